//! Which tables the pages of the report are made of.

use std::collections::BTreeSet;

use crate::compile::prepared::Prepared;
use crate::dataset::settings::MembersPrivacy;
use crate::dataset::tables::TABLES;
use crate::design::templates::Templates;
use crate::figures::Figure;
use crate::read::prose::Cited;

/// The tables to attach, by name: those that the edition names, else those that
/// a page of the report uses. Members that are only counted are never among them.
pub fn used<'a>(prepared: &'a Prepared, templates: &Templates) -> BTreeSet<&'a str> {
    let settings = &prepared.dataset.settings;
    let mut used = match &settings.edition.attached {
        Some(named) => named.iter().map(|name| name.value.as_str()).collect(),
        None => by_pages(prepared, templates),
    };
    if settings.members_privacy == Some(MembersPrivacy::Count) {
        used.remove("adherents");
    }
    used
}

fn by_pages<'a>(prepared: &'a Prepared, templates: &Templates) -> BTreeSet<&'a str> {
    let settings = &prepared.dataset.settings;
    // The year is drawn on the cover and on the last page.
    let mut used = BTreeSet::from(["evenements"]);
    let annexes: BTreeSet<&str> = settings.annexes.iter().map(|it| it.id.as_str()).collect();
    let in_annexes =
        TABLES.iter().filter(|table| table.annex.is_some_and(|it| annexes.contains(it)));
    used.extend(in_annexes.map(|table| table.name));
    if annexes.contains("calendrier") && settings.lists.iter().any(|list| list.calendar.on) {
        used.insert("newsletters");
    }
    let cited = |wanted: Cited| {
        let citations = prepared.texts().iter().flat_map(|text| &text.citations);
        citations.filter(move |it| it.cited == wanted).map(|it| it.id.as_str())
    };
    let figures: BTreeSet<&str> = settings
        .edition
        .printed_figures()
        .chain(settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref()))
        .map(|id| id.value.as_str())
        .chain(cited(Cited::Figure))
        .collect();
    for figure in prepared.figures.list.iter().filter(|it| figures.contains(it.id.as_str())) {
        used.extend(tables_of(figure, prepared));
    }
    // The annex of values shows all that is drawn.
    let all_drawn = annexes.contains("donnees-graphiques");
    let of_members = |id: &str| annexes.contains("adherents") && id.starts_with("adherents");
    let charts: BTreeSet<&str> = cited(Cited::Chart).collect();
    for chart in &settings.charts {
        let id = chart.id.value.as_str();
        if all_drawn || charts.contains(id) || of_members(id) {
            used.insert(chart.rows.table.value.as_str());
        }
    }
    let maps: BTreeSet<&str> = cited(Cited::Map).collect();
    for map in &settings.maps {
        let id = map.id.value.as_str();
        if all_drawn || maps.contains(id) || of_members(id) {
            used.insert(map.rows.table.value.as_str());
        }
    }
    for (name, command) in prepared.commands().iter() {
        if prepared.texts().iter().any(|text| text.functions.contains(name)) {
            used.extend(command.tables.iter().map(String::as_str));
        }
    }
    // Templates of one's own may print anything that they name.
    for name in prepared.input.tables.keys() {
        if templates.own().any(|text| names(&text, name)) {
            used.insert(name);
        }
    }
    used
}

/// The tables whose rows a figure counts.
fn tables_of<'a>(figure: &'a Figure, prepared: &'a Prepared) -> BTreeSet<&'a str> {
    let files: BTreeSet<_> = figure.sources.iter().map(|source| source.row.file).collect();
    let tables = prepared.input.tables.values();
    tables.filter(|table| files.contains(&table.file)).map(|table| table.schema.name).collect()
}

/// Whether a template says this word.
fn names(template: &str, word: &str) -> bool {
    template.match_indices(word).any(|(at, _)| {
        let glued =
            |sign: Option<char>| sign.is_some_and(|it| it.is_alphanumeric() || "-_".contains(it));
        !glued(template[..at].chars().next_back())
            && !glued(template[at + word.len()..].chars().next())
    })
}
