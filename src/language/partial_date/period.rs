//! The twelve months that a report is of: a year, or a season that begins in another month.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use super::span::YearMonth;

/// Months of a period.
const MONTHS: u32 = 12;

/// Twelve months that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Year of its first month.
    year: i32,
    /// Its first month, from 1 to 12.
    month: u32,
}

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It is not written as `2023-09/2024-08`.
    Unreadable,
    /// It has not twelve months; those from its first month on.
    OtherLength(Period),
}

/// What a period is called, in texts and in names of files: `2023`, `2023-2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodName {
    first: i32,
    last: i32,
}

impl Period {
    /// A year, from January to December.
    pub const fn calendar(year: i32) -> Self {
        Self { year, month: 1 }
    }

    /// The twelve months from one on.
    pub fn from_month(first: YearMonth) -> Self {
        Self { year: first.year(), month: first.month() }
    }

    /// Reads `2023-09/2024-08`, or `2023` alone.
    ///
    /// # Errors
    ///
    /// Why the text is no period.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim();
        if let Some(name) = PeriodName::parse(text).filter(|name| name.is_one_year()) {
            return Ok(Self::calendar(name.first));
        }
        let (from, to) = text.split_once('/').ok_or(PeriodError::Unreadable)?;
        let from = month_of(from).ok_or(PeriodError::Unreadable)?;
        let to = month_of(to).ok_or(PeriodError::Unreadable)?;
        let period = Self::from_month(from);
        match period.rank(to) == Some(11) {
            true => Ok(period),
            false => Err(PeriodError::OtherLength(period)),
        }
    }

    /// As [`Period::parse`] reads it: `2023-09/2024-08`; of a year, the year alone.
    pub fn written(self) -> String {
        if self.is_calendar() {
            return self.year.to_string();
        }
        let last = self.month - 1;
        let (from, to) = (self.year, self.last_year());
        format!("{from:04}-{:02}/{to:04}-{last:02}", self.month)
    }

    /// What it is called.
    pub fn name(self) -> PeriodName {
        PeriodName { first: self.year, last: self.last_year() }
    }

    /// Whether it is a year, from January to December.
    pub fn is_calendar(self) -> bool {
        self.month == 1
    }

    /// Year of its first month.
    pub fn first_year(self) -> i32 {
        self.year
    }

    /// Year of its last month.
    pub fn last_year(self) -> i32 {
        self.year + i32::from(self.month > 1)
    }

    /// The years in which it lies.
    pub fn years(self) -> RangeInclusive<i32> {
        self.first_year()..=self.last_year()
    }

    /// Its first month, from 1 to 12.
    pub fn first_month(self) -> u32 {
        self.month
    }

    /// The year in which a month, from 1 to 12, falls in it.
    pub fn year_of(self, month: u32) -> i32 {
        self.year + i32::from(month < self.month)
    }

    /// Its months, in order; none where its years are not of four figures.
    pub fn months(self) -> impl Iterator<Item = YearMonth> {
        let numbers = (self.month..=MONTHS).chain(1..self.month);
        numbers.filter_map(move |month| YearMonth::new(self.year_of(month), month))
    }

    /// The place of a month among its months, from 0 to 11; `None` of a month that is in another
    /// period.
    pub fn rank(self, month: YearMonth) -> Option<usize> {
        let after = i64::from(month.year()) * 12 + i64::from(month.month())
            - (i64::from(self.year) * 12 + i64::from(self.month));
        usize::try_from(after).ok().filter(|rank| *rank < MONTHS as usize)
    }

    /// Whether a list of its months says the year at one: where a season begins, and where its second
    /// year does. A year goes without saying.
    pub fn says_year_at(self, month: YearMonth) -> bool {
        !self.is_calendar() && (month.month() == 1 || self.rank(month) == Some(0))
    }

    /// Whether a day is in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.rank(YearMonth::of(day)).is_some()
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.after().first_day().pred_opt().unwrap_or_default()
    }

    /// The rank of a day in it, from 1; 0 or less before it.
    pub fn day_rank(self, day: NaiveDate) -> i64 {
        (day - self.first_day()).num_days() + 1
    }

    /// The one before.
    pub fn before(self) -> Self {
        self.moved(-1)
    }

    /// The one after.
    pub fn after(self) -> Self {
        self.moved(1)
    }

    /// The one so many years later.
    pub fn moved(self, years: i32) -> Self {
        Self { year: self.year.saturating_add(years), ..self }
    }

    /// The one of the same months in which a day is.
    pub fn of(self, day: NaiveDate) -> Self {
        Self { year: day.year() - i32::from(day.month() < self.month), ..self }
    }
}

impl From<i32> for Period {
    /// A year, from January to December.
    fn from(year: i32) -> Self {
        Self::calendar(year)
    }
}

impl Serialize for Period {
    /// A year as a number, a season as its name.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_calendar() {
            true => serializer.serialize_i32(self.year),
            false => serializer.collect_str(self),
        }
    }
}

impl fmt::Display for Period {
    /// Its name.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name().fmt(formatter)
    }
}

