//! Members who are to be counted and not named, named somewhere else than in their table.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, passages};
use crate::language::french::{fold, may_be_a_persons};
use crate::read::schema::Who;

/// Words of the longest name that is looked for.
const LONGEST: usize = 6;
/// Other places of a name that one diagnostic shows.
const SHOWN: usize = 2;

/// Tells each member who is only to be counted, and whose name is printed.
pub(in crate::guardian) fn counted_members_are_not_named(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let names = names(view);
    if names.is_empty() {
        return;
    }
    let mut found: Vec<(String, Vec<Place>)> = Vec::new();
    let mut ranks: FxHashMap<String, usize> = FxHashMap::default();
    let mut keep = |name: &str, place: Place| {
        let rank = *ranks.entry(fold(name)).or_insert(found.len());
        if rank == found.len() {
            found.push((name.to_owned(), Vec::new()));
        }
        found[rank].1.push(place);
    };
    for block in passages(view) {
        for range in named(&block.text, &names) {
            if block.is_typed(range.clone()) {
                keep(&block.text[range.clone()], block.place(range));
            }
        }
    }
    each_cell(view, |cell| {
        // Of people whom the report names on purpose.
        if cell.table.who != Who::Named {
            for range in named(cell.text, &names) {
                keep(&cell.text[range], cell.place);
            }
        }
    });
    let member = &view.dataset.settings.vocabulary.member;
    for (name, places) in found {
        let message = format!(
            "« {name} » est le nom d'{}, que [confidentialite] dit de compter sans {} nommer",
            member.with_indefinite(),
            if member.feminine { "la" } else { "le" }
        );
        let mut diagnostic = Diagnostic::new(Code::MembersNamed, message).at(places[0]).about(&name).help(
            "retirez ce nom ; si cette personne a un rôle public, ou si c'en est une autre, donnez-lui une ligne dans « personnes »",
        );
        for place in places.iter().skip(1).take(SHOWN) {
            diagnostic = diagnostic.related(*place, "ici aussi");
        }
        diagnostics.push(diagnostic);
    }
}

/// The names of the members as they may be written, first name first or last, word by word; without
/// those of people whom the report names on purpose. A name of one word may be anybody's.
fn names(view: &View<'_>) -> FxHashSet<Vec<String>> {
    let list = |name: &str| Vec::from_iter(words(name).map(|(word, _)| word));
    let sorted = |mut words: Vec<String>| {
        words.sort_unstable();
        words
    };
    let tables = view.input.tables.values().filter(|table| table.schema.who == Who::Named);
    let public: FxHashSet<Vec<String>> =
        tables.flat_map(|table| table.rows().map(|row| sorted(list(row.get("nom"))))).collect();
    let mut names = FxHashSet::default();
    for name in &view.input.counted_members {
        let mut words = list(name);
        let is_told = (2..=LONGEST).contains(&words.len())
            && words.iter().all(|it| it.len() > 1 || it == "d");
        if !is_told || !may_be_a_persons(name) || public.contains(&sorted(words.clone())) {
            continue;
        }
        names.insert(words.clone());
        words.rotate_left(1);
        names.insert(words.clone());
        words.rotate_right(2);
        names.insert(words);
    }
    names
}

/// Where a text says one of the names.
fn named(text: &str, names: &FxHashSet<Vec<String>>) -> Vec<Range<usize>> {
    let words: Vec<(String, Range<usize>)> = words(text).collect();
    // Names begin with a capital: most words do not.
    let is_capital = |range: &Range<usize>| text[range.clone()].starts_with(char::is_uppercase);
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..words.len() {
        let first = &words[start].1;
        if !is_capital(first) {
            continue;
        }
        for end in start + 2..=words.len().min(start + LONGEST) {
            let (last, name) = (&words[end - 1].1, words[start..end].iter().map(|(it, _)| it));
            let between = &text[first.end..last.start];
            if is_capital(last)
                && !between.contains(['.', ':', ';', '!', '?', '(', '|'])
                && names.contains(&name.cloned().collect::<Vec<_>>())
            {
                found.push(first.start..last.end);
            }
        }
    }
    found
}

/// The words of a text, folded, each with its place; « M. » and « Mme » are none of a name.
fn words(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    let mut start = 0;
    text.split(|character: char| !character.is_alphanumeric()).filter_map(move |word| {
        let range = start..start + word.len();
        let after = text[range.end..].chars().next().map_or(0, char::len_utf8);
        start = range.end + after;
        let folded = fold(word);
        let is_title = ["m", "mr", "mme", "mlle", "monsieur", "madame", "dr"];
        (!word.is_empty() && !is_title.contains(&folded.as_str())).then_some((folded, range))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_either_order() {
        let names: FxHashSet<Vec<String>> = [["camille", "exemple"], ["exemple", "camille"]]
            .into_iter()
            .map(|name| name.map(str::to_owned).to_vec())
            .collect();
        for (text, expected) in [
            ("Merci à Camille Exemple, élue.", &["Camille Exemple"][..]),
            ("EXEMPLE Camille (présidente)", &["EXEMPLE Camille"]),
            ("Camille, par exemple", &[]),
            ("Camille, exemple de patience", &[]),
            ("Merci à Camille. Exemple :", &[]),
            ("un camille exemple", &[]),
        ] {
            let found: Vec<_> = named(text, &names).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
