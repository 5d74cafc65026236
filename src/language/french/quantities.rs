//! Quantities in words.

use super::{NARROW_SPACE, agree, de, number};
use crate::language::quantity::{Qualifier, Quantity, Wording, collective_noun};

/// « 1 ligne », « 2 000 lignes », of a word whose plural takes an s.
pub fn count(number: impl TryInto<u64>, word: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    with_unit(&Quantity::exact(number), word, &format!("{word}s"))
}

/// « et une autre fois », « et 12 autres fois », with a space before it; nothing of none.
pub fn and_others(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => String::new(),
        1 => format!(" et {one}"),
        _ => format!(" et {} {many}", super::number(number as u64)),
    }
}

/// « 60 », « plus de 500 », « près de 200 », « environ 200 », « une soixantaine », « plus d’un million ».
pub fn quantity(quantity: &Quantity) -> String {
    let counted = counted(quantity);
    match quantity.wording() {
        Wording::Collective if quantity.qualifier() == Qualifier::About => counted,
        _ => qualified(quantity.qualifier(), &counted),
    }
}

/// « plus de 12 % », « environ 2 h », of what is written in figures or by a noun.
pub(super) fn qualified(qualifier: Qualifier, written: &str) -> String {
    match qualifier {
        Qualifier::Exact => written.to_owned(),
        Qualifier::MoreThan => format!("plus {}", before_number(written)),
        Qualifier::Almost => format!("près {}", before_number(written)),
        Qualifier::About => format!("environ {written}"),
    }
}

/// What stands in the place of a number that nobody knows.
pub const UNKNOWN: &str = "inconnu";

/// A quantity, or [`UNKNOWN`].
pub fn quantity_or_unknown(known: Option<&Quantity>) -> String {
    known.map_or_else(|| UNKNOWN.to_owned(), quantity)
}

/// With its unit, which agrees: « 1 participant », « plus de 500 participants », « une soixantaine d’élèves ».
pub fn with_unit(quantity: &Quantity, singular: &str, plural: &str) -> String {
    let text = self::quantity(quantity);
    match quantity.wording() {
        Wording::Figures if millions(quantity).is_none() => {
            format!("{text} {}", agree(quantity.value(), singular, plural))
        }
        _ => format!("{text} {}", de(plural)),
    }
}

/// « plus de », « près de », « environ »; `None` for an exact quantity.
pub fn qualifier_words(quantity: &Quantity) -> Option<&'static str> {
    match quantity.qualifier() {
        Qualifier::Exact => None,
        Qualifier::MoreThan => Some("plus de"),
        Qualifier::Almost => Some("près de"),
        Qualifier::About => Some("environ"),
    }
}

/// The number without its qualifier.
fn counted(quantity: &Quantity) -> String {
    let noun = match quantity.wording() {
        Wording::Figures => millions(quantity),
        Wording::Collective => collective_noun(quantity.value()).map(str::to_owned),
    };
    noun.unwrap_or_else(|| number(quantity.value()))
}

/// « un million », « 3 milliards »: round numbers that are not exact are easier to say than to read.
fn millions(quantity: &Quantity) -> Option<String> {
    if quantity.qualifier() == Qualifier::Exact {
        return None;
    }
    let (scale, word) = match quantity.value() {
        value if value >= 1_000_000_000 => (1_000_000_000, "milliard"),
        _ => (1_000_000, "million"),
    };
    let count = quantity.value() / scale;
    match (quantity.value() % scale, count) {
        (1.., _) | (_, 0 | 1_000..) => None,
        (_, 1) => Some(format!("un {word}")),
        _ => Some(format!("{}{NARROW_SPACE}{word}s", number(count))),
    }
}

/// « de 500 », « d’une centaine »: figures never take the elision.
fn before_number(counted: &str) -> String {
    if counted.starts_with('u') { de(counted) } else { format!("de {counted}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

    use super::{qualifier_words, quantity, with_unit};
    use crate::language::quantity::{Qualifier, Quantity};

    fn read(text: &str) -> Quantity {
        Quantity::parse(text).expect(text).expect(text)
    }

    #[test]
    fn quantities_are_worded() {
        for (written, expected) in [
            ("60", "60"),
            ("6941", "6\u{202F}941"),
            (">500", "plus de 500"),
            ("+ de 1780", "plus de 1\u{202F}780"),
            ("près de 7000", "près de 7\u{202F}000"),
            ("~200", "environ 200"),
            ("une soixantaine", "une soixantaine"),
            ("environ une centaine", "une centaine"),
            ("près d'une centaine", "près d’une centaine"),
            ("plus d'une quarantaine", "plus d’une quarantaine"),
            ("plus d'un millier", "plus d’un millier"),
            (">1", "plus de 1"),
            ("plus de 1000000", "plus d’un million"),
            ("environ 3 millions", "environ 3\u{202F}millions"),
            ("plus de 1,5 million", "plus de 1\u{202F}500\u{202F}000"),
            ("1 million", "1\u{202F}000\u{202F}000"),
            ("près de 2 milliards", "près de 2\u{202F}milliards"),
        ] {
            assert_eq!(quantity(&read(written)), expected, "{written}");
        }
    }

    #[test]
    fn the_unit_agrees() {
        for (written, expected) in [
            ("0", "0 participant"),
            ("1", "1 participant"),
            ("2", "2 participants"),
            ("plus de 500", "plus de 500 participants"),
            ("une centaine", "une centaine de participants"),
            ("près d'une centaine", "près d’une centaine de participants"),
            ("plus d'un million", "plus d’un million de participants"),
        ] {
            assert_eq!(with_unit(&read(written), "participant", "participants"), expected);
        }
        assert_eq!(
            with_unit(&read("une soixantaine"), "élève", "élèves"),
            "une soixantaine d’élèves"
        );
    }

    #[test]
    fn an_exact_quantity_has_no_qualifier() {
        assert_eq!(qualifier_words(&read("60")), None);
        assert_eq!(qualifier_words(&read("une soixantaine")), Some("environ"));
    }

    fn any_quantity() -> impl Strategy<Value = Quantity> {
        let value =
            prop_oneof![any::<u64>(), 0..2_000_u64, (0..2_000_u64).prop_map(|n| n * 1_000_000)];
        let qualifier = prop_oneof![
            Just(Qualifier::Exact),
            Just(Qualifier::MoreThan),
            Just(Qualifier::Almost),
            Just(Qualifier::About)
        ];
        (value, qualifier, any::<bool>()).prop_map(|(value, qualifier, by_noun)| {
            Quantity::nearest_collective(value)
                .filter(|_| by_noun)
                .and_then(|noun| Quantity::collective(noun.value(), qualifier))
                .unwrap_or(Quantity::new(value, qualifier))
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_back(written in any_quantity()) {
            assert_eq!(Quantity::parse(&quantity(&written)), Ok(Some(written)));
        }
    }
}
