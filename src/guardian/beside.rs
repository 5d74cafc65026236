//! Events that a sentence names by their whole title, without quotation marks, right beside a date.
//!
//! A title is found where nothing else can be meant: it is long or is written as a name, it stands there word by word,
//! and between it and the date are only words that tie the two together, « s'est tenu le », « le webinaire ».

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::View;
use super::named::quoted;
use crate::dataset::Event;
use crate::language::french::{fold, weekday_named};
use crate::read::prose::{Block, BlockKind, WrittenDate, sentences};

/// A title shorter than this, folded, or of fewer words, may stand in a sentence about something else: it must be
/// written as a name, « La Fête du canal ».
const LONG: (usize, usize) = (20, 3);
/// Any title has as much.
const SHORTEST: (usize, usize) = (8, 2);
/// Words of the longest title that is looked for.
const MOST_WORDS: usize = 40;
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

/// The rows of each title, by the hash of its words.
type Titles<'a> = FxHashMap<u64, Vec<Row<'a>>>;
/// An event, and its title, folded.
type Row<'a> = (&'a Event, &'a str);

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
    let blocks = blocks.filter(|block| block.kind != BlockKind::Quotation);
    let dated: Vec<Dated<'_>> = blocks.flat_map(|block| dated(view, block)).collect();
    if dated.is_empty() {
        return Vec::new();
    }
    let mut titles = Titles::default();
    for (event, heading) in view.events() {
        let title = heading.title.as_str();
        let count = words_of(title).count();
        if title.len() >= SHORTEST.0 && (SHORTEST.1..=MOST_WORDS).contains(&count) {
            let key = words_of(title).fold(0, hash);
            titles.entry(key).or_default().push((event, title));
        }
    }
    let beside = move |sentence: Dated<'a>| {
        let titled = sentence.titled(&titles)?;
        let events = titled.iter().map(|(event, _)| *event).collect();
        Some(Beside { block: sentence.block, date: sentence.date, events })
    };
    dated.into_iter().filter_map(beside).collect()
}

/// The sentences of a block that write one date of the year.
fn dated<'a>(view: &View<'_>, block: &'a Block) -> Vec<Dated<'a>> {
    let year = view.dataset.year();
    if !block.text.contains(|character: char| character.is_ascii_digit())
        && !block.text.contains("en ")
    {
        return Vec::new();
    }
    let of = |sentence: Range<usize>| {
        let date = block.only_date(sentence.clone(), year)?;
        let known = date.date.as_ref().ok()?;
        let is_within = known.is_within_year(year) == Some(true);
        let words = words(&block.text, sentence);
        is_within.then_some(Dated { block, date, words })
    };
    sentences(&block.text).into_iter().filter_map(of).collect()
}

impl Dated<'_> {
    /// The rows of the one title that stands beside the date.
    fn titled<'t, 'e>(&self, titles: &'t Titles<'e>) -> Option<&'t [Row<'e>]> {
        let mut found: Option<(Range<usize>, &[Row<'e>])> = None;
        for at in 0..self.words.len() {
            let Some((end, rows)) = self.longest(at, titles) else { continue };
            match &found {
                Some((_, known)) if known[0].1 == rows[0].1 => {}
                // « Fête du canal » within « La Fête du canal ».
                Some((range, _)) if end <= range.end => {}
                Some(_) => return None,
                None => found = Some((at..end, rows)),
            }
        }
        let (range, rows) = found?;
        self.stands_beside(range).then_some(rows)
    }

    /// The longest title that begins at a word, one past its last word, and its rows.
    fn longest<'t, 'e>(&self, at: usize, titles: &'t Titles<'e>) -> Option<(usize, &'t [Row<'e>])> {
        let (mut key, mut found) = (0, None);
        for (end, word) in self.words.iter().enumerate().skip(at).take(MOST_WORDS) {
            key = hash(key, &word.folded);
            let Some(rows) = titles.get(&key) else { continue };
            let title = rows[0].1;
            let words = self.words[at..=end].iter().map(|word| word.folded.as_str());
            if words_of(title).eq(words) && self.is_name(at..end + 1, title) {
                found = Some((end + 1, rows.as_slice()));
            }
        }
        found
    }

    /// Whether words can be nothing but a title: they are many, the date follows in brackets, or one
    /// of them has a capital that no sentence begins with.
    fn is_name(&self, words: Range<usize>, title: &str) -> bool {
        let is_long = title.len() >= LONG.0 && words.len() >= LONG.1;
        let first = words.start.max(1);
        let is_capital =
            |word: &Word| self.block.text[word.range.clone()].starts_with(char::is_uppercase);
        // « Fête du canal (15 juin) »
        let end = self.words[words.end - 1].range.end;
        let gap = self.block.text.get(end..self.date.range.start).unwrap_or_default();
        is_long
            || gap.trim() == "("
            || (first < words.end && self.words[first..words.end].iter().any(is_capital))
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
    for piece in text[part].split(|character: char| !character.is_alphanumeric()) {
        // The character after a piece is skipped with its own length.
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
    folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The hash of some words and one more.
fn hash(key: u64, word: &str) -> u64 {
    FxBuildHasher.hash_one((key, word))
}
