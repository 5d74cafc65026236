//! What the list at the end says of a figure, of a line of a statement, of a drawing, of a text.

use serde::Serialize;

use crate::charts::{self, DataTable};
use crate::compile::prepared::Prepared;
use crate::compile::read_again::{self, Tick, TickState};
use crate::diagnostic::source::Place;
use crate::figures::ticked::{CHARTS, MAPS, Ticked, TickedValue};
use crate::figures::{Contribution, Figure, row_sum, text_or_unknown};
use crate::language::french;

/// Rows that are listed of a value.
const ROWS: usize = 60;
/// Characters of a row's name.
const NAME: usize = 60;

/// What the list says of something that has a number.
#[derive(Default, Serialize)]
pub(super) struct Entry {
    pub(super) numero: usize,
    pub(super) id: String,
    texte: String,
    libelle: String,
    definition: String,
    source: Option<String>,
    groupes: Vec<Rows>,
    tableau: Option<DataTable>,
    pub(super) valide: Option<String>,
    total: Option<String>,
    precedent: Option<String>,
    pub(super) remarques: Vec<String>,
}

/// The rows of a figure; of a share and a ratio, those of one of its two numbers, which it names.
#[derive(Serialize)]
struct Rows {
    titre: Option<String>,
    lignes: Vec<Row>,
    autres: Option<String>,
}

#[derive(Serialize)]
struct Row {
    lieu: String,
    part: String,
    nom: String,
}

/// What the list says of a text.
#[derive(Serialize)]
pub(super) struct ReviewedText {
    nom: String,
    debut: String,
    valide: Option<String>,
}

/// A text, by how it begins.
pub(super) fn text(prepared: &Prepared, tick: &Tick) -> ReviewedText {
    ReviewedText {
        valide: approved(prepared, tick),
        nom: tick.of.name().to_owned(),
        debut: french::shorten(&tick.label, NAME),
    }
}

/// A figure, with its rows and what they add up to.
pub(super) fn figure(prepared: &Prepared, figure: &Figure) -> Entry {
    let components = &figure.made.components;
    let more = format!("« rapport figures {} --origine » les montre", figure.id);
    let group = |title, sources: &[Contribution]| rows(prepared, title, sources, &more);
    let groups = match components.as_slice() {
        [] => vec![group(None, &figure.sources)],
        all => all
            .iter()
            .map(|it| group(Some(format!("{} : {}", it.label, it.text)), &it.sources))
            .collect(),
    };
    let declared = prepared.dataset.settings.figures.iter();
    let declared = declared.filter(|it| Some(it.id.place) == figure.declared_at);
    let (texte, libelle) = words(figure);
    Entry {
        id: figure.id.clone(),
        texte,
        libelle,
        definition: figure.definition.clone(),
        source: declared.filter_map(|it| it.source.clone()).next(),
        groupes: groups,
        total: (components.is_empty() && !figure.sources.is_empty()).then(|| {
            let sum = row_sum(&figure.sources, &figure.text);
            format!("{} ({})", sum.text, sum.summary)
        }),
        precedent: figure.previous.as_ref().map(|it| french::any_number(it, None)),
        ..Entry::default()
    }
}

/// The number and what it counts, as a sentence has them: « une soixantaine » and « de conférences », « 2 ans »
/// and « durée du chantier ».
fn words(figure: &Figure) -> (String, String) {
    let label = &figure.label;
    let says = |unit: &String| {
        let first = unit.split_whitespace().next();
        first.is_some_and(|first| {
            label.split(|it: char| !it.is_alphanumeric()).any(|it| it == first)
        })
    };
    let is_said = figure.unit.iter().any(|it| it.is_empty() || says(it));
    match figure.count() {
        _ if !is_said => (figure.with_unit(), label.clone()),
        Some(quantity) => {
            let long = french::with_unit(quantity, label, label);
            let counted = long.strip_prefix(&french::quantity(quantity)).map(str::trim_start);
            (figure.text.clone(), counted.unwrap_or(label).to_owned())
        }
        None => (figure.text.clone(), label.clone()),
    }
}

fn rows(prepared: &Prepared, title: Option<String>, sources: &[Contribution], more: &str) -> Rows {
    let row = |one: &Contribution| Row {
        lieu: prepared.input.sources.locate(one.row.place()).to_string(),
        part: text_or_unknown(one.part.as_ref()),
        nom: row_name(prepared, one.row.place()),
    };
    let others = sources.len().saturating_sub(ROWS);
    let others = (others > 0).then(|| {
        format!("…{} : {more}.", french::and_others(others, "une autre ligne", "autres lignes"))
    });
    Rows { titre: title, lignes: sources.iter().take(ROWS).map(row).collect(), autres: others }
}

