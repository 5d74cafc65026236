//! Reads a measure as staff and spreadsheets write it.

use super::{Kind, Measure, Ratio, Scale};
use crate::language::amount::{Amount, Currency};
use crate::language::fold::{fold, means_unknown};
use crate::language::quantity::{
    Quantity, QuantityError, digit_groups, split_digits, split_qualifier,
};

/// Why a cell is not a measure of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureError {
    /// There is no number to be found.
    Unreadable,
    /// The digits can be read in two ways: « 1.234 », « 40-50 ».
    Ambiguous,
    /// More than is ever measured.
    TooLarge,
    /// A duration under zero.
    Negative,
    /// « moins de »: an upper limit cannot be added up.
    UpperLimit,
    /// A number was read, then words.
    ExtraText,
    /// A duration that does not say whether it is hours or minutes: « 90 ».
    NoUnit,
    /// « 1 h 75 »: an hour has sixty minutes.
    Minutes,
}

/// Figures on either side of the decimal sign that are read at most.
const MOST_FIGURES: usize = 12;
const MOST_DECIMALS: usize = 6;
/// Folded beginnings of an upper limit.
const UPPER_LIMITS: [&str; 6] = ["moins de ", "moins d'", "jusqu'a ", "au plus ", "<", "≤"];

/// See [`Measure::parse`].
///
/// # Errors
///
/// Why the text is no measure of that kind.
pub fn parse(text: &str, kind: Kind) -> Result<Option<Measure>, MeasureError> {
    if let Kind::Money(currency, _) = kind {
        let amount = Amount::parse(text, currency).map_err(|_| MeasureError::Unreadable)?;
        return Ok(amount.map(|it| Measure { kind, ..it.into() }));
    }
    let folded = fold(text);
    if means_unknown(&folded) {
        return Ok(None);
    }
    if UPPER_LIMITS.iter().any(|limit| folded.starts_with(limit)) {
        return Err(MeasureError::UpperLimit);
    }
    let (qualifier, rest) = split_qualifier(&folded).map_err(|_| MeasureError::Unreadable)?;
    let value = match kind {
        Kind::Duration => duration(rest)?,
        Kind::Percent => match signed_decimal(rest)? {
            (value, "" | "%" | "pour cent" | "p. 100") => value,
            _ => return Err(MeasureError::ExtraText),
        },
        Kind::Decimal | Kind::Money(..) => match signed_decimal(rest)? {
            (value, "") => value,
            _ => return Err(MeasureError::ExtraText),
        },
    };
    Ok(Some(Measure { value, kind, qualifier }))
}

/// See [`Measure::of_any_kind`].
pub fn of_any_kind(text: &str) -> Option<Measure> {
    if matches!(Quantity::parse(text), Ok(_) | Err(QuantityError::Ambiguous)) {
        return None;
    }
    let is_share = text.contains('%') || fold(text).contains("pour cent");
    let share = is_share.then_some(Kind::Percent);
    let mut kinds = share.into_iter().chain([Kind::Duration, Kind::Decimal]);
    let found = kinds.find_map(|kind| parse(text, kind).ok().flatten());
    found.or_else(|| {
        let end = text.trim_end().trim_start_matches(|it: char| !it.is_alphabetic() && it != '€');
        let word = end.trim_start_matches(['k', 'M']);
        let currency = Currency::named(word).or_else(|| Currency::named(end))?;
        parse(text, Kind::Money(currency, Scale::Units)).ok().flatten()
    })
}

/// `-12,5` and what follows it.
fn signed_decimal(text: &str) -> Result<(Ratio, &str), MeasureError> {
    match text.strip_prefix('-') {
        Some(rest) => {
            let (value, after) = decimal(rest.trim_start())?;
            Ok((Ratio::ZERO.minus(value).ok_or(MeasureError::TooLarge)?, after))
        }
        None => decimal(text),
    }
}

