//! The tables as they are attached to the PDF: what Excel opens by a double click
//! (a mark of UTF-8, `;`, `\r\n`), the columns of the schema that the edition uses
//! but for internal notes, cells as staff wrote them. Only what a page was made
//! of is attached, or what the edition asks for.

mod used;

pub use used::used;

use std::collections::BTreeSet;

use crate::language::french;
use crate::language::quantity::Quantity;
use crate::read::schema::CellForm;
use crate::read::{Input, Table, harmless};

/// Columns that staff write for themselves.
const INTERNAL: &[&str] = &["notes"];

/// A table to attach.
#[derive(Debug)]
pub struct CleanTable {
    /// File name: `evenements.csv`.
    pub name: String,
    /// What it holds, in French, and what was done to it.
    pub description: String,
    /// How many rows.
    pub rows: usize,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The tables of these names that have rows, by name.
pub fn clean(input: &Input, names: &BTreeSet<&str>) -> Vec<CleanTable> {
    let chosen = input.tables.values().filter(|table| names.contains(table.schema.name));
    chosen.filter(|table| !table.is_empty()).map(one).collect()
}

fn one(table: &Table) -> CleanTable {
    let read = table.schema.columns.iter().filter(|column| column.kind != CellForm::Ignored);
    let columns: Vec<&str> = read
        .map(|column| column.name)
        .filter(|column| table.has(column) && !INTERNAL.contains(column))
        .collect();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail, and all records have the same length.
    writer.write_record(&columns).expect("memory is writable");
    let mut changed = 0;
    for row in table.rows() {
        for column in &columns {
            let cell = row.get(column);
            let written = harmless(cell);
            changed += u64::from(written.len() != cell.len());
            writer.write_field(written.as_bytes()).expect("memory is writable");
        }
        writer.write_record(None::<&[u8]>).expect("memory is writable");
    }
    CleanTable {
        name: format!("{}.csv", table.schema.name),
        description: description(table.schema.title, changed),
        rows: table.len(),
        bytes: writer.into_inner().expect("memory is writable"),
    }
}

/// What a table holds; where cells were changed, it is said.
fn description(title: &str, changed: u64) -> String {
    if changed == 0 {
        return title.to_owned();
    }
    let cells = french::with_unit(
        &Quantity::exact(changed),
        "cellule qu'un tableur prendrait pour une formule",
        "cellules qu'un tableur prendrait pour des formules",
    );
    format!("{title} (une apostrophe est mise devant {cells})")
}
