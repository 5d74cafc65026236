//! Dates in words, in the margin, in a calendar.
//!
//! A year or a month that several dates share is said once, by the last of them, as one would aloud.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use super::{list, month_abbreviation, month_name};
use crate::language::partial_date::{DayRange, MonthRange, PartialDate, Period, YearMonth};

/// « 5 février 2021 », « 26 et 27 mai 2021 », « du 16 au 18 novembre 2021 », « 28 et 29 juin puis 6 et 7 décembre 2021 »,
/// « février 2021 », « de septembre à décembre 2021 », « mars et mai 2021 », « 2021 ».
pub fn date(date: &PartialDate) -> String {
    match date {
        PartialDate::Month(_) | PartialDate::Months(_) => {
            said(date.month_ranges().iter().map(months_said).collect())
        }
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Unknown => "date non précisée".to_owned(),
        _ => said(days_by_month(&date.day_ranges()).into_iter().map(days_said).collect()),
    }
}

/// « 5 févr. », « 26–27 mai », « 28 juin–2 juil. », « sept.–déc. »: without the year, save for a date that is a year or
/// that goes from one to another: « 28 déc. 2021–2 janv. 2022 ». Empty when unknown.
pub fn date_in_margin(date: &PartialDate) -> String {
    let year = |day: Option<NaiveDate>| day.map(|day| day.year());
    let years = Years::of(year(date.first_day()) == year(date.last_day()));
    let pieces: Vec<String> = match date {
        PartialDate::Year(year) => return year.to_string(),
        PartialDate::Month(_) | PartialDate::Months(_) => {
            date.month_ranges().iter().map(|range| months_in_margin(range, years)).collect()
        }
        _ => {
            let ranges = date.day_ranges();
            days_by_month(&ranges).into_iter().map(|days| days_in_margin(days, years)).collect()
        }
    };
    pieces.join(", ")
}

/// Whether a short date says its year.
#[derive(Clone, Copy)]
enum Years {
    /// All of it is in one, which the reader knows.
    Silent,
    /// It is in several.
    Said,
}

impl Years {
    fn of(is_one: bool) -> Self {
        if is_one { Self::Silent } else { Self::Said }
    }

    /// « 2 janv. », « 2 janv. 2022 »
    fn after(self, text: String, year: i32) -> String {
        match self {
            Self::Silent => text,
            Self::Said => format!("{text} {year}"),
        }
    }
}

/// « 12.10.2021 », « 26.05.2021–27.05.2021 », « 10.2021 », « 2021 ». Empty when unknown.
pub fn date_in_numbers(date: &PartialDate) -> String {
    let day = |day: NaiveDate| format!("{:02}.{:02}.{}", day.day(), day.month(), day.year());
    let month = |month: YearMonth| format!("{:02}.{}", month.month(), month.year());
    let pieces: Vec<String> = match date {
        PartialDate::Year(year) => return year.to_string(),
        PartialDate::Month(_) | PartialDate::Months(_) => date
            .month_ranges()
            .iter()
            .map(|range| dashed(month(range.start()), month(range.end())))
            .collect(),
        _ => date
            .day_ranges()
            .iter()
            .map(|range| dashed(day(range.start()), day(range.end())))
            .collect(),
    };
    pieces.join(", ")
}

/// The days of a range in the column of its month: « 5 », « 26–27 ». A range over two months is cut first, by
/// [`DayRange::within`].
pub fn day_chip(range: &DayRange) -> String {
    match (range.start().day(), range.end().day()) {
        (day, _) if range.start() == range.end() => day.to_string(),
        (start, end) => format!("{start}–{end}"),
    }
}

/// « → 3 juin », « → 3 juin 2024 »: where a range ends that goes on after `month`, with the year if it is another.
pub fn continuation(range: &DayRange, month: YearMonth) -> Option<String> {
    let end = range.end();
    let years = Years::of(end.year() == month.year());
    (end > month.last_day()).then(|| format!("→ {}", years.after(day_of_month(end), end.year())))
}

/// « 5 février », « 1er juin ».
pub fn day_of_month(day: NaiveDate) -> String {
    format!("{} {}", day_number(day), month_name(day.month()))
}

/// « 1er », « 2 ».
fn day_number(day: NaiveDate) -> String {
    match day.day() {
        1 => "1er".to_owned(),
        number => number.to_string(),
    }
}

/// Two ends by an en dash, or the one that they are.
fn dashed(start: String, end: String) -> String {
    if start == end { start } else { format!("{start}–{end}") }
}

/// One date of a list, still without the year that it may share with the next.
struct Said {
    text: String,
    first_year: i32,
    last_year: i32,
    /// One day or one month: a list of these takes « et ».
    is_single: bool,
}

