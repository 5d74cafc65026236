//! Measures as a clause types them: « 20 560 CHF », « 12,5 k€ », « 3600.– », « 80 % », « 2 h 30 », and
//! plain numbers with the word after them.

use std::ops::Range;

use super::units::first_stem;
use crate::language::amount::Currency;
use crate::language::french::fold;
use crate::language::measure::{Kind, Measure, Ratio, Scale};
use crate::language::quantity::Qualifier;

/// What stands before a number and says how to read it.
const QUALIFIERS: [(&str, Qualifier); 9] = [
    ("plus de", Qualifier::MoreThan),
    ("plus d'", Qualifier::MoreThan),
    ("pres de", Qualifier::Almost),
    ("presque", Qualifier::Almost),
    ("environ", Qualifier::About),
    ("autour de", Qualifier::About),
    ("quelque", Qualifier::About),
    ("a peu pres", Qualifier::About),
    ("a peu pres de", Qualifier::About),
];
/// Most figures of a number that is read.
const MOST_FIGURES: usize = 15;

/// A measure that a clause types.
pub(super) struct Stated {
    /// Its value, of the kind that its unit says.
    pub measure: Measure,
    /// How far a value that is rounded as it is may be from it.
    pub step: Ratio,
    /// Where it stands.
    pub range: Range<usize>,
    /// Of a number without a unit, the stem of the word after it.
    pub word: Option<String>,
}

/// The clauses of a sentence; the comma of a decimal ends none.
pub(super) fn clauses(sentence: &str) -> Vec<Range<usize>> {
    let bytes = sentence.as_bytes();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in sentence.char_indices() {
        let in_number = || {
            is_digit(at.checked_sub(1))
                && (is_digit(Some(at + 1)) || sentence[at + 1..].starts_with(['-', '–', '—']))
        };
        let ends = match character {
            ',' => !in_number(),
            ';' | ':' | '(' | ')' => true,
            _ => false,
        };
        if ends {
            found.push(start..at);
            start = at + character.len_utf8();
        }
    }
    found.push(start..sentence.len());
    found
}

/// The numbers of a clause, each with its unit; `home` is the currency of the organisation.
pub(super) fn numbers(text: &str, home: Currency) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|character: char| character.is_ascii_digit()) {
        let start = at + offset;
        let (figures, decimals, end) = figures(text, start);
        at = end;
        let before = &text[..start];
        if before.chars().next_back().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let (kind, scale, length) = match unit(&text[end..], home) {
            Some(unit) => unit,
            // « CHF 3600 », « Fr. 12.50 »
            None => match leading_currency(before, home) {
                Some(currency) => (Kind::Money(currency, Scale::Units), 1, 0),
                None => (Kind::Decimal, 1, 0),
            },
        };
        at = end + length;
        let Some((mut value, mut step)) = value(&figures, decimals, scale) else { continue };
        if kind == Kind::Duration {
            let (minutes, more) = minutes(&text[at..], scale);
            at += more;
            // « 3 h » is said of anything from half past two on.
            step = if more > 0 || scale == 1 { step } else { Ratio::whole(30) };
            step = if more > 0 { Ratio::whole(1) } else { step };
            value = value.plus(Ratio::whole(minutes)).unwrap_or(value);
        }
        let is_plain = kind == Kind::Decimal;
        let word = is_plain.then(|| {
            let rest = text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let rest = rest.strip_prefix("d’").or_else(|| rest.strip_prefix("d'")).unwrap_or(rest);
            let end = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
            first_stem(&rest[..end])
        });
        let measure = Measure { value, kind, qualifier: qualifier(before) };
        found.push(Stated { measure, step, range: start..at, word });
    }
    found
}

