//! Dates as other programs and other languages write them: what each is, and what to write in its place.
//!
//! What is proposed reads back as the day that is meant, whatever the other cells of the column hold.

use chrono::{Datelike, NaiveDate};

use super::dating::Dating;
use super::serial::YEARS_AROUND;
use crate::language::english;
use crate::language::french::{self, fold, month_named};
use crate::language::partial_date::{Instant, PartialDate, Period};

/// A date of another kind.
pub(in crate::dataset) struct Writing {
    /// What it is, after « … » : « un nombre de secondes depuis 1970 ».
    pub what: String,
    /// What to do.
    pub help: String,
}

impl Writing {
    fn of_date(what: &str, date: &PartialDate) -> Self {
        let written = match date {
            // The year first: no column, whatever its order, reads it in two ways.
            PartialDate::Day(_) => date.to_iso(),
            _ => french::date(date),
        };
        let what = match date {
            PartialDate::Day(_) => format!("{what} : c'est le {}", french::date(date)),
            _ => what.to_owned(),
        };
        Self { what, help: format!("écrivez « {written} »") }
    }
}

/// What a text is that no date of ours is.
pub(in crate::dataset) fn of(text: &str, dating: &Dating) -> Option<Writing> {
    let text = text.trim();
    let year = dating.period.first_year();
    let near = |date: &PartialDate| {
        let years = [date.first_day(), date.last_day()];
        years.iter().flatten().all(|day| day.year().abs_diff(year) <= YEARS_AROUND)
    };
    let day = |what: &str, day: NaiveDate| {
        let date = PartialDate::Day(day);
        near(&date).then(|| Writing::of_date(what, &date))
    };
    if let Some(seconds) = of_epoch(text, dating) {
        return day("un nombre de secondes depuis 1970", seconds);
    }
    if let Some(found) = of_eight_figures(text) {
        return day("une date sans signe entre ses nombres", found);
    }
    if let Some(found) = Instant::of_mail(text).and_then(|it| dating.zone.day(it)) {
        return day("un instant écrit en anglais", found);
    }
    let folded = fold(text);
    let words = words(&folded);
    if let Some(found) = month_and_number(&words, dating.period) {
        return Some(found);
    }
    if let Some(found) = in_english(&words, dating.period) {
        return day("une date en anglais", found);
    }
    half(&words, dating).or_else(|| quarter(&words, dating.period))
}

/// `1614776401`, `1614776401000`
fn of_epoch(text: &str, dating: &Dating) -> Option<NaiveDate> {
    let whole = text.split(['.', ',']).next()?;
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all(&text.replace(['.', ','], "")) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    // Since 2001; what begins with a zero is a telephone.
    let milliseconds = match whole.len() {
        10 if !whole.starts_with('0') => number.checked_mul(1_000)?,
        13 if !whole.starts_with('0') => number,
        _ => return None,
    };
    dating.zone.day(Instant::of_milliseconds(milliseconds)?)
}

/// `20210205`, `20210205T143000`
fn of_eight_figures(text: &str) -> Option<NaiveDate> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let is_time = |time: &str| time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let digits = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
    (digits && is_time(time)).then(|| NaiveDate::parse_from_str(date, "%Y%m%d").ok()).flatten()
}

/// A word or a number of a folded text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word<'a> {
    Letters(&'a str),
    Number(u32, usize),
}

