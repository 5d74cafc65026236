//! Which profile an export is of: the one all of whose headings stand in one line.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::profile::{Known, Names, Profile, Shape};
use crate::language::french;
use crate::language::partial_date::{ANY_YEAR, PartialDate};
use crate::language::suggest::name_key;
use crate::read::export::ExportTable;

/// Lines in which a header is looked for.
const SEARCHED: usize = 60;

/// Before a heading that only another export has.
const OF_ANOTHER: &str = "(sans) ";

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

    /// All fields under the first of these names that is found.
    pub fn all(&self, names: &Names) -> Vec<usize> {
        let fields = |name: &String| {
            let folded = key(name);
            let named = |(_, heading): &(usize, &String)| **heading == folded;
            self.names.iter().enumerate().filter(named).map(|(field, _)| field).collect()
        };
        let found: Option<Vec<usize>> =
            names.list().iter().map(fields).find(|it: &Vec<usize>| !it.is_empty());
        found.unwrap_or_default()
    }

    /// The field of one of these names; of several under one name the last, where totals stand.
    pub fn find_last(&self, names: &Names) -> Option<usize> {
        names.list().iter().find_map(|name| {
            let folded = key(name);
            self.names.iter().rposition(|heading| *heading == folded)
        })
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
    format!("{sign}{}", name_key(heading))
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
    /// The record of the headings.
    record: usize,
    /// The headings that the export has not.
    pub lacking: Vec<String>,
    /// How many it has.
    pub known: usize,
}

/// The profile of the table of a file of this name that knows most of its headings.
pub fn of(profiles: &[Profile], table: &ExportTable, file: &str) -> Option<Recognised> {
    let mut found = Vec::new();
    let file = table.part.as_deref().unwrap_or(file);
    for (number, profile) in profiles.iter().enumerate() {
        if profile.reconnaitre.fichier.as_ref().is_some_and(|it| !is_named(it, file)) {
            continue;
        }
        let header = match profile.forme {
            Shape::Agenda | Shape::Libre => continue,
            Shape::Paires => {
                lacking(&profile.reconnaitre, &Headings::of_pairs(table)).is_empty().then_some(0)
            }
            _ => header(table, &profile.reconnaitre, 0),
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
    // The first table of the file; of equals the first profile, which may be the edition's.
    found.into_iter().min_by_key(|it| (it.header, Reverse(it.known), it.profile))
}

/// The next table of a file, from a record on: its header stands after an empty line or a title.
pub fn next(profiles: &[Profile], table: &ExportTable, from: usize) -> Option<Recognised> {
    begins(table, from..table.len()).find_map(|record| {
        let headings = Headings::of(table, record);
        let knows = |profile: &Profile| {
            let known = &profile.reconnaitre;
            profile.forme == Shape::Table
                && profile.detail.is_none()
                && known.fichier.is_none()
                && lacking(known, &headings).is_empty()
                && has_dates(table, known, &headings, record)
                && known.titre.as_ref().is_none_or(|title| is_above(table, record, title))
        };
        let known = profiles.iter().enumerate().filter(|(_, profile)| knows(profile));
        let found = known.map(|(profile, it)| (it.reconnaitre.colonnes.len(), profile));
        let (known, profile) = found.min_by_key(|(known, profile)| (Reverse(*known), *profile))?;
        Some(Recognised { profile, header: record, known })
    })
}

/// The records that may be the header of a table below another one: several cells, after an empty
/// line or a title.
fn begins(table: &ExportTable, range: Range<usize>) -> impl Iterator<Item = usize> {
    let filled = |record: usize| {
        (0..table.width(record)).filter(|it| !table.cell(record, *it).is_empty()).count()
    };
    (range.start.max(1)..range.end).filter(move |record| {
        let after_gap = table.row(*record) > table.row(*record - 1) + 1;
        filled(*record) > 1 && (after_gap || filled(*record - 1) < 2)
    })
}

/// What is to be said of the tables of a file that no profile knows.
pub fn unknown(table: &ExportTable, range: Range<usize>) -> Vec<String> {
    let title = |record: usize| {
        let above = table.cell(record - 1, 0);
        let is_title = table.row(record) == table.row(record - 1) + 1 && !above.is_empty();
        if is_title { format!("« {} », ", french::shorten(above, 60)) } else { String::new() }
    };
    begins(table, range)
        .map(|record| {
            let line = table.row(record);
            format!("{}ligne {line} : aucun profil ne lit cette table du fichier", title(record))
        })
        .collect()
}

/// Whether a file has such a name: `?` is any letter or figure, `*` any number of characters.
fn is_named(pattern: &str, file: &str) -> bool {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let (pattern, file): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), file.chars().collect());
    // Which beginnings of the name the pattern so far can be.
    let mut reached = vec![false; file.len() + 1];
    reached[0] = true;
    for sign in pattern {
        let mut after = vec![false; file.len() + 1];
        for at in (0..=file.len()).filter(|at| reached[*at]) {
            match (sign, file.get(at)) {
                ('*', _) => after[at..].fill(true),
                ('?', Some(it)) if it.is_alphanumeric() => after[at + 1] = true,
                (sign, Some(it)) if sign.eq_ignore_ascii_case(it) => after[at + 1] = true,
                _ => {}
            }
        }
        reached = after;
    }
    reached[file.len()]
}

