//! Reads an amount as staff and spreadsheets write it.

use super::{Amount, Currency};
use crate::language::fold::{fold, means_unknown};
use crate::language::quantity::{Quantity, digit_groups, scale, split_digits};

/// Why a cell is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// There is no number to be found.
    Unreadable,
    /// The digits can be read in two ways: « 1.234 », « 69 41 », « 40-50 ».
    Ambiguous,
    /// It has more decimals than cents: « 12,345 6 ».
    TooFine,
    /// More than is ever counted.
    TooLarge,
    /// « environ 12 000 », « plus de 500 »: accounts are exact.
    Approximate,
    /// It is of another currency than its column.
    OtherCurrency(Currency),
    /// It is a share: « 12 % ».
    Share,
    /// A number was read, then words: « 60 par mois ».
    ExtraText,
}

/// More figures before the cents than this are no amount: sums of a million such never overflow.
const MOST_FIGURES: usize = 18;

/// See [`Amount::parse`].
///
/// # Errors
///
/// Why the text is no amount.
pub fn parse(text: &str, currency: Currency) -> Result<Option<Amount>, AmountError> {
    let folded = fold(text);
    if means_unknown(&folded) {
        return Ok(None);
    }
    let bare = brackets(&folded);
    let in_brackets = bare.is_some();
    let (minus, rest) = signed(bare.as_deref().unwrap_or(&folded));
    let (before, rest) = leading_word(rest);
    // « € -12 » is as good as « -12 € ».
    let (inner, rest) = if before.is_empty() { (false, rest) } else { signed(rest) };
    if !rest.starts_with(|character: char| character.is_ascii_digit()) {
        return Err(approximate(text));
    }
    of_currency(before, currency)?;
    let (hundredths, after) = number(rest)?;
    let (trailing, after) = match after.strip_prefix('-') {
        Some(rest) if !rest.starts_with(|it: char| it.is_ascii_digit()) => {
            if !is_minus_after(text, hundredths, currency) {
                return Err(AmountError::Ambiguous);
            }
            (true, rest)
        }
        _ => (false, after),
    };
    let hundredths = hundredths.checked_mul(after_number(after, text, currency)?);
    let hundredths = hundredths.ok_or(AmountError::TooLarge)?;
    // Each of them alone is clear, two are not.
    match [in_brackets, minus, inner, trailing].iter().filter(|it| **it).count() {
        0 => Ok(Some(Amount::new(hundredths, currency))),
        1 => Ok(Some(Amount::new(-hundredths, currency))),
        _ => Err(AmountError::Ambiguous),
    }
}

