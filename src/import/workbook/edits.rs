//! Changes to a text of XML, by the bytes that they take the place of.

use std::ops::Range;

use super::refusal::Refusal;

/// Changes that do not overlap.
pub(super) struct Edits<'a> {
    text: &'a str,
    list: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, list: Vec::new() }
    }

    /// The text there, before any change.
    pub(super) fn at(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Writes something else there.
    pub(super) fn replace(&mut self, range: Range<usize>, with: String) {
        self.list.push((range, with));
    }

    /// The changed text.
    pub(super) fn apply(mut self) -> String {
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let more: usize = self.list.iter().map(|(_, with)| with.len()).sum();
        let mut changed = String::with_capacity(self.text.len() + more);
        let mut done = 0;
        for (range, with) in &self.list {
            changed.push_str(&self.text[done..range.start.max(done)]);
            changed.push_str(with);
            done = range.end.max(done);
        }
        changed.push_str(&self.text[done..]);
        changed
    }
}

/// The bytes at which a piece of a text stands in it.
///
/// # Errors
///
/// That the piece was not cut out of the text.
pub(super) fn place(text: &str, piece: &str) -> Result<Range<usize>, Refusal> {
    let start = (piece.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    let range = start.map(|start| start..start + piece.len()).ok_or(Refusal::Unusual)?;
    if text.get(range.clone()) == Some(piece) { Ok(range) } else { Err(Refusal::Unusual) }
}
