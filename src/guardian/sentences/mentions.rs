//! The events that a sentence names by their title.
//!
//! Without quotation marks, the whole title is found where nothing else can be meant: it is long, is written as a name or is
//! told of as one, « l'atelier budget a réuni », and it stands there word by word.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::dataset::Event;
use crate::guardian::View;
use crate::guardian::sentences::named::{CALLED, Named, named_events, quoted};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind};

/// A title shorter than this, folded, or of fewer words, may stand in a sentence about something else: it must be
/// written as a name, « La Fête du canal ».
const LONG: (usize, usize) = (20, 3);
/// Any title has as much.
const SHORTEST: (usize, usize) = (8, 2);
/// Words of the longest title that is looked for.
const MOST_WORDS: usize = 40;

/// What finds the events that a text names by their title, in quotation marks or without.
pub(in crate::guardian) struct Mentions<'a> {
    named: Named<'a>,
    titles: Titles<'a>,
}

impl<'a> Mentions<'a> {
    /// Of the texts of an edition.
    pub fn of(view: &View<'a>) -> Self {
        Self { named: named_events(view), titles: Titles::of(view) }
    }

    /// The titles that a part of a text names, with their bytes and all rows of that title.
    pub fn within(&self, block: &Block, part: Range<usize>) -> Vec<(Range<usize>, Vec<&'a Event>)> {
        let quoted = self.named.in_quotes(&block.text, part.clone()).into_iter();
        let typed = self.titles.typed(block, part).into_iter();
        let events = |rows: &[Row<'a>]| rows.iter().map(|(event, _)| *event).collect();
        quoted
            .map(|(range, events)| (range, events.to_vec()))
            .chain(typed.map(|(range, rows)| (range, events(rows))))
            .collect()
    }
}

/// The titles that the texts may name, each with its rows, by the hash of its words.
pub(in crate::guardian) struct Titles<'a> {
    rows: FxHashMap<u64, Vec<Row<'a>>>,
    /// The hashes of the first two words of each.
    openings: FxHashSet<u64>,
}

/// An event, and its title, folded.
pub(in crate::guardian) type Row<'a> = (&'a Event, &'a str);

/// A word, folded, and its bytes in the block.
pub(in crate::guardian) struct Word {
    pub folded: String,
    pub range: Range<usize>,
}

impl<'a> Titles<'a> {
    /// Those of which some text has the first two words: a table may have many thousands.
    pub fn of(view: &View<'a>) -> Self {
        let mut said: FxHashSet<u64> = FxHashSet::default();
        let blocks = view.texts.iter().flat_map(|text| &text.blocks);
        for block in blocks.filter(|block| block.kind != BlockKind::Quotation) {
            let words = words(&block.text, 0..block.text.len());
            said.extend(words.windows(2).map(|it| hash(hash(0, &it[0].folded), &it[1].folded)));
        }
        let mut titles = Self { rows: FxHashMap::default(), openings: FxHashSet::default() };
        for (event, heading) in view.events().filter(|_| !said.is_empty()) {
            let short = heading.short.as_ref().filter(|short| **short != heading.title);
            for title in std::iter::once(&heading.title).chain(short) {
                titles.add(event, title, &said);
            }
        }
        titles
    }

    /// A title, if it can be found and a text may have it.
    fn add(&mut self, event: &'a Event, title: &'a str, said: &FxHashSet<u64>) {
        let opening = words_of(title).take(2).fold(0, hash);
        if title.len() < SHORTEST.0 || !said.contains(&opening) {
            return;
        }
        if (SHORTEST.1..=MOST_WORDS).contains(&words_of(title).count()) {
            let key = words_of(title).fold(0, hash);
            self.rows.entry(key).or_default().push((event, title));
            self.openings.insert(opening);
        }
    }

