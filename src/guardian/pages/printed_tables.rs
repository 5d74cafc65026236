//! Which tables the pages of the report are made of.

use std::collections::BTreeSet;

use crate::dataset::MEMBERS_TABLE as MEMBERS;
use crate::dataset::declarations::ChartDeclaration;
use crate::figures::{self, Figure};
use crate::guardian::View;
use crate::read::prose::{Cited, Prose};

/// The table of the pictures that texts place by name.
pub(in crate::guardian) const IMAGES: &str = "images";

/// The tables that a page of the report is made of, by name.
pub fn printed_tables<'a>(view: &View<'a>) -> BTreeSet<&'a str> {
    let settings = &view.dataset.settings;
    // The year is drawn on the cover and on the last page.
    let mut used = BTreeSet::from(["evenements"]);
    let annexes: BTreeSet<&str> = settings.annexes.iter().map(|it| it.id.as_str()).collect();
    let in_annexes = settings.catalogue.iter();
    let in_annexes = in_annexes.filter(|it| it.annex.is_some_and(|id| annexes.contains(id)));
    used.extend(in_annexes.map(|table| table.name));
    if annexes.contains("calendrier") && settings.lists.iter().any(|list| list.calendar.on) {
        used.insert("newsletters");
    }
    let cited = |wanted: Cited| {
        let citations = view.texts.iter().flat_map(|text| &text.citations);
        citations.filter(move |it| it.cited == wanted).map(|it| it.id.as_str())
    };
    let printed: BTreeSet<&str> = settings
        .edition
        .printed_figures()
        .chain(settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref()))
        .map(|id| id.value.as_str())
        .chain(cited(Cited::Figure))
        // It follows the supporters where the edition names no other.
        .chain(settings.edition.supporters_figure.is_none().then_some(figures::MEMBERS))
        .collect();
    for figure in view.figures.list.iter().filter(|it| printed.contains(it.id.as_str())) {
        used.extend(tables_of(figure, view));
    }
    for text in view.texts {
        used.extend(tables_of_text(view, text));
    }
    // The annex of values shows all that is drawn.
    let all_drawn = annexes.contains("donnees-graphiques");
    let of_members = |id: &str| annexes.contains("adherents") && id.starts_with("adherents");
    for chart in &settings.charts {
        if all_drawn || of_members(&chart.id.value) {
            used.insert(chart.rows.table.value.as_str());
        }
    }
    for map in &settings.maps {
        if all_drawn || of_members(&map.id.value) {
            used.insert(map.rows.table.value.as_str());
        }
    }
    used.extend(view.input.tables.keys().filter(|name| says(view.own_templates, name)));
    used
}

/// The tables of which the blocks of a text print something, by name: what its charts and maps draw,
/// what its functions list. The figures that it cites stand among its words.
fn tables_of_text<'a>(view: &View<'a>, text: &'a Prose) -> BTreeSet<&'a str> {
    let charts = cited(text, Cited::Chart);
    let drawn = view.dataset.settings.charts.iter();
    let drawn = drawn.filter(|it| charts.contains(it.id.value.as_str()));
    let mut used = listed_tables(view, text);
    used.extend(drawn.map(|it| it.rows.table.value.as_str()));
    used.extend(mapped_tables(view, text));
    if view.dataset.images.iter().any(|it| cited(text, Cited::Photo).contains(it.id.as_str())) {
        used.insert(IMAGES);
    }
    used
}

fn cited(text: &Prose, wanted: Cited) -> BTreeSet<&str> {
    text.citations.iter().filter(|it| it.cited == wanted).map(|it| it.id.as_str()).collect()
}

/// The tables of which the maps of a text draw the rows.
pub(in crate::guardian) fn mapped_tables<'a>(
    view: &View<'a>,
    text: &'a Prose,
) -> BTreeSet<&'a str> {
    let maps = cited(text, Cited::Map);
    let mapped = view.dataset.settings.maps.iter();
    let mapped = mapped.filter(|it| maps.contains(it.id.value.as_str()));
    mapped.map(|it| it.rows.table.value.as_str()).collect()
}

/// The tables that the functions of a text list.
pub(in crate::guardian) fn listed_tables<'a>(
    view: &View<'a>,
    text: &'a Prose,
) -> BTreeSet<&'a str> {
    let mut used = cited(text, Cited::Table);
    for (name, command) in view.commands.iter() {
        if text.functions.contains(name) {
            used.extend(command.tables.iter().map(String::as_str));
        }
    }
    // Where nothing counts the members, those that are listed are counted.
    if text.functions.contains("adherents") && view.dataset.headcounts.is_empty() {
        used.insert(MEMBERS);
    }
    used
}

/// Whether a page shows members one by one, and does not only count them.
pub fn shows_members(view: &View<'_>) -> bool {
    let settings = &view.dataset.settings;
    let cited = |wanted: Cited, id: &str| {
        view.texts
            .iter()
            .any(|text| text.citations.iter().any(|it| it.cited == wanted && it.id == id))
    };
    let names = |chart: &ChartDeclaration| {
        let columns = [Some(&chart.by), chart.split.as_ref(), chart.group.as_ref()];
        chart.rows.table.value == MEMBERS && columns.into_iter().flatten().any(|it| it == "nom")
    };
    let charts = settings.charts.iter().filter(|it| names(it)).map(|it| &it.id.value);
    let maps = settings.maps.iter().filter(|it| it.rows.table.value == MEMBERS);
    let mut maps = maps.map(|it| &it.id.value);
    settings.annexes.iter().any(|it| it.id == MEMBERS)
        || charts.into_iter().any(|id| cited(Cited::Chart, id))
        || maps.any(|id| cited(Cited::Map, id))
        || says(view.own_templates, MEMBERS)
}

/// Whether a text calls a function.
pub(in crate::guardian) fn calls(view: &View<'_>, name: &str) -> bool {
    view.texts.iter().any(|text| text.functions.contains(name))
}

/// The tables whose rows a figure counts.
fn tables_of<'a>(figure: &Figure, view: &View<'a>) -> BTreeSet<&'a str> {
    let mut files: Vec<_> = figure.sources.iter().map(|source| source.row.file).collect();
    files.dedup();
    let tables = view.input.tables.values();
    tables.filter(|table| files.contains(&table.file)).map(|table| table.schema.name).collect()
}

/// Whether a template says this word.
pub(in crate::guardian) fn says(template: &str, word: &str) -> bool {
    template.match_indices(word).any(|(at, _)| {
        let glued = |character: Option<char>| {
            character.is_some_and(|it| it.is_alphanumeric() || "-_".contains(it))
        };
        !glued(template[..at].chars().next_back())
            && !glued(template[at + word.len()..].chars().next())
    })
}
