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
    let is_sheet = |table: &&Table| input.sources.file(table.file).sheet.is_some();
    let sheets: Vec<&Table> = input.tables.values().filter(is_sheet).collect();
    let workbook = next_workbook(input, &sheets, shift);
    let is_in_workbook = |table: &Table| workbook.is_some() && is_sheet(&table);
    // Those that rules read have their own files.
    let is_by_rules = |table: &Table| input.sources.file(table.file).records.is_none();
    let files =
        input.tables.iter().filter(|(_, table)| !is_in_workbook(table) && !is_by_rules(table));
    let files = files.map(|(name, table)| next_file(input, edition, name, table));
    let files: Vec<NewFile> = files.collect();
    files.into_iter().chain(workbook).collect()
}

fn next_file(input: &Input, edition: &Path, name: &str, table: &Table) -> NewFile {
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
}

/// The workbook of entry of next year, for the tables of this one that are sheets: all tables, where
/// these are all.
fn next_workbook(input: &Input, sheets: &[&Table], shift: Shift) -> Option<NewFile> {
    let files: Vec<_> = sheets.iter().map(|table| input.sources.file(table.file)).collect();
    let first = &files.first()?.path;
    let mut settings = dataset::check(input, &mut Diagnostics::default()).settings;
    settings.edition.year = shift.to;
    let mut words = Words::of_edition(&settings, input);
    if sheets.len() < input.tables.len() {
        let names: Vec<&str> = sheets.iter().map(|table| table.schema.name).collect();
        words.tables.keep(&names);
    }
    let bytes = workbook::write(&words, &Rows::Lasting(input)).ok()?;
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
