//! Optional cells that are empty where a page prints them: a label without words,
//! a sheet without its title, an article without its date.

use std::collections::BTreeSet;

use crate::dataset::BY_MONTH;
use crate::dataset::declarations::Selection;
use crate::dataset::{Field, Record, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures;
use crate::guardian::View;
use crate::language::french;
use crate::language::partial_date::Precision;
use crate::read::prose::Cited;

/// Other rows that one diagnostic shows.
const SHOWN: usize = 2;

/// Tells each column that something printed takes its words from, and that has none.
pub(in crate::guardian) fn what_is_printed_has_words(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let settings = &view.dataset.settings;
    let mut untitled: BTreeSet<RowRef> = sheets_of_cited_collections(view);
    for chart in &settings.charts {
        let what = format!("le graphique « {} »", chart.id.value);
        let columns = [Some(&chart.by), chart.split.as_ref(), chart.group.as_ref()];
        for column in columns.into_iter().flatten().filter(|it| *it != BY_MONTH) {
            labels(view, &what, &chart.rows, column, diagnostics);
        }
        if chart.by == "fiche" && chart.rows.table.value == "telechargements" {
            let rows = figures::rows(view.dataset, "telechargements", &chart.rows.filter);
            untitled.extend(rows.iter().map(|row| row.row()));
        }
    }
    for map in &settings.maps {
        if let Some(column) = &map.by {
            labels(view, &format!("la carte « {} »", map.id.value), &map.rows, column, diagnostics);
        }
    }
    let sheets =
        view.dataset.downloads.iter().filter(|it| it.sheet.is_some() && untitled.contains(&it.row));
    let empty: Vec<RowRef> = sheets.filter(|it| it.title.is_none()).map(|it| it.row).collect();
    tell(
        view,
        ("telechargements", "titre"),
        &empty,
        |rows| format!("la page imprimerait sans titre la fiche de {rows}"),
        diagnostics,
    );
    let articles =
        view.dataset.articles.iter().filter(|it| it.date.precision() == Precision::Unknown);
    let undated: Vec<RowRef> = articles.map(|it| it.row).collect();
    tell(
        view,
        ("presse", "date"),
        &undated,
        |rows| format!("la revue de presse imprimerait sans date l'article de {rows}"),
        diagnostics,
    );
}

/// The rows of the sheets whose titles a text prints with their collection.
fn sheets_of_cited_collections(view: &View<'_>) -> BTreeSet<RowRef> {
    let citations = view.texts.iter().flat_map(|text| &text.citations);
    let cited: BTreeSet<&str> =
        citations.filter(|it| it.cited == Cited::Collection).map(|it| it.id.as_str()).collect();
    let rows = view.dataset.downloads.iter();
    rows.filter(|row| cited.contains(row.collection.as_str())).map(|row| row.row).collect()
}

/// The rows of a drawing whose label has no words.
fn labels(
    view: &View<'_>,
    what: &str,
    selection: &Selection,
    column: &str,
    diagnostics: &mut Diagnostics,
) {
    let table = selection.table.value.as_str();
    let is_empty = |row: &&&dyn Record| match row.field(column) {
        Field::Text(text) => text.is_empty(),
        Field::List(items) => items.is_empty(),
        Field::Date(date) => date.is_none(),
        Field::Target(target) => target.is_none(),
        Field::Number(number) => number.is_none() && column != "fiche",
        _ => false,
    };
    let rows = figures::rows(view.dataset, table, &selection.filter);
    let empty: Vec<RowRef> = rows.iter().filter(is_empty).map(|row| row.row()).collect();
    // Of a column that is empty as a whole, the chart itself is reported.
    if empty.len() < rows.len() {
        // A row of several themes stands under each, and one of none nowhere.
        let is_list = matches!(rows[0].field(column), Field::List(_));
        let words = |rows: &str| match is_list {
            true => format!("{what} ne montre pas {rows} sans « {column} »"),
            false => format!("{what} imprimerait « (vide) » pour {rows} sans « {column} »"),
        };
        tell(view, (table, column), &empty, words, diagnostics);
    }
}

/// One diagnostic for all rows.
fn tell(
    view: &View<'_>,
    (table, column): (&str, &str),
    rows: &[RowRef],
    words: impl FnOnce(&str) -> String,
    diagnostics: &mut Diagnostics,
) {
    let [first, others @ ..] = rows else { return };
    let count = french::count(rows.len(), "ligne");
    let mut diagnostic = Diagnostic::new(Code::EmptyPrinted, words(&count))
        .at(view.cell(table, *first, column))
        .about(format!("{table}.{column}"))
        .help(format!("remplissez « {column} » dans ces lignes, ou retirez-les par un filtre"));
    for row in others.iter().take(SHOWN) {
        diagnostic = diagnostic.related(view.cell(table, *row, column), "ici aussi");
    }
    diagnostics.push(diagnostic);
}
