//! A paragraph as it is read, and the way back to where it was written.

use std::ops::Range;
use std::sync::OnceLock;

use super::dates::{WrittenDate, dates};
use super::words::{Token, tokens};
use crate::diagnostic::Correction;
use crate::diagnostic::source::{FileId, Place};
use crate::language::partial_date::Period;

/// A paragraph, a heading, an item, a value of rapport.toml or a cell, without
/// markup.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, as they are read.
    pub text: String,
    runs: Vec<Run>,
    anchor: Anchor,
    tokens: OnceLock<Vec<Token>>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// Words of somebody else, shown as theirs.
    Quotation,
    /// Who said them, the title of a box: words apart from the sentences.
    Mention,
    /// A value of rapport.toml.
    Setting,
    /// A cell of a table.
    Cell,
}

/// Where the words of a run come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// They were typed.
    Typed,
    /// They come from the data, through a citation.
    Cited,
    /// They were typed in another language.
    Foreign,
    /// An address, code, or a character for what is no text.
    Opaque,
}

/// Words of one origin. Typed words stand in the file as they are read, byte
/// for byte, unless one character stands for another (`~`, `\@`).
#[derive(Debug, Clone)]
struct Run {
    /// First byte in the block's text.
    start: usize,
    /// Bytes in the file.
    source: Range<usize>,
    origin: Origin,
}

#[derive(Debug, Clone, Copy)]
enum Anchor {
    /// Places are bytes of the file.
    File(FileId),
    /// All of it is one value, which is not written as it is read.
    Whole(Place),
}

impl Block {
    /// Without any words yet.
    pub(super) fn new(kind: BlockKind, file: FileId) -> Self {
        Self {
            kind,
            text: String::new(),
            runs: Vec::new(),
            anchor: Anchor::File(file),
            tokens: OnceLock::new(),
        }
    }

    /// A value that stands at one place, in whole or, if `written` is what the
    /// file has there, character by character.
    pub fn value(kind: BlockKind, text: impl Into<String>, place: Place, written: &str) -> Self {
        let text = text.into();
        let same = written.find(text.as_str()).filter(|_| !text.is_empty());
        let (source, anchor) = match (place, same) {
            (Place::Span { file, start, .. }, Some(at)) => {
                let start = start as usize + at;
                (start..start + text.len(), Anchor::File(file))
            }
            _ => (0..0, Anchor::Whole(place)),
        };
        let runs = vec![Run { start: 0, source, origin: Origin::Typed }];
        Self { kind, text, runs, anchor, tokens: OnceLock::new() }
    }

