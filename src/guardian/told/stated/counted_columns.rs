//! The columns of counts that an organisation adds, and whose unit it says.

use crate::dataset::Dataset;
use crate::read::schema::{CellForm, Column, TableSchema};

/// Each with its table.
pub(super) fn columns(
    dataset: &Dataset,
) -> impl Iterator<Item = (&'static TableSchema, &'static Column)> {
    let is_counted = |table: &TableSchema, column: &Column| {
        table.own.contains(&column.name)
            && !column.unit[1].is_empty()
            && matches!(column.kind, CellForm::Count | CellForm::Number)
    };
    let of = move |table: &'static TableSchema| {
        let columns = table.columns.iter().map(move |column| (table, column));
        columns.filter(move |(table, column)| is_counted(table, column))
    };
    dataset.settings.catalogue.iter().flat_map(of)
}
