//! Dates as precise as what is known of them, never more: a month without a day is a month, not its first day.
//!
//! A date is a set of days, or of months, or a year. Two writings of the same set are equal:
//! « 26 et 27 mai » is the range from the 26th to the 27th.

mod cell;
mod instant;
mod lexer;
mod order;
mod period;
mod span;
#[cfg(test)]
mod tests;
mod week;

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

pub use cell::{nearest_year, without_time};
pub use instant::{Instant, Zone, hour_of};
pub use order::{FieldOrder, day_first, month_first, year_day_month};
pub use period::{Period, PeriodError, PeriodName};
pub use span::{DayRange, MonthRange, Span, Step, YearMonth};

/// A year to read a date in that tells none, where all that is asked is whether it is a date.
pub const ANY_YEAR: i32 = 2021;

/// A date with its precision.
///
/// [`PartialDate::from_days`] and [`PartialDate::from_months`] choose the variant; built by hand, a range of one
/// day or an unsorted list would differ from its equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// One day.
    Day(NaiveDate),
    /// Two days or more, without a gap.
    Range(DayRange),
    /// Two ranges or more, in order, with a gap between them.
    Ranges(Vec<DayRange>),
    /// One month, the day not being known.
    Month(YearMonth),
    /// Two months or more, as ranges in order with a gap between them.
    Months(Vec<MonthRange>),
    /// A year, the month not being known.
    Year(i32),
    /// Nothing is known.
    Unknown,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// Nothing.
    Unknown,
    /// The year.
    Year,
    /// Several months.
    Months,
    /// The month.
    Month,
    /// Several ranges of days.
    Ranges,
    /// A range of days.
    Range,
    /// The day.
    Day,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// No date can be read.
    Unreadable,
    /// Month 13.
    NoSuchMonth {
        /// The month as it is written.
        month: u32,
    },
    /// 31 April.
    NoSuchDay {
        /// The day as it is written.
        day: u32,
        /// Its month, from 1 to 12.
        month: u32,
        /// Its year, written or taken from the edition.
        year: i32,
    },
    /// The day of the week is not that of the date.
    WrongWeekday {
        /// The date.
        date: NaiveDate,
        /// The day of the week as it is written.
        written: Weekday,
        /// The day of the week of the date.
        actual: Weekday,
    },
    /// The second of two dates comes before the first.
    EndBeforeStart {
        /// The first date; a month stands as its first day.
        start: NaiveDate,
        /// The second date; a month stands as its first day.
        end: NaiveDate,
    },
    /// Days, months and years are mixed: « mars et 5 mai », or a start by the day and an end by the month.
    MixedPrecision,
    /// An end without a start.
    EndWithoutStart,
}

impl PartialDate {
    /// Reads a cell. A text without a year is of `period`, the year or the season of the edition.
    ///
    /// ISO (`2021-02-05`, `2021-06-28/2021-06-29`, `2021-03`, `2021-09/2021-12`, `2021`), French figures
    /// (`05/02/2021`, `12.10.2021`, `28-29/06/2021`), French words (`du 16 au 18 novembre 2021`, `26/27 mai`,
    /// `jeudi 25 février`, `mars et mai`, `1er semestre 2022`), and lists of these. What a date leaves out, it takes
    /// from the one after it. A time of day after a date in figures is left out, if it has no zone: what has one is an
    /// [`Instant`].
    ///
    /// # Errors
    ///
    /// Why the text is no date.
    pub fn parse(text: &str, period: impl Into<Period>) -> Result<Self, DateError> {
        cell::parse(text, period.into())
    }

    /// The days of these ranges, in any order, overlapping or not.
    pub fn from_days(ranges: Vec<DayRange>) -> Self {
        let mut ranges = span::union(ranges);
        match ranges.len() {
            0 => Self::Unknown,
            1 => {
                let range = ranges.remove(0);
                if range.start() == range.end() {
                    Self::Day(range.start())
                } else {
                    Self::Range(range)
                }
            }
            _ => Self::Ranges(ranges),
        }
    }

    /// These months, in any order, overlapping or not.
    pub fn from_months(ranges: Vec<MonthRange>) -> Self {
        let ranges = span::union(ranges);
        match ranges.as_slice() {
            [] => Self::Unknown,
            [only] if only.start() == only.end() => Self::Month(only.start()),
            _ => Self::Months(ranges),
        }
    }

    /// A start and an end from two columns, of one precision. An unknown end leaves the start alone.
    ///
    /// # Errors
    ///
    /// Why the two are not one date.
    pub fn merge(start: Self, end: Self) -> Result<Self, DateError> {
        match (start, end) {
            (start, Self::Unknown) => Ok(start),
            (Self::Unknown, _) => Err(DateError::EndWithoutStart),
            (Self::Day(start), Self::Day(end)) => match DayRange::new(start, end) {
                Some(range) => Ok(Self::from_days(vec![range])),
                None => Err(DateError::EndBeforeStart { start, end }),
            },
            (Self::Month(start), Self::Month(end)) => match MonthRange::new(start, end) {
                Some(range) => Ok(Self::from_months(vec![range])),
                None => Err(DateError::EndBeforeStart {
                    start: start.first_day(),
                    end: end.first_day(),
                }),
            },
            (start, end) if start == end => Ok(start),
            _ => Err(DateError::MixedPrecision),
        }
    }

