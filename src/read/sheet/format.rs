//! Number formats: what a cell shows of the value that it holds.

use super::layout::Precision;
use crate::language::french::{self, fold};

/// How a number is to be read, by the format of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As it is.
    Plain,
    /// With zeros before it, up to that many digits: `01004`.
    Padded(usize),
    /// As a percentage.
    Percent,
    /// As an amount of money, with the sign of its currency.
    Money(&'static str),
    /// With words before and after it that change what it says: « plus de 60 ».
    Worded(&'static str, &'static str),
    /// As a date, to that precision.
    Date(Precision),
}

/// Folded words that a format may put before a number, or after it, and that change what it says.
const BEFORE: [&str; 20] = [
    "plus de",
    "plus d'",
    "+de",
    "+ de",
    "au moins",
    "pres de",
    "presque",
    "environ",
    "env.",
    "a peu pres",
    "autour de",
    "quelque",
    "moins de",
    "au plus",
    "jusqu'a",
    "~",
    "≈",
    ">",
    "≥",
    "<",
];
const AFTER: [&str; 9] =
    ["environ", "+", "million", "millions", "milliard", "milliards", "k", "md", "mille"];
/// Signs and codes of currencies, and the one that is written.
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

/// A number format.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    /// How its numbers are read.
    pub shape: Shape,
    /// What it shows of numbers above zero, under zero, and of zero.
    shows: [Shows; 3],
}

#[derive(Debug, Clone, PartialEq)]
enum Shows {
    AsItIs,
    /// These words, or nothing, in the place of the number.
    Words(String),
    /// So many decimals, of a number divided so many times by a thousand.
    Rounded {
        decimals: usize,
        thousands: i32,
        percent: bool,
    },
}

impl Format {
    /// What shows a value as it is.
    pub const PLAIN: Self =
        Self { shape: Shape::Plain, shows: [Shows::AsItIs, Shows::AsItIs, Shows::AsItIs] };

    /// The format that a code of Excel stands for.
    pub fn of_code(code: &str) -> Self {
        let sections: Vec<Section> = sections(code);
        let Some(first) = sections.first() else { return Self::PLAIN };
        let shape = first.shape();
        // Sections may be chosen by conditions: which one is shown is then not worked out.
        let conditional = sections.iter().any(|it| it.has_condition);
        let shows = |index: usize| match sections.get(index).or(Some(first)) {
            Some(section) if !conditional => section.shows(sections.len() > 1),
            _ => Shows::AsItIs,
        };
        Self { shape, shows: [shows(0), shows(1), shows(2)] }
    }

    /// To what a date shows itself; a day for any other shape.
    pub fn precision(&self) -> Precision {
        match self.shape {
            Shape::Date(precision) => precision,
            _ => Precision::Day,
        }
    }

    /// What is shown of a number, if that is another number than the cell holds.
    pub fn otherwise(&self, value: f64) -> Option<String> {
        let index = if value > 0.0 { 0 } else { 1 + usize::from(value == 0.0) };
        match &self.shows[index] {
            Shows::AsItIs => None,
            // A dash, or nothing, is a usual way to show a zero.
            Shows::Words(words) if value == 0.0 && !words.contains(char::is_alphanumeric) => None,
            Shows::Words(words) => Some(words.clone()),
            Shows::Rounded { decimals, thousands, percent } => {
                let meant = if *percent { value * 100.0 } else { value };
                let unit = 10_f64.powi(i32::try_from(*decimals).unwrap_or(i32::MAX));
                let shown = (meant / 1000_f64.powi(*thousands) * unit).round() / unit;
                let percent = if *percent { "\u{202f}%" } else { "" };
                let same = (shown - meant).abs() <= 1e-9 * meant.abs().max(1.0);
                (!same).then(|| format!("{}{percent}", french::decimal(shown, *decimals)))
            }
        }
    }
}

/// What a currency is called in the text of a cell.
pub fn currency(code: &str) -> &'static str {
    let found = CURRENCIES.iter().find(|(sign, _)| code.contains(sign));
    found.map_or("¤", |(_, written)| *written)
}

/// What the text that an `.ods` shows of a number says beside its value: the shape, and the text
/// if it shows another number.
pub fn of_shown(shown: &str, value: f64) -> (Shape, Option<String>) {
    let digit = |c: char| c.is_ascii_digit();
    let (Some(start), Some(last)) = (shown.find(digit), shown.rfind(digit)) else {
        let words = shown.trim();
        let other = words.contains(char::is_alphanumeric) && !is_error(words);
        return (Shape::Plain, other.then(|| words.to_owned()));
    };
    let number = &shown[start..=last];
    let before = shown[..start].trim_end_matches(['-', '−']);
    let shape = worded(before, &shown[last + 1..], 0).unwrap_or(Shape::Plain);
    let grouped = |c: char| c.is_whitespace() || "'’.,".contains(c) || c.is_ascii_digit();
    // A time, a fraction, an exponent: another way to write the same value.
    if !number.chars().all(grouped) {
        return (shape, None);
    }
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit()).collect::<String>();
    let whole = digits(number).parse::<f64>().ok();
    let decimal = number.rfind(['.', ',']).and_then(|at| {
        format!("{}.{}", digits(&number[..at]), digits(&number[at..])).parse::<f64>().ok()
    });
    let same = |read: Option<f64>| {
        read.is_some_and(|read| (read - value.abs()).abs() <= 1e-9 * value.abs().max(1.0))
    };
    (shape, (!same(whole) && !same(decimal)).then(|| shown.trim().to_owned()))
}

