//! Reads a quantity as staff type it.

use super::{Qualifier, Quantity, collective};
use crate::language::fold::{fold, means_unknown};

/// Why a cell is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// There is no number to be found.
    Unreadable,
    /// A count cannot be under zero.
    Negative,
    /// A count cannot have decimals: « 12,5 ».
    NotWhole,
    /// More than `u64::MAX`.
    TooLarge,
    /// The digits can be read in two ways: « 1.000 », « 1,234 », « 69 41 », « 40-50 ».
    Ambiguous,
    /// « moins de », « jusqu'à »: an upper limit is not something a report can add up.
    UpperLimit,
    /// A number was read, then words: « 60 personnes ».
    ExtraText,
}

/// Folded beginnings.
const QUALIFIERS: [(&str, Qualifier); 20] = [
    ("plus de", Qualifier::MoreThan),
    ("plus d'", Qualifier::MoreThan),
    ("+de", Qualifier::MoreThan),
    ("+d'", Qualifier::MoreThan),
    ("au moins", Qualifier::MoreThan),
    (">=", Qualifier::MoreThan),
    ("≥", Qualifier::MoreThan),
    (">", Qualifier::MoreThan),
    ("pres de", Qualifier::Almost),
    ("pres d'", Qualifier::Almost),
    ("presque", Qualifier::Almost),
    ("environ", Qualifier::About),
    ("env.", Qualifier::About),
    ("a peu pres", Qualifier::About),
    ("autour de", Qualifier::About),
    ("autour d'", Qualifier::About),
    ("quelque", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("±", Qualifier::About),
];
const UPPER_LIMITS: [&str; 8] =
    ["moins de ", "moins d'", "-de ", "-d'", "jusqu'a ", "au plus ", "<", "≤"];
/// Words after a number that are read with it.
const SCALES: [&str; 4] = [" million", " millions", " milliard", " milliards"];

/// By how much a word after a number multiplies it: « milliers », « k », « M€ ».
pub fn scale(word: &str) -> Option<u64> {
    let word = word.trim().trim_end_matches(['€', '$', '.', ' ']);
    match fold(word).as_str() {
        "k" | "mille" | "millier" | "milliers" => Some(1_000),
        "million" | "millions" => Some(1_000_000),
        // In lower case, it is one of metres.
        "m" if word == "M" => Some(1_000_000),
        "md" | "mds" | "mrd" | "milliard" | "milliards" => Some(1_000_000_000),
        _ => None,
    }
}

/// See [`Quantity::parse`].
///
/// # Errors
///
/// Why the text is no quantity.
pub fn parse(text: &str) -> Result<Option<Quantity>, QuantityError> {
    let text = fold(text);
    if means_unknown(&text) {
        return Ok(None);
    }
    if UPPER_LIMITS.iter().any(|limit| text.starts_with(limit)) {
        return Err(QuantityError::UpperLimit);
    }
    let (qualifier, rest) = split_qualifier(&text)?;
    if let Some(value) = collective::collective_value(rest) {
        let qualifier = match qualifier {
            Qualifier::Exact => Qualifier::About,
            said => said,
        };
        return Ok(Quantity::collective(value, qualifier));
    }
    let value = match rest {
        "un million" => 1_000_000,
        "un milliard" => 1_000_000_000,
        figures => number(figures)?,
    };
    Ok(Some(Quantity::new(value, qualifier)))
}

/// The qualifier stands before the number, or after it in « 200 environ » and « 500+ »; `text` is
/// folded.
///
/// # Errors
///
/// Where there is one on both sides.
pub(in crate::language) fn split_qualifier(text: &str) -> Result<(Qualifier, &str), QuantityError> {
    let before = QUALIFIERS
        .iter()
        .find_map(|(words, qualifier)| Some((*qualifier, text.strip_prefix(words)?)));
    let (qualifier, rest) = before.unwrap_or((Qualifier::Exact, text));
    let rest = rest.trim_start();
    let after = [(" environ", Qualifier::About), ("+", Qualifier::MoreThan)];
    match after.iter().find_map(|(words, said)| Some((*said, rest.strip_suffix(words)?))) {
        Some(_) if before.is_some() => Err(QuantityError::Unreadable),
        Some(found) => Ok(found),
        None => Ok((qualifier, rest)),
    }
}

/// Reads `6 941`, `6'941`, `6.941,00`, `6941,0`, `1,5 million`.
fn number(text: &str) -> Result<u64, QuantityError> {
    let unsigned = text.trim_start_matches('-');
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(QuantityError::Unreadable);
    }
    if unsigned.len() < text.len() {
        return Err(QuantityError::Negative);
    }
    let (groups, rest) = digit_groups(unsigned)?;
    let (decimals, rest) = match rest.strip_prefix(['.', ',']) {
        Some(after) => split_digits(after),
        None => ("", rest),
    };
    let scale = match SCALES.iter().find(|word| **word == rest).and_then(|word| scale(word)) {
        Some(scale) => scale,
        None => {
            end_of_number(rest)?;
            1
        }
    };
    // « 1,000 » is one for a Frenchman and a thousand for an English export: nobody should guess.
    let first = groups.trim_start_matches('0');
    if scale == 1 && decimals.len() == 3 && !first.is_empty() && groups.len() <= 3 {
        return Err(QuantityError::Ambiguous);
    }
    scaled(groups, decimals, scale)
}

