//! The XML of a cell.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::NaiveDate;

use super::refusal::{Refusal, name};
use super::styles::Styles;
use crate::read::sheet::{DateSystem, NumberFormat, Position, Precision};

/// What a cell of a spreadsheet admits, in UTF-16 units.
const LONGEST: usize = 32_767;

/// What is written into a cell. A spreadsheet takes none of them for a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Words, as they stand. Empty text empties the cell.
    Text(Cow<'a, str>),
    /// A number, as XML writes it: `1200.5`.
    Number(Cow<'a, str>),
    /// A day: a date for the spreadsheet where the column has dates, else its words.
    Day(NaiveDate),
    /// A month, alike.
    Month(NaiveDate),
    /// Yes or no: a box where the column has boxes, else its word.
    Flag(bool),
}

/// A value as one cell holds it.
pub(super) enum Held<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Number(Cow<'a, str>),
    Truth(bool),
}

impl<'a> Value<'a> {
    /// As it is held in a cell of that style; `None` if the style would show it as something else.
    pub(super) fn held(
        &self,
        style: Option<usize>,
        is_box: bool,
        styles: &Styles,
    ) -> Option<Held<'a>> {
        let shape = styles.shape(style);
        let is_text = styles.is_text(style);
        let held = match (self, shape) {
            (Self::Text(text), _) if text.is_empty() => Held::Nothing,
            (Self::Text(text), _) => Held::Text(text.clone()),
            (Self::Number(number), _) if is_text => {
                Held::Text(Cow::Owned(number.replace('.', ",")))
            }
            (Self::Number(_), NumberFormat::Date(_)) => return None,
            (Self::Number(number), _) => Held::Number(number.clone()),
            (Self::Day(day), NumberFormat::Date(Precision::Day)) => {
                Held::Number(serial(*day, styles.dates)?.into())
            }
            (Self::Month(day), NumberFormat::Date(Precision::Month)) => {
                Held::Number(serial(*day, styles.dates)?.into())
            }
            (Self::Day(day), _) => Held::Text(day.format("%d/%m/%Y").to_string().into()),
            (Self::Month(day), _) => Held::Text(day.format("%m/%Y").to_string().into()),
            (Self::Flag(truth), _) if is_box => Held::Truth(*truth),
            (Self::Flag(truth), _) => Held::Text(if *truth { "oui" } else { "non" }.into()),
        };
        let is_seen = match &held {
            Held::Text(text) => styles.shows_text(style, text),
            Held::Number(number) if !matches!(shape, NumberFormat::Date(_)) => {
                styles.shows_number(style, number)
            }
            _ => true,
        };
        is_seen.then_some(held)
    }
}

/// The number of a day, where a spreadsheet has one for it.
fn serial(day: NaiveDate, dates: DateSystem) -> Option<String> {
    let (year, first) = match dates {
        DateSystem::From1900 => (1899, NaiveDate::from_ymd_opt(1899, 12, 30)?),
        DateSystem::From1904 => (1904, NaiveDate::from_ymd_opt(1904, 1, 1)?),
    };
    let days = (day - first).num_days();
    // Before March 1900 the count of Excel is one day off; and a day of 1905 is read as a year.
    let is_sure = days > 60 && !(year == 1899 && (1990..=2100).contains(&days));
    is_sure.then(|| days.to_string())
}

/// Writes a cell; `prefix` stands before the names of elements.
///
/// # Errors
///
/// That it has too much text.
pub(super) fn write(
    out: &mut String,
    prefix: &str,
    position: Position,
    style: Option<usize>,
    held: &Held<'_>,
) -> Result<(), Refusal> {
    let _ = write!(out, "<{prefix}c r=\"{}\"", name(position));
    if let Some(style) = style {
        let _ = write!(out, " s=\"{style}\"");
    }
    match held {
        Held::Nothing => out.push_str("/>"),
        Held::Number(number) => {
            let _ = write!(out, "><{prefix}v>{number}</{prefix}v></{prefix}c>");
        }
        Held::Truth(truth) => {
            let _ = write!(out, " t=\"b\"><{prefix}v>{}</{prefix}v></{prefix}c>", u8::from(*truth));
        }
        Held::Text(text) => {
            if text.encode_utf16().count() > LONGEST {
                return Err(Refusal::TooLong(position));
            }
            let around = text.starts_with(char::is_whitespace)
                || text.ends_with(char::is_whitespace)
                || text.contains('\n');
            let space = if around { " xml:space=\"preserve\"" } else { "" };
            let _ = write!(out, " t=\"inlineStr\"><{prefix}is><{prefix}t{space}>");
            escape(text, out);
            let _ = write!(out, "</{prefix}t></{prefix}is></{prefix}c>");
        }
    }
    Ok(())
}

/// Writes a text as XML holds it. `_x0041_` is a letter for a spreadsheet: its first sign is written so.
pub(super) fn escape(text: &str, out: &mut String) {
    for (at, character) in text.char_indices() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if is_code(&text.as_bytes()[at..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(character),
            // XML has no such character.
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character < ' ' => {}
            _ => out.push(character),
        }
    }
}

fn is_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', digits @ .., ] if digits.len() >= 5
        && digits[4] == b'_'
        && digits[..4].iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_xml_and_spreadsheets_read_them() {
        for (text, expected) in [
            ("a < b & c", "a &lt; b &amp; c"),
            ("=1+1", "=1+1"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x41_", "_x41_"),
            ("a\u{1}b", "ab"),
        ] {
            let mut out = String::new();
            escape(text, &mut out);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn days_have_their_number_in_both_systems() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        for (day, dates, number) in [
            (day(2021, 2, 5), DateSystem::From1900, Some("44232")),
            (day(2021, 2, 5), DateSystem::From1904, Some("42770")),
            (day(1905, 7, 13), DateSystem::From1900, None),
            (day(1900, 1, 5), DateSystem::From1900, None),
        ] {
            assert_eq!(serial(day, dates).as_deref(), number);
        }
    }
}