/// « (1 200) » is under zero, as accountants write it; « (1 200) € » too.
fn brackets(text: &str) -> Option<String> {
    let (number, after) = text.strip_prefix('(')?.split_once(')')?;
    Some(format!("{number}{after}"))
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// « 1 200- » is under zero, as some programs export it. After a space, or as a long dash, it may
/// as well be a dash in the place of cents; so may it be after whole francs.
fn is_minus_after(text: &str, hundredths: i128, currency: Currency) -> bool {
    let Some((before, _)) = text.rsplit_once(['-', '\u{2212}']) else { return false };
    let is_glued = before.ends_with(|it: char| it.is_ascii_digit());
    is_glued && (hundredths % 100 != 0 || currency.code() != "CHF")
}

/// What stands before the number.
fn leading_word(text: &str) -> (&str, &str) {
    let end = text.find(|it: char| it.is_ascii_digit() || it == '-').unwrap_or(0);
    (text[..end].trim(), &text[end..])
}

/// « environ 12 000 » is a quantity, and no amount; other words are not read.
fn approximate(text: &str) -> AmountError {
    match Quantity::parse(text.trim_end_matches(['€', ' '])) {
        Ok(Some(_)) => AmountError::Approximate,
        _ => AmountError::Unreadable,
    }
}

/// A word beside the number is its currency, or nothing that is read.
fn of_currency(word: &str, currency: Currency) -> Result<(), AmountError> {
    if word.is_empty() || currency.is_written(word) {
        return Ok(());
    }
    match Currency::named(word) {
        Some(other) => Err(AmountError::OtherCurrency(other)),
        None if word.starts_with(['>', '<', '~', '≈', '±']) => Err(AmountError::Approximate),
        None if ["environ", "env.", "plus de", "pres de", "moins de", "au moins"]
            .contains(&word) =>
        {
            Err(AmountError::Approximate)
        }
        None => Err(AmountError::Unreadable),
    }
}

/// The hundredths of `1 234,50`, `1.234,50`, `1234.5`, and what follows the number.
fn number(text: &str) -> Result<(i128, &str), AmountError> {
    let (groups, rest) = digit_groups(text).map_err(|_| AmountError::Ambiguous)?;
    let (decimals, rest) = match rest.strip_prefix(['.', ',']) {
        Some(after) => without_cents(after).map_or_else(|| split_digits(after), |it| ("", it)),
        None => ("", rest),
    };
    let digits: String = groups.chars().filter(char::is_ascii_digit).collect();
    let first = digits.trim_start_matches('0');
    // « 1,000 » is one for a Frenchman and a thousand for an English export.
    if decimals.len() == 3 && !first.is_empty() && groups.len() <= 3 {
        return Err(AmountError::Ambiguous);
    }
    if first.len() > MOST_FIGURES {
        return Err(AmountError::TooLarge);
    }
    let whole: i128 =
        if first.is_empty() { 0 } else { first.parse().map_err(|_| AmountError::TooLarge)? };
    Ok((whole * 100 + cents(decimals)?, rest))
}

/// What follows the dash that stands for no cents: « 3600.- », « 3 600,— », « 12.-- ».
fn without_cents(after: &str) -> Option<&str> {
    let rest = after.trim_start_matches('-');
    let dashes = after.len() - rest.len();
    let is_end = !rest.starts_with(|it: char| it.is_ascii_digit());
    ((1..=2).contains(&dashes) && is_end).then_some(rest)
}

/// The hundredths of decimals. Of a sum that a spreadsheet holds as a binary number, what is left
/// beyond a millionth is nothing that anybody typed.
fn cents(decimals: &str) -> Result<i128, AmountError> {
    let typed = decimals.trim_end_matches('0');
    let digits: String = typed.chars().chain("00".chars()).take(2.max(typed.len())).collect();
    let (cents, beyond) = digits.split_at(2);
    let cents = cents.parse().map_err(|_| AmountError::Unreadable)?;
    match beyond {
        "" => Ok(cents),
        _ if beyond.len() > 6 && beyond.starts_with("0000") => Ok(cents),
        _ if beyond.len() > 6 && beyond.starts_with("9999") => Ok(cents + 1),
        _ => Err(AmountError::TooFine),
    }
}

/// By how much what follows the number multiplies it: « k€ », « millions d'euros »; a currency
/// alone does not.
fn after_number(after: &str, text: &str, currency: Currency) -> Result<i128, AmountError> {
    let after = after.trim();
    if after.is_empty() || currency.is_written(after) {
        return Ok(1);
    }
    if after.starts_with('%') {
        return Err(AmountError::Share);
    }
    if let Some(other) = Currency::named(after) {
        return Err(AmountError::OtherCurrency(other));
    }
    if after.starts_with(['-', '/', '.', ',']) {
        return Err(AmountError::Ambiguous);
    }
    let end = after.find(|it: char| !it.is_alphabetic()).unwrap_or(after.len());
    let (word, rest) = after.split_at(end);
    // The fold has taken the capital of « M€ », without which it would be metres.
    let is_capital = text.contains('M');
    let scale = match word {
        "m" if is_capital => Some(1_000_000),
        "m" => None,
        _ => scale(word),
    };
    let rest = rest.trim();
    let rest = rest.strip_prefix("de ").or_else(|| rest.strip_prefix("d'")).unwrap_or(rest);
    match scale {
        Some(scale) => {
            of_currency(rest, currency).map_err(|error| match error {
                AmountError::OtherCurrency(_) => error,
                _ => AmountError::ExtraText,
            })?;
            Ok(i128::from(scale))
        }
        None => Err(AmountError::ExtraText),
    }
}
