//! Which profile an export is of: the one all of whose headings stand in one line.

use std::cell::RefCell;
use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::profile::{Known, Names, Profile, Shape};
use crate::language::suggest::fold;
use crate::read::export::ExportTable;

/// Lines in which a header is looked for.
const SEARCHED: usize = 60;

/// A header of an export: its headings, folded.
#[derive(Debug, Default)]
pub struct Headings {
    names: Vec<String>,
    /// What was asked for: the same few names for each row.
    known: RefCell<FxHashMap<String, Option<usize>>>,
}

impl Headings {
    /// Of a record.
    pub fn of(table: &ExportTable, record: usize) -> Self {
        let name = |field| key(table.cell(record, field));
        Self { names: (0..table.width(record)).map(name).collect(), ..Self::default() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.names.iter().filter(|name| !name.is_empty()).count()
    }

    /// The names of a table written as names and values.
    pub fn of_pairs(table: &ExportTable) -> Self {
        let name = |record| key(table.cell(record, 0));
        Self { names: (0..table.len()).map(name).collect(), ..Self::default() }
    }

    /// The field of one of these names.
    pub fn find(&self, names: &Names) -> Option<usize> {
        names.list().iter().find_map(|name| self.named(name))
    }

    /// The field of this name.
    pub fn named(&self, name: &str) -> Option<usize> {
        if let Some(known) = self.known.borrow().get(name) {
            return *known;
        }
        let folded = key(name);
        let field = self.names.iter().position(|heading| *heading == folded);
        self.known.borrow_mut().insert(name.to_owned(), field);
        field
    }
}

/// A heading as it is compared. Without the folding of signs two of them would be one:
/// « # Registered » and « Registered ».
fn key(heading: &str) -> String {
    let sign = if heading.trim_start().starts_with('#') { "#" } else { "" };
    format!("{sign}{}", fold(heading))
}

/// A profile that knows a table.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Its number among the profiles.
    pub profile: usize,
    /// The record of its header.
    pub header: usize,
    /// How many headings it knows.
    pub known: usize,
}

/// The profile that lacks fewest headings.
#[derive(Debug, Clone)]
pub struct Nearest {
    /// Its number.
    pub profile: usize,
    /// The headings that the export has not.
    pub lacking: Vec<String>,
    /// How many it has.
    pub known: usize,
}

/// The profile of a table that knows most of its headings.
pub fn of(profiles: &[Profile], table: &ExportTable) -> Option<Recognised> {
    let mut found = Vec::new();
    for (number, profile) in profiles.iter().enumerate() {
        let header = match profile.forme {
            Shape::Agenda | Shape::Libre => continue,
            Shape::Paires => {
                lacking(&profile.reconnaitre, &Headings::of_pairs(table)).is_empty().then_some(0)
            }
            Shape::Table => header(table, &profile.reconnaitre, 0),
        };
        let Some(header) = header else { continue };
        if let Some(detail) = &profile.detail
            && self::header(table, detail, header + 1).is_none()
        {
            continue;
        }
        let details = profile.detail.as_ref().map_or(0, |detail| detail.colonnes.len());
        let known = profile.reconnaitre.colonnes.len() + details;
        found.push(Recognised { profile: number, header, known });
    }
    // Of equals the first, which may be the edition's.
    found.into_iter().min_by_key(|it| (Reverse(it.known), it.profile))
}

/// The first record, from one on, that is the header of a table.
pub fn header(table: &ExportTable, known: &Known, from: usize) -> Option<usize> {
    let last = table.len().min(from + SEARCHED);
    (from..last).find(|record| {
        !table.is_blank(*record)
            && lacking(known, &Headings::of(table, *record)).is_empty()
            && known.titre.as_ref().is_none_or(|title| is_above(table, *record, title))
    })
}

/// Whether a title stands in one of the lines above a header, up to the table before.
fn is_above(table: &ExportTable, header: usize, title: &str) -> bool {
    let title = fold(title);
    (header.saturating_sub(3)..header).any(|record| {
        (0..table.width(record)).any(|field| fold(table.cell(record, field)).contains(&title))
    })
}

/// The headings that are lacking; a heading of other exports counts as one.
fn lacking(known: &Known, headings: &Headings) -> Vec<String> {
    let lacks = known.colonnes.iter().filter(|names| headings.find(names).is_none());
    let mut lacks: Vec<String> = lacks.filter_map(|names| names.list().first().cloned()).collect();
    let others = known.absentes.iter().filter(|name| headings.named(name).is_some());
    lacks.extend(others.map(|name| format!("(sans) {name}")));
    lacks
}

/// The profile that came nearest to a table that none knows.
pub fn nearest(profiles: &[Profile], table: &ExportTable) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for (number, profile) in profiles.iter().enumerate() {
        if profile.forme != Shape::Table {
            continue;
        }
        for record in 0..table.len().min(SEARCHED) {
            let lacking = lacking(&profile.reconnaitre, &Headings::of(table, record));
            let all = profile.reconnaitre.colonnes.len();
            let known = all.saturating_sub(lacking.len());
            // Two words may be there by chance.
            if known >= 2 && best.as_ref().is_none_or(|it| known > it.known) {
                best = Some(Nearest { profile: number, lacking, known });
            }
        }
    }
    best
}
