//! The amounts and days of accounting programs, exact to the cent.

use chrono::NaiveDate;

use super::values::Reading;
use crate::language::amount::{Amount, Currency};

/// Hundredths of an amount: `1234,50`, `-12.5`, `1 234,00`, `100,0000`; nothing in an empty cell.
/// `None` for what is no amount, has a part of a cent, or may be read in two ways.
pub fn hundredths(text: &str) -> Option<i128> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    plain(text).or_else(|| {
        let amount = Amount::parse(text, Currency::EUR).ok()??;
        Some(amount.hundredths())
    })
}

/// What programs write: figures, one sign before decimals, a minus.
fn plain(text: &str) -> Option<i128> {
    let (minus, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = rest.split_once([',', '.']).unwrap_or((rest, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Three figures after the only sign may be thousands.
    let is_twofold = decimals.len() == 3 && whole.len() <= 3 && whole != "0";
    if whole.is_empty()
        || whole.len() > 18
        || !is_digits(whole)
        || !is_digits(decimals)
        || is_twofold
    {
        return None;
    }
    let cents = decimals.get(..2).unwrap_or(decimals);
    if decimals[cents.len()..].bytes().any(|byte| byte != b'0') {
        return None;
    }
    let hundredths =
        whole.parse::<i128>().ok()? * 100 + format!("{cents:0<2}").parse::<i128>().ok()?;
    Some(if minus { -hundredths } else { hundredths })
}

/// An amount as tables write it: `-1234,50`.
pub fn written(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, cents) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    format!("{sign}{whole},{cents:02}")
}

/// The day of an entry: `20211231`, or as any export writes it.
pub fn day(text: &str, reading: &Reading) -> Option<NaiveDate> {
    let text = text.trim();
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    match is_plain {
        true => NaiveDate::parse_from_str(text, "%Y%m%d").ok(),
        false => reading.date(text)?.first_day(),
    }
}

#[cfg(test)]
mod tests {
    use super::{hundredths, written};

    #[test]
    fn amounts_of_programs_are_exact_or_refused() {
        for (text, expected) in [
            ("", Some(0)),
            ("0,00", Some(0)),
            ("1234,50", Some(123_450)),
            ("1234.5", Some(123_450)),
            ("-12,05", Some(-1_205)),
            ("100,0000", Some(10_000)),
            ("1234567,890", Some(123_456_789)),
            ("0,500", Some(50)),
            ("1\u{202f}234,00", Some(123_400)),
            ("1 234,00 €", Some(123_400)),
            ("1.234", None),
            ("12,345", None),
            ("1234,567", None),
            ("douze", None),
            ("1,2,3", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
        assert_eq!((written(-5), written(123_450)), ("-0,05".to_owned(), "1234,50".to_owned()));
    }
}
