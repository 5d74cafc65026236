//! Rows of one's own table that nothing tells but their words: one whose title or date was corrected is
//! the same row, and not a second one.

use std::collections::BTreeMap;

use super::fate::{Came, Fate, Gone, Planned};
use super::plan::Plan;
use super::profile::{Profile, Shape};
use super::rows::Imported;
use super::standing::Rows;
use crate::language::suggest::{self, fold};

/// Columns of which a correction makes another row.
const TELLING: [&str; 2] = ["titre", "date_debut"];
/// Pairs of rows that are looked at: of more, another table was given.
const MOST_PAIRS: usize = 1_000_000;

/// Takes new rows that are rows of the table as they were, but for a title or a date, for these; the
/// numbers of those rows.
pub(super) fn find(
    standing: &Rows<'_>,
    rows: &mut [Planned],
    gone: &mut Vec<Gone>,
    profiles: &[Profile],
) -> Vec<usize> {
    let is_new = |it: &&Planned| it.fate == Fate::Added;
    if gone.len().saturating_mul(rows.iter().filter(is_new).count()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut of_new: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let mut of_gone: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, it) in rows.iter().enumerate() {
        let profile = &profiles[it.row.profile];
        if it.fate != Fate::Added || profile.forme != Shape::Libre {
            continue;
        }
        for record in gone.iter().filter(|gone| gone.why.is_none()).map(|gone| gone.record) {
            if is_as_it_was(standing, &it.row, record) {
                of_new.entry(number).or_default().push(record);
                of_gone.entry(record).or_default().push(number);
            }
        }
    }
    let mut found = Vec::new();
    for (number, records) in of_new {
        let [record] = records.as_slice() else { continue };
        if of_gone[record].len() > 1 {
            continue;
        }
        rows[number].fate = standing.judged(&rows[number].row, *record, Came::SameExport);
        rows[number].record = Some(*record);
        gone.retain(|gone| gone.record != *record);
        found.push(number);
    }
    found
}

/// Whether all else is as it stands: the place, the count; and one of the two telling words is near.
fn is_as_it_was(standing: &Rows<'_>, row: &Imported, record: u32) -> bool {
    let different = standing.differences(row, record);
    let is_telling = |name: &str| TELLING.contains(&name);
    let others = row.values.iter().filter(|(name, value)| !is_telling(name) && !value.is_empty());
    let [(column, before, now)] = different.as_slice() else { return false };
    // A title and a date alone are too little to tell a row.
    let is_told = others.count() > 0 && is_telling(column);
    is_told && (*column != TELLING[0] || is_near(before, now))
}

/// Whether a title is another one corrected: some letters, or some words more or less.
fn is_near(before: &str, now: &str) -> bool {
    let (before, now) = (fold(before), fold(now));
    let words = |text: &str| text.split('_').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(&before), words(&now));
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let shared = few.iter().filter(|word| many.contains(word)).count();
    shared * 3 >= few.len() * 2 || suggest::nearest(&before, [now.as_str()]).is_some()
}

impl Plan {
    /// Takes the rows that were found to be corrected for new ones after all.
    pub fn part_corrected(&mut self) {
        for number in std::mem::take(&mut self.corrected) {
            let row = &mut self.rows[number];
            row.fate = Fate::Added;
            self.gone.extend(row.record.take().map(|record| Gone { record, why: None }));
        }
        self.gone.sort_by_key(|gone| gone.record);
    }
}
