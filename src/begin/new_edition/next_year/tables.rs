//! Tables of next year: the rows of people and bodies that last, and nothing
//! but the header of the others. Who keeps a workbook receives one.

use std::path::Path;

use super::dates::Shift;
use crate::begin::new_edition::NewFile;
use crate::begin::workbook::{self, Rows, Words};
use crate::dataset;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::Place;
use crate::read::{Input, Table, harmless};

pub(super) fn next(input: &Input, edition: &Path, shift: Shift) -> Vec<NewFile> {
    if let Some(workbook) = next_workbook(input, shift) {
        return vec![workbook];
    }
    input
        .tables
        .iter()
        .map(|(name, table)| {
            let path = &input.sources.file(table.file).path;
            let lasts = table.schema.lasting;
            let is_text = path.to_ascii_lowercase().ends_with(".csv");
            match std::fs::read(edition.join(path)) {
                Ok(bytes) if lasts && is_text && table.schema.yearly.is_empty() => {
                    NewFile { path: path.clone(), bytes }
                }
                _ if lasts && is_text => NewFile::table(path, &rows(table, true)),
                _ if lasts => NewFile::table(&format!("{name}.csv"), &rows(table, true)),
                _ if is_text => {
                    let header = Place::Record { file: table.file, record: 0 };
                    let header = input.sources.text(header).trim_end();
                    NewFile::table(path, &format!("{header}\n"))
                }
                _ => NewFile::table(&format!("{name}.csv"), &rows(table, false)),
            }
        })
        .collect()
}

/// The workbook of entry of next year, if all tables of this one are sheets.
fn next_workbook(input: &Input, shift: Shift) -> Option<NewFile> {
    let files: Vec<_> = input.tables.values().map(|table| input.sources.file(table.file)).collect();
    if files.is_empty() || files.iter().any(|file| file.sheet.is_none()) {
        return None;
    }
    let mut settings = dataset::check(input, &mut Diagnostics::default()).settings;
    settings.edition.year = shift.to;
    let words = Words::of_edition(&settings, input);
    let bytes = workbook::write(&words, &Rows::Lasting(input)).ok()?;
    let first = &files[0].path;
    let is_only = files.iter().all(|file| file.path == *first);
    // A workbook of one table, or of another format, would bear a wrong name.
    let keeps_name =
        is_only && first.ends_with(".xlsx") && dataset::catalogue().find(stem(first)).is_none();
    let path = match keeps_name {
        true => first.replace(&shift.from.to_string(), &shift.to.to_string()),
        false => format!("saisie-{}.xlsx", shift.to),
    };
    Some(NewFile { path, bytes })
}

fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The columns that a table has, and its rows if they last.
fn rows(table: &Table, with_rows: bool) -> String {
    let columns: Vec<&str> = table.schema.names().filter(|name| table.has(name)).collect();
    let mut text = format!("{}\n", columns.join(";"));
    for row in table.rows().filter(|_| with_rows) {
        let kept =
            |name: &&str| if table.schema.yearly.contains(name) { "" } else { row.get(name) };
        let cells: Vec<String> = columns.iter().map(|name| cell(kept(name))).collect();
        text.push_str(&cells.join(";"));
        text.push('\n');
    }
    text
}

fn cell(text: &str) -> String {
    let text = harmless(text);
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}
