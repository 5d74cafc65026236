//! Rules by which an event of a calendar comes again: each day, week, month or year, on some days
//! of the week or the month. A rule that says more is refused by name.

use crate::language::partial_date::Period;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Days that a rule is followed for.
const LONGEST: usize = 40_000;

/// A rule of repetition.
pub struct Rule {
    every: Every,
    interval: u32,
    count: Option<usize>,
    until: Option<NaiveDate>,
    /// Days of the week, with their rank in the month: 2 is the second, -1 the last, 0 each.
    weekdays: Vec<(i32, Weekday)>,
    month_days: Vec<i32>,
    months: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

fn numbers<T: FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(|item| item.trim().parse().ok()).collect()
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

impl Rule {
    /// Reads a rule; `until` reads the date of its end.
    ///
    /// # Errors
    ///
    /// That it says what is not understood here.
    pub fn of(text: &str, until: impl Fn(&str) -> Option<NaiveDate>) -> Result<Self, String> {
        let refused = || {
            format!("sa répétition « {text} » n'est pas comprise : écrivez ses dates dans la table")
        };
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            weekdays: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
        };
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(refused)?;
            match name.to_ascii_uppercase().as_str() {
                "FREQ" => {
                    rule.every = match value.to_ascii_uppercase().as_str() {
                        "DAILY" => Every::Day,
                        "WEEKLY" => Every::Week,
                        "MONTHLY" => Every::Month,
                        "YEARLY" => Every::Year,
                        _ => return Err(refused()),
                    }
                }
                "INTERVAL" => rule.interval = value.parse().map_err(|_| refused())?,
                "COUNT" => rule.count = Some(value.parse().map_err(|_| refused())?),
                "UNTIL" => {
                    rule.until = Some(until(value).ok_or_else(refused)?);
                }
                "BYDAY" => {
                    for item in value.split(',') {
                        let at = item.len().checked_sub(2).ok_or_else(refused)?;
                        let (rank, name) = item.split_at_checked(at).ok_or_else(refused)?;
                        let rank = if rank.is_empty() {
                            0
                        } else {
                            rank.parse().map_err(|_| refused())?
                        };
                        rule.weekdays.push((rank, weekday(name).ok_or_else(refused)?));
                    }
                }
                "BYMONTHDAY" => rule.month_days = numbers(value).ok_or_else(refused)?,
                "BYMONTH" => rule.months = numbers(value).ok_or_else(refused)?,
                // The day on which weeks begin: Monday nearly everywhere.
                "WKST" => {}
                _ => return Err(refused()),
            }
        }
        if rule.interval == 0 {
            return Err(refused());
        }
        Ok(rule)
    }

    /// The days on which it falls, from the first on, up to the end of a year.
    ///
    /// # Errors
    ///
    /// That it goes on for longer than calendars do.
    pub fn days(&self, start: NaiveDate, period: Period) -> Result<Vec<NaiveDate>, String> {
        let last = period.last_day();
        let last = self.until.map_or(last, |until| until.min(last));
        let mut days = Vec::new();
        let mut day = start;
        for _ in 0..LONGEST {
            if day > last || self.count.is_some_and(|count| days.len() >= count) {
                return Ok(days);
            }
            // The first day is one, whatever the rule says.
            if day == start || self.holds(start, day) {
                days.push(day);
            }
            day = day.succ_opt().ok_or("une date est hors du calendrier")?;
        }
        Err("sa répétition dure plus d'un siècle".to_owned())
    }

    fn holds(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let interval = i64::from(self.interval);
        let months = i64::from(day.year() - start.year()) * 12 + i64::from(day.month0())
            - i64::from(start.month0());
        let week = |day: NaiveDate| {
            i64::from(day.num_days_from_ce()) - i64::from(day.weekday().num_days_from_monday())
        };
        let in_step = match self.every {
            Every::Day => (day - start).num_days() % interval == 0,
            Every::Week => (week(day) - week(start)) / 7 % interval == 0,
            Every::Month => months % interval == 0,
            Every::Year => i64::from(day.year() - start.year()) % interval == 0,
        };
        let in_month = self.months.is_empty() || self.months.contains(&day.month());
        in_step && in_month && self.is_day(start, day)
    }

    fn is_day(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let last = last_of_month(day);
        let by_number = self.month_days.iter().any(|number| {
            let number = if *number < 0 { last + 1 + number } else { *number };
            number == i32::try_from(day.day()).unwrap_or(0)
        });
        let number = i32::try_from(day.day0()).unwrap_or(0);
        let by_weekday = self.weekdays.iter().any(|(rank, weekday)| {
            let from_end = -((last - 1 - number) / 7 + 1);
            day.weekday() == *weekday
                && (*rank == 0 || *rank == number / 7 + 1 || *rank == from_end)
        });
        match (self.month_days.is_empty(), self.weekdays.is_empty()) {
            (false, true) => by_number,
            (true, false) => by_weekday,
            (false, false) => by_number && by_weekday,
            (true, true) => match self.every {
                Every::Day => true,
                Every::Week => day.weekday() == start.weekday(),
                Every::Month => day.day() == start.day(),
                Every::Year => {
                    let same_month = !self.months.is_empty() || day.month() == start.month();
                    same_month && day.day() == start.day()
                }
            },
        }
    }
}

fn last_of_month(day: NaiveDate) -> i32 {
    let next = day.with_day(28).and_then(|it| it.checked_add_days(Days::new(4)));
    let last = next.and_then(|it| it.with_day(1)).and_then(|it| it.pred_opt());
    last.map_or(31, |last| i32::try_from(last.day()).unwrap_or(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: &str, start: &str) -> Result<Vec<String>, String> {
        let until = |text: &str| NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok();
        let start = start.parse().expect("a date");
        let days = Rule::of(rule, until)?.days(start, 2022.into())?;
        Ok(days.into_iter().map(|day| day.format("%m-%d").to_string()).collect())
    }

    #[test]
    fn rules_fall_on_their_days() {
        for (rule, start, expected) in [
            ("FREQ=DAILY;COUNT=3", "2022-02-27", &["02-27", "02-28", "03-01"][..]),
            (
                "FREQ=WEEKLY;INTERVAL=2;UNTIL=20220201T000000Z",
                "2022-01-04",
                &["01-04", "01-18", "02-01"],
            ),
            (
                "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4",
                "2022-01-06",
                &["01-06", "01-10", "01-13", "01-17"],
            ),
            ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "2022-01-11", &["01-11", "02-08", "03-08"]),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2022-01-28", &["01-28", "02-25", "03-25"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2022-01-31", &["01-31", "02-28", "03-31"]),
            ("FREQ=MONTHLY;COUNT=3", "2022-01-31", &["01-31", "03-31", "05-31"]),
            ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=21", "2021-06-21", &["06-21", "06-21"]),
        ] {
            assert_eq!(days(rule, start).as_deref(), Ok(&expected.map_owned()[..]), "{rule}");
        }
    }

    trait MapOwned {
        fn map_owned(&self) -> Vec<String>;
    }

    impl MapOwned for &[&str] {
        fn map_owned(&self) -> Vec<String> {
            self.iter().map(|it| (*it).to_owned()).collect()
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for rule in [
            "FREQ=HOURLY",
            "FREQ=MONTHLY;BYSETPOS=1",
            "FREQ=DAILY;INTERVAL=0",
            "X",
            "FREQ=DAILY;BYDAY=é",
        ] {
            assert!(days(rule, "2022-01-01").is_err(), "{rule}");
        }
    }
}
