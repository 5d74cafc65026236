//! In which order the day and the month of a date in figures stand: `05/02/2021` does not say it, `13/02/2021` does.

use std::ops::BitOr;

use chrono::NaiveDate;

use super::cell::nearest_year;
use super::period::Period;
use super::{DayRange, PartialDate, without_time};

/// What a text tells of the order of its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldOrder {
    /// A date of it has its day first: `26/03/2022`.
    pub day_first: bool,
    /// A date of it has its month first: `03/26/2022`.
    pub month_first: bool,
    /// A date of it can be read in both ways, as two days: `02/05/2022`.
    pub either: bool,
    /// A date of it has its year first, then its day: `2022-13-01`.
    pub year_day_month: bool,
    /// A date of it has its year first, then its month: `2022-01-13`.
    pub year_month_day: bool,
    /// A date of it has its year first, then what can be read in both ways, as two days: `2022-04-03`.
    pub year_either: bool,
    /// The hour is one of twelve, as English writes it: `03:00:00 PM`.
    pub twelve_hours: bool,
}

impl FieldOrder {
    /// Of a text, whatever it is. It is asked of every cell: nothing is kept but four numbers.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut run = Run::default();
        for byte in text.trim_end().bytes().chain([b' ']) {
            match byte {
                b'0'..=b'9' => run.digit(byte),
                b'/' | b'-' | b'.' if run.digits > 0 => run.mark(byte, &mut found),
                _ if run.digits > 0 || run.parts > 0 => {
                    let whole = run.is_whole(text);
                    run.end(whole, &mut found);
                    run = Run::default();
                }
                _ => {}
            }
        }
        let dated = found.day_first || found.month_first || found.either;
        found.twelve_hours = dated && has_twelve_hours(text);
        found
    }

    /// Whether a date in figures stands in it, whose order matters.
    pub fn is_dated(self) -> bool {
        self.day_first || self.month_first || self.either
    }

    /// Whether a date in figures stands in it that begins with its year.
    pub fn is_year_first(self) -> bool {
        self.year_day_month || self.year_month_day || self.year_either
    }

    fn add_after_year(&mut self, first: u32, second: u32) {
        match (first, second) {
            (1..=12, 1..=12) => self.year_either |= first != second,
            (13..=31, 1..=12) => self.year_day_month = true,
            (1..=12, 13..=31) => self.year_month_day = true,
            _ => {}
        }
    }

    fn add(&mut self, first: u32, second: u32) {
        match (first, second) {
            (1..=12, 1..=12) => self.either |= first != second,
            (13..=31, 1..=12) => self.day_first = true,
            (1..=12, 13..=31) => self.month_first = true,
            _ => {}
        }
    }
}

impl BitOr for FieldOrder {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            day_first: self.day_first | other.day_first,
            month_first: self.month_first | other.month_first,
            either: self.either | other.either,
            year_day_month: self.year_day_month | other.year_day_month,
            year_month_day: self.year_month_day | other.year_month_day,
            year_either: self.year_either | other.year_either,
            twelve_hours: self.twelve_hours | other.twelve_hours,
        }
    }
}

/// The day, or the first and the last, that a text in figures tells when its month comes first, whatever hour follows;
/// `None` where something would be lost.
pub fn month_first(text: &str, period: impl Into<Period>) -> Option<PartialDate> {
    days(text, period.into(), |first, second| (second, first))
}

/// The same when its day comes first.
pub fn day_first(text: &str, period: impl Into<Period>) -> Option<PartialDate> {
    days(text, period.into(), |first, second| (first, second))
}

/// The day that `2022-13-01` tells, whose day stands between its year and its month.
pub fn year_day_month(text: &str) -> Option<PartialDate> {
    let date = without_time(text);
    let mark = date.get(4..5).filter(|mark| MARKS.iter().any(|it| mark.starts_with(*it)))?;
    let parts: Option<Vec<u32>> = date.split(mark).map(|part| part.parse().ok()).collect();
    let [year, day, month] = parts?[..] else { return None };
    Some(PartialDate::Day(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?))
}

