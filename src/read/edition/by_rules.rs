//! The files of `[lecture.TABLE]`: opened, and made into their table.

use std::path::Path;

use super::Reading;
use crate::diagnostic::source::{Place, Records, Sourced};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::partial_date::{Period, Zone};
use crate::language::suggest::{self, name_key};
use crate::read::by_rules::{self, Part};
use crate::read::damage::Damage;
use crate::read::folder::{self, Found};
use crate::read::manifest::{Manifest, ReadingRules};
use crate::read::schema::TableSchema;
use crate::read::separator::{declared, detect_any};
use crate::read::sheet::{self, Book};
use crate::read::{TableForm, csv, file_names, soundness};

/// Endings of files that are workbooks.
const WORKBOOKS: [&str; 3] = ["xlsx", "xlsm", "ods"];

impl Reading {
    /// The rules of `rapport.toml`, and the tables that they read.
    pub(super) fn rules(&mut self) -> Vec<(&'static TableSchema, ReadingRules)> {
        let readings = self.manifest.iter().filter_map(|it| it.readings.as_ref());
        let readings: Vec<_> = readings.flat_map(|it| it.0.clone()).collect();
        let mut rules: Vec<(&'static TableSchema, ReadingRules)> = Vec::new();
        for (name, one) in readings {
            match self.catalogue.find(&name) {
                Some(schema) if rules.iter().all(|(known, _)| known.name != schema.name) => {
                    rules.push((self.as_kept(schema), one));
                }
                Some(_) => {
                    let message = format!("la lecture de « {name} » est déjà dite");
                    self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateId, message)
                            .at(name.place)
                            .about(name.as_str())
                            .help(
                                "gardez une seule des deux sections : « fichier » admet une liste",
                            ),
                    );
                }
                None => {
                    let names: Vec<&str> = self.catalogue.names().collect();
                    let message = format!("« {name} » n'est pas une table");
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, message)
                            .at(name.place)
                            .help(suggest::help(&name, &names, "tables")),
                    );
                }
            }
        }
        rules
    }

    /// Reads a table by its rules.
    pub(super) fn read_by_rules(
        &mut self,
        edition: &Path,
        schema: &'static TableSchema,
        rules: &ReadingRules,
    ) {
        let files = rules.files.iter().flat_map(|files| &files.0);
        let mut parts = Vec::new();
        for file in files {
            let found = self.find(edition, file);
            parts.extend(self.open_by_rules(&found, file, rules));
        }
        if let Some(first) = self.tables.get(schema.name) {
            let message =
                format!("la table « {} » est déjà lue dans un autre fichier", schema.name);
            self.diagnostics.push(
                Diagnostic::new(Code::DuplicateTable, message)
                    .at(rules.place)
                    .related(Place::File(first.file), "le fichier lu")
                    .help("supprimez ce fichier s'il n'a que des exemples ; sinon ajoutez-le à « fichier », qui admet une liste, ou sortez-le du dossier"),
            );
            return;
        }
        let manifest = self.manifest.as_ref();
        let period = manifest.and_then(Manifest::period).unwrap_or(Period::calendar(0));
        let zone = manifest.and_then(|it| it.organisation.as_ref()?.zone_name());
        let home = zone.and_then(Zone::named).unwrap_or_default();
        let reading = by_rules::Reading { schema, rules, period, home };
        let Some(made) = reading.make(parts, &mut self.sources, &mut self.diagnostics) else {
            return;
        };
        // What rules leave out is shown nowhere: it may tell who somebody is.
        for (file, header, kept) in &made.kept {
            self.sources.hide_cells(*file, *header, |field| kept.contains(&field));
        }
        self.facts.extend(made.facts);
        self.keep(made.table);
    }

    /// A file of the edition that rules name.
    fn find(&self, edition: &Path, written: &Sourced<String>) -> Found {
        let path = written.trim_start_matches("./").replace('\\', "/");
        let known = file_names::find(&path, self.names.iter().map(String::as_str));
        let path = known.map_or(path.clone(), str::to_owned);
        let file = edition.join(&path);
        let outside = folder::outside(edition, &file);
        let instead = self.replaced.get(&path).cloned();
        Found { path, file, outside, instead }
    }

    fn open_by_rules(
        &mut self,
        found: &Found,
        written: &Sourced<String>,
        rules: &ReadingRules,
    ) -> Vec<Part> {
        if found.instead.is_none() && !found.file.exists() {
            let message = format!("« {written} » n'est pas dans le dossier de l'édition");
            let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            let help = suggest::did_you_mean(written, names)
                .unwrap_or_else(|| "posez-y le fichier, ou corrigez son nom".to_owned());
            self.diagnostics
                .push(Diagnostic::new(Code::MissingFile, message).at(written.place).help(help));
            return Vec::new();
        }
        let ending = found.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match WORKBOOKS.contains(&ending.to_ascii_lowercase().as_str()) {
            true => self.open_sheets(found, rules),
            false => self.open_text(found).into_iter().collect(),
        }
    }

    fn open_text(&mut self, found: &Found) -> Option<Part> {
        let (file, decoding) = self.add_text(found)?;
        let text = &self.sources.file(file).text;
        let (separator, start) = declared(text).unwrap_or_else(|| (detect_any(text), 0));
        let damage = Damage::of(text);
        let (grid, records) = csv::cells(file, text, separator, start, &mut self.diagnostics);
        self.sources.set_records(file, records);
        soundness::report_found(file, &decoding, &damage, &self.sources, &mut self.diagnostics);
        let form = TableForm::Text { encoding: decoding.encoding, separator };
        Some(Part { file, grid, form, sheet: None })
    }

    fn open_sheets(&mut self, found: &Found, rules: &ReadingRules) -> Vec<Part> {
        let Some(bytes) = self.bytes(found) else { return Vec::new() };
        let mut book = match Book::open(&bytes) {
            Ok(book) => book,
            Err(fault) => {
                let file = self.sources.add(&found.path, "");
                self.report_fault(&found.path, file, fault);
                return Vec::new();
            }
        };
        let mut parts = Vec::new();
        for name in self.sheets_of(found, &mut book, rules) {
            let opened = sheet::open(&found.path, &name, &mut book, &mut self.sources);
            match opened {
                Ok((file, grid, sheet)) => {
                    soundness::report_damage(file, &self.sources, &mut self.diagnostics);
                    let form = TableForm::Sheet { dates: sheet.dates };
                    parts.push(Part { file, grid, form, sheet: Some(sheet) });
                }
                Err(fault) => {
                    let none = (String::new(), Records::empty());
                    let file = self.sources.add_sheet(&found.path, &name, none.0, none.1);
                    self.report_fault(&found.path, file, fault);
                }
            }
        }
        parts
    }

    /// The sheets that rules name; else the first that has any value, and the others are reported.
    fn sheets_of(&mut self, found: &Found, book: &mut Book, rules: &ReadingRules) -> Vec<String> {
        let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let Some(asked) = &rules.sheets else {
            let filled: Vec<String> =
                names.into_iter().filter(|name| !book.is_empty(name)).collect();
            let mut filled = filled.into_iter();
            let first = filled.next();
            for other in filled {
                let message = format!("la feuille « {other} » n'est pas lue");
                let help = "dites lesquelles le sont : feuille = \"…\", ou une liste";
                self.tell_of_sheet(found, &other, Code::IgnoredSheet, message, help);
            }
            return first.into_iter().collect();
        };
        let mut sheets = Vec::new();
        for written in &asked.0 {
            match names.iter().find(|name| name_key(name) == name_key(written)) {
                Some(name) => sheets.push(name.clone()),
                // Of several workbooks, each has some of the sheets.
                None if rules.files.as_ref().is_some_and(|it| it.0.len() > 1) => {}
                None => {
                    let known: Vec<&str> = names.iter().map(String::as_str).collect();
                    let message =
                        format!("le classeur « {} » n'a pas de feuille « {written} »", found.path);
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, message)
                            .at(written.place)
                            .help(suggest::help(written, &known, "feuilles")),
                    );
                }
            }
        }
        sheets
    }
}
