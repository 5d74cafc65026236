//! The calendar: the twelve months of the year or of the season, each with its entries in their order.

use chrono::{Datelike, Weekday};

use crate::dataset::settings::Settings;
use crate::dataset::{CalendarUse, Dataset, Event, Role, Send, Status};
use crate::language::french;
use crate::language::partial_date::{DayRange, Period, YearMonth};

use super::{CalendarBand, CalendarEntry, CalendarMonth};

/// The twelve months of the edition. An event that touches two months stands
/// in both: the first says where it goes on to, the second where it comes from.
/// It is counted once, where it begins, as charts and figures count it.
pub fn months(settings: &Settings, dataset: &Dataset) -> Vec<CalendarMonth> {
    let mut months: Vec<CalendarMonth> =
        dataset.period().months().map(|month| empty(month, dataset.period())).collect();
    for (month, name) in newsletters(settings, dataset) {
        months[month].bands.push(CalendarBand {
            title: name,
            category: None,
            letter: None,
            color: None,
            initials: None,
            tentative: false,
            language: None,
        });
    }
    for event in dataset.events.iter().filter(|event| is_shown(event)) {
        place(event, settings, dataset.period(), &mut months);
    }
    for month in &mut months {
        // Undated first, then by day; a stable sort keeps the order of the table within a day.
        month.entries.sort_by_key(|entry| entry.order);
    }
    months
}

/// Events of a category that the calendar shows and counts.
pub(super) fn counted(dataset: &Dataset, category: &str) -> usize {
    let of_category = dataset.events.iter().filter(|event| event.category == category);
    of_category
        .filter(|event| is_shown(event) && is_counted(event) && !event.date.months().is_empty())
        .count()
}

fn is_shown(event: &Event) -> bool {
    event.calendar != CalendarUse::Hidden && event.status.is_held()
}

/// What only sets the scene, elections for one, is nothing that the organisation did.
fn is_counted(event: &Event) -> bool {
    event.role != Some(Role::Context)
}

fn empty(month: YearMonth, period: Period) -> CalendarMonth {
    let last = month.last_day().day();
    let is_weekend = |day: &u32| {
        let date = month.first_day().with_day(*day);
        date.is_some_and(|date| matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
    };
    CalendarMonth {
        number: month.month(),
        name: french::capitalized(french::month_name(month.month())),
        year: (!period.is_calendar()).then(|| month.year()),
        events: 0,
        days: last,
        weekends: (1..=last).filter(is_weekend).collect(),
        bands: Vec::new(),
        entries: Vec::new(),
    }
}

/// The lists that were sent in a month, once each, in the order of rapport.toml;
/// weekly lists would fill the page and are left out.
fn newsletters(settings: &Settings, dataset: &Dataset) -> Vec<(usize, String)> {
    let mut bands = Vec::new();
    for list in settings.lists.iter().filter(|list| list.calendar.on) {
        for (rank, month) in dataset.period().months().enumerate() {
            let is_sent = |send: &Send| list.id == send.list && send.date.months().contains(&month);
            if dataset.sends.iter().any(is_sent) {
                bands.push((rank, french::typeset(&list.name).into_owned()));
            }
        }
    }
    bands
}

fn place(event: &Event, settings: &Settings, period: Period, months: &mut [CalendarMonth]) {
    let touched = event.date.months().into_iter().filter(|month| period.rank(*month).is_some());
    // A band stands in its first month only.
    let months_shown = if event.calendar == CalendarUse::Band { 1 } else { months.len() };
    for (index, month) in touched.take(months_shown).enumerate() {
        let Some(target) = months.iter_mut().find(|target| target.number == month.month()) else {
            continue;
        };
        if index == 0 && is_counted(event) {
            target.events += 1;
        }
        let (words, language) = match &event.short_title {
            Some(short) => (short, &event.short_title_language),
            None => (&event.title, &event.language),
        };
        let (title, language) = (french::typeset(words).into_owned(), language.clone());
        let category = settings.categories.iter().find(|category| category.id == event.category);
        // What sets the scene has the letter of no category: its legend counts what was done.
        let letter = category.filter(|_| is_counted(event)).map(|it| it.letter.clone());
        let color = category.map(|category| category.color);
        let initials =
            (!event.representatives.is_empty()).then(|| event.representatives.join(", "));
        let tentative = event.status == Status::Tentative;
        if event.calendar == CalendarUse::Band {
            let category = Some(event.category.clone());
            target.bands.push(CalendarBand {
                title,
                category,
                letter,
                color,
                initials,
                tentative,
                language,
            });
            continue;
        }
        let entry = CalendarEntry {
            order: 0,
            day: None,
            days: None,
            continuation: None,
            continued: index > 0,
            title,
            initials,
            category: event.category.clone(),
            letter: letter.unwrap_or_default(),
            color: color.unwrap_or(1),
            tentative,
            highlight: event.highlight,
            language,
        };
        let ranges = event.date.day_ranges();
        let days: Vec<_> = ranges.iter().filter(|range| range.within(month).is_some()).collect();
        if days.is_empty() {
            target.entries.push(entry);
            continue;
        }
        for (rank, range) in days.into_iter().enumerate() {
            let (days, day, continuation) = chip(range, month);
            let continued = entry.continued || rank > 0;
            target.entries.push(CalendarEntry {
                order: days[0],
                day: Some(day),
                days: Some(days),
                continuation,
                continued,
                ..entry.clone()
            });
        }
    }
}

/// First day in the month, chip, and where the range goes on: « 26–27 »,
/// « 28 » with « → 3 juin », then « ← 3 ».
fn chip(range: &DayRange, month: YearMonth) -> ([u32; 2], String, Option<String>) {
    let begins_before = range.start() < month.first_day();
    let continuation = french::continuation(range, month);
    let within = range.within(month).unwrap_or(*range);
    let day = match (begins_before, &continuation) {
        (true, None) => format!("← {}", range.end().day()),
        (true, Some(_)) => "←".to_owned(),
        (false, Some(_)) => range.start().day().to_string(),
        (false, None) => french::day_chip(&within),
    };
    ([within.start().day(), within.end().day()], day, continuation)
}
