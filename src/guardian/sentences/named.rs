//! Things of the data that a sentence names by their title.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::Event;
use crate::guardian::View;
use crate::language::french::fold;
use crate::read::prose::sentences;

/// A title shorter than this, folded, may be said of anything: « ESS et foncier ».
const SHORTEST: usize = 8;

/// What an event is called, folded: « le forum » is one where no other is called so, and a title
/// may be quoted without it, « Habitat » of « Webinaire Habitat ».
pub(in crate::guardian) const CALLED: [&str; 26] = [
    "forum",
    "agora",
    "assemblee",
    "webinaire",
    "seminaire",
    "colloque",
    "rencontre",
    "journee",
    "salon",
    "atelier",
    "festival",
    "fete",
    "congres",
    "conference",
    "universite",
    "convention",
    "visite",
    "voyage",
    "marche",
    "exposition",
    "gala",
    "concert",
    "soiree",
    "inauguration",
    "formation",
    "visioconference",
];

/// The marks that begin a quotation.
pub(in crate::guardian) const QUOTES: [char; 3] = ['«', '“', '"'];

/// Events by their folded titles, and by what their titles quote.
pub(in crate::guardian) struct Named<'a> {
    by_title: FxHashMap<&'a str, Vec<&'a Event>>,
}

/// The events of an edition that its texts may name: a text quotes a few titles, a
/// table may have many thousands.
pub(in crate::guardian) fn named_events<'a>(view: &View<'a>) -> Named<'a> {
    let wanted: FxHashSet<String> = view
        .texts
        .iter()
        .flat_map(|text| &text.blocks)
        .filter(|block| block.text.contains(QUOTES))
        // A mark is paired within its sentence.
        .flat_map(|block| sentences(&block.text).into_iter().map(|range| &block.text[range]))
        .flat_map(|sentence| quoted(sentence).into_iter().map(|range| bare(&sentence[range])))
        .filter(|title| title.len() >= SHORTEST)
        .collect();
    let mut by_title: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    for (event, heading) in view.events().filter(|_| !wanted.is_empty()) {
        let quoted = heading.quoted.iter().map(|(_, part)| part);
        let titles = std::iter::once(&heading.title).chain(&heading.short).chain(quoted);
        let titles = titles.map(String::as_str).chain(without_kind(&heading.title));
        let mut titles: Vec<&str> = titles.filter(|title| wanted.contains(*title)).collect();
        titles.sort_unstable();
        titles.dedup();
        for title in titles {
            by_title.entry(title).or_default().push(event);
        }
    }
    Named { by_title }
}

/// A folded title without what the event is called, where that comes first.
fn without_kind(title: &str) -> Option<&str> {
    let rest = CALLED.iter().find_map(|kind| title.strip_prefix(kind))?;
    let rest = rest.strip_prefix([' ', ':', '-', '"'])?;
    let rest = rest.trim_matches(|it| matches!(it, ' ' | ':' | '-' | '"'));
    (rest.len() >= SHORTEST && rest.contains(' ')).then_some(rest)
}

impl<'a> Named<'a> {
    /// The events whose title a part of a text quotes, title by title.
    pub fn in_quotes(&self, text: &str, part: Range<usize>) -> Vec<(Range<usize>, &[&'a Event])> {
        if self.by_title.is_empty() {
            return Vec::new();
        }
        let shifted = |range: Range<usize>| range.start + part.start..range.end + part.start;
        quoted(&text[part.clone()])
            .into_iter()
            .map(shifted)
            .filter_map(|range| {
                let events = self.by_title.get(bare(&text[range.clone()]).as_str())?;
                Some((range, events.as_slice()))
            })
            .collect()
    }
}

/// A title folded, without quotation marks around it and stops after it.
pub(in crate::guardian) fn bare(title: &str) -> String {
    let is_around = |character| matches!(character, '"' | '.' | ' ' | ',');
    let mut folded = fold(title);
    folded.truncate(folded.trim_end_matches(is_around).len());
    folded.drain(..folded.len() - folded.trim_start_matches(is_around).len());
    folded
}

/// What stands between quotation marks, the innermost ones left out.
pub(in crate::guardian) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains(QUOTES) {
        return found;
    }
    let mut open: Option<(char, usize)> = None;
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match (open, character) {
            (None, '«' | '“' | '"') => open = Some((character, at + character.len_utf8())),
            (Some(('«', _)), '«') => depth += 1,
            (Some(('«', _)), '»') if depth > 0 => depth -= 1,
            (Some(('«', start)), '»') | (Some(('“', start)), '”') | (Some(('"', start)), '"') =>
            {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_found() {
        for (text, expected) in [
            ("le « Salon « bis » » et \"Agora\"", &[" Salon « bis » ", "Agora"][..]),
            ("“un” puis « deux", &["un"]),
            ("rien", &[]),
        ] {
            let found: Vec<_> = quoted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(
            bare("« L'ESS, de quoi parle-t-on ? »"),
            bare("\"L’ESS, de quoi parle-t-on ?\"")
        );
    }
}
