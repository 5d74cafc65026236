//! Counting and summing rows.

use std::collections::BTreeSet;

use crate::dataset::declarations::{Aggregate, Filter};
use crate::dataset::{Dataset, Field, Record};
use crate::language::quantity::{Quantity, Total};
use crate::language::suggest::fold;

use super::figure::Contribution;
use super::filter::Sieve;

/// What a table, a filter and an aggregate give.
pub struct Computed {
    /// The result; `None` when no row says anything.
    pub quantity: Option<Quantity>,
    /// The bounds and the unknown parts behind it.
    pub total: Total,
    /// The rows it comes from, with what each adds.
    pub sources: Vec<Contribution>,
    /// Some of the rows were invented for the demonstration.
    pub illustrative: bool,
}

/// Rows of a table that pass a filter.
pub fn rows<'a>(dataset: &'a Dataset, table: &str, filter: &Filter) -> Vec<&'a dyn Record> {
    let mut rows = dataset.records(table);
    let sieve = Sieve::new(filter);
    rows.retain(|row| sieve.passes(*row));
    rows
}

/// The aggregate of a column over rows. The rows that say nothing stay among
/// the sources: an unknown part is reported, not counted as zero.
pub fn aggregate(rows: &[&dyn Record], column: Option<&str>, aggregate: Aggregate) -> Computed {
    let count_of = |row: &dyn Record| match row.field(column.unwrap_or_default()) {
        Field::Count(quantity) => quantity.copied(),
        Field::Number(number) => number.map(Quantity::exact),
        _ => None,
    };
    let each = |row: &dyn Record| Contribution { row: row.row(), part: count_of(row) };
    let one = |row: &&dyn Record| Contribution { row: row.row(), part: Some(Quantity::exact(1)) };
    let sources: Vec<Contribution> = match aggregate {
        Aggregate::Count => rows.iter().map(one).collect(),
        Aggregate::Distinct => distinct(rows, column.unwrap_or_default()),
        Aggregate::Sum => rows.iter().map(|row| each(*row)).collect(),
        Aggregate::Max => {
            // Of equal values the first row is kept.
            let value = |row: &&&dyn Record| count_of(**row).map(|quantity| quantity.value());
            rows.iter().rev().max_by_key(value).map(|row| each(*row)).into_iter().collect()
        }
        Aggregate::Last => {
            let last = rows.iter().max_by(|a, b| a.date().cmp(&b.date()));
            last.map(|row| each(*row)).into_iter().collect()
        }
    };
    let total = match aggregate {
        // Exact even when it is zero or has one part.
        Aggregate::Count | Aggregate::Distinct => Total::from(Quantity::exact(
            sources.iter().filter_map(|one| one.part).map(|part| part.value()).sum(),
        )),
        Aggregate::Sum | Aggregate::Max | Aggregate::Last => {
            sources.iter().map(|one| one.part).collect()
        }
    };
    let illustrative = match aggregate {
        Aggregate::Max | Aggregate::Last => rows
            .iter()
            .any(|row| row.illustrative() && sources.iter().any(|one| one.row == row.row())),
        Aggregate::Count | Aggregate::Distinct | Aggregate::Sum => {
            rows.iter().any(|row| row.illustrative())
        }
    };
    Computed {
        quantity: if rows.is_empty() { None } else { total.quantity() },
        total,
        sources,
        illustrative,
    }
}

/// How many values of a column each row is the first to have; an empty cell is
/// no value.
fn distinct(rows: &[&dyn Record], column: &str) -> Vec<Contribution> {
    let mut seen = BTreeSet::new();
    rows.iter()
        .map(|row| {
            let new = keys(*row, column).into_iter().filter(|key| seen.insert(key.clone())).count();
            Contribution { row: row.row(), part: Some(Quantity::exact(new as u64)) }
        })
        .collect()
}

fn keys(row: &dyn Record, column: &str) -> Vec<String> {
    match row.field(column) {
        Field::Text("") | Field::Other => Vec::new(),
        Field::Text(text) => vec![fold(text)],
        Field::List(items) => items.iter().map(|item| fold(item)).collect(),
        Field::Number(number) => number.iter().map(u64::to_string).collect(),
        Field::Count(quantity) => quantity.iter().map(|it| it.value().to_string()).collect(),
        Field::Amount(amount) => amount.iter().map(|it| it.plain()).collect(),
        Field::Date(date) => date.iter().map(|date| date.to_iso()).collect(),
    }
}
