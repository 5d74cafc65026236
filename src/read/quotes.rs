//! Quotation marks that open a cell and do not close it.
//!
//! A reader of CSV that meets one swallows everything up to the next mark,
//! which may be the whole rest of the file. Each is found here before the
//! records are read, and is then read as a character like another.

use memchr::{memchr, memchr3};

/// A quotation mark at the beginning of a cell that quotes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrayQuote {
    /// The byte where it stands.
    pub at: usize,
    /// What is wrong with it.
    pub kind: StrayKind,
}

/// What is wrong with a quotation mark at the beginning of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrayKind {
    /// Nothing closes it, or only the mark of another cell further down.
    Unclosed,
    /// It is closed before the end of its cell: `"Réunion" du bureau`.
    ClosedEarly,
}

/// All stray marks, in order. One pass; a cell is looked at twice at most.
pub fn stray_quotes(text: &str, separator: u8) -> Vec<StrayQuote> {
    let bytes = text.as_bytes();
    let mut strays = Vec::new();
    if memchr(b'"', bytes).is_none() {
        return strays;
    }
    let (mut at, mut field) = (0, 0);
    let mut width = None;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            match cell(bytes, at, separator, field, width) {
                Ok(end) => at = end,
                Err(kind) => strays.push(StrayQuote { at, kind }),
            }
        }
        at += plain_length(&bytes[at..], separator);
        match bytes.get(at) {
            Some(&byte) if byte == separator => field += 1,
            // The header is the first record that holds something.
            Some(_) => {
                if width.is_none() && field > 0 {
                    width = Some(field + 1);
                }
                field = 0;
            }
            None => {}
        }
        at += 1;
    }
    strays
}

/// Bytes up to the next separator or end of line.
fn plain_length(bytes: &[u8], separator: u8) -> usize {
    memchr3(separator, b'\n', b'\r', bytes).unwrap_or(bytes.len())
}

fn is_line_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// One past the mark that closes the quoted cell beginning at `start`.
fn cell(
    bytes: &[u8],
    start: usize,
    separator: u8,
    field: usize,
    width: Option<usize>,
) -> Result<usize, StrayKind> {
    let Some(end) = closing(bytes, start + 1) else { return Err(StrayKind::Unclosed) };
    let inside = &bytes[start + 1..end];
    let next = bytes[end + 1..].iter().find(|byte| **byte != b' ');
    if next.is_none_or(|byte| *byte == separator || is_line_end(*byte)) {
        let swallows = width.is_some_and(|width| holds_rows(inside, separator, field, width));
        return if swallows { Err(StrayKind::Unclosed) } else { Ok(end + 1) };
    }
    let kind = if inside.iter().any(|byte| is_line_end(*byte)) {
        StrayKind::Unclosed
    } else {
        StrayKind::ClosedEarly
    };
    Err(kind)
}

/// The next mark that is not doubled.
fn closing(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether a quoted cell is really the end of one row, whole rows, and the
/// beginning of another: its lines have exactly the cells that rows would have.
///
/// A comma or a semicolon of prose is followed by a space; those of rows mostly
/// are not. Fewer than four separators prove nothing.
fn holds_rows(inside: &[u8], separator: u8, field: usize, width: usize) -> bool {
    if field >= width || !inside.iter().any(|byte| is_line_end(*byte)) {
        return false;
    }
    let (mut total, mut tight) = (0, 0);
    let mut lines = inside.split(|byte| is_line_end(*byte)).filter(|line| !line.is_empty());
    let mut expected = width - 1 - field;
    while let Some(line) = lines.next() {
        let count = line.iter().filter(|byte| **byte == separator).count();
        let spaced = line.windows(2).filter(|pair| *pair == [separator, b' ']).count();
        total += count;
        tight += count - spaced;
        let is_last = lines.clone().next().is_none();
        if count != if is_last { field } else { expected } {
            return false;
        }
        expected = width - 1;
    }
    total >= 4 && tight * 2 >= total
}

#[cfg(test)]
mod tests {
    use super::{StrayKind, StrayQuote, stray_quotes};

    fn unclosed(at: usize) -> StrayQuote {
        StrayQuote { at, kind: StrayKind::Unclosed }
    }

    #[test]
    fn well_quoted_cells_are_left_alone() {
        for text in [
            "a;b\n1;2\n",
            "a;b\n\"1;\n\"\"x\"\"\";\"\"\n",
            "a;b\r\n\"1\" ;\"2\"",
            "a;b\n5\" de pluie;2\n",
            "\"a\";\"b\"\r\"c\";\"d\"",
            "a;b;c\n\"Ordre du jour ; élus ; vote\nsuite ; fin ; clôture\";2;3\n",
        ] {
            assert_eq!(stray_quotes(text, b';'), [], "{text}");
        }
    }

    #[test]
    fn a_mark_that_nothing_closes_is_found() {
        assert_eq!(stray_quotes("a;b\n\"Réunion;1\nClub;2\n", b';'), [unclosed(4)]);
        assert_eq!(stray_quotes("a\n\"", b';'), [unclosed(2)]);
    }

    #[test]
    fn a_mark_closed_by_that_of_another_cell_is_found() {
        let text = "a;b\n\"Réunion;1\nClub;2\n\"Fin \"\"x\"\"\";3\n";
        assert_eq!(stray_quotes(text, b';'), [unclosed(4)]);
    }

    #[test]
    fn a_mark_closed_at_the_end_of_a_cell_further_down_is_found() {
        let text = "a;b;c\n\"Réunion;1;2\nClub;3;4\nÉcran de 5\";5;6\n";
        assert_eq!(stray_quotes(text, b';'), [unclosed(6)]);
        let text = "a;b;c;d;e\n1;2;\"3;4;5\n1;2;5\";4;5\n";
        assert_eq!(stray_quotes(text, b';'), [unclosed(14)]);
    }

    #[test]
    fn a_mark_closed_within_its_cell_is_no_swallowing() {
        let found = StrayQuote { at: 4, kind: StrayKind::ClosedEarly };
        assert_eq!(stray_quotes("a;b\n\"Réunion\" du bureau;1\n", b';'), [found]);
    }

    #[test]
    fn a_million_open_marks_take_one_pass() {
        let text = "\"\"\"\";\"a\n".repeat(300_000);
        assert_eq!(stray_quotes(&text, b';').len(), 300_000);
        let text = "\"a;\"\"b\n".repeat(300_000);
        assert_eq!(stray_quotes(&text, b';').len(), 600_000);
    }
}