fn is_error(words: &str) -> bool {
    words.starts_with('#') || words.starts_with("Err")
}

/// The shape of a number between words that change what it says.
fn worded(before: &str, after: &str, thousands: i32) -> Option<Shape> {
    let find = |words: &str, known: &[&'static str]| {
        let folded = fold(words.trim());
        known.iter().copied().find(|it| *it == folded)
    };
    let before = find(before, &BEFORE);
    // « k » says by how much the number was divided: there is nothing to add to what the cell holds.
    let after = find(after, &AFTER).filter(|_| thousands == 0);
    (before.is_some() || after.is_some())
        .then(|| Shape::Worded(before.unwrap_or(""), after.unwrap_or("")))
}

/// One of the formats between two `;` of a code.
#[derive(Default)]
struct Section {
    /// In lower case, without its literal words.
    code: String,
    /// The literal words before the first digit, and after it.
    before: String,
    after: String,
    /// The currency that stands in square brackets.
    currency: String,
    has_condition: bool,
}

fn sections(code: &str) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let mut signs = code.chars();
    while let (Some(sign), Some(section)) = (signs.next(), all.last_mut()) {
        match sign {
            ';' => all.push(Section::default()),
            '"' => section.say(&signs.by_ref().take_while(|it| *it != '"').collect::<String>()),
            '[' => {
                let inside: String = signs.by_ref().take_while(|it| *it != ']').collect();
                section.has_condition |= inside.starts_with(['<', '>', '=']);
                // `[$-40C]` names a language, `[$€-40C]` a currency too.
                let currency = inside.strip_prefix('$').and_then(|it| it.split('-').next());
                section.currency.push_str(currency.unwrap_or_default());
            }
            '\\' => section.say(&signs.next().map(String::from).unwrap_or_default()),
            '_' | '*' => drop(signs.next()),
            '+' | '<' | '>' | '~' | '€' | '$' | '£' | '¥' | ' ' => {
                section.say(&sign.to_string())
            }
            _ => section.code.extend(sign.to_lowercase()),
        }
    }
    all
}

impl Section {
    fn say(&mut self, words: &str) {
        if self.code.contains(['0', '#', '?']) {
            self.after.push_str(words);
        } else {
            self.before.push_str(words);
        }
    }

    /// The letters `d`, `m` and `y` of a date.
    fn date(&self) -> [bool; 3] {
        let has = |letter: char| self.code.contains(letter) && !self.is_general();
        // A month, unless the letter stands for minutes.
        let month = has('m') && (has('y') || has('d') || (!has('h') && !has('s')));
        [has('d'), month, has('y')]
    }

    fn is_general(&self) -> bool {
        matches!(self.code.as_str(), "general" | "standard" | "@" | "")
    }

    fn thousands(&self) -> usize {
        // « 0,.0 » and « 0.0, » are the same.
        let parts = self.code.trim_end_matches('%').split('.');
        parts.map(|part| part.len() - part.trim_end_matches(',').len()).sum()
    }

    fn shape(&self) -> Shape {
        if self.code.len() > 1 && self.code.bytes().all(|byte| byte == b'0') {
            return Shape::Padded(self.code.len());
        }
        if self.code.contains('%') {
            return Shape::Percent;
        }
        match self.date() {
            [false, true, _] => return Shape::Date(Precision::Month),
            [false, false, true] => return Shape::Date(Precision::Year),
            [true, ..] => return Shape::Date(Precision::Day),
            [false, false, false] => {}
        }
        let words = [&self.before, &self.after, &self.currency];
        let money = CURRENCIES.iter().find(|(sign, _)| words.iter().any(|it| it.contains(sign)));
        if let Some((_, written)) = money {
            return Shape::Money(written);
        }
        let thousands = i32::try_from(self.thousands()).unwrap_or(i32::MAX);
        worded(&self.before, &self.after, thousands).unwrap_or(Shape::Plain)
    }

