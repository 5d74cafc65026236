//! The events of the year as a calendar file (iCalendar, RFC 5545), for the agendas of readers.
//!
//! What has days is an entry of whole days; what has only a month or a year is no entry, since an
//! agenda would have to invent the day, and is listed instead.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use super::OutputFile;
use crate::dataset::{CalendarUse, Dataset, Event, Status};
use crate::language::hash;
use crate::language::partial_date::{DayRange, Period};
use crate::language::suggest::slug;

/// Octets of a line, its end left out.
const LONGEST: usize = 75;

/// A calendar, and what it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The file.
    pub file: OutputFile,
    /// Titles of the events without a day.
    pub without_day: Vec<String>,
}

/// The calendar of an edition: the events that its calendar shows, in their order.
pub fn file(dataset: &Dataset) -> CalendarFile {
    let settings = &dataset.settings;
    let period = dataset.period();
    let mut lines = Lines::default();
    let mut without_day = Vec::new();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", &format!("-//rapport//rapport {}//FR", env!("CARGO_PKG_VERSION")));
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    let name = format!("{} {period}", settings.organisation.acronym);
    lines.add("X-WR-CALNAME", &escaped(&name));
    let mut uids = Uids { domain: slug(&settings.organisation.acronym), period, given: Vec::new() };
    let shown = |event: &&Event| event.calendar != CalendarUse::Hidden && event.status.is_held();
    for event in dataset.events.iter().filter(shown) {
        let ranges = event.date.day_ranges();
        if ranges.is_empty() {
            without_day.push(event.title.clone());
        }
        for range in ranges {
            entry(&mut lines, dataset, event, &range, &uids.next(event));
        }
    }
    lines.add("END", "VCALENDAR");
    let file = OutputFile::new(format!("calendrier-{period}.ics"), lines.text);
    CalendarFile { file, without_day }
}

/// Names of entries that stay from one export to the next, whatever the order of the rows: the id of
/// the event, or a number made of its title; of several of one name, with their rank.
struct Uids {
    domain: String,
    period: Period,
    given: Vec<String>,
}

impl Uids {
    fn next(&mut self, event: &Event) -> String {
        let name = match event.id.as_str() {
            "" => format!("{:016x}", hash::stable(event.title.as_bytes())),
            id => id.to_owned(),
        };
        let rank = 1 + self.given.iter().filter(|known| **known == name).count();
        let rank = if rank > 1 { format!("-{rank}") } else { String::new() };
        let uid = format!("{name}{rank}.{}@{}.rapport", self.period, self.domain);
        self.given.push(name);
        uid
    }
}

fn entry(lines: &mut Lines, dataset: &Dataset, event: &Event, days: &DayRange, uid: &str) {
    let settings = &dataset.settings;
    // The day after the last one, as the standard has it.
    let end = days.end().checked_add_days(Days::new(1)).unwrap_or(days.end());
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &escaped(uid));
    lines.add("DTSTAMP", &format!("{}T000000Z", day(settings.edition.date)));
    lines.add("DTSTART;VALUE=DATE", &day(days.start()));
    lines.add("DTEND;VALUE=DATE", &day(end));
    lines.add("SUMMARY", &escaped(&event.title));
    if let Some(category) = settings.categories.iter().find(|it| it.id == event.category) {
        lines.add("CATEGORIES", &escaped(&category.label));
    }
    if let Some(place) = &event.place {
        lines.add("LOCATION", &escaped(place));
    }
    if let Some(description) = &event.description {
        lines.add("DESCRIPTION", &escaped(description));
    }
    if let Some(url) = &event.url {
        // An address is no text: nothing is escaped in it.
        lines.add("URL", url);
    }
    let status = if event.status == Status::Tentative { "TENTATIVE" } else { "CONFIRMED" };
    lines.add("STATUS", status);
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' | '\r' => value.push_str("\\n"),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

/// Lines of the file, folded.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|character| !character.is_control()).collect();
        let mut left = format!("{name}:{value}");
        let mut room = LONGEST;
        while left.len() > room {
            let rest = left.split_off(left.floor_char_boundary(room));
            let _ = write!(self.text, "{left}\r\n ");
            left = rest;
            // The space at the beginning counts.
            room = LONGEST - 1;
        }
        let _ = write!(self.text, "{left}\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let value = "été à l’école, ".repeat(40);
        let mut lines = Lines::default();
        lines.add("SUMMARY", &value);
        assert!(lines.text.split("\r\n").all(|line| line.len() <= LONGEST), "{}", lines.text);
        assert_eq!(lines.text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{7}"), r"a\, b\; c\\d\ne");
    }
}
