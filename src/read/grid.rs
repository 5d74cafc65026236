//! Cells row by row, before anybody knows what the columns mean.
//!
//! This is where other formats join: an `.xlsx` or `.ods` sheet gives a
//! [`Grid`] and the [`Records`] of a text that shows it, as [`from_csv`] does.

use std::borrow::Cow;

use super::harmless::as_written;
use super::quotes::StrayQuote;
use super::separator::Separator;
use crate::diagnostic::source::Records;

/// Stands for a stray quotation mark while the records are read, one byte for
/// one. Where a text holds one of its own, it has been reported as an error.
const HIDDEN_QUOTE: char = '\u{1a}';

/// Longest text of a cell, in characters.
pub const LONGEST_CELL: usize = 20_000;

/// How a text ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// At the end of a line, as programs write tables; or it is no text.
    #[default]
    Whole,
    /// In the midst of a line: perhaps the file was cut off.
    MidLine,
}

/// All cells of a table, header included, without the spaces around them.
#[derive(Debug, Default)]
pub struct Grid {
    text: String,
    /// One past the last byte of each cell in `text`.
    cell_ends: Vec<u32>,
    /// One past the last cell of each record in `cell_ends`.
    record_ends: Vec<u32>,
    /// In a sheet no row is shorter than another: how many cells each has.
    sheet_width: Option<usize>,
    /// Record and field of the cells of a sheet that hold a date.
    days: Vec<(u32, u32)>,
    /// How the text that it was read from ends.
    pub ending: Ending,
    /// Cells that were longer than [`LONGEST_CELL`], of which only that much is
    /// kept: no rule has to read ten megabytes that are reported to be a mistake.
    pub oversized: Vec<Oversized>,
}

/// A cell that was too long.
#[derive(Debug, Clone, Copy)]
pub struct Oversized {
    /// Its record.
    pub record: u32,
    /// Its field.
    pub field: usize,
    /// How long it was, in characters.
    pub length: usize,
}

impl Grid {
    /// A grid in which all records have as many cells, however many are pushed.
    pub fn of_sheet(width: usize) -> Self {
        Self { sheet_width: Some(width), ..Self::default() }
    }

    /// Adds a record.
    pub fn push<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (field, cell) in cells.enumerate() {
            self.push_cell(field, cell);
        }
        self.record_ends.push(index(self.cell_ends.len()));
    }

    fn push_cell(&mut self, field: usize, cell: &str) {
        let seen = without_unseen(cell);
        let mut cell = as_written(&seen);
        // Bytes are counted first: they are known, and rarely too many.
        if cell.len() > LONGEST_CELL
            && let Some((end, _)) = cell.char_indices().nth(LONGEST_CELL)
        {
            let (record, length) = (index(self.record_ends.len()), cell.chars().count());
            self.oversized.push(Oversized { record, field, length });
            cell = &cell[..end];
        }
        if cell.contains('\r') {
            // A line break within a cell is one character, whoever wrote the file.
            self.text.push_str(&cell.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.text.push_str(cell);
        }
        self.cell_ends.push(index(self.text.len()));
    }

    /// Says of a cell of the last record that it holds a date; fields come in their order.
    pub fn note_day(&mut self, field: u32) {
        self.days.push((index(self.record_ends.len().saturating_sub(1)), field));
    }

    /// Whether a cell of a sheet holds a date: its figures stand in our order, whoever wrote its
    /// neighbours.
    pub fn is_day(&self, record: usize, field: usize) -> bool {
        self.days.binary_search(&(index(record), index(field))).is_ok()
    }

    /// How many records, header included.
    pub fn len(&self) -> usize {
        self.record_ends.len()
    }

    /// How many cells a record has.
    pub fn width(&self, record: usize) -> usize {
        self.sheet_width.unwrap_or_else(|| self.pushed(record))
    }

    /// How many cells of a record were pushed: those after them are empty.
    pub fn pushed(&self, record: usize) -> usize {
        let (start, end) = self.cells(record);
        end - start
    }

    /// A cell; empty if the record has no such field.
    pub fn cell(&self, record: usize, field: usize) -> &str {
        let (start, end) = self.cells(record);
        let cell = start + field;
        if cell >= end {
            return "";
        }
        let start = if cell == 0 { 0 } else { self.cell_ends[cell - 1] as usize };
        let end = self.cell_ends[cell] as usize;
        // Of a wide table, most cells are empty: where their text would be is not looked for.
        if start == end { "" } else { &self.text[start..end] }
    }

    /// Whether a record has no text at all.
    pub fn is_blank(&self, record: usize) -> bool {
        let (start, end) = self.cells(record);
        let text_end = |cell: usize| if cell == 0 { 0 } else { self.cell_ends[cell - 1] };
        text_end(start) == text_end(end)
    }

    /// Keeps the first records.
    pub fn truncate(&mut self, records: usize) {
        self.record_ends.truncate(records);
        let cells = self.record_ends.last().map_or(0, |end| *end as usize);
        self.cell_ends.truncate(cells);
        self.oversized.retain(|cell| (cell.record as usize) < records);
        self.ending = Ending::Whole;
    }

    /// The same, where below a header the cells of the first field stand before those of the
    /// second, of this name.
    pub fn with_joined(&self, header: usize, [first, second]: [usize; 2], name: &str) -> Self {
        let mut joined = Self { sheet_width: self.sheet_width, ..Self::default() };
        for record in 0..self.len() {
            let whole = match record {
                _ if record == header => name.to_owned(),
                _ => format!("{} {}", self.cell(record, first), self.cell(record, second)),
            };
            let fields = self.pushed(record);
            let is_both = record >= header && fields > second;
            joined.push((0..fields).map(|field| match field {
                _ if !is_both => self.cell(record, field),
                _ if field == second => whole.as_str(),
                _ if field == first => "",
                _ => self.cell(record, field),
            }));
        }
        let (days, oversized) = (self.days.clone(), self.oversized.clone());
        Self { days, oversized, ending: self.ending, ..joined }
    }

    fn cells(&self, record: usize) -> (usize, usize) {
        let start = if record == 0 { 0 } else { self.record_ends[record - 1] as usize };
        (start, self.record_ends[record] as usize)
    }
}

