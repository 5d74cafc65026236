//! The period of an export that tells none: the name of its file may.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Importer;
use super::profile::Profile;
use crate::language::english;
use crate::language::partial_date::{DayRange, PartialDate, Period};
use crate::read::schema::{Dated, TableSchema};

/// Words of a name that tell a period together.
const MOST_WORDS: usize = 7;

impl Importer<'_> {
    /// What is said of all rows of a file, with the period that its name tells; and what is to be known
    /// of it.
    pub(super) fn said_of(
        &self,
        profile: &Profile,
        schema: &TableSchema,
        file: &str,
    ) -> (Cow<'_, BTreeMap<String, String>>, Option<String>) {
        let is_lacking = |name: &str| {
            profile.colonnes.get(name).is_some_and(|from| from.annee)
                && !self.given.contains_key(name)
        };
        let Dated::OfYear(column) = schema.dated else { return (Cow::Borrowed(self.given), None) };
        let Some(column) = Some(column).filter(|name| schema.measured && is_lacking(name)) else {
            return (Cow::Borrowed(self.given), None);
        };
        match told(file, self.period) {
            Some(date) => {
                let date = date.to_iso();
                let sentence = format!(
                    "{column} : « {date} », d'après le nom du fichier ; --avec {column}=… dit autre chose"
                );
                let mut given = self.given.clone();
                given.insert(column.to_owned(), date);
                (Cow::Owned(given), Some(sentence))
            }
            None => {
                let sentence = format!(
                    "{column} : « {} », ni l'export ni le nom du fichier ne le disent ; pour un mois : --avec {column}={}-01",
                    self.period,
                    self.period.first_year()
                );
                (Cow::Borrowed(self.given), Some(sentence))
            }
        }
    }
}

/// The months or the days that a name tells: « Téléchargements_2024-01 », « janvier 2024 ». One day is
/// that of the export, and the year is that of the edition.
fn told(file: &str, period: Period) -> Option<PartialDate> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words: Vec<&str> = stem
        .split(|it: char| !(it.is_alphanumeric() || it == '-' || it == '/'))
        .filter(|it| !it.is_empty() && *it != "-")
        .collect();
    for length in (1..=MOST_WORDS.min(words.len())).rev() {
        for window in words.windows(length) {
            let has_year = |word: &&&str| {
                word.len() >= 4
                    && word.split('-').any(|it| it.len() == 4 && it.parse::<u16>().is_ok())
            };
            if window.iter().find(has_year).is_none() {
                continue;
            }
            if let Some(date) = read(window, period) {
                return Some(date);
            }
        }
    }
    None
}

fn read(words: &[&str], period: Period) -> Option<PartialDate> {
    if let [month, year] = words
        && let Some(month) = english::month_named(&month.to_lowercase())
    {
        return PartialDate::parse(&format!("{year}-{month:02}"), period).ok();
    }
    // Two days are the first and the last.
    if let [first, last] = words
        && let (Ok(PartialDate::Day(first)), Ok(PartialDate::Day(last))) =
            (PartialDate::parse(first, period), PartialDate::parse(last, period))
    {
        return whole(DayRange::new(first, last)?);
    }
    match PartialDate::parse(&words.join(" "), period).ok()? {
        PartialDate::Range(days) => whole(days),
        date @ (PartialDate::Month(_) | PartialDate::Months(_)) => Some(date),
        _ => None,
    }
}

/// Days, or the month that they are all of.
fn whole(days: DayRange) -> Option<PartialDate> {
    let month = days.start().format("%Y-%m").to_string();
    let month = PartialDate::parse(&month, Period::calendar(0)).ok()?;
    let is_month = (month.first_day(), month.last_day()) == (Some(days.start()), Some(days.end()));
    Some(if is_month { month } else { PartialDate::from_days(vec![days]) })
}

#[cfg(test)]
mod tests {
    use super::{Period, told};

    #[test]
    fn the_name_of_a_file_may_tell_its_period() {
        for (file, expected) in [
            ("Telechargements_2024-01.csv", Some("2024-01")),
            ("Exporter _ Téléchargements _ janvier 2024.csv", Some("2024-01")),
            ("Export _ Downloads _ January 2024 (1).csv", Some("2024-01")),
            ("downloads 2024-02-01_2024-02-29.csv", Some("2024-02")),
            ("downloads 2024-02-01_2024-02-10.csv", Some("2024-02-01/2024-02-10")),
            ("Export _ Downloads _ 2024.csv", None),
            ("downloads-2024-02-10.csv", None),
            ("kit.csv", None),
            ("kit-3.csv", None),
        ] {
            let found = told(file, Period::calendar(2024)).map(|it| it.to_iso());
            assert_eq!(found.as_deref(), expected, "{file}");
        }
    }
}
