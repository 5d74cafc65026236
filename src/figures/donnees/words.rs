//! Values as the templates receive them: a text beside each.

use chrono::Datelike;

use super::parts::{Change, DateText, DaySpan, MeasureText, NumberText, PeriodEntry, PictureEntry};
use crate::dataset::Picture;
use crate::dataset::vocabulary::CountedWord;
use crate::figures::figure;
use crate::language::french;
use crate::language::measure::Measure;
use crate::language::measure::Number;
use crate::language::partial_date::{PartialDate, Period, Precision, Step, YearMonth};
use crate::language::quantity::Quantity;
use crate::read::framing::Framing;

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

/// A date, whose days are placed in the year, or the season, in which it begins: one of those that
/// have the months of `period`, the edition's.
pub(super) fn date(date: &PartialDate, period: Period) -> DateText {
    let months = date.months();
    let own = date.first_day().map(|day| period.of(day));
    let of = match date {
        PartialDate::Year(year) if period.years().contains(year) => Some(period),
        _ => own,
    };
    DateText {
        text: french::date(date),
        short: date.day_ranges().iter().map(french::day_chip).collect::<Vec<_>>().join(", "),
        margin: french::date_in_margin(date),
        numeric: french::date_in_numbers(date),
        year: date.first_day().map(|day| day.year()),
        period: of.map(|period| period.to_string()),
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
        days: own.map(|own| days(date, own)).unwrap_or_default(),
        spans: own.map(|own| spans(date, own)).unwrap_or_default(),
        key: date.first_day().map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// The twelve months of the report, and what the organisation calls them.
pub(super) fn period(period: Period, word: &CountedWord) -> PeriodEntry {
    let the = word.with_article();
    let (first, last) = (period.first_day(), period.last_day());
    let day = |day| match period.is_calendar() {
        true => french::day_of_month(day),
        false => french::date(&PartialDate::Day(day)),
    };
    PeriodEntry {
        name: period.to_string(),
        word: text(&word.one),
        of_the: text(&french::of_the(&the)),
        before: text(&format!("{the} précédent{}", word.ending())),
        the: text(&the),
        first_month: period.first_month(),
        extent: text(&format!("du {} au {}", day(first), day(last))),
    }
}

/// The days of a date, counted in a year or a season.
fn days(date: &PartialDate, period: Period) -> Vec<u32> {
    let days = date.day_ranges().into_iter().flat_map(|range| {
        let last = range.end();
        range.start().iter_days().take_while(move |day| *day <= last)
    });
    let days = days.take_while(|day| period.holds(*day));
    days.filter_map(|day| u32::try_from(period.day_rank(day)).ok()).collect()
}

/// The days of a date in a year or a season, cut at the end of each month.
fn spans(date: &PartialDate, period: Period) -> Vec<DaySpan> {
    let mut spans = Vec::new();
    for range in date.day_ranges() {
        let end = range.end();
        let months =
            std::iter::successors(Some(YearMonth::of(range.start())), |month| month.next());
        let within = |month: &YearMonth| month.first_day() <= end && period.rank(*month).is_some();
        for month in months.take_while(within) {
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
        focus: it.framing.map_or([50, 50], Framing::point).to_vec(),
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
    use crate::language::partial_date::{PartialDate, Period};

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
            let written_date = PartialDate::parse(written, 2024).expect(written);
            let text = date(&written_date, Period::calendar(2024));
            let found: Vec<_> = text.spans.iter().map(|it| (it.month, it.first, it.last)).collect();
            assert_eq!((found.as_slice(), text.days.as_slice()), (spans, days), "{written}");
        }
    }

    #[test]
    fn a_season_goes_on_over_the_end_of_the_year() {
        let season = Period::parse("2023-09/2024-08").expect("a season");
        for (written, is_in, spans, days) in [
            (
                "2023-12-30/2024-01-02",
                true,
                &[(12, 30, 31), (1, 1, 2)][..],
                &[121, 122, 123, 124][..],
            ),
            ("1er septembre", true, &[(9, 1, 1)], &[1]),
            ("2024-08-31/2024-09-01", true, &[(8, 31, 31)], &[366]),
            ("2024-09-02", false, &[(9, 2, 2)], &[2]),
            ("2023", true, &[], &[]),
        ] {
            let text = date(&PartialDate::parse(written, season).expect(written), season);
            let found: Vec<_> = text.spans.iter().map(|it| (it.month, it.first, it.last)).collect();
            assert_eq!(
                (
                    text.period.as_deref() == Some("2023-2024"),
                    found.as_slice(),
                    text.days.as_slice()
                ),
                (is_in, spans, days),
                "{written}"
            );
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
