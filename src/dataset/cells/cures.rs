//! What to write in the place of a count or a date that has words around it,
//! so that nothing that is known is lost.

use super::around::{MOST, in_full, sense, with};
use crate::language::french::{self, fold};
use crate::language::measure::{Kind, Measure};
use crate::language::partial_date::{PartialDate, Period};
use crate::language::quantity::{Quantity, QuantityError};
use crate::read::prose;

/// What to write in the place of « 90 élèves », « 31 et 25 », « 56 inscrit.e.s ».
pub(in crate::dataset) fn of_words_after(what: &str, text: &str) -> String {
    if let Some((number, rest)) = in_full(text) {
        return match rest {
            "" => format!("écrivez le nombre en entier : « {number} »"),
            rest => after(what, &number, rest),
        };
    }
    let Some((number, rest)) = number_first(text) else {
        return "gardez le nombre seul : la colonne dit déjà ce qu'il compte".to_owned();
    };
    after(what, number, rest)
}

/// The same, for a number and what follows it.
fn after(what: &str, number: &str, rest: &str) -> String {
    if let Some((sense, rest)) = sense(rest) {
        return match with(sense, number) {
            None => MOST.to_owned(),
            Some(number) if rest.is_empty() => format!("écrivez « {number} »"),
            Some(number) => after(what, &number, &rest),
        };
    }
    if let Some(sum) = both(number, rest) {
        return format!(
            "écrivez la somme, {sum}, ou donnez une ligne à chacun des nombres qui se comptent à part"
        );
    }
    // « dizaine de personnes »
    let unit = ["de ", "d'", "d’"].iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    let (unit, beyond) = unit.split_once([' ', '\u{a0}', ',', '(']).unwrap_or((unit, ""));
    let beyond = beyond.trim().trim_end_matches(')');
    let counted = stem(unit);
    let noted = match beyond {
        "" => String::new(),
        beyond => format!(" ; « {beyond} » va dans « notes »"),
    };
    let is_own = counted == stem(what)
        || (what == "participants" && matches!(counted.as_str(), "personn" | "per" | "present"));
    match what {
        "declare" | "valeur" => {
            format!(
                "gardez le nombre seul, « {number} » : ce qu'il compte se dit dans unite = [\"…\", \"…\"]"
            )
        }
        "participants" if counted == "inscrit" => format!(
            "les inscrits ont leur colonne : écrivez « {number} » dans « inscrits », et dans « participants » ceux qui sont venus{noted}"
        ),
        _ if is_own => format!(
            "gardez le nombre seul, « {number} » : la colonne dit déjà ce qu'il compte{noted}"
        ),
        "participants" if unit.starts_with(char::is_alphabetic) => {
            format!("écrivez « {number} » ici, et « {unit} » dans la colonne « unite »{noted}")
        }
        _ => format!("gardez le nombre seul, « {number} » ; « {rest} » va dans « notes »"),
    }
}

/// A word without the marks of gender and number.
fn stem(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.split(['.', '(', '_']).next().unwrap_or_default();
    bare.trim_end_matches('s').trim_end_matches('e').to_owned()
}

/// The longest beginning that is a count, and what follows it.
fn number_first(text: &str) -> Option<(&str, &str)> {
    let spaces = text.char_indices().filter(|(_, character)| character.is_whitespace());
    let mut ends: Vec<usize> = spaces.map(|(at, _)| at).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let (number, rest) = (text[..end].trim_end_matches([',', ':']), text[end..].trim());
        matches!(Quantity::parse(number), Ok(Some(_))).then_some((number, rest))
    })
}

/// « 31 et 25 »: the sum of the two.
fn both(number: &str, rest: &str) -> Option<String> {
    let other = ["et ", "puis ", "& ", "plus "].iter().find_map(|link| rest.strip_prefix(link))?;
    let exact = |text: &str| Quantity::parse(text).ok().flatten()?.exact_value();
    Some(french::number(exact(number)?.checked_add(exact(other.trim())?)?))
}