    fn shows(&self, is_one_of_several: bool) -> Shows {
        let digits = self.code.contains(['0', '#', '?']);
        if self.date().contains(&true) || self.code.contains(['/', 'e', '@', 'h', 's']) {
            return Shows::AsItIs;
        }
        if !digits {
            let words = self.before.trim();
            let says = is_one_of_several || words.contains(char::is_alphanumeric);
            let replaced = says && self.code.is_empty();
            return if replaced { Shows::Words(words.to_owned()) } else { Shows::AsItIs };
        }
        let decimals = self.code.split_once('.').map_or(0, |(_, decimals)| {
            decimals.chars().filter(|sign| matches!(sign, '0' | '#' | '?')).count()
        });
        Shows::Rounded {
            decimals,
            thousands: i32::try_from(self.thousands()).unwrap_or(i32::MAX),
            percent: self.code.contains('%'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Shape, of_shown};
    use crate::read::sheet::layout::Precision::{Day, Month, Year};

    #[test]
    fn formats_are_understood() {
        for (code, shape) in [
            ("General", Shape::Plain),
            ("0", Shape::Plain),
            ("00000", Shape::Padded(5)),
            ("0.0%", Shape::Percent),
            ("#,##0\\ \"participants\"", Shape::Plain),
            ("_-* #,##0\\ _€_-;\\-* #,##0\\ _€_-;_-* \"-\"\\ _€_-;_-@_-", Shape::Plain),
            ("#,##0.00\\ \"€\"", Shape::Money("€")),
            ("#,##0.00\\ [$€-40C]", Shape::Money("€")),
            ("[$CHF]\\ #,##0", Shape::Money("CHF")),
            ("[$-40C]#,##0", Shape::Plain),
            ("$#,##0", Shape::Money("$")),
            ("\"plus de \"0", Shape::Worded("plus de", "")),
            ("\"Près de \"#,##0", Shape::Worded("pres de", "")),
            (">0", Shape::Worded(">", "")),
            ("0\" environ\"", Shape::Worded("", "environ")),
            ("0\" millions\"", Shape::Worded("", "millions")),
            ("0,,\" M\"", Shape::Plain),
            ("mm-dd-yy", Shape::Date(Day)),
            ("d\\-mmm", Shape::Date(Day)),
            ("[$-40C]d mmmm yyyy;@", Shape::Date(Day)),
            ("mmm-yy", Shape::Date(Month)),
            ("[$-40C]mmmm\\ yyyy;@", Shape::Date(Month)),
            ("mmmm", Shape::Date(Month)),
            ("yyyy", Shape::Date(Year)),
            ("dd/mm/yyyy hh:mm", Shape::Date(Day)),
            ("hh:mm:ss", Shape::Plain),
            ("@", Shape::Plain),
        ] {
            assert_eq!(Format::of_code(code).shape, shape, "{code}");
        }
    }

    #[test]
    fn what_a_format_shows_is_held_against_what_the_cell_holds() {
        for (code, value, shown) in [
            ("General", 12.5, None),
            ("0", 12.0, None),
            ("0", 12.5, Some("13")),
            ("0", 0.1 + 0.2 + 0.7, None),
            ("0.0", 12.5, None),
            ("0.0", 12.34, Some("12,3")),
            ("#,##0", 6941.0, None),
            ("#,##0,", 6941.0, Some("7")),
            ("#,##0.0,,", 6_941_000.0, Some("6,9")),
            ("0%", 0.35, None),
            ("0%", 0.355, Some("36\u{202f}%")),
            ("0.00E+00", 12345.0, None),
            ("# ?/?", 0.33, None),
            ("dd/mm/yyyy", 44232.5, None),
            (";;;", 60.0, Some("")),
            ("0;-0;;@", 0.0, None),
            ("\"complet\"", 60.0, Some("complet")),
            ("[>=1000]#,##0,\"k\";0", 6941.0, None),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 60.0, None),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 0.0, None),
        ] {
            let found = Format::of_code(code).otherwise(value);
            assert_eq!(found.as_deref(), shown, "{code} {value}");
        }
    }

    #[test]
    fn a_text_that_shows_another_number_is_told() {
        for (shown, value, expected) in [
            ("60", 60.0, (Shape::Plain, None)),
            ("6 941", 6941.0, (Shape::Plain, None)),
            ("6,941.5", 6941.5, (Shape::Plain, None)),
            ("6.941,50", 6941.5, (Shape::Plain, None)),
            ("-12,5", -12.5, (Shape::Plain, None)),
            ("13", 12.5, (Shape::Plain, Some("13"))),
            ("7", 6941.0, (Shape::Plain, Some("7"))),
            ("plus de 60", 60.0, (Shape::Worded("plus de", ""), None)),
            ("60 participants", 60.0, (Shape::Plain, None)),
            ("14:30", 0.6, (Shape::Plain, None)),
            ("complet", 60.0, (Shape::Plain, Some("complet"))),
            ("#REF!", 60.0, (Shape::Plain, None)),
            ("", 60.0, (Shape::Plain, None)),
        ] {
            let (shape, text) = of_shown(shown, value);
            assert_eq!((shape, text.as_deref()), expected, "{shown}");
        }
    }
}