/// Puts the dates of a list together, each year being said once.
fn said(dates: Vec<Said>) -> String {
    let mut texts = Vec::with_capacity(dates.len());
    for (index, date) in dates.iter().enumerate() {
        let shared = dates.get(index + 1).is_some_and(|next| next.first_year == date.last_year);
        texts.push(if shared {
            date.text.clone()
        } else {
            format!("{} {}", date.text, date.last_year)
        });
    }
    if dates.iter().all(|date| date.is_single) {
        return list(&texts);
    }
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} puis {last}", before.join(", ")),
        None => String::new(),
    }
}

/// Single days of one month together, each other range by itself.
fn days_by_month(ranges: &[DayRange]) -> Vec<&[DayRange]> {
    let single_of_month = |range: &DayRange| {
        let month = YearMonth::of(range.start());
        (range.start() == range.end()).then_some(month)
    };
    ranges
        .chunk_by(|one, next| {
            single_of_month(one).is_some() && single_of_month(one) == single_of_month(next)
        })
        .collect()
}

fn days_said(ranges: &[DayRange]) -> Said {
    let (start, end) = ends(ranges);
    let one_month = YearMonth::of(start) == YearMonth::of(end);
    let from = match (one_month, start.year() == end.year()) {
        (true, _) => day_number(start),
        (_, true) => day_of_month(start),
        _ => format!("{} {}", day_of_month(start), start.year()),
    };
    let to = day_of_month(end);
    let text = match ranges {
        [_] if start == end => to,
        [range] if range.is_pair() => format!("{from} et {to}"),
        [_] => format!("du {from} au {to}"),
        days => format!("{} {}", list(&day_numbers(days)), month_name(end.month())),
    };
    Said { text, first_year: start.year(), last_year: end.year(), is_single: start == end }
}

fn days_in_margin(ranges: &[DayRange], years: Years) -> String {
    let (start, end) = ends(ranges);
    let day = |day: NaiveDate| format!("{} {}", day_number(day), month_abbreviation(day.month()));
    let from = |start: NaiveDate| match start.year() == end.year() {
        true => day(start),
        false => years.after(day(start), start.year()),
    };
    let text = match ranges {
        [_] if YearMonth::of(start) != YearMonth::of(end) => {
            format!("{}–{}", from(start), day(end))
        }
        [_] => format!(
            "{} {}",
            dashed(day_number(start), day_number(end)),
            month_abbreviation(end.month())
        ),
        days => format!("{} {}", day_numbers(days).join(", "), month_abbreviation(end.month())),
    };
    years.after(text, end.year())
}

fn day_numbers(ranges: &[DayRange]) -> Vec<String> {
    ranges.iter().map(|range| day_number(range.start())).collect()
}

/// First and last day of ranges in order; a group is never empty.
fn ends(ranges: &[DayRange]) -> (NaiveDate, NaiveDate) {
    let start = ranges.first().map(DayRange::start).unwrap_or_default();
    (start, ranges.last().map_or(start, DayRange::end))
}

fn months_said(range: &MonthRange) -> Said {
    let (start, end) = (range.start(), range.end());
    let mut from = month_name(start.month()).to_owned();
    if start.year() != end.year() {
        from = format!("{from} {}", start.year());
    }
    let to = month_name(end.month());
    let text = if start == end {
        to.to_owned()
    } else if range.is_pair() {
        format!("{from} et {to}")
    } else {
        format!("{} à {to}", super::de(&from))
    };
    Said { text, first_year: start.year(), last_year: end.year(), is_single: start == end }
}

fn months_in_margin(range: &MonthRange, years: Years) -> String {
    let short = |month: YearMonth| month_abbreviation(month.month()).to_owned();
    let (start, end) = (range.start(), range.end());
    let last = years.after(short(end), end.year());
    match start.year() == end.year() {
        // The ends are compared as months: from March to March of the next year is not one month.
        _ if start == end => last,
        true => format!("{}–{last}", short(start)),
        false => format!("{}–{last}", years.after(short(start), start.year())),
    }
}

/// A month of a year or a season, with its year where that begins and where it changes: « septembre
/// 2023 », « octobre », « janvier 2024 »; a month of a year has none.
pub fn month_of_period(month: YearMonth, period: Period) -> String {
    with_year(month_name(month.month()), month, period)
}

/// The same, cut short: « sept. 2023 ».
pub fn month_of_period_in_short(month: YearMonth, period: Period) -> String {
    with_year(month_abbreviation(month.month()), month, period)
}

fn with_year(name: &str, month: YearMonth, period: Period) -> String {
    match period.says_year_at(month) {
        true => format!("{name} {}", month.year()),
        false => name.to_owned(),
    }
}
