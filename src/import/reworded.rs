//! Rows of one's own table that nothing tells but their words: one whose title or date was corrected is
//! the same row, and not a second one.

use std::collections::{BTreeMap, BTreeSet};

use super::fate::{Came, Fate, Gone, Planned};
use super::profile::{Profile, Shape};
use super::rows::Imported;
use super::standing::Rows;
use crate::language::suggest::{self, name_key};

/// Columns of which a correction makes another row.
const TELLING: [&str; 2] = ["titre", "date_debut"];
/// Days from which an event comes again.
const WEEK: i64 = 7;
/// Pairs of rows that are looked at: of more, another table was given.
const MOST_PAIRS: usize = 1_000_000;

/// Takes new rows for rows that stand, came from the same export and are in it no more, where date and
/// title are the same: the export has gained or lost the column of the service's own numbers.
pub(super) fn find_renumbered(
    standing: &Rows<'_>,
    rows: &mut [Planned],
    gone: &mut Vec<Gone>,
    profiles: &[Profile],
) {
    let mut at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, planned) in rows.iter().enumerate().filter(|(_, it)| it.fate == Fate::Added) {
        if let Some(record) = standing.alike(&planned.row, &profiles[planned.row.profile].id) {
            at.entry(record).or_default().push(number);
        }
    }
    let were: BTreeSet<u32> = gone.iter().map(|gone| gone.record).collect();
    at.retain(|record, numbers| were.contains(record) && numbers.len() == 1);
    gone.retain(|gone| !at.contains_key(&gone.record));
    for (record, number) in
        at.into_iter().flat_map(|(record, it)| it.into_iter().map(move |it| (record, it)))
    {
        let planned = &mut rows[number];
        planned.fate = standing.judged(&planned.row, record, Came::SameExport);
        planned.record = Some(record);
    }
}

/// Takes new rows that are rows of the table as they were, but for a title or a date, for these; the
/// numbers of those rows.
pub(super) fn find(
    standing: &Rows<'_>,
    rows: &mut [Planned],
    gone: &mut Vec<Gone>,
    profiles: &[Profile],
) -> Vec<usize> {
    let is_new =
        |it: &Planned| it.fate == Fate::Added && profiles[it.row.profile].forme == Shape::Libre;
    let new: Vec<usize> = (0..rows.len()).filter(|number| is_new(&rows[*number])).collect();
    let Some(first) = new.first() else { return Vec::new() };
    let others = standing.others(rows, &profiles[rows[*first].row.profile].id);
    if others.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let gone_now: Vec<u32> = gone.iter().map(|gone| gone.record).collect();
    let mut of_new: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    let mut of_gone: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for number in new {
        let row = &rows[number].row;
        for record in &others {
            let is_gone = gone_now.binary_search(record).is_ok();
            if is_as_it_was(standing, row, *record, is_gone) {
                of_new.entry(number).or_default().push(*record);
                of_gone.entry(*record).or_default().push(number);
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

/// Whether all else is as it stands: the place, the count; and one of the two telling words is near. A row
/// that is not of the days of the export may be of another file, if its date is not near.
fn is_as_it_was(standing: &Rows<'_>, row: &Imported, record: u32, is_gone: bool) -> bool {
    let different = standing.differences(row, record);
    let is_telling = |name: &str| TELLING.contains(&name);
    let others = row.values.iter().filter(|(name, value)| !is_telling(name) && !value.is_empty());
    let [(column, before, now)] = different.as_slice() else { return false };
    // A title and a date alone are too little to tell a row.
    let is_told = others.count() > 0 && is_telling(column);
    is_told
        && match *column == TELLING[0] {
            true => is_gone && is_near(before, now),
            false => is_gone || standing.days_between(before, now).is_some_and(|it| it < WEEK),
        }
}

/// Whether a title is another one corrected: some letters, or some words more or less.
fn is_near(before: &str, now: &str) -> bool {
    let (before, now) = (name_key(before), name_key(now));
    let words = |text: &str| text.split('_').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(&before), words(&now));
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let shared = few.iter().filter(|word| many.contains(word)).count();
    shared * 3 >= few.len() * 2 || suggest::nearest(&before, [now.as_str()]).is_some()
}
