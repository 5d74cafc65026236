//! One title in several wordings, from one table to another.

use rustc_hash::FxHashMap;

use crate::dataset::RowRef;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::likeness::{ByHash, Words, letters};

/// Titles of fewer words are names of kinds: « Kit RégionalESS ».
const WORDS: usize = 5;
/// Publications that a title is held against, for each of its keys.
const HELD_AGAINST: usize = 8;

fn wordings(first: &str, second: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TitleWordings,
        format!("un titre en deux versions : « {} » et « {} »", shorten(second), shorten(first)),
    )
    .help("écrivez le titre partout de la même façon")
}

/// A sheet has one title over all its periods.
pub(in crate::guardian) fn sheets_keep_their_title(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut titles: FxHashMap<(&str, u64), (&str, RowRef)> = FxHashMap::default();
    for row in &view.dataset.downloads {
        let (Some(sheet), Some(title)) = (row.sheet, row.title.as_deref()) else { continue };
        let place = |row: RowRef| view.cell("telechargements", row, "titre");
        let (first, at) = *titles.entry((&row.collection, sheet)).or_insert((title, row.row));
        if letters(first) != letters(title) {
            diagnostics.push(
                wordings(first, title)
                    .at(place(row.row))
                    .related(place(at), "la même fiche a ce titre ici")
                    .about(title),
            );
        }
    }
}

/// An event or an article that tells of a publication gives it its title.
pub(in crate::guardian) fn publications_keep_their_title(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let data = view.dataset;
    let known: Vec<(Words, &str, RowRef)> = data
        .publications
        .iter()
        .map(|it| (Words::of(&it.title), it.title.as_str(), it.row))
        .filter(|(words, ..)| words.len() >= WORDS)
        .collect();
    if known.is_empty() {
        return;
    }
    let mut near: ByHash<Vec<usize>> = ByHash::default();
    for (index, (words, ..)) in known.iter().enumerate() {
        for key in words.rare_keys() {
            near.entry(*key).or_default().push(index);
        }
    }
    let mut judge = |table: &str, title: &str, words: &Words, row: RowRef| {
        let others = words.rare_keys().iter().filter_map(|key| near.get(key));
        let twin = others
            .flat_map(|others| others.iter().take(HELD_AGAINST))
            .map(|other| &known[*other])
            .find(|(other, ..)| other.is_like(words));
        let Some((_, first, at)) = twin.filter(|(_, first, _)| !holds(title, first)) else {
            return;
        };
        diagnostics.push(
            wordings(first, title)
                .at(view.cell(table, row, "titre"))
                .related(view.cell("publications", *at, "titre"), "la publication a ce titre ici")
                .about(title),
        );
    };
    view.events().for_each(|(it, heading)| judge("evenements", &it.title, &heading.words, it.row));
    let articles = data.articles.iter();
    articles.for_each(|it| judge("presse", &it.title, &Words::of(&it.title), it.row));
}

/// Whether one title is the other, or holds it word for word: « Étude « … » ».
fn holds(title: &str, other: &str) -> bool {
    let (title, other) = (letters(title), letters(other));
    title.contains(&other) || other.contains(&title)
}
