//! Stocks: each row of `effectifs` and `reseaux` counts a whole at its date, so that rows of several
//! dates never add up.

use rustc_hash::FxHashMap;

use crate::dataset::{BY_MONTH, Dataset, Record};
use crate::language::suggest::name_key;
use crate::read::schema::Dated;

use super::grouping::each_key;
use super::labels::said;

/// Of the rows of a stock, the last of each thing that is counted: of each type of members, up to
/// the closing date; of each account. A chart by date shows them all, one by month the last of each
/// of its months.
pub(super) fn keep_last(rows: &mut Vec<&dyn Record>, table: &str, by: &str, dataset: &Dataset) {
    let dated = dataset.settings.catalogue.find(table).map(|table| table.dated);
    let Some(Dated::CountedAt { date, of: all }) = dated else { return };
    if by == date {
        return;
    }
    let period = dataset.period();
    let closing = dataset.settings.edition.closing.last_day();
    let is_closed = |row: &&dyn Record| row.date().and_then(|date| date.first_day()) <= closing;
    if by == BY_MONTH {
        rows.retain(|row| row.date().and_then(|date| date.touches(period)) != Some(false));
    } else if table == "effectifs" && rows.iter().any(is_closed) {
        rows.retain(is_closed);
    }
    let key = |row: &dyn Record, columns: &[&str]| -> Vec<String> {
        let said = |column: &&str| name_key(said(row.field(column)).unwrap_or_default());
        let mut key: Vec<String> = columns.iter().map(said).collect();
        if by == BY_MONTH {
            each_key(row, BY_MONTH, period, &mut |month| key.push(month.to_owned()));
        }
        key
    };
    // The accounts of a network are counted at one date, its last.
    for columns in [&all[..1], all] {
        let mut last: FxHashMap<Vec<String>, &dyn Record> = FxHashMap::default();
        for row in rows.iter() {
            let kept = last.entry(key(*row, columns)).or_insert(*row);
            if row.date() >= kept.date() {
                *kept = *row;
            }
        }
        let is_whole = columns.len() == all.len();
        rows.retain(|row| {
            last.get(&key(*row, columns)).is_some_and(|kept| match is_whole {
                true => kept.row() == row.row(),
                false => kept.date() == row.date(),
            })
        });
    }
}
