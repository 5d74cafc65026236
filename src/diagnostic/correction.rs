//! What to write in the place of what is wrong, as data that a command can apply.

use std::ops::Range;

use super::source::Place;

/// One replacement in a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Where: bytes of a file, or a cell.
    pub place: Place,
    /// What stands there: the bytes, or the whole value of the cell. Where something else is found,
    /// nothing is replaced.
    pub former: String,
    /// The bytes of `former` that go.
    pub part: Range<usize>,
    /// What takes their place.
    pub text: String,
    /// Whether it is right in every case; else it is proposed, and somebody decides.
    pub is_certain: bool,
}

impl Correction {
    /// Of bytes of a file, or of a cell as a whole.
    pub fn of_all(place: Place, former: impl Into<String>, text: impl Into<String>) -> Self {
        let former = former.into();
        Self { place, part: 0..former.len(), former, text: text.into(), is_certain: true }
    }

    /// Of a part of a cell, whose value is `former`.
    pub fn of_part(place: Place, former: &str, part: Range<usize>, text: &str) -> Self {
        let (former, text) = (former.to_owned(), text.to_owned());
        Self { place, former, part, text, is_certain: true }
    }

    /// As one that somebody decides.
    pub fn doubtful(mut self) -> Self {
        self.is_certain = false;
        self
    }

    /// What goes.
    pub fn replaced(&self) -> &str {
        self.former.get(self.part.clone()).unwrap_or_default()
    }
}
