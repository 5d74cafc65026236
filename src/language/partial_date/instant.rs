//! Instants as programs write them, `2022-02-04T23:00:00.000Z`, and the day that they are where one lives.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use jiff::Timestamp;
use jiff::fmt::{rfc2822, temporal};
use jiff::tz::TimeZone;

/// The zone of most organisations: midnight of Paris is the day that begins there.
const USUAL: &str = "Europe/Paris";

/// A time zone, with its rules of every year.
#[derive(Clone, PartialEq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of this name, in whatever case: `Indian/Reunion`.
    pub fn named(name: &str) -> Option<Self> {
        jiff::tz::db().get(name).ok().map(Self)
    }

    /// The names of all zones of the world that a place has.
    pub fn names() -> Vec<String> {
        let of_a_place = |name: &String| name.contains('/') && !name.starts_with("Etc/");
        jiff::tz::db().available().map(|name| name.to_string()).filter(of_a_place).collect()
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or_default()
    }

    /// The day that an instant is there.
    pub fn day(&self, instant: Instant) -> Option<NaiveDate> {
        let day = self.0.to_datetime(instant.0).date();
        let (month, number) = (u32::try_from(day.month()).ok()?, u32::try_from(day.day()).ok()?);
        NaiveDate::from_ymd_opt(day.year().into(), month, number)
    }
}

impl Zone {
    /// The day that an hour of a day here is in another zone; hours and minutes.
    pub fn day_elsewhere(&self, day: NaiveDate, hour: (i8, i8), home: &Self) -> Option<NaiveDate> {
        let number = |n: u32| i8::try_from(n).ok();
        let (year, month) = (i16::try_from(day.year()).ok()?, number(day.month())?);
        let date = jiff::civil::Date::new(year, month, number(day.day())?).ok()?;
        let time = jiff::civil::Time::new(hour.0, hour.1, 0, 0).ok()?;
        home.day(Instant(self.0.to_timestamp(date.to_datetime(time)).ok()?))
    }
}

