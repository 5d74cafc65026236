//! Months, and ranges of days or of months.

use chrono::{Datelike, NaiveDate};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// Held as its first day, which exists whenever the month does.
    first: NaiveDate,
}

impl YearMonth {
    /// `month` from 1 to 12, `year` of four figures.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        (1_000..=9_999).contains(&year).then_some(Self { first })
    }

    /// The month that holds `day`.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u32 {
        self.first.month()
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        (28..=31).rev().find_map(|day| self.first.with_day(day)).unwrap_or(self.first)
    }
}

/// What ranges are made of.
pub trait Step: Copy + Ord {
    /// The one after, if the calendar goes that far.
    fn next(self) -> Option<Self>;
    /// As ISO text.
    fn to_iso(self) -> String;
}

impl Step for NaiveDate {
    fn next(self) -> Option<Self> {
        self.succ_opt()
    }

    fn to_iso(self) -> String {
        self.to_string()
    }
}

impl Step for YearMonth {
    fn next(self) -> Option<Self> {
        self.last_day().succ_opt().map(Self::of)
    }

    fn to_iso(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }
}

/// From a start to an end, both included; the end is never before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<T> {
    start: T,
    end: T,
}

/// From a day to a day.
pub type DayRange = Span<NaiveDate>;
/// From a month to a month.
pub type MonthRange = Span<YearMonth>;

impl<T: Step> Span<T> {
    /// `None` if the end is before the start.
    pub fn new(start: T, end: T) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// From `step` to itself.
    pub fn single(step: T) -> Self {
        Self { start: step, end: step }
    }

    /// The first.
    pub fn start(&self) -> T {
        self.start
    }

    /// The last.
    pub fn end(&self) -> T {
        self.end
    }

    /// Whether `step` is within.
    pub fn contains(&self, step: T) -> bool {
        self.start <= step && step <= self.end
    }

    /// What both have in common.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Whether it holds two of its kind exactly.
    pub fn is_pair(&self) -> bool {
        self.start.next() == Some(self.end)
    }

    /// All that it holds, in order.
    pub fn steps(&self) -> impl Iterator<Item = T> + use<T> {
        let end = self.end;
        std::iter::successors(Some(self.start), move |step| step.next().filter(|next| *next <= end))
    }

    /// `start/end`, or the start alone when they are the same.
    pub fn to_iso(&self) -> String {
        if self.start == self.end {
            self.start.to_iso()
        } else {
            format!("{}/{}", self.start.to_iso(), self.end.to_iso())
        }
    }

    /// Both ends turned into something coarser.
    pub(super) fn map<U: Step>(&self, coarser: impl Fn(T) -> U) -> Span<U> {
        Span { start: coarser(self.start), end: coarser(self.end) }
    }
}

impl DayRange {
    /// How many days it holds.
    pub fn days(&self) -> u64 {
        u64::try_from((self.end - self.start).num_days()).unwrap_or(0) + 1
    }

    /// Its part in `month`, for a calendar.
    pub fn within(&self, month: YearMonth) -> Option<Self> {
        self.intersection(&Self { start: month.first_day(), end: month.last_day() })
    }
}

/// The same days or months, in order, without overlap, ranges that touch made one.
pub(super) fn union<T: Step>(mut spans: Vec<Span<T>>) -> Vec<Span<T>> {
    spans.sort();
    let mut merged: Vec<Span<T>> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.end.next().is_none_or(|next| span.start <= next) => {
                last.end = last.end.max(span.end)
            }
            _ => merged.push(span),
        }
    }
    merged
}
