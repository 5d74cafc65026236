//! The tables as they are attached to the PDF: UTF-8, `;`, the columns of the
//! schema that the edition uses but for internal notes, cells as staff wrote
//! them.

use crate::read::{Input, Table};

/// Columns that staff write for themselves.
const INTERNAL: &[&str] = &["notes"];

/// A table to attach.
#[derive(Debug)]
pub struct CleanTable {
    /// File name: `evenements.csv`.
    pub name: String,
    /// What it holds, in French.
    pub description: &'static str,
    /// How many rows.
    pub rows: usize,
    /// The file.
    pub bytes: Vec<u8>,
}

/// All tables that have rows, by name.
pub fn clean(input: &Input) -> Vec<CleanTable> {
    input.tables.values().filter(|table| !table.is_empty()).map(one).collect()
}

fn one(table: &Table) -> CleanTable {
    let columns: Vec<&str> = table
        .schema
        .names()
        .filter(|column| table.has(column) && !INTERNAL.contains(column))
        .collect();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    writer.write_record(&columns).expect("memory is writable");
    for row in table.rows() {
        writer
            .write_record(columns.iter().map(|column| row.get(column)))
            .expect("memory is writable");
    }
    CleanTable {
        name: format!("{}.csv", table.schema.name),
        description: table.schema.title,
        rows: table.len(),
        bytes: writer.into_inner().expect("memory is writable"),
    }
}
