//! Two states of an edition, or two years, side by side: what changed and why.
//!
//! Figures come first, each with the rows that explain it; then rows, cell by cell; then texts, word
//! by word; then files. A state is compared with another of the same year row by row; another year
//! is compared by role: the same figure, the same text. What is found between B and A is the mirror
//! of what is found between A and B: each part is always worked out in one direction, that of the
//! smaller of its two contents, and turned around if need be.

mod align;
pub mod attached;
mod causes;
mod drawn;
mod explained;
mod figures;
mod files;
mod html;
mod pages;
mod rows;
mod terminal;
mod texts;
mod words;
mod years;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compile::prepared::Prepared;
use crate::language::partial_date::Period;
pub use causes::{Cause, RowCause};
pub use figures::FigureChange;
pub use files::FileChange;
pub use html::page;
pub use pages::{PageChange, compare as compare_pages};
pub use rows::{CellChange, RowChange, TableChange};
pub use terminal::{DRAWN, SPOKEN, summary};
pub use texts::{Passage, TextChange};
pub use words::{Kind, Word};
pub use years::GroupChange;

/// One of the two states.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// How it is called: a folder, a revision.
    pub name: &'a str,
    /// The edition, read and counted.
    pub prepared: &'a Prepared,
    /// Only its tables are known, as they were attached to a PDF: neither texts nor settings.
    pub only_tables: bool,
    /// What it printed of its figures, by their ids, where that is known beside its tables.
    pub printed: Option<&'a BTreeMap<String, String>>,
}

/// A value of each state; one that is missing was added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair<T> {
    /// In the first state.
    pub before: Option<T>,
    /// In the second.
    pub after: Option<T>,
}

impl<T> Pair<T> {
    /// A value that both states have.
    pub fn both(before: T, after: T) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    /// The same, seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// What became of it.
    pub fn change(&self) -> Change {
        match (&self.before, &self.after) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        }
    }

    /// The value of the second state, or the last that there was.
    pub fn last(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// All that differs. Nothing where nothing does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// How the two states are called.
    pub names: Pair<String>,
    /// Their years.
    pub years: Pair<Period>,
    /// Figures whose value or text differs, then lines of statements, charts and maps.
    pub figures: Vec<FigureChange>,
    /// Tables whose rows differ.
    pub tables: Vec<TableChange>,
    /// Texts and settings whose words differ.
    pub texts: Vec<TextChange>,
    /// Pictures and other files.
    pub files: Vec<FileChange>,
    /// Pages that look different, where they were asked for.
    pub pages: Vec<PageChange>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        let Self { figures, tables, texts, files, pages, .. } = self;
        figures.is_empty()
            && tables.is_empty()
            && texts.is_empty()
            && files.is_empty()
            && pages.is_empty()
    }

    /// The object for machines, with a line end.
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("plain data serializes");
        text.push('\n');
        crate::diagnostic::shown::json(&text).into_owned()
    }
}

/// The tables with rows of which the other state, a PDF, holds nothing: neither they nor what is counted
/// in them is compared.
pub fn not_held(before: Side<'_>, after: Side<'_>) -> Vec<&'static str> {
    rows::not_held(&before, &after).into_iter().collect()
}

/// Compares two states. The pages are compared by [`compare_pages`].
pub fn compare(before: Side<'_>, after: Side<'_>) -> Comparison {
    let years = Pair::both(before.prepared.dataset.period(), after.prepared.dataset.period());
    let names = Pair::both(before.name.to_owned(), after.name.to_owned());
    let only_tables = before.only_tables || after.only_tables;
    let by_row = years.before == years.after;
    let aligned = if by_row { align::align(&before, &after, only_tables) } else { BTreeMap::new() };
    let explained = by_row.then(|| explained::Rows::new(&before, &after, &aligned));
    let mut figures = figures::changes(&before, &after, explained.as_ref());
    if let Some(explained) = &explained {
        figures.extend(drawn::changes(&before, &after, explained));
    }
    Comparison {
        figures,
        tables: if by_row {
            rows::changes(&before, &after, &aligned, only_tables)
        } else {
            rows::counts(&before, &after)
        },
        texts: if only_tables { Vec::new() } else { texts::changes(&before, &after) },
        files: if only_tables { Vec::new() } else { files::changes(&before, &after) },
        pages: Vec::new(),
        names,
        years,
    }
}
