//! From an export to rows of a table: filters, groups, sums. People are counted here, in memory, and
//! nothing that tells one goes any further.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::date_order::DateOrders;
use super::profile::{Names, Origin, Profile};
use super::recognise::Headings;
use super::values::Reading;
use crate::language::hash;
use crate::language::partial_date::DayRange;
use crate::read::export::ExportTable;
use crate::read::schema::{CellForm, TableSchema};

/// What is counted in each column, a number for each.
pub type Members = BTreeMap<&'static str, BTreeSet<u64>>;

/// A row that an export gives.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// What tells it from the others: the same in each export.
    pub key: u64,
    /// What each column holds, as tables write it; empty where the export has nothing.
    pub values: BTreeMap<&'static str, String>,
    /// What it holds if it is new, where neither the export nor the user says otherwise.
    pub usual: BTreeMap<&'static str, String>,
    /// The export's own word for what sort it is: « Atelier ».
    pub sort: String,
    /// « campagnes.csv, ligne 12 »
    pub origin: String,
    /// The number of its profile.
    pub profile: usize,
    /// The days that it was counted from, where the export may have had others.
    pub covers: Option<DayRange>,
    /// What it counts, where several exports may tell of one thing.
    pub members: Members,
}

/// A row that cannot be taken.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Where it stands.
    pub origin: String,
    /// Why.
    pub reason: String,
}

/// A row that is not of the year, or of the table.
#[derive(Debug, Clone)]
pub struct Left {
    /// Where it stands.
    pub origin: String,
    /// What it is about; empty where that would tell of somebody.
    pub what: String,
    /// Why, in words that need no agreement: « autre année ».
    pub why: String,
    /// What tells it from the others, if the export says it.
    pub key: Option<u64>,
}

/// What an export gives.
#[derive(Debug, Default)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Imported>,
    /// Those that cannot be taken.
    pub refused: Vec<Refused>,
    /// Those that are left out.
    pub left: Vec<Left>,
    /// What is to be known of them, in sentences.
    pub told: Vec<String>,
}

impl Imported {
    /// What it has in a column, of itself or as a new row.
    pub fn get(&self, column: &str) -> &str {
        let own = self.values.get(column).filter(|value| !value.is_empty());
        own.or_else(|| self.usual.get(column)).map_or("", String::as_str)
    }

    /// What it is about, as people call it.
    pub fn title(&self) -> &str {
        let named = ["titre", "libelle", "nom"].into_iter().map(|column| self.get(column));
        named.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }
}

impl Rows {
    /// Leaves a row out.
    pub fn leave(&mut self, origin: String, what: &str, why: impl Into<String>) {
        let (what, why) = (what.to_owned(), why.into());
        self.left.push(Left { origin, what, why, key: None });
    }
}

/// What is known of the export of one file.
pub struct Source<'a> {
    /// How it is read.
    pub profile: &'a Profile,
    /// The number of the profile.
    pub number: usize,
    /// The table that receives it.
    pub schema: &'static TableSchema,
    /// The name of the file, without its folder.
    pub file: &'a str,
    /// How its cells are read.
    pub reading: &'a Reading,
    /// What the user says of all rows, by column.
    pub given: &'a BTreeMap<String, String>,
    /// One past the last record that is of the table, if it ends before the file: what follows is totals
    /// and remarks.
    pub end: usize,
}