/// The first record, from one on, that is the header of a table.
pub fn header(table: &ExportTable, known: &Known, from: usize) -> Option<usize> {
    let last = table.len().min(from + SEARCHED);
    (from..last).find(|record| {
        let headings = Headings::of(table, *record);
        !table.is_blank(*record)
            && lacking(known, &headings).is_empty()
            && has_dates(table, known, &headings, *record)
            && known.titre.as_ref().is_none_or(|title| is_above(table, *record, title))
    })
}

/// Whether the first cell under the headings of dates is one: a label may be of anything.
fn has_dates(table: &ExportTable, known: &Known, headings: &Headings, header: usize) -> bool {
    known.dates.iter().all(|names| {
        let cell = headings.find(names).map(|field| table.cell(header + 1, field));
        let date = cell.map(|cell| PartialDate::parse(cell, ANY_YEAR));
        matches!(date, Some(Ok(date)) if date != PartialDate::Unknown)
    })
}

/// Whether a title stands in one of the lines above a header, up to the table before.
fn is_above(table: &ExportTable, header: usize, title: &str) -> bool {
    let title = name_key(title);
    (header.saturating_sub(3)..header).any(|record| {
        (0..table.width(record)).any(|field| name_key(table.cell(record, field)).contains(&title))
    })
}

/// The headings that are lacking; a heading of other exports counts as one.
fn lacking(known: &Known, headings: &Headings) -> Vec<String> {
    let lacks = known.colonnes.iter().filter(|names| headings.find(names).is_none());
    let mut lacks: Vec<String> = lacks.filter_map(|names| names.list().first().cloned()).collect();
    let others = known.absentes.iter().filter(|name| headings.named(name).is_some());
    lacks.extend(others.map(|name| format!("{OF_ANOTHER}{name}")));
    lacks
}

/// The profile that came nearest to a table that none knows.
pub fn nearest(profiles: &[Profile], table: &ExportTable) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for (number, profile) in profiles.iter().enumerate() {
        if matches!(profile.forme, Shape::Agenda | Shape::Libre | Shape::Series) {
            continue;
        }
        let of_record = |record| Headings::of(table, record);
        let all_headings: Vec<Headings> = match profile.forme {
            Shape::Paires => vec![Headings::of_pairs(table)],
            _ => (0..table.len().min(SEARCHED)).map(of_record).collect(),
        };
        for (record, headings) in all_headings.iter().enumerate() {
            let lacking = lacking(&profile.reconnaitre, headings);
            let all = profile.reconnaitre.colonnes.len();
            let known = all.saturating_sub(lacking.len());
            // Two words may be there by chance; of equals the one that lacks least.
            let is_nearer = |it: &Nearest| {
                (known, Reverse(lacking.len())) > (it.known, Reverse(it.lacking.len()))
            };
            if known >= 2 && best.as_ref().is_none_or(is_nearer) {
                best = Some(Nearest { profile: number, record, lacking, known });
            }
        }
    }
    best
}

/// The headings of a table of which a profile takes nothing.
pub fn unused(profile: &Profile, table: &ExportTable, header: usize) -> Vec<String> {
    match profile.forme {
        Shape::Table => not_named(profile, table, header),
        _ => Vec::new(),
    }
}

fn not_named(profile: &Profile, table: &ExportTable, header: usize) -> Vec<String> {
    let named: Vec<String> = profile.headings().map(key).collect();
    let headings = (0..table.width(header)).map(|field| table.cell(header, field).trim());
    let unused = headings.filter(|it| !it.is_empty() && !named.contains(&key(it)));
    unused.map(str::to_owned).collect()
}

impl Nearest {
    /// Whether the headings may have been given other names: none of another export is there.
    pub fn lacks_only_names(&self) -> bool {
        !self.lacking.iter().any(|name| name.starts_with(OF_ANOTHER))
    }

    /// The headings of the table that the profile does not know.
    pub fn others(&self, profile: &Profile, table: &ExportTable) -> Vec<String> {
        not_named(profile, table, self.record)
    }
}

/// What is said of the profile that came nearest.
pub fn advice(profile: &Profile, lacking: &[String]) -> String {
    let (nom, id, names) = (&profile.nom, &profile.id, lacking.join(", "));
    // All its headings are there, and no row could be read under them.
    if lacking.is_empty() {
        return format!(
            "le plus proche est « {nom} », mais le fichier s'arrête sous ses en-têtes : faites l'export à nouveau"
        );
    }
    let first = lacking.first().filter(|it| !it.starts_with(OF_ANOTHER));
    let how = match first {
        Some(first) => format!(
            "dites le nouveau nom de chacun, --avec \"{first}=…\" (aucun s'il n'y est plus), que profils/{id}.toml de l'édition retient"
        ),
        None => format!("écrivez-les dans profils/{id}.toml de l'édition"),
    };
    format!(
        "le plus proche est « {nom} », il lui manque : {names} ; si c'est bien cet export, ses en-têtes ont changé : {how} (etend = \"{id}\", « rapport aide profils »)"
    )
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn a_file_is_known_by_its_name() {
        for (pattern, file, expected) in [
            ("data-?????.csv", "data-a1B2c.csv", true),
            ("data-?????.csv", "Data-a1B2c.CSV", true),
            ("data-?????.csv", "data-a1-2c.csv", false),
            ("data-?????.csv", "data-a1B2c3.csv", false),
            ("data-?????.csv", "dossier/data-a1B2c.csv", true),
            ("*FEC????????.txt", "123456789FEC20211231.txt", true),
            ("*FEC*", "ASSOFEC20211231.csv", true),
            ("", "a", false),
        ] {
            assert_eq!(is_named(pattern, file), expected, "{pattern} {file}");
        }
    }
}
