//! Counting and summing rows.

use std::collections::BTreeSet;

use crate::dataset::declarations::{Aggregate, Filter};
use crate::dataset::{Dataset, Field, Record};
use crate::language::measure::{Measure, MeasureTotal, Ratio};
use crate::language::quantity::{Qualifier, Quantity, Total};
use crate::language::suggest::name_key;

use super::figure::Contribution;
use super::filter::Sieve;
use crate::language::measure::Number;

/// What a table, a filter and an aggregate give.
pub struct Computed {
    /// The result; `None` when no row says anything.
    pub result: Option<Number>,
    /// The bounds and the unknown parts behind it, where counts are added up.
    pub total: Total,
    /// How many rows have no value.
    pub unknown: u64,
    /// The rows it comes from, with what each adds.
    pub sources: Vec<Contribution>,
    /// Some of the rows were invented for the demonstration.
    pub illustrative: bool,
}

impl Computed {
    /// The result, if it is a count.
    pub fn quantity(&self) -> Option<Quantity> {
        self.result.and_then(|number| number.count().copied())
    }
}

/// Rows of a table that pass a filter.
pub fn rows<'a>(dataset: &'a Dataset, table: &str, filter: &Filter) -> Vec<&'a dyn Record> {
    let mut rows = dataset.records(table);
    let sieve = Sieve::new(filter);
    rows.retain(|row| sieve.passes(*row));
    rows
}

/// The number that a row holds in a column.
pub fn number_of(row: &dyn Record, column: &str) -> Option<Number> {
    match row.field(column) {
        Field::Count(quantity) => quantity.copied().map(Number::Count),
        Field::Number(number) => number.map(|it| Number::Count(Quantity::exact(it))),
        Field::Amount(amount) => amount.map(|it| Number::Measure(it.into())),
        Field::Measure(measure) => measure.copied().map(Number::Measure),
        _ => None,
    }
}

/// What each row adds to the sum of a column.
pub fn parts(rows: &[&dyn Record], column: &str) -> Vec<Contribution> {
    rows.iter().map(|row| Contribution { row: row.row(), part: number_of(*row, column) }).collect()
}

/// The aggregate of a column over rows. The rows that say nothing stay among
/// the sources: an unknown part is reported, not counted as zero.
pub fn aggregate(rows: &[&dyn Record], column: Option<&str>, aggregate: Aggregate) -> Computed {
    let column = column.unwrap_or_default();
    let each = |row: &dyn Record| Contribution { row: row.row(), part: number_of(row, column) };
    let counted = |part: u64| Some(Number::Count(Quantity::exact(part)));
    let value = |row: &&&dyn Record| number_of(**row, column).map(|number| number.measure().value);
    let sources: Vec<Contribution> = match aggregate {
        Aggregate::Count => {
            rows.iter().map(|row| Contribution { row: row.row(), part: counted(1) }).collect()
        }
        Aggregate::Distinct => distinct(rows, column),
        // Of equal values the first row is kept.
        Aggregate::Max => {
            rows.iter().rev().max_by_key(value).map(|row| each(*row)).into_iter().collect()
        }
        Aggregate::Min => {
            let known = rows.iter().filter(|row| value(row).is_some());
            let least = known.min_by_key(value).or(rows.first());
            least.map(|row| each(*row)).into_iter().collect()
        }
        Aggregate::Last => {
            let last = rows.iter().max_by(|a, b| a.date().cmp(&b.date()));
            last.map(|row| each(*row)).into_iter().collect()
        }
        _ => rows.iter().map(|row| each(*row)).collect(),
    };
    let is_measure = rows
        .first()
        .is_some_and(|row| matches!(row.field(column), Field::Measure(_) | Field::Amount(_)));
    let part = |one: &Contribution| one.part.and_then(|part| part.count().copied());
    let total = match aggregate {
        // Exact even when it is zero or has one part.
        Aggregate::Count | Aggregate::Distinct => Total::from(Quantity::exact(
            sources.iter().filter_map(part).map(|part| part.value()).sum(),
        )),
        _ if is_measure => Total::default(),
        _ => sources.iter().map(part).collect(),
    };
    let result = match aggregate {
        _ if rows.is_empty() => None,
        Aggregate::Mean => measured(&sources).and_then(|total| total.mean()).map(Number::of),
        Aggregate::Median => median(&sources),
        Aggregate::Count | Aggregate::Distinct => total.quantity().map(Number::Count),
        _ if is_measure => {
            measured(&sources).and_then(|total| total.measure()).map(Number::Measure)
        }
        _ => total.quantity().map(Number::Count),
    };
    let is_of_one = matches!(aggregate, Aggregate::Max | Aggregate::Min | Aggregate::Last);
    let of_sources = |row: &&dyn Record| sources.iter().any(|one| one.row == row.row());
    let illustrative = rows.iter().any(|row| row.illustrative() && (!is_of_one || of_sources(row)));
    Computed {
        result,
        total,
        unknown: sources.iter().filter(|one| one.part.is_none()).count() as u64,
        sources,
        illustrative,
    }
}

/// The sum of what rows add; nothing where none of them says of what kind it is.
pub fn measured(sources: &[Contribution]) -> Option<MeasureTotal> {
    let parts = || sources.iter().map(|one| one.part.map(|part| part.measure()));
    let kind = parts().flatten().next()?.kind;
    let mut total = MeasureTotal::of(kind);
    parts().for_each(|part| total.add(part));
    Some(total)
}

/// The middle of the known values; between the two in the middle, their mean.
fn median(sources: &[Contribution]) -> Option<Number> {
    let mut known: Vec<Measure> =
        sources.iter().filter_map(|one| Some(one.part?.measure())).collect();
    known.sort_by_key(|measure| measure.value);
    let middle = known.get(known.len() / 2)?;
    let value = match known.len() % 2 {
        1 => middle.value,
        _ => known[known.len() / 2 - 1].value.plus(middle.value)?.over(Ratio::whole(2))?,
    };
    let is_exact = known.iter().all(|measure| measure.qualifier == Qualifier::Exact);
    let qualifier = if is_exact { Qualifier::Exact } else { Qualifier::About };
    Some(Number::of(Measure { value, qualifier, ..*middle }))
}

/// How many values of a column each row is the first to have; an empty cell is
/// no value.
fn distinct(rows: &[&dyn Record], column: &str) -> Vec<Contribution> {
    let mut seen = BTreeSet::new();
    rows.iter()
        .map(|row| {
            let new = keys(*row, column).into_iter().filter(|key| seen.insert(key.clone())).count();
            let part = Some(Number::Count(Quantity::exact(new as u64)));
            Contribution { row: row.row(), part }
        })
        .collect()
}

fn keys(row: &dyn Record, column: &str) -> Vec<String> {
    match row.field(column) {
        Field::Text("") | Field::Other => Vec::new(),
        Field::Text(text) => vec![name_key(text)],
        Field::List(items) => items.iter().map(|item| name_key(item)).collect(),
        Field::Number(number) => number.iter().map(u64::to_string).collect(),
        Field::Count(quantity) => quantity.iter().map(|it| it.value().to_string()).collect(),
        Field::Amount(amount) => amount.iter().map(|it| it.plain()).collect(),
        Field::Measure(measure) => measure.iter().map(|it| format!("{:?}", it.value)).collect(),
        Field::Target(target) => target.iter().map(|it| it.id.clone()).collect(),
        Field::Date(date) => date.iter().map(|date| date.to_iso()).collect(),
    }
}
