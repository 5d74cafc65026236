//! What the blocks of a text print that is not among its words, each with a number that is another as soon
//! as it changes: rows of tables, values of charts, curves, files of pictures.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use super::pages::chapters::takes;
use super::pages::printed_tables::{IMAGES, listed_tables, mapped_tables};
use crate::dataset::Picture;
use crate::figures::ticked::{self, CHARTS};
use crate::language::french;
use crate::read::approvals::number;
use crate::read::prose::{Cited, Prints, Prose};
use crate::read::schema::CellForm;
use crate::read::{Row, Table};

/// Columns that staff write for themselves, and that no page prints.
const NEVER_PRINTED: [&str; 2] = ["notes", "source"];
/// The table of what lists of events print.
const EVENTS: &str = "evenements";
/// By what the curves of figures and the pictures are called; no table has such a name.
const CURVES: &str = "evolution.";
const PICTURES: &str = "images/";

/// The rows of a table that a text prints: all of them, or those of these records.
type Printed = Option<BTreeSet<u32>>;

/// What the blocks of a text print today.
pub(super) fn watched(view: &View<'_>, text: &Prose) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = charts(view, text).into_iter().collect();
    found.extend(curves(view, text));
    let mut files: BTreeSet<String> =
        text.pictures.iter().map(|it| it.path.trim_start_matches(['.', '/']).to_owned()).collect();
    for (name, printed) in rows(view, text) {
        let Some(table) = view.input.tables.get(name) else { continue };
        let is_printed =
            |row: &Row<'_>| printed.as_ref().is_none_or(|it| it.contains(&row.position().1));
        let rows: Vec<Row<'_>> = table.rows().filter(is_printed).collect();
        files.extend(rows.iter().flat_map(|row| pictures(table, row)));
        found.insert(name.to_owned(), of_rows(table, &rows));
    }
    let images = view.input.images.iter().filter(|it| files.contains(&it.path));
    let images: Vec<String> =
        images.map(|it| format!("{}\u{1f}{}", it.path, number(&it.bytes))).collect();
    if !images.is_empty() {
        found.insert(PICTURES.to_owned(), number(images.join("\u{1e}").as_bytes()));
    }
    found
}

/// What of two states of this differs, as a sentence says it: « les lignes de « presse » et le graphique « par-mois » ».
pub(super) fn differing(
    was: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> Option<String> {
    let keys: BTreeSet<&String> = was.keys().chain(now.keys()).collect();
    let differs = |key: &&&String| was.get(**key) != now.get(**key);
    let changed = keys.iter().filter(differs).map(|key| match key.split_once('.') {
        Some(("graphiques", id)) => format!("le graphique « {id} »"),
        Some(("evolution", id)) => format!("la courbe « {id} »"),
        _ if *key == PICTURES => "les images qu'il montre".to_owned(),
        _ => format!("les lignes de « {key} »"),
    });
    let changed: Vec<String> = changed.collect();
    (!changed.is_empty()).then(|| french::list(&changed))
}

/// The charts that it draws, by their values.
fn charts(view: &View<'_>, text: &Prose) -> Vec<(String, String)> {
    let settings = &view.dataset.settings;
    let cited =
        |wanted: Cited, id: &str| text.citations.iter().any(|it| it.cited == wanted && it.id == id);
    let of_collection = |id: &str| {
        settings.collections.iter().any(|it| {
            it.chart.as_ref().is_some_and(|chart| chart.value == id)
                && cited(Cited::Collection, &it.id)
        })
    };
    let drawn = view.figures.charts.iter();
    let drawn = drawn.filter(|it| cited(Cited::Chart, &it.id) || of_collection(&it.id));
    let numbered = drawn.map(|it| {
        let chart = ticked::of_chart(it, view.dataset);
        let printed = format!("{}\u{1f}{}", chart.label, chart.text());
        (format!("{CHARTS}.{}", it.id), number(printed.as_bytes()))
    });
    numbered.collect()
}

/// The figures of which it draws the years.
fn curves(view: &View<'_>, text: &Prose) -> Vec<(String, String)> {
    let is_block = |function: &str| view.commands.prints(function) == Prints::Block;
    let cited =
        text.citations.iter().filter(|it| it.cited == Cited::Figure && is_block(&it.function));
    let drawn = cited.filter_map(|it| {
        let figure = view.figures.list.iter().find(|figure| figure.id == it.id)?;
        let years = view.history.of(figure);
        let years = years.iter().map(|it| format!("{} {}", it.period, it.text));
        let printed: Vec<String> = [figure.text.clone()].into_iter().chain(years).collect();
        Some((format!("{CURVES}{}", it.id), number(printed.join("\u{1f}").as_bytes())))
    });
    drawn.collect()
}

/// The rows that it prints, by the name of their table. A list of events prints those that it takes, as
/// far as that is known without code.
fn rows<'a>(view: &View<'a>, text: &'a Prose) -> BTreeMap<&'a str, Printed> {
    let mut rows: BTreeMap<&str, Printed> = BTreeMap::new();
    let cited = |wanted: &[Cited], id: &str| {
        !id.is_empty() && text.citations.iter().any(|it| wanted.contains(&it.cited) && it.id == id)
    };
    let blocks = [Cited::Speakers, Cited::Photo];
    let events = view.dataset.events.iter().filter(|event| {
        text.lists.iter().any(|list| takes(view, list, event)) || cited(&blocks, &event.id)
    });
    let events: BTreeSet<u32> = events.map(|event| event.row.record).collect();
    if text.lists.iter().any(|list| list.is_open) {
        rows.insert(EVENTS, None);
    } else if !events.is_empty() || !text.lists.is_empty() {
        rows.insert(EVENTS, Some(events));
    }
    let images = view.dataset.images.iter().filter(|it| cited(&[Cited::Photo], &it.id));
    let images: BTreeSet<u32> = images.map(|it| it.row.record).collect();
    if !images.is_empty() {
        rows.insert(IMAGES, Some(images));
    }
    let whole = listed_tables(view, text).into_iter().chain(mapped_tables(view, text));
    rows.extend(whole.map(|name| (name, None)));
    rows
}

/// The number of some rows of a table.
fn of_rows(table: &Table, rows: &[Row<'_>]) -> String {
    let columns = table.schema.names();
    let columns: Vec<&str> =
        columns.filter(|name| table.has(name) && !NEVER_PRINTED.contains(name)).collect();
    let mut cells = String::new();
    for row in rows {
        for column in &columns {
            cells.push_str(row.get(column).trim());
            cells.push('\u{1f}');
        }
        cells.push('\u{1e}');
    }
    number(cells.as_bytes())
}

/// The files of the pictures that a row names.
fn pictures(table: &Table, row: &Row<'_>) -> Vec<String> {
    let is_picture = |form: CellForm| matches!(form, CellForm::Picture(_) | CellForm::Photo(_));
    let columns = table.schema.columns.iter().filter(|it| is_picture(it.kind));
    let named = columns.filter(|it| table.has(it.name)).filter_map(|column| {
        let cell = row.get(column.name).trim();
        Picture::named((!cell.is_empty()).then(|| cell.to_owned()))
    });
    named.map(|it| it.path).collect()
}
