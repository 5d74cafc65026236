//! Rows of another year: they are another edition's.

use super::rows::{Imported, Left, Rows};
use crate::language::partial_date::{PartialDate, Period};
use crate::read::schema::{Dated, TableSchema};

/// Leaves out the rows of which no day is of the year, and tells them.
pub(super) fn leave_others(schema: &'static TableSchema, rows: &mut Rows, period: Period) {
    let Dated::OfYear(column) = schema.dated else { return };
    let date = |row: &Imported, column: &str| {
        PartialDate::parse(row.get(column), period).ok().filter(|it| *it != PartialDate::Unknown)
    };
    let is_of_year = |row: &Imported| {
        let Some(start) = date(row, column) else { return true };
        let end = schema.span.and_then(|(_, end)| date(row, end));
        let last = end.as_ref().unwrap_or(&start).last_day().max(start.last_day());
        match (start.first_day(), last) {
            (Some(first), Some(last)) => first <= period.last_day() && last >= period.first_day(),
            _ => true,
        }
    };
    let (kept, others): (Vec<Imported>, Vec<Imported>) =
        std::mem::take(&mut rows.rows).into_iter().partition(is_of_year);
    rows.rows = kept;
    for row in others {
        let what = match row.title() {
            "" => row.get(column).to_owned(),
            title => format!("{title}, {}", row.get(column)),
        };
        let (origin, key, why) = (row.origin, Some(row.key), "autre année".to_owned());
        rows.left.push(Left { origin, what, why, key });
    }
}
