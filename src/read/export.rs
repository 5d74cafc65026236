//! A file of another program, alone: its tables, of which nothing is known yet. Nothing is
//! reported: what cannot be read is refused as a whole.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::by_rules::{Proposal, end, header_by, is_separator, propose};
use super::documents;
use super::encoding::decode;
use super::grid::{Grid, from_csv};
use super::quotes::{StrayKind, stray_quotes};
use super::separator::{declared, detect_any};
use super::sheet::Book;
use crate::diagnostic::source::Records;
use crate::language::partial_date::Period;
use crate::read::manifest::ReadingRules;
use crate::read::schema::{Catalogue, TableSchema};

/// Files of an archive that are looked at.
const MOST_FILES: usize = 64;
/// Bytes of one of them.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A table of an export.
pub struct ExportTable {
    /// The sheet, or the file of an archive.
    pub part: Option<String>,
    grid: Grid,
    records: Records,
}

/// What a file holds.
pub enum Export {
    /// Tables, and the text if it is one.
    Tables(Vec<ExportTable>),
    /// A calendar, as `.ics` files have it.
    Calendar(String),
}

impl ExportTable {
    /// How many records.
    pub fn len(&self) -> usize {
        self.grid.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.grid.len() == 0
    }

    /// How many cells of a record were written.
    pub fn width(&self, record: usize) -> usize {
        self.grid.pushed(record)
    }

    /// A cell; empty if the record has no such field.
    pub fn cell(&self, record: usize, field: usize) -> &str {
        self.grid.cell(record, field)
    }

    /// Whether a cell of a sheet holds a date, of which nobody typed the figures.
    pub fn is_day(&self, record: usize, field: usize) -> bool {
        self.grid.is_day(record, field)
    }

    /// Whether a record has no text at all.
    pub fn is_blank(&self, record: usize) -> bool {
        self.grid.is_blank(record)
    }

    /// The row of a record, from 1, as a spreadsheet counts.
    pub fn row(&self, record: usize) -> u32 {
        u32::try_from(record).map_or(u32::MAX, |record| self.records.row(record))
    }

    /// One past the last record of the table under a header: up to the record whose first text begins
    /// with these words.
    pub fn end(&self, header: usize, words: Option<&str>) -> usize {
        end(&self.grid, header, words)
    }

    /// Whether a record has but the name of the month or the quarter whose rows follow.
    pub fn is_separator(&self, record: usize, period: Period) -> bool {
        let cells = (0..self.width(record)).map(|field| self.cell(record, field));
        is_separator(cells.filter(|cell| !cell.is_empty()), period)
    }

    /// The record of the headings that the rules of a table name.
    pub fn header_by(
        &self,
        schema: &'static TableSchema,
        rules: &ReadingRules,
        period: Period,
    ) -> Option<usize> {
        header_by(schema, rules, period, &self.grid, &self.records)
    }

    /// What it seems to be, by its headings and its cells.
    pub fn proposal(&self, catalogue: &Catalogue) -> Option<Proposal> {
        propose(catalogue, None, &self.grid)
    }
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// Why it cannot be read, and what to do, in French.
pub fn open(bytes: Vec<u8>) -> Result<Export, String> {
    if bytes.starts_with(b"PK") {
        return workbook(&bytes).or_else(|reason| archive(&bytes).ok_or(reason)?);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return workbook(&bytes);
    }
    if let Some(kind) = documents::kind(&bytes, false) {
        return Err(format!("c'est {kind}, pas un tableau : exportez-le en CSV ou en .xlsx"));
    }
    text(bytes)
}

fn text(bytes: Vec<u8>) -> Result<Export, String> {
    if bytes.trim_ascii().is_empty() {
        return Err("il est vide : refaites l'export".to_owned());
    }
    let (text, _) = decode(bytes);
    if text.trim_start().get(..15).is_some_and(|it| it.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Ok(Export::Calendar(text));
    }
    let page = text.trim_start().get(..5).unwrap_or_default().to_ascii_lowercase();
    if page.starts_with("<!") || page == "<html" {
        return Err("c'est une page web, pas un tableau : reconnectez-vous au service, puis refaites l'export".to_owned());
    }
    table(&text, None).map(|table| Export::Tables(vec![table]))
}

/// The first heading of the accounting export of French law (FEC), whose cells are never quoted: a
/// quotation mark in it is one that somebody wrote.
const UNQUOTED: &str = "JournalCode";

fn table(text: &str, part: Option<String>) -> Result<ExportTable, String> {
    if text.starts_with(UNQUOTED) && text.contains('"') {
        return table(&text.replace('"', "\u{2033}"), part);
    }
    let (separator, start) = declared(text).unwrap_or_else(|| (detect_any(text), 0));
    let mut strays = stray_quotes(&text[start..], separator.byte());
    for stray in &mut strays {
        stray.at += start;
    }
    if let Some(stray) = strays.iter().find(|stray| matches!(stray.kind, StrayKind::Unclosed)) {
        let line = text[..stray.at].matches('\n').count() + 1;
        return Err(format!(
            "un guillemet ouvert en ligne {line} n'est jamais fermé : le fichier est sans doute coupé, refaites l'export"
        ));
    }
    if text.contains('\0') {
        return Err("il contient des caractères de commande : refaites l'export".to_owned());
    }
    let (grid, records) = from_csv(text, start, separator, &strays);
    Ok(ExportTable { part, grid, records })
}

fn workbook(bytes: &[u8]) -> Result<Export, String> {
    let refused = |fault: super::sheet::Fault| {
        let (reason, help) = fault.message_and_help();
        format!("{reason} : {help}")
    };
    let mut book = Book::open(bytes).map_err(refused)?;
    let mut tables = Vec::new();
    for name in book.sheets.clone() {
        if book.is_empty(&name.name) {
            continue;
        }
        let mut sheet = book.read(&name.name).map_err(refused)?;
        sheet.cells.fill(&sheet.layout);
        let (_, records, grid) = sheet.cells.table().map_err(refused)?;
        tables.push(ExportTable { part: Some(name.name), grid, records });
    }
    match tables.is_empty() {
        true => Err("aucune feuille ne contient de valeurs : refaites l'export".to_owned()),
        false => Ok(Export::Tables(tables)),
    }
}

/// The `.csv` files of an archive, as some services hand them over.
fn archive(bytes: &[u8]) -> Option<Result<Export, String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut tables = Vec::new();
    for index in 0..archive.len().min(MOST_FILES) {
        let file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        if !name.to_ascii_lowercase().ends_with(".csv") {
            continue;
        }
        let mut inner = Vec::new();
        let read = file.take(LARGEST).read_to_end(&mut inner);
        if read.is_err() {
            return Some(Err(format!("« {name} » y est abîmé : refaites l'export")));
        }
        match table(&decode(inner).0, Some(name)) {
            Ok(table) => tables.push(table),
            Err(reason) => return Some(Err(reason)),
        }
    }
    (!tables.is_empty()).then_some(Ok(Export::Tables(tables)))
}