fn days(
    text: &str,
    period: Period,
    day_and_month: fn(u32, u32) -> (u32, u32),
) -> Option<PartialDate> {
    let mut days = Vec::new();
    for run in
        text.split(|character: char| !(character.is_ascii_digit() || MARKS.contains(&character)))
    {
        let numbers: Vec<&str> = run.split(MARKS).filter(|number| !number.is_empty()).collect();
        // A number alone is of the hour.
        if numbers.len() < 2 {
            continue;
        }
        for date in numbers.chunks(3) {
            let figures = |at: usize| {
                date.get(at)
                    .filter(|it| at == 2 || it.len() <= 2)
                    .and_then(|it| it.parse::<u32>().ok())
            };
            let (day, month) = day_and_month(figures(0)?, figures(1)?);
            let year = match date.get(2).map(|year| (figures(2), year.len())) {
                None => period.year_of(month),
                Some((Some(year), 4)) => i32::try_from(year).ok()?,
                Some((Some(year), 2)) => nearest_year(year, period.first_year())?,
                Some(_) => return None,
            };
            days.push(NaiveDate::from_ymd_opt(year, month, day)?);
        }
    }
    match days[..] {
        [day] => Some(PartialDate::Day(day)),
        [start, end] => Some(PartialDate::from_days(vec![DayRange::new(start, end)?])),
        _ => None,
    }
}

const MARKS: [char; 3] = ['/', '-', '.'];

/// Numbers with one character between them: the last three, and the characters between them.
#[derive(Default)]
struct Run {
    numbers: [(u32, u32); 3],
    marks: [u8; 2],
    /// The number that is being read, and how many figures it has.
    value: u32,
    digits: u32,
    /// How many numbers are complete.
    parts: u32,
    last_mark: u8,
}

impl Run {
    fn digit(&mut self, byte: u8) {
        self.value = self.value.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        self.digits += 1;
    }

    fn number(&mut self) {
        self.numbers = [self.numbers[1], self.numbers[2], (self.value, self.digits)];
        self.marks = [self.marks[1], self.last_mark];
        (self.value, self.digits) = (0, 0);
        self.parts += 1;
    }

    fn mark(&mut self, mark: u8, found: &mut FieldOrder) {
        self.number();
        self.judge(false, found);
        self.last_mark = mark;
    }

    /// Whether the run is all of a text but an hour after it.
    fn is_whole(&self, text: &str) -> bool {
        let date = text.trim().split([' ', 'T']).next().unwrap_or_default();
        date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
    }

    fn end(&mut self, whole: bool, found: &mut FieldOrder) {
        if self.digits > 0 {
            self.number();
        }
        // `02/13`, and nothing else: two days without a month would be no date.
        if let (2, [_, (first, 1..=2), (second, 1..=2)], b'/', true) =
            (self.parts, self.numbers, self.marks[1], whole)
        {
            found.add(first, second);
        }
        self.judge(self.parts == 3, found);
    }

    /// A date ends at the last number: with a year of four figures, or of two when there are but three numbers.
    fn judge(&self, alone: bool, found: &mut FieldOrder) {
        let [(first, one), (second, two), (_, year)] = self.numbers;
        let [mark, same] = self.marks;
        let (last, figures) = self.numbers[2];
        let is_small = |figures: u32| (1..=2).contains(&figures);
        if self.parts >= 3 && mark == same && one == 4 && is_small(two) && is_small(figures) {
            found.add_after_year(second, last);
        }
        let is_year = year == 4 || (alone && year == 2);
        if self.parts >= 3 && mark == same && is_small(one) && is_small(two) && is_year {
            found.add(first, second);
        }
    }
}

