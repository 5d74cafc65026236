//! Offices of the organisation as they are written: « vice-présidente du RTES ».

use std::ops::Range;

use crate::dataset::settings::Organisation;
use crate::language::french::fold;

/// What an officer is called, folded, without the ending of its gender. Other
/// words (« représentant », « membre ») may be said of anybody.
pub(in crate::guardian::told) const OFFICERS: [&str; 8] = [
    "president",
    "vice-president",
    "co-president",
    "copresident",
    "secretair",
    "tresorier",
    "vice-secretair",
    "vice-tresorier",
];
/// The same of who works for the organisation, or represents it.
const TITLES: [&str; 5] =
    ["delegu", "directeur", "coordinateur", "coordonnateur", "administrateur"];
/// What may stand between an office and the name of the organisation.
const LINKS: [&str; 5] = ["du ", "de la ", "de l'", "de l’", "des "];
/// Words that make another office of one, wherever they stand.
const FORMER: [&str; 5] = ["ancien", "ex", "futur", "honorair", "interim"];

/// The organisation as texts name it after « du ».
pub(super) struct Body {
    names: Vec<String>,
}

/// An office, as words that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Office {
    words: Vec<String>,
}

/// An office where it is written.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) office: Office,
    /// Bytes from its first word to the name of the organisation.
    pub(super) range: Range<usize>,
}

impl Office {
    /// Whether both are one: « première vice-présidente » is a « vice-présidente »,
    /// « ancienne présidente » and « présidente de la commission » are no « présidente ».
    pub(super) fn is(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let rest = || long.iter().filter(|word| !short.contains(word));
        let small = |word: &&String| word.len() <= 2 || FORMER.contains(&word.as_str());
        short.iter().all(|word| long.contains(word)) && !rest().any(|word| small(&word))
    }
}

impl Body {
    /// Nothing for an organisation whose names are too short to be found.
    pub(super) fn of(organisation: &Organisation) -> Option<Self> {
        let names = [&organisation.acronym, &organisation.name];
        let mut names: Vec<String> = names.into_iter().cloned().collect();
        names.retain(|name| name.chars().count() >= 3);
        names.dedup();
        (!names.is_empty()).then_some(Self { names })
    }

    /// Whether a text names it.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| text.contains(name.as_str()))
    }

    /// The offices of the organisation that a text writes.
    pub(super) fn offices(&self, text: &str) -> Vec<Written> {
        let mut found: Vec<Written> = Vec::new();
        for name in &self.names {
            for (at, _) in text.match_indices(name.as_str()) {
                let end = at + name.len();
                let whole = !text[end..].starts_with(|character: char| character.is_alphanumeric());
                let before = &text[..at];
                let link = LINKS.iter().find(|link| before.ends_with(**link));
                let Some(link) = link.filter(|_| whole) else { continue };
                let before = &before[..before.len() - link.len()];
                found.extend(
                    office(before).map(|(office, start)| Written { office, range: start..end }),
                );
            }
        }
        found
    }
}

/// The office with which a text ends, and where it begins.
fn office(text: &str) -> Option<(Office, usize)> {
    let clause = after_last(text, &[',', '(', ';', ':', '.', '«', '»', '|']);
    // A stop within a word is one of an inclusive form: « président.e ».
    let clause = match text[..clause].ends_with('.') && !text[clause..].starts_with(' ') {
        true => after_last(&text[..clause - 1], &[',', '(', ';', ':', '«', '»', '|', ' ']),
        false => clause,
    };
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut at = clause;
    for word in text[clause..].split([' ', '\u{a0}', '\'', '’']) {
        words.push((at, plain(word)));
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let title = words
        .iter()
        .rposition(|(_, word)| OFFICERS.iter().chain(&TITLES).any(|title| title == word))?;
    let former = |index: &usize| {
        let word = words[*index].1.as_str();
        FORMER.contains(&word) || word.starts_with("premier") || word.ends_with("iem")
    };
    let first = title.checked_sub(1).filter(former).unwrap_or(title);
    let office = words[first..].iter().map(|(_, word)| word.clone());
    let office = office.filter(|word| !word.is_empty()).collect();
    Some((Office { words: office }, words[first].0))
}

/// Where the text goes on after the last of some characters.
fn after_last(text: &str, characters: &[char]) -> usize {
    text.rmatch_indices(characters).next().map_or(0, |(at, character)| at + character.len())
}

/// A word folded, without the ending of its gender.
fn plain(word: &str) -> String {
    let folded = fold(word).replace(['.', '·'], "");
    let folded = match folded.strip_suffix("rices").or(folded.strip_suffix("rice")) {
        Some(stem) => format!("{stem}eur"),
        None => folded,
    };
    let stem = folded.trim_end_matches(['e', 's']);
    let stem = if stem.len() < 3 { folded.as_str() } else { stem };
    // « ancienne », « ancien »
    stem.strip_suffix("nn").map_or_else(|| stem.to_owned(), |stem| format!("{stem}n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offices(text: &str) -> Vec<String> {
        let body = Body { names: vec!["RTES".to_owned()] };
        body.offices(text).into_iter().map(|it| text[it.range].to_owned()).collect()
    }

    #[test]
    fn offices_of_the_organisation_are_found() {
        for (text, expected) in [
            ("président du RTES", &["président du RTES"][..]),
            ("Mahel Coppey, présidente du RTES, a ouvert", &["présidente du RTES"]),
            ("maire, ancienne présidente du RTES", &["ancienne présidente du RTES"]),
            ("la première vice-présidente du RTES", &["première vice-présidente du RTES"]),
            (
                "présidente de la commission Europe du RTES",
                &["présidente de la commission Europe du RTES"],
            ),
            ("le.la président.e du RTES", &["président.e du RTES"]),
            ("la Déléguée générale du RTES", &["Déléguée générale du RTES"]),
            ("représentant du RTES", &[]),
            ("présidente du RTESS", &[]),
            ("président de France urbaine, membre du RTES", &[]),
            ("le cycle « ESS » du président du RTES", &["président du RTES"]),
            ("« ESS » : président.e du RTES", &["président.e du RTES"]),
            ("le site du RTES", &[]),
            ("", &[]),
        ] {
            assert_eq!(offices(text), expected, "{text}");
        }
    }

    #[test]
    fn offices_are_compared_by_what_they_say() {
        let body = Body { names: vec!["RTES".to_owned()] };
        let one = |text: &str| body.offices(&format!("{text} du RTES")).remove(0).office;
        for (first, second, same) in [
            ("président", "présidente", true),
            ("Vice-Présidente", "vice-président", true),
            ("première vice-présidente", "vice-présidente", true),
            ("directrice", "directeur", true),
            ("trésorier", "trésorière", true),
            ("délégué général", "déléguée", true),
            ("président", "vice-président", false),
            ("ancienne présidente", "présidente", false),
            ("présidente de la commission Europe", "présidente", false),
            ("secrétaire", "trésorier", false),
        ] {
            assert_eq!(one(first).is(&one(second)), same, "{first} / {second}");
            assert_eq!(one(second).is(&one(first)), same, "{second} / {first}");
        }
    }
}
