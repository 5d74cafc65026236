//! Where a sentence says that an event took place, against the column « lieu ».

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::dataset::{Event, Format};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::sentences::beside::is_aside;
use crate::guardian::sentences::mentions::Mentions;
use crate::guardian::{View, subject};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, Token, TokenKind, sentences};

/// Words that may stand between the title of an event and the town where it took place, folded.
const BETWEEN: &str = "a ont ete s' est se sont tenu tenue tenus tenues eu lieu deroule deroulee organise \
    organisee reuni reunie rassemble accueilli attire mobilise pres de d' plus environ une un centaine \
    vingtaine trentaine quarantaine cinquantaine soixantaine participants participant participantes \
    personnes inscrits habitants elus , (";
/// Words of a town, in small letters.
const LINKS: &str = "sur de du des d' la le les l' en lès lez et à aux sous";
/// Beginnings of folded words for a building, in whichever town it stands.
const BUILDINGS: &str = "maison hotel salle centre palais espace tiers cite universite theatre mairie \
    ecole halle pavillon mjc parc campus chateau mediatheque bibliotheque gymnase siege conseil prefecture \
    auditorium amphi la le les l'";

/// Tells each sentence that gives an event the town of another.
pub(in crate::guardian) fn events_are_where_the_table_says(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let towns = towns(view);
    if towns.len() < 2 {
        return;
    }
    let mentions = Mentions::of(view);
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    for block in blocks.filter(|block| block.kind != BlockKind::Quotation) {
        if !towns.values().any(|town| block.text.contains(*town)) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let found = mentions.within(block, sentence.clone());
            let [(title, events)] = found.as_slice() else { continue };
            diagnostics.extend(elsewhere(view, &towns, block, sentence, title, events));
        }
    }
}

/// The towns in which events took place, by their folded name.
fn towns<'a>(view: &View<'a>) -> FxHashMap<String, &'a str> {
    let places = view.dataset.events.iter().filter_map(|it| it.place.as_deref());
    places.filter(|it| is_town(it)).map(|it| (fold(it), it.trim())).collect()
}

/// Whether a place is written as a town is: « Nantes », « Villefranche-sur-Saône ».
fn is_town(place: &str) -> bool {
    let is_one = |list: &str, word: &str| list.split_whitespace().any(|it| it == word);
    let words = || place.split([' ', '\u{a0}', '-', '’', '\'']).filter(|word| !word.is_empty());
    let first = fold(words().next().unwrap_or_default());
    let is_building = is_one(BUILDINGS, &first) && !place.contains('-');
    let is_name = words().all(|word| {
        let is_long = word.chars().count() > 1;
        let letters = word.chars().all(char::is_alphabetic);
        letters && (is_one(LINKS, word) || (is_long && word.starts_with(char::is_uppercase)))
    });
    !is_building && is_name && words().count() <= 6
}

fn elsewhere(
    view: &View<'_>,
    towns: &FxHashMap<String, &str>,
    block: &Block,
    sentence: Range<usize>,
    title: &Range<usize>,
    events: &[&Event],
) -> Option<Diagnostic> {
    let said = said_town(block, sentence, title, towns)?;
    let town = fold(&block.text[said.clone()]);
    // A place that is no town, or that is not known, may be in any.
    let known = |event: &&Event| event.place.as_deref().is_some_and(is_town);
    let is_there = |event: &&Event| {
        event.place.as_deref().is_some_and(|place| {
            let place = fold(place);
            place.contains(&town) || town.contains(&place)
        })
    };
    let moved = |event: &&Event| event.format == Some(Format::Online);
    if !events.iter().all(known) || events.iter().any(is_there) || events.iter().any(moved) {
        return None;
    }
    let event = events.first()?;
    let message = format!(
        "le texte dit {}, la table {}",
        &block.text[said.clone()],
        event.place.as_deref().unwrap_or_default()
    );
    Some(
        Diagnostic::new(Code::EventPlace, message)
            .at(block.place(said))
            .related(view.cell("evenements", event.row, "lieu"), "la table le place ici")
            .about(subject(event))
            .help("corrigez l'un des deux"),
    )
}

/// The town that a sentence gives to the event whose title it names: « À Lyon, le Forum », « Le
/// Forum s'est tenu à Lyon ».
fn said_town(
    block: &Block,
    sentence: Range<usize>,
    title: &Range<usize>,
    towns: &FxHashMap<String, &str>,
) -> Option<Range<usize>> {
    let text = block.text.as_str();
    let tokens = block.tokens_in(sentence);
    let word = |token: &Token| fold(&text[token.range.clone()]);
    let town_at = |at: usize| {
        let start = tokens.get(at)?.range.start;
        let ends = tokens[at..].iter().take(8).map(|it| it.range.end);
        let mut names =
            ends.map(|end| start..end).filter(|it| towns.contains_key(&fold(&text[it.clone()])));
        names.next_back().filter(|it| block.is_typed(it.clone()))
    };
    let is_at = |token: &Token| ["à", "À"].contains(&&text[token.range.clone()]);
    // Before the title, the town opens the sentence.
    if tokens.first().is_some_and(is_at)
        && let Some(town) = town_at(1).filter(|it| it.end <= title.start)
    {
        let gap: Vec<String> = tokens
            .iter()
            .filter(|it| it.range.start >= town.end && it.range.end <= title.start)
            .map(word)
            .collect();
        let articles = [",", "le", "la", "les", "l'", "notre", "\""];
        return gap.iter().all(|it| articles.contains(&it.as_str())).then_some(town);
    }
    let before = tokens.iter().filter(|it| it.range.end <= title.start).rev().take(4);
    if before.map(word).any(|it| is_aside(&it)) {
        return None;
    }
    let after = tokens.partition_point(|it| it.range.start < title.end);
    let mut at = after;
    while let Some(token) = tokens.get(at) {
        if is_at(token) {
            return town_at(at + 1);
        }
        let folded = word(token);
        let passes = token.kind == TokenKind::Number
            || ["»", "”", "\""].contains(&&text[token.range.clone()])
            || BETWEEN.split_whitespace().any(|it| it == folded);
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_town;

    #[test]
    fn a_town_is_told_from_a_building() {
        for (place, expected) in [
            ("Nantes", true),
            ("Saint-Denis", true),
            ("Villefranche-sur-Saône", true),
            ("Le Havre", false),
            ("La Roche-sur-Yon", true),
            ("Maison des associations", false),
            ("Salle Pleyel", false),
            ("en ligne", false),
            ("75011 Paris", false),
        ] {
            assert_eq!(is_town(place), expected, "{place}");
        }
    }
}