/// The figures of a number from its first on, how many of them are decimals, and where it ends.
fn figures(text: &str, start: usize) -> (String, usize, usize) {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + digits(start);
    let mut figures = text[start..end].to_owned();
    let groups = figures.len() <= 3;
    while let Some(sign) = text[end..].chars().next().filter(|it| " \u{a0}\u{202f}'’".contains(*it))
    {
        let after = end + sign.len_utf8();
        if !groups || digits(after) != 3 {
            break;
        }
        figures.push_str(&text[after..after + 3]);
        end = after + 3;
    }
    let rest = &text[end..];
    let places = rest.get(1..).map_or(0, |_| digits(end + 1));
    let after_point = text.get(end + 1 + places..).unwrap_or_default();
    let is_point =
        rest.starts_with('.') && (1..=2).contains(&places) && !after_point.starts_with(['.', ':']);
    if (rest.starts_with(',') && places > 0) || is_point {
        figures.push_str(&text[end + 1..end + 1 + places]);
        return (figures, places, end + 1 + places);
    }
    (figures, 0, end)
}

fn value(figures: &str, decimals: usize, scale: i128) -> Option<(Ratio, Ratio)> {
    let figures = figures.trim_start_matches('0');
    if figures.len() > MOST_FIGURES {
        return None;
    }
    let whole: i128 = if figures.is_empty() { 0 } else { figures.parse().ok()? };
    let below = 10_i128.checked_pow(u32::try_from(decimals).ok()?)?;
    let scale = Ratio::whole(scale);
    Some((Ratio::new(whole, below)?.times(scale)?, Ratio::new(1, below)?.times(scale)?))
}

/// The unit after a number, how many of its own it stands for, and its bytes.
fn unit(after: &str, home: Currency) -> Option<(Kind, i128, usize)> {
    // « 3600.- », « 12,– CHF »: no cents.
    if let Some(rest) = after.strip_prefix(['.', ',']) {
        let dashes = rest.trim_start_matches(['-', '–', '—']);
        let is_end = !dashes.starts_with(|it: char| it.is_alphanumeric());
        if dashes.len() < rest.len() && is_end {
            let length = after.len() - dashes.len();
            let (currency, more) = currency(dashes, home).unwrap_or((home, 0));
            return Some((Kind::Money(currency, Scale::Units), 1, length + more));
        }
    }
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let space = after.len() - rest.len();
    let ends = |word: &str| {
        rest.strip_prefix(word).is_some_and(|it| !it.starts_with(|it: char| it.is_alphanumeric()))
    };
    for word in ["%", "pour cent"] {
        if ends(word) {
            return Some((Kind::Percent, 1, space + word.len()));
        }
    }
    for word in ["minutes", "minute", "min"] {
        if ends(word) {
            return Some((Kind::Duration, 1, space + word.len()));
        }
    }
    if rest.strip_prefix('h').is_some_and(|it| !it.starts_with(char::is_alphabetic)) {
        return Some((Kind::Duration, 60, space + 1));
    }
    for (word, scale) in [
        ("k", 1_000),
        ("M", 1_000_000),
        ("milliers de", 1_000),
        ("milliers d’", 1_000),
        ("milliers d'", 1_000),
        ("millions de", 1_000_000),
        ("millions d’", 1_000_000),
        ("millions d'", 1_000_000),
        ("million de", 1_000_000),
        ("million d’", 1_000_000),
        ("million d'", 1_000_000),
        ("", 1),
    ] {
        let Some(after) = rest.strip_prefix(word) else { continue };
        if let Some((currency, length)) = currency(after, home) {
            let kind = Kind::Money(currency, Scale::Units);
            return Some((kind, scale, space + word.len() + length));
        }
    }
    None
}

/// The currency that a text begins with, and its bytes with the spaces before it.
fn currency(text: &str, home: Currency) -> Option<(Currency, usize)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let space = text.len() - rest.len();
    let word = |from: usize| {
        let ends = |it: char| !(it.is_alphabetic() || "€$£".contains(it));
        from + rest[from..].find(ends).unwrap_or(rest.len() - from)
    };
    let one = word(0);
    let two = rest[one..].strip_prefix([' ', '\u{a0}']).map(|after| word(rest.len() - after.len()));
    let dotted = rest[one..].starts_with('.').then_some(one + 1);
    [two, dotted, Some(one)].into_iter().flatten().find_map(|end| {
        let named = currency_named(&rest[..end], home)?;
        Some((named, space + end))
    })
}

