//! Weeks by their number, as ISO 8601 counts them: « semaine 12 », « 2024-S12 », « semaines 12 à 14 ».

use chrono::{Days, NaiveDate, Weekday};

use super::period::Period;
use super::{DayRange, PartialDate};

/// No year has more weeks.
const LAST_WEEK: u32 = 53;
/// Characters of the longest text that tells weeks.
const LONGEST: usize = 40;
/// What a week is called.
const NAMES: [&str; 8] = ["semaine", "semaines", "sem", "s", "w", "week", "weeks", "wk"];
/// Words beside its number.
const SMALL: [&str; 12] = ["de", "du", "la", "les", "l", "annee", "en", "n", "no", "a", "au", "et"];

/// Letters, or a number and how many figures it has.
enum Word<'a> {
    Letters(&'a str),
    Number(u32, usize),
}

/// The days of a week, of several that follow each other, or the day of a week (`2021-W12-3`) that a
/// folded text tells. A week without a year is of `period`. « S1 » and « S2 » are none: they may be
/// halves of a year.
pub fn parse(folded: &str, period: Period) -> Option<PartialDate> {
    // Nearly all cells are days, in figures or in words.
    if folded.len() > LONGEST || !folded.contains(['s', 'w']) {
        return None;
    }
    let mut named = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut year = None;
    for word in words(folded)? {
        match word {
            Word::Letters(name) if NAMES.contains(&name) => named = named.or(Some(name)),
            Word::Letters(small) if SMALL.contains(&small) => {}
            Word::Letters(_) => return None,
            Word::Number(number, 4) if year.is_none() => year = i32::try_from(number).ok(),
            Word::Number(number, figures @ (1 | 2)) => numbers.push((number, figures)),
            Word::Number(..) => return None,
        }
    }
    let name = named?;
    let monday = |week: u32| match year {
        Some(year) => NaiveDate::from_isoywd_opt(year, week, Weekday::Mon),
        // A week is of the year that holds its Thursday.
        None => period.years().find_map(|year| {
            let thursday = NaiveDate::from_isoywd_opt(year, week, Weekday::Thu)?;
            NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).filter(|_| period.holds(thursday))
        }),
    };
    let range = |first: u32, last: u32| {
        let sunday = monday(last)?.checked_add_days(Days::new(6))?;
        Some(PartialDate::from_days(vec![DayRange::new(monday(first)?, sunday)?]))
    };
    match numbers[..] {
        [(1 | 2, 1)] if name == "s" => None,
        [(week @ 1..=LAST_WEEK, _)] => range(week, week),
        [(week @ 1..=LAST_WEEK, 2), (number @ 1..=7, 1)] if folded.len() <= 10 => {
            let days = Days::new(u64::from(number) - 1);
            Some(PartialDate::Day(monday(week)?.checked_add_days(days)?))
        }
        [(first @ 1..=LAST_WEEK, _), (last @ 1..=LAST_WEEK, _)] if first != last => {
            range(first, last)
        }
        _ => None,
    }
}

/// The words and numbers of a text; `None` where something else stands between them.
fn words(folded: &str) -> Option<Vec<Word<'_>>> {
    let mut found = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let is_alike = |character: char| match first.is_ascii_digit() {
            true => character.is_ascii_digit(),
            false => character.is_ascii_alphabetic(),
        };
        if !first.is_ascii_alphanumeric() {
            let between = first.is_whitespace() || "-.°'’(),/".contains(first);
            rest = between.then(|| &rest[first.len_utf8()..])?;
            continue;
        }
        let end = rest.find(|character: char| !is_alike(character)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        found.push(match word.parse() {
            Ok(number) => Word::Number(number, word.len()),
            Err(_) => Word::Letters(word),
        });
        rest = after;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::{PartialDate, Period};

    #[test]
    fn weeks_are_their_days() {
        let season = Period::parse("2023-09/2024-08").expect("a season");
        for (text, period, iso) in [
            ("Semaine 12", Period::from(2021), Some("2021-03-22/2021-03-28")),
            ("semaine 12 de 2024", Period::from(2021), Some("2024-03-18/2024-03-24")),
            ("2024-S12", Period::from(2021), Some("2024-03-18/2024-03-24")),
            ("2024-W12", Period::from(2021), Some("2024-03-18/2024-03-24")),
            ("2021-W12-3", Period::from(2021), Some("2021-03-24")),
            ("S12", Period::from(2021), Some("2021-03-22/2021-03-28")),
            ("sem. n° 12", Period::from(2021), Some("2021-03-22/2021-03-28")),
            ("semaines 12 à 14", Period::from(2021), Some("2021-03-22/2021-04-11")),
            ("semaine 53 2020", Period::from(2021), Some("2020-12-28/2021-01-03")),
            // A season has each week once.
            ("semaine 40", season, Some("2023-10-02/2023-10-08")),
            ("S12", season, Some("2024-03-18/2024-03-24")),
            ("semaines 51 à 2", season, Some("2023-12-18/2024-01-14")),
            ("S1", Period::from(2021), None),
            ("semaine 53", Period::from(2021), None),
            ("semaine 60", Period::from(2021), None),
            ("semaines 14 à 12", Period::from(2021), None),
            ("semaine", Period::from(2021), None),
            ("la semaine 12 ou 13", Period::from(2021), None),
        ] {
            let found = PartialDate::parse(text, period).ok().map(|date| date.to_iso());
            assert_eq!(found.as_deref(), iso, "{text}");
        }
    }
}
