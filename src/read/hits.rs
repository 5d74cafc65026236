//! Many faults of one kind: all are counted, the first few are shown.

use std::ops::Range;

use super::words::plural;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// How many places one diagnostic shows.
const PLACES: usize = 4;
/// How many diagnostics of one kind a file gives.
const DIAGNOSTICS: usize = 20;

/// Ranges of a text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Hits {
    /// How many there were.
    pub count: usize,
    /// The bytes of the first ones.
    pub first: Vec<Range<usize>>,
}

impl Hits {
    /// Adds one.
    pub fn add(&mut self, range: Range<usize>) {
        self.count += 1;
        if self.first.len() < PLACES {
            self.first.push(range);
        }
    }
}

/// Diagnostics of one kind in one file.
#[derive(Debug)]
pub struct Few {
    code: Code,
    first: Vec<Diagnostic>,
    others: usize,
    next: Option<Place>,
}

impl Few {
    /// None yet.
    pub fn new(code: Code) -> Self {
        Self { code, first: Vec::new(), others: 0, next: None }
    }

    /// Whether a further one would only be counted.
    pub fn is_full(&self) -> bool {
        self.next.is_some()
    }

    /// Counts one that is not shown.
    pub fn count_only(&mut self) {
        self.others += 1;
    }

    /// Adds one, whose words are made only if they will be shown.
    pub fn add(&mut self, place: Place, words: impl FnOnce(Diagnostic) -> Diagnostic) {
        if self.first.len() < DIAGNOSTICS {
            self.first.push(words(Diagnostic::new(self.code, "").at(place)));
        } else {
            self.others += 1;
            self.next.get_or_insert(place);
        }
    }

    /// Adds one that is already in words.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        match diagnostic.place {
            Some(place) => self.add(place, |_| diagnostic),
            None => self.first.push(diagnostic),
        }
    }

    /// Hands them over, with one for those that are not shown: « 3 autres lignes
    /// ont le même défaut ».
    pub fn finish(self, word: &str, diagnostics: &mut Diagnostics) {
        diagnostics.extend(self.first);
        if let Some(place) = self.next {
            let (others, s) = (self.others, plural(self.others));
            let have = if others > 1 { "ont" } else { "a" };
            let message = format!("{others} autre{s} {word}{s} {have} le même défaut");
            diagnostics.push(Diagnostic::new(self.code, message).at(place));
        }
    }
}
