//! Whether a number beside a unit of the organisation's own counts all of it: « L'association compte
//! 45 bénévoles. »

use std::ops::Range;

use super::SMALL;
use super::fact::Fact;
use super::statement::Statement;
use super::units::{label_key, stem};
use crate::language::french::fold;

/// From here on, a number near another is surely meant to be it: ages and durations are less.
const TELLING: u64 = 30;
/// Words before a number that make it a part of something: « une équipe de 15 bénévoles ».
const OF_SOME: &str = "de d des à avec par pour entre sur dont ou chez parmi";
/// What may follow a unit that stands for all that the organisation counts.
const OF_ALL: [&str; 13] = [
    "en 2",
    "cette annee",
    "au total",
    "en tout",
    "au 31",
    "a la fin",
    "et ",
    "dans l'annee",
    "a ce jour",
    "en fin d",
    "cette saison",
    "sur l'annee",
    "sur la saison",
];

/// What may follow « nos 45 bénévoles », where all of them do something.
const ACTS: [&str; 5] = ["ont ", "sont ", "se sont", "s'", "etaient "];

/// Whether nothing narrows what a number counts: « L'association compte 45 bénévoles. »
pub(super) fn stands_alone(text: &str, statement: &Range<usize>) -> bool {
    let last = before(text, statement);
    // « Nos 45 bénévoles ont planté des haies. »
    let acts = ["nos", "Nos"].contains(&last) && acts(text, statement);
    let after = text[statement.end..].trim_start();
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ':', '!', '?', ')', '–', '—']);
    let after = beginning(after);
    !is_of_some(last) && (ends || acts || OF_ALL.iter().any(|words| after.starts_with(words)))
}

/// What is measured by a number, and where it ends: « déchets » of « 1 500 kg de déchets ».
pub(super) fn measured_of(text: &str, statement: &Range<usize>) -> Option<(String, Range<usize>)> {
    let after = &text[statement.end..];
    let rest = ["de ", "d'", "d’"].iter().find_map(|link| after.trim_start().strip_prefix(link))?;
    let length = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
    let end = text.len() - rest.len() + length;
    (length > 0).then(|| (stem(&rest[..length]), statement.start..end))
}

/// Whether a number is said of those who all do something, and counts no part of a group:
/// « 260 licenciés ont ramé » may be some of 300, never of 240.
pub(super) fn acts_by_itself(text: &str, statement: &Range<usize>) -> bool {
    !is_of_some(before(text, statement)) && acts(text, statement)
}

/// The word before a number.
fn before<'t>(text: &'t str, statement: &Range<usize>) -> &'t str {
    let before = text[..statement.start].trim_end();
    before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default()
}

fn is_of_some(word: &str) -> bool {
    OF_SOME.split_whitespace().any(|it| it == word)
}

fn acts(text: &str, statement: &Range<usize>) -> bool {
    let after = beginning(text[statement.end..].trim_start());
    ACTS.iter().any(|words| after.starts_with(words))
}

fn beginning(text: &str) -> String {
    fold(&text.chars().take(20).collect::<String>())
}

/// Whether a number must be meant for another that is so near.
pub(super) fn is_near(fact: &Fact, statement: &Statement) -> bool {
    let (now, stated) = (fact.quantity.value(), statement.quantity.value());
    stated > SMALL && now >= TELLING && now.abs_diff(stated) * 10 <= now
}

/// Whether a figure is named by its unit and nothing else, or is so near that the number must be
/// meant for it.
pub(super) fn is_the_unit(fact: &Fact, unit: &str, statement: &Statement) -> bool {
    let label = label_key(&fact.what);
    // « bénévoles actifs »
    let of_all = label.strip_prefix(unit).map(str::trim_start).is_some_and(|it| {
        it.is_empty() || ["actif", "engage", "mobilise", "de l'annee", "au total"].contains(&it)
    });
    is_near(fact, statement) || (statement.quantity.value() > SMALL && of_all)
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn a_unit_that_nothing_narrows_counts_all() {
        for (text, number, alone) in [
            ("L'association compte 45 bénévoles.", "45 bénévoles", true),
            ("Le club a 45 bénévoles en 2021.", "45 bénévoles", true),
            ("Nos 45 bénévoles et 12 salariés", "45 bénévoles", true),
            ("Une équipe de 45 bénévoles.", "45 bénévoles", false),
            ("Grâce à 45 bénévoles.", "45 bénévoles", false),
            ("Les 45 bénévoles du festival", "45 bénévoles", false),
            ("Nos 45 bénévoles ont planté.", "45 bénévoles", true),
            ("Ces 45 bénévoles ont planté.", "45 bénévoles", false),
            ("Nous étions 45 bénévoles en fin d'année.", "45 bénévoles", true),
        ] {
            let start = text.find(number).unwrap();
            assert_eq!(stands_alone(text, &(start..start + number.len())), alone, "{text}");
        }
    }
}
