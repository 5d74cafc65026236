//! Values of cells to the text that a table file would hold: what a French
//! spreadsheet shows, with all its digits.

use std::fmt::Write;

use calamine::ExcelDateTime;
use chrono::{Datelike, NaiveDate};

use super::format::{NumberFormat, Precision};
use crate::language::partial_date::{PartialDate, month_first};

/// From this on a spreadsheet has lost the last digits of a whole number.
const LARGEST_EXACT: f64 = 1e15;

/// Writes a number.
pub fn number(value: f64, shape: &NumberFormat, text: &mut String) {
    match shape {
        NumberFormat::Percent => {
            plain(value * 100.0, text);
            text.push_str(" %");
        }
        NumberFormat::Padded(digits)
            if value >= 0.0 && value.fract() == 0.0 && value < LARGEST_EXACT =>
        {
            let _ = write!(text, "{:0digits$}", value as u64, digits = *digits);
        }
        NumberFormat::Money(character) => {
            plain(value, text);
            let _ = write!(text, " {character}");
        }
        NumberFormat::Worded(before, after) => {
            text.push_str(before);
            text.push_str(if before.is_empty() { "" } else { " " });
            plain(value, text);
            text.push_str(if after.is_empty() { "" } else { " " });
            text.push_str(after);
        }
        _ => plain(value, text),
    }
}

fn plain(value: f64, text: &mut String) {
    if !value.is_finite() {
        text.push_str("#NOMBRE!");
    } else if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
        let _ = write!(text, "{}", value as i64);
    } else if value.abs() >= LARGEST_EXACT {
        let written = format!("{value:.14E}");
        let (digits, exponent) = written.split_once('E').unwrap_or((&written, "0"));
        let digits = digits.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
        let _ = write!(text, "{digits}E+{exponent}");
    } else {
        // Fifteen digits are what a spreadsheet keeps: 0,1 + 0,2 is 0,3.
        let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
        text.push_str(&rounded.to_string().replace('.', ","));
    }
}

/// Writes a serial date. A year typed into a cell of dates has become a day of
/// 1905: it is written as the year, and said to be one.
pub fn date(value: ExcelDateTime, precision: Precision, is_1904: bool, text: &mut String) -> Typed {
    let serial = value.as_f64();
    if value.is_duration() || (serial < 1.0 && !is_1904) {
        if serial < 0.0 {
            text.push_str("########");
        } else {
            let minutes = (serial * 24.0 * 60.0).round() as u64;
            let _ = write!(text, "{}:{:02}", minutes / 60, minutes % 60);
        }
        return Typed::Date;
    }
    let first_day = serial.fract() == 0.0;
    if first_day && (1990.0..=2100.0).contains(&serial) && !is_1904 {
        let _ = write!(text, "{serial}");
        return Typed::YearAlone;
    }
    let (year, month, day, hour, minute, ..) = value.to_ymd_hms_milli();
    let parts = [year.into(), month.into(), day.into()];
    day_to(precision, parts, (hour.into(), minute.into()), text)
}

/// Writes a date in ISO 8601, as `.ods` holds it.
pub fn iso_date(iso: &str, precision: Precision, text: &mut String) -> Typed {
    let (date, time) = iso.split_once('T').unwrap_or((iso, ""));
    let numbers: Vec<u32> = date.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = numbers[..] else {
        text.push_str(iso);
        return Typed::Date;
    };
    let mut time = time.split(':').map(|part| part.parse().unwrap_or(0));
    let time = (time.next().unwrap_or(0), time.next().unwrap_or(0));
    day_to(precision, [year, month, day], time, text)
}

/// What a cell shows of a date, where it is the day of another: a text that was saved by another hand
/// than its value.
pub fn other_date(iso: &str, shown: &str) -> Option<String> {
    let held: NaiveDate = iso.get(..10)?.parse().ok()?;
    let shown = shown.trim();
    let is_held = |date: &PartialDate| *date == PartialDate::Day(held);
    let read = PartialDate::parse(shown, held.year()).ok()?;
    let of_day = matches!(read, PartialDate::Day(_)) && !is_held(&read);
    let in_english = || month_first(shown, held.year()).is_some_and(|it| is_held(&it));
    (of_day && !in_english()).then(|| shown.to_owned())
}

/// Writes a duration in ISO 8601, `PT14H30M00S`, as hours and minutes.
pub fn iso_time(iso: &str, text: &mut String) {
    let digits: Vec<&str> = iso
        .trim_start_matches("PT")
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    match digits[..] {
        [hours, minutes, ..] if iso.starts_with("PT") => {
            let hours = hours.trim_start_matches('0');
            let _ = write!(text, "{}:{minutes:0>2}", if hours.is_empty() { "0" } else { hours });
        }
        _ => text.push_str(iso),
    }
}

