//! Which row of one state is which row of the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Side;
use crate::read::{Table, harmless};

/// Part of the cells that two rows have in common for one to be the other, changed.
const ALIKE: f64 = 0.5;
/// Pairs of rows that are held against each other, one by one.
const MOST_PAIRS: usize = 4_000_000;

/// Which rows are the same, by their records.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// Rows that both states have.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Those of them that stand elsewhere among the others.
    pub(super) moved: BTreeSet<(u32, u32)>,
    pub(super) removed: Vec<u32>,
    pub(super) added: Vec<u32>,
}

impl Alignment {
    fn mirrored(self) -> Self {
        let turned = |(before, after)| (after, before);
        Self {
            pairs: self.pairs.into_iter().map(turned).collect(),
            moved: self.moved.into_iter().map(turned).collect(),
            removed: self.added,
            added: self.removed,
        }
    }
}

/// How the rows of each table that both states have are paired.
pub(super) fn align(
    before: &Side<'_>,
    after: &Side<'_>,
    only_tables: bool,
) -> BTreeMap<&'static str, Alignment> {
    let tables = before.prepared.input.tables.iter();
    let both = tables.filter_map(|(name, old)| {
        let new = after.prepared.input.tables.get(name)?;
        Some((*name, aligned(old, new, only_tables)))
    });
    both.collect()
}

/// The columns that both tables have.
pub(super) fn common(before: &Table, after: &Table) -> Vec<&'static str> {
    before.schema.names().filter(|name| before.has(name) && after.has(name)).collect()
}

/// The cells of all rows in some columns.
fn cells(table: &Table, columns: &[&str], only_tables: bool) -> Vec<Vec<String>> {
    let text = |cell: &str| if only_tables { harmless(cell).into_owned() } else { cell.to_owned() };
    table.rows().map(|row| columns.iter().map(|column| text(row.get(column))).collect()).collect()
}

fn aligned(before: &Table, after: &Table, only_tables: bool) -> Alignment {
    let columns = common(before, after);
    let (old, new) = (cells(before, &columns, only_tables), cells(after, &columns, only_tables));
    let by_index = if old <= new {
        paired(&old, &new, &columns)
    } else {
        paired(&new, &old, &columns).mirrored()
    };
    let (old, new): (Vec<u32>, Vec<u32>) = (before.records().collect(), after.records().collect());
    let record = |records: &[u32], index: u32| records[index as usize];
    let pair = |(a, b): &(u32, u32)| (record(&old, *a), record(&new, *b));
    Alignment {
        pairs: by_index.pairs.iter().map(pair).collect(),
        moved: by_index.moved.iter().map(pair).collect(),
        removed: by_index.removed.iter().map(|it| record(&old, *it)).collect(),
        added: by_index.added.iter().map(|it| record(&new, *it)).collect(),
    }
}

/// Pairs rows: those that are equal, then those of one id, then those of which most cells are
/// equal, the most alike first. The numbers are indices.
fn paired(old: &[Vec<String>], new: &[Vec<String>], columns: &[&str]) -> Alignment {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut left: BTreeSet<usize> = (0..old.len()).collect();
    let mut right: BTreeSet<usize> = (0..new.len()).collect();
    let mut take = |left: &mut BTreeSet<usize>, right: &mut BTreeSet<usize>, a: usize, b: usize| {
        left.remove(&a);
        right.remove(&b);
        pairs.push((a as u32, b as u32));
    };
    let mut equal: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (index, row) in new.iter().enumerate().rev() {
        equal.entry(row).or_default().push(index);
    }
    for (index, row) in old.iter().enumerate() {
        if let Some(other) = equal.get_mut(row.as_slice()).and_then(Vec::pop) {
            take(&mut left, &mut right, index, other);
        }
    }
    if let Some(id) = columns.iter().position(|column| *column == "id") {
        let only =
            |rows: &[Vec<String>], among: &BTreeSet<usize>| -> HashMap<String, Option<usize>> {
                let mut known = HashMap::new();
                for index in among {
                    let slot = known.entry(rows[*index][id].clone());
                    slot.and_modify(|it| *it = None).or_insert(Some(*index));
                }
                known
            };
        let others = only(new, &right);
        for (name, index) in only(old, &left) {
            let (Some(index), Some(Some(other))) = (index, others.get(&name)) else { continue };
            if !name.is_empty() {
                take(&mut left, &mut right, index, *other);
            }
        }
    }
    if left.len().saturating_mul(right.len()) <= MOST_PAIRS {
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for a in &left {
            for b in &right {
                let likeness = likeness(&old[*a], &new[*b]);
                if likeness >= ALIKE {
                    alike.push((likeness, *a, *b));
                }
            }
        }
        alike.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2))
        });
        for (_, a, b) in alike {
            if left.contains(&a) && right.contains(&b) {
                take(&mut left, &mut right, a, b);
            }
        }
    }
    pairs.sort_unstable();
    let all = |set: BTreeSet<usize>| set.into_iter().map(|it| it as u32).collect();
    Alignment { moved: moved(&pairs), pairs, removed: all(left), added: all(right) }
}

/// The pairs, in the order of their first rows, that are out of the order of the others: as few as can be.
fn moved(pairs: &[(u32, u32)]) -> BTreeSet<(u32, u32)> {
    // Of each length, the row in which the run of that length ends that ends first; and what is before
    // each row in its longest run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, to)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *to);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let longest = std::iter::successors(ends.last().copied(), |index| before[*index]);
    let kept: BTreeSet<usize> = longest.collect();
    let others = pairs.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    others.map(|(_, pair)| *pair).collect()
}

/// The part of the cells filled in one of two rows that are equal.
fn likeness(old: &[String], new: &[String]) -> f64 {
    let filled = old.iter().zip(new).filter(|(a, b)| !(a.is_empty() && b.is_empty()));
    let (mut equal, mut all) = (0_u32, 0_u32);
    for (a, b) in filled {
        all += 1;
        equal += u32::from(a == b);
    }
    if all == 0 { 0.0 } else { f64::from(equal) / f64::from(all) }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn as_few_rows_as_can_be_have_moved() {
        let told = |to: &[u32]| -> Vec<u32> {
            let pairs: Vec<(u32, u32)> = (0..).zip(to.iter().copied()).collect();
            moved(&pairs).into_iter().map(|(from, _)| from).collect()
        };
        assert!(told(&[]).is_empty());
        assert!(told(&[0, 1, 4, 7]).is_empty(), "rows between them were removed or added");
        assert_eq!(told(&[3, 0, 1, 2]), [0]);
        assert_eq!(told(&[0, 2, 3, 1]), [3]);
        assert_eq!(told(&[2, 1, 0]).len(), 2);
    }
}
