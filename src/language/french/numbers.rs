//! Numbers in figures: thousands grouped by U+202F, comma for decimals, U+2212 as minus sign.

use super::{Gender, NARROW_SPACE};

/// No more decimals than this are ever asked for; an `f64` has no more to give.
const MOST_DECIMALS: usize = 15;

/// « 6 941 », « 60 », « −12 ».
pub fn number(value: impl Into<i128>) -> String {
    let value = value.into();
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(&value.unsigned_abs().to_string()))
}

/// A difference, with its sign: « + 341 », « − 12 », « 0 ».
pub fn signed(value: impl Into<i128>) -> String {
    let value = value.into();
    let sign = match value {
        0 => return number(0),
        1.. => '+',
        _ => '−',
    };
    format!("{sign}{NARROW_SPACE}{}", grouped(&value.unsigned_abs().to_string()))
}

/// « 1 234,50 » with two decimals. What is not a number is shown as a dash.
pub fn decimal(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let figures = format!("{:.*}", decimals.min(MOST_DECIMALS), value.abs());
    let (whole, rest) = figures.split_once('.').unwrap_or((&figures, ""));
    let is_zero = figures.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let comma = if rest.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{rest}", grouped(whole))
}

/// A whole number of units of the last of so many decimals: 12 345 with two is « 123,45 ».
pub(super) fn decimal_figures(value: i128, decimals: u32) -> String {
    let scale = 10_u128.pow(decimals);
    let size = value.unsigned_abs();
    let sign = if value < 0 { "−" } else { "" };
    let whole = grouped(&(size / scale).to_string());
    match decimals as usize {
        0 => format!("{sign}{whole}"),
        decimals => format!("{sign}{whole},{:0decimals$}", size % scale),
    }
}

/// A ratio as a percentage with at most one decimal: 0.052 is « 5,2 % », 0.05 is « 5 % ».
pub fn percent(ratio: f64) -> String {
    let figures = decimal(ratio * 100.0, 1);
    format!("{}{NARROW_SPACE}%", figures.strip_suffix(",0").unwrap_or(&figures))
}

/// A growth rate, with its sign: « + 5,2 % », « − 3 % », « 0 % ».
pub fn signed_percent(ratio: f64) -> String {
    let size = percent(ratio.abs());
    match ratio {
        _ if size == percent(0.0) => size,
        _ if ratio > 0.0 => format!("+{NARROW_SPACE}{size}"),
        _ if ratio < 0.0 => format!("−{NARROW_SPACE}{size}"),
        _ => size,
    }
}

/// « 1er », « 1re », « 2e ».
pub fn ordinal(rank: u64, gender: Gender) -> String {
    let ending = match (rank, gender) {
        (1, Gender::Masculine) => "er",
        (1, Gender::Feminine) => "re",
        _ => "e",
    };
    format!("{}{ending}", number(rank))
}

/// Figures by groups of three, from the right.
fn grouped(figures: &str) -> String {
    let mut text = String::with_capacity(figures.len() * 2);
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index).is_multiple_of(3) {
            text.push(NARROW_SPACE);
        }
        text.push(figure);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{decimal, number, ordinal, percent, signed, signed_percent};
    use crate::language::french::Gender;

    #[test]
    fn thousands_are_grouped_from_four_figures_up() {
        for (value, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{202F}000"),
            (6_941, "6\u{202F}941"),
            (86_067, "86\u{202F}067"),
            (1_234_567, "1\u{202F}234\u{202F}567"),
            (-12, "−12"),
            (-1_200, "−1\u{202F}200"),
        ] {
            assert_eq!(number(value), expected);
        }
        assert_eq!(number(u64::MAX).replace('\u{202F}', ""), u64::MAX.to_string());
        assert_eq!(number(i128::MIN).chars().next(), Some('−'));
    }

    #[test]
    fn a_difference_shows_its_sign() {
        for (value, expected) in [
            (341, "+\u{202F}341"),
            (-12, "−\u{202F}12"),
            (0, "0"),
            (1_000, "+\u{202F}1\u{202F}000"),
        ] {
            assert_eq!(signed(value), expected);
        }
    }

    #[test]
    fn decimals_follow_a_comma() {
        for (value, decimals, expected) in [
            (5.25, 2, "5,25"),
            (1234.5, 1, "1\u{202F}234,5"),
            (100.0, 0, "100"),
            (-0.04, 1, "0,0"),
            (-2.5, 1, "−2,5"),
            (f64::NAN, 1, "—"),
            (f64::INFINITY, 1, "—"),
        ] {
            assert_eq!(decimal(value, decimals), expected);
        }
        assert!(decimal(f64::MAX, usize::MAX).starts_with("179\u{202F}769"));
    }

    #[test]
    fn percentages_have_one_decimal_where_it_says_something() {
        for (ratio, plain, with_sign) in [
            (341.0 / 6_600.0, "5,2\u{202F}%", "+\u{202F}5,2\u{202F}%"),
            (0.05, "5\u{202F}%", "+\u{202F}5\u{202F}%"),
            (-0.034, "−3,4\u{202F}%", "−\u{202F}3,4\u{202F}%"),
            (0.0, "0\u{202F}%", "0\u{202F}%"),
            (-0.000_01, "0\u{202F}%", "0\u{202F}%"),
            (12.0, "1\u{202F}200\u{202F}%", "+\u{202F}1\u{202F}200\u{202F}%"),
            (f64::NAN, "—\u{202F}%", "—\u{202F}%"),
        ] {
            assert_eq!(
                (percent(ratio).as_str(), signed_percent(ratio).as_str()),
                (plain, with_sign)
            );
        }
    }

    #[test]
    fn only_the_first_ordinal_knows_its_gender() {
        for (rank, gender, expected) in [
            (1, Gender::Masculine, "1er"),
            (1, Gender::Feminine, "1re"),
            (2, Gender::Feminine, "2e"),
            (9, Gender::Masculine, "9e"),
            (1_000, Gender::Masculine, "1\u{202F}000e"),
        ] {
            assert_eq!(ordinal(rank, gender), expected);
        }
    }
}