/// What to write in the place of « à près de 7000 », « soit 60 ».
pub(in crate::dataset) fn of_words_before(what: &str, text: &str) -> Option<String> {
    let digit = text.find(|character: char| character.is_ascii_digit());
    let space = text.find([' ', '\u{a0}']);
    let number = |at: usize| {
        let (before, rest) = (text[..at].trim(), text[at..].trim());
        let is_whole = matches!(Quantity::parse(rest), Ok(Some(_)));
        match sense(before) {
            Some((sense, words)) if words.is_empty() => match with(sense, rest) {
                Some(number) => Some(format!("écrivez « {number} »")),
                None if is_whole => Some(MOST.to_owned()),
                None => {
                    let (number, rest) = number_first(rest)?;
                    Some(after(what, &with(sense, number)?, rest))
                }
            },
            None if is_whole && !denies(before) => Some(format!("écrivez « {rest} »")),
            _ => None,
        }
    };
    [space, digit].into_iter().flatten().find_map(number)
}

/// Whether words say that a number is not the one that is meant.
fn denies(words: &str) -> bool {
    const WORDS: [&str; 6] = ["pas", "sans", "hors", "sauf", "non", "entre"];
    fold(words)
        .split(|character: char| !character.is_alphabetic())
        .any(|word| WORDS.contains(&word))
}

/// Whether a text is a number of hundredths or thousandths.
pub(in crate::dataset) fn is_share(text: &str) -> bool {
    let folded = fold(text);
    ["%", "‰", "pour cent", "pourcent", "pour mille", "pct"].iter().any(|it| folded.ends_with(it))
}

/// Whether a text is an amount of money.
pub(in crate::dataset) fn is_money(text: &str) -> bool {
    let folded = fold(text);
    let units = ["€", "$", "£", "euro", "euros", "eur", "chf", "fcfa", "francs", "dollars"];
    units.iter().any(|it| {
        folded
            .strip_suffix(it)
            .is_some_and(|before| before.ends_with(|c: char| c == ' ' || c.is_ascii_digit()))
    })
}

/// What to write in the place of « 1/5e »: a share is no count.
pub(in crate::dataset) fn of_fraction(text: &str) -> Option<&'static str> {
    let (above, below) = text.split_once('/')?;
    let below = below.trim_end_matches(|character: char| character.is_alphabetic());
    let digits = |part: &str| {
        !part.is_empty() && part.len() < 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (digits(above) && digits(below) && text.ends_with(char::is_alphabetic)).then_some(
        "une fraction n'est pas un nombre : écrivez combien cela fait, ou laissez vide si ce n'est pas connu",
    )
}

/// The only day or month that a text tells, as a cell holds it: « jeudi 25 février
/// 2021 de 13h30 à 14h », « le 30 novembre dernier ».
pub(in crate::dataset) fn date_within(text: &str, period: Period) -> Option<String> {
    let found = prose::dates(text, &prose::tokens(text), period);
    let [only] = found.as_slice() else { return None };
    let date = only.date.as_ref().ok().filter(|date| !date.day_ranges().is_empty())?;
    let written = french::date(date);
    PartialDate::parse(&written, period).ok().filter(|read| read == date)?;
    Some(written)
}

/// The year of « début 2022 », « courant 2021 », when no month is reported.
pub(in crate::dataset) fn year_within(text: &str) -> Option<&str> {
    let mut words = text.split(|character: char| !character.is_alphanumeric());
    let is_year = |word: &&str| {
        word.len() == 4 && word.parse::<i32>().is_ok_and(|year| (1900..2100).contains(&year))
    };
    let year = words.by_ref().find(is_year)?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits == 4).then_some(year)
}

