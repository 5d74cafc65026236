//! What the words around a number say of it, so that its cure says it too: « 60 maxi » is not 60.

use crate::language::french::{self, fold};
use crate::language::quantity::{Quantity, scale};

/// What to do with an upper limit.
pub(in crate::dataset) const MOST: &str = "un maximum ne peut pas entrer dans une somme : écrivez le nombre s'il est connu, « environ » et un nombre s'il ne l'est qu'à peu près, ou laissez vide";

/// How a number is to be read, by the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum Sense {
    /// With these words before it, which are read.
    With(&'static str),
    /// As an upper limit.
    Most,
}

const ABOUT: Sense = Sense::With("environ");
const ALMOST: Sense = Sense::With("près de");
const LEAST: Sense = Sense::With("plus de");

/// Folded words, without the characters around them.
const PHRASES: [(&str, Sense); 64] = [
    ("plus ou moins", ABOUT),
    ("+/-", ABOUT),
    ("+-", ABOUT),
    ("±", ABOUT),
    ("~", ABOUT),
    ("?", ABOUT),
    ("env", ABOUT),
    ("environ", ABOUT),
    ("environs", ABOUT),
    ("approx", ABOUT),
    ("approximatif", ABOUT),
    ("approximativement", ABOUT),
    ("a peu pres", ABOUT),
    ("de l'ordre de", ABOUT),
    ("autour de", ABOUT),
    ("aux alentours de", ABOUT),
    ("dans les", ABOUT),
    ("vers", ABOUT),
    ("estimation", ABOUT),
    ("estime", ABOUT),
    ("estime a", ABOUT),
    ("estimes", ABOUT),
    ("estimes a", ABOUT),
    ("estimee", ABOUT),
    ("estimee a", ABOUT),
    ("estimees", ABOUT),
    ("estimees a", ABOUT),
    ("ca", ABOUT),
    ("circa", ABOUT),
    ("a la louche", ABOUT),
    ("presque", ALMOST),
    ("quasi", ALMOST),
    ("quasiment", ALMOST),
    ("pas loin de", ALMOST),
    ("a peine", ALMOST),
    ("pas tout a fait", ALMOST),
    ("minimum", LEAST),
    ("un minimum de", LEAST),
    ("au minimum", LEAST),
    ("mini", LEAST),
    ("au moins", LEAST),
    ("plus de", LEAST),
    ("et plus", LEAST),
    ("ou plus", LEAST),
    ("et+", LEAST),
    ("et au-dela", LEAST),
    (">", LEAST),
    ("maximum", Sense::Most),
    ("un maximum de", Sense::Most),
    ("au maximum", Sense::Most),
    ("maxi", Sense::Most),
    ("max", Sense::Most),
    ("pas plus de", Sense::Most),
    ("au plus", Sense::Most),
    ("tout au plus", Sense::Most),
    ("moins de", Sense::Most),
    ("un peu moins de", Sense::Most),
    ("et moins", Sense::Most),
    ("ou moins", Sense::Most),
    ("jusqu'a", Sense::Most),
    ("<", Sense::Most),
    ("plafonne a", Sense::Most),
    ("limite a", Sense::Most),
    ("dans la limite de", Sense::Most),
];

/// The longest of these phrases among words, and the words without it.
pub(in crate::dataset) fn sense(words: &str) -> Option<(Sense, String)> {
    /// A cell with more words is a text.
    const MOST_WORDS: usize = 12;
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let of = |first: usize, count: usize| {
        let joined = words.get(first..first + count)?.join(" ");
        let folded = fold(joined.trim_matches(|character| "(),.;:".contains(character)));
        let (_, sense) = PHRASES.iter().find(|(phrase, _)| *phrase == folded)?;
        let rest = [&words[..first], &words[first + count..]].concat();
        Some((*sense, rest.join(" ")))
    };
    (1..=4).rev().find_map(|count| (0..words.len()).find_map(|first| of(first, count)))
}

/// A number with the words of its sense; one that already has some keeps them.
pub(in crate::dataset) fn with(sense: Sense, number: &str) -> Option<String> {
    let Sense::With(words) = sense else { return None };
    let is_exact = Quantity::parse(number).ok().flatten()?.exact_value().is_some();
    Some(if is_exact { format!("{words} {number}") } else { number.to_owned() })
}

/// « 1,5 k », « plus de 60 milliers de visites »: the number in full, and what follows it.
pub(in crate::dataset) fn in_full(text: &str) -> Option<(String, &str)> {
    let end = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (number, rest) = (&text[..end], text[end..].trim_start());
    let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let scale = scale(word).filter(|_| !word.contains('€'))?;
    // A million is read with decimals.
    let millions = Quantity::parse(&format!("{number} millions")).ok().flatten()?;
    let value = u128::from(millions.value()) * u128::from(scale);
    let value =
        u64::try_from(value / 1_000_000).ok().filter(|_| value.is_multiple_of(1_000_000))?;
    let rest = ["de ", "d'", "d’"].iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    Some((french::quantity(&Quantity::new(value, millions.qualifier())), rest))
}