/// A file has at most 512 MiB, so offsets fit.
fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a character has neither width nor meaning: soft hyphens, joiners, marks of direction.
pub fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}')
        || matches!(character, '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}')
}

/// A quick look, for the many cells: the bytes of these characters in UTF-8.
fn may_hold_unseen(bytes: &[u8]) -> bool {
    let begins = |at: usize| {
        matches!(
            bytes[at..],
            [0xC2, 0xAD, ..]
                | [0xE1, 0xA0, 0x8E, ..]
                | [0xE2, 0x80, 0x8B..=0x8F, ..]
                | [0xE2, 0x81, 0xA0..=0xAF, ..]
        )
    };
    memchr::memchr3_iter(0xC2, 0xE1, 0xE2, bytes).any(begins)
        || memchr::memchr2(0xCD, 0xD8, bytes).is_some()
}

/// A cell without the spaces around it and the characters that nobody sees, which would part a name from itself.
pub fn without_unseen(cell: &str) -> Cow<'_, str> {
    let trimmed = trim(cell);
    if !may_hold_unseen(trimmed.as_bytes()) || !trimmed.contains(is_unseen) {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(trim(&trimmed.replace(is_unseen, "")).to_owned())
}

/// Without spaces of any kind around it, those without width included.
pub fn trim(cell: &str) -> &str {
    // Nearly all cells begin and end with a plain character, or are empty.
    if let [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] = cell.as_bytes() {
        return cell;
    }
    cell.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
    })
}

/// The cells of a CSV text from byte `start` on, and where its records stand.
pub fn from_csv(
    text: &str,
    start: usize,
    separator: Separator,
    strays: &[StrayQuote],
) -> (Grid, Records) {
    let body = &text[start..];
    let hidden = (!strays.is_empty()).then(|| hide(body, start, strays));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(hidden.as_deref().unwrap_or(body).as_bytes());
    let mut grid = Grid { text: String::with_capacity(body.len()), ..Grid::default() };
    let mut lines = Lines { text: body, at: 0, row: 1 };
    let (mut starts, mut rows) = (Vec::new(), Vec::new());
    let mut record = csv::StringRecord::new();
    // The only error of a flexible reader of text in memory is bad UTF-8.
    while let Ok(true) = reader.read_record(&mut record) {
        let first = record.position().map_or(0, |position| position.byte());
        lines.skip_blank(usize::try_from(first).unwrap_or(usize::MAX));
        starts.push(index(start + lines.at));
        rows.push(lines.row);
        if hidden.is_some() {
            let shown: Vec<_> =
                record.iter().map(|cell| cell.replace(HIDDEN_QUOTE, "\"")).collect();
            grid.push(shown.iter().map(String::as_str));
        } else {
            grid.push(record.iter());
        }
        lines.row += 1;
    }
    if !body.ends_with(['\n', '\r']) {
        grid.ending = Ending::MidLine;
    }
    (grid, Records::new(separator.byte(), starts, rows))
}

