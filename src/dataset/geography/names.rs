//! The places that a name may stand for, when its code is missing or wrong.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::codes::find;
use super::level::Level;
use super::records::{COMMUNES, DEPARTMENTS, Fields, GROUPINGS, REGIONS};
use super::territory::Department;
use crate::language::french;

/// A shorter name is no part of a longer one: it would be found everywhere.
const SHORTEST_PART: usize = 4;
/// Names that begin alike are compared letter by letter.
const COMPARED_START: usize = 2;

/// A place that a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its code.
    pub code: &'static str,
    /// « Clichy », « intercommunalité de Strasbourg ».
    pub name: String,
    /// Its département, but for a region.
    pub department: Option<Department>,
}

/// How near the names of the suggestions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// They are the name itself.
    Same,
    /// They are a part of it, begin with it, or differ by a slip.
    Like,
}

/// The places of a level whose name is the nearest to `name`, by code. Where
/// one of them is in the département given, only it.
pub fn suggestions(name: &str, level: Level, department: &str) -> (Near, Vec<Suggestion>) {
    let name = key(name);
    if name.is_empty() {
        return (Near::Like, Vec::new());
    }
    match level {
        Level::Commune => {
            let (near, found) = communes(&name, department.trim());
            (near, found.into_iter().filter_map(commune).collect())
        }
        Level::Grouping => {
            let (_, found) = communes(&name, department.trim());
            (Near::Like, found.into_iter().filter_map(grouping).collect())
        }
        Level::Department => named(&name, DEPARTMENTS.iter(), Level::Department),
        Level::Region => named(&name, REGIONS.iter(), Level::Region),
    }
}

/// Whether two names may stand for one place: the words of one are all words
/// of the other. « Clichy-la-Garenne » may be Clichy.
pub fn same_place(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let within = |short: &str, long: &str| {
        short.split(' ').all(|word| long.split(' ').any(|known| known == word))
    };
    within(&one, &other) || within(&other, &one)
}

/// A name as it is compared: words without article, accents, hyphens, nor
/// what says which kind of authority it is.
pub(super) fn key(name: &str) -> String {
    const NOISE: &[&str] = &[
        "le",
        "la",
        "les",
        "l",
        "de",
        "du",
        "des",
        "d",
        "ville",
        "commune",
        "mairie",
        "departement",
        "departemental",
        "region",
        "regional",
        "regionale",
        "conseil",
        "municipalite",
    ];
    let folded = french::fold(name);
    let words = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut key = String::with_capacity(folded.len());
    for word in words.skip_while(|word| NOISE.contains(word)) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(match word {
            "st" => "saint",
            "ste" => "sainte",
            _ => word,
        });
    }
    key
}

fn index() -> &'static HashMap<String, Vec<Fields>> {
    static INDEX: OnceLock<HashMap<String, Vec<Fields>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: HashMap<String, Vec<Fields>> = HashMap::new();
        for fields in COMMUNES.iter() {
            index.entry(key(fields.text(1))).or_default().push(fields);
        }
        index
    })
}

fn communes(name: &str, department: &str) -> (Near, Vec<Fields>) {
    let there = |found: Vec<Fields>| {
        let inside = |fields: &Fields| {
            Department::of_commune(fields.text(0)).is_some_and(|it| {
                it.code.eq_ignore_ascii_case(department) || key(it.name) == key(department)
            })
        };
        let near: Vec<Fields> = found.iter().copied().filter(inside).collect();
        if near.is_empty() { found } else { near }
    };
    if let Some(found) = index().get(name) {
        return (Near::Same, there(found.clone()));
    }
    if let Some(found) = part(name) {
        return (Near::Like, there(found.clone()));
    }
    let longer = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    let mut found = gather(longer);
    if found.is_empty() {
        found = slips(name);
    }
    found.sort_unstable_by_key(|fields| fields.text(0));
    (Near::Like, there(found))
}

/// The communes whose name is a run of the words of this one: the run of most
/// words, then of most letters (« Grand » is a commune too).
fn part(name: &str) -> Option<&'static Vec<Fields>> {
    let words: Vec<&str> = name.split(' ').collect();
    (1..words.len()).rev().find_map(|length| {
        let runs = words.windows(length).map(|run| run.join(" "));
        let known = runs.filter(|run| run.len() >= SHORTEST_PART && index().contains_key(run));
        index().get(&known.max_by_key(|run| run.len())?)
    })
}

fn gather(wanted: impl Fn(&str) -> bool) -> Vec<Fields> {
    let found = index().iter().filter(|(known, _)| wanted(known));
    found.flat_map(|(_, fields)| fields.iter().copied()).collect()
}

/// The names at the smallest distance, one slip in four letters at most.
fn slips(name: &str) -> Vec<Fields> {
    let length = name.chars().count();
    let start: String = name.chars().take(COMPARED_START).collect();
    let alike = |known: &&String| {
        known.starts_with(&start) && known.chars().count().abs_diff(length) <= length / 4
    };
    let distance =
        |known: &String| (strsim::damerau_levenshtein(known, name), index()[known].as_slice());
    let near = index().keys().filter(alike).map(distance);
    let near: Vec<_> = near.filter(|(slips, _)| *slips <= length / 4).collect();
    let Some(least) = near.iter().map(|(slips, _)| *slips).min() else { return Vec::new() };
    let nearest = near.into_iter().filter(|(slips, _)| *slips == least);
    nearest.flat_map(|(_, fields)| fields.iter().copied()).collect()
}

fn commune(fields: Fields) -> Option<Suggestion> {
    let department = Department::of_commune(fields.text(0))?;
    let (code, name) = (fields.text(0), fields.text(1).to_owned());
    Some(Suggestion { code, name, department: Some(department) })
}

/// The grouping of a commune.
fn grouping(fields: Fields) -> Option<Suggestion> {
    let rank = usize::try_from(fields.number(2)?).ok()?;
    let siren = GROUPINGS.iter().nth(rank)?.text(0);
    let name = format!("l'intercommunalité {}", french::de(fields.text(1)));
    Some(Suggestion { code: siren, name, department: find(siren, None)?.department })
}

fn named(name: &str, all: impl Iterator<Item = Fields>, level: Level) -> (Near, Vec<Suggestion>) {
    let alike = |fields: &Fields| {
        let known = key(fields.text(1));
        let slips = strsim::damerau_levenshtein(&known, name);
        (slips <= name.chars().count() / 4).then_some(slips)
    };
    let nearest = all.filter_map(|it| Some((alike(&it)?, it))).min_by_key(|(slips, _)| *slips);
    let Some((slips, fields)) = nearest else { return (Near::Like, Vec::new()) };
    let department = match level {
        Level::Department => Department::find(fields.text(0)),
        _ => None,
    };
    let one = Suggestion { code: fields.text(0), name: fields.text(1).to_owned(), department };
    (if slips == 0 { Near::Same } else { Near::Like }, vec![one])
}
