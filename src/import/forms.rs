//! The ways in which the table of an export becomes rows, by what the export is.

use super::profile::Shape;
use super::recognise::Recognised;
use super::rows::{Rows, Source};
use super::{answers, ledger, series};
use crate::read::export::ExportTable;

/// The rows of a table of a file.
pub fn rows(source: &Source<'_>, table: &ExportTable, found: &Recognised) -> Rows {
    match source.profile.forme {
        Shape::Comptes => ledger::rows(source, table, found.header),
        Shape::Questionnaire => answers::rows(source, table, found.header),
        Shape::Series => series::rows(source, table, found.header),
        Shape::Table | Shape::Paires | Shape::Agenda | Shape::Libre => source.rows(table, found),
    }
}

/// The record after the last one that a profile took: where another table may begin.
pub fn end(source: &Source<'_>, table: &ExportTable, found: &Recognised) -> usize {
    match source.profile.forme {
        Shape::Table if source.profile.detail.is_none() => source.end(table, found.header),
        _ => table.len(),
    }
}
