//! Several exports of one thing, given together: what they share is counted once, by the numbers that
//! the service gives. They stay in memory.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Block;
use super::profile::{Origin, Profile};
use super::rows::{Imported, Members, Source};
use crate::language::french;
use crate::language::hash;
use crate::language::partial_date::DayRange;
use crate::read::schema::TableSchema;

impl Source<'_> {
    /// What each column of a row counts, of an export whose parts may be put together.
    pub(super) fn members(&self, block: &Block<'_>, records: &[usize]) -> Members {
        if self.profile.couvre.list().is_empty() {
            return Members::new();
        }
        let columns = self.columns().filter(|(.., from)| from.compte || !from.distinct.is_empty());
        columns.map(|(column, _, from)| (column, self.counted_in(from, block, records))).collect()
    }

    fn counted_in(&self, from: &Origin, block: &Block<'_>, records: &[usize]) -> BTreeSet<u64> {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut members = BTreeSet::new();
        for record in self.chosen(from, block, records) {
            let Some(mut told) = self.told(from, block, record) else { continue };
            if from.compte {
                // Two rows that are alike are two.
                let times = times.entry(told.clone()).or_default();
                *times += 1;
                told.push_str(&times.to_string());
            }
            members.insert(hash::stable(told.as_bytes()));
        }
        members
    }
}

/// Puts together the rows that are about one thing, and tells what they share.
pub(super) fn put_together(
    schema: &'static TableSchema,
    rows: Vec<Imported>,
    profiles: &[Profile],
    told: &mut Vec<String>,
) -> Vec<Imported> {
    let mut kept: Vec<Imported> = Vec::with_capacity(rows.len());
    for row in rows {
        if row.members.is_empty() {
            kept.push(row);
            continue;
        }
        let is_same =
            |it: &&mut Imported| it.profile == row.profile && is_about_the_same(schema, it, &row);
        match kept.iter_mut().filter(|it| !it.members.is_empty()).find(is_same) {
            Some(first) => told.push(merge(first, row, &profiles[first.profile])),
            None => kept.push(row),
        }
    }
    kept
}

fn is_about_the_same(schema: &TableSchema, one: &Imported, other: &Imported) -> bool {
    let shares = one.members.iter().any(|(column, members)| {
        other.members.get(column).is_some_and(|it| !members.is_disjoint(it))
    });
    let words = schema.columns.iter().filter(|it| it.required && it.kind.list().is_none());
    let mut words = words.filter(|it| !it.kind.is_number()).map(|it| it.name);
    let is_named = words.all(|it| !one.get(it).is_empty() && one.get(it) == other.get(it));
    one.key == other.key || shares || is_named
}

fn merge(first: &mut Imported, mut row: Imported, profile: &Profile) -> String {
    // The one that begins earlier tells the whole: a later export has its first order too.
    let start = |it: &Imported| it.covers.map(|days| days.start());
    if start(&row) < start(first) {
        std::mem::swap(first, &mut row);
    }
    let mut shared = 0;
    for (column, members) in &mut first.members {
        let others = row.members.remove(column).unwrap_or_default();
        shared = shared.max(members.intersection(&others).count());
        members.extend(others);
        let from = profile.colonnes.get(*column);
        let is_unknown = members.is_empty() && from.is_some_and(|it| it.zero_est_inconnu);
        let count = if is_unknown { String::new() } else { members.len().to_string() };
        first.values.insert(column, count);
    }
    first.covers = match (first.covers, row.covers) {
        (Some(one), Some(other)) => DayRange::new(one.start(), one.end().max(other.end())),
        _ => None,
    };
    let sentence = format!(
        "« {} » et « {} » sont réunis : {} en commun, qui ne compte{} qu'une fois",
        first.origin,
        row.origin,
        french::count(shared, "ligne"),
        if shared > 1 { "nt" } else { "" }
    );
    first.origin = format!("{} et {}", first.origin, row.origin);
    sentence
}
