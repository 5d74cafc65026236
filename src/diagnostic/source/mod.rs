//! The text of every file that was read, and places in it.
//!
//! A [`Place`] is small and cheap to keep; the line, the column and the cell are
//! worked out by [`SourceMap::locate`] when a diagnostic is shown.

mod cells;
mod derived;
mod location;
mod sourced;

pub use cells::{Records, column_letters};
pub use derived::{Derived, Layout};
pub use location::Location;
pub use sourced::Sourced;

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr2_iter;

/// The file that makes a folder an edition.
pub const MANIFEST: &str = "rapport.toml";

/// A file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A place in a file, as small as a value can carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The file as a whole.
    File(FileId),
    /// Bytes `start..end` of the file's decoded text.
    Span {
        /// The file.
        file: FileId,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A cell of a table.
    Cell {
        /// The table's file.
        file: FileId,
        /// Index of the record: 0 is the header.
        record: u32,
        /// Index of the field in the record.
        field: u16,
    },
    /// A whole record of a table.
    Record {
        /// The table's file.
        file: FileId,
        /// Index of the record: 0 is the header.
        record: u32,
    },
}

impl Place {
    /// A span of bytes.
    pub fn span(file: FileId, range: Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::Span { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The file the place is in.
    pub fn file(&self) -> FileId {
        match *self {
            Self::File(file)
            | Self::Span { file, .. }
            | Self::Cell { file, .. }
            | Self::Record { file, .. } => file,
        }
    }
}

/// A file as it was read, decoded.
#[derive(Debug)]
pub struct SourceFile {
    /// Path relative to the edition, with `/`.
    pub path: String,
    /// The whole decoded text; for a sheet its rows, written as a table of
    /// tab-separated text; empty for a binary file.
    pub text: String,
    /// The sheet, for a table of a workbook.
    pub sheet: Option<String>,
    /// Where the records stand, for a table.
    pub records: Option<Records>,
    /// Where its cells stand, for a table that was made of others.
    derived: Option<Derived>,
    line_starts: OnceLock<Vec<u32>>,
}

impl SourceFile {
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = memchr2_iter(b'\n', b'\r', bytes)
                .filter(|end| bytes[*end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
            let after = ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(after).collect()
        })
    }

    /// The spreadsheet row of a record, from 1.
    fn row(&self, record: u32) -> usize {
        self.records.as_ref().map_or(record + 1, |records| records.row(record)) as usize
    }

    /// Line and column, from 1, of a byte offset; the column counts characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start as usize <= offset) - 1;
        let column = self.text[starts[line] as usize..offset].chars().count() + 1;
        (line + 1, column)
    }

    /// The bytes of the line that holds `offset`, without its end.
    pub fn line_range(&self, offset: usize) -> Range<usize> {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start as usize <= offset).saturating_sub(1);
        let start = starts[line] as usize;
        let end = starts.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }
}