/// Its words and numbers; characters only part them.
fn words(folded: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut rest = folded;
    // A date has few words.
    while let Some(start) =
        rest.find(|character: char| character.is_alphanumeric()).filter(|_| found.len() < 16)
    {
        rest = &rest[start..];
        let digit = rest.starts_with(|character: char| character.is_ascii_digit());
        let goes_on =
            |character: char| character.is_alphanumeric() && character.is_ascii_digit() == digit;
        let end = rest.find(|character: char| !goes_on(character)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        found.push(match word.parse() {
            Ok(number) if digit => Word::Number(number, word.len()),
            _ => Word::Letters(word),
        });
        rest = after;
    }
    found
}

/// « mars 24 »: the month of a year, or a day as in English. The year of the edition is surely one.
fn month_and_number(words: &[Word<'_>], period: Period) -> Option<Writing> {
    let [Word::Letters(name), Word::Number(number, 2)] = *words else { return None };
    // « March 24 » has but one sense.
    let month = month_named(name)?;
    let year = period.year_of(month);
    let named = i32::try_from(number).ok().map(|it| year - year.rem_euclid(100) + it)?;
    let of_year = format!("{} {named}", french::month_name(month));
    let day = NaiveDate::from_ymd_opt(year, month, number).filter(|_| named != year);
    let help = match day {
        _ if named.abs_diff(year) > 5 => return None,
        Some(day) => format!("écrivez « {of_year} », ou « {day} » si c'est un jour"),
        None => format!("écrivez « {of_year} »"),
    };
    let what = match day {
        Some(_) => "un mois et une année, ou un jour à l'anglaise",
        None => "un mois et les deux derniers chiffres de son année",
    };
    Some(Writing { what: what.to_owned(), help })
}

/// « Oct 26, 2021 02:56 pm », « 26th of October 2021 », « Tuesday, October 26 ».
fn in_english(words: &[Word<'_>], period: Period) -> Option<NaiveDate> {
    let (mut month, mut day, mut year) = (None, None, None);
    let mut is_english = false;
    for (index, word) in words.iter().enumerate() {
        match *word {
            // What follows the day and the year is the hour.
            Word::Number(..) if day.is_some() && year.is_some() => {}
            Word::Number(number, 4) if year.is_none() => year = i32::try_from(number).ok(),
            Word::Number(number @ 1..=31, 1 | 2) if day.is_none() => {
                // « Oct 26, 2021 » has its month first.
                is_english |= month.is_some();
                day = Some(number);
            }
            Word::Number(..) => return None,
            Word::Letters("am" | "pm" | "at" | "of" | "the" | "on") => is_english = true,
            Word::Letters("st" | "nd" | "rd" | "th") if index > 0 => is_english = true,
            Word::Letters("t") => {}
            Word::Letters(name) if english_weekday(name) => is_english = true,
            Word::Letters(name) => {
                let english = english::month_named(name);
                let number = english.or_else(|| month_named(name))?;
                is_english |= month_named(name).is_none();
                if month.replace(number).is_some() {
                    return None;
                }
            }
        }
    }
    let month = month?;
    let year = year.unwrap_or_else(|| period.year_of(month));
    NaiveDate::from_ymd_opt(year, month, day?).filter(|_| is_english)
}

fn english_weekday(word: &str) -> bool {
    const NAMES: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().any(|name| word.len() >= 3 && name.starts_with(word))
}

/// « S1 » and « S2 »: a half of the year, or a week.
fn half(words: &[Word<'_>], dating: &Dating) -> Option<Writing> {
    let mut half = None;
    let mut year = None;
    for word in words {
        match *word {
            Word::Letters("s") if half.is_none() => {}
            Word::Number(number @ (1 | 2), 1) if half.is_none() => half = Some(number),
            Word::Number(number, 4) if year.is_none() => year = i32::try_from(number).ok(),
            _ => return None,
        }
    }
    let half = half.filter(|_| words.iter().any(|word| matches!(word, Word::Letters("s"))))?;
    let year = year.unwrap_or_else(|| dating.period.year_of(half * 6));
    let ordinal = if half == 1 { "1er" } else { "2e" };
    Some(Writing {
        what: "un semestre, ou un numéro de semaine".to_owned(),
        help: format!("écrivez « {ordinal} semestre {year} », ou « semaine {half} »"),
    })
}

/// « T1 2021 », « 2021-Q3 », « 1T21 » is not one: its year is not sure.
fn quarter(words: &[Word<'_>], period: Period) -> Option<Writing> {
    let mut rank = None;
    let mut year = None;
    let mut named = false;
    for word in words {
        match *word {
            Word::Letters("t" | "q" | "trim") => named = true,
            Word::Number(number @ 1..=4, 1) if rank.is_none() => rank = Some(number),
            Word::Number(number, 4) if year.is_none() => year = i32::try_from(number).ok(),
            _ => return None,
        }
    }
    let rank = rank.filter(|_| named)?;
    let year = year.unwrap_or_else(|| period.year_of(rank * 3));
    let ordinal = if rank == 1 { "1er".to_owned() } else { format!("{rank}e") };
    Some(Writing {
        what: "un trimestre".to_owned(),
        help: format!("écrivez « {ordinal} trimestre {year} »"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_writing_has_its_day() {
        let dating = Dating::new(2021.into(), None);
        for (text, what, written, iso) in [
            ("Oct 26, 2021 02:56 pm", "en anglais", "2021-10-26", "2021-10-26"),
            ("October 26, 2021", "en anglais", "2021-10-26", "2021-10-26"),
            ("26th of October 2021", "en anglais", "2021-10-26", "2021-10-26"),
            ("Tuesday, October 26", "en anglais", "2021-10-26", "2021-10-26"),
            ("6 February 2021", "en anglais", "2021-02-06", "2021-02-06"),
            ("Tue, 26 Oct 2021 23:30:00 GMT", "un instant", "2021-10-27", "2021-10-27"),
            ("1614776401", "secondes", "2021-03-03", "2021-03-03"),
            ("1614776401000", "secondes", "2021-03-03", "2021-03-03"),
            // A minute before midnight in London is the next day in Paris.
            ("1614815999", "secondes", "2021-03-04", "2021-03-04"),
            ("20210205", "sans signe", "2021-02-05", "2021-02-05"),
            ("20210205T143000", "sans signe", "2021-02-05", "2021-02-05"),
            ("S1 2021", "semestre, ou", "1er semestre 2021", "2021-01/2021-06"),
            ("T3 2021", "trimestre", "3e trimestre 2021", "2021-07/2021-09"),
            ("2021Q1", "trimestre", "1er trimestre 2021", "2021-01/2021-03"),
        ] {
            assert!(PartialDate::parse(text, 2021).is_err(), "{text} is read");
            let Some(found) = of(text, &dating) else { panic!("{text} is not known") };
            let help = found.help.replace('\u{a0}', " ");
            assert!(found.what.contains(what), "{text}: {}", found.what);
            assert!(help.contains(&format!("« {written} »")), "{text}: {help}");
            let read = PartialDate::parse(written, 2021).map(|date| date.to_iso());
            assert_eq!(read.as_deref(), Ok(iso), "{text}");
        }
    }

    #[test]
    fn other_texts_are_none() {
        let dating = Dating::new(2021.into(), None);
        for text in [
            "bientôt",
            "mi-mars",
            "12",
            "75001",
            "0102030405",
            "9999999999",
            "semaine prochaine",
            "semaine 60",
            "2021 sans date",
            "5 mai ou 6 juin",
            "",
        ] {
            assert!(of(text, &dating).is_none(), "{text}");
        }
    }
}
