//! Which row of one state is which row of the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::Side;
use crate::read::{Table, harmless};

/// Part of the cells that two rows have in common for one to be the other, changed.
const ALIKE: f64 = 0.5;
/// Pairs of rows that are held against each other, one by one.
const MOST_PAIRS: usize = 4_000_000;
/// Rows between two of which only one is, that are put in order.
const MOST_IN_ORDER: usize = 40_000;

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

/// Pairs rows. The numbers are indices. First those that are equal and like no other; between those of
/// them that kept their order, equal rows in their order. Then those of one id; then, of what is left
/// between two rows that kept their order, those of which most cells are equal: a row that changed where
/// it stands. At last equal rows wherever they stand, and the most alike first.
fn paired(old: &[Vec<String>], new: &[Vec<String>], columns: &[&str]) -> Alignment {
    let mut found = Found {
        pairs: Vec::new(),
        left: (0..old.len()).collect(),
        right: (0..new.len()).collect(),
    };
    let (then, now) = (by_content(old), by_content(new));
    let single = |row: &[String]| match (then.get(row)?.as_slice(), now.get(row)?.as_slice()) {
        ([a], [b]) => Some((*a, *b)),
        _ => None,
    };
    old.iter().filter_map(|row| single(row)).for_each(|(a, b)| found.take(a, b));
    for (left, right) in found.gaps(old.len(), new.len()) {
        if left.len() + right.len() > MOST_IN_ORDER {
            continue;
        }
        let rows = |all: &[Vec<String>], of: &[usize], known: &mut HashMap<Vec<String>, usize>| {
            let number = |index: &usize| {
                let next = known.len();
                *known.entry(all[*index].clone()).or_insert(next)
            };
            of.iter().map(number).collect::<Vec<usize>>()
        };
        let mut known = HashMap::new();
        let (a, b) = (rows(old, &left, &mut known), rows(new, &right, &mut known));
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            if let (DiffTag::Equal, a, b) = op.as_tag_tuple() {
                a.zip(b).for_each(|(a, b)| found.take(left[a], right[b]));
            }
        }
    }
    if let Some(id) = columns.iter().position(|column| *column == "id") {
        let only = |rows: &[Vec<String>], among: &BTreeSet<usize>| {
            let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
            for index in among {
                let slot = known.entry(rows[*index][id].clone());
                slot.and_modify(|it| *it = None).or_insert(Some(*index));
            }
            known
        };
        let others = only(new, &found.right);
        for (name, index) in only(old, &found.left) {
            let (Some(index), Some(Some(other))) = (index, others.get(&name)) else { continue };
            if !name.is_empty() {
                found.take(index, *other);
            }
        }
    }
    let id = columns.iter().position(|column| *column == "id");
    let is_another = |a: usize, b: usize| {
        id.is_some_and(|id| {
            let (a, b) = (&old[a][id], &new[b][id]);
            a != b && !a.is_empty() && !b.is_empty()
        })
    };
    for (left, right) in found.gaps(old.len(), new.len()) {
        found.take_alike(&left, &right, |a, b| {
            if is_another(a, b) { 0.0 } else { likeness(&old[a], &new[b]) }
        });
    }
    let mut equal: HashMap<&[String], Vec<usize>> = HashMap::new();
    for index in found.right.iter().rev() {
        equal.entry(&new[*index]).or_default().push(*index);
    }
    for index in found.left.clone() {
        if let Some(other) = equal.get_mut(old[index].as_slice()).and_then(Vec::pop) {
            found.take(index, other);
        }
    }
    let (left, right): (Vec<usize>, Vec<usize>) =
        (found.left.iter().copied().collect(), found.right.iter().copied().collect());
    found.take_alike(&left, &right, |a, b| likeness(&old[a], &new[b]));
    let Found { mut pairs, left, right } = found;
    pairs.sort_unstable();
    let all = |set: BTreeSet<usize>| set.into_iter().map(|it| it as u32).collect();
    Alignment { moved: moved(&pairs), pairs, removed: all(left), added: all(right) }
}

