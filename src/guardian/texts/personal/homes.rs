//! Postal addresses: a way, a number on it, a postal code and a town. That of a
//! body or of a meeting is public; that of a person is not, which only what
//! stands before it can tell.

use std::ops::Range;

use crate::language::french;

/// Signs before a postal code in which its street stands.
const STREET: usize = 90;
/// Signs before a street in which a person may be named.
const PERSON: usize = 60;

/// Ways, folded.
const WAYS: &[&str] = &[
    "rue",
    "avenue",
    "av",
    "ave",
    "boulevard",
    "bd",
    "bld",
    "blvd",
    "chemin",
    "ch",
    "allee",
    "allees",
    "impasse",
    "place",
    "route",
    "rte",
    "quai",
    "cours",
    "square",
    "passage",
    "sentier",
    "lotissement",
    "hameau",
    "faubourg",
    "voie",
    "montee",
    "clos",
    "ruelle",
    "venelle",
];
/// Words after which an address is that of a person.
const SAID: &[&str] =
    &["domicile", "domicilie", "domiciliee", "demeurant", "habite", "habitant", "chez"];

/// The postal address whose code begins here; the start of the whole is in its range.
pub(super) fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (head, town) = (&text[..at], text[at + digits..].strip_prefix([' ', '\u{a0}'])?);
    let reported =
        [", ", "CH-", "B-", "L-", "- ", "\n"].iter().any(|before| head.ends_with(before));
    let is_code = digits == 5 || (digits == 4 && bytes[at] != b'0' && reported);
    let end = town
        .find(|character: char| !(character.is_alphabetic() || "-'’".contains(character)))
        .unwrap_or(town.len());
    if !is_code || !town.chars().next()?.is_uppercase() || end < 2 {
        return None;
    }
    let from = head.char_indices().rev().nth(STREET).map_or(0, |(index, _)| index);
    let from = head[from..].rfind(['\n', ';', '(']).map_or(from, |index| from + index + 1);
    let near = &head[from..];
    let (way, _) = words(near)
        .rev()
        .find(|(_, word)| WAYS.contains(&french::fold(word.trim_end_matches('.')).as_str()))?;
    let number = words(near).find(|(index, word)| {
        // « 12 rue des Lilas », « 12 bis, rue des Lilas »; « rue des Lilas 12 ».
        let is_number = word.trim_end_matches(|it: char| it.is_alphabetic()).parse::<u16>().is_ok();
        is_number
            && (*index > way
                || near[*index..way]
                    .split([' ', '\u{a0}', ','])
                    .filter(|it| !it.is_empty())
                    .count()
                    <= 3)
    });
    let (number, _) = number?;
    let town =
        text.len() - text[at + digits..].len() + (text[at + digits..].len() - town.len()) + end;
    Some(from + number.min(way)..town)
}

/// Whether what stands before an address makes it a person's.
pub(super) fn is_a_persons(text: &str, start: usize) -> bool {
    let head = &text[..start];
    let from = head.char_indices().rev().nth(PERSON).map_or(0, |(index, _)| index);
    let from =
        head[from..].rfind(['\n', ';', '(', '!', '?', ':']).map_or(from, |index| from + index + 1);
    let near = head[from..].trim_end_matches([' ', ',', '\u{a0}', '-', '–']);
    if words(near).any(|(_, word)| SAID.contains(&french::fold(word).as_str())) {
        return true;
    }
    // « Mme Exemple, 12 rue… »: the last words before the comma, two, three or with a title.
    let last: Vec<usize> = words(near).map(|(index, _)| index).collect();
    let comma = near.rfind(',').map_or(0, |index| index + 1);
    last.iter()
        .rev()
        .skip(1)
        .take(3)
        .filter(|index| **index >= comma)
        .any(|index| french::is_a_persons(&near[*index..]))
}

/// The words of a text and where they begin.
fn words(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let ends = |character: char| character.is_whitespace() || ",'’".contains(character);
    text.split(ends)
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::{address, is_a_persons};

    fn found(text: &str) -> Option<(&str, bool)> {
        let digits = text.char_indices().filter(|(at, character)| {
            character.is_ascii_digit() && !text[..*at].ends_with(|it: char| it.is_ascii_digit())
        });
        let range = digits.map(|(at, _)| at).find_map(|at| address(text, at))?;
        Some((&text[range.clone()], is_a_persons(text, range.start)))
    }

    #[test]
    fn addresses_are_found_and_those_of_people_told_apart() {
        for (text, address, is_a_persons) in [
            ("Mme Exemple, 12 rue des Lilas, 35000 Rennes", "12 rue des Lilas, 35000 Rennes", true),
            (
                "Camille Exemple, 12 bis, chemin du Lac, 1200 Genève.",
                "12 bis, chemin du Lac, 1200 Genève",
                true,
            ),
            (
                "Écrire chez Camille, rue des Lilas 12, 5000 Namur",
                "rue des Lilas 12, 5000 Namur",
                true,
            ),
            (
                "Réunion à la Maison des associations, 12 rue des Lilas, 35000 Rennes",
                "12 rue des Lilas, 35000 Rennes",
                false,
            ),
            (
                "La Grappe, 75 rue Léon Gambetta, 59000 Lille",
                "75 rue Léon Gambetta, 59000 Lille",
                false,
            ),
        ] {
            assert_eq!(found(text), Some((address, is_a_persons)), "{text}");
        }
        for text in
            ["en 2021, Lille", "75000 Paris", "la rue a réuni 12 000 Lillois", "35000 habitants"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
