//! The picture that a cell names.

use super::Cells;
use crate::dataset::Picture;
use crate::read::framing::Framing;

impl Cells<'_> {
    /// The picture of a column, with what its neighbours `_alt` and `_credit` say of it.
    pub(in crate::dataset) fn picture(&mut self, column: &str) -> Option<Picture> {
        let picture = Picture::named(self.text(column))?;
        let framing = format!("{column}_cadrage");
        let framing = match self.schema().named(&framing) {
            Some(column) => self.choice(column, Framing::CHOICES, Framing::from_word),
            None => None,
        };
        let beside = |end: &str| self.text(&format!("{column}_{end}"));
        Some(Picture { alt: beside("alt"), credit: beside("credit"), framing, ..picture })
    }
}