    /// The titles that stand in the words of a sentence, each with the words that it takes: the
    /// longest where one stands within another. `announced` tells that a title which ends at a
    /// byte of the text is one, though it is short and has no capital.
    pub fn within<'t>(
        &'t self,
        text: &str,
        words: &[Word],
        announced: impl Fn(usize) -> bool,
    ) -> Vec<(Range<usize>, &'t [Row<'a>])> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let next = self.longest(text, words, at, &announced);
            at = next.as_ref().map_or(at + 1, |(range, _)| range.end);
            found.extend(next);
        }
        found
    }

    /// The titles that a part of a text types without quotation marks, with their bytes.
    pub fn typed<'t>(
        &'t self,
        block: &Block,
        part: Range<usize>,
    ) -> Vec<(Range<usize>, &'t [Row<'a>])> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let words = words(&block.text, part);
        let mut found: Vec<(Range<usize>, &[Row<'a>])> = self
            .within(&block.text, &words, |_| false)
            .into_iter()
            .map(|(at, rows)| (words[at.start].range.start..words[at.end - 1].range.end, rows))
            .collect();
        if !found.is_empty() {
            let quotations = quoted(&block.text);
            let meets = |one: &Range<usize>, other: &Range<usize>| {
                one.start < other.end && other.start < one.end
            };
            found.retain(|(bytes, _)| {
                block.is_typed(bytes.clone()) && !quotations.iter().any(|it| meets(it, bytes))
            });
        }
        found
    }

    /// The longest title that begins at a word, and its rows.
    fn longest<'t>(
        &'t self,
        text: &str,
        words: &[Word],
        at: usize,
        announced: &impl Fn(usize) -> bool,
    ) -> Option<(Range<usize>, &'t [Row<'a>])> {
        let opening = words.get(at..at + 2)?.iter().fold(0, |key, it| hash(key, &it.folded));
        if !self.openings.contains(&opening) {
            return None;
        }
        let (mut key, mut found) = (0, None);
        for (end, word) in words.iter().enumerate().skip(at).take(MOST_WORDS) {
            key = hash(key, &word.folded);
            let Some(rows) = self.rows.get(&key) else { continue };
            let title = rows[0].1;
            let said = words[at..=end].iter().map(|word| word.folded.as_str());
            let is_sure = || {
                is_name(text, words, at..end + 1, title)
                    || announced(word.range.end)
                    || is_told(text, words, at..end + 1)
            };
            if words_of(title).eq(said) && is_sure() {
                found = Some((at..end + 1, rows.as_slice()));
            }
        }
        found
    }
}

/// The events that one word means: « le forum », where no other title has the word.
pub(in crate::guardian) struct Called<'a>(FxHashMap<&'a str, Option<&'a Event>>);

impl<'a> Called<'a> {
    /// Of all events of the year.
    pub fn of(view: &View<'a>) -> Self {
        let called: FxHashSet<&str> = CALLED.into_iter().collect();
        let mut alone: FxHashMap<&str, Option<&Event>> = FxHashMap::default();
        for (event, heading) in view.events() {
            let mut is_first = true;
            for word in words_of(&heading.title) {
                if called.contains(word) {
                    let means = is_first.then_some(event);
                    alone.entry(word).and_modify(|it| *it = None).or_insert(means);
                }
                is_first = false;
            }
        }
        Self(alone)
    }

    /// The only event that some words mean so, and the word that does.
    pub fn within(&self, words: &[Word]) -> Option<(usize, &'a Event)> {
        let means = |at: usize| {
            let is_said = THE.contains(&&*words[at].folded);
            let event = (*self.0.get(words.get(at + 1)?.folded.as_str())?)?;
            // « le forum des associations » is another.
            let is_whole = words.get(at + 2).is_none_or(tells);
            (is_said && is_whole).then_some((at + 1, event))
        };
        let mut found = (0..words.len()).filter_map(means);
        found.next().filter(|_| found.next().is_none())
    }
}

/// Words before what is known to the reader.
const THE: [&str; 6] = ["le", "la", "l", "notre", "ce", "cette"];
/// Those that say besides that something was there: « au salon des maires ».
const AT_THE: [&str; 4] = ["au", "du", "cet", "aux"];
/// Words that begin what is told of a thing that was named whole.
const TOLD: [&str; 12] = [
    "a",
    "s",
    "est",
    "etait",
    "se",
    "avait",
    "fut",
    "n",
    "ont",
    "reunit",
    "rassemble",
    "accueille",
];

/// Whether a word begins what is told of what stands before it.
fn tells(word: &Word) -> bool {
    TOLD.contains(&word.folded.as_str())
}

/// Whether words of a sentence, without a capital, are told of as what the reader knows by this
/// name: « l'atelier budget a réuni », « à la fête du canal, ».
fn is_told(text: &str, words: &[Word], at: Range<usize>) -> bool {
    let before = at.start.checked_sub(1).map(|before| words[before].folded.as_str());
    let is_known = before.is_some_and(|it| THE.contains(&it) || AT_THE.contains(&it));
    // « La fête du canal a eu lieu »: the title has its own article.
    let is_known = is_known || (at.len() > 2 && THE.contains(&words[at.start].folded.as_str()));
    let after = text[words[at.end - 1].range.end..].trim_start();
    let is_end =
        after.is_empty() || after.starts_with(['.', ',', ';', ':', '(', ')', '!', '?', '…']);
    is_known && (is_end || words.get(at.end).is_some_and(tells))
}

/// Whether words can be nothing but a title: they are many, or one of them has a capital that no
/// sentence begins with.
fn is_name(text: &str, words: &[Word], at: Range<usize>, title: &str) -> bool {
    let is_long = title.len() >= LONG.0 && at.len() >= LONG.1;
    let is_capital = |word: &Word| text[word.range.clone()].starts_with(char::is_uppercase);
    let first = at.start.max(1);
    is_long || (first < at.end && words[first..at.end].iter().any(is_capital))
}

/// The words of a part of a text.
pub(in crate::guardian) fn words(text: &str, part: Range<usize>) -> Vec<Word> {
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
