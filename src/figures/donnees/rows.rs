//! Rows of a table as they are, column by column, for a template that prints them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::parts::{DateText, NumberText};
use super::shape::{Shaped, ValueShape};
use super::words::{date, number, text, texts};
use crate::dataset::tables::TABLES;
use crate::dataset::{Dataset, Field, Record, readable_columns};

/// A row: what its columns hold, by their names. An empty cell is not there.
pub type RowEntry = BTreeMap<String, CellEntry>;

/// What a cell holds, in French typography.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum CellEntry {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A count.
    Count(NumberText),
    /// A rank, a page.
    Number(u64),
    /// A date.
    Date(DateText),
}

impl Shaped for CellEntry {
    const SHAPE: ValueShape = ValueShape::Cell;
}

/// The rows of the tables that templates receive as they are, by table.
pub(super) fn rows(dataset: &Dataset) -> BTreeMap<String, Vec<RowEntry>> {
    let tables = TABLES.iter().filter(|table| table.as_rows);
    tables
        .map(|table| {
            let records = dataset.records(table.name).into_iter().filter(|row| row.is_held());
            let columns = readable_columns(table.name);
            (table.name.to_owned(), records.map(|row| entry(row, columns)).collect())
        })
        .collect()
}

fn entry(row: &dyn Record, columns: &[&str]) -> RowEntry {
    let cell = |column: &&str| Some(((*column).to_owned(), cell(row.field(column))?));
    columns.iter().filter_map(cell).collect()
}

fn cell(field: Field<'_>) -> Option<CellEntry> {
    match field {
        Field::Text("") | Field::List([]) | Field::Other => None,
        Field::Text(words) => Some(CellEntry::Text(text(words))),
        Field::List(items) => Some(CellEntry::List(texts(items))),
        Field::Count(count) => count.map(|count| CellEntry::Count(number(count))),
        Field::Number(number) => number.map(CellEntry::Number),
        Field::Date(day) => day.map(|day| CellEntry::Date(date(day))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::language::partial_date::PartialDate;
    use crate::language::quantity::Quantity;

    #[test]
    fn a_cell_is_given_as_its_column_holds_it_and_an_empty_one_not_at_all() {
        let count = Quantity::parse("plus de 1200").unwrap().unwrap();
        let day = PartialDate::parse("2021-03", 2021).unwrap();
        let items = ["a".to_owned(), "b ?".to_owned()];
        for (field, expected) in [
            (Field::Text("Été : oui"), Some(json!("Été\u{a0}: oui"))),
            (Field::List(&items), Some(json!(["a", "b\u{202f}?"]))),
            (Field::Number(Some(12)), Some(json!(12))),
            (Field::Text(""), None),
            (Field::List(&[]), None),
            (Field::Count(None), None),
            (Field::Date(None), None),
        ] {
            let found = cell(field).map(|it| serde_json::to_value(it).unwrap());
            assert_eq!(found, expected, "{field:?}");
        }
        let words = |field| match cell(field) {
            Some(CellEntry::Count(it)) => it.text,
            Some(CellEntry::Date(it)) => it.text,
            other => panic!("{other:?}"),
        };
        assert_eq!(words(Field::Count(Some(&count))), "plus de 1\u{202f}200");
        assert_eq!(words(Field::Date(Some(&day))), "mars 2021");
    }
}