/// The digits up to the decimal sign, with the spaces of a right grouping still in them.
///
/// # Errors
///
/// Where the groups are not of three digits.
pub(in crate::language) fn digit_groups(text: &str) -> Result<(&str, &str), QuantityError> {
    let (first, mut rest) = split_digits(text);
    if let Some(end) = pointed_groups(text, first.len()) {
        return Ok(text.split_at(end));
    }
    while let Some(after) = rest.strip_prefix([' ', '\'', '`', '´', '′']) {
        let (group, further) = split_digits(after);
        match group.len() {
            0 => break,
            3 if first.len() <= 3 => rest = further,
            _ => return Err(QuantityError::Ambiguous),
        }
    }
    Ok(text.split_at(text.len() - rest.len()))
}

/// Where the groups of `1.234.567`, `1.234,50` or `1,234.50` end: stops between thousands are
/// certain when there are two, or when the other sign follows with decimals.
fn pointed_groups(text: &str, first: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let sign = *bytes.get(first).filter(|sign| matches!(sign, b'.' | b','))?;
    let (mut end, mut groups) = (first, 0);
    while bytes.get(end) == Some(&sign) && split_digits(&text[end + 1..]).0.len() == 3 {
        end += 4;
        groups += 1;
    }
    let next = bytes.get(end).copied();
    let decimals = matches!(next, Some(b'.' | b',')) && next != Some(sign);
    let decimals = decimals && !split_digits(&text[end + 1..]).0.is_empty();
    ((1..=3).contains(&first) && (groups > 1 || (groups == 1 && decimals))).then_some(end)
}

/// The digits at the beginning of a text, and what follows them.
pub(in crate::language) fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// Nothing may follow a number; what does follow decides the words of the refusal.
fn end_of_number(rest: &str) -> Result<(), QuantityError> {
    let (mark, after) =
        match rest.strip_prefix(" a ").or_else(|| rest.strip_prefix(['-', '/', '.', ','])) {
            Some(after) => (true, after),
            None => (false, rest.strip_prefix('e').unwrap_or("")),
        };
    let digit_follows =
        after.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
    match (rest.is_empty(), mark, digit_follows) {
        (true, ..) => Ok(()),
        (_, true, true) => Err(QuantityError::Ambiguous),
        // What a spreadsheet makes of a long number: « 1,22E+17 ».
        (_, false, true) => Err(QuantityError::Unreadable),
        _ => Err(QuantityError::ExtraText),
    }
}

/// The whole number that the digits make, times `scale`.
fn scaled(groups: &str, decimals: &str, scale: u64) -> Result<u64, QuantityError> {
    let mut value: u64 = 0;
    for digit in groups.bytes().filter(u8::is_ascii_digit) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(u64::from(digit - b'0')))
            .ok_or(QuantityError::TooLarge)?;
    }
    let mut value = value.checked_mul(scale).ok_or(QuantityError::TooLarge)?;
    let mut unit = scale;
    for digit in decimals.trim_end_matches('0').bytes() {
        if !unit.is_multiple_of(10) {
            return Err(QuantityError::NotWhole);
        }
        unit /= 10;
        value = value.checked_add(u64::from(digit - b'0') * unit).ok_or(QuantityError::TooLarge)?;
    }
    Ok(value)
}