/// How a cell of dates is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It is none.
    Other,
    /// As the date it holds.
    Date,
    /// As a month or a year: what it shows, though it holds the first day.
    Coarser,
    /// As the day it holds, though it shows the month or the year alone.
    Finer,
    /// As a year that was typed alone.
    YearAlone,
}

fn day_to(
    precision: Precision,
    [year, month, day]: [u32; 3],
    (hour, minute): (u32, u32),
    text: &mut String,
) -> Typed {
    // A day that is not the first was typed, whatever the cell shows of it.
    let _ = match precision {
        Precision::Month if day == 1 => {
            let _ = write!(text, "{month:02}/{year:04}");
            return Typed::Coarser;
        }
        Precision::Year if day == 1 && month == 1 => {
            let _ = write!(text, "{year:04}");
            return Typed::Coarser;
        }
        _ => write!(text, "{day:02}/{month:02}/{year:04}"),
    };
    if (hour, minute) != (0, 0) {
        let _ = write!(text, " {hour:02}:{minute:02}");
    }
    if precision == Precision::Day { Typed::Date } else { Typed::Finer }
}

/// What a French spreadsheet shows of an error.
pub fn error(code: &str) -> &str {
    match code {
        "#NAME?" => "#NOM?",
        "#VALUE!" => "#VALEUR!",
        "#NULL!" => "#NUL!",
        "#NUM!" => "#NOMBRE!",
        "#SPILL!" => "#PROPAGATION!",
        "#FIELD!" => "#CHAMP!",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn numbers_are_written_as_in_french() {
        for (value, shape, expected) in [
            (60.0, NumberFormat::Plain, "60"),
            (-3.0, NumberFormat::Plain, "-3"),
            (12.5, NumberFormat::Plain, "12,5"),
            (0.1 + 0.2, NumberFormat::Plain, "0,3"),
            (0.35, NumberFormat::Percent, "35 %"),
            (0.125, NumberFormat::Percent, "12,5 %"),
            (60.5, NumberFormat::Money("€"), "60,5 €"),
            (60.0, NumberFormat::Worded("plus de".to_owned(), String::new()), "plus de 60"),
            (3.0, NumberFormat::Worded(String::new(), "millions".to_owned()), "3 millions"),
            (1004.0, NumberFormat::Padded(5), "01004"),
            (999_999_999_999_999.0, NumberFormat::Plain, "999999999999999"),
            (122_000_000_000_000_000.0, NumberFormat::Plain, "1,22E+17"),
            (f64::NAN, NumberFormat::Plain, "#NOMBRE!"),
        ] {
            let mut text = String::new();
            number(value, &shape, &mut text);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn serial_dates_are_written_in_both_systems() {
        use Precision::{Day, Month, Year};
        use Typed::{Coarser, Date, Finer, YearAlone};
        for (serial, is_1904, precision, expected) in [
            (44232.0, false, Day, ("05/02/2021", Date)),
            (42770.0, true, Day, ("05/02/2021", Date)),
            (44_232.604_166_666_664, false, Day, ("05/02/2021 14:30", Date)),
            (0.604_166_666_666_667, false, Day, ("14:30", Date)),
            (44256.0, false, Month, ("03/2021", Coarser)),
            (44257.0, false, Month, ("02/03/2021", Finer)),
            (44197.0, false, Year, ("2021", Coarser)),
            (2021.0, false, Day, ("2021", YearAlone)),
            (60.0, false, Day, ("29/02/1900", Date)),
            (-1.0, false, Day, ("########", Date)),
        ] {
            let mut text = String::new();
            let value = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904);
            let typed = date(value, precision, is_1904, &mut text);
            assert_eq!((text.as_str(), typed), expected, "{serial}");
        }
    }

    #[test]
    fn dates_of_opendocument_are_written_alike() {
        use Precision::{Day, Month};
        for (iso, precision, expected) in [
            ("2021-02-05", Day, "05/02/2021"),
            ("2021-02-05T14:30:00", Day, "05/02/2021 14:30"),
            ("2021-03-01", Month, "03/2021"),
            ("bientôt", Day, "bientôt"),
        ] {
            let mut text = String::new();
            iso_date(iso, precision, &mut text);
            assert_eq!(text, expected);
        }
        for (iso, shown, otherwise) in [
            ("2021-03-15", "15/03/2021", None),
            ("2021-03-15", "15/03", None),
            ("2021-03-15", "03/15/2021", None),
            ("2021-04-03", "04/03/2021", None),
            ("2021-03-15", "mars 2021", None),
            ("2021-03-15", "15/03/2012", Some("15/03/2012")),
            ("2021-03-15T10:00:00", "16 mars", Some("16 mars")),
        ] {
            assert_eq!(other_date(iso, shown).as_deref(), otherwise, "{shown}");
        }
        for (iso, expected) in [("PT14H30M00S", "14:30"), ("PT00H05M00S", "0:05"), ("x", "x")] {
            let mut text = String::new();
            iso_time(iso, &mut text);
            assert_eq!(text, expected);
        }
    }
}
