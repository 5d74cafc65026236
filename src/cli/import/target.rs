//! Where imported rows are written: in the table's `.csv`, in its sheet, or in a file beside where
//! the table is kept in what is not written here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::{Stop, output, targets};
use super::declared::Declared;
use crate::diagnostic::source::SourceFile;
use crate::import::Completed;
use crate::import::csv_text::{self, Cells, NewRow};
use crate::import::sheet_rows;
use crate::language::partial_date::Period;
use crate::read::schema::TableSchema;
use crate::read::{Input, MANIFEST, Replaced, Table, TableForm, decoded};

/// The files that an import writes, before any of them is written.
#[derive(Default)]
pub(super) struct Files {
    /// Each with its new bytes, and those from which they were made.
    list: Vec<File>,
    /// What is left to do.
    advice: Vec<String>,
    /// How many tables do not receive their rows.
    pub(super) elsewhere: usize,
}

struct File {
    path: PathBuf,
    /// Its path from the edition, if it is one of its files.
    name: Option<String>,
    former: Option<Vec<u8>>,
    bytes: Vec<u8>,
}

/// What becomes of a table.
pub(super) struct Rows<'a> {
    pub(super) schema: &'static TableSchema,
    pub(super) changed: BTreeMap<u32, Cells>,
    pub(super) added: Vec<NewRow<'a>>,
    /// Records that give way.
    pub(super) removed: &'a BTreeSet<u32>,
    pub(super) period: Period,
}

impl Files {
    /// Adds the file of a table.
    pub(super) fn add(
        &mut self,
        edition: &Path,
        input: &Input,
        rows: &Rows<'_>,
    ) -> Result<(), Stop> {
        let name = rows.schema.name;
        let Some(table) = input.tables.get(name) else {
            let exists = |ending: &str| edition.join(format!("{name}.{ending}")).exists();
            if let Some(ending) = ["csv", "xlsx", "ods"].into_iter().find(|it| exists(it)) {
                return Err(Stop::Usage(format!(
                    "« {name}.{ending} » ne peut pas être lu : « rapport check » dit pourquoi ; corrigez-le d'abord"
                )));
            }
            let bytes = csv_text::new(rows.schema, &rows.added).into_bytes();
            let path = edition.join(format!("{name}.csv"));
            let name = Some(format!("{name}.csv"));
            self.list.push(File { path, name, former: None, bytes });
            return Ok(());
        };
        let file = input.sources.file(table.file);
        if input.open_elsewhere.contains(&file.path) {
            return Err(Stop::Usage(format!(
                "« {} » est ouvert dans un tableur : enregistrez-le, fermez-le, puis recommencez",
                file.path
            )));
        }
        let facts = input.facts.iter().find(|facts| facts.file == table.file);
        let form = facts.map(|facts| facts.form).filter(|_| file.records.is_some());
        match form {
            Some(_) if !has_header(table) => Err(Stop::Usage(format!(
                "« {} » n'a pas d'en-tête qui soit compris : « rapport check » dit pourquoi ; corrigez-le d'abord",
                file.path
            ))),
            Some(TableForm::Text { .. }) => self.add_text(edition, file, form, table, rows),
            Some(TableForm::Sheet { .. }) => self.add_sheet(edition, file, table, rows),
            None => {
                self.add_beside(
                    edition,
                    rows,
                    &format!(
                        "La table « {name} » est lue dans « {} » par [lecture.{name}] de rapport.toml, où rapport n'écrit pas : ajoutez à l'édition et à « fichier » de cette section le fichier",
                        file.path
                    ),
                );
                Ok(())
            }
        }
    }

    /// A `.csv` of the edition.
    fn add_text(
        &mut self,
        edition: &Path,
        file: &SourceFile,
        form: Option<TableForm>,
        table: &Table,
        rows: &Rows<'_>,
    ) -> Result<(), Stop> {
        let (Some(TableForm::Text { encoding, separator }), Some(records)) = (form, &file.records)
        else {
            return Ok(());
        };
        let path = edition.join(&file.path);
        let former = self.bytes(&path)?;
        let was_marked = former.starts_with(b"\xEF\xBB\xBF");
        // What is not shown of a table is written again all the same: its text comes from the file.
        let text = decoded(former.clone());
        let separator = char::from(separator.byte());
        let standing =
            csv_text::Standing { text: &text, records, separator, table, removed: rows.removed };
        let text = csv_text::with(&standing, &rows.changed, &rows.added);
        let bytes = csv_text::encoded(&text, encoding, was_marked);
        self.replace(&file.path, path, former, bytes);
        Ok(())
    }

