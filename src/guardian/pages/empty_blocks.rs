//! Blocks that texts and the plan ask for, and that would print nothing.

use crate::dataset::Dataset;
use crate::dataset::accounting::Statement;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures;
use crate::guardian::View;
use crate::read::prose::{Citation, Cited};

/// Tells each block of a text, and each annex, that has nothing to print.
pub(in crate::guardian) fn blocks_print_something(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let dataset = view.dataset;
    for text in view.texts {
        for call in &text.calls {
            let place = Place::span(text.file, call.range.clone());
            let what = format!("#{}()", call.function);
            diagnostics
                .extend(of_block(&call.function, view).map(|why| reported(&what, why, place)));
        }
        for citation in &text.citations {
            let place = Place::span(text.file, citation.range.clone());
            diagnostics
                .extend(of_citation(citation, view).map(|(what, why)| reported(&what, why, place)));
        }
    }
    for annex in view.input.manifest.annexes.iter().filter(|annex| annex.text.is_none()) {
        let why = match annex.id.value.as_str() {
            "presse" => empty("presse", dataset),
            "adherents" => empty("adherents", dataset),
            _ => None,
        };
        let what = format!("l'annexe « {} »", annex.id.value);
        diagnostics.extend(why.map(|why| reported(&what, why, annex.id.place)));
    }
}

fn reported(what: &str, why: String, place: Place) -> Diagnostic {
    Diagnostic::new(Code::NothingPrinted, format!("{what} n'imprime rien : {why}"))
        .at(place)
        .about(what)
        .help("remplissez la table, ou retirez ce bloc")
}

/// Why a block has nothing to print, if it has nothing.
fn of_block(function: &str, view: &View<'_>) -> Option<String> {
    let dataset = view.dataset;
    match function {
        "adherents" => figures::headcounts(dataset).lacking,
        "compte-de-resultat" => without(Statement::Income, dataset),
        "bilan" => without(Statement::Balance, dataset),
        "budget" => without(Statement::Budget, dataset),
        "contributions-en-nature" => without(Statement::InKind, dataset),
        "articles" if dataset.articles.iter().any(|article| article.featured) => None,
        "articles" => empty("presse", dataset)
            .or_else(|| Some("aucun article n'est « à la une » (colonne « a_la_une »)".to_owned())),
        _ => {
            let command = view.commands.get(function).filter(|command| command.cites.is_none())?;
            let mut tables = command.tables.iter();
            let first = tables.next()?;
            let others_have_rows = tables.any(|table| dataset.has_rows(table));
            empty(first, dataset).filter(|_| !others_have_rows)
        }
    }
}

fn without(statement: Statement, dataset: &Dataset) -> Option<String> {
    let is_there = dataset.ledger.iter().any(|line| line.statement == statement);
    let none =
        || format!("la table « comptes » n'a aucune ligne de « nature » {}", statement.word());
    empty("comptes", dataset).or_else(|| (!is_there).then(none))
}

fn empty(table: &str, dataset: &Dataset) -> Option<String> {
    let nothing = !dataset.has_rows(table);
    nothing.then(|| format!("la table « {table} » n'a aucune ligne de l'année"))
}

/// What a citation names that has nothing to print.
fn of_citation(citation: &Citation, view: &View<'_>) -> Option<(String, String)> {
    let (dataset, id) = (view.dataset, citation.id.as_str());
    match citation.cited {
        Cited::Speakers => {
            let nobody = dataset.event(id)?.speakers.is_empty();
            let event = &dataset.settings.vocabulary.event;
            let why = format!("{} n'a pas d'intervenants", event.with_article());
            nobody.then(|| (format!("#intervenants(\"{id}\")"), why))
        }
        Cited::Table => {
            let known = dataset.settings.catalogue.find(id)?;
            empty(known.name, dataset).map(|why| (format!("#tableau(\"{id}\")"), why))
        }
        Cited::Map => {
            let map = view.figures.maps.iter().find(|map| map.id == id)?;
            let nothing = map.points.is_empty() && !map.unplaced.is_empty();
            let why = "aucune ligne n'a de code connu".to_owned();
            nothing.then(|| (format!("#carte(\"{id}\")"), why))
        }
        _ => None,
    }
}
