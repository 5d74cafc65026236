//! The rows of an edition that are of another year: a table that goes on from
//! year to year counts those of its edition only.

use chrono::Datelike;

use super::RowRef;
use super::tables::Declared;
use crate::read::schema::Dated;

/// A row of another year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherYear {
    /// Its table.
    pub table: &'static str,
    /// The column of its date.
    pub column: &'static str,
    /// The year in which its date begins.
    pub year: i32,
    /// Where it was written.
    pub row: RowRef,
}

/// Takes the rows of other years out of a table.
pub(super) fn apart<T: Declared>(
    rows: &mut Vec<T>,
    year: i32,
    others: &mut Vec<OtherYear>,
) -> Vec<T> {
    let Dated::OfYear(column) = T::SCHEMA.dated else { return Vec::new() };
    let table = T::SCHEMA.name;
    let is_other = |row: &T| {
        row.date().and_then(|date| date.touches_year(year)).is_some_and(|touches| !touches)
    };
    // Nearly all tables have none: nothing is moved.
    if !rows.iter().any(is_other) {
        return Vec::new();
    }
    let (taken, kept): (Vec<T>, Vec<T>) = std::mem::take(rows).into_iter().partition(is_other);
    *rows = kept;
    others.extend(taken.iter().filter_map(|row| {
        let year = row.date()?.first_day()?.year();
        Some(OtherYear { table, column, year, row: row.row() })
    }));
    taken
}
