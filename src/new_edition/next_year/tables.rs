//! Tables of next year: the rows of people and bodies that last, and nothing
//! but the header of the others.

use std::path::Path;

use crate::new_edition::NewFile;
use crate::read::{Input, Table};
use crate::source::Place;

/// Tables whose rows last from year to year.
const LASTING: &[&str] = &["personnes", "partenaires", "adherents"];

pub(super) fn next(input: &Input, edition: &Path) -> Vec<NewFile> {
    input
        .tables
        .iter()
        .map(|(name, table)| {
            let path = &input.sources.file(table.file).path;
            let lasts = LASTING.contains(name);
            let is_text = path.to_ascii_lowercase().ends_with(".csv");
            match std::fs::read(edition.join(path)) {
                Ok(bytes) if lasts && is_text => NewFile { path: path.clone(), bytes },
                _ if lasts => NewFile::table(&format!("{name}.csv"), &rows(table, true)),
                _ if is_text => {
                    let header = Place::Record { file: table.file, record: 0 };
                    let header = input.sources.text(header).trim_end();
                    NewFile::table(path, &format!("{header}\n"))
                }
                _ => NewFile::table(&format!("{name}.csv"), &rows(table, false)),
            }
        })
        .collect()
}

/// The columns that a table has, and its rows if they last.
fn rows(table: &Table, with_rows: bool) -> String {
    let columns: Vec<&str> = table.schema.names().filter(|name| table.has(name)).collect();
    let mut text = format!("{}\n", columns.join(";"));
    for row in table.rows().filter(|_| with_rows) {
        let cells: Vec<String> = columns.iter().map(|name| cell(row.get(name))).collect();
        text.push_str(&cells.join(";"));
        text.push('\n');
    }
    text
}

fn cell(text: &str) -> String {
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
