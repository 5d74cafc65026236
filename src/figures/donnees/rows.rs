//! The rows of a table column by column, for a template that prints them, with what each column
//! is and its sum.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::parts::{ColumnEntry, DateText, NumberText, TableRows};
use super::shape::{Shaped, ValueShape};
use super::words::{date, number, text};
use crate::dataset::settings::Settings;
use crate::dataset::{Dataset, Field, Record};
use crate::figures::{labels, standard};
use crate::language::french;
use crate::read::schema::{CellForm, Column, TableSchema};

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

/// The rows of the tables that templates receive as they are and of those that a text prints, by
/// table.
pub(super) fn rows(dataset: &Dataset, printed: &BTreeSet<String>) -> BTreeMap<String, TableRows> {
    let catalogue = &dataset.settings.catalogue;
    let tables = catalogue.iter().filter(|table| table.as_rows || printed.contains(table.name));
    tables.map(|table| (table.name.to_owned(), of_table(table, dataset))).collect()
}

fn of_table(table: &TableSchema, dataset: &Dataset) -> TableRows {
    let records: Vec<&dyn Record> =
        dataset.records(table.name).into_iter().filter(|row| row.is_held()).collect();
    let columns = table.columns.iter().filter(|column| table.readable.contains(&column.name));
    let total = |column: &Column| {
        let counts = records.iter().map(|row| match row.field(column.name) {
            Field::Count(count) => count.copied(),
            _ => None,
        });
        // Rows of the tool's tables count parts, wholes and dates: its figures know which add up.
        let adds_up = table.as_rows && column.kind == CellForm::Count;
        let sum = standard::sum(counts).filter(|_| adds_up)?;
        Some((column.name.to_owned(), number(&sum)))
    };
    TableRows {
        title: text(table.title),
        totals: columns.clone().filter_map(total).collect(),
        columns: columns.map(column_entry).collect(),
        illustrative: records.iter().any(|row| row.illustrative()),
        rows: records.iter().map(|row| entry(*row, table, &dataset.settings)).collect(),
    }
}

fn column_entry(column: &Column) -> ColumnEntry {
    ColumnEntry {
        name: column.name.to_owned(),
        label: text(&french::capitalized(&column.name.replace('_', " "))),
        number: column.kind.is_number(),
    }
}

fn entry(row: &dyn Record, table: &TableSchema, settings: &Settings) -> RowEntry {
    let cell = |column: &&str| {
        // A page prints names, never ids.
        let label = |id: &str| labels::label(table.name, column, id, settings).to_owned();
        Some(((*column).to_owned(), cell(row.field(column), label)?))
    };
    table.readable.iter().filter_map(cell).collect()
}

fn cell(field: Field<'_>, label: impl Fn(&str) -> String) -> Option<CellEntry> {
    match field {
        Field::Text("") | Field::List([]) | Field::Other => None,
        Field::Text(words) => Some(CellEntry::Text(text(&label(words)))),
        Field::List(items) => {
            Some(CellEntry::List(items.iter().map(|item| text(&label(item))).collect()))
        }
        Field::Count(count) => count.map(|count| CellEntry::Count(number(count))),
        Field::Amount(amount) => amount.map(|it| CellEntry::Text(french::amount(it))),
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
            let found = cell(field, str::to_owned).map(|it| serde_json::to_value(it).unwrap());
            assert_eq!(found, expected, "{field:?}");
        }
        let words = |field| match cell(field, str::to_owned) {
            Some(CellEntry::Count(it)) => it.text,
            Some(CellEntry::Date(it)) => it.text,
            other => panic!("{other:?}"),
        };
        assert_eq!(words(Field::Count(Some(&count))), "plus de 1\u{202f}200");
        assert_eq!(words(Field::Date(Some(&day))), "mars 2021");
    }
}
