//! Tables that are filled, and of which no page prints, counts or draws a row.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::dataset::Article;
use crate::dataset::declarations::Selection;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::pages::printed_tables::{calls, printed_tables, says};
use crate::guardian::tables::people::used_initials;
use crate::language::french;
use crate::language::french::fold;
use crate::language::quantity::Quantity;
use crate::read::Table;

/// What people are for: no page prints their table.
const PEOPLE: &str = "personnes";

/// Tells each table that nothing uses.
pub(in crate::guardian) fn tables_are_printed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    // Without a text, nothing can be placed yet.
    if view.texts.is_empty() {
        return;
    }
    let mut used = printed_tables(view);
    used.extend(declared(view).map(|rows| rows.table.value.as_str()));
    let is_served = |name: &str| name == PEOPLE && people_serve(view);
    for (name, table) in &view.input.tables {
        if table.is_empty() || used.contains(name) || is_served(name) {
            continue;
        }
        let rows = french::with_unit(&Quantity::exact(table.len() as u64), "ligne", "lignes");
        let message = format!("la table « {name} » ({rows}) n'est imprimée nulle part");
        diagnostics.push(
            Diagnostic::new(Code::NotPrinted, message)
                .at(first_cell(table))
                .about(*name)
                .help(help(view, name)),
        );
    }
}

fn first_cell(table: &Table) -> Place {
    let column = table.schema.names().find(|column| table.has(column));
    table.place(table.header, column.unwrap_or_default())
}

/// What figures, charts and maps of rapport.toml are made of: one that nothing shows is reported itself.
fn declared<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Selection> {
    let settings = &view.dataset.settings;
    let figures = settings.figures.iter().filter_map(|it| it.rows.as_ref());
    let charts = settings.charts.iter().map(|it| &it.rows);
    figures.chain(charts).chain(settings.maps.iter().map(|it| &it.rows))
}

/// Whether somebody of the table has initials in the calendar, or a name that a text or another
/// table says: their roles are held against it.
fn people_serve(view: &View<'_>) -> bool {
    let dataset = view.dataset;
    let initials = used_initials(dataset);
    let speakers = dataset.events.iter().flat_map(|it| &it.speakers);
    let speakers = speakers.filter_map(|it| it.name.as_deref());
    let interviewed = dataset.interviews.iter().map(|it| it.name.as_str());
    let members = view.input.counted_members.iter().map(String::as_str);
    let contacts = view.dataset.settings.documents.iter().filter_map(|it| it.contact.as_deref());
    let names = speakers.chain(interviewed).chain(members).chain(contacts);
    let named: FxHashSet<String> = names.map(fold).collect();
    let blocks = view.texts.iter().flat_map(|text| &text.blocks).chain(view.settings);
    let texts = blocks.map(|block| fold(&block.text));
    let texts: Vec<String> = texts.collect();
    dataset.people.iter().any(|person| {
        let name = fold(&person.name);
        person.initials.iter().any(|it| initials.contains_key(&fold(it)))
            || named.contains(&name)
            || texts.iter().any(|text| text.contains(&name))
    })
}

/// How a table is printed.
fn help(view: &View<'_>, name: &str) -> String {
    if name == PEOPLE {
        return "elle sert aux initiales du calendrier, aux rôles des personnes que nomment les textes et les événements, et à une carte : ajoutez celles qui y sont, ou videz-la".to_owned();
    }
    let calls = view.commands.iter().filter(|(_, it)| it.tables.iter().any(|it| it == name));
    let calls = calls.map(|(_, command)| format!("#{}", command.call));
    let known = view.dataset.settings.catalogue.find(name);
    let annex = known.and_then(|table| table.annex).map(|id| format!("l'annexe « {id} »"));
    let rows = known.filter(|it| it.as_rows).map(|it| format!("#tableau(\"{}\")", it.name));
    let ways: BTreeSet<String> = calls.chain(annex).chain(rows).collect();
    let ways: Vec<String> = ways.into_iter().collect();
    let ways = if ways.is_empty() { String::new() } else { format!("{}, ", ways.join(" ou ")) };
    format!("imprimez-la ({ways}un chiffre, un graphique ou une carte), ou videz-la")
}

/// Tells the articles that are to stand in front, where no text prints them.
pub(in crate::guardian) fn featured_articles_are_printed(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    if view.texts.is_empty() || calls(view, "articles") || says(view.own_templates, "a_la_une") {
        return;
    }
    let featured: Vec<_> = view.dataset.articles.iter().filter(|it| it.featured).collect();
    let words = |count: usize| match count {
        1 => "aucun texte ne met cet article en avant".to_owned(),
        _ => format!("aucun texte ne met en avant ces {} articles", french::number(count as u64)),
    };
    let help = "écrivez #articles() dans un texte, ou videz la cellule";
    diagnostics.extend(articles_unseen(view, &featured, "a_la_une", words, help));
}

/// Tells the extracts of articles that no page prints: those that do not stand in front.
pub(in crate::guardian) fn extracts_are_printed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    if view.texts.is_empty() || says(view.own_templates, "extrait") {
        return;
    }
    let hidden = |it: &&Article| it.extract.is_some() && !it.featured;
    let hidden: Vec<&Article> = view.dataset.articles.iter().filter(hidden).collect();
    let words = |count: usize| match count {
        1 => "celui de cet article n'est imprimé nulle part".to_owned(),
        _ => {
            format!("ceux de {} articles ne sont imprimés nulle part", french::number(count as u64))
        }
    };
    let help = "écrivez « oui » dans « a_la_une » pour le montrer, ou videz la cellule";
    diagnostics.extend(articles_unseen(view, &hidden, "extrait", words, help));
}

/// What is said, at the first of them, of articles whose column no page shows.
fn articles_unseen(
    view: &View<'_>,
    articles: &[&Article],
    column: &'static str,
    words: impl Fn(usize) -> String,
    help: &str,
) -> Option<Diagnostic> {
    let message = format!("« {column} » : {}", words(articles.len()));
    let unseen = Diagnostic::new(Code::NotPrinted, message)
        .at(view.cell("presse", articles.first()?.row, column))
        .about(format!("presse.{column}"));
    Some(unseen.help(help))
}