/// The hour and the minute that a text tells after a date: `23:30`, `11:30 PM`.
pub fn hour_of(text: &str) -> Option<(i8, i8)> {
    let at = text.find(':')?;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let hour: i8 = text[at - before..at].parse().ok()?;
    let after = &text[at + 1..];
    let minute: i8 = after.get(..digits(after))?.parse().ok()?;
    let folded = after.to_ascii_lowercase();
    let is = |half: &str| folded.trim_end().ends_with(half);
    let hour = match hour {
        12 if is("am") => 0,
        1..=11 if is("pm") => hour + 12,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

impl Default for Zone {
    fn default() -> Self {
        Self::named(USUAL).unwrap_or(Self(TimeZone::UTC))
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A moment of the world's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant(Timestamp);

impl Instant {
    /// Reads a day with its hour and a zone: `2021-06-16T20:00:00+02:00`, `2021-06-16 20:00Z`, `20210616T200000Z`,
    /// `16/06/2021 20:00:00 UTC`; with it the day that is written. `None` for anything else, and so for an hour without
    /// a zone, which is the organisation's own.
    pub fn parse(text: &str) -> Option<(Self, NaiveDate)> {
        // Nearly all cells are shorter: `20210616T200000Z` has sixteen characters.
        if text.len() < 16 || text.len() > 64 || !text.is_ascii() {
            return None;
        }
        let end = text.find(['T', 't', ' '])?;
        let (day, time) = (day(&text[..end])?, text[end + 1..].trim_start());
        let time = match time.strip_suffix("UTC").or(time.strip_suffix("GMT")) {
            Some(hour) => format!("{}Z", hour.trim_end()),
            // `20:00:00 +0200`
            None => time.replace(' ', ""),
        };
        let written = format!("{day}T{}", compact_as_extended(&time)?);
        let instant = temporal::DateTimeParser::new().parse_timestamp(&written).ok()?;
        Some((Self(instant), day))
    }

    /// Reads the writing of mails, `Tue, 26 Oct 2021 23:30:00 GMT`.
    pub fn of_mail(text: &str) -> Option<Self> {
        rfc2822::DateTimeParser::new().parse_timestamp(text).ok().map(Self)
    }

    /// So many milliseconds after the beginning of 1970, as programs count.
    pub fn of_milliseconds(count: i64) -> Option<Self> {
        Timestamp::from_millisecond(count).ok().map(Self)
    }
}

/// `2021-06-16`, `20210616`, `2021/06/16`, `16/06/2021`: what stands before an hour and its zone.
fn day(text: &str) -> Option<NaiveDate> {
    let digits = |text: &str| {
        let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| text.parse::<u32>().ok()).flatten()
    };
    let of = |year: &str, month: &str, day: &str| {
        let year = i32::try_from(digits(year).filter(|_| year.len() == 4)?).ok()?;
        NaiveDate::from_ymd_opt(year, digits(month)?, digits(day)?)
    };
    if text.len() == 8 && digits(text).is_some() {
        return of(&text[..4], &text[4..6], &text[6..]);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    if first.len() == 4 { of(first, second, third) } else { of(third, second, first) }
}

/// `200000Z` as `20:00:00Z`: the two forms of ISO 8601 do not mix in one date.
fn compact_as_extended(time: &str) -> Option<String> {
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    Some(match (digits, time) {
        (6, _) => format!("{}:{}:{}", &time[..2], &time[2..4], &time[4..]),
        (4, _) => format!("{}:{}", &time[..2], &time[2..]),
        (1 | 2, _) if time[digits..].starts_with(':') => {
            format!("{}{time}", if digits == 1 { "0" } else { "" })
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, zone: &str) -> Option<(String, String)> {
        let zone = Zone::named(zone).expect("the zone exists");
        let (instant, written) = Instant::parse(text)?;
        Some((written.to_string(), zone.day(instant)?.to_string()))
    }

    #[test]
    fn an_instant_is_a_day_where_one_lives() {
        for (text, zone, written, day) in [
            ("2022-02-04T23:00:00.000Z", "Europe/Paris", "2022-02-04", "2022-02-05"),
            ("2022-02-04T22:59:59Z", "Europe/Paris", "2022-02-04", "2022-02-04"),
            // In summer Paris is two hours ahead.
            ("2022-07-04T22:00Z", "Europe/Paris", "2022-07-04", "2022-07-05"),
            ("2022-07-04 22:00 UTC", "Europe/Paris", "2022-07-04", "2022-07-05"),
            ("2022-07-04 22:00:00 GMT", "Europe/Paris", "2022-07-04", "2022-07-05"),
            ("2021-06-16T20:00:00+02:00", "Europe/Paris", "2021-06-16", "2021-06-16"),
            ("2021-06-16T20:00:00+0200", "Europe/Paris", "2021-06-16", "2021-06-16"),
            ("2021-06-16T20:00:00+02", "Europe/Paris", "2021-06-16", "2021-06-16"),
            ("2021-06-16 20:00:00 +0200", "Europe/Paris", "2021-06-16", "2021-06-16"),
            (
                "2021-06-16T20:00:00.123456+02:00[Europe/Paris]",
                "Europe/Paris",
                "2021-06-16",
                "2021-06-16",
            ),
            ("2021-06-16T20:00:00-05:00", "Europe/Paris", "2021-06-16", "2021-06-17"),
            ("20210616T220000Z", "Europe/Paris", "2021-06-16", "2021-06-17"),
            ("16/06/2021 22:00:00 UTC", "Europe/Paris", "2021-06-16", "2021-06-17"),
            ("2021-06-16T20:00:00Z", "Indian/Reunion", "2021-06-16", "2021-06-17"),
            ("2021-06-16T02:00:00Z", "america/guadeloupe", "2021-06-16", "2021-06-15"),
            ("2020-02-28T23:30:00Z", "Europe/Paris", "2020-02-28", "2020-02-29"),
        ] {
            let expected = Some((written.to_owned(), day.to_owned()));
            assert_eq!(read(text, zone), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_zone_is_no_instant() {
        for text in [
            "2021-06-16T20:00:00",
            "2021-06-16 20:00:00.000",
            "16/06/2021 20:00",
            "2021-06-16",
            "jeudi 25 février 2021",
            "du 16 au 18 novembre 2021",
            "2021-02-30T20:00:00Z",
            "2021-06-16T25:00:00Z",
            "2021-06-28/2021-06-29",
            "",
        ] {
            assert_eq!(read(text, "Europe/Paris"), None, "{text}");
        }
    }

    #[test]
    fn zones_are_those_of_places() {
        assert_eq!(Zone::default().name(), USUAL);
        assert!(Zone::named("Europe/Pari").is_none());
        let names = Zone::names();
        assert!(names.iter().any(|name| name == "Pacific/Noumea"));
        assert!(!names.iter().any(|name| name.starts_with("Etc/")));
    }
}