/// What a word names; « francs » and « dollars » are those of the organisation. A code is in
/// capitals: « 12 all » names no lek.
fn currency_named(word: &str, home: Currency) -> Option<Currency> {
    let folded = fold(word);
    let is_code = word.len() == 3 && word.bytes().all(|it| it.is_ascii_alphabetic());
    if folded.is_empty() || (is_code && word.to_uppercase() != word && folded != "frs") {
        return None;
    }
    if home.is_written(&folded) {
        return Some(home);
    }
    Currency::named(word)
}

fn leading_currency(before: &str, home: Currency) -> Option<Currency> {
    let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let word = before.rsplit(|it: char| it.is_whitespace() || "(’'".contains(it)).next()?;
    currency_named(word, home)
}

/// The minutes after hours, and their bytes: « 2 h 30 ».
fn minutes(after: &str, scale: i128) -> (i128, usize) {
    let figures = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let digits = figures.bytes().take_while(u8::is_ascii_digit).count();
    match figures[..digits].parse() {
        Ok(minutes @ 0..60) if digits == 2 && scale == 60 => {
            (minutes, after.len() - figures.len() + 2)
        }
        _ => (0, 0),
    }
}

fn qualifier(before: &str) -> Qualifier {
    let before = fold(before);
    let before = before.trim_end();
    let found = QUALIFIERS.iter().find(|(words, _)| before.ends_with(words));
    found.map_or(Qualifier::Exact, |(_, qualifier)| *qualifier)
}

#[cfg(test)]
mod tests {
    use super::{Stated, clauses, numbers};
    use crate::language::amount::{Amount, Currency};
    use crate::language::measure::{Kind, Measure, Ratio};

    fn one(text: &str, home: &str) -> Stated {
        let mut found = numbers(text, Currency::named(home).expect("a currency"));
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    #[test]
    fn amounts_are_read_in_the_currency_that_they_say() {
        for (text, home, hundredths, code) in [
            ("31 152 €", "EUR", 3_115_200, "EUR"),
            ("31\u{202f}152\u{a0}€", "CHF", 3_115_200, "EUR"),
            ("31,2 k€", "EUR", 3_120_000, "EUR"),
            ("environ 31 000 euros", "EUR", 3_100_000, "EUR"),
            ("1,2 million d’euros", "EUR", 120_000_000, "EUR"),
            ("20 560 CHF", "CHF", 2_056_000, "CHF"),
            ("20’560.- CHF", "CHF", 2_056_000, "CHF"),
            ("3600.–", "CHF", 360_000, "CHF"),
            ("Fr. 12.50", "CHF", 1_250, "CHF"),
            ("CHF 9'000", "EUR", 900_000, "CHF"),
            ("1 200 francs", "CHF", 120_000, "CHF"),
            ("1 200 francs suisses", "EUR", 120_000, "CHF"),
            ("12 dollars", "CAD", 1_200, "CAD"),
        ] {
            let currency = Currency::named(code).expect("a currency");
            let amount = Measure::from(Amount::new(hundredths, currency));
            let read = one(text, home).measure;
            assert!(read.kind.is_like(amount.kind), "{text}: {:?}", read.kind);
            assert_eq!(read.value, amount.value, "{text}");
        }
    }

    #[test]
    fn other_measures_are_read_with_their_units() {
        for (text, kind, value) in [
            ("80 %", Kind::Percent, Ratio::whole(80)),
            ("2 h 30", Kind::Duration, Ratio::whole(150)),
            ("3h", Kind::Duration, Ratio::whole(180)),
            ("45 minutes", Kind::Duration, Ratio::whole(45)),
            ("412 heures", Kind::Decimal, Ratio::whole(412)),
            ("12 all", Kind::Decimal, Ratio::whole(12)),
        ] {
            let read = one(text, "EUR").measure;
            assert_eq!((read.kind, read.value), (kind, value), "{text}");
        }
        assert_eq!(one("412 heures", "EUR").word.as_deref(), Some("heure"));
    }

    #[test]
    fn a_decimal_ends_no_clause() {
        let text = "les produits ont fait 12,5 k€, les charges 10,- et 3";
        let found: Vec<&str> = clauses(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["les produits ont fait 12,5 k€", " les charges 10,- et 3"]);
    }
}
