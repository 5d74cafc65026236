//! Blocks that texts and the plan ask for, and that would print nothing.

use crate::dataset::accounting::Statement;
use crate::dataset::{Dataset, Person};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::figures;
use crate::guardian::View;
use crate::language::suggest;
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
            let told = of_citation(citation, view).map(|why| {
                let what = format!("#{}(\"{}\")", citation.function, citation.id);
                let told = reported(&what, why, place);
                match citation.cited {
                    Cited::Photo => {
                        told.help("nommez un fichier dans « photo », ou retirez ce bloc")
                    }
                    _ => told,
                }
            });
            diagnostics.extend(told);
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
        "bureau" | "equipe" | "administrateurs" | "organigramme" | "portraits" => {
            empty("personnes", dataset).or_else(|| of_people(function, dataset))
        }
        _ => {
            let command = view.commands.get(function).filter(|command| command.cites.is_none())?;
            let mut tables = command.tables.iter();
            let first = tables.next()?;
            let others_have_rows = tables.any(|table| dataset.has_rows(table));
            empty(first, dataset).filter(|_| !others_have_rows)
        }
    }
}

/// Why a block of people shows nobody of the table.
fn of_people(function: &str, dataset: &Dataset) -> Option<String> {
    let group = if function == "administrateurs" { "conseil" } else { function };
    let is_shown = |it: &&Person| match function {
        "portraits" => it.photo.is_some(),
        "organigramme" => it.reports_to.is_some() && dataset.is_in_office(it),
        _ => {
            let sits = function == "administrateurs" && it.administrator;
            let is_of = it.groups.iter().any(|it| suggest::name_key(it) == group);
            (sits || is_of) && dataset.is_in_office(it)
        }
    };
    let nobody = dataset.people.iter().find(is_shown).is_none();
    nobody.then(|| match function {
        "portraits" => "personne n'a de « photo » dans la table « personnes »".to_owned(),
        "organigramme" => "personne n'a de « rattachement » dans la table « personnes »".to_owned(),
        _ => format!(
            "personne en fonction n'a « {group} » dans la colonne « groupe » de la table « personnes »"
        ),
    })
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
fn of_citation(citation: &Citation, view: &View<'_>) -> Option<String> {
    let (dataset, id) = (view.dataset, citation.id.as_str());
    match citation.cited {
        Cited::Speakers => {
            let nobody = dataset.event(id)?.speakers.is_empty();
            let event = &dataset.settings.vocabulary.event;
            let why = format!("{} n'a pas d'intervenants", event.with_article());
            nobody.then_some(why)
        }
        // An image of the table `images` always has a file.
        Cited::Photo => {
            let event = dataset.event(id).filter(|it| it.photo.is_none())?;
            let is_image = dataset.images.iter().any(|it| it.id == event.id);
            let why = format!(
                "la ligne « {} » de la table « evenements » n'a pas de « photo »",
                shorten(&event.title)
            );
            (!is_image).then_some(why)
        }
        Cited::Table => {
            let known = dataset.settings.catalogue.find(id)?;
            empty(known.name, dataset)
        }
        Cited::Map => {
            let map = view.figures.maps.iter().find(|map| map.id == id)?;
            let nothing = map.points.is_empty() && !map.unplaced.is_empty();
            let why = "aucune ligne n'a de code connu".to_owned();
            nothing.then_some(why)
        }
        Cited::Collection => {
            let is_known = dataset.settings.collections.iter().any(|it| it.id == id);
            let nothing = is_known && dataset.downloads_of(id).is_empty();
            nothing.then(|| {
                "la table « telechargements » n'a aucune ligne de cette collection".to_owned()
            })
        }
        _ => None,
    }
}
