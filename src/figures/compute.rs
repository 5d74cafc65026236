//! Counting and summing rows.

use crate::dataset::declarations::{Aggregate, Filter};
use crate::dataset::{Dataset, Field, Record, RowRef};
use crate::quantity::{Quantity, Total};
use crate::suggest::fold;

use super::filter::passes;

/// What a table, a filter and an aggregate give.
pub struct Computed {
    /// The result; `None` when no row says anything.
    pub quantity: Option<Quantity>,
    /// The bounds and the unknown parts behind it.
    pub total: Total,
    /// The rows it comes from.
    pub sources: Vec<RowRef>,
    /// Some of the rows were invented for the demonstration.
    pub illustrative: bool,
}

/// Rows of a table that pass a filter.
pub fn rows<'a>(dataset: &'a Dataset, table: &str, filter: &Filter) -> Vec<&'a dyn Record> {
    let mut rows = dataset.records(table);
    rows.retain(|row| passes(filter, *row));
    rows
}

/// The aggregate of a column over rows. The rows that say nothing stay among
/// the sources: an unknown part is told, not counted as zero.
pub fn aggregate(rows: &[&dyn Record], column: Option<&str>, aggregate: Aggregate) -> Computed {
    let count_of = |row: &dyn Record| match row.field(column.unwrap_or_default()) {
        Field::Count(quantity) => quantity.copied(),
        Field::Number(number) => number.map(Quantity::exact),
        _ => None,
    };
    let exact = |number: usize| Total::from(Quantity::exact(number as u64));
    let (total, kept): (Total, Vec<&dyn Record>) = match aggregate {
        Aggregate::Count => (exact(rows.len()), rows.to_vec()),
        Aggregate::Distinct => (exact(distinct(rows, column.unwrap_or_default())), rows.to_vec()),
        Aggregate::Sum => (rows.iter().map(|row| count_of(*row)).collect(), rows.to_vec()),
        Aggregate::Max => {
            // Of equal values the first row is kept.
            let best = rows
                .iter()
                .rev()
                .max_by_key(|row| count_of(**row).map(|quantity| quantity.value()));
            (
                best.map(|row| count_of(*row)).into_iter().collect(),
                best.into_iter().copied().collect(),
            )
        }
        Aggregate::Last => {
            let last = rows.iter().max_by(|a, b| a.date().cmp(&b.date()));
            (
                last.map(|row| count_of(*row)).into_iter().collect(),
                last.into_iter().copied().collect(),
            )
        }
    };
    Computed {
        quantity: if rows.is_empty() { None } else { total.quantity() },
        total,
        sources: kept.iter().map(|row| row.row()).collect(),
        illustrative: kept.iter().any(|row| row.illustrative()),
    }
}

/// How many different values a column has; empty cells are no value.
fn distinct(rows: &[&dyn Record], column: &str) -> usize {
    let mut values: Vec<String> = rows.iter().flat_map(|row| keys(*row, column)).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

fn keys(row: &dyn Record, column: &str) -> Vec<String> {
    match row.field(column) {
        Field::Text("") | Field::Other => Vec::new(),
        Field::Text(text) => vec![fold(text)],
        Field::List(items) => items.iter().map(|item| fold(item)).collect(),
        Field::Number(number) => number.iter().map(u64::to_string).collect(),
        Field::Count(quantity) => quantity.iter().map(|it| it.value().to_string()).collect(),
        Field::Date(date) => date.iter().map(|date| date.to_iso()).collect(),
    }
}
