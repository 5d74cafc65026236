//! Ids and initials from names.

use crate::language::suggest::slug;

/// Words that initials leave out.
const SMALL: &[&str] = &[
    "a", "à", "au", "aux", "avec", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les",
    "pour", "sur", "un", "une",
];
/// Most initials that still are an acronym.
const MOST: usize = 8;
/// Most letters of an id.
const LONGEST: usize = 40;

/// « Réseau des exemples » is « RE »; a single word stays as it is.
pub fn acronym(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let kept: Vec<&str> =
        words.filter(|word| !SMALL.contains(&word.to_lowercase().as_str())).collect();
    match kept.as_slice() {
        [] | [_] => name.to_owned(),
        words => words
            .iter()
            .filter_map(|word| word.chars().next())
            .take(MOST)
            .flat_map(char::to_uppercase)
            .collect(),
    }
}

/// An id for each name: ASCII, short, all different.
pub(super) fn ids(names: &[String], fallback: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let short: String = slug(name).chars().filter(plain).take(LONGEST).collect();
        let id = match short.trim_matches('-') {
            "" => format!("{fallback}-{}", index + 1),
            id => id.to_owned(),
        };
        let free = if ids.contains(&id) { format!("{id}-{}", index + 1) } else { id };
        ids.push(free);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_leave_small_words_out() {
        for (name, expected) in [
            ("Réseau des exemples", "RE"),
            ("Association pour l'économie de demain", "AÉD"),
            ("RTES", "RTES"),
            ("« 42 »", "« 42 »"),
        ] {
            assert_eq!(acronym(name), expected);
        }
    }

    #[test]
    fn ids_are_plain_and_differ() {
        let names = ["Fêtes & bals", "fetes bals", "???", "日本", &"a".repeat(99)];
        let ids = ids(&names.map(str::to_owned), "categorie");
        assert_eq!(ids[..4], ["fetes-bals", "fetes-bals-2", "categorie-3", "categorie-4"]);
        assert_eq!(ids[4].len(), 40);
    }
}
