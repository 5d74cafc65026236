//! Events that a sentence names by their whole title, without quotation marks, or cites, right beside a date.
//!
//! A title is found where nothing else can be meant: it is long or is written as a name, it stands there word by word,
//! and between it and the date are only words that tie the two together, « s'est tenu le », « le webinaire ».

use std::ops::Range;

use chrono::Datelike;

use crate::dataset::{Dataset, Event};
use crate::guardian::View;
use crate::guardian::sentences::cited::CitedEvents;
use crate::guardian::sentences::mentions::{Called, Row, Titles, Word, words};
use crate::guardian::sentences::named::quoted;
use crate::guardian::sentences::seasons::season;
use crate::language::french::weekday_named;
use crate::language::partial_date::PartialDate;
use crate::read::prose::{Block, BlockKind, Prose, WrittenDate, sentences};

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
pub(in crate::guardian) struct Beside<'a> {
    pub(in crate::guardian) block: &'a Block,
    pub(in crate::guardian) date: WrittenDate,
    pub(in crate::guardian) events: Vec<&'a Event>,
}

/// A sentence with one date.
struct Dated<'a> {
    text: &'a Prose,
    block: &'a Block,
    sentence: Range<usize>,
    date: WrittenDate,
    words: Vec<Word>,
}

/// All that the texts tell so.
pub(in crate::guardian) fn events<'a>(view: &View<'a>) -> Vec<Beside<'a>> {
    let view = *view;
    let blocks = view.texts.iter().flat_map(|text| text.blocks.iter().map(move |it| (text, it)));
    let blocks = blocks.filter(|(_, block)| block.kind != BlockKind::Quotation);
    let dated: Vec<Dated<'_>> =
        blocks.flat_map(|(text, block)| dated(&view, text, block)).collect();
    if dated.is_empty() {
        return Vec::new();
    }
    let titles = Titles::of(&view);
    let cited = CitedEvents::of(&view);
    let called = Called::of(&view);
    let beside = move |sentence: Dated<'a>| {
        let titled = sentence.titled(&titles);
        let titled = titled.map(|rows| rows.iter().map(|(event, _)| *event).collect::<Vec<_>>());
        // « Le forum s'est tenu le 12 mars. »
        let one = || {
            let (at, event) = called.within(&sentence.words)?;
            sentence.stands_beside(at..at + 1).then(|| vec![event])
        };
        let events = sentence.cited(&cited).or(titled).or_else(one)?;
        is_its_own(&view, &sentence.date, &events).then_some(())?;
        Some(Beside { block: sentence.block, date: sentence.date, events })
    };
    dated.into_iter().filter_map(beside).collect()
}

/// The sentences of a block that write one date.
fn dated<'a>(view: &View<'_>, text: &'a Prose, block: &'a Block) -> Vec<Dated<'a>> {
    let period = view.dataset.period();
    let of = |sentence: Range<usize>| {
        let written = &block.text[sentence.clone()];
        let may_be = written.contains(|character: char| character.is_ascii_digit())
            || ["en ", "En "].iter().any(|it| written.contains(it));
        let date = may_be.then(|| block.only_date(sentence.clone(), period)).flatten();
        let date = date.or_else(|| season(block, sentence.clone(), period))?;
        date.date.as_ref().ok()?;
        let words = words(&block.text, sentence.clone());
        Some(Dated { text, block, sentence, date, words })
    };
    sentences(&block.text).into_iter().filter_map(of).collect()
}

/// Whether a date beside events can be meant as theirs: it is of the year of the report, or is that
/// of one of them but for its year.
pub(super) fn is_its_own(view: &View<'_>, date: &WrittenDate, events: &[&Event]) -> bool {
    let Ok(date) = &date.date else { return false };
    date.is_within(view.dataset.period()) == Some(true)
        || is_of_another_year(date, events, view.previous)
}

/// Whether a date is that of one of the events but for its year, and of none of last year's.
fn is_of_another_year(date: &PartialDate, events: &[&Event], previous: Option<&Dataset>) -> bool {
    let PartialDate::Day(day) = date else { return false };
    let has_its_day = |event: &&Event| {
        let first = event.date.first_day();
        first.is_some_and(|it| (it.month(), it.day()) == (day.month(), day.day()))
    };
    let mut before = previous.iter().flat_map(|it| &it.events);
    events.iter().any(has_its_day) && !before.any(|it| it.date.shares_a_day(date))
}

