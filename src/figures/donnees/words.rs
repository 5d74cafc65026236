//! Values as the templates receive them: a text beside each.

use chrono::Datelike;

use super::parts::{Change, DateText, DaySpan, MeasureText, NumberText, PictureEntry};
use crate::dataset::Picture;
use crate::figures::figure;
use crate::language::french;
use crate::language::measure::Measure;
use crate::language::measure::Number;
use crate::language::partial_date::{PartialDate, Precision, Step, YearMonth};
use crate::language::quantity::Quantity;

pub(super) fn number(quantity: &Quantity) -> NumberText {
    NumberText {
        text: french::quantity(quantity),
        value: quantity.value(),
        qualifier: french::qualifier_words(quantity),
        unknown: false,
    }
}

/// A number that nobody knows.
pub(super) fn unknown() -> NumberText {
    NumberText { text: french::UNKNOWN.to_owned(), value: 0, qualifier: None, unknown: true }
}

pub(super) fn count(number: usize) -> NumberText {
    self::number(&Quantity::exact(number as u64))
}

pub(super) fn date(date: &PartialDate) -> DateText {
    let months = date.months();
    DateText {
        text: french::date(date),
        short: date.day_ranges().iter().map(french::day_chip).collect::<Vec<_>>().join(", "),
        margin: french::date_in_margin(date),
        numeric: french::date_in_numbers(date),
        year: date.first_day().map(|day| day.year()),
        months: months.iter().map(|month| month.month()).collect(),
        precision: match date.precision() {
            Precision::Day => "jour",
            Precision::Range => "plage",
            Precision::Ranges => "plages",
            Precision::Month => "mois",
            Precision::Months => "mois",
            Precision::Year => "annee",
            Precision::Unknown => "aucune",
        },
        days: days(date),
        spans: spans(date),
        key: date.first_day().map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// The days of a date, counted in the year in which it begins.
fn days(date: &PartialDate) -> Vec<u32> {
    let Some(year) = date.first_day().map(|day| day.year()) else { return Vec::new() };
    let days = date.day_ranges().into_iter().flat_map(|range| {
        let last = range.end();
        range.start().iter_days().take_while(move |day| *day <= last)
    });
    days.take_while(|day| day.year() == year).map(|day| day.ordinal()).collect()
}

/// The days of a date in the year in which it begins, cut at the end of each month.
fn spans(date: &PartialDate) -> Vec<DaySpan> {
    let Some(year) = date.first_day().map(|day| day.year()) else { return Vec::new() };
    let mut spans = Vec::new();
    for range in date.day_ranges() {
        let end = range.end();
        let months =
            std::iter::successors(Some(YearMonth::of(range.start())), |month| month.next());
        for month in months.take_while(|month| month.first_day() <= end && month.year() == year) {
            spans.extend(range.within(month).map(|days| DaySpan {
                month: month.month(),
                first: days.start().day(),
                last: days.end().day(),
            }));
        }
    }
    spans
}

pub(super) fn change(change: &figure::Change) -> Change {
    let value = change.by.rounded(0);
    Change {
        text: change.text.clone(),
        value: i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX }),
    }
}

/// A measure, whose text alone says it in full.
pub(super) fn measured(measure: &Measure, decimals: Option<u32>) -> MeasureText {
    let key = measure.value.rounded(6);
    MeasureText {
        text: french::measure(measure, decimals),
        key: i64::try_from(key).unwrap_or(if key < 0 { i64::MIN } else { i64::MAX }),
    }
}

/// A figure's number; of a measure, the value is its whole part.
pub(super) fn any_number(number: &Number, decimals: Option<u32>) -> NumberText {
    match number {
        Number::Count(quantity) => self::number(quantity),
        Number::Measure(measure) => NumberText {
            text: french::measure(measure, decimals),
            value: u64::try_from(measure.value.rounded(0)).unwrap_or(0),
            qualifier: french::qualifier_words(&Quantity::new(0, measure.qualifier)),
            unknown: false,
        },
    }
}

pub(super) fn text(text: &str) -> String {
    french::typeset(text).into_owned()
}

pub(super) fn texts(items: &[String]) -> Vec<String> {
    items.iter().map(|item| text(item)).collect()
}

pub(super) fn maybe(value: Option<&str>) -> Option<String> {
    value.filter(|value| !value.is_empty()).map(text)
}

/// A picture; the words stand for one of which the data does not say what it shows.
pub(super) fn picture(picture: Option<&Picture>, otherwise: &str) -> Option<PictureEntry> {
    picture.map(|it| PictureEntry {
        file: format!("/{}", it.path),
        alt: text(it.alt.as_deref().unwrap_or(otherwise)),
        credit: maybe(it.credit.as_deref()),
    })
}

/// A number is not parted from what it counts at the end of a line.
pub(super) fn unparted(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 1);
    for character in text.chars() {
        let after_figure = set.ends_with(|last: char| last.is_ascii_digit());
        set.push(if character == ' ' && after_figure { french::NO_BREAK_SPACE } else { character });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::{date, unparted};
    use crate::language::partial_date::PartialDate;

    #[test]
    fn days_are_told_month_by_month_and_in_the_year() {
        for (written, spans, days) in [
            ("2024-02-29", &[(2, 29, 29)][..], &[60][..]),
            ("2024-12-31", &[(12, 31, 31)], &[366]),
            ("2023-12-31", &[(12, 31, 31)], &[365]),
            ("2024-02-28/2024-03-01", &[(2, 28, 29), (3, 1, 1)], &[59, 60, 61]),
            ("2023-02-28/2023-03-01", &[(2, 28, 28), (3, 1, 1)], &[59, 60]),
            // What lies in another year is not of this one.
            ("2023-12-30/2024-01-02", &[(12, 30, 31)], &[364, 365]),
            ("2024-03-05, 2024-03-12", &[(3, 5, 5), (3, 12, 12)], &[65, 72]),
            ("2024-03", &[], &[]),
        ] {
            let text = date(&PartialDate::parse(written, 2024).expect(written));
            let found: Vec<_> = text.spans.iter().map(|it| (it.month, it.first, it.last)).collect();
            assert_eq!((found.as_slice(), text.days.as_slice()), (spans, days), "{written}");
        }
    }

    #[test]
    fn a_number_keeps_its_noun() {
        for (text, expected) in [
            ("60 participant.e.s", "60_participant.e.s"),
            ("plus de 1\u{202f}780 participant.e.s", "plus de 1\u{202f}780_participant.e.s"),
            ("une centaine de personnes", "une centaine de personnes"),
            ("22", "22"),
        ] {
            assert_eq!(unparted(text).replace('\u{a0}', "_"), expected);
        }
    }
}
