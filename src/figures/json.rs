//! Figures for machines: the shape is a contract.

use serde::Serialize;

use super::figure::Figure;
use crate::diagnostic::shown;
use crate::diagnostic::source::SourceMap;
use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::PartialDate;

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    label: &'a str,
    value: Option<u64>,
    /// Of a measure, its value in the unit of its kind: `14345.6`.
    measure: Option<String>,
    text: &'a str,
    unit: Option<&'a str>,
    as_of: Option<String>,
    qualifier: Option<&'a str>,
    previous: Option<u64>,
    sources: Vec<SourceEntry<'a>>,
}

#[derive(Serialize)]
struct SourceEntry<'a> {
    file: &'a str,
    line: Option<usize>,
}

/// A list, with a line end.
pub fn render(figures: &[&Figure], sources: &SourceMap) -> String {
    let entries: Vec<_> = figures.iter().map(|figure| entry(figure, sources)).collect();
    let mut text = serde_json::to_string_pretty(&entries).expect("plain data serializes");
    text.push('\n');
    shown::json(&text).into_owned()
}

fn entry<'a>(figure: &'a Figure, sources: &'a SourceMap) -> Entry<'a> {
    let mut places: Vec<SourceEntry<'a>> = figure
        .sources
        .iter()
        .map(|row| sources.locate(row.place()))
        .map(|location| SourceEntry { file: location.path, line: location.line })
        .collect();
    if places.is_empty()
        && let Some(place) = figure.declared_at
    {
        let location = sources.locate(place);
        places.push(SourceEntry { file: location.path, line: location.line });
    }
    Entry {
        id: &figure.id,
        label: &figure.label,
        value: figure.count().map(|quantity| quantity.value()),
        measure: figure.number().and_then(|number| match number {
            Number::Measure(measure) => Some(measure.value.plain()),
            Number::Count(_) => None,
        }),
        text: &figure.text,
        unit: Some(figure.unit[1].as_str()).filter(|unit| !unit.is_empty()),
        as_of: figure.as_of.as_ref().map(PartialDate::to_iso),
        qualifier: figure.count().and_then(french::qualifier_words),
        previous: figure.previous_count().map(|quantity| quantity.value()),
        sources: places,
    }
}
