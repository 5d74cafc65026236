//! The texts as they are read: their sentences, what they cite, their links,
//! each with its place, without typesetting anything.
//!
//! The engine's own parser is used, so that a place is exact whatever markup
//! stands around it. Each text is parsed once; markup and code are gone from
//! what comes out, and a citation stands as its printed words, so that a
//! sentence can be read whole.

mod block;
mod citation;
mod commands;
mod dates;
mod enumeration;
mod habits;
mod leftover_words;
mod leftovers;
mod lists;
mod marks;
mod read;
mod skeleton;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::source::FileId;

pub use block::{Block, BlockKind, Origin};
pub use citation::{Citation, Cited};
pub use commands::{Command, Commands, Prints, Which};
pub use dates::{NoSuchDay, WrittenDate, WrittenWeekday, dates};
pub use habits::{Habit, HabitKind};
pub use leftovers::{Leftover, LeftoverKind, leftovers};
pub use lists::{EventList, Kept};
pub use marks::{Nesting, Unbalanced, unbalanced};
pub use read::read;
pub use skeleton::{Skeleton, TO_WRITE, skeleton};
pub use words::{Number, Token, TokenKind, number, sentences, tokens, word};

/// Stands in a block for what is no text: a picture, a list of events, a formula.
pub const OBJECT: char = '\u{FFFC}';

/// A text of the edition, read.
#[derive(Debug, Clone)]
pub struct Prose {
    /// Its file.
    pub file: FileId,
    /// Paragraphs, headings and items, in order.
    pub blocks: Vec<Block>,
    /// What it cites, in order.
    pub citations: Vec<Citation>,
    /// The blocks that it asks for without naming anything, `#reseaux()`, in order.
    pub calls: Vec<Call>,
    /// The lists of events that it places, in order.
    pub lists: Vec<EventList>,
    /// The names of all functions that it calls.
    pub functions: BTreeSet<String>,
    /// Its links, in order.
    pub links: Vec<Link>,
    /// Who says the words that it quotes, and as what, in order.
    pub voices: Vec<Voice>,
    /// The pictures that it places itself, without going through an event.
    pub pictures: Vec<Picture>,
    /// Characters that do not print as they were meant, in order.
    pub habits: Vec<Habit>,
    /// It has mistakes of syntax.
    pub broken: bool,
}

/// A block that a text asks for without naming anything: `#reseaux()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Name of the function.
    pub function: String,
    /// Bytes of the call in the file.
    pub range: Range<usize>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written.
    pub address: String,
    /// The words to follow; `None` when the address stands for itself.
    pub words: Option<String>,
    /// Bytes of the address in the file.
    pub range: Range<usize>,
}

/// Who says words that are shown as theirs: `#citation(auteur: "…", fonction: "…")`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The name.
    pub author: String,
    /// What the person is said to be.
    pub function: String,
    /// Bytes of the function in the file.
    pub range: Range<usize>,
}

/// A picture placed with `#image("…")`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file, as written.
    pub path: String,
    /// It says what it shows.
    pub described: bool,
    /// Bytes of the path in the file.
    pub range: Range<usize>,
}
