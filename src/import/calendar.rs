//! Calendars, `.ics`: the events of one year, those that come again each on its day.
//!
//! Its own reader: the crates for it bring a second database of time zones, and the rules that
//! calendars of organisations use are few. One that is not understood is refused by name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::recurrence::Rule;
use super::rows::{Imported, Refused, Rows, Source};
use super::values::Reading;
use crate::language::partial_date::{DayRange, Instant, PartialDate, Zone};

/// A property: its name, its parameters, its value.
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// An event as it is written.
#[derive(Default)]
struct Event {
    line: usize,
    properties: Vec<Property>,
}

/// The days of an event, first and last included.
type DaySpan = (NaiveDate, NaiveDate);

/// The events of the year of a calendar.
pub fn rows(source: &Source<'_>, text: &str) -> Rows {
    let mut rows = Rows::default();
    let events = events(text);
    // A repetition that was moved stands beside its rule, under the same name.
    let moved: BTreeSet<(String, NaiveDate)> = events
        .iter()
        .filter_map(|event| {
            let day = event.day("RECURRENCE-ID", source.reading)?;
            Some((event.text("UID"), day))
        })
        .collect();
    let mut seen = BTreeMap::new();
    for event in &events {
        let origin = format!("{}, ligne {}", source.file, event.line);
        if ["PRIVATE", "CONFIDENTIAL"].contains(&event.text("CLASS").to_uppercase().as_str()) {
            // What it is about is said to nobody.
            rows.leave(origin, "", "privé ou confidentiel dans l'agenda");
            continue;
        }
        let all = match event.spans(source.reading, &moved) {
            Ok(all) => all,
            Err(reason) => {
                rows.refused.push(Refused { origin, reason });
                continue;
            }
        };
        let repeats = event.get("RRULE").is_some() || event.get("RDATE").is_some();
        for (start, end) in all {
            let date = DayRange::new(start, end)
                .map_or(PartialDate::Day(start), |range| PartialDate::from_days(vec![range]));
            let mut values = BTreeMap::new();
            for (column, kind, from) in source.columns() {
                let text = match from.de.list().first().map(String::as_str) {
                    Some("DTSTART") => date.to_iso(),
                    Some(name) => event.text(name),
                    None => from.fixe.clone().unwrap_or_default(),
                };
                if let Ok(value) = source.written(&text, kind, from) {
                    values.insert(column, value);
                }
            }
            let uid = event.text("UID");
            let is_one_of_many = repeats || event.get("RECURRENCE-ID").is_some();
            let day = event.day("RECURRENCE-ID", source.reading).unwrap_or(start);
            let identity = match (uid.is_empty(), is_one_of_many) {
                (true, _) => String::new(),
                (false, true) => format!("{uid} {day}"),
                (false, false) => uid,
            };
            let value = |column: &str| values.get(column).cloned().unwrap_or_default();
            let key = source.key(&identity, value, &mut seen);
            let mut sorts = source.profile.genre.list().iter().map(|name| event.text(name));
            let sort = sorts.find(|it| !it.is_empty()).unwrap_or_default();
            let (origin, profile) = (origin.clone(), source.number);
            let usual = BTreeMap::new();
            let more = Imported::default();
            rows.rows.push(Imported { key, values, usual, sort, origin, profile, ..more });
        }
    }
    rows
}

/// The events of a text whose long lines were folded.
fn events(text: &str) -> Vec<Event> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((number + 1, line.to_owned())),
        }
    }
    let mut events = Vec::new();
    let mut open: Option<Event> = None;
    // Alarms stand within events, with words of their own.
    let mut within = 0;
    for (line, text) in lines {
        let Some(property) = property(&text) else { continue };
        match (property.name.as_str(), property.value.to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => open = Some(Event { line, properties: Vec::new() }),
            ("END", "VEVENT") => events.extend(open.take()),
            ("BEGIN", _) if open.is_some() => within += 1,
            ("END", _) if open.is_some() => within -= 1,
            _ if within > 0 => {}
            _ => {
                if let Some(event) = &mut open {
                    event.properties.push(property);
                }
            }
        }
    }
    events
}

fn property(line: &str) -> Option<Property> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameter = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some((name.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
    };
    let parameters = parts.filter_map(parameter).collect();
    Some(Property { name, parameters, value: value.to_owned() })
}

