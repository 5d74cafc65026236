//! The rows of an edition that are of another year: a table that goes on from
//! year to year counts those of its edition only.

use chrono::NaiveDate;

use super::{Field, Record, RowRef};
use crate::language::partial_date::{PartialDate, Period};
use crate::read::schema::{Dated, TableSchema};

/// A row of another year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherYear {
    /// Its table.
    pub table: &'static str,
    /// The column of its date.
    pub column: &'static str,
    /// The year, or the season, in which its date begins.
    pub period: Period,
    /// Where it was written.
    pub row: RowRef,
}

/// Takes the rows of other years out of a table, and those of what began after the closing date.
pub(super) fn apart<T: Record>(
    schema: &TableSchema,
    rows: &mut Vec<T>,
    period: Period,
    closing: Option<NaiveDate>,
    others: &mut Vec<OtherYear>,
) -> Vec<T> {
    let column = match schema.dated {
        Dated::OfYear(column) | Dated::Since(column) => column,
        Dated::Never | Dated::CountedAt { .. } => return Vec::new(),
    };
    let is_other = |row: &T| match (schema.dated, date(row, column)) {
        (Dated::Since(_), Some(date)) => {
            date.first_day().zip(closing).is_some_and(|(since, closing)| since > closing)
        }
        (_, date) => date.and_then(|date| date.touches(period)) == Some(false),
    };
    // Nearly all tables have none: nothing is moved.
    if !rows.iter().any(is_other) {
        return Vec::new();
    }
    let (taken, kept): (Vec<T>, Vec<T>) = std::mem::take(rows).into_iter().partition(is_other);
    *rows = kept;
    others.extend(taken.iter().filter_map(|row| {
        let period = period.of(date(row, column)?.first_day()?);
        Some(OtherYear { table: schema.name, column, period, row: row.row() })
    }));
    taken
}

fn date<'a, T: Record>(row: &'a T, column: &str) -> Option<&'a PartialDate> {
    match row.field(column) {
        Field::Date(date) => date,
        _ => None,
    }
}