/// `1 234,5` and what follows it, without the spaces around.
fn decimal(text: &str) -> Result<(Ratio, &str), MeasureError> {
    if !text.starts_with(|it: char| it.is_ascii_digit()) {
        return Err(MeasureError::Unreadable);
    }
    let (groups, rest) = digit_groups(text).map_err(|_| MeasureError::Ambiguous)?;
    let (decimals, rest) = match rest.strip_prefix(['.', ',']) {
        Some(after) => split_digits(after),
        None => ("", rest),
    };
    let digits: String = groups.chars().filter(char::is_ascii_digit).collect();
    let whole = digits.trim_start_matches('0');
    // « 1,000 » is one for a Frenchman and a thousand for an English export.
    if decimals.len() == 3 && !whole.is_empty() && groups.len() <= 3 {
        return Err(MeasureError::Ambiguous);
    }
    if whole.len() > MOST_FIGURES {
        return Err(MeasureError::TooLarge);
    }
    // What a spreadsheet holds beyond a millionth was typed by nobody.
    let places = decimals.len().min(MOST_DECIMALS);
    let figures = format!("{whole}{}", &decimals[..places]);
    let figures: i128 =
        if figures.is_empty() { 0 } else { figures.parse().map_err(|_| MeasureError::TooLarge)? };
    let round_up = decimals.as_bytes().get(places).is_some_and(|next| *next >= b'5');
    let scale = 10_i128.pow(u32::try_from(places).unwrap_or(0));
    let value = Ratio::new(figures + i128::from(round_up), scale).ok_or(MeasureError::TooLarge)?;
    let rest = rest.trim();
    if rest.starts_with(['-', '/']) || rest.starts_with("a ") {
        return Err(MeasureError::Ambiguous);
    }
    Ok((value, rest))
}

/// The minutes of `2 h 30`, `2h`, `90 min`, `1:30`, `1:30:00`, `2,5 h`, `3 jours`.
fn duration(text: &str) -> Result<Ratio, MeasureError> {
    if text.starts_with('-') {
        return Err(MeasureError::Negative);
    }
    if let Some((hours, rest)) = text.split_once(':') {
        return clock(hours, rest);
    }
    let (value, rest) = decimal(text)?;
    let end = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    let after = after.trim_start_matches('.').trim();
    let minutes = |unit: i128| value.times(Ratio::whole(unit)).ok_or(MeasureError::TooLarge);
    match word {
        "" => Err(MeasureError::NoUnit),
        "min" | "mn" | "mins" | "minute" | "minutes" if after.is_empty() => minutes(1),
        "h" | "heure" | "heures" | "hrs" | "hr" => {
            let hours = minutes(60)?;
            if after.is_empty() {
                return Ok(hours);
            }
            // « 2,5 h 10 » is no way of writing.
            if value.as_whole().is_none() {
                return Err(MeasureError::ExtraText);
            }
            let (figures, word) = split_digits(after);
            if figures.is_empty() {
                return Err(MeasureError::ExtraText);
            }
            if !matches!(
                word.trim().trim_end_matches('.'),
                "" | "min" | "mn" | "m" | "minutes" | "minute"
            ) {
                return Err(MeasureError::ExtraText);
            }
            hours.plus(Ratio::whole(sixtieths(figures)?)).ok_or(MeasureError::TooLarge)
        }
        _ => Err(MeasureError::ExtraText),
    }
}

/// `1:30`, `120:05:30`.
fn clock(hours: &str, rest: &str) -> Result<Ratio, MeasureError> {
    let hours = hours.trim();
    if hours.is_empty() || !hours.bytes().all(|it| it.is_ascii_digit()) {
        return Err(MeasureError::Unreadable);
    }
    if hours.len() > MOST_FIGURES {
        return Err(MeasureError::TooLarge);
    }
    let hours: i128 = hours.parse().map_err(|_| MeasureError::TooLarge)?;
    let (minutes, seconds) = rest.trim().split_once(':').unwrap_or((rest.trim(), "00"));
    let whole = hours * 60 + sixtieths(minutes)?;
    let seconds = Ratio::new(sixtieths(seconds)?, 60).ok_or(MeasureError::TooLarge)?;
    Ratio::whole(whole).plus(seconds).ok_or(MeasureError::TooLarge)
}

/// Minutes of an hour, seconds of a minute: two figures under sixty.
fn sixtieths(figures: &str) -> Result<i128, MeasureError> {
    if figures.is_empty() || !figures.bytes().all(|it| it.is_ascii_digit()) {
        return Err(MeasureError::Unreadable);
    }
    match figures.parse() {
        Ok(number @ 0..60) if figures.len() <= 2 => Ok(number),
        _ => Err(MeasureError::Minutes),
    }
}
