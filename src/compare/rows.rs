//! Rows of tables: which row of one state is which row of the other, and which cells differ.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::{Change, Pair, Side};
use crate::diagnostic::source::{Place, SourceMap};
use crate::language::french;
use crate::read::{Table, harmless};

/// Characters of the name of a row.
const EXCERPT: usize = 60;
/// Part of the cells that two rows have in common for one to be the other, changed.
const ALIKE: f64 = 0.5;
/// Pairs of rows that are held against each other, one by one.
const MOST_PAIRS: usize = 4_000_000;

/// A table whose rows differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableChange {
    /// Its name.
    pub table: String,
    /// How many rows it has.
    pub count: Pair<usize>,
    /// Columns that only one state has.
    pub columns: Vec<Pair<String>>,
    /// Rows, in their order. None between two years, whose rows are all others.
    pub rows: Vec<RowChange>,
}

/// A row that was added, removed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowChange {
    /// What became of it.
    pub change: Change,
    /// How it is called.
    pub name: Pair<String>,
    /// Where it stands: « evenements.csv:12 ».
    pub place: Pair<String>,
    /// The cells that differ; of a row that was added or removed, those that are filled.
    pub cells: Vec<CellChange>,
}

/// A cell that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// Its column.
    pub column: String,
    /// What it holds; an empty cell holds an empty text.
    pub value: Pair<String>,
}

/// Which rows are the same, by their records.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// Rows that both states have.
    pub(super) pairs: Vec<(u32, u32)>,
    removed: Vec<u32>,
    added: Vec<u32>,
}

impl Alignment {
    fn mirrored(self) -> Self {
        let pairs = self.pairs.into_iter().map(|(before, after)| (after, before)).collect();
        Self { pairs, removed: self.added, added: self.removed }
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
fn common(before: &Table, after: &Table) -> Vec<&'static str> {
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
    Alignment {
        pairs: by_index.pairs.iter().map(|(a, b)| (record(&old, *a), record(&new, *b))).collect(),
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
    Alignment { pairs, removed: all(left), added: all(right) }
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

/// The tables that differ, in the order of their names.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    aligned: &BTreeMap<&'static str, Alignment>,
    only_tables: bool,
) -> Vec<TableChange> {
    names(before, after, only_tables)
        .into_iter()
        .filter_map(|name| {
            let old = before.prepared.input.tables.get(name).map(|it| Shown::of(it, before));
            let new = after.prepared.input.tables.get(name).map(|it| Shown::of(it, after));
            let change = table(name, old, new, aligned.get(name), only_tables);
            (!change.rows.is_empty() || !change.columns.is_empty()).then_some(change)
        })
        .collect()
}

/// How many rows each table has, where it is another number.
pub(super) fn counts(before: &Side<'_>, after: &Side<'_>) -> Vec<TableChange> {
    let count = |side: &Side<'_>, name: &str| {
        side.prepared.input.tables.get(name).map(|table: &Table| table.len())
    };
    names(before, after, false)
        .into_iter()
        .map(|name| TableChange {
            table: name.to_owned(),
            count: Pair { before: count(before, name), after: count(after, name) },
            columns: Vec::new(),
            rows: Vec::new(),
        })
        .filter(|change| change.count.before != change.count.after)
        .collect()
}

/// The tables of both states; where one is known by what a PDF holds, those that it holds.
fn names(before: &Side<'_>, after: &Side<'_>, only_tables: bool) -> BTreeSet<&'static str> {
    let (old, new) = (known(before), known(after));
    match only_tables {
        true => old.intersection(&new).copied().collect(),
        false => old.union(&new).copied().collect(),
    }
}

/// The tables of a state. One of which a PDF holds nothing has no columns there.
fn known(side: &Side<'_>) -> BTreeSet<&'static str> {
    let is_held = |table: &Table| table.schema.names().any(|column| table.has(column));
    let tables = side.prepared.input.tables.iter();
    let held = tables.filter(|(_, table)| !side.only_tables || is_held(table));
    held.map(|(name, _)| *name).collect()
}

/// The tables that have rows in one state, and of which the other, known by its tables only, holds
/// nothing: nothing can be said of them.
pub(super) fn not_held(before: &Side<'_>, after: &Side<'_>) -> BTreeSet<&'static str> {
    let lacking = |side: &Side<'_>, other: &Side<'_>| -> Vec<&'static str> {
        let held = known(side);
        let tables = other.prepared.input.tables.iter();
        let filled = tables.filter(|(_, table)| !table.is_empty()).map(|(name, _)| *name);
        let is_out = |name: &&'static str| side.only_tables && !held.contains(*name);
        filled.filter(is_out).collect()
    };
    let (old, new) = (lacking(before, after), lacking(after, before));
    old.into_iter().chain(new).collect()
}