impl<'b> Dated<'b> {
    /// The only event of which the sentence cites fields, right beside the date.
    fn cited(&self, cited: &CitedEvents<'b>) -> Option<Vec<&'b Event>> {
        let fields = cited.within(self.text, self.block, self.sentence.clone());
        let first = fields.first()?;
        let is_only = fields.iter().all(|it| std::ptr::eq(it.event, first.event));
        let mut others = fields.iter().filter(|it| it.field != "date");
        let near = others.any(|it| match it.field {
            "titre" => self.is_tied(it.range.clone()),
            _ => self.is_near(it.range.clone()),
        });
        (is_only && near).then(|| vec![first.event])
    }

    /// Whether few words stand between what is printed of an event and the date, and none by which
    /// the date is that of something else.
    fn is_near(&self, bytes: Range<usize>) -> bool {
        let Some(gap) = self.gap(&bytes) else { return false };
        let first = bytes.start.min(self.date.range.start);
        let mut around = self.before(first).chain(self.between(&gap));
        !self.block.text[gap.clone()].contains([';', '?', '!', '…', ':'])
            && self.between(&gap).count() <= MOST_BETWEEN
            && !around.any(|it| is_aside(&it.folded) || matches!(&*it.folded, "qui" | "dont"))
    }

    /// The rows of the one title that stands beside the date.
    fn titled<'t, 'e>(&self, titles: &'t Titles<'e>) -> Option<&'t [Row<'e>]> {
        let (text, date) = (self.block.text.as_str(), self.date.range.start);
        // « Fête du canal (15 juin) »
        let is_announced = |end: usize| text.get(end..date).is_some_and(|gap| gap.trim() == "(");
        let found = titles.within(text, &self.words, is_announced);
        let (range, rows) = found.first()?;
        let is_only = found.iter().all(|(_, others)| others[0].1 == rows[0].1);
        (is_only && self.stands_beside(range.clone())).then_some(*rows)
    }

    fn stands_beside(&self, title: Range<usize>) -> bool {
        let bytes = self.words[title.start].range.start..self.words[title.end - 1].range.end;
        self.block.is_typed(bytes.clone()) && self.is_tied(bytes)
    }

    /// Whether only words that tie the two together stand between a title and the date.
    fn is_tied(&self, bytes: Range<usize>) -> bool {
        let text = &self.block.text;
        let is_quoted = quoted(text).iter().any(|it| it.start < bytes.end && bytes.start < it.end);
        let Some(gap) = self.gap(&bytes).filter(|_| !is_quoted) else { return false };
        let ties = |word: &Word| {
            let singular = word.folded.trim_end_matches('s');
            TIES.contains(&word.folded.as_str())
                || TIES.contains(&singular)
                || weekday_named(singular).is_some()
        };
        let first = bytes.start.min(self.date.range.start);
        !text[gap.clone()].contains([';', '?', '!', '…'])
            && self.between(&gap).count() <= MOST_BETWEEN
            && self.between(&gap).all(ties)
            && self.before(first).all(|it| !is_aside(&it.folded))
    }

    /// What stands between some words and the date; nothing for words with a date in them.
    fn gap(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let date = &self.date.range;
        match date.start >= bytes.end {
            true => Some(bytes.end..date.start),
            false => (date.end <= bytes.start).then_some(date.end..bytes.start),
        }
    }

    fn between(&self, gap: &Range<usize>) -> impl Iterator<Item = &Word> {
        let gap = gap.clone();
        self.words.iter().filter(move |it| gap.start <= it.range.start && it.range.end <= gap.end)
    }

    /// The last words before a byte.
    fn before(&self, first: usize) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |it| it.range.end <= first).rev().take(4)
    }
}

/// Whether a folded word says that what follows is told of something else: « après le Forum ».
pub(in crate::guardian) fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word) || ASIDE.contains(&word.trim_end_matches('s'))
}
