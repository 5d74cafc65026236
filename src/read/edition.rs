//! The files of an edition, one after the other.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::approvals::{self, APPROVALS, Approvals};
use super::comments::{self, COMMENTS, Comment};
use super::damage::Damage;
use super::documents;
use super::encoding::{Decoding, decode};
use super::folder::{self, Found, Trouble};
use super::manifest::{Manifest, MembersPrivacy};
use super::personal::{self, Doubt};
use super::sheet::Fault;
use super::table::Table;
use super::unread::{self, Unread};
use super::{
    Asset, Input, MANIFEST, Replaced, TableFacts, TableForm, Text, csv, file_names, own_tables,
    soundness,
};
use crate::diagnostic::source::{FileId, Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::schema::{Catalogue, TableSchema};

mod by_rules;
mod offers;
mod outline_texts;
mod workbook;

/// Bytes of an unknown file in which its header is looked for.
const LONGEST_HEADER: usize = 64 * 1024;

/// What was read so far.
#[derive(Default)]
pub struct Reading {
    /// The tables that the edition may hold.
    catalogue: Catalogue,
    sources: SourceMap,
    diagnostics: Diagnostics,
    manifest: Option<Manifest>,
    tables: BTreeMap<&'static str, Table>,
    texts: Vec<Text>,
    images: Vec<Asset>,
    facts: Vec<TableFacts>,
    open_elsewhere: Vec<String>,
    replaced: Replaced,
    counted_members: Vec<String>,
    approvals: Approvals,
    comments: Vec<Comment>,
    /// The files and folders of the edition.
    names: Vec<String>,
    /// The files of `textes/` that are no texts.
    other_texts: Vec<String>,
}

impl Reading {
    /// Nothing yet, of an edition that may hold these tables.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self { catalogue: catalogue.clone(), ..Self::default() }
    }

    /// Reads these in the place of the files of a folder, or beside them.
    pub fn replace(&mut self, replaced: &Replaced) {
        self.replaced.clone_from(replaced);
    }

    /// Reads a folder.
    pub fn read(&mut self, edition: &Path) {
        let mut entries = match folder::entries(edition, "") {
            Ok(entries) => entries,
            Err(trouble) => return self.report_folder(edition, &trouble),
        };
        for (path, bytes) in &self.replaced {
            let instead = Some(Arc::clone(bytes));
            match entries.iter_mut().find(|entry| entry.path == *path) {
                Some(entry) => entry.instead = instead,
                None => {
                    let file = edition.join(path);
                    entries.push(Found { path: path.clone(), file, outside: None, instead });
                }
            }
        }
        self.open_elsewhere = folder::open_elsewhere(edition);
        self.names = entries.iter().map(|entry| entry.path.clone()).collect();
        self.read_manifest(&entries);
        let rules = self.rules();
        let files = rules.iter().flat_map(|(_, rules)| &rules.files).flat_map(|files| &files.0);
        let by_rules: Vec<String> = files.map(|file| file_names::key(file)).collect();
        for found in entries.iter().filter(|it| !by_rules.contains(&file_names::key(&it.path))) {
            self.read_entry(found);
        }
        for (schema, rules) in &rules {
            self.read_by_rules(edition, schema, rules);
        }
        self.read_texts(edition);
        self.read_images(edition);
        self.report_missing_texts();
        self.report_unused_texts();
    }

    /// What was read, sorted.
    pub fn finish(mut self) -> (Input, Diagnostics) {
        let manifest = self.manifest.take().unwrap_or_else(|| {
            let file = self.sources.by_path(MANIFEST);
            Manifest::empty(file.unwrap_or_else(|| self.sources.add(MANIFEST, "")))
        });
        self.diagnostics.sort(&self.sources);
        let Self { sources, diagnostics, tables, texts, images, facts, .. } = self;
        let Self { catalogue, open_elsewhere, counted_members, .. } = self;
        let Self { comments, approvals, .. } = self;
        let Approvals { approvals, past: past_approvals, numbers } = approvals;
        let input = Input {
            sources,
            manifest,
            catalogue,
            tables,
            texts,
            images,
            facts,
            open_elsewhere,
            counted_members,
            approvals,
            past_approvals,
            numbers,
            comments,
        };
        (input, diagnostics)
    }

    fn report_folder(&mut self, edition: &Path, trouble: &Trouble) {
        let shown = edition.display();
        self.diagnostics.push(match trouble {
            Trouble::Missing => {
                Diagnostic::new(Code::MissingFile, format!("le dossier « {shown} » n'existe pas"))
            }
            Trouble::Unreadable(reason) => Diagnostic::new(
                Code::UnreadableFile,
                format!("le dossier « {shown} » ne peut pas être lu : {reason}"),
            ),
        });
    }

    fn read_manifest(&mut self, entries: &[Found]) {
        let Some(found) = entries.iter().find(|entry| entry.path == MANIFEST) else {
            let file = self.sources.add(MANIFEST, "");
            let help = unread::manifest(entries.iter().map(|entry| entry.path.as_str()))
                .unwrap_or_else(|| "créez-le : le README donne le plus petit".to_owned());
            self.diagnostics.push(
                Diagnostic::new(Code::MissingFile, "le fichier « rapport.toml » n'existe pas")
                    .at(Place::File(file))
                    .help(help),
            );
            return;
        };
        let Some((file, decoding)) = self.add_text(found) else { return };
        soundness::report(file, &decoding, &self.sources, &mut self.diagnostics);
        let manifest = Manifest::parse(file, &self.sources, &mut self.diagnostics);
        own_tables::add(&manifest, &mut self.catalogue, &mut self.diagnostics);
        self.manifest = Some(manifest);
    }

    /// The bytes of a file that is there; or the reason why not, reported.
    fn bytes(&mut self, found: &Found) -> Option<Vec<u8>> {
        let reason = match found.bytes() {
            Ok(bytes) => return Some(bytes),
            Err(Trouble::Missing) => "il renvoie à un fichier qui n'existe pas".to_owned(),
            Err(Trouble::Unreadable(reason)) => reason,
        };
        let file = self.sources.add(&found.path, "");
        let message = format!("« {} » ne peut pas être lu : {reason}", found.path);
        let mut diagnostic = Diagnostic::new(Code::UnreadableFile, message)
            .at(Place::File(file))
            .help("vérifiez que le fichier s'ouvre, ou sortez-le du dossier de l'édition");
        diagnostic.subject = unread::table_of(&self.catalogue, &found.path);
        self.diagnostics.push(diagnostic);
        None
    }

    fn add_text(&mut self, found: &Found) -> Option<(FileId, Decoding)> {
        let bytes = self.bytes(found)?;
        let is_prose = found.path.ends_with(".typ");
        if let Some(kind) = documents::kind(&bytes, is_prose) {
            let file = self.sources.add(&found.path, "");
            let message = format!("« {} » n'est pas un fichier de texte, mais {kind}", found.path);
            let help = match is_prose {
                true => documents::cure(&found.path, &found.path),
                false => "changer la fin du nom ne suffit pas : ouvrez-le et enregistrez-le en « CSV UTF-8 »".to_owned(),
            };
            let mut diagnostic =
                Diagnostic::new(Code::UnreadableFile, message).at(Place::File(file)).help(help);
            diagnostic.subject = unread::table_of(&self.catalogue, &found.path);
            self.diagnostics.push(diagnostic);
            return None;
        }
        let (text, decoding) = decode(bytes);
        Some((self.sources.add(&found.path, text), decoding))
    }

    fn read_entry(&mut self, found: &Found) {
        if found.file.is_dir() && !found.path.contains('.') {
            let inside = folder::entries(&found.file, "").unwrap_or_default();
            return self.report_unread(unread::folder(&self.catalogue, &found.path, &inside));
        }
        if found.path == APPROVALS {
            return self.read_approvals(found);
        }
        if found.path == COMMENTS {
            return self.read_comments(found);
        }
        let Some((stem, extension)) = found.path.rsplit_once('.') else { return };
        match extension.to_ascii_lowercase().as_str() {
            "csv" => match self.catalogue.find(stem) {
                Some(schema) => self.read_table(schema, found),
                None if self.report_export(found) || self.offer_text(found) => {}
                None => self.report_unread(unread::unknown_table(
                    &self.catalogue,
                    &found.path,
                    stem,
                    &self.names,
                )),
            },
            "xlsx" | "xlsm" | "ods" => self.read_workbook(found, stem),
            other => {
                self.report_unread(unread::other_format(&self.catalogue, &found.path, stem, other))
            }
        }
    }

    fn read_approvals(&mut self, found: &Found) {
        let Some((file, decoding)) = self.add_text(found) else { return };
        soundness::report(file, &decoding, &self.sources, &mut self.diagnostics);
        let text = &self.sources.file(file).text;
        self.approvals = approvals::parse(file, text, &mut self.diagnostics);
    }

    fn read_comments(&mut self, found: &Found) {
        let Some((file, decoding)) = self.add_text(found) else { return };
        let text = &self.sources.file(file).text;
        let damage = Damage::of(text);
        let csv::Read { table, records, .. } =
            csv::read(&comments::SCHEMA, file, text, &mut self.diagnostics);
        self.sources.set_records(file, records);
        soundness::report_found(file, &decoding, &damage, &self.sources, &mut self.diagnostics);
        self.comments = comments::of(&table, &mut self.diagnostics);
    }

    fn report_unread(&mut self, unread: Option<Unread>) {
        let Some(Unread { path, diagnostic }) = unread else { return };
        let file = self.sources.add(path, "");
        self.diagnostics.push(diagnostic.at(Place::File(file)));
    }

    /// The table as this edition has it: of members that are only counted, no
    /// column that names them is needed.
    fn as_kept(&self, schema: &'static TableSchema) -> &'static TableSchema {
        schema.counted.filter(|_| self.counts_members()).unwrap_or(schema)
    }

    fn counts_members(&self) -> bool {
        let privacy = self.manifest.as_ref().and_then(|it| it.privacy.as_ref());
        let members = privacy.and_then(|it| it.members.as_ref());
        members.is_some_and(|it| it.value == MembersPrivacy::Count)
    }

    fn read_table(&mut self, schema: &'static TableSchema, found: &Found) {
        let schema = self.as_kept(schema);
        if self.tables.contains_key(schema.name) {
            let file = self.sources.add(&found.path, "");
            return self.report_twice(schema, file);
        }
        let Some((file, decoding)) = self.add_text(found) else { return };
        let text = &self.sources.file(file).text;
        let diagnostics = &mut self.diagnostics;
        // It may be long: what is in it and whether it is damaged are found side by side.
        let (read, damage) =
            rayon::join(|| csv::read(schema, file, text, diagnostics), || Damage::of(text));
        let csv::Read { table, separator, records } = read;
        self.sources.set_records(file, records);
        soundness::report_found(file, &decoding, &damage, &self.sources, &mut self.diagnostics);
        self.add_table(table, TableForm::Text { encoding: decoding.encoding, separator });
    }

    fn add_table(&mut self, mut table: Table, form: TableForm) {
        self.offer_rules(&table);
        let (file, rows) = (table.file, table.len());
        let inferred = std::mem::take(&mut table.inferred);
        self.facts.push(TableFacts { file, form, rows, inferred });
        self.keep(table);
    }

    fn keep(&mut self, mut table: Table) {
        let file = table.file;
        if !table.schema.hidden.is_empty() {
            // What names a person goes no further than this: no page, message or file shows it. The
            // names alone are kept, to be looked for in what is printed.
            self.counted_members = table.rows().map(|row| row.get("nom").to_owned()).collect();
            table.hide(table.schema.hidden);
            self.sources.hide_cells(file, table.header, |field| table.column(field).is_some());
        }
        self.tables.insert(table.schema.name, table);
    }

    fn report_twice(&mut self, schema: &'static TableSchema, file: FileId) {
        let Some(first) = self.tables.get(schema.name) else { return };
        let message = format!("la table « {} » est déjà lue dans un autre fichier", schema.name);
        self.diagnostics.push(
            Diagnostic::new(Code::DuplicateTable, message)
                .at(Place::File(file))
                .related(Place::File(first.file), "le fichier lu")
                .help("gardez un seul des deux fichiers dans le dossier"),
        );
    }

    fn report_fault(&mut self, path: &str, file: FileId, fault: Fault) {
        let (reason, help) = fault.message_and_help();
        let message = format!("« {path} » ne peut pas être lu : {reason}");
        let mut diagnostic =
            Diagnostic::new(Code::UnreadableFile, message).at(Place::File(file)).help(help);
        diagnostic.subject = unread::table_of(&self.catalogue, path);
        self.diagnostics.push(diagnostic);
    }

    /// Tells an export that has a row for each person, whatever its name. Only
    /// its header is kept.
    fn report_export(&mut self, found: &Found) -> bool {
        let Ok(mut bytes) = found.bytes() else { return false };
        bytes.truncate(LONGEST_HEADER);
        let (text, _) = decode(bytes);
        let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let names = header.split([';', ',', '\t', '|']);
        let Some(export) = personal::export(None, names, Doubt::Some) else { return false };
        let file = self.sources.add(&found.path, header);
        self.diagnostics.push(export.at(Place::span(file, 0..header.len())));
        true
    }

    fn files(&mut self, edition: &Path, folder: &str) -> Vec<Found> {
        match folder::files(edition, folder) {
            Ok(files) => files,
            // An edition may have no texts yet, and no images at all.
            Err(Trouble::Missing) => Vec::new(),
            Err(Trouble::Unreadable(reason)) => {
                let file = self.sources.add(folder, "");
                let message = format!("le dossier « {folder} » ne peut pas être lu : {reason}");
                self.diagnostics
                    .push(Diagnostic::new(Code::UnreadableFile, message).at(Place::File(file)));
                Vec::new()
            }
        }
    }

    fn read_texts(&mut self, edition: &Path) {
        for found in self.files(edition, "textes") {
            if !found.path.ends_with(".typ") {
                self.other_texts.push(found.path);
                continue;
            }
            let Some((file, decoding)) = self.add_text(&found) else { continue };
            soundness::report(file, &decoding, &self.sources, &mut self.diagnostics);
            self.texts.push(Text { path: found.path, file });
        }
    }

    fn read_images(&mut self, edition: &Path) {
        for found in self.files(edition, "images") {
            if let Some(bytes) = self.bytes(&found) {
                self.images.push(Asset { path: found.path, bytes });
            }
        }
    }
}
