//! Sums of declared figures and charts that count one thing twice: a whole and its parts, a year and
//! its months; or two things that do not add up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::dataset::BY_MONTH;
use crate::dataset::declarations::{Aggregate, ChartDeclaration, ChartKind};
use crate::dataset::{Field, Record, RowRef, Span, span};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures;
use crate::guardian::View;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::schema::WHOLE;

/// A table whose rows may be a whole of others.
struct Nature {
    table: &'static str,
    /// The column that names a part, or the whole.
    part: &'static str,
    /// The column that says of what.
    of: &'static str,
    /// Rows of two values of that column do not add up.
    is_measure: bool,
    /// Periods of one thing add up, as long as they are apart.
    has_periods: bool,
}

const NATURES: &[Nature] = &[
    Nature { table: "effectifs", part: "type", of: "", is_measure: false, has_periods: false },
    Nature { table: "site", part: "rubrique", of: "mesure", is_measure: true, has_periods: true },
    Nature {
        table: "telechargements",
        part: "fiche",
        of: "collection",
        is_measure: false,
        has_periods: true,
    },
];

/// Two rows that one sum may not both have.
struct Fault {
    message: String,
    rows: [RowRef; 2],
    help: String,
}

/// Tells each figure and each chart that adds up what is not to be added up.
pub(in crate::guardian) fn sums_count_each_thing_once(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let settings = &view.dataset.settings;
    let nature = |table: &Sourced<String>| NATURES.iter().find(|it| it.table == table.value);
    for figure in settings.figures.iter().filter(|it| it.aggregate == Aggregate::Sum) {
        let Some(selection) = &figure.rows else { continue };
        let Some(nature) = nature(&selection.table) else { continue };
        let rows = figures::rows(view.dataset, nature.table, &selection.filter);
        let what = format!("« {} » ajoute", figure.id.value);
        diagnostics
            .extend(fault(&rows, nature).map(|it| reported(view, nature, &figure.id, &what, it)));
    }
    for chart in settings.charts.iter().filter(|it| it.measure.is_some()) {
        diagnostics.extend(recipients(view, chart));
        let Some(nature) = nature(&chart.rows.table) else { continue };
        let what = format!("le graphique « {} » ajoute", chart.id.value);
        let sums = figures::sums(view.dataset, chart);
        let by_sheet = chart.by == nature.part && nature.part == "fiche";
        let mixed = sums.iter().find_map(|rows| {
            fault(rows, nature).or_else(|| by_sheet.then(|| two_collections(rows)).flatten())
        });
        // A year has no month: it would stand beside its months.
        let year = || {
            let all: Vec<&dyn Record> = sums.concat();
            things(&all, nature).values().flat_map(BTreeMap::values).find_map(overlap)
        };
        let by_month = chart.by == BY_MONTH && nature.has_periods;
        let mixed = mixed.or_else(|| by_month.then(year).flatten());
        // The whole of a kit has no sheet: it would be a bar without a name beside its parts.
        let beside = || {
            let all: Vec<&dyn Record> = sums.concat();
            things(&all, nature).values().find_map(|parts| whole_and_part(parts, nature))
        };
        if let (true, None) = (by_sheet, &mixed) {
            let what = format!("le graphique « {} » dessine côte à côte", chart.id.value);
            diagnostics.extend(beside().map(|it| reported(view, nature, &chart.id, &what, it)));
        }
        diagnostics.extend(mixed.map(|it| reported(view, nature, &chart.id, &what, it)));
    }
}

/// A line of the recipients of a letter, where a month has two of its issues: they went to the same
/// people.
fn recipients(view: &View<'_>, chart: &ChartDeclaration) -> Option<Diagnostic> {
    let is_line = chart.kind == ChartKind::Line && chart.by == BY_MONTH;
    if !is_line || chart.measure.as_deref() != Some("destinataires") {
        return None;
    }
    let sums = figures::sums(view.dataset, chart);
    let [one, other] = sums.iter().find_map(|rows| match rows.as_slice() {
        [one, other, ..] => Some([one.row(), other.row()]),
        _ => None,
    })?;
    let what = format!("le graphique « {} »", chart.id.value);
    let message = format!("{what} ajoute les destinataires de deux envois d'un même mois");
    let place = |row| view.cell("newsletters", row, "date_envoi");
    let diagnostic = Diagnostic::new(Code::CountedTwice, message)
        .at(chart.id.place)
        .related(place(one), "ceci")
        .related(place(other), "et cela")
        .about(&chart.id.value);
    Some(diagnostic.help("retenez une liste dans le filtre ; si elle part plusieurs fois par mois, montrez ses envois par « date_envoi » au lieu de « mois »"))
}

fn reported(
    view: &View<'_>,
    nature: &Nature,
    id: &Sourced<String>,
    what: &str,
    fault: Fault,
) -> Diagnostic {
    let place = |row| view.cell(nature.table, row, nature.part);
    let [one, other] = fault.rows;
    Diagnostic::new(Code::CountedTwice, format!("{what} {}", fault.message))
        .at(id.place)
        .related(place(one), "ceci")
        .related(place(other), "et cela")
        .about(&id.value)
        .help(fault.help)
}

