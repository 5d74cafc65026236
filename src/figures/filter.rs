//! Which rows a figure or a chart counts.

use std::collections::BTreeSet;

use super::grouping::each_key;
use crate::dataset::declarations::{Condition, Filter, Selection};
use crate::dataset::{Dataset, Field, Record};
use crate::diagnostic::{Code, Diagnostic};
use crate::partial_date::PartialDate;
use crate::source::Place;
use crate::suggest::{self, fold, reads_as};

/// A filter made ready for many rows: its values folded.
pub struct Sieve<'a> {
    conditions: Vec<Ready<'a>>,
}

struct Ready<'a> {
    condition: &'a Condition,
    folded: Vec<String>,
}

/// Values of a column that a message chooses from; a column of titles has too many.
const MOST_VALUES: usize = 1_000;

impl<'a> Sieve<'a> {
    /// Readies a filter.
    pub fn new(filter: &'a Filter) -> Self {
        Self { conditions: filter.conditions.iter().map(Ready::new).collect() }
    }

    /// Whether a row passes all conditions.
    pub fn passes(&self, record: &dyn Record) -> bool {
        self.conditions.iter().all(|ready| {
            let field = record.field(&ready.condition.column);
            ready.has(field) != ready.condition.except
        })
    }
}

impl<'a> Ready<'a> {
    fn new(condition: &'a Condition) -> Self {
        let folded = condition.values.iter().map(|value| fold(value)).collect();
        Self { condition, folded }
    }

    fn has(&self, field: Field<'_>) -> bool {
        match field {
            Field::Text(text) => self.is_value(text),
            Field::List([]) => self.is_value(""),
            Field::List(items) => items.iter().any(|item| self.is_value(item)),
            Field::Number(number) => {
                self.is_value(&number.map(|it| it.to_string()).unwrap_or_default())
            }
            Field::Count(count) => {
                self.is_value(&count.map(|it| it.value().to_string()).unwrap_or_default())
            }
            Field::Date(date) => self.is_value(&date.map(PartialDate::to_iso).unwrap_or_default()),
            Field::Other => false,
        }
    }

    /// Whether a spelling is one of the values.
    fn is_value(&self, text: &str) -> bool {
        self.condition.values.iter().any(|value| value == text)
            || self.folded.iter().any(|value| reads_as(text, value))
    }
}

/// The filter in words, for « Sources et méthode » : « format = en ligne ; role = organisateur ou co-organisateur ».
pub fn words(filter: &Filter) -> String {
    let condition = |condition: &Condition| {
        let values: Vec<&str> = condition
            .values
            .iter()
            .map(|value| if value.is_empty() { "(vide)" } else { value.as_str() })
            .collect();
        let sign = if condition.except { "sauf" } else { "=" };
        format!("{} {sign} {}", condition.column, values.join(" ou "))
    };
    filter.conditions.iter().map(condition).collect::<Vec<_>>().join(" ; ")
}

/// What is told of a figure or a chart that takes no row: at the value of its
/// filter that no row has, if one is to blame.
pub fn empty(what: &str, selection: &Selection, dataset: &Dataset) -> Diagnostic {
    let table = &selection.table.value;
    let rows = dataset.records(table);
    let message = format!("{what} ne retient aucune ligne de la table « {table} »");
    let one = Diagnostic::new(Code::EmptyFilter, message);
    if rows.is_empty() {
        return one.at(selection.table.place).help(format!(
            "la table est vide : remplissez « {table}.csv », ou retirez cet élément"
        ));
    }
    match unknown_value(&selection.filter, &rows) {
        Some((place, help)) => one.at(place).help(help),
        None => one
            .at(selection.table.place)
            .help("aucune ligne ne remplit à la fois toutes les conditions : retirez-en une"),
    }
}

/// The first value that no row has, and what the rows have instead.
fn unknown_value(filter: &Filter, rows: &[&dyn Record]) -> Option<(Place, String)> {
    for condition in filter.conditions.iter().filter(|condition| !condition.except) {
        let written = condition.values.iter().zip(&condition.places);
        let unknown = |value: &str| {
            let alone = Condition { values: vec![value.to_owned()], ..condition.clone() };
            let sieve = Sieve { conditions: vec![Ready::new(&alone)] };
            !rows.iter().any(|row| sieve.passes(*row))
        };
        if let Some((value, place)) = written.into_iter().find(|(value, _)| unknown(value)) {
            let present = values_of(&condition.column, rows);
            let present: Vec<&str> = present.iter().map(String::as_str).collect();
            let what = format!("valeurs de « {} »", condition.column);
            if present.is_empty() {
                let column = &condition.column;
                let help = format!(
                    "la colonne « {column} » est vide dans toute la table : remplissez-la, ou retirez cette condition"
                );
                return Some((*place, help));
            }
            return Some((*place, suggest::help(value, &present, &what)));
        }
    }
    None
}

/// What a column holds, each value once, in the order of the rows.
fn values_of(column: &str, rows: &[&dyn Record]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for row in rows {
        each_key(*row, column, 0, &mut |value| {
            if !value.is_empty() && values.len() < MOST_VALUES && seen.insert(fold(value)) {
                values.push(value.to_owned());
            }
        });
    }
    values
}
