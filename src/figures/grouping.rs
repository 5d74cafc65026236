//! Rows by the value of a column, or by month.

use rustc_hash::FxHashMap;

use crate::dataset::BY_MONTH;
use crate::dataset::{Field, Record};
use crate::language::french;
use crate::language::partial_date::Period;
use crate::language::suggest::name_key;

/// Rows by key. Keys that differ only by case or accents are one; a row with
/// several values (themes) stands under each.
pub struct Groups<'a> {
    /// The keys as they were first written, in the order of their first row.
    pub keys: Vec<String>,
    rows: Vec<Vec<&'a dyn Record>>,
    by_folded: FxHashMap<String, usize>,
}

impl<'a> Groups<'a> {
    /// Groups rows by a column, or by [`BY_MONTH`] of a year or a season.
    pub fn by(column: &str, period: Period, rows: &[&'a dyn Record]) -> Self {
        let mut groups =
            Self { keys: Vec::new(), rows: Vec::new(), by_folded: FxHashMap::default() };
        // Each spelling is folded once.
        let mut by_spelling: FxHashMap<String, usize> = FxHashMap::default();
        for row in rows {
            each_key(*row, column, period, &mut |key| {
                let index = match by_spelling.get(key) {
                    Some(&index) => index,
                    None => {
                        let index = groups.index(key);
                        by_spelling.insert(key.to_owned(), index);
                        index
                    }
                };
                groups.rows[index].push(*row);
            });
        }
        groups
    }

    /// Rows under a key, if there are any.
    pub fn get(&self, key: &str) -> Option<&[&'a dyn Record]> {
        self.by_folded.get(&name_key(key)).map(|&index| self.rows[index].as_slice())
    }

    fn index(&mut self, key: &str) -> usize {
        let next = self.keys.len();
        let index = *self.by_folded.entry(name_key(key)).or_insert(next);
        if index == next {
            self.keys.push(key.to_owned());
            self.rows.push(Vec::new());
        }
        index
    }
}

/// Calls back with each value of a row's column; an empty cell is a value too.
pub fn each_key(row: &dyn Record, column: &str, period: Period, with: &mut dyn FnMut(&str)) {
    if column == BY_MONTH {
        return match month_of(row, period) {
            Some(month) => with(&month.to_string()),
            None => with(""),
        };
    }
    match row.field(column) {
        Field::Text(text) => with(text),
        Field::List(items) => items.iter().for_each(|item| with(item)),
        Field::Number(Some(number)) => with(&number.to_string()),
        Field::Date(Some(date)) => with(&french::date(date)),
        // No two of them have one name.
        Field::Target(Some(target)) => with(&target.name),
        Field::Number(None) | Field::Date(None) | Field::Target(None) => with(""),
        Field::Count(_) | Field::Amount(_) | Field::Measure(_) | Field::Other => {}
    }
}

/// The first month of a row that is in the year or the season; none for a row that has none.
fn month_of(row: &dyn Record, period: Period) -> Option<u32> {
    let months = row.date()?.months();
    months.iter().find(|month| period.rank(**month).is_some()).map(|month| month.month())
}
