//! The text of a table with the rows of a plan. What the plan does not touch stays byte for byte.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::said::Completed;
use crate::diagnostic::source::Records;
use crate::read::schema::TableSchema;
use crate::read::{Encoding, Table, harmless};

/// Between the cells of a new table.
const SEPARATOR: char = ';';

/// A row that is written: values by column.
pub type Cells = BTreeMap<&'static str, String>;

/// A new row, of which nothing is copied.
#[derive(Clone)]
pub struct NewRow<'a> {
    /// What the export has.
    pub values: &'a Cells,
    /// What it has in columns that the export does not fill.
    pub given: Completed,
    /// Where it came from.
    pub source: String,
}

impl NewRow<'_> {
    /// What it has in a column.
    pub fn get(&self, column: &str) -> Option<&str> {
        if column == "source" {
            return Some(&self.source);
        }
        let own = self.values.get(column).filter(|cell| !cell.is_empty());
        own.or_else(|| self.given.get(column)).map(String::as_str)
    }
}

/// A table as it stands in its file.
pub struct Standing<'a> {
    /// Its text.
    pub text: &'a str,
    /// Where its records stand.
    pub records: &'a Records,
    /// What separates its cells.
    pub separator: char,
    /// The table.
    pub table: &'a Table,
    /// Records that are taken out.
    pub removed: &'a BTreeSet<u32>,
}

