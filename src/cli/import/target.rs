//! Where imported rows are written: in the table's `.csv`, or in a file beside where the table is
//! kept in what is not written here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Stop, output, targets};
use crate::import::csv_text::{self, Cells, NewRow, Standing};
use crate::read::schema::TableSchema;
use crate::read::{Encoding, Input, TableForm, decoded};

/// A table that rows go to.
pub(super) enum Target {
    /// A file that does not exist yet.
    New(PathBuf),
    /// A `.csv` of the edition, with the bytes from which the plan was made.
    Text { path: PathBuf, bytes: Vec<u8>, encoding: Encoding, separator: char },
    /// A table that is not written here: its rows go to a file of their own, to be pasted.
    Elsewhere { path: PathBuf, kept_in: String },
}

impl Target {
    /// Of a table of an edition.
    pub(super) fn of(
        edition: &Path,
        input: &Input,
        schema: &'static TableSchema,
    ) -> Result<Self, Stop> {
        let Some(table) = input.tables.get(schema.name) else {
            let path = edition.join(format!("{}.csv", schema.name));
            let exists = |ending: &str| edition.join(format!("{}.{ending}", schema.name)).exists();
            if let Some(ending) = ["csv", "xlsx", "ods"].into_iter().find(|it| exists(it)) {
                return Err(Stop::Usage(format!(
                    "« {}.{ending} » ne peut pas être lu : « rapport check » dit pourquoi ; corrigez-le d'abord",
                    schema.name
                )));
            }
            return Ok(Self::New(path));
        };
        let file = input.sources.file(table.file);
        let facts = input.facts.iter().find(|facts| facts.file == table.file);
        let form = facts.map(|facts| facts.form);
        let Some(TableForm::Text { encoding, separator }) = form.filter(|_| file.records.is_some())
        else {
            let name = format!("import-{}.csv", schema.name);
            let path = targets::usual(Some(edition), &name);
            return Ok(Self::Elsewhere { path, kept_in: file.path.clone() });
        };
        let needed = schema.columns.iter().filter(|column| column.required);
        if needed.clone().next().is_some() && needed.clone().all(|it| !table.has(it.name)) {
            return Err(Stop::Usage(format!(
                "« {} » n'a pas d'en-tête qui soit compris : « rapport check » dit pourquoi ; corrigez-le d'abord",
                file.path
            )));
        }
        let path = edition.join(&file.path);
        let bytes = fs::read(&path).map_err(|error| output::fault(&path, "lu", &error))?;
        let separator = char::from(separator.byte());
        Ok(Self::Text { path, bytes, encoding, separator })
    }

    /// Whether the rows do not go into their table.
    pub(super) fn is_elsewhere(&self) -> bool {
        matches!(self, Self::Elsewhere { .. })
    }

    /// What is left to do.
    pub(super) fn advice(&self) -> Option<String> {
        let Self::Elsewhere { kept_in, path } = self else { return None };
        Some(format!(
            "La table est tenue dans « {kept_in} », où rapport n'écrit pas : collez-y les lignes de « {} », ou ajoutez ce fichier à l'édition et à « fichier » de [lecture].\n",
            path.display()
        ))
    }

    /// The file and its new bytes.
    pub(super) fn written(
        &self,
        input: &Input,
        schema: &'static TableSchema,
        changed: &BTreeMap<u32, Cells>,
        added: &[NewRow<'_>],
    ) -> Result<(PathBuf, Vec<u8>), Stop> {
        match self {
            Self::New(path) => Ok((path.clone(), csv_text::new(schema, added).into_bytes())),
            Self::Elsewhere { path, .. } => {
                let none = BTreeMap::new();
                let changed = changed.values().map(|values| {
                    let source = values.get("source").cloned().unwrap_or_default();
                    NewRow { values, given: &none, source }
                });
                let all: Vec<NewRow<'_>> = changed.chain(added.iter().cloned()).collect();
                Ok((path.clone(), csv_text::new(schema, &all).into_bytes()))
            }
            Self::Text { path, bytes, encoding, separator } => {
                let now = fs::read(path).map_err(|error| output::fault(path, "lu", &error))?;
                let table = input.tables.get(schema.name);
                let records = table.and_then(|it| input.sources.file(it.file).records.as_ref());
                let (Some(table), Some(records), true) = (table, records, now == *bytes) else {
                    return Err(Stop::Usage(format!(
                        "« {} » a changé entre-temps : rien n'est écrit, recommencez",
                        path.display()
                    )));
                };
                let was_marked = bytes.starts_with(b"\xEF\xBB\xBF");
                // What is not shown of a table is written again all the same: its text comes from the file.
                let text = decoded(bytes.clone());
                let standing = Standing { text: &text, records, separator: *separator, table };
                let text = csv_text::with(&standing, changed, added);
                Ok((path.clone(), csv_text::encoded(&text, *encoding, was_marked)))
            }
        }
    }
}