/// `3:00 PM`, `03:00:00 p.m.`, `9am`.
fn has_twelve_hours(text: &str) -> bool {
    let bytes = text.as_bytes();
    let lower = |at: usize| bytes.get(at).map(u8::to_ascii_lowercase);
    bytes.iter().enumerate().any(|(at, byte)| {
        let letter = matches!(byte.to_ascii_lowercase(), b'a' | b'p');
        let dot = usize::from(lower(at + 1) == Some(b'.'));
        let before = text.get(..at).unwrap_or_default().trim_end();
        letter
            && lower(at + 1 + dot) == Some(b'm')
            && lower(at + 2 + dot).is_none_or(|next| !next.is_ascii_alphanumeric())
            && before.ends_with(|character: char| character.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{FieldOrder, day_first, month_first, year_day_month};

    #[test]
    fn what_has_its_month_first_is_told_as_the_days_it_is() {
        for (text, iso) in [
            ("02/13/2022", Some("2022-02-13")),
            ("2-13-22", Some("2022-02-13")),
            ("02/13", Some("2021-02-13")),
            ("06/11/2022 03:00:00 PM", Some("2022-06-11")),
            ("02/13/2022 - 02/15/2022", Some("2022-02-13/2022-02-15")),
            ("02/13/2022-02/15/2022", Some("2022-02-13/2022-02-15")),
            ("26/03/2022", None),
            ("02/13-02/15/2022", None),
            ("02/15/2022 - 02/13/2022", None),
            ("midi", None),
        ] {
            let found = month_first(text, 2021).map(|date| date.to_iso());
            assert_eq!(found.as_deref(), iso, "{text}");
        }
        for (text, iso) in [
            ("2022-13-01", Some("2022-01-13")),
            ("2022/4/3 10:00", Some("2022-03-04")),
            ("2022-01-13", None),
            ("13-01-2022", None),
            ("2022-01", None),
        ] {
            let found = year_day_month(text).map(|date| date.to_iso());
            assert_eq!(found.as_deref(), iso, "{text}");
        }
        let read = day_first("06/11/2022 03:00:00 PM", 2021).map(|date| date.to_iso());
        assert_eq!(read.as_deref(), Some("2022-11-06"));
    }

    #[test]
    fn a_date_in_figures_tells_its_order_or_not() {
        for (text, order) in [
            ("05/02/2021", "either"),
            ("5-2-21", "either"),
            ("5.2.2021", "either"),
            ("05/02/2021 10:45:06", "either"),
            ("5/2", "either"),
            ("05/05/2021", ""),
            ("26/03/2022 09:00:00", "day"),
            ("26.03.22", "day"),
            ("28-29/06/2021", "day"),
            ("26/27/05/2021", "day"),
            ("16/06/2021-18/06/2021", "day"),
            ("du 13/02/2022 au 5/3/2022", "day either"),
            ("02/13/2022", "month"),
            ("2-13-22", "month"),
            ("2.13.2022", "month"),
            ("02/13", "month"),
            ("02/13/2022 - 02/15/2022", "month"),
            ("02/13-02/15/2022", "month"),
            ("06/11/2022 03:00:00 PM", "either twelve"),
            ("06/11/2022 3 p.m.", "either twelve"),
            ("03/26/2022 9:00AM", "month twelve"),
            ("26/03/2022, 9:00 am", "day twelve"),
            ("2021-02-05", "year either"),
            ("2021-02-02", ""),
            ("2021-13-02", "year day"),
            ("2021/13/02 10:00", "year day"),
            ("2021-02-05T14:30:00", "year either"),
            ("2021-02-15", "year month"),
            ("2021-02-05/2021-02-17", "year either year month"),
            ("16/18", ""),
            ("04-08", ""),
            ("26/27 mai", ""),
            ("5 février 2021", ""),
            ("32/13/2021", ""),
            ("2021", ""),
            ("1.2.3.4", ""),
            ("8 PM", ""),
            ("", ""),
        ] {
            let it = FieldOrder::of(text);
            let names = [
                (it.day_first, "day"),
                (it.month_first, "month"),
                (it.either, "either"),
                (it.twelve_hours, "twelve"),
                (it.year_either, "year either"),
                (it.year_day_month, "year day"),
                (it.year_month_day, "year month"),
            ];
            let found: Vec<_> =
                names.iter().filter(|(holds, _)| *holds).map(|(_, it)| *it).collect();
            assert_eq!(found.join(" "), order, "{text}");
        }
    }
}
