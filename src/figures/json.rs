//! Figures for machines: the shape is a contract.

use serde::Serialize;

use super::donnees::Donnees;
use super::figure::Figure;
use crate::source::SourceMap;

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    label: &'a str,
    value: Option<u64>,
    text: &'a str,
    unit: Option<&'a str>,
    as_of: Option<&'a str>,
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
pub fn render(figures: &[&Figure], donnees: &Donnees, sources: &SourceMap) -> String {
    let entries: Vec<_> = figures.iter().map(|figure| entry(figure, donnees, sources)).collect();
    let mut text = serde_json::to_string_pretty(&entries).expect("plain data serializes");
    text.push('\n');
    text
}

fn entry<'a>(figure: &'a Figure, donnees: &'a Donnees, sources: &'a SourceMap) -> Entry<'a> {
    let printed = donnees.figures.get(&figure.id);
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
        text: &figure.text,
        unit: Some(figure.unit[1].as_str()).filter(|unit| !unit.is_empty()),
        as_of: printed.and_then(|it| it.as_of.as_ref()).map(|date| date.key.as_str()),
        qualifier: printed.and_then(|it| it.qualifier),
        previous: figure.previous.as_ref().map(|quantity| quantity.value()),
        sources: places,
    }
}