impl PeriodName {
    /// Reads `2023` and `2023-2024`; no other text.
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| {
            let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            is_year.then(|| text.parse::<i32>().ok()).flatten()
        };
        match text.split_once('-') {
            None => year(text).map(Self::from),
            Some((first, last)) => {
                let (first, last) = (year(first)?, year(last)?);
                (last == first + 1).then_some(Self { first, last })
            }
        }
    }

    /// The one before: `2022`, `2022-2023`.
    pub fn before(self) -> Self {
        Self { first: self.first.saturating_sub(1), last: self.last.saturating_sub(1) }
    }

    /// The one after.
    pub fn after(self) -> Self {
        Self { first: self.first.saturating_add(1), last: self.last.saturating_add(1) }
    }

    /// Its first year.
    pub fn first_year(self) -> i32 {
        self.first
    }

    /// Its last year.
    pub fn last_year(self) -> i32 {
        self.last
    }

    /// Whether it names one year.
    pub fn is_one_year(self) -> bool {
        self.first == self.last
    }

    /// The period of this name that begins in a month, from 1 to 12; a year begins in January.
    pub fn beginning_in(self, month: u32) -> Period {
        match self.is_one_year() {
            true => Period::calendar(self.first),
            false => Period { year: self.first, month: month.clamp(2, MONTHS) },
        }
    }
}

impl From<i32> for PeriodName {
    /// One year.
    fn from(year: i32) -> Self {
        Self { first: year, last: year }
    }
}

impl fmt::Display for PeriodName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_one_year() {
            true => write!(formatter, "{}", self.first),
            false => write!(formatter, "{}-{}", self.first, self.last),
        }
    }
}

/// `2023-09`
fn month_of(text: &str) -> Option<YearMonth> {
    let (year, month) = text.trim().split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || month.len() > 2 || !digits(year) || !digits(month) {
        return None;
    }
    YearMonth::new(year.parse().ok()?, month.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::span::YearMonth;
    use super::{Period, PeriodError, PeriodName};

    #[test]
    fn a_season_goes_over_the_end_of_a_year() {
        let season = Period::parse("2023-09/2024-08").expect("a season");
        assert_eq!(season.to_string(), "2023-2024");
        assert_eq!((season.first_year(), season.last_year()), (2023, 2024));
        let months: Vec<_> = season.months().map(|month| (month.year(), month.month())).collect();
        assert_eq!((months[0], months[4], months[11]), ((2023, 9), (2024, 1), (2024, 8)));
        for (rank, month) in season.months().enumerate() {
            assert_eq!(season.rank(month), Some(rank));
            assert_eq!(season.year_of(month.month()), month.year());
        }
        assert_eq!(season.rank(YearMonth::new(2023, 8).unwrap()), None);
        assert_eq!(season.rank(YearMonth::new(2024, 9).unwrap()), None);
        assert_eq!(season.last_day(), NaiveDate::from_ymd_opt(2024, 8, 31).unwrap());
        assert_eq!(season.day_rank(season.first_day()), 1);
        // February of 2024 has 29 days.
        assert_eq!(season.day_rank(season.last_day()), 366);
        assert_eq!(season.before().to_string(), "2022-2023");
        let day = NaiveDate::from_ymd_opt(2022, 8, 31).unwrap();
        assert_eq!(season.of(day).to_string(), "2021-2022");
    }

    #[test]
    fn a_year_is_its_twelve_months() {
        let year = Period::from(2021);
        assert!(year.is_calendar());
        assert_eq!((year.to_string(), year.years()), ("2021".to_owned(), 2021..=2021));
        assert_eq!(Period::parse("2021-01/2021-12"), Ok(year));
        assert_eq!(Period::parse("2021"), Ok(year));
        assert_eq!(year.last_day(), NaiveDate::from_ymd_opt(2021, 12, 31).unwrap());
    }

    #[test]
    fn what_is_no_period_is_told_apart_from_one_of_another_length() {
        for text in
            ["", "saison", "2023/2024", "2023-13/2024-08", "2023-09", "2023-09-01/2024-08-31"]
        {
            assert_eq!(Period::parse(text), Err(PeriodError::Unreadable), "{text}");
        }
        for text in ["2023-09/2024-06", "2023-09/2023-08", "2024-08/2023-09", "2023-09/2025-08"] {
            let found = Period::parse(text);
            assert!(matches!(found, Err(PeriodError::OtherLength(_))), "{text}: {found:?}");
        }
    }

    #[test]
    fn names_of_folders_are_read() {
        for (text, name) in [
            ("2021", Some("2021")),
            ("2023-2024", Some("2023-2024")),
            ("2023-2025", None),
            ("2024-2023", None),
            ("brouillon", None),
            ("02021", None),
        ] {
            let found = PeriodName::parse(text).map(|name| name.to_string());
            assert_eq!(found.as_deref(), name, "{text}");
        }
        assert!(PeriodName::parse("2023") < PeriodName::parse("2023-2024"));
        assert!(PeriodName::parse("2023-2024") < PeriodName::parse("2024"));
    }
}