    /// How much is known.
    pub fn precision(&self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Range(_) => Precision::Range,
            Self::Ranges(_) => Precision::Ranges,
            Self::Month(_) => Precision::Month,
            Self::Months(_) => Precision::Months,
            Self::Year(_) => Precision::Year,
            Self::Unknown => Precision::Unknown,
        }
    }

    /// The days, in order; empty when the date is no more precise than a month.
    pub fn day_ranges(&self) -> Vec<DayRange> {
        match self {
            Self::Day(day) => vec![DayRange::single(*day)],
            Self::Range(range) => vec![*range],
            Self::Ranges(ranges) => ranges.clone(),
            Self::Month(_) | Self::Months(_) | Self::Year(_) | Self::Unknown => Vec::new(),
        }
    }

    /// Whether a day of the one is a day of the other; not when the days of one are not known.
    pub fn shares_a_day(&self, other: &Self) -> bool {
        let days = other.day_ranges();
        self.day_ranges().iter().any(|own| days.iter().any(|it| own.intersection(it).is_some()))
    }

    /// The months it falls in, in order, as ranges; empty for a year, which falls in no month of its own.
    pub fn month_ranges(&self) -> Vec<MonthRange> {
        let of_days = |range: &DayRange| range.map(YearMonth::of);
        match self {
            Self::Day(day) => vec![MonthRange::single(YearMonth::of(*day))],
            Self::Range(range) => vec![of_days(range)],
            Self::Ranges(ranges) => span::union(ranges.iter().map(of_days).collect()),
            Self::Month(month) => vec![MonthRange::single(*month)],
            Self::Months(ranges) => ranges.clone(),
            Self::Year(_) | Self::Unknown => Vec::new(),
        }
    }

    /// The months it falls in, one by one, in order; empty for a year.
    pub fn months(&self) -> Vec<YearMonth> {
        self.month_ranges().iter().flat_map(MonthRange::steps).collect()
    }

    /// Whether it falls in `month`, in whole or in part; a year falls in none.
    pub fn overlaps(&self, month: YearMonth) -> bool {
        self.month_ranges().iter().any(|range| range.contains(month))
    }

    /// Whether two dates may be one: a year holds its days.
    pub fn meets(&self, other: &Self) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// The first day it can be: of a month its first, of a year the 1st of January.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Range(range) => Some(range.start()),
            Self::Ranges(ranges) => ranges.first().map(DayRange::start),
            Self::Month(month) => Some(month.first_day()),
            Self::Months(ranges) => ranges.first().map(|range| range.start().first_day()),
            Self::Year(year) => NaiveDate::from_ymd_opt(*year, 1, 1),
            Self::Unknown => None,
        }
    }

    /// The last day it can be: of a month its last, of a year the 31st of December.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Range(range) => Some(range.end()),
            Self::Ranges(ranges) => ranges.last().map(DayRange::end),
            Self::Month(month) => Some(month.last_day()),
            Self::Months(ranges) => ranges.last().map(|range| range.end().last_day()),
            Self::Year(year) => NaiveDate::from_ymd_opt(*year, 12, 31),
            Self::Unknown => None,
        }
    }

    /// Whether all of it is in a year or a season; `None` when nothing is known.
    pub fn is_within(&self, period: Period) -> Option<bool> {
        Some(period.holds(self.first_day()?) && period.holds(self.last_day()?))
    }

    /// Whether some of it is in a year or a season; `None` when nothing is known.
    pub fn touches(&self, period: Period) -> Option<bool> {
        let (first, last) = (self.first_day()?, self.last_day()?);
        if let Self::Year(year) = self {
            return Some(period.years().contains(year));
        }
        if first.year() == last.year() && period.is_calendar() {
            return Some(period.holds(first));
        }
        let is_in = |range: &MonthRange| {
            let (start, end) = (range.start().first_day(), range.end().last_day());
            start <= period.last_day() && period.first_day() <= end
        };
        Some(self.month_ranges().iter().any(is_in))
    }

    /// How many days it lasts; `None` when the date is no more precise than a month.
    pub fn number_of_days(&self) -> Option<u64> {
        let ranges = self.day_ranges();
        (!ranges.is_empty()).then(|| ranges.iter().map(DayRange::days).sum())
    }

    /// Year, month and day to sort by. A month has day 0, a year has month 0: they come before the days they hold.
    /// What is unknown comes last.
    pub fn sort_key(&self) -> (i32, u32, u32) {
        match (self, self.first_day()) {
            (Self::Year(year), _) => (*year, 0, 0),
            (Self::Month(_) | Self::Months(_), Some(first)) => (first.year(), first.month(), 0),
            (_, Some(first)) => (first.year(), first.month(), first.day()),
            (_, None) => (i32::MAX, u32::MAX, u32::MAX),
        }
    }

    /// ISO text, which [`PartialDate::parse`] reads back: `2021-06-28/2021-06-29, 2021-12-06`; empty when unknown.
    pub fn to_iso(&self) -> String {
        match self {
            Self::Month(_) | Self::Months(_) => {
                joined(self.month_ranges().iter().map(MonthRange::to_iso))
            }
            Self::Year(year) => year.to_string(),
            _ => joined(self.day_ranges().iter().map(DayRange::to_iso)),
        }
    }
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

impl Ord for PartialDate {
    /// By [`PartialDate::sort_key`], then the one that ends first, then by content, so that equal is equal.
    fn cmp(&self, other: &Self) -> Ordering {
        // In a large table many rows have one date.
        if self == other {
            return Ordering::Equal;
        }
        self.sort_key()
            .cmp(&other.sort_key())
            .then_with(|| self.last_day().cmp(&other.last_day()))
            .then_with(|| other.precision().cmp(&self.precision()))
            .then_with(|| self.day_ranges().cmp(&other.day_ranges()))
            .then_with(|| self.month_ranges().cmp(&other.month_ranges()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for PartialDate {
    /// As ISO text, or null when unknown.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            known => serializer.serialize_str(&known.to_iso()),
        }
    }
}
