//! Agreement, elision, lists.

use super::fold;

/// Grammatical gender of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// « un participant »
    Masculine,
    /// « une collectivité »
    Feminine,
}

/// Singular up to one, plural from two: « 0 participant », « 1 participant », « 2 participants ».
pub fn agree<'a>(count: u64, singular: &'a str, plural: &'a str) -> &'a str {
    if count < 2 { singular } else { plural }
}

/// « de participants », « d’élèves ».
pub fn de(word: &str) -> String {
    if elides(word) { format!("d’{word}") } else { format!("de {word}") }
}

/// « de l’année », « de la saison », « du cycle », of a noun with its article.
pub fn of_the(noun: &str) -> String {
    match noun.strip_prefix("le ") {
        Some(noun) => format!("du {noun}"),
        None => format!("de {noun}"),
    }
}

/// « a », « a et b », « a, b et c ».
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        text.push_str(match items.len() - index {
            _ if index == 0 => "",
            1 => " et ",
            _ => ", ",
        });
        text.push_str(item.as_ref());
    }
    text
}

/// The beginning of a text, when it has more characters than these.
pub fn shorten(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The first letter in capital, the rest as it is.
pub fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

/// The text with a small letter first: « Au printemps » inside of a sentence.
pub fn uncapitalized(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_lowercase().chain(rest).collect(),
        None => String::new(),
    }
}

/// Whether « de » loses its vowel before the word.
pub fn elides(word: &str) -> bool {
    let folded = fold(&word.chars().take(LONGEST_WORD).collect::<String>());
    let first_word = folded.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let singular = first_word.trim_end_matches(['s', 'x']);
    match singular.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => !NO_ELISION.contains(&singular),
        Some('h') => {
            ASPIRATED.split(' ').all(|word| word != singular)
                && !ASPIRATED_STARTS.iter().any(|start| singular.starts_with(start))
        }
        Some('y') => ["yeu", "yveline", "yonne"].contains(&singular),
        _ => false,
    }
}

/// The first word of a unit is shorter than this, in characters.
const LONGEST_WORD: usize = 40;
/// Words, folded and singular, that begin with a vowel and take « de » all the same.
const NO_ELISION: [&str; 7] = ["onze", "onzieme", "oui", "ouistiti", "uhlan", "ouate", "ululement"];
/// The usual words, folded and singular, whose h forbids elision. All others count as mute:
/// « d’habitants ».
const ASPIRATED: &str = "hache haie haine hall halle halte hamac hameau hamster hanche handball hangar haricot \
    harnai harpe hasard hashtag hate haut haute hauteur havre heri herisson heron hero hetre \
    heurt hibou hip hobby hockey hollande homard hongrie honte hor hotte houille housse hub \
    hublot huit huitaine hurlement hutte";
const ASPIRATED_STARTS: [&str; 8] =
    ["handicap", "harcel", "hauss", "hierarch", "hack", "hollandai", "hongroi", "hardi"];

#[cfg(test)]
mod tests {
    use super::{agree, capitalized, de, list};

    #[test]
    fn the_plural_begins_at_two() {
        for (count, expected) in [(0, "élève"), (1, "élève"), (2, "élèves"), (u64::MAX, "élèves")]
        {
            assert_eq!(agree(count, "élève", "élèves"), expected);
        }
    }

    #[test]
    fn de_is_elided_before_a_vowel_and_a_mute_h() {
        for (word, expected) in [
            ("participants", "de participants"),
            ("élèves", "d’élèves"),
            ("Élus", "d’Élus"),
            ("œuvres", "d’œuvres"),
            ("habitants", "d’habitants"),
            ("heures", "d’heures"),
            ("hectares", "d’hectares"),
            ("hommes", "d’hommes"),
            ("héroïnes", "d’héroïnes"),
            ("handicapés", "de handicapés"),
            ("hameaux", "de hameaux"),
            ("héros", "de héros"),
            ("halls", "de halls"),
            ("hackathons", "de hackathons"),
            ("onze élèves", "de onze élèves"),
            ("yeux", "d’yeux"),
            ("yaourts", "de yaourts"),
            ("11 élèves", "de 11 élèves"),
            ("« élus »", "de « élus »"),
            ("", "de "),
        ] {
            assert_eq!(de(word), expected);
        }
    }

    #[test]
    fn a_list_ends_with_et() {
        for (items, expected) in
            [(&[][..], ""), (&["a"], "a"), (&["a", "b"], "a et b"), (&["a", "b", "c"], "a, b et c")]
        {
            assert_eq!(list(items), expected);
        }
    }

    #[test]
    fn a_capital_keeps_its_accent() {
        for (text, expected) in [("élus", "Élus"), ("", ""), ("œuvre", "Œuvre"), ("12", "12")] {
            assert_eq!(capitalized(text), expected);
        }
    }
}