/// The text of a table that has these cells changed, by record, and these rows more.
pub fn with(
    standing: &Standing<'_>,
    changed: &BTreeMap<u32, Cells>,
    added: &[NewRow<'_>],
) -> String {
    let Standing { text, records, separator, table, removed } = *standing;
    let fields = 0..u16::try_from(table.width()).unwrap_or(u16::MAX);
    let mut columns: Vec<&'static str> =
        fields.map(|field| table.column(field).map_or("", |column| column.name)).collect();
    let had = columns.len();
    columns.extend(columns_to_add(table, &columns, changed, added));
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut written = String::with_capacity(text.len() + 128 * added.len());
    let mut from = 0;
    for record in 0.. {
        let span = records.record_span(text, record);
        if span.start >= text.len() || span.end < from {
            break;
        }
        written.push_str(&text[from..span.start]);
        if removed.contains(&record) {
            // With the end of its line.
            let rest = &text[span.end..];
            let end = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
            from = span.end + end.min(if rest.starts_with("\r\n") { 2 } else { 1 });
            continue;
        }
        let cells = changed.get(&record);
        let is_untouched = cells.is_none() && had == columns.len();
        if is_untouched || record < table.header {
            written.push_str(&text[span.clone()]);
        } else {
            let mut line = Vec::with_capacity(columns.len());
            for (field, column) in columns.iter().enumerate() {
                let is_new = field >= had;
                let raw = || {
                    let field = u16::try_from(field).unwrap_or(u16::MAX);
                    Cow::Borrowed(&text[records.cell_span(text, record, field)])
                };
                line.push(match cells.and_then(|cells| cells.get(column)) {
                    Some(cell) => Cow::Owned(quoted(cell, separator)),
                    None if is_new && record == table.header => Cow::Borrowed(*column),
                    None if is_new => Cow::Borrowed(""),
                    None => raw(),
                });
            }
            written.push_str(&line.join(&*separator.to_string()));
        }
        from = span.end;
    }
    written.push_str(&text[from..]);
    if !written.is_empty() && !written.ends_with(['\n', '\r']) {
        written.push_str(line_end);
    }
    push(&mut written, &columns, added, separator, line_end);
    written
}

/// The columns that a table with these ones has not, and that a plan fills.
pub fn columns_to_add(
    table: &Table,
    columns: &[&'static str],
    changed: &BTreeMap<u32, Cells>,
    added: &[NewRow<'_>],
) -> Vec<&'static str> {
    let mut filled = filled(added);
    filled.extend(changed.values().flat_map(filled_of).map(|(name, _)| *name));
    table.schema.names().filter(|name| !columns.contains(name) && filled.contains(name)).collect()
}

/// The columns in which new rows have something, seen in one walk over the rows.
fn filled<'a>(added: &'a [NewRow<'_>]) -> BTreeSet<&'a str> {
    let mut filled = BTreeSet::new();
    let mut given: Option<&Completed> = None;
    for row in added {
        filled.extend(filled_of(row.values).map(|(name, _)| *name));
        // Most rows are given the same.
        if !given.is_some_and(|it| Rc::ptr_eq(it, &row.given)) {
            filled.extend(filled_of(&row.given).map(|(name, _)| name.as_str()));
            given = Some(&row.given);
        }
        if !row.source.is_empty() {
            filled.insert("source");
        }
    }
    filled
}

fn filled_of<K>(cells: &BTreeMap<K, String>) -> impl Iterator<Item = (&K, &String)> {
    cells.iter().filter(|(_, cell)| !cell.is_empty())
}

/// The text of a new table.
pub fn new(schema: &'static TableSchema, added: &[NewRow<'_>]) -> String {
    let filled = filled(added);
    let columns =
        schema.columns.iter().filter(|column| column.required || filled.contains(column.name));
    let columns: Vec<&'static str> = columns.map(|column| column.name).collect();
    // The mark before the text tells Excel that it is UTF-8.
    let mut written = format!("\u{feff}{}\n", columns.join(&*SEPARATOR.to_string()));
    push(&mut written, &columns, added, SEPARATOR, "\n");
    written
}

/// The bytes of a text in the encoding of the file that it takes the place of; in UTF-8 where that
/// encoding has no sign for one of its characters.
pub fn encoded(text: &str, former: Encoding, was_marked: bool) -> Vec<u8> {
    let units = || text.encode_utf16().collect::<Vec<u16>>();
    match former {
        Encoding::Utf16Le => {
            [0xFF, 0xFE].into_iter().chain(units().into_iter().flat_map(u16::to_le_bytes)).collect()
        }
        Encoding::Utf16Be => {
            [0xFE, 0xFF].into_iter().chain(units().into_iter().flat_map(u16::to_be_bytes)).collect()
        }
        Encoding::Windows1252 | Encoding::Macintosh => match former.signs().encode(text) {
            (bytes, _, false) => bytes.into_owned(),
            _ => format!("\u{feff}{text}").into_bytes(),
        },
        Encoding::Utf8 if was_marked => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
    }
}

fn push(
    written: &mut String,
    columns: &[&'static str],
    added: &[NewRow<'_>],
    separator: char,
    line_end: &str,
) {
    for row in added {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                written.push(separator);
            }
            if let Some(cell) = row.get(column) {
                written.push_str(&quoted(cell, separator));
            }
        }
        written.push_str(line_end);
    }
}

fn quoted(cell: &str, separator: char) -> String {
    let cell = harmless(cell);
    match cell.contains([separator, '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Cells, Completed, NewRow, new};
    use crate::dataset::catalogue;

    #[test]
    fn a_column_stands_where_any_row_has_something() {
        let schema = catalogue().find("site").expect("a table of the tool");
        let rows: [Cells; 3] = [
            BTreeMap::from([("periode", "2021".to_owned()), ("nombre", "1".to_owned())]),
            BTreeMap::from([("periode", "2021".to_owned()), ("notes", String::new())]),
            BTreeMap::from([("periode", "2021".to_owned()), ("rubrique", "/a;b".to_owned())]),
        ];
        let given = |cells: &[(&str, &str)]| {
            let cells = cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned()));
            Completed::new(cells.collect())
        };
        let (none, some) = (given(&[("notes", "")]), given(&[("mesure", "visites")]));
        let added = rows.iter().zip([&none, &none, &some]).map(|(values, given)| NewRow {
            values,
            given: given.clone(),
            source: "a.csv".to_owned(),
        });
        let text = new(schema, &added.collect::<Vec<_>>());
        assert_eq!(
            text,
            "\u{feff}periode;rubrique;mesure;nombre;source\n2021;;;1;a.csv\n2021;;;;a.csv\n2021;\"/a;b\";visites;;a.csv\n"
        );
    }
}
