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

    /// The spreadsheet row of a record, from 1.
    pub fn row(&self, record: u32) -> u32 {
        self.rows.get(record as usize).copied().unwrap_or(record + 1)
    }

    /// The bytes of a record, without its line end.
    pub fn record_span(&self, text: &str, record: u32) -> Range<usize> {
        let Some(&start) = self.starts.get(record as usize) else { return text.len()..text.len() };
        let start = start as usize;
        let end = self.starts.get(record as usize + 1).map_or(text.len(), |&next| next as usize);
        let body = text.get(start..end).unwrap_or_default();
        start..start + body.trim_end_matches(['\r', '\n']).len()
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
}

/// One past the last byte of the field that begins at `start`.
fn field_end(record: &[u8], start: usize, separator: u8) -> usize {
    let mut index = start;
    let mut quoted = record.get(start) == Some(&b'"');
    if quoted {
        index += 1;
    }
    while let Some(&byte) = record.get(index) {
        match byte {
            b'"' if quoted && record.get(index + 1) == Some(&b'"') => index += 1,
            b'"' if quoted => quoted = false,
            _ if byte == separator && !quoted => break,
            _ => {}
        }
        index += 1;
    }
    index.min(record.len())
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
    use super::*;

    #[test]
    fn columns_are_lettered() {
        for (field, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(field), letters);
        }
    }
}