    /// Adds words that stand for some bytes of the file.
    pub(super) fn push(&mut self, words: &str, source: Range<usize>, origin: Origin) {
        if words.is_empty() {
            return;
        }
        let verbatim = |run: &Run, end: usize| run.source.len() == end - run.start;
        let extends = self.runs.last().is_some_and(|last| {
            last.origin == origin
                && last.source.end == source.start
                && verbatim(last, self.text.len())
                && words.len() == source.len()
        });
        match self.runs.last_mut().filter(|_| extends) {
            Some(last) => last.source.end = source.end,
            None => self.runs.push(Run { start: self.text.len(), source, origin }),
        }
        self.text.push_str(words);
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its words, numbers and characters.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| tokens(&self.text))
    }

    /// The date that a part of the text tells, when it tells only one. A year that is not written
    /// is that of `period`.
    pub fn only_date(&self, part: Range<usize>, period: Period) -> Option<WrittenDate> {
        let mut found = dates(&self.text, self.tokens_in(part), period);
        found.pop().filter(|_| found.is_empty())
    }

    /// Those that begin in a part of it.
    pub fn tokens_in(&self, part: Range<usize>) -> &[Token] {
        let tokens = self.tokens();
        let first = tokens.partition_point(|token| token.range.start < part.start);
        let last = tokens.partition_point(|token| token.range.start < part.end);
        &tokens[first..last.max(first)]
    }

    /// Where a part of the text is written.
    pub fn place(&self, part: Range<usize>) -> Place {
        match self.anchor {
            Anchor::Whole(place) => place,
            Anchor::File(file) => Place::span(file, self.source(part)),
        }
    }

    /// Where its words are written, without the spaces around them.
    pub fn whole(&self) -> Place {
        let end = self.text.trim_end().len();
        let start = end - self.text[..end].trim_start().len();
        self.place(start..end)
    }

    /// Words in the place of a part of the text; nothing where the file does not hold it as it is
    /// read, or where the words would be taken for markup.
    pub fn correction(&self, part: Range<usize>, words: &str) -> Option<Correction> {
        let is_free = |signs: &[char]| {
            let own = self.text.get(part.clone()).unwrap_or_default();
            words.chars().all(|it| !signs.contains(&it) || own.contains(it))
        };
        let is_plain = match self.kind {
            BlockKind::Cell => true,
            BlockKind::Setting => is_free(&['"', '\\', '\'', '\n']),
            _ => is_free(&['#', '*', '_', '$', '@', '<', '>', '\\', '`', '~', '[', ']', '/']),
        };
        is_plain.then(|| self.replaced(part, words)).flatten()
    }

    /// Markup in the place of a part of the text; nothing where the file does not hold it as it is
    /// read.
    pub fn replaced(&self, part: Range<usize>, markup: &str) -> Option<Correction> {
        match self.anchor {
            Anchor::Whole(place @ Place::Cell { .. }) => {
                Some(Correction::of_part(place, &self.text, part, markup))
            }
            Anchor::Whole(_) => None,
            Anchor::File(file) => {
                let source = self.source(part.clone());
                let is_same = source.len() == part.len() && self.is_typed(part.clone());
                let former = self.text.get(part).filter(|_| is_same)?;
                Some(Correction::of_all(Place::span(file, source), former, markup))
            }
        }
    }

    /// The bytes of the file that a part of the text stands for.
    pub fn source(&self, part: Range<usize>) -> Range<usize> {
        let Some(first) = self.run_at(part.start) else { return 0..0 };
        let last = self.run_at(part.end.saturating_sub(1).max(part.start)).unwrap_or(first);
        let start = match self.offset(first, part.start) {
            Some(offset) => self.runs[first].source.start + offset,
            None => self.runs[first].source.start,
        };
        let end = match self.offset(last, part.end) {
            Some(offset) => self.runs[last].source.start + offset,
            None => self.runs[last].source.end,
        };
        start..end.max(start)
    }

    /// Where the words at this byte of the text come from.
    pub fn origin(&self, at: usize) -> Origin {
        self.run_at(at).map_or(Origin::Typed, |run| self.runs[run].origin)
    }

    /// Whether all of a part was typed in the text.
    pub fn is_typed(&self, part: Range<usize>) -> bool {
        let Some(first) = self.run_at(part.start) else { return true };
        let runs = &self.runs[first..];
        runs.iter().take_while(|run| run.start < part.end).all(|run| run.origin == Origin::Typed)
    }

    /// The parts of the text, each of one origin, in order.
    pub fn parts(&self) -> impl Iterator<Item = (Range<usize>, Origin)> {
        self.runs.iter().enumerate().map(|(index, run)| (run.start..self.end(index), run.origin))
    }

    /// The run that holds a byte of the text.
    fn run_at(&self, at: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.start <= at).checked_sub(1)
    }

    /// One past the last byte of a run in the text.
    fn end(&self, run: usize) -> usize {
        self.runs.get(run + 1).map_or(self.text.len(), |next| next.start)
    }

    /// How far into a run a byte of the text is, if the run is written as it is read.
    fn offset(&self, run: usize, at: usize) -> Option<usize> {
        let verbatim = self.runs[run].source.len() == self.end(run) - self.runs[run].start;
        verbatim.then(|| at.min(self.end(run)).saturating_sub(self.runs[run].start))
    }
}