/// Every file that was read, in the order of reading.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file under the path that users know it by.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(path.into(), None, text.into())
    }

    /// Adds a sheet of a workbook, written as a text whose records are its rows.
    pub fn add_sheet(&mut self, path: &str, sheet: &str, text: String, records: Records) -> FileId {
        let id = self.push(path.to_owned(), Some(sheet.to_owned()), text);
        self.set_records(id, records);
        id
    }

    fn push(&mut self, path: String, sheet: Option<String>, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push(SourceFile {
            path,
            text,
            sheet,
            records: None,
            derived: None,
            line_starts: OnceLock::new(),
        });
        id
    }

    /// Adds a table that was made of others: its places are theirs.
    pub fn add_derived(&mut self, path: &str, derived: Derived) -> FileId {
        let id = self.push(path.to_owned(), None, String::new());
        self.files[id.0 as usize].derived = Some(derived);
        id
    }

    /// The place where something is written: that of a cell of a derived table is in a file.
    pub fn written(&self, place: Place) -> Place {
        match &self.file(place.file()).derived {
            Some(derived) => derived.written(place),
            None => place,
        }
    }

    /// The file in which a place is written.
    pub fn file_of(&self, place: Place) -> &SourceFile {
        self.file(self.written(place).file())
    }

    /// Declares where the records of a table stand.
    pub fn set_records(&mut self, file: FileId, records: Records) {
        self.files[file.0 as usize].records = Some(records);
    }

    /// Hides the cells of the fields that are not shown, in all records below the header: each character
    /// becomes another of as many bytes, so that places stay what they are.
    pub fn hide_cells(&mut self, file: FileId, header: u32, is_shown: impl Fn(u16) -> bool) {
        let file = &mut self.files[file.0 as usize];
        let Some(records) = &file.records else { return };
        let mut hidden = String::with_capacity(file.text.len());
        for span in records.cell_spans(&file.text, header + 1, is_shown) {
            hidden.push_str(&file.text[hidden.len()..span.start]);
            hidden.extend(file.text[span].chars().map(|character| match character.len_utf8() {
                _ if matches!(character, '"' | '\n' | '\r') => character,
                1 => '*',
                2 => '·',
                3 => '•',
                _ => '𝟎',
            }));
        }
        hidden.push_str(&file.text[hidden.len()..]);
        file.text = hidden;
    }

    /// A file that was added.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file known by this path, if it was read.
    pub fn by_path(&self, path: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.path == path)?;
        Some(FileId(u32::try_from(index).ok()?))
    }

    /// Every file that was read.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Where a character stands: among these words, if they are found, else anywhere;
    /// `limit` places at most.
    pub fn find_sign(&self, character: char, words: &str, limit: usize) -> Vec<Place> {
        let among = self.find(words, limit);
        if words.len() <= character.len_utf8() || among.is_empty() {
            return self.find(character.encode_utf8(&mut [0; 4]), limit);
        }
        let narrowed = |place: Place| {
            let at = words.find(character).unwrap_or_default();
            match place {
                Place::Span { file, start, .. } => {
                    let start = start as usize + at;
                    Place::span(file, start..start + character.len_utf8())
                }
                other => other,
            }
        };
        among.into_iter().map(narrowed).collect()
    }

    /// Where a text stands, in the order of reading; `limit` places at most.
    pub fn find(&self, needle: &str, limit: usize) -> Vec<Place> {
        let in_file = |(index, file): (usize, &SourceFile)| {
            let id = FileId(u32::try_from(index).unwrap_or(u32::MAX));
            let starts: Vec<usize> =
                file.text.match_indices(needle).map(|(at, _)| at).take(limit).collect();
            starts.into_iter().map(move |at| Place::span(id, at..at + needle.len()))
        };
        self.files.iter().enumerate().flat_map(in_file).take(limit).collect()
    }

    /// The bytes of a place in the text of its file; none for a whole file. A
    /// line and a column cost more: they are counted.
    pub fn span(&self, place: Place) -> Range<usize> {
        let place = self.written(place);
        let file = self.file(place.file());
        let records = file.records.as_ref();
        match place {
            Place::File(_) => 0..0,
            Place::Span { start, end, .. } => {
                let end = (end as usize).min(file.text.len());
                (start as usize).min(end)..end
            }
            Place::Cell { record, field, .. } => records
                .map(|records| records.cell_span(&file.text, record, field))
                .unwrap_or_default(),
            Place::Record { record, .. } => {
                records.map(|records| records.record_span(&file.text, record)).unwrap_or_default()
            }
        }
    }

    /// The place as users name it.
    pub fn locate(&self, place: Place) -> Location<'_> {
        let place = self.written(place);
        let file = self.file(place.file());
        let records = file.records.as_ref();
        let span = self.span(place);
        let cell = match place {
            Place::File(_) => {
                return Location {
                    path: &file.path,
                    sheet: file.sheet.as_deref(),
                    line: None,
                    column: None,
                    cell: None,
                    span,
                };
            }
            // In a sheet nobody sees the text: the cell says where it is.
            Place::Span { .. } => records
                .filter(|_| file.sheet.is_some())
                .and_then(|records| records.cell_at(&file.text, span.start)),
            Place::Cell { record, field, .. } => records.map(|_| (record, field)),
            Place::Record { .. } => None,
        };
        let (line, column) = match (&file.sheet, place, cell) {
            (Some(_), _, Some((record, field))) => (file.row(record), usize::from(field) + 1),
            (Some(_), Place::Record { record, .. }, None) => (file.row(record), 1),
            _ => file.line_column(span.start),
        };
        Location {
            path: &file.path,
            sheet: file.sheet.as_deref(),
            line: Some(line),
            column: Some(column),
            cell: cell
                .map(|(record, field)| format!("{}{}", column_letters(field), file.row(record))),
            span,
        }
    }

    /// The original text at a place; empty for a whole file.
    pub fn text(&self, place: Place) -> &str {
        let span = self.span(place);
        self.file_of(place).text.get(span).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let mut map = SourceMap::default();
        let file = map.add("a.csv", "été;b\r\nc;d\re");
        let text = &map.file(file).text;
        for (needle, expected) in
            [("été", (1, 1)), ("b", (1, 5)), ("c", (2, 1)), ("d", (2, 3)), ("e", (3, 1))]
        {
            let offset = text.rfind(needle).unwrap();
            assert_eq!(map.file(file).line_column(offset), expected, "{needle}");
        }
    }

    #[test]
    fn a_cell_of_a_sheet_has_its_row_and_its_column() {
        let mut map = SourceMap::default();
        let text = "\tdate\ttitre\n\t05/02/2021\t\"deux\nlignes\"\n\t\tFin\n";
        let starts = vec![0, 12, 38];
        let file = map.add_sheet(
            "a.xlsx",
            "Événements",
            text.into(),
            Records::new(b'\t', starts, vec![3, 4, 9]),
        );
        let at = |place| {
            let it = map.locate(place);
            (it.sheet, it.line, it.column, it.cell)
        };
        let sheet = Some("Événements");
        assert_eq!(at(Place::File(file)), (sheet, None, None, None));
        let cell = Place::Cell { file, record: 2, field: 2 };
        assert_eq!(at(cell), (sheet, Some(9), Some(3), Some("C9".into())));
        assert_eq!(map.text(cell), "Fin");
        assert_eq!(at(Place::Record { file, record: 1 }), (sheet, Some(4), Some(1), None));
        let start = text.find("lignes").expect("written");
        let span = Place::span(file, start..start + 6);
        assert_eq!(at(span), (sheet, Some(4), Some(3), Some("C4".into())));
    }

    #[test]
    fn a_cell_is_named_as_in_a_spreadsheet() {
        let mut map = SourceMap::default();
        let text = "a;b\n\"x;\n\"\"y\";2\n\n3;4\n";
        let file = map.add("t.csv", text);
        map.set_records(file, Records::new(b';', vec![0, 4, 16], vec![1, 2, 4]));
        let cell = |record, field| map.locate(Place::Cell { file, record, field });
        assert_eq!((cell(1, 0).cell.as_deref(), cell(1, 0).line), (Some("A2"), Some(2)));
        assert_eq!(map.text(Place::Cell { file, record: 1, field: 0 }), "\"x;\n\"\"y\"");
        assert_eq!(
            (cell(1, 1).cell.as_deref(), cell(1, 1).line, cell(1, 1).column),
            (Some("B2"), Some(3), Some(6))
        );
        assert_eq!(
            (cell(2, 1).cell.as_deref(), map.text(Place::Cell { file, record: 2, field: 1 })),
            (Some("B4"), "4")
        );
        assert_eq!(map.text(Place::Cell { file, record: 2, field: 9 }), "");
    }
}
