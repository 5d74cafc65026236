//! Where the records and cells of a delimited table stand in its text.

use std::ops::Range;

/// The records of a table: where each begins and which spreadsheet row it is.
#[derive(Debug, Clone)]
pub struct Records {
    separator: u8,
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Records {
    /// `starts` are byte offsets in the file's text, header first; `rows` the
    /// spreadsheet row (from 1) of each record.
    pub fn new(separator: u8, starts: Vec<u32>, rows: Vec<u32>) -> Self {
        Self { separator, starts, rows }
    }

    /// No record at all.
    pub fn empty() -> Self {
        Self::new(b'\t', Vec::new(), Vec::new())
    }

    /// Whether a character stands between two cells.
    pub fn separates(&self, character: char) -> bool {
        character == char::from(self.separator)
    }

    /// The spreadsheet row of a record, from 1.
    pub fn row(&self, record: u32) -> u32 {
        self.rows.get(record as usize).copied().unwrap_or(record + 1)
    }

    /// The record of a spreadsheet row, if the row is not empty.
    pub fn of_row(&self, row: u32) -> Option<u32> {
        let index = self.rows.binary_search(&row).ok()?;
        u32::try_from(index).ok()
    }

    /// The bytes of a record, without its line end.
    pub fn record_span(&self, text: &str, record: u32) -> Range<usize> {
        let Some(&start) = self.starts.get(record as usize) else { return text.len()..text.len() };
        let start = start as usize;
        let end = self.starts.get(record as usize + 1).map_or(text.len(), |&next| next as usize);
        let body = text.get(start..end).unwrap_or_default();
        start..start + body.trim_end_matches(['\r', '\n']).len()
    }

    /// The bytes of the record that holds a byte of the text.
    pub fn record_around(&self, text: &str, offset: usize) -> Range<usize> {
        let next = self.starts.partition_point(|&start| start as usize <= offset);
        let record = u32::try_from(next.saturating_sub(1)).unwrap_or(u32::MAX);
        self.record_span(text, record)
    }

    /// The record and the field that hold a byte of the text.
    pub fn cell_at(&self, text: &str, offset: usize) -> Option<(u32, u16)> {
        let record =
            self.starts.partition_point(|&start| start as usize <= offset).checked_sub(1)?;
        let record = u32::try_from(record).ok()?;
        let span = self.record_span(text, record);
        let body = &text.as_bytes()[span.clone()];
        let offset = offset.checked_sub(span.start).filter(|&offset| offset < body.len())?;
        let (mut field, mut end) = (0, field_end(body, 0, self.separator));
        while end < offset && field < u16::MAX {
            field += 1;
            end = field_end(body, end + 1, self.separator);
        }
        Some((record, field))
    }

    /// The bytes of a cell, quotation marks included; empty at the end of a
    /// record that has no such field.
    pub fn cell_span(&self, text: &str, record: u32, field: u16) -> Range<usize> {
        let span = self.record_span(text, record);
        let body = &text.as_bytes()[span.clone()];
        let mut start = 0;
        for _ in 0..field {
            let end = field_end(body, start, self.separator);
            if end >= body.len() {
                return span.end..span.end;
            }
            start = end + 1;
        }
        span.start + start..span.start + field_end(body, start, self.separator)
    }

    /// The bytes of all cells from a record on, but for those of some fields, in order.
    pub fn cell_spans(
        &self,
        text: &str,
        first: u32,
        is_left_out: impl Fn(u16) -> bool,
    ) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        for record in first..u32::try_from(self.starts.len()).unwrap_or(u32::MAX) {
            let span = self.record_span(text, record);
            let body = &text.as_bytes()[span.clone()];
            let (mut field, mut start) = (0, 0);
            while start <= body.len() {
                let end = field_end(body, start, self.separator);
                if !is_left_out(field) {
                    spans.push(span.start + start..span.start + end);
                }
                (field, start) = (field.saturating_add(1), end + 1);
            }
        }
        spans
    }
}

/// One past the last byte of the field that begins at `start`.
fn field_end(record: &[u8], start: usize, separator: u8) -> usize {
    let after_quotes = quoted_end(record, start).filter(|&end| {
        let next = record[end..].iter().find(|byte| **byte != b' ');
        next.is_none_or(|byte| *byte == separator)
    });
    // A quotation mark that no other closes is a character like another.
    let from = after_quotes.unwrap_or(start).min(record.len());
    from + record[from..].iter().take_while(|byte| **byte != separator).count()
}

/// One past the quotation mark that closes the one at `start`.
fn quoted_end(record: &[u8], start: usize) -> Option<usize> {
    if record.get(start) != Some(&b'"') {
        return None;
    }
    let mut index = start + 1;
    while let Some(&byte) = record.get(index) {
        match (byte, record.get(index + 1)) {
            (b'"', Some(b'"')) => index += 2,
            (b'"', _) => return Some(index + 1),
            _ => index += 1,
        }
    }
    None
}

/// `0` is `A`, `25` is `Z`, `26` is `AA`.
pub fn column_letters(field: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(field) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Records, column_letters};

    #[test]
    fn a_byte_is_found_in_its_cell() {
        let text = "a;b\n\"x;\n\"\"y\";2\n\n\"3;\"4\n";
        let records = Records::new(b';', vec![0, 4, 16], vec![1, 2, 4]);
        for (offset, cell) in [
            (0, Some((0, 0))),
            (2, Some((0, 1))),
            (3, None),
            (4, Some((1, 0))),
            (11, Some((1, 0))),
            (13, Some((1, 1))),
            (15, None),
            (16, Some((2, 0))),
            (19, Some((2, 1))),
            (21, None),
            (99, None),
        ] {
            assert_eq!(records.cell_at(text, offset), cell, "{offset}");
        }
        assert_eq!(&text[records.cell_span(text, 2, 0)], "\"3", "an open quote stays in its cell");
        assert_eq!(&text[records.cell_span(text, 2, 1)], "\"4");
    }

    #[test]
    fn columns_are_lettered() {
        for (field, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(field), letters);
        }
    }
}
