//! The figures that a document shows: those that texts cite and pages print.

use std::collections::BTreeSet;

use super::Figure;
use crate::dataset::settings::Settings;
use crate::read::prose::{Cited, Prose};

/// The figures that texts cite and pages print, in the order of the list of figures; in a review copy
/// the first has the number 1.
pub fn cited<'a>(list: &'a [Figure], settings: &Settings, texts: &[Prose]) -> Vec<&'a Figure> {
    let citations = texts.iter().flat_map(|text| &text.citations);
    let in_texts = citations.filter(|it| it.cited == Cited::Figure).map(|it| it.id.as_str());
    let on_pages = settings.edition.printed_figures().map(|id| id.value.as_str());
    let hooks =
        settings.chapters.iter().filter_map(|it| it.hook.as_ref()).map(|id| id.value.as_str());
    let ids: BTreeSet<&str> = in_texts.chain(on_pages).chain(hooks).collect();
    list.iter().filter(|figure| ids.contains(figure.id.as_str())).collect()
}
