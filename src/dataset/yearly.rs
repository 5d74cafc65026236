//! The rows that give a year, where some tell a month of it and others the whole: each part of
//! the year counts once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Dataset, Download, Record, SiteFigure};
use crate::language::partial_date::Period;
use crate::language::suggest::name_key;

/// First day and last day.
pub type Span = (NaiveDate, NaiveDate);

/// The rows of one measure of the site, of one section of it.
pub struct SiteSeries<'a> {
    /// Those that give the year, each part of it once.
    pub rows: Vec<&'a SiteFigure>,
    /// Their sum is the year's value; otherwise nothing gives it.
    pub adds_up: bool,
}

impl SiteSeries<'_> {
    /// Section and measure, as they were first written.
    pub fn name(&self) -> Option<(&str, &str)> {
        self.rows.first().map(|row| (row.section.as_str(), row.measure.as_str()))
    }
}

impl Dataset {
    /// The measures of the site, in the order of the table.
    pub fn site_series(&self) -> Vec<SiteSeries<'_>> {
        let mut order = Vec::new();
        let mut series: BTreeMap<_, Vec<&SiteFigure>> = BTreeMap::new();
        for row in &self.site {
            let rows = series.entry((name_key(&row.section), name_key(&row.measure))).or_default();
            if rows.is_empty() {
                order.push((name_key(&row.section), name_key(&row.measure)));
            }
            rows.push(row);
        }
        let one = |key: &(String, String)| {
            let rows = once(series.remove(key).unwrap_or_default(), self.period());
            SiteSeries { adds_up: rows.len() < 2 || adds_up(&key.1), rows }
        };
        order.iter().map(one).collect()
    }

    /// The downloads of a collection over the year, counted once: the rows of the collection as a
    /// whole where there are any, and those of its sheets for the months that they leave out.
    pub fn downloads_of(&self, collection: &str) -> Vec<&Download> {
        let of_collection = self.downloads.iter().filter(|row| row.collection == collection);
        let (whole, sheets): (Vec<_>, Vec<_>) = of_collection.partition(|row| row.sheet.is_none());
        let mut whole = once(whole, self.period());
        let mut sheets: Vec<&Download> =
            by_sheet(&sheets, self.period()).into_values().flatten().collect();
        if whole.iter().any(|row| is_the_year(*row, self.period())) {
            return whole;
        }
        // A year of a sheet cannot be cut into months: the months of the whole step back.
        let of_sheets: BTreeSet<Span> = sheets.iter().filter_map(|row| span(*row)).collect();
        whole.retain(|row| {
            span(*row).is_none_or(|it| !of_sheets.iter().any(|of| *of != it && holds(of, &it)))
        });
        let of_whole: BTreeSet<Span> = whole.iter().filter_map(|row| span(*row)).collect();
        sheets.retain(|row| span(*row).is_none_or(|it| !of_whole.iter().any(|of| holds(of, &it))));
        whole.extend(sheets);
        whole
    }

    /// The rows that give the year of each sheet of a collection, by its number.
    pub fn sheets_of(&self, collection: &str) -> BTreeMap<u64, Vec<&Download>> {
        let rows: Vec<&Download> =
            self.downloads.iter().filter(|row| row.collection == collection).collect();
        by_sheet(&rows, self.period())
    }
}

fn by_sheet<'a>(rows: &[&'a Download], period: Period) -> BTreeMap<u64, Vec<&'a Download>> {
    let mut sheets: BTreeMap<u64, Vec<&Download>> = BTreeMap::new();
    for row in rows {
        if let Some(sheet) = row.sheet {
            sheets.entry(sheet).or_default().push(row);
        }
    }
    sheets.into_iter().map(|(sheet, rows)| (sheet, once(rows, period))).collect()
}

/// The row of the whole year, the last where there are several; otherwise the rows of parts of it,
/// but for those that lie within another, as a month within its quarter.
fn once<T: Record>(mut rows: Vec<&T>, period: Period) -> Vec<&T> {
    if rows.len() < 2 {
        return rows;
    }
    if let Some(whole) = rows.iter().rev().find(|row| is_the_year(**row, period)) {
        return vec![*whole];
    }
    let spans: BTreeSet<Span> = rows.iter().filter_map(|row| span(*row)).collect();
    if spans.len() > 1 {
        // From the first beginning, the longest first: what ends no later is within one before.
        let mut by_beginning: Vec<Span> = spans.into_iter().collect();
        by_beginning.sort_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
        let mut end = None;
        let mut within = BTreeSet::new();
        for it in by_beginning {
            if end.is_some_and(|end| it.1 <= end) {
                within.insert(it);
            }
            end = end.max(Some(it.1));
        }
        rows.retain(|row| span(*row).is_none_or(|span| !within.contains(&span)));
    }
    rows
}

/// The days of a row.
pub fn span<T: Record + ?Sized>(row: &T) -> Option<Span> {
    let date = row.date()?;
    Some((date.first_day()?, date.last_day()?))
}

fn holds(whole: &Span, part: &Span) -> bool {
    whole.0 <= part.0 && part.1 <= whole.1
}

fn is_the_year<T: Record>(row: &T, period: Period) -> bool {
    span(row).is_some_and(|(first, last)| first <= period.first_day() && period.last_day() <= last)
}

/// What is counted each time it happens adds up from month to month; somebody who comes back in
/// another month is the same visitor, and no rate adds up. `measure` is folded.
fn adds_up(measure: &str) -> bool {
    const EVENTS: &[&str] = &[
        "visite",
        "vue",
        "page",
        "session",
        "telechargement",
        "clic",
        "consultation",
        "affichage",
        "connexion",
        "lecture",
        "impression",
    ];
    const NOT: &[&str] =
        &["unique", "taux", "moyen", "moyenne", "duree", "par", "part", "nouvelle"];
    let words = || measure.split('_').map(|word| word.strip_suffix('s').unwrap_or(word));
    words().any(|word| EVENTS.contains(&word)) && !words().any(|word| NOT.contains(&word))
}