/// Where each content stands.
fn by_content(rows: &[Vec<String>]) -> HashMap<&[String], Vec<usize>> {
    let mut known: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        known.entry(row).or_default().push(index);
    }
    known
}

/// What is paired, and what is left of both.
struct Found {
    pairs: Vec<(u32, u32)>,
    left: BTreeSet<usize>,
    right: BTreeSet<usize>,
}

impl Found {
    fn take(&mut self, a: usize, b: usize) {
        self.left.remove(&a);
        self.right.remove(&b);
        self.pairs.push((a as u32, b as u32));
    }

    /// What is left of both between two pairs that kept their order.
    fn gaps(&self, old: usize, new: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut pairs = self.pairs.clone();
        pairs.sort_unstable();
        let moved = moved(&pairs);
        let kept = pairs.iter().filter(|pair| !moved.contains(*pair));
        let kept = kept.map(|(a, b)| (*a as usize, *b as usize)).chain([(old, new)]);
        let mut from = (0, 0);
        let mut gaps = Vec::new();
        for (a, b) in kept {
            let left: Vec<usize> = self.left.range(from.0..a.max(from.0)).copied().collect();
            let right: Vec<usize> = self.right.range(from.1..b.max(from.1)).copied().collect();
            if !left.is_empty() && !right.is_empty() {
                gaps.push((left, right));
            }
            from = (a + 1, b + 1);
        }
        gaps
    }

    /// Pairs rows of which most cells are equal, the most alike first.
    fn take_alike(
        &mut self,
        left: &[usize],
        right: &[usize],
        likeness: impl Fn(usize, usize) -> f64,
    ) {
        if left.len().saturating_mul(right.len()) > MOST_PAIRS {
            return;
        }
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for a in left {
            for b in right {
                let likeness = likeness(*a, *b);
                if likeness >= ALIKE {
                    alike.push((likeness, *a, *b));
                }
            }
        }
        alike.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2))
        });
        for (_, a, b) in alike {
            if self.left.contains(&a) && self.right.contains(&b) {
                self.take(a, b);
            }
        }
    }
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
    use super::{moved, paired};

    /// « 1 → 2, moved » for each pair of rows that is not equal, or that moved.
    fn told(old: &str, new: &str, columns: &[&str]) -> Vec<String> {
        let rows = |text: &str| -> Vec<Vec<String>> {
            let cells = |row: &str| row.split(';').map(str::to_owned).collect();
            text.split(' ').map(cells).collect()
        };
        let (old, new) = (rows(old), rows(new));
        let found = paired(&old, &new, columns);
        let differs = |(a, b): &&(u32, u32)| old[*a as usize] != new[*b as usize];
        let changed = found.pairs.iter().filter(differs).map(|(a, b)| format!("{a} → {b}"));
        let moved = found.moved.iter().map(|(a, b)| format!("{a} ↕ {b}"));
        let removed = found.removed.iter().map(|it| format!("-{it}"));
        let added = found.added.iter().map(|it| format!("+{it}"));
        changed.chain(moved).chain(removed).chain(added).collect()
    }

    #[test]
    fn of_equal_rows_those_in_order_are_the_same() {
        let columns = ["type", "au"];
        // The row that changed is now like another, which stays what it was.
        let old = "a;1 adulte;2005 b;2 adulte;2007 c;3";
        let new = "a;1 adulte;2007 b;2 adulte;2007 c;3";
        assert_eq!(told(old, new, &columns), ["1 → 1"]);
        assert_eq!(told(new, old, &columns), ["1 → 1"]);
        assert_eq!(told("x;1 x;1 x;1 y;1", "x;1 y;1", &columns).len(), 2, "two are gone");
        assert_eq!(told("a;1 b;2 c;3 d;4", "b;2 c;3 a;1 d;4", &columns), ["0 ↕ 2"]);
        assert_eq!(told("p;1;k q;1;k", "q;1;k p;1;k", &["id", "n", "m"]).len(), 1);
    }

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
