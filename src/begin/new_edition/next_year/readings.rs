//! The files that `[lecture.TABLE]` reads, for next year: under their names with the year moved on, with
//! what stands above their rows and no row, until the year's own take their place. A table whose rows
//! last is copied as it is.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::dates::Shift;
use crate::begin::new_edition::NewFile;
use crate::language::suggest::name_key;
use crate::read::export::{self, Export, ExportTable};
use crate::read::manifest::ReadingRules;
use crate::read::schema::TableSchema;
use crate::read::{Input, file_names, harmless};

/// The cells of a row that stands, with its number from 0.
type HeadRow = (u32, Vec<String>);

/// The sheets of a file, each with its rows up to the headings.
type Heads = Vec<(Option<String>, Vec<HeadRow>)>;

/// The name of a file of rules in next year's edition.
pub(super) fn name(written: &str, schema: &TableSchema, shift: Shift) -> String {
    let moved = shift.years(written.trim_start_matches("./")).replace('\\', "/");
    if is_whole(schema) {
        return moved;
    }
    // A workbook of LibreOffice cannot be written here.
    let stem = moved.strip_suffix(".ods").or_else(|| moved.strip_suffix(".xlsm"));
    stem.map_or_else(|| moved.clone(), |stem| format!("{stem}.xlsx"))
}

/// Whether all rows of a table are next year's too.
fn is_whole(schema: &TableSchema) -> bool {
    schema.lasting && schema.yearly.is_empty()
}

/// The files; those that cannot be read are left out, and the rules name them as missing.
pub(super) fn next(input: &Input, edition: &Path, shift: Shift) -> Vec<NewFile> {
    let mut files: Vec<NewFile> = Vec::new();
    let mut heads: BTreeMap<String, Heads> = BTreeMap::new();
    for (table, rules) in input.manifest.readings.iter().flat_map(|it| &it.0) {
        let Some(schema) = input.catalogue.find(table) else { continue };
        for written in rules.files.iter().flat_map(|files| &files.0) {
            let written = written.trim_start_matches("./").replace('\\', "/");
            let Some(bytes) = bytes(edition, &written) else { continue };
            let path = name(&written, schema, shift);
            if is_whole(schema) {
                files.push(NewFile { path, bytes });
                continue;
            }
            let Ok(Export::Tables(tables)) = export::open(bytes) else { continue };
            let sheets = heads.entry(path).or_default();
            for table in &tables {
                let is_read = is_read(table, rules);
                let head = is_read.then(|| head(table, schema, rules, shift)).flatten();
                let is_new = sheets.iter().all(|(sheet, _)| *sheet != table.part);
                if let Some(head) = head.filter(|_| is_new) {
                    sheets.push((table.part.clone(), head));
                }
            }
        }
    }
    for (path, sheets) in heads {
        let is_text = sheets.iter().any(|(sheet, _)| sheet.is_none());
        match (is_text, sheets.as_slice()) {
            (true, [(_, rows), ..]) => files.push(NewFile::table(&path, &text(rows))),
            _ => files.extend(workbook(&sheets).ok().map(|bytes| NewFile { path, bytes })),
        }
    }
    files
}

fn bytes(edition: &Path, written: &str) -> Option<Vec<u8>> {
    let path = edition.join(written);
    if let Ok(bytes) = std::fs::read(&path) {
        return Some(bytes);
    }
    let names = std::fs::read_dir(path.parent()?).ok()?.filter_map(Result::ok);
    let names: Vec<String> =
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let file = path.file_name()?.to_string_lossy().into_owned();
    let found = file_names::find(&file, names.iter().map(String::as_str))?;
    std::fs::read(path.with_file_name(found)).ok()
}

/// Whether rules read a sheet; without a word, it is the first that has values.
fn is_read(table: &ExportTable, rules: &ReadingRules) -> bool {
    let named = |sheet: &str| {
        rules.sheets.iter().flat_map(|it| &it.0).any(|it| name_key(it) == name_key(sheet))
    };
    match &table.part {
        Some(sheet) => rules.sheets.is_none() || named(sheet),
        None => true,
    }
}

/// The rows of a table up to its headings, with their years moved on.
fn head(
    table: &ExportTable,
    schema: &'static TableSchema,
    rules: &ReadingRules,
    shift: Shift,
) -> Option<Vec<HeadRow>> {
    let header = table.header_by(schema, rules, shift.from)?;
    let row = |record: usize| {
        let cells = (0..table.width(record)).map(|field| shift.years(table.cell(record, field)));
        (table.row(record).saturating_sub(1), cells.collect())
    };
    Some((0..=header).map(row).collect())
}

fn text(rows: &[HeadRow]) -> String {
    let (mut text, mut next) = (String::new(), 0);
    for (row, cells) in rows {
        while next < *row {
            text.push('\n');
            next += 1;
        }
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push('\n');
        next = row + 1;
    }
    text
}

fn quoted(cell: &str) -> String {
    let cell = harmless(cell);
    match cell.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.into_owned(),
    }
}

fn workbook(sheets: &Heads) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock would make each workbook another file.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let bold = Format::new().set_bold();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name.as_deref().unwrap_or("Feuil1"))?;
        for (row, cells) in rows {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(*row, column, cell, &bold)?;
            }
        }
    }
    workbook.save_to_buffer()
}
