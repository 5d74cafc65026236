//! What each edition printed of a figure, for curves.

use std::collections::BTreeMap;

use super::parts::{Evolution, YearEntry};
use super::words::text;
use crate::figures::figure::Figure;
use crate::figures::history::{History, YearValue};
use crate::language::measure::Ratio;
use crate::language::partial_date::PeriodName;

/// The height of the greatest value, from the least one or zero.
const HIGHEST: i128 = 1_000;

/// The figures that an edition before this one printed too.
pub(super) fn all(
    period: PeriodName,
    figures: &[Figure],
    history: &History,
) -> BTreeMap<String, Evolution> {
    let one = |figure: &Figure| {
        let mut years = history.of(figure);
        if years.is_empty() {
            return None;
        }
        years.push(YearValue { period, number: figure.number(), text: figure.text.clone() });
        Some((figure.id.clone(), evolution(figure, &years)))
    };
    figures.iter().filter_map(one).collect()
}

fn evolution(figure: &Figure, years: &[YearValue]) -> Evolution {
    let kind = figure.number().map(|number| number.measure().kind);
    let value = |year: &YearValue| {
        let measure = year.number?.measure();
        Some(measure.value).filter(|_| kind.is_none_or(|kind| kind.is_like(measure.kind)))
    };
    let values = || years.iter().filter_map(value);
    // Zero is on the drawing, whatever the values are.
    let greatest = values().max().map_or(Ratio::ZERO, |it| it.max(Ratio::ZERO));
    let least = values().min().map_or(Ratio::ZERO, |it| it.min(Ratio::ZERO));
    let height_of = |value: Ratio| -> Option<u32> {
        let range = greatest.minus(least)?;
        let above = value.minus(least)?;
        let height = match range > Ratio::ZERO {
            true => above.over(range)?.times(Ratio::whole(HIGHEST))?.rounded(0),
            false => 0,
        };
        u32::try_from(height.max(0)).ok()
    };
    let height = |year: &YearValue| height_of(value(year)?);
    Evolution {
        label: text(&figure.label),
        zero: height_of(Ratio::ZERO).unwrap_or(0),
        years: years
            .iter()
            .map(|year| YearEntry {
                year: year.period.last_year(),
                name: year.period.to_string(),
                text: text(&year.text),
                height: height(year),
            })
            .collect(),
    }
}