/// What a cell says; the number of a sheet is that of a part, none is the whole.
fn said(row: &dyn Record, column: &str) -> String {
    match row.field(column) {
        Field::Text(text) => text.to_owned(),
        Field::Number(number) => number.map_or_else(|| WHOLE.to_owned(), |it| it.to_string()),
        _ => String::new(),
    }
}

/// The first row of each period of a thing, by its parts.
type Parts<'a> = BTreeMap<String, BTreeMap<Span, &'a dyn Record>>;

/// What rows count, each with its parts.
fn things<'a>(rows: &[&'a dyn Record], nature: &Nature) -> BTreeMap<String, Parts<'a>> {
    let mut things: BTreeMap<String, Parts<'a>> = BTreeMap::new();
    for row in rows {
        let Some(span) = span(*row) else { continue };
        let parts = things.entry(name_key(&said(*row, nature.of))).or_default();
        parts.entry(name_key(&said(*row, nature.part))).or_default().entry(span).or_insert(*row);
    }
    things
}

fn fault(rows: &[&dyn Record], nature: &Nature) -> Option<Fault> {
    let things = things(rows, nature);
    let mut firsts = things.values().filter_map(|parts| parts.values().next()?.values().next());
    if let (true, Some(one), Some(other)) = (nature.is_measure, firsts.next(), firsts.next()) {
        return Some(two_measures(*one, *other, nature));
    }
    things.values().find_map(|parts| {
        whole_and_part(parts, nature)
            .or_else(|| parts.values().find_map(overlap).filter(|_| nature.has_periods))
    })
}

fn two_measures(one: &dyn Record, other: &dyn Record, nature: &Nature) -> Fault {
    let [first, second] = [one, other].map(|row| said(row, nature.of));
    Fault {
        message: format!("deux mesures, « {first} » et « {second} »"),
        help: format!("retenez-en une dans le filtre : {} = \"{first}\"", nature.of),
        rows: [one, other].map(|row| row.row()),
    }
}

/// A whole, and a part of it in the same period.
fn whole_and_part(parts: &Parts<'_>, nature: &Nature) -> Option<Fault> {
    let wholes = parts.get(WHOLE)?;
    let mut seen = FxHashSet::default();
    let of_parts = parts.iter().filter(|(part, _)| *part != WHOLE).flat_map(|(_, spans)| spans);
    let (whole, part) =
        of_parts.filter(|(span, _)| seen.insert(**span)).find_map(|(span, row)| {
            let meets = |whole: &Span| whole.0 <= span.1 && span.0 <= whole.1;
            Some((wholes.iter().find(|(whole, _)| meets(whole))?.1, row))
        })?;
    let column = nature.part;
    Some(Fault {
        message: format!(
            "l'ensemble et ses parties : « {WHOLE} » et {column} « {} »",
            said(*part, column)
        ),
        help: format!(
            "retenez l'ensemble ou les parties dans le filtre : {column} = \"{WHOLE}\", ou {column} = {{ sauf = \"{WHOLE}\" }}"
        ),
        rows: [whole.row(), part.row()],
    })
}

/// Two periods of one thing that have days in common.
fn overlap(spans: &BTreeMap<Span, &dyn Record>) -> Option<Fault> {
    let mut in_order: Vec<(&Span, &&dyn Record)> = spans.iter().collect();
    in_order.sort_by_key(|(span, _)| (span.0, Reverse(span.1)));
    let mut last: Option<(&Span, &&dyn Record)> = None;
    for (span, row) in in_order {
        if let Some((_, before)) = last.filter(|(before, _)| span.0 <= before.1) {
            let [whole, part] = [before, row].map(|row| row.date().map(french::date));
            let (whole, part) = (whole.unwrap_or_default(), part.unwrap_or_default());
            return Some(Fault {
                message: format!("deux fois les mêmes jours : {whole} et {part}"),
                help: "retenez une seule sorte de périodes dans le filtre, periode = \"…\", ou retirez les autres lignes de la table".to_owned(),
                rows: [before.row(), row.row()],
            });
        }
        last = Some((span, row));
    }
    None
}

/// The sheets of one number, of two collections: a bar bears the title of one of them.
fn two_collections(rows: &[&dyn Record]) -> Option<Fault> {
    let first = rows.first()?;
    let of = |row: &&dyn Record| said(*row, "collection");
    let other = rows.iter().find(|row| of(row) != of(first))?;
    let [one, two] = [first, other].map(of);
    Some(Fault {
        message: format!("les fiches de même numéro de deux collections, « {one} » et « {two} »"),
        help: format!("retenez une collection dans le filtre : collection = \"{one}\""),
        rows: [first.row(), other.row()],
    })
}
