//! A table within a file: its header, its rows, and where another begins.

use std::borrow::Cow;

use super::date_order::DateOrders;
use super::profile::{Names, Profile};
use super::recognise::{self, Headings};
use super::values::Reading;
use crate::read::export::ExportTable;

/// A header and the rows under it.
pub struct Block<'a> {
    /// The table of the file.
    pub table: &'a ExportTable,
    /// The headings.
    pub headings: Headings,
    /// The record of the header.
    pub header: usize,
    /// The record after the last row.
    pub end: usize,
    /// In which order the dates of its columns stand.
    pub dates: DateOrders,
}

impl<'a> Block<'a> {
    /// Up to the next table: after an empty line, what is much narrower is a title. A theme under which
    /// rows go on is none.
    pub fn new(
        table: &'a ExportTable,
        header: usize,
        profile: &Profile,
        is_theme: impl Fn(usize) -> bool,
    ) -> Self {
        let filled = |record: usize| {
            (0..table.width(record)).filter(|it| !table.cell(record, *it).is_empty()).count()
        };
        let names = filled(header);
        let stops = |record: &usize| {
            let after_gap = table.row(*record) > table.row(*record - 1) + 1;
            let is_title = || names > 2 && filled(*record) == 1 && !is_theme(*record);
            let is_header = || {
                let known = &profile.reconnaitre;
                recognise::header(table, known, *record) == Some(*record)
            };
            (after_gap && (is_title() || is_header())) || (is_comment(table, *record) && is_title())
        };
        let end = (header + 1..table.len()).find(stops).unwrap_or(table.len());
        let (headings, dates) = (Headings::of(table, header), DateOrders::default());
        Self { table, headings, header, end, dates }
    }

    /// A cell of one of its rows.
    pub fn cell(&self, record: usize, field: usize) -> &'a str {
        self.table.cell(record, field)
    }

    /// A cell of one of its rows that is a date, in words whose order is sure.
    ///
    /// # Errors
    ///
    /// That it is not.
    pub fn date(
        &self,
        record: usize,
        field: usize,
        reading: &Reading,
    ) -> Result<Cow<'a, str>, String> {
        self.dates.text(self.table, (record, field), reading)
    }

    /// The cells of a row under these headings; empty where there is no such heading.
    pub fn cells(&self, names: &[Names], record: usize) -> Vec<&'a str> {
        let field = |names: &Names| self.headings.find(names);
        names.iter().map(|names| field(names).map_or("", |at| self.cell(record, at))).collect()
    }

    /// The values of some columns, which tell a row; empty if one is.
    pub fn joined(&self, names: &[Names], record: usize) -> String {
        let cells = self.cells(names, record);
        match cells.iter().any(|cell| cell.is_empty()) {
            true => String::new(),
            false => cells.join("\u{1f}"),
        }
    }
}

fn is_comment(table: &ExportTable, record: usize) -> bool {
    table.cell(record, 0).starts_with('#')
}
