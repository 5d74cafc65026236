//! The cells of exports: dates in English and French, numbers with their thousands, shares beside them.

use chrono::NaiveDate;

use super::known_dates::KnownDates;
use super::profile::{Decimal, Order};
use crate::language::english;
use crate::language::partial_date::{
    DayRange, Instant, PartialDate, Period, YearMonth, Zone, hour_of, month_first,
};

/// How the cells of an export are read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The year of the edition.
    pub period: Period,
    /// The order of dates in figures.
    pub order: Order,
    /// What stands before decimals.
    pub decimal: Decimal,
    /// The zone of hours without one, if the export tells it.
    pub zone: Option<Zone>,
    /// The zone of the organisation.
    pub home: Zone,
    /// The dates that were read.
    pub known: KnownDates,
}

impl Reading {
    /// A date as tables write it; `None` if the text is none.
    pub fn date(&self, text: &str) -> Option<PartialDate> {
        let text = text.trim();
        self.known.date(text, || self.read_date(text))
    }

    fn read_date(&self, text: &str) -> Option<PartialDate> {
        if let Some(days) = days_between(text) {
            return Some(PartialDate::from_days(vec![days]));
        }
        if let Some((instant, _)) = Instant::parse(text) {
            return self.home.day(instant).map(PartialDate::Day);
        }
        let in_figures = || match self.order {
            Order::MonthFirst => month_first(text, self.period),
            Order::DayFirst => None,
        };
        let date = in_english(text)
            .map(PartialDate::Day)
            .or_else(in_figures)
            .or_else(|| PartialDate::parse(text, self.period).ok())
            .filter(|date| *date != PartialDate::Unknown)?;
        if let (Some(zone), Some(hour), PartialDate::Day(day)) = (&self.zone, hour_of(text), &date)
            && let Some(moved) = zone.day_elsewhere(*day, hour, &self.home)
        {
            return Some(PartialDate::Day(moved));
        }
        Some(date)
    }

    /// A whole number; `None` if the text is none: `1,234`, `350 (35.18%)`, `1 234`, `12,0`.
    pub fn number(&self, text: &str) -> Option<u64> {
        let text = text.split('(').next().unwrap_or_default();
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (decimal, thousands) = match self.decimal {
            Decimal::Virgule => (',', '.'),
            Decimal::Point => ('.', ','),
        };
        let (whole, decimals) = plain.split_once(decimal).unwrap_or((&plain, ""));
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let sound = is_digits(first)
            && groups.all(|group| group.len() == 3 && is_digits(group))
            && (first.len() <= 3 || !whole.contains(thousands))
            && decimals.bytes().all(|byte| byte == b'0');
        sound.then(|| whole.replace(thousands, "").parse().ok()).flatten()
    }
}

/// The month of a day, or the one whose days these are; the date itself where it is of another length: a
/// week is no part of a month.
pub fn month_of(date: &PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.format("%Y-%m").to_string(),
        PartialDate::Range(days) => {
            let month = YearMonth::of(days.start());
            match (month.first_day(), month.last_day()) == (days.start(), days.end()) {
                true => month.first_day().format("%Y-%m").to_string(),
                false => date.to_iso(),
            }
        }
        _ => date.to_iso(),
    }
}

/// The days of a week as Matomo writes them: `2024-01-01,2024-01-07`.
fn days_between(text: &str) -> Option<DayRange> {
    let (start, end) = text.split_once(',')?;
    let day = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    DayRange::new(day(start)?, day(end)?)
}

/// `Jun 09, 2018 09:30 pm`, `9 June 2018`, `Wednesday, June 9, 2018`.
fn in_english(text: &str) -> Option<NaiveDate> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (mut month, mut day, mut year) = (None, None, None);
    for word in words {
        let lower = word.trim_end_matches('.').to_ascii_lowercase();
        match (english::month_named(&lower), word.parse::<u32>()) {
            (Some(number), _) => month = month.or(Some(number)),
            (None, Ok(number)) if number > 31 => year = year.or(i32::try_from(number).ok()),
            (None, Ok(number)) => day = day.or(Some(number)),
            _ => {}
        }
    }
    NaiveDate::from_ymd_opt(year?, month?, day?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(order: Order, decimal: Decimal) -> Reading {
        Reading {
            period: Period::calendar(2022),
            order,
            decimal,
            zone: None,
            home: Zone::default(),
            known: KnownDates::default(),
        }
    }

    #[test]
    fn dates_of_exports_are_read() {
        for (text, order, iso) in [
            ("Jun 09, 2018 09:30 pm", Order::DayFirst, Some("2018-06-09")),
            ("09/15/2026 18:00", Order::MonthFirst, Some("2026-09-15")),
            ("04/03/2026 14:25", Order::DayFirst, Some("2026-03-04")),
            ("03-10-2025 10:45:06", Order::DayFirst, Some("2025-10-03")),
            ("28 sept. 2026", Order::DayFirst, Some("2026-09-28")),
            ("2022-02-04T23:30:00Z", Order::DayFirst, Some("2022-02-05")),
            ("2022-03", Order::DayFirst, Some("2022-03")),
            ("Total", Order::DayFirst, None),
            ("", Order::DayFirst, None),
        ] {
            let read = reading(order, Decimal::Virgule).date(text).map(|date| date.to_iso());
            assert_eq!(read.as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn an_hour_of_another_zone_may_be_of_another_day() {
        let zone = Zone::named("America/New_York");
        let reading = Reading { zone, ..reading(Order::DayFirst, Decimal::Point) };
        let iso = |text: &str| reading.date(text).map(|date| date.to_iso());
        assert_eq!(iso("Jun 09, 2022 09:30 pm").as_deref(), Some("2022-06-10"));
        assert_eq!(iso("Jun 09, 2022 09:30 am").as_deref(), Some("2022-06-09"));
    }

    #[test]
    fn numbers_of_exports_are_read_or_refused() {
        for (text, decimal, number) in [
            ("1,234", Decimal::Point, Some(1234)),
            ("1.234", Decimal::Virgule, Some(1234)),
            ("1,234", Decimal::Virgule, None),
            ("350 (35.18%)", Decimal::Point, Some(350)),
            ("1\u{202f}234", Decimal::Virgule, Some(1234)),
            ("12,0", Decimal::Virgule, Some(12)),
            ("12.5", Decimal::Point, None),
            ("1234,567", Decimal::Point, None),
            ("-3", Decimal::Point, None),
            ("27.78%", Decimal::Point, None),
            ("", Decimal::Point, None),
            ("1.22E+17", Decimal::Point, None),
        ] {
            assert_eq!(reading(Order::DayFirst, decimal).number(text), number, "{text}");
        }
    }
}