impl Event {
    fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// A text without its escapes.
    fn text(&self, name: &str) -> String {
        let value = self.get(name).map_or("", |property| &property.value);
        let mut text = String::with_capacity(value.len());
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some('n' | 'N') => text.push(' '),
                    Some(other) => text.push(other),
                    None => {}
                },
                other => text.push(other),
            }
        }
        text.trim().to_owned()
    }

    fn day(&self, name: &str, reading: &Reading) -> Option<NaiveDate> {
        day(self.get(name)?, reading).map(|(day, _)| day)
    }

    /// The days of the event, and of each of its repetitions.
    fn spans(
        &self,
        reading: &Reading,
        moved: &BTreeSet<(String, NaiveDate)>,
    ) -> Result<Vec<DaySpan>, String> {
        let start = self.get("DTSTART").ok_or("il n'a pas de date")?;
        let (start, whole_day) =
            day(start, reading).ok_or_else(|| format!("« {} » n'est pas une date", start.value))?;
        let last = self.last(start, whole_day, reading)?;
        let length = (last - start).num_days().max(0).unsigned_abs();
        let Some(rule) = self.get("RRULE") else {
            let mut starts = vec![start];
            starts.extend(self.others("RDATE", reading));
            return Ok(starts.into_iter().map(|day| (day, after(day, length))).collect());
        };
        let except: BTreeSet<NaiveDate> = self.others("EXDATE", reading).collect();
        let uid = self.text("UID");
        let is_kept = |day: &NaiveDate| {
            !except.contains(day)
                && (self.get("RECURRENCE-ID").is_some() || !moved.contains(&(uid.clone(), *day)))
        };
        let mut starts =
            Rule::of(&rule.value, |until| until_of(until, reading))?.days(start, reading.period)?;
        starts.extend(self.others("RDATE", reading));
        starts.sort_unstable();
        starts.dedup();
        Ok(starts.into_iter().filter(is_kept).map(|day| (day, after(day, length))).collect())
    }

    /// The last day: an end by the day is the day after it.
    fn last(
        &self,
        start: NaiveDate,
        whole_day: bool,
        reading: &Reading,
    ) -> Result<NaiveDate, String> {
        if let Some(end) = self.get("DTEND") {
            let (end, _) =
                day(end, reading).ok_or_else(|| format!("« {} » n'est pas une date", end.value))?;
            let midnight = self.get("DTEND").is_some_and(is_midnight);
            let exclusive = (whole_day || midnight) && end > start;
            return Ok(if exclusive { end.pred_opt().unwrap_or(end) } else { end.max(start) });
        }
        let days = self.get("DURATION").and_then(|it| {
            let value = it.value.trim_start_matches(['+', 'P']);
            let weeks = value.strip_suffix('W').and_then(|it| it.parse::<u64>().ok());
            let days = || value.split_once('D').and_then(|(it, _)| it.parse::<u64>().ok());
            weeks.map(|weeks| weeks * 7).or_else(days)
        });
        Ok(after(start, days.unwrap_or(1).saturating_sub(1)))
    }

    /// The days that a list adds or takes away.
    fn others(&self, name: &str, reading: &Reading) -> impl Iterator<Item = NaiveDate> {
        let lists = self.properties.iter().filter(|property| property.name == name);
        let days: Vec<NaiveDate> = lists
            .flat_map(|list| {
                let one = |value: &str| Property {
                    name: list.name.clone(),
                    parameters: list.parameters.clone(),
                    value: value.to_owned(),
                };
                list.value.split(',').filter_map(|it| day(&one(it), reading)).collect::<Vec<_>>()
            })
            .map(|(day, _)| day)
            .collect();
        days.into_iter()
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The day of a date or of an instant, where the organisation is; whether it has no hour.
fn day(property: &Property, reading: &Reading) -> Option<(NaiveDate, bool)> {
    let value = property.value.trim();
    let date = NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?;
    if value.len() == 8 {
        return Some((date, true));
    }
    if value.ends_with('Z') {
        let (instant, _) = Instant::parse(value)?;
        return Some((reading.home.day(instant)?, false));
    }
    let zone = property.parameters.iter().find(|(name, _)| name == "TZID");
    let zone = zone.and_then(|(_, zone)| Zone::named(zone.trim_start_matches('/')));
    let hour = hour(value)?;
    let there = zone.and_then(|zone| zone.day_elsewhere(date, hour, &reading.home));
    Some((there.unwrap_or(date), false))
}

fn hour(value: &str) -> Option<(i8, i8)> {
    Some((value.get(9..11)?.parse().ok()?, value.get(11..13)?.parse().ok()?))
}

/// The last day of a rule.
fn until_of(value: &str, reading: &Reading) -> Option<NaiveDate> {
    let property =
        Property { name: String::new(), parameters: Vec::new(), value: value.to_owned() };
    day(&property, reading).map(|(day, _)| day)
}

/// Whether an end stands at the first moment of its day, as an evening's end may.
fn is_midnight(property: &Property) -> bool {
    property.value.get(9..13) == Some("0000") && !property.value.ends_with('Z')
}
