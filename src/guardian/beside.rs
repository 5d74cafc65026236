//! Events that a sentence names by their whole title, without quotation marks, right beside a date.
//!
//! A title is found where nothing else can be meant: it is long, it stands there word by word, and between it and the
//! date are only words that tie the two together, « s'est tenu le », « le webinaire ».

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::View;
use super::named::quoted;
use crate::dataset::Event;
use crate::language::french::{fold, weekday_named};
use crate::read::prose::{Block, Kind, WrittenDate, sentences};

/// A title shorter than this, folded, may stand in a sentence about something else.
const SHORTEST: usize = 20;
/// Words of a title that are looked up first.
const START: usize = 3;
/// Words between a title and its date.
const MOST_BETWEEN: usize = 7;
/// Words that tie a date to an event, without their plural and gender.
const TIES: [&str; 44] = [
    "le",
    "la",
    "l",
    "un",
    "une",
    "du",
    "de",
    "d",
    "au",
    "aux",
    "a",
    "en",
    "qui",
    "ce",
    "cette",
    "est",
    "s",
    "se",
    "sont",
    "ont",
    "ete",
    "tenu",
    "tenue",
    "deroule",
    "deroulee",
    "eu",
    "lieu",
    "organise",
    "organisee",
    "reuni",
    "rassemble",
    "webinaire",
    "seminaire",
    "conference",
    "visioconference",
    "atelier",
    "formation",
    "rencontre",
    "colloque",
    "forum",
    "assemblee",
    "generale",
    "journee",
    "salon",
];
/// Words before the title, or before the date, by which the date is that of something else: « après », « jusqu'au ».
const ASIDE: [&str; 24] = [
    "apres",
    "avant",
    "suite",
    "depuis",
    "jusqu",
    "jusque",
    "amont",
    "aval",
    "marge",
    "vue",
    "issue",
    "lendemain",
    "veille",
    "preparation",
    "preparer",
    "annonce",
    "inscription",
    "cloture",
    "appel",
    "bilan",
    "ici",
    "des",
    "report",
    "faisant",
];

/// A date, and the events whose title it stands beside: all rows of one title.
pub(super) struct Beside<'a> {
    pub(super) block: &'a Block,
    pub(super) date: WrittenDate,
    pub(super) events: Vec<&'a Event>,
}

/// A sentence with one date.
struct Dated<'a> {
    block: &'a Block,
    date: WrittenDate,
    words: Vec<Word>,
}

/// A word, folded, and its bytes in the block.
struct Word {
    folded: String,
    range: Range<usize>,
}

/// All that the texts tell so.
pub(super) fn events<'a>(view: &View<'a>) -> Vec<Beside<'a>> {
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    let blocks = blocks.filter(|block| block.kind != Kind::Quotation);
    let dated: Vec<Dated<'_>> = blocks.flat_map(|block| dated(view, block)).collect();
    if dated.is_empty() {
        return Vec::new();
    }
    let mut starts: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for sentence in &dated {
        for start in sentence.words.windows(START) {
            starts.entry(hash(start.iter().map(|word| word.folded.as_str()))).or_default();
        }
    }
    let titles: Vec<(&Event, &str)> =
        view.events().map(|(event, heading)| (event, heading.title.as_str())).collect();
    for (index, (_, title)) in titles.iter().enumerate() {
        let long = title.len() >= SHORTEST && words_of(title).nth(START - 1).is_some();
        if long && let Some(events) = starts.get_mut(&hash(words_of(title).take(START))) {
            events.push(index);
        }
    }
    dated
        .into_iter()
        .filter_map(|sentence| {
            let titled = sentence.titled(&titles, &starts)?;
            let events = titles.iter().filter(|(_, title)| *title == titled);
            let events = events.map(|(event, _)| *event).collect();
            Some(Beside { block: sentence.block, date: sentence.date, events })
        })
        .collect()
}

/// The sentences of a block that write one day of the year.
fn dated<'a>(view: &View<'_>, block: &'a Block) -> Vec<Dated<'a>> {
    let year = view.dataset.year();
    if !block.text.contains(|sign: char| sign.is_ascii_digit()) {
        return Vec::new();
    }
    let of = |sentence: Range<usize>| {
        let date = block.only_date(sentence.clone(), year)?;
        let known = date.date.as_ref().ok()?;
        let is_day = !known.day_ranges().is_empty() && known.is_within_year(year) == Some(true);
        let words = words(&block.text, sentence);
        is_day.then_some(Dated { block, date, words })
    };
    sentences(&block.text).into_iter().filter_map(of).collect()
}

impl Dated<'_> {
    /// The one title that stands beside the date.
    fn titled<'t>(
        &self,
        titles: &[(&Event, &'t str)],
        starts: &FxHashMap<u64, Vec<usize>>,
    ) -> Option<&'t str> {
        let mut found: Option<(Range<usize>, &str)> = None;
        for (at, start) in self.words.windows(START).enumerate() {
            let key = hash(start.iter().map(|word| word.folded.as_str()));
            for index in starts.get(&key).into_iter().flatten() {
                let title = titles[*index].1;
                let Some(end) = self.ends(at, title) else { continue };
                match &found {
                    Some((_, known)) if *known == title => {}
                    // Of two titles that begin alike the longer one is told.
                    Some((range, _)) if range.start == at && range.end >= end => {}
                    Some((range, _)) if range.start != at => return None,
                    _ => found = Some((at..end, title)),
                }
            }
        }
        let (range, title) = found?;
        self.stands_beside(range).then_some(title)
    }

    /// One past the last word of a title that stands here word by word.
    fn ends(&self, at: usize, title: &str) -> Option<usize> {
        let mut end = at;
        for word in words_of(title) {
            if self.words.get(end)?.folded != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn stands_beside(&self, title: Range<usize>) -> bool {
        let (text, date) = (&self.block.text, &self.date.range);
        let bytes = self.words[title.start].range.start..self.words[title.end - 1].range.end;
        let is_quoted = quoted(text).iter().any(|it| it.start < bytes.end && bytes.start < it.end);
        if is_quoted || !self.block.is_typed(bytes.clone()) {
            return false;
        }
        let gap = match date.start >= bytes.end {
            true => bytes.end..date.start,
            false if date.end <= bytes.start => date.end..bytes.start,
            // A title with a date in it.
            false => return false,
        };
        let between = || {
            self.words.iter().filter(|it| gap.start <= it.range.start && it.range.end <= gap.end)
        };
        let ties = |word: &Word| {
            let singular = word.folded.trim_end_matches('s');
            TIES.contains(&word.folded.as_str())
                || TIES.contains(&singular)
                || weekday_named(singular).is_some()
        };
        let first = bytes.start.min(date.start);
        let before = self.words.iter().filter(|it| it.range.end <= first).rev().take(4);
        !text[gap.clone()].contains([';', '?', '!', '…'])
            && between().count() <= MOST_BETWEEN
            && between().all(ties)
            && before.into_iter().all(|it| {
                let word = it.folded.as_str();
                !ASIDE.contains(&word) && !ASIDE.contains(&word.trim_end_matches('s'))
            })
    }
}

/// The words of a part of a text.
fn words(text: &str, part: Range<usize>) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = part.start;
    for piece in text[part].split(|sign: char| !sign.is_alphanumeric()) {
        // The sign after a piece is skipped with its own length.
        if !piece.is_empty() {
            found.push(Word { folded: fold(piece), range: at..at + piece.len() });
        }
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// The words of a folded text.
fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = FxHasher::default();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}
