//! Rows of tables: which were added, removed or moved, and which cells differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::align::{Alignment, common};
use super::{Change, Pair, Side};
use crate::diagnostic::source::{Place, SourceMap};
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::{Table, harmless};

/// Characters of the name of a row.
const EXCERPT: usize = 60;

/// A table whose rows differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableChange {
    /// Its name.
    pub table: String,
    /// How many rows it has.
    pub count: Pair<usize>,
    /// Columns that only one state has; with both names, one that was renamed.
    pub columns: Vec<Pair<String>>,
    /// Rows, in their order. None between two years, whose rows are all others.
    pub rows: Vec<RowChange>,
}

/// A row that was added, removed, changed or moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowChange {
    /// What became of it; nothing of a row that says the same at another place among the others.
    pub change: Option<Change>,
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
    let nothing = Alignment { removed: all(old), added: all(new), ..Alignment::default() };
    let aligned = aligned.unwrap_or(&nothing);
    let mut rows = Vec::new();
    if let (Some(old), Some(new)) = (old, new) {
        let columns = common(old.table, new.table);
        for (a, b) in &aligned.pairs {
            let cells = differing(&columns, &old, *a, &new, *b, only_tables);
            let change = (!cells.is_empty()).then_some(Change::Changed);
            if change.is_some() || aligned.moved.contains(&(*a, *b)) {
                rows.push(RowChange {
                    change,
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
            (Some(old), Some(new)) if !only_tables => columns(old.table, new.table, aligned),
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
        change: Some(if removed { Change::Removed } else { Change::Added }),
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

/// The columns that one table has and the other not, those that nobody has declared too; one that holds
/// the same under another name was renamed.
fn columns(old: &Table, new: &Table, aligned: &Alignment) -> Vec<Pair<String>> {
    let (then, now) = (headings(old), headings(new));
    let only = |all: &[Heading], others: &[Heading]| -> Vec<Heading> {
        let has = |it: &&Heading| others.iter().any(|other| other.key == it.key);
        all.iter().filter(|it| !has(it)).cloned().collect()
    };
    let (gone, mut come) = (only(&then, &now), only(&now, &then));
    let cell =
        |table: &Table, record: u32, field: usize| table.cell(record, field).trim().to_owned();
    let holds_the_same = |one: &Heading, other: &Heading| {
        let mut is_filled = false;
        let same = aligned.pairs.iter().all(|(a, b)| {
            let (was, is) = (cell(old, *a, one.field), cell(new, *b, other.field));
            is_filled |= !was.is_empty();
            was == is
        });
        same && is_filled
    };
    let mut list = Vec::new();
    for one in &gone {
        let renamed = come.iter().position(|other| holds_the_same(one, other));
        let after = renamed.map(|at| come.remove(at).written);
        list.push(Pair { before: Some(one.written.clone()), after });
    }
    list.extend(come.into_iter().map(|it| Pair { before: None, after: Some(it.written) }));
    // The same column under another heading that is understood.
    let both = then.iter().filter_map(|one| Some((one, now.iter().find(|it| it.key == one.key)?)));
    let renamed = both.filter(|(one, other)| name_key(&one.written) != name_key(&other.written));
    list.extend(renamed.map(|(one, other)| Pair::both(one.written.clone(), other.written.clone())));
    list
}

/// A column as its file has it.
#[derive(Clone)]
struct Heading {
    /// What it is; of a column that is none of the table's, its heading.
    key: String,
    written: String,
    field: usize,
}

fn headings(table: &Table) -> Vec<Heading> {
    let heading = |field: usize| {
        let written = table.cell(table.header, field).trim().to_owned();
        let column = u16::try_from(field).ok().and_then(|field| table.column(field));
        let key = column.map_or_else(|| name_key(&written), |it| it.name.to_owned());
        (!written.is_empty()).then_some(Heading { key, written, field })
    };
    (0..table.width()).filter_map(heading).collect()
}