impl Source<'_> {
    /// The name of the file, without its ending and the number that a browser gives to a second copy:
    /// « Gala » of « Gala (1).csv ».
    pub fn stem(&self) -> String {
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        let copy = stem.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
        let copy = copy.filter(|(_, number)| number.parse::<u8>().is_ok());
        copy.map_or(stem, |(name, _)| name).replace('_', " ")
    }

    /// The one row of an export that is written as names and values.
    pub(super) fn of_pairs(&self, table: &ExportTable) -> Rows {
        let headings = Headings::of_pairs(table);
        let mut rows = Rows::default();
        let origin = format!("{}, ligne {}", self.file, table.row(0));
        let alone = DateOrders::default();
        let cell = |names: &Names, kind: CellForm| {
            let Some(at) = headings.find(names) else { return Ok(String::new()) };
            match kind {
                CellForm::Date => alone.text(table, (at, 1), self.reading).map(Cow::into_owned),
                _ => Ok(table.cell(at, 1).to_owned()),
            }
        };
        // Each half of a test of two letters has its numbers, under the same names.
        let sum = |names: &Names| {
            let numbers = headings.all(names).into_iter().map(|at| table.cell(at, 1));
            let numbers = numbers.map(|cell| {
                self.reading.number(cell).ok_or_else(|| format!("« {cell} » n'est pas un nombre"))
            });
            numbers.sum::<Result<u64, String>>().map(|sum| sum.to_string())
        };
        let mut values = BTreeMap::new();
        for (column, kind, from) in self.columns() {
            let written = match &from.fixe {
                Some(fixed) => Ok(fixed.clone()),
                None if headings.find(&from.somme).is_some() => sum(&from.somme),
                None => self.own(from).map_or_else(|| cell(&from.de, kind), Ok),
            };
            match written.and_then(|written| self.written(&written, kind, from)) {
                Ok(value) => {
                    values.insert(column, value);
                }
                Err(reason) => {
                    rows.refused.push(Refused { origin, reason: format!("{column} : {reason}") });
                    return rows;
                }
            }
        }
        let mut row = Imported { values, origin, profile: self.number, ..Imported::default() };
        row.key = self.key("", |column| row.get(column).to_owned(), &mut BTreeMap::new());
        rows.rows.push(row);
        rows
    }

    /// The columns that the profile fills, as they stand in the table.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, CellForm, &Origin)> {
        self.schema.columns.iter().filter_map(|column| {
            Some((column.name, column.kind, self.profile.colonnes.get(column.name)?))
        })
    }

    /// What the user says of all rows. The ids of lists are no part of what an export holds: they
    /// are given to new rows alone.
    pub(super) fn said(&self, column: &str, kind: CellForm) -> Option<&str> {
        self.given.get(column).filter(|_| kind.list().is_none()).map(String::as_str)
    }

    /// What no cell gives.
    pub(super) fn own(&self, from: &Origin) -> Option<String> {
        match from {
            Origin { fixe: Some(fixed), .. } => Some(fixed.clone()),
            Origin { annee: true, .. } => Some(self.reading.period.to_string()),
            _ => None,
        }
    }

    /// What an export without dates is about is told from month to month by the one that the user
    /// says.
    pub(super) fn at(&self, identity: String) -> String {
        let dates =
            self.schema.columns.iter().filter(|it| it.required && it.kind == CellForm::Date);
        match dates.into_iter().find_map(|it| self.given.get(it.name)) {
            Some(date) if !identity.is_empty() => format!("{identity}\u{1f}{date}"),
            _ => identity,
        }
    }

    /// What tells a row: the service's own number, else what it is about and when. Counts are left
    /// out, which change from one export to the next.
    pub fn key(
        &self,
        identity: &str,
        value: impl Fn(&str) -> String,
        seen: &mut BTreeMap<u64, u64>,
    ) -> u64 {
        let mut told = format!("{}\n{identity}\n", self.profile.id);
        if identity.is_empty() {
            let columns = self.schema.columns.iter().filter(|column| {
                column.required && !column.kind.is_number() && column.kind.list().is_none()
            });
            for column in columns {
                told.push_str(&value(column.name));
                told.push('\n');
            }
        }
        let key = hash::stable(told.as_bytes());
        let times = seen.entry(key).or_default();
        *times += 1;
        match *times {
            1 => key,
            times => hash::stable(format!("{told}{times}").as_bytes()),
        }
    }
}
