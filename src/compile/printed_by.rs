//! Which texts, figures and drawings a document prints.

use std::collections::BTreeSet;

use super::contents::REPORT;
use super::declared_documents::declaration;
use super::prepared::Prepared;
use crate::figures;
use crate::guardian::{View, numbered};
use crate::read::prose::Prose;
use crate::read::text_path;

/// Documents that print key figures, and no text of the edition.
const OF_KEY_FIGURES: [&str; 3] = ["synthese", "calendrier", "vignettes"];
/// The document that prints its text, and nothing else.
const RELEASE: &str = "communique";

/// The paths of the texts, and the ids of the figures, lines and drawings, that some documents print. Of
/// a document with a template of its own, all that the edition prints.
pub(super) fn printed_by(prepared: &Prepared, documents: &[&str]) -> BTreeSet<String> {
    documents.iter().flat_map(|document| of_one(prepared, document)).collect()
}

fn of_one(prepared: &Prepared, document: &str) -> BTreeSet<String> {
    let settings = &prepared.dataset.settings;
    let sources = &prepared.input.sources;
    let is_known = document == REPORT || document == RELEASE || OF_KEY_FIGURES.contains(&document);
    let declared = declaration(settings, document);
    let view = prepared.view(&[], &[]);
    let named: BTreeSet<String> = match document {
        REPORT => prepared.input.manifest.outlined().map(|it| text_path(&it.value)).collect(),
        _ => declared.and_then(|it| it.text.as_deref()).map(text_path).into_iter().collect(),
    };
    let path = |text: &Prose| sources.file(text.file).path.clone();
    let is_printed = |text: &&Prose| {
        let path = path(text);
        !is_known || named.contains(&path) || view.own_templates.contains(&path)
    };
    let texts: Vec<Prose> = prepared.texts().iter().filter(is_printed).cloned().collect();
    let view = View { texts: &texts, ..view };
    let lines = match declared.filter(|_| is_known && document != REPORT) {
        Some(declared) => numbered::printed_in(&view, declared),
        None if document == REPORT => numbered::printed_in_report(&view),
        None if is_known => Vec::new(),
        None => numbered::printed(&view),
    };
    let keys = || settings.edition.key_figures.iter().map(|it| it.value.as_str());
    let cited = figures::cited_in(&texts);
    let all = figures::cited(&prepared.figures.list, settings, &texts).into_iter().filter(|it| {
        match document {
            RELEASE => cited.contains(it.id.as_str()),
            _ if OF_KEY_FIGURES.contains(&document) => {
                cited.contains(it.id.as_str()) || keys().any(|id| id == it.id)
            }
            _ => true,
        }
    });
    let ids = all.map(|it| it.id.clone()).chain(lines.into_iter().map(|it| it.id));
    texts.iter().map(path).chain(ids).collect()
}
