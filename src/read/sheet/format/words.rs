//! What stands beside a number, in its format or in the text that is shown of it: a unit, or words that make
//! something else of it.

use super::NumberFormat;
use crate::language::french::fold;
use crate::language::quantity::{Quantity, QuantityError, scale};

/// Characters and codes of currencies, and the one that is written.
const CURRENCIES: [(&str, &str); 14] = [
    ("€", "€"),
    ("EUR", "€"),
    ("$", "$"),
    ("USD", "$"),
    ("CAD", "$"),
    ("£", "£"),
    ("GBP", "£"),
    ("¥", "¥"),
    ("CHF", "CHF"),
    ("Fr.", "CHF"),
    ("FCFA", "FCFA"),
    ("CFA", "FCFA"),
    ("XOF", "FCFA"),
    ("XAF", "FCFA"),
];
/// Folded words that say that a number is not to be taken as it stands.
const DOUBTS: [&str; 34] = [
    "environ",
    "env",
    "approx",
    "estime",
    "estimes",
    "estimee",
    "estimees",
    "estimation",
    "minimum",
    "mini",
    "maximum",
    "maxi",
    "max",
    "plus",
    "moins",
    "pres",
    "presque",
    "quasi",
    "vers",
    "autour",
    "quelque",
    "quelques",
    "jusqu",
    "entre",
    "ou",
    "pas",
    "sans",
    "hors",
    "dizaines",
    "douzaines",
    "centaines",
    "cents",
    "cent",
    "pct",
];

/// What a currency is called in the text of a cell.
pub fn currency(code: &str) -> &'static str {
    currency_sign(code).unwrap_or("¤")
}

pub(super) fn currency_sign(text: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(character, _)| text.contains(character)).map(|(_, written)| *written)
}

/// What words do to the number between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// They name what it counts: « 60 participants ».
    Names,
    /// They say how it is to be read, and are read with it: « plus de 60 ».
    Says,
    /// They show another number, or one that nobody can be sure of: « 60 milliers », « -60 ».
    Alters,
}

/// See [`Effect`].
pub(super) fn effect(before: &str, after: &str) -> Effect {
    // « +60 » is the number that it is.
    let (before, after) = (before.trim().trim_end_matches('+'), after.trim());
    if before.is_empty() && after.is_empty() {
        return Effect::Names;
    }
    let is_digit = |character: char| character.is_ascii_digit();
    let goes_on = after.trim_start_matches(['.', ',', '\'', '’']).starts_with(is_digit);
    if goes_on || before.ends_with(is_digit) {
        return Effect::Alters;
    }
    match Quantity::parse(&format!("{before} 60 {after}")) {
        Ok(Some(read)) if read.exact_value() == Some(60) => Effect::Names,
        Ok(Some(_)) | Err(QuantityError::UpperLimit) => Effect::Says,
        _ if before.is_empty() && matches!(after, "%" | "‰") => Effect::Says,
        _ if names(before) && names(after) => Effect::Names,
        _ => Effect::Alters,
    }
}

/// By how much the first of the words after a number multiplies it.
pub(super) fn scale_after(words: &str) -> Option<u64> {
    words.split_whitespace().next().and_then(scale)
}

/// Whether words only name what is counted.
fn names(words: &str) -> bool {
    let folded = fold(words);
    let is_plain = |character: char| {
        character.is_alphabetic()
            || character.is_whitespace()
            || "'.,:()/°º²³€$£¥".contains(character)
    };
    folded.chars().all(|character| is_plain(character) || character == '-')
        && !folded.starts_with('-')
        && !folded.ends_with('-')
        && words.split_whitespace().all(|word| scale(word).is_none())
        && !folded
            .split(|character: char| !character.is_alphabetic())
            .any(|word| DOUBTS.contains(&word))
}

/// What the text that an `.ods` shows of a number says beside its value: the shape, and the text
/// if it shows another number.
pub fn of_shown(shown: &str, value: f64) -> (NumberFormat, Option<String>) {
    let reported = || (NumberFormat::Plain, Some(shown.trim().to_owned()));
    let digit = |c: char| c.is_ascii_digit();
    let (Some(start), Some(last)) = (shown.find(digit), shown.rfind(digit)) else {
        let words = shown.trim();
        // A dash is a usual way to show a zero.
        let is_zero = value == 0.0 && !words.contains(char::is_alphanumeric);
        let is_same = words.is_empty() || is_zero || is_error(words);
        return if is_same { (NumberFormat::Plain, None) } else { reported() };
    };
    let (before, number, after) = (&shown[..start], &shown[start..=last], &shown[last + 1..]);
    let grouped = |c: char| c.is_whitespace() || "'’.,".contains(c) || c.is_ascii_digit();
    // A time, a fraction, an exponent: another way to write the same value.
    if !number.chars().all(grouped) {
        let other_way = number.contains([':', 'e', 'E']) || value.fract() != 0.0;
        return if other_way { (NumberFormat::Plain, None) } else { reported() };
    }
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit()).collect::<String>();
    let whole = digits(number).parse::<f64>().ok();
    let decimal = number.rfind(['.', ',']).and_then(|at| {
        format!("{}.{}", digits(&number[..at]), digits(&number[at..])).parse::<f64>().ok()
    });
    let is = |expected: f64| {
        let near = |read: f64| (read - expected).abs() <= 1e-9 * expected.abs().max(1.0);
        whole.is_some_and(near) || decimal.is_some_and(near)
    };
    let unsigned = before.trim_end().strip_suffix(['-', '−', '(']);
    let said = unsigned.unwrap_or(before);
    if unsigned.is_some() != (value < 0.0) {
        return reported();
    }
    // « 7 k » for 7 000: the number was divided, and says so.
    if scale_after(after).is_some_and(|scale| is(value.abs() / scale as f64)) {
        return (NumberFormat::Plain, None);
    }
    match effect(said, after.trim_end_matches(')')) {
        _ if !is(value.abs()) => reported(),
        Effect::Alters => reported(),
        Effect::Names => (NumberFormat::Plain, None),
        Effect::Says => {
            (NumberFormat::Worded(said.trim().to_owned(), after.trim().to_owned()), None)
        }
    }
}

fn is_error(words: &str) -> bool {
    words.starts_with('#') || words.starts_with("Err")
}