/// A line of a statement, with the rows of each of its amounts; a drawing, with those of each of its values.
pub(super) fn line(prepared: &Prepared, ticked: &Ticked) -> Entry {
    let figures = &prepared.figures;
    let table = match ticked.id.split_once('.') {
        Some((CHARTS, id)) => figures.charts.iter().find(|it| it.id == id).map(charts::table),
        Some((MAPS, id)) => figures.maps.iter().find(|it| it.id == id).map(charts::map_table),
        _ => None,
    };
    let (texte, libelle) = match &table {
        Some(_) => (ticked.label.clone(), String::new()),
        None => (ticked.text(), ticked.label.clone()),
    };
    let table = match table {
        Some(table) => with_places(prepared, table, &ticked.values),
        None => of_amounts(prepared, &ticked.values),
    };
    Entry {
        id: ticked.id.clone(),
        texte,
        libelle,
        definition: ticked.definition.clone(),
        tableau: Some(table),
        ..Entry::default()
    }
}

/// The rows of each amount of a line. One that no row of this edition gives is last year's.
fn of_amounts(prepared: &Prepared, values: &[TickedValue]) -> DataTable {
    let before = prepared.dataset.period().before();
    let mut rows = Vec::new();
    for value in values {
        // Each amount is named once, beside its first row.
        let mut name = value.name.clone();
        let mut add = |part: String, row: String| {
            rows.push(vec![std::mem::take(&mut name), part, row]);
        };
        if value.rows.is_empty() {
            add(value.text.clone(), format!("d’après les tables de l’édition {before}"));
        }
        for one in value.rows.iter().take(ROWS) {
            let place = prepared.input.sources.locate(one.row.place());
            let row = format!("{place}, {}", row_name(prepared, one.row.place()));
            add(text_or_unknown(one.part.as_ref()), row);
        }
        if let more @ 1.. = value.rows.len().saturating_sub(ROWS) {
            add(String::new(), french::and_others(more, "une autre ligne", "autres lignes"));
        }
    }
    let columns = ["Montant", "Ce qu’elle ajoute", "Ligne"].map(str::to_owned).to_vec();
    DataTable { columns, rows }
}

/// The values of a drawing, with the places of the rows of each.
fn with_places(prepared: &Prepared, mut table: DataTable, values: &[TickedValue]) -> DataTable {
    if values.iter().all(|it| it.rows.is_empty()) {
        return table;
    }
    table.columns.push("Lignes".to_owned());
    for (row, value) in table.rows.iter_mut().zip(values) {
        row.push(places(prepared, &value.rows));
    }
    table
}

/// « evenements.csv:2, 5–9, 12 »
fn places(prepared: &Prepared, rows: &[Contribution]) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let sources = &prepared.input.sources;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in rows.iter().filter_map(|row| sources.locate(row.row.place()).line) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let shown = runs.iter().take(ROWS).map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    let lines: Vec<String> = shown.collect();
    let more: usize = runs.iter().skip(ROWS).map(|(first, last)| last - first + 1).sum();
    let more = match more {
        0 => String::new(),
        more => format!(" {}", french::and_others(more, "une autre", "autres")),
    };
    let shown = sources.locate(first.row.place()).to_string();
    let file = shown.rsplit_once(':').map_or(shown.as_str(), |(file, _)| file);
    format!("{file}:{}{more}", lines.join(", "))
}

/// « Validé par … », or that it is another since; else who had approved it the year before.
pub(super) fn approved(prepared: &Prepared, tick: &Tick) -> Option<String> {
    match &tick.state {
        TickState::Held { by, on } => Some(format!("Validé par {by} ({on}).")),
        TickState::Changed { by, on, was: Some(was) } => {
            Some(format!("À revoir : {by} l’a validé à « {was} » ({on}), et il a changé."))
        }
        TickState::Changed { by, on, was: None } => {
            Some(format!("À revoir : {by} l’a validé ({on}), et il a changé."))
        }
        TickState::Open => {
            let before = read_again::last(&prepared.input.past_approvals, tick.of.name())?;
            let year = before.year.map(|year| format!("Édition {year} : ")).unwrap_or_default();
            Some(format!("{year}validé par {} ({}).", before.by, before.on))
        }
    }
}

/// The title of a row or its name, else what is written first.
fn row_name(prepared: &Prepared, place: Place) -> String {
    let Place::Record { file, record } = place else { return String::new() };
    let table = prepared.input.tables.values().find(|table| table.file == file);
    table.map(|table| french::shorten(&table.row_name(record), NAME)).unwrap_or_default()
}