/// The form of a column that would admit what is no whole number: « 120,5 », « 2 h 30 ».
pub(super) fn other_form(text: &str, error: &QuantityError) -> Option<&'static str> {
    let reads = |kind| matches!(Measure::parse(text, kind), Ok(Some(_)));
    match error {
        QuantityError::NotWhole if reads(Kind::Decimal) => Some("decimal"),
        QuantityError::ExtraText if reads(Kind::Duration) => Some("duree"),
        QuantityError::ExtraText if reads(Kind::Percent) => Some("pourcentage"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_count_says_is_lost() {
        for (what, written, cure) in [
            ("participants", "90 élèves", "« 90 » ici, et « élèves » dans la colonne « unite »"),
            ("participants", "plus de 90 élèves", "« plus de 90 » ici, et « élèves »"),
            ("participants", "56 inscrit.e.s", "« 56 » dans « inscrits »"),
            (
                "participants",
                "35 personnes sur place",
                "« 35 » : la colonne dit déjà ce qu'il compte ; « sur place » va dans « notes »",
            ),
            ("participants", "31 et 25", "la somme, 56"),
            ("participants", "12 participants", "gardez le nombre seul, « 12 »"),
            ("inscrits", "12 inscrits", "la colonne dit déjà"),
            ("tirage", "440 exemplaires", "« 440 » ; « exemplaires » va dans « notes »"),
            ("participants", "60 personnes environ", "« environ 60 » : la colonne dit déjà"),
            ("participants", "60 env.", "écrivez « environ 60 »"),
            ("participants", "60 ?", "écrivez « environ 60 »"),
            ("participants", "60 élèves minimum", "« plus de 60 » ici, et « élèves »"),
            ("participants", "60 et plus", "écrivez « plus de 60 »"),
            ("participants", "60 maxi", "un maximum"),
            ("participants", "60 milliers", "« 60\u{202f}000 »"),
            ("participants", "1,5 k visites", "« 1\u{202f}500 » ici, et « visites »"),
            ("declare", "177 collectivités", "unite ="),
        ] {
            let help = of_words_after(what, written);
            assert!(help.contains(cure), "{written}: {help}");
        }
        for (written, cure) in [
            ("à près de 7000", Some("écrivez « près de 7000 »")),
            ("soit 60", Some("écrivez « 60 »")),
            ("env 60", Some("écrivez « environ 60 »")),
            ("env60", Some("écrivez « environ 60 »")),
            ("+/- 60", Some("écrivez « environ 60 »")),
            ("+/-60", Some("écrivez « environ 60 »")),
            ("de l'ordre de 60", Some("écrivez « environ 60 »")),
            ("minimum 60", Some("écrivez « plus de 60 »")),
            ("pas loin de 60", Some("écrivez « près de 60 »")),
            ("pas plus de 60", Some(MOST)),
            ("max. 60", Some(MOST)),
            (
                "env 60 élèves",
                Some("écrivez « environ 60 » ici, et « élèves » dans la colonne « unite »"),
            ),
            ("entre 50 et 60", None),
            ("pas 60", None),
            ("beaucoup", None),
        ] {
            assert_eq!(of_words_before("participants", written).as_deref(), cure, "{written}");
        }
        assert!(of_fraction("1/5e").is_some());
        assert!(of_fraction("80/100").is_none());
    }

    #[test]
    fn the_day_that_is_known_is_kept() {
        for (written, date) in [
            ("le 30 novembre dernier", Some("30 novembre 2021")),
            ("le lendemain, le 17 septembre", Some("17 septembre 2021")),
            ("jeudi 25 février 2021 de 13h30 à 14h", Some("25 février 2021")),
            ("vers le 26 et 27 mai", Some("26 et 27 mai 2021")),
            ("le lendemain", None),
            ("mi-mars", None),
            ("entre le 3 mai et le 5 juin", None),
        ] {
            let found = date_within(written, 2021.into()).map(|date| date.replace('\u{a0}', " "));
            assert_eq!(found.as_deref(), date, "{written}");
        }
        assert_eq!(year_within("début 2022"), Some("2022"));
        assert_eq!(year_within("entre 2020 et 2022"), None);
        assert_eq!(year_within("un jour"), None);
    }
}