/// A table with what names its places.
#[derive(Clone, Copy)]
struct Shown<'a> {
    table: &'a Table,
    sources: &'a SourceMap,
}

impl<'a> Shown<'a> {
    fn of(table: &'a Table, side: &Side<'a>) -> Self {
        Self { table, sources: &side.prepared.input.sources }
    }

    fn place(&self, record: u32) -> String {
        self.sources.locate(Place::Record { file: self.table.file, record }).to_string()
    }

    fn cell(&self, record: u32, column: &str) -> &'a str {
        self.table.field(column).map_or("", |field| self.table.text(record, field))
    }

    fn name(&self, record: u32) -> String {
        named(self.table, record)
    }
}

/// How a row is called.
pub(super) fn named(table: &Table, record: u32) -> String {
    french::shorten(&table.row_name(record), EXCERPT)
}

fn table(
    name: &str,
    old: Option<Shown<'_>>,
    new: Option<Shown<'_>>,
    aligned: Option<&Alignment>,
    only_tables: bool,
) -> TableChange {
    let all = |shown: Option<Shown<'_>>| -> Vec<u32> {
        shown.map(|it| it.table.records().collect()).unwrap_or_default()
    };
    let nothing = Alignment { pairs: Vec::new(), removed: all(old), added: all(new) };
    let aligned = aligned.unwrap_or(&nothing);
    let mut rows = Vec::new();
    if let (Some(old), Some(new)) = (old, new) {
        let columns = common(old.table, new.table);
        for (a, b) in &aligned.pairs {
            let cells = differing(&columns, &old, *a, &new, *b, only_tables);
            if !cells.is_empty() {
                rows.push(RowChange {
                    change: Change::Changed,
                    name: Pair::both(old.name(*a), new.name(*b)),
                    place: Pair::both(old.place(*a), new.place(*b)),
                    cells,
                });
            }
        }
    }
    rows.extend(old.iter().flat_map(|it| aligned.removed.iter().map(|row| alone(it, *row, true))));
    rows.extend(new.iter().flat_map(|it| aligned.added.iter().map(|row| alone(it, *row, false))));
    let count = |shown: Option<Shown<'_>>| shown.map(|it| it.table.len());
    TableChange {
        table: name.to_owned(),
        count: Pair { before: count(old), after: count(new) },
        columns: match (old, new) {
            (Some(old), Some(new)) if !only_tables => columns(old.table, new.table),
            _ => Vec::new(),
        },
        rows,
    }
}

/// A row that only one state has.
fn alone(shown: &Shown<'_>, record: u32, removed: bool) -> RowChange {
    let pair = |value: String| match removed {
        true => Pair { before: Some(value), after: None },
        false => Pair { before: None, after: Some(value) },
    };
    let columns = shown.table.schema.names().filter(|column| shown.table.has(column));
    let cells = columns.filter_map(|column| {
        let text = shown.cell(record, column);
        (!text.is_empty())
            .then(|| CellChange { column: column.to_owned(), value: pair(text.to_owned()) })
    });
    RowChange {
        change: if removed { Change::Removed } else { Change::Added },
        name: pair(shown.name(record)),
        place: pair(shown.place(record)),
        cells: cells.collect(),
    }
}

fn differing(
    columns: &[&str],
    old: &Shown<'_>,
    a: u32,
    new: &Shown<'_>,
    b: u32,
    only_tables: bool,
) -> Vec<CellChange> {
    let same = |one: &str, other: &str| match only_tables {
        true => harmless(one) == harmless(other),
        false => one == other,
    };
    columns
        .iter()
        .map(|column| (*column, old.cell(a, column), new.cell(b, column)))
        .filter(|(_, before, after)| !same(before, after))
        .map(|(column, before, after)| CellChange {
            column: column.to_owned(),
            value: Pair::both(before.to_owned(), after.to_owned()),
        })
        .collect()
}

/// The columns that one table has and the other not, where one of their cells is filled.
fn columns(old: &Table, new: &Table) -> Vec<Pair<String>> {
    let filled = |table: &Table, name: &str| {
        table.has(name) && table.rows().any(|row| !row.get(name).is_empty())
    };
    let mut list = Vec::new();
    for name in old.schema.names().filter(|name| filled(old, name)) {
        if !new.schema.names().any(|it| it == name) || !new.has(name) {
            list.push(Pair { before: Some(name.to_owned()), after: None });
        }
    }
    for name in new.schema.names().filter(|name| filled(new, name)) {
        if !old.schema.names().any(|it| it == name) || !old.has(name) {
            list.push(Pair { before: None, after: Some(name.to_owned()) });
        }
    }
    list
}
