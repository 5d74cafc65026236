//! Charts, maps and key figures as pictures. The pages of two documents of the templates,
//! `graphiques` and `vignettes`, are these pictures: a designer changes them there.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{OutputFile, data};
use crate::charts;
use crate::compile::attachments;
use crate::compile::prepared::Prepared;
use crate::figures::Figure;
use crate::language::french;
use crate::language::partial_date::Period;
use crate::typeset::{Document, export};

/// The document whose pages are the charts, then the maps that show something.
pub const CHARTS: &str = "graphiques";
/// The document whose pages are the key figures, each in the [`FORMATS`].
pub const CARDS: &str = "vignettes";
/// What a picture measures: two pixels a point.
const FINENESS: f64 = 144.0;
/// The formats of a card, as the template has them: square, upright, wide.
const FORMATS: [&str; 3] = ["carre", "portrait", "paysage"];

/// What one page of a document gives: its name and what stands beside its picture.
struct Shown {
    name: String,
    beside: Vec<OutputFile>,
}

/// Each chart and map as SVG and PNG, with its values as CSV and its alternative text. `document` is
/// [`CHARTS`] of the same edition.
pub fn charts(prepared: &Prepared, document: &Document) -> Vec<OutputFile> {
    let figures = &prepared.figures;
    let of = |folder: &str, id: &str, alt: String, table: charts::DataTable| {
        let name = format!("{folder}/{id}");
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| data::plain_number(cell)).collect())
            .collect();
        let values =
            OutputFile::new(format!("{name}.csv"), attachments::csv(&table.columns, &rows));
        Shown { beside: vec![values, alternative(&name, &alt)], name }
    };
    let charts = figures
        .charts
        .iter()
        .map(|chart| of("graphiques", &chart.id, charts::describe(chart), charts::table(chart)));
    let maps = figures.maps.iter().filter(|map| !map.points.is_empty());
    let maps =
        maps.map(|map| of("cartes", &map.id, charts::describe_map(map), charts::map_table(map)));
    let shown: Vec<Shown> = charts.chain(maps).collect();
    drawn(document, shown, true)
}

/// Each key figure as PNG, square, upright and wide, with its alternative text. `document` is
/// [`CARDS`] of the same edition. An edition without key figures has none.
pub fn cards(prepared: &Prepared, document: &Document) -> Vec<OutputFile> {
    let organisation = &prepared.dataset.settings.organisation.name;
    let shown = key_figures(prepared).into_iter().flat_map(|figure| {
        let alt = described(figure, prepared.dataset.period(), organisation);
        FORMATS.map(|format| {
            let name = format!("vignettes/{}-{format}", figure.id);
            Shown { beside: vec![alternative(&name, &alt)], name }
        })
    });
    drawn(document, shown.collect(), false)
}

/// The key figures that the edition names and has.
fn key_figures(prepared: &Prepared) -> Vec<&Figure> {
    let named = prepared.dataset.settings.edition.key_figures.iter();
    named.filter_map(|id| prepared.figures.list.iter().find(|it| it.id == id.value)).collect()
}

/// « 177 adhérents : collectivités membres du réseau. Au 31 décembre 2021. Réseau… »
fn described(figure: &Figure, period: Period, organisation: &str) -> String {
    let at = match &figure.as_of {
        Some(date) => french::date(date),
        None => period.to_string(),
    };
    let invented = if figure.illustrative { " Donnée illustrative." } else { "" };
    format!("{} : {} ({at}). {organisation}.{invented}", figure.text, figure.label)
}

fn alternative(name: &str, text: &str) -> OutputFile {
    OutputFile::new(format!("{name}.txt"), format!("{text}\n"))
}

/// The pictures of pages, in their order, each followed by what stands beside it.
fn drawn(document: &Document, shown: Vec<Shown>, with_svg: bool) -> Vec<OutputFile> {
    let files: Vec<Vec<OutputFile>> = (0..shown.len())
        .into_par_iter()
        .map(|page| {
            let name = &shown[page].name;
            let png = export::page_png(document, page, FINENESS);
            let svg = with_svg.then(|| export::page_svg(document, page)).flatten();
            let png = png.map(|bytes| OutputFile::new(format!("{name}.png"), bytes));
            let svg = svg.map(|text| OutputFile::new(format!("{name}.svg"), text));
            png.into_iter().chain(svg).collect()
        })
        .collect();
    files
        .into_iter()
        .zip(shown)
        .flat_map(|(files, shown)| files.into_iter().chain(shown.beside))
        .collect()
}