fn hide(body: &str, start: usize, strays: &[StrayQuote]) -> String {
    let mut hidden = String::with_capacity(body.len());
    let mut from = 0;
    for stray in strays.iter().filter(|stray| stray.at >= start) {
        hidden.push_str(&body[from..stray.at - start]);
        hidden.push(HIDDEN_QUOTE);
        from = stray.at - start + 1;
    }
    hidden.push_str(&body[from..]);
    hidden
}

/// Where the next record may begin, and the spreadsheet row it is on.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    row: u32,
}

impl Lines<'_> {
    /// From the byte after a record to that where the next begins: each blank
    /// line between them is a row of the spreadsheet.
    fn skip_blank(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        self.at = from.min(bytes.len());
        let ended_by_cr = self.at > 0 && bytes[self.at - 1] == b'\r';
        if ended_by_cr && bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        loop {
            self.at += match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'\r'), Some(b'\n')) => 2,
                (Some(b'\r' | b'\n'), _) => 1,
                _ => return,
            };
            self.row += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{from_csv, is_unseen, without_unseen};
    use crate::diagnostic::source::Records;
    use crate::read::quotes::stray_quotes;
    use crate::read::separator::Separator;

    /// The cells of each record, and the spreadsheet row it is on.
    fn read(text: &str) -> Vec<(u32, Vec<String>)> {
        let separator = Separator::Semicolon;
        let (grid, records) = from_csv(text, 0, separator, &stray_quotes(text, separator.byte()));
        let cells = |record| {
            let cell = |field| grid.cell(record, field).to_owned();
            (0..grid.width(record)).map(cell).collect::<Vec<_>>()
        };
        let checked = |record: usize| {
            assert_places(text, &records, record, &cells(record));
            (records.row(record as u32), cells(record))
        };
        (0..grid.len()).map(checked).collect()
    }

    /// Each cell is found at its place in the text.
    fn assert_places(text: &str, records: &Records, record: usize, cells: &[String]) {
        for (field, cell) in cells.iter().enumerate() {
            let there = &text[records.cell_span(text, record as u32, field as u16)];
            let there = without_unseen(there).replace("\r\n", "\n").replace('\r', "\n");
            let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
            assert!(there == *cell || there == quoted, "{there:?} is not {cell:?}");
        }
    }

    fn rows(expected: &[(u32, &[&str])]) -> Vec<(u32, Vec<String>)> {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        expected.iter().map(|(row, cells)| (*row, owned(cells))).collect()
    }

    #[test]
    fn cells_are_read_with_their_rows() {
        for (text, expected) in [
            ("a;b\n1;2\n", rows(&[(1, &["a", "b"]), (2, &["1", "2"])])),
            (
                "a;b\r\n1;2\r\n\r\n\r\n3;4",
                rows(&[(1, &["a", "b"]), (2, &["1", "2"]), (5, &["3", "4"])]),
            ),
            (
                "a\r1\r\r2\n3\r\n4",
                rows(&[(1, &["a"]), (2, &["1"]), (4, &["2"]), (5, &["3"]), (6, &["4"])]),
            ),
            ("\n\na;b\n", rows(&[(3, &["a", "b"])])),
            (
                "a;b\n\"1\r\n2\r3\";4\n5;6\n",
                rows(&[(1, &["a", "b"]), (2, &["1\n2\n3", "4"]), (3, &["5", "6"])]),
            ),
            ("\"a;\"\"b\"\"\";c\n", rows(&[(1, &["a;\"b\"", "c"])])),
            (" a\u{a0};\u{202f}b\u{200b}\n", rows(&[(1, &["a", "b"])])),
            ("a\u{200b}go\u{ad}ra;\u{200b} b\u{2060}\n", rows(&[(1, &["agora", "b"])])),
            ("a;b\n;;\n1\n", rows(&[(1, &["a", "b"]), (2, &["", "", ""]), (3, &["1"])])),
            ("", vec![]),
            ("\n\r\n", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn signs_that_nobody_sees_are_taken_out() {
        let unseen =
            (0..=0x2FFF).filter_map(char::from_u32).filter(|character| is_unseen(*character));
        for character in unseen {
            assert_eq!(without_unseen(&format!(" ago{character}ra ")), "agora", "{character:?}");
        }
        for cell in ["l’été « œuvré »", "ͻ؟", "a–b", ""] {
            assert_eq!(without_unseen(cell), cell);
        }
    }

    #[test]
    fn a_stray_quote_swallows_nothing() {
        let text = "a;b\n\"Réunion;1\nClub;2\n\"Fin\";\"3\"\n\"Le\" bureau;4\n";
        let expected = rows(&[
            (1, &["a", "b"]),
            (2, &["\"Réunion", "1"]),
            (3, &["Club", "2"]),
            (4, &["Fin", "3"]),
            (5, &["\"Le\" bureau", "4"]),
        ]);
        assert_eq!(read(text), expected);
    }
}