    /// A sheet of a workbook; where it cannot be written, a file beside.
    fn add_sheet(
        &mut self,
        edition: &Path,
        file: &SourceFile,
        table: &Table,
        rows: &Rows<'_>,
    ) -> Result<(), Stop> {
        let (Some(sheet), Some(records)) = (&file.sheet, &file.records) else { return Ok(()) };
        let path = edition.join(&file.path);
        let former = self.bytes(&path)?;
        let standing = sheet_rows::Standing { sheet, records, table, period: rows.period };
        match sheet_rows::with(&former, &standing, &rows.changed, &rows.added) {
            Ok(written) => {
                let notes = written.notes.iter();
                self.advice.extend(
                    notes.map(|it| format!("« {} », feuille « {sheet} » : {it}.\n", file.path)),
                );
                self.replace(&file.path, path, former, written.bytes);
            }
            Err(refusal) => {
                let (reason, help) = refusal.reason_and_help();
                let advice = format!(
                    "Rien n'est écrit dans « {} », feuille « {sheet} » : {reason} ; {help}. Ou collez-y les lignes de",
                    file.path
                );
                self.add_beside(edition, rows, &advice);
            }
        }
        Ok(())
    }

    /// A file with the rows alone; `advice` ends before its name.
    fn add_beside(&mut self, edition: &Path, rows: &Rows<'_>, advice: &str) {
        let name = format!("import-{}.csv", rows.schema.name);
        let path = targets::usual(Some(edition), &name);
        let changed = rows.changed.values().map(|values| {
            let source = values.get("source").cloned().unwrap_or_default();
            NewRow { values, given: Completed::default(), source }
        });
        let all: Vec<NewRow<'_>> = changed.chain(rows.added.iter().cloned()).collect();
        let bytes = csv_text::new(rows.schema, &all).into_bytes();
        self.advice.push(format!("{advice} « {} ».\n", path.display()));
        self.elsewhere += 1;
        self.list.push(File { path, name: None, former: None, bytes });
    }

    /// Adds what goes with the rows: the ids that they need, the profiles that read their file.
    pub(super) fn also(
        &mut self,
        edition: &Path,
        declared: &Declared,
        profiles: &[(String, String)],
    ) -> Result<(), Stop> {
        if !declared.is_empty() {
            let path = edition.join(MANIFEST);
            let former = self.bytes(&path)?;
            let text = String::from_utf8_lossy(&former).into_owned();
            self.replace(MANIFEST, path, former, declared.written(&text).into_bytes());
        }
        for (id, text) in profiles {
            let name = format!("profils/{id}.toml");
            let path = edition.join(&name);
            let former = match path.exists() {
                true => Some(self.bytes(&path)?),
                false => None,
            };
            let bytes = text.clone().into_bytes();
            self.list.push(File { path, name: Some(name), former, bytes });
        }
        Ok(())
    }

    /// Whether nothing is to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What a file holds: of a workbook of several tables, what was made of it already.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Stop> {
        match self.list.iter().find(|file| file.path == path) {
            Some(file) => Ok(file.bytes.clone()),
            None => fs::read(path).map_err(|error| output::fault(path, "lu", &error)),
        }
    }

    fn replace(&mut self, name: &str, path: PathBuf, former: Vec<u8>, bytes: Vec<u8>) {
        match self.list.iter_mut().find(|file| file.path == path) {
            Some(file) => file.bytes = bytes,
            None => {
                let name = Some(name.to_owned());
                self.list.push(File { path, name, former: Some(former), bytes });
            }
        }
    }

    /// What is left to do, to be told before anybody agrees to it.
    pub(super) fn advice(&self) -> &[String] {
        &self.advice
    }

    /// What would be read in the place of the files of the edition.
    pub(super) fn replaced(&self) -> Replaced {
        let files = self.list.iter().filter_map(|file| Some((file.name.clone()?, file)));
        files.map(|(name, file)| (name, Arc::from(file.bytes.as_slice()))).collect()
    }

    /// Writes all of them, if none has changed since it was read.
    pub(super) fn write(&self) -> Result<(), Stop> {
        for file in &self.list {
            let Some(former) = &file.former else { continue };
            let now =
                fs::read(&file.path).map_err(|error| output::fault(&file.path, "lu", &error))?;
            if now != *former {
                return Err(Stop::Usage(format!(
                    "« {} » a changé entre-temps : rien n'est écrit, recommencez",
                    file.path.display()
                )));
            }
        }
        for folder in self.list.iter().filter_map(|file| file.path.parent()) {
            fs::create_dir_all(folder).map_err(|error| output::fault(folder, "créé", &error))?;
        }
        let files: Vec<(&Path, &[u8])> =
            self.list.iter().map(|file| (file.path.as_path(), file.bytes.as_slice())).collect();
        output::write_all(&files)?;
        for file in &self.list {
            output::result(&format!("{}\n", file.path.display()))?;
        }
        Ok(())
    }
}

/// Whether a table has one of the columns that it must have.
fn has_header(table: &Table) -> bool {
    let mut needed = table.schema.columns.iter().filter(|column| column.required).peekable();
    needed.peek().is_none() || needed.any(|column| table.has(column.name))
}
