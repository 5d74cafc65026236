//! Counts and dates with a slip of the keyboard in them: letters in the place of figures; and
//! operations that are still to be worked out.

use crate::language::french;

/// Letters that are typed, or read by a scanner, in the place of figures.
const LOOKALIKES: [(char, char); 7] =
    [('O', '0'), ('o', '0'), ('I', '1'), ('l', '1'), ('|', '1'), ('S', '5'), ('B', '8')];

/// « I20 » with figures alone: « 120 »; nothing where it has no figure, or other letters.
pub(in crate::dataset) fn with_figures(text: &str) -> Option<String> {
    let text = text.trim();
    let has_figure = text.contains(|it: char| it.is_ascii_digit());
    let is_letter = |it: char| LOOKALIKES.iter().any(|(letter, _)| *letter == it);
    let fits = |it: char| it.is_ascii_digit() || is_letter(it) || " \u{a0}\u{202f}/.-".contains(it);
    if !has_figure || !text.contains(is_letter) || !text.chars().all(fits) {
        return None;
    }
    let figure = |it: char| {
        LOOKALIKES.iter().find(|(letter, _)| *letter == it).map_or(it, |(_, figure)| *figure)
    };
    Some(text.chars().map(figure).collect())
}

/// « 2 x 60 », « 3×25 personnes »: what it gives.
pub(in crate::dataset) fn product(text: &str) -> Option<String> {
    let (one, other) = text.split_once(['x', 'X', '×', '*'])?;
    let other = other.trim_start();
    let end = other.find(|it: char| !it.is_ascii_digit()).unwrap_or(other.len());
    let one: u64 = one.trim().parse().ok()?;
    let product = one.checked_mul(other[..end].parse().ok()?)?;
    // « 2 x 60 à 80 » is not sure.
    (!other[end..].contains(|it: char| it.is_ascii_digit())).then(|| french::number(product))
}

/// « 60 personnes x 2 »: something is still to be multiplied.
pub(in crate::dataset) fn is_multiplied(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let is_number = |word: &str| word.bytes().all(|it| it.is_ascii_digit());
    let last = words.next().unwrap_or_default();
    let alone = matches!(words.next(), Some("x" | "X" | "×" | "*")) && is_number(last);
    let glued =
        last.strip_prefix(['x', 'X', '×']).is_some_and(|it| !it.is_empty() && is_number(it));
    alone || glued
}

#[cfg(test)]
mod tests {
    use super::{is_multiplied, product, with_figures};

    #[test]
    fn slips_are_told_from_words() {
        for (text, figures) in [
            ("I20", Some("120")),
            ("l20", Some("120")),
            ("1O5", Some("105")),
            ("S0", Some("50")),
            ("05/02/2O21", Some("05/02/2021")),
            ("1 5OO", Some("1 500")),
            ("60", None),
            ("OSI", None),
            ("60 élèves", None),
            ("12 pers.", None),
        ] {
            assert_eq!(with_figures(text).as_deref(), figures, "{text}");
        }
        for (text, gives) in [
            ("2 x 60", Some("120")),
            ("3×25 personnes", Some("75")),
            ("2 x 60 à 80", None),
            ("60 élèves", None),
            ("exact", None),
        ] {
            assert_eq!(product(text).as_deref(), gives, "{text}");
        }
        assert!(is_multiplied("60 personnes x 2"));
        assert!(is_multiplied("60 x2"));
        assert!(!is_multiplied("60 personnes"));
    }
}
