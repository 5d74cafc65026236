//! From an export to rows of a table: filters, groups, sums. People are counted here, in memory, and
//! nothing that tells one goes any further.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::block::Block;
use super::profile::{Names, Origin, Profile, Shape};
use super::recognise::{self, Headings, Recognised};
use super::values::{Reading, month_of};
use crate::language::hash;
use crate::language::suggest::fold;
use crate::read::export::ExportTable;
use crate::read::schema::{CellForm, TableSchema};

/// A row that an export gives.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What tells it from the others: the same in each export.
    pub key: u64,
    /// What each column holds, as tables write it; empty where the export has nothing.
    pub values: BTreeMap<&'static str, String>,
    /// « campagnes.csv, ligne 12 »
    pub origin: String,
    /// The number of its profile.
    pub profile: usize,
}

/// A row that cannot be taken.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Where it stands.
    pub origin: String,
    /// Why.
    pub reason: String,
}

/// What an export gives.
#[derive(Debug, Default)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Imported>,
    /// Those that cannot be taken.
    pub refused: Vec<Refused>,
    /// How many the filters of the profile leave.
    pub left: usize,
    /// What is to be known of them, in sentences.
    pub told: Vec<String>,
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
    /// The rows of a table of the file.
    pub fn rows(&self, table: &ExportTable, found: &Recognised) -> Rows {
        match self.profile.forme {
            Shape::Paires => self.of_pairs(table),
            _ => self.of_table(table, found.header),
        }
    }

    /// The record after the last of a table under this header.
    pub fn end(&self, table: &ExportTable, header: usize) -> usize {
        Block::new(table, header, self.profile).end
    }

    fn of_table(&self, table: &ExportTable, header: usize) -> Rows {
        let main = Block::new(table, header, self.profile);
        let detail = self.profile.detail.as_ref().and_then(|known| {
            let header = recognise::header(table, known, header + 1)?;
            Some(Block { end: table.len(), ..Block::new(table, header, self.profile) })
        });
        let mut rows = Rows::default();
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let last = if detail.is_some() { main.header + 2 } else { main.end };
        let last = last.min(table.len());
        rows.left += (last.min(self.end)..last).filter(|it| !table.is_blank(*it)).count();
        for record in main.header + 1..last.min(self.end) {
            if table.is_blank(record) || is_empty_report(table, record) {
                continue;
            }
            let is_separator =
                || main.headings.count() > 2 && table.is_separator(record, self.reading.year);
            if is_separator() || !self.takes(&main, record) {
                rows.left += 1;
                continue;
            }
            let Some(group) = self.group(&main, record) else {
                groups.push((String::new(), vec![record]));
                continue;
            };
            match known.get(&group) {
                Some(at) => groups[*at].1.push(record),
                None => {
                    known.insert(group.clone(), groups.len());
                    groups.push((group, vec![record]));
                }
            }
        }
        let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
        for (group, records) in groups {
            let first = records.first().copied().unwrap_or_default();
            let part = table.part.as_ref().map(|part| format!(", {part}")).unwrap_or_default();
            let origin = format!("{}{part}, ligne {}", self.file, table.row(first));
            let own = main.joined(&self.profile.cle, first);
            let identity = if self.profile.cle.is_empty() { group } else { own };
            // Of an export about one thing, what the thing is and when tells it.
            let identity = if self.profile.ensemble { String::new() } else { identity };
            let identity = self.at(identity);
            match self.row(&main, detail.as_ref(), &records) {
                Ok(values) => {
                    let key = self.key(&identity, &values, &mut seen);
                    rows.rows.push(Imported { key, values, origin, profile: self.number });
                }
                Err(reason) => rows.refused.push(Refused { origin, reason }),
            }
        }
        rows
    }

    /// The one row of an export that is written as names and values.
    fn of_pairs(&self, table: &ExportTable) -> Rows {
        let headings = Headings::of_pairs(table);
        let mut rows = Rows::default();
        let origin = format!("{}, ligne {}", self.file, table.row(0));
        let cell = |names: &Names| headings.find(names).map_or("", |at| table.cell(at, 1));
        let mut values = BTreeMap::new();
        for (column, kind, from) in self.columns() {
            let written = match &from.fixe {
                Some(fixed) => fixed.clone(),
                None => self.own(from).unwrap_or_else(|| cell(&from.de).to_owned()),
            };
            match self.written(&written, kind, from) {
                Ok(value) => {
                    values.insert(column, value);
                }
                Err(reason) => {
                    rows.refused.push(Refused { origin, reason: format!("{column} : {reason}") });
                    return rows;
                }
            }
        }
        let key = self.key("", &values, &mut BTreeMap::new());
        rows.rows.push(Imported { key, values, origin, profile: self.number });
        rows
    }

    /// The columns that the profile fills, as they stand in the table.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, CellForm, &Origin)> {
        self.schema.columns.iter().filter_map(|column| {
            Some((column.name, column.kind, self.profile.colonnes.get(column.name)?))
        })
    }

    /// What a row has in common with those that are put together with it; `None` if it stands alone.
    fn group(&self, block: &Block<'_>, record: usize) -> Option<String> {
        if let Some(field) = block.headings.find(&self.profile.par_mois) {
            let cell = block.cell(record, field);
            let date = self.reading.date(cell);
            return Some(date.map_or(cell.to_owned(), |date| month_of(&date)));
        }
        if self.profile.ensemble {
            return Some(String::new());
        }
        let together = !self.profile.par.is_empty();
        together.then(|| block.cells(&self.profile.par, record).join("\u{1f}"))
    }

    fn takes(&self, block: &Block<'_>, record: usize) -> bool {
        let holds = |(heading, values): (&String, &Vec<String>)| {
            let cell = block.headings.named(heading).map_or("", |at| block.cell(record, at));
            let cell = fold(cell);
            values.iter().any(|value| fold(value) == cell)
        };
        self.profile.seulement.iter().all(holds) && !self.profile.sauf.iter().any(holds)
    }

    fn row(
        &self,
        main: &Block<'_>,
        detail: Option<&Block<'_>>,
        records: &[usize],
    ) -> Result<BTreeMap<&'static str, String>, String> {
        let mut values = BTreeMap::new();
        for (column, kind, from) in self.columns() {
            let counted: Vec<usize> = match detail.filter(|_| from.detail) {
                Some(block) => (block.header + 1..block.end).collect(),
                None => records.to_vec(),
            };
            let block = detail.filter(|_| from.detail).unwrap_or(main);
            let written = self
                .counted(from, block, &counted)
                .map_err(|reason| format!("{column} : {reason}"))?;
            let value = self.said(column, kind).map_or_else(
                || self.written(&written, kind, from),
                |said| self.written(said, kind, from),
            );
            values.insert(column, value.map_err(|reason| format!("{column} : {reason}"))?);
        }
        // Columns of which the profile says nothing may be said too.
        for column in self.schema.columns {
            if let Some(said) = self.said(column.name, column.kind)
                && !values.contains_key(column.name)
            {
                let value = self.written(said, column.kind, &Origin::default());
                values.insert(column.name, value.map_err(|it| format!("{} : {it}", column.name))?);
            }
        }
        Ok(values)
    }

    /// What the user says of all rows. The ids of lists are no part of what an export holds: they
    /// are given to new rows alone.
    fn said(&self, column: &str, kind: CellForm) -> Option<&str> {
        self.given.get(column).filter(|_| kind.list().is_none()).map(String::as_str)
    }

    /// What the rows of a group give to a column.
    fn counted(
        &self,
        from: &Origin,
        block: &Block<'_>,
        records: &[usize],
    ) -> Result<String, String> {
        if let Some(own) = self.own(from) {
            return Ok(own);
        }
        let is_filled = |record: usize, heading: &String| {
            let cell = block.headings.named(heading).map_or("", |at| block.cell(record, at));
            !cell.is_empty() && cell != "0"
        };
        let counts = |record: &&usize| {
            !block.table.is_blank(**record)
                && from.avec.iter().all(|heading| is_filled(**record, heading))
                && from.ou.iter().all(|(heading, values)| {
                    let cell = block.headings.named(heading);
                    let cell = fold(cell.map_or("", |at| block.cell(**record, at)));
                    values.iter().any(|value| fold(value) == cell)
                })
        };
        if from.compte {
            return Ok(known_count(from, records.iter().filter(counts).count()));
        }
        if !from.distinct.is_empty() {
            let told = |record: &usize| {
                let mut cells = from.distinct.iter().filter_map(|names| {
                    let cell = block.cell(*record, block.headings.find(names)?);
                    (!cell.is_empty()).then(|| cell.trim().to_lowercase())
                });
                cells.next()
            };
            let people: BTreeSet<String> = records.iter().filter(counts).filter_map(told).collect();
            return Ok(known_count(from, people.len()));
        }
        if let Some(field) = block.headings.find(&from.somme) {
            let mut sum: u64 = 0;
            for record in records.iter().filter(counts) {
                let cell = block.cell(*record, field);
                if cell.is_empty() {
                    continue;
                }
                let number = self.reading.number(cell);
                let number = number.ok_or_else(|| format!("« {cell} » n'est pas un nombre"))?;
                sum = sum.saturating_add(number);
            }
            return Ok(sum.to_string());
        }
        // Of several headings and rows, the first that has something.
        for name in from.de.list() {
            let Some(field) = block.headings.named(name) else { continue };
            let cells = records.iter().map(|record| block.cell(*record, field));
            if let Some(cell) = cells.into_iter().find(|cell| !cell.is_empty()) {
                return Ok(cell.to_owned());
            }
        }
        match from.fichier {
            true => {
                let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
                Ok(stem.replace('_', " "))
            }
            false => Ok(String::new()),
        }
    }

    /// What no cell gives.
    fn own(&self, from: &Origin) -> Option<String> {
        match from {
            Origin { fixe: Some(fixed), .. } => Some(fixed.clone()),
            Origin { annee: true, .. } => Some(self.reading.year.to_string()),
            _ => None,
        }
    }

    /// What an export without dates is about is told from month to month by the one that the user
    /// says.
    fn at(&self, identity: String) -> String {
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
        values: &BTreeMap<&'static str, String>,
        seen: &mut BTreeMap<u64, u64>,
    ) -> u64 {
        let mut told = format!("{}\n{identity}\n", self.profile.id);
        if identity.is_empty() {
            let columns = self.schema.columns.iter().filter(|column| {
                column.required && !column.kind.is_number() && column.kind.list().is_none()
            });
            for column in columns {
                told.push_str(values.get(column.name).map_or("", String::as_str));
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

fn known_count(from: &Origin, count: usize) -> String {
    match count {
        0 if from.zero_est_inconnu => String::new(),
        count => count.to_string(),
    }
}

/// What services write in the place of rows.
fn is_empty_report(table: &ExportTable, record: usize) -> bool {
    let first = fold(table.cell(record, 0));
    ["no_data_available", "pas_de_donnees_disponibles", "aucune_donnee_disponible"]
        .iter()
        .any(|words| first.starts_with(words))
}
