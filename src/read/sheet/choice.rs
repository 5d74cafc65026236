//! Which sheets of a workbook are tables, and which.

use super::book::Book;
use crate::read::schema::{Catalogue, TableSchema};

/// The sheet of the workbook of entry that explains it.
pub const EXPLANATIONS: &str = "Mode d'emploi";
/// The sheet of the workbook of entry that holds its drop-down lists.
pub const LISTS: &str = "Listes";

/// What a workbook gives.
#[derive(Debug, Default)]
pub struct Choice {
    /// The sheets to read, each with its table.
    pub tables: Vec<(String, &'static TableSchema)>,
    /// The sheets with values that are not read.
    pub ignored: Vec<String>,
    /// The sheets to read whose tab is hidden.
    pub hidden: Vec<String>,
}

/// A sheet that bears the name of a table is that table. A workbook that bears
/// the name of a table (`evenements.xlsx`) holds it in the sheet of that name,
/// else in its first sheet that has any value and bears no table's name.
pub fn choose(catalogue: &Catalogue, stem: &str, book: &mut Book) -> Choice {
    let mut choice = Choice::default();
    let mut others = Vec::new();
    for sheet in book.sheets.clone() {
        match catalogue.find(&sheet.name) {
            Some(schema) => choice.tables.push((sheet.name, schema)),
            None if [EXPLANATIONS, LISTS].contains(&sheet.name.as_str()) => {}
            None if book.is_empty(&sheet.name) => {}
            None => others.push(sheet.name),
        }
    }
    let own = catalogue
        .find(stem)
        .filter(|own| choice.tables.iter().all(|(_, schema)| schema.name != own.name));
    if let Some(own) = own {
        let shown = |name: &String| book.sheets.iter().any(|it| it.name == *name && !it.hidden);
        let first = others.iter().position(shown).or((!others.is_empty()).then_some(0));
        if let Some(first) = first {
            choice.tables.insert(0, (others.remove(first), own));
        }
    }
    let hidden = book.sheets.iter().filter(|sheet| sheet.hidden);
    let read = |name: &&String| choice.tables.iter().any(|(read, _)| read == *name);
    choice.hidden = hidden.map(|sheet| &sheet.name).filter(read).cloned().collect();
    choice.ignored = others;
    choice
}
