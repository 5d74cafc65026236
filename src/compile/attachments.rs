//! The tables as they are attached to the PDF: what Excel opens by a double click
//! (a mark of UTF-8, `;`, `\r\n`), the columns of the schema that the edition uses
//! but for internal notes, cells as staff wrote them. Only what a page was made
//! of is attached, or what the edition asks for.

mod used;

pub use used::{kept_back, used};

use std::collections::BTreeSet;

use crate::figures::Figure;
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

/// The file of the figures that a document prints; no table has a name with a stop in it.
pub const FIGURES: &str = "chiffres.imprimes.csv";

/// The figures that the document prints, as it prints them: what a later state is compared with, when
/// its settings count them in another way. Nothing where it prints none.
pub fn figures(printed: &[&Figure]) -> Option<CleanTable> {
    let row = |figure: &&Figure| vec![figure.id.clone(), figure.label.clone(), figure.text.clone()];
    let rows: Vec<Vec<String>> = printed.iter().map(row).collect();
    (!printed.is_empty()).then(|| CleanTable {
        name: FIGURES.to_owned(),
        description: "Les chiffres, tels que ce document les imprime".to_owned(),
        rows: printed.len(),
        bytes: csv(&["id", "libelle", "valeur"].map(str::to_owned), &rows),
    })
}

/// A table as Excel in French opens it by a double click: a mark of UTF-8, `;`, `\r\n`; nothing that
/// it would take for a formula.
pub fn csv(columns: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = writer();
    for row in std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)) {
        let cells = row.iter().map(|cell| harmless(cell).into_owned());
        writer.write_record(cells).expect("memory is writable");
    }
    writer.into_inner().expect("memory is writable")
}

fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec())
}

fn one(table: &Table) -> CleanTable {
    let read = table.schema.columns.iter().filter(|column| column.kind != CellForm::Ignored);
    let columns: Vec<&str> = read
        .map(|column| column.name)
        .filter(|column| table.has(column) && !INTERNAL.contains(column))
        .collect();
    let mut writer = writer();
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

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn a_cell_that_is_a_formula_is_made_harmless() {
        let bytes =
            csv(&["a;b".to_owned(), "c".to_owned()], &[vec!["=1+1".to_owned(), "é".to_owned()]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}\"a;b\";c\r\n'=1+1;é\r\n");
    }
}
