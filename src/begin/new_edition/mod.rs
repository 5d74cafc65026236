//! A new edition, as files that are not written yet: a first one, with examples
//! to be replaced, or next year's, from this one.

mod example;
mod kind;
mod names;
mod next_year;

pub use crate::dataset::example::NAME;
pub use example::{Answers, CATEGORIES, OWN_THEME, example};
pub use kind::Kind;
pub use names::acronym;
pub use next_year::{NextYear, Unfit, next_year, period_of};

/// A file of the new edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Relative to the edition, with `/`; a folder ends with one.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl NewFile {
    fn text(path: &str, text: impl Into<String>) -> Self {
        Self { path: path.to_owned(), bytes: text.into().into_bytes() }
    }

    /// A table. The mark before the text tells Excel that it is UTF-8.
    fn table(path: &str, text: &str) -> Self {
        Self::text(path, format!("\u{feff}{text}"))
    }
}
