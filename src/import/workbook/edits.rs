//! Changes to a text of XML, by the bytes that they take the place of.

use std::io::Write;
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

    /// Puts them in the order in which they stand.
    pub(super) fn sort(&mut self) {
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
    }

    /// Writes the changed text, piece by piece: a sheet may be long. They must be in order.
    ///
    /// # Errors
    ///
    /// What keeps it from being written.
    pub(super) fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        let mut done = 0;
        for (range, with) in &self.list {
            out.write_all(&self.text.as_bytes()[done..range.start.max(done)])?;
            out.write_all(with.as_bytes())?;
            done = range.end.max(done);
        }
        out.write_all(&self.text.as_bytes()[done..])
    }

    /// The changed text.
    #[cfg(test)]
    pub(super) fn applied(mut self) -> String {
        self.sort();
        let mut text = Vec::new();
        self.write(&mut text).expect("in memory");
        String::from_utf8(text).expect("texts between texts")
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
