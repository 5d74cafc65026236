//! Stocks: each row of `effectifs` and `reseaux` counts a whole at its date, so that rows of several
//! dates never add up.

use rustc_hash::FxHashMap;

use crate::dataset::tables::schema;
use crate::dataset::{BY_MONTH, Dataset, Record};
use crate::language::suggest::fold;
use crate::read::schema::Dated;

use super::labels::said;

/// Of the rows of a stock, the last of each thing that is counted: of each type of members, up to
/// the closing date; of each account. A chart by date shows them all, one by month those of its
/// months.
pub(super) fn keep_last(rows: &mut Vec<&dyn Record>, table: &str, by: &str, dataset: &Dataset) {
    let dated = schema(table).map(|table| table.dated);
    let Some(Dated::CountedAt { date, of: columns }) = dated else { return };
    if by == date {
        return;
    }
    if by == BY_MONTH {
        let year = dataset.year();
        rows.retain(|row| row.date().and_then(|date| date.touches_year(year)) != Some(false));
        return;
    }
    let closing = dataset.settings.edition.closing.last_day();
    let is_closed = |row: &&dyn Record| row.date().and_then(|date| date.first_day()) <= closing;
    if table == "effectifs" && rows.iter().any(is_closed) {
        rows.retain(is_closed);
    }
    let key = |row: &dyn Record| -> Vec<String> {
        columns.iter().map(|column| fold(said(row.field(column)).unwrap_or_default())).collect()
    };
    let mut last: FxHashMap<Vec<String>, &dyn Record> = FxHashMap::default();
    for row in rows.iter() {
        let kept = last.entry(key(*row)).or_insert(*row);
        if row.date() > kept.date() {
            *kept = *row;
        }
    }
    rows.retain(|row| last.get(&key(*row)).is_some_and(|kept| kept.row() == row.row()));
}
