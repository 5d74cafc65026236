//! The figures that a document shows: those that texts cite and pages print.

use std::collections::BTreeSet;

use super::{Figure, MEMBERS};
use crate::dataset::settings::Settings;
use crate::language::suggest::slug;
use crate::read::prose::{Cited, Prose};

/// The figures that texts cite and pages print, those of the block of members too, in the order of the list of figures; in a review copy
/// the first has the number 1.
pub fn cited<'a>(list: &'a [Figure], settings: &Settings, texts: &[Prose]) -> Vec<&'a Figure> {
    let on_pages = settings.edition.printed_figures().map(|id| id.value.as_str());
    let hooks =
        settings.chapters.iter().filter_map(|it| it.hook.as_ref()).map(|id| id.value.as_str());
    let counts_members = texts.iter().any(|text| text.functions.contains(MEMBERS));
    let of_members = |id: &str| {
        let kind = id.strip_prefix(MEMBERS).and_then(|it| it.strip_prefix('-'));
        let mut kinds = settings.member_kinds.iter();
        id == MEMBERS || kind.is_some_and(|kind| kinds.any(|it| slug(&it.id) == kind))
    };
    let ids: BTreeSet<&str> = cited_in(texts).into_iter().chain(on_pages).chain(hooks).collect();
    list.iter()
        .filter(|figure| {
            let id = figure.id.as_str();
            ids.contains(id) || (counts_members && of_members(id))
        })
        .collect()
}

/// The ids of the figures that texts cite.
pub fn cited_in(texts: &[Prose]) -> BTreeSet<&str> {
    let citations = texts.iter().flat_map(|text| &text.citations);
    citations.filter(|it| it.cited == Cited::Figure).map(|it| it.id.as_str()).collect()
}