/// What a cell of a spreadsheet shows of a number when its format is one of dates or hours: what is wrong, what to do.
pub(in crate::dataset) fn of_date_format(text: &str) -> Option<(&'static str, String)> {
    const FORMAT: &str = "dans le tableur, donnez à la cellule le format « Nombre »";
    let cure = |held: Option<u32>| match held {
        Some(held) => format!("{FORMAT} : elle montrera sans doute {held}"),
        None => format!("{FORMAT}, puis retapez le nombre"),
    };
    let number = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
    };
    let (date, hour) = text.split_once(' ').unwrap_or((text, ""));
    if let (Some((hours, minutes)), "") = (text.split_once(':'), hour) {
        let whole_days = |hours: &u32| *hours > 0 && hours.is_multiple_of(24) && minutes == "00";
        let (hours, _) = (number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?);
        let held = Some(hours).filter(whole_days).map(|hours| hours / 24);
        return Some(("est une durée, pas un nombre", cure(held)));
    }
    let parts: Option<Vec<u32>> = date.split('/').map(number).collect();
    let (day, month, year) = match parts?[..] {
        [day, month, year] => (day, month, year),
        [month, year] => (1, month, year),
        _ => return None,
    };
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month) && year >= 1900;
    // A day far from ours is the number of a count. Of the first two months, programs count differently.
    let is_sure = year < 1960 && hour.is_empty() && (year, month, day) >= (1900, 2, 29);
    let held = is_sure.then(|| serial(day, month, year)).flatten();
    is_date.then(|| ("est une date, pas un nombre", cure(held)))
}

/// The number by which a spreadsheet counts a day; for it, 1900 has a 29 February.
fn serial(day: u32, month: u32, year: u32) -> Option<u32> {
    const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let is_leap = |year: u32| year.is_multiple_of(4);
    let before = *BEFORE.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let leap = u32::from(month > 2 && is_leap(year));
    let years = year.checked_sub(1900)?;
    Some(years * 365 + years.div_ceil(4) + before + leap + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_how_a_number_is_to_be_read() {
        for (words, expected) in [
            ("+/-", Some((ABOUT, ""))),
            ("Env.", Some((ABOUT, ""))),
            ("personnes environ", Some((ABOUT, "personnes"))),
            ("(estimation)", Some((ABOUT, ""))),
            ("plus ou moins", Some((ABOUT, ""))),
            ("pas plus de", Some((Sense::Most, ""))),
            ("maxi", Some((Sense::Most, ""))),
            ("et plus", Some((LEAST, ""))),
            ("élèves", None),
            ("min", None),
            ("", None),
        ] {
            let expected = expected.map(|(sense, rest)| (sense, rest.to_owned()));
            assert_eq!(sense(words), expected, "{words}");
        }
    }

    #[test]
    fn numbers_of_thousands_are_written_in_full() {
        for (text, expected) in [
            ("1,5 k", Some(("1\u{202f}500", ""))),
            ("60k", Some(("60\u{202f}000", ""))),
            ("plus de 60 milliers de visites", Some(("plus de 60\u{202f}000", "visites"))),
            ("60 M", Some(("60\u{202f}000\u{202f}000", ""))),
            ("60 m", None),
            ("1,2345 k", None),
            ("60 k€", None),
        ] {
            let found = in_full(text);
            let found = found.as_ref().map(|(number, rest)| (number.replace('\u{a0}', " "), *rest));
            let expected = expected.map(|(number, rest)| (number.to_owned(), rest));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_in_the_format_of_a_date_are_known() {
        for (text, held) in [
            ("29/02/1900", Some("montrera sans doute 60")),
            ("01/03/1900", Some("montrera sans doute 61")),
            ("31/12/1900", Some("montrera sans doute 366")),
            ("01/01/1901", Some("montrera sans doute 367")),
            ("01/03/1904", Some("montrera sans doute 1522")),
            ("01/01/1905", Some("montrera sans doute 1828")),
            ("02/1901", Some("montrera sans doute 398")),
            ("14/02/1900", Some("retapez le nombre")),
            ("05/02/2021 14:30", Some("retapez le nombre")),
            ("1/1/4294967295", Some("retapez le nombre")),
            ("4294967295:00", Some("retapez le nombre")),
            ("05/02/2021", Some("retapez le nombre")),
            ("1440:00", Some("montrera sans doute 60")),
            ("14:30", Some("retapez le nombre")),
            ("12/15", None),
            ("soit:30", None),
            ("60", None),
            ("1/5e", None),
        ] {
            let found = of_date_format(text);
            assert_eq!(found.is_some(), held.is_some(), "{text}");
            assert!(held.is_none_or(|held| found.unwrap().1.contains(held)), "{text}");
        }
    }
}
