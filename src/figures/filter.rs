//! Which rows a figure or a chart counts.

use std::collections::BTreeSet;

use super::grouping::each_key;
use crate::dataset::declarations::{Condition, Filter, Selection};
use crate::dataset::{Dataset, Field, Record};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::amount::Amount;
use crate::language::french;
use crate::language::partial_date::{PartialDate, Period};
use crate::language::suggest::{self, name_key, reads_as};
use crate::read::schema::CellForm;

/// A filter made ready for many rows: its values folded.
pub struct Sieve<'a> {
    conditions: Vec<Ready<'a>>,
    /// It asks for events by their status: those that were called off too, if it names them.
    of_status: bool,
}

struct Ready<'a> {
    condition: &'a Condition,
    folded: Vec<String>,
}

/// The column by which a filter may ask for what did not take place.
const STATUS: &str = "statut";

/// Values of a column that a message chooses from; a column of titles has too many.
const MOST_VALUES: usize = 1_000;

impl<'a> Sieve<'a> {
    /// Readies a filter.
    pub fn new(filter: &'a Filter) -> Self {
        let asks = |condition: &Condition| condition.column == STATUS && !condition.except;
        Self {
            conditions: filter.conditions.iter().map(Ready::new).collect(),
            of_status: filter.conditions.iter().any(asks),
        }
    }

    /// Whether a row passes all conditions. What was called off or put off counts nowhere, unless
    /// the filter asks for it.
    pub fn passes(&self, record: &dyn Record) -> bool {
        let counts = self.of_status || record.is_held();
        counts
            && self.conditions.iter().all(|ready| {
                let field = record.field(&ready.condition.column);
                ready.has(field) != ready.condition.except
            })
    }
}

impl<'a> Ready<'a> {
    fn new(condition: &'a Condition) -> Self {
        let folded = condition.values.iter().map(|value| name_key(value)).collect();
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
            Field::Amount(amount) => self.is_value(&amount.map(Amount::plain).unwrap_or_default()),
            Field::Measure(measure) => {
                let written = measure.map(|it| french::measure(it, None)).unwrap_or_default();
                self.is_value(&written)
            }
            Field::Target(None) => self.is_value(""),
            Field::Target(Some(it)) => self.is_value(&it.id) || self.is_value(&it.name),
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

/// What is told of a figure or a chart that takes no row: at the value of its
/// filter that no row has, if one is to blame.
pub fn empty(what: &str, selection: &Selection, dataset: &Dataset) -> Diagnostic {
    let table = &selection.table.value;
    let rows = dataset.records(table);
    let message = format!("{what} ne retient aucune ligne de la table « {table} »");
    let diagnostic = Diagnostic::new(Code::EmptyFilter, message);
    let unknown = unknown_value(&selection.filter, &rows);
    let of_date = |column: &str| {
        dataset.other_years.rows.iter().any(|it| it.table == table && it.column == column)
    };
    let asks_for_another =
        rows.is_empty() || unknown.as_ref().is_some_and(|(column, ..)| of_date(column));
    if let Some(years) = other_years(table, dataset).filter(|_| asks_for_another) {
        let period = dataset.period();
        return diagnostic.at(unknown.map_or(selection.table.place, |(_, place, _)| place)).help(format!(
            "les lignes de {years} ne comptent pas dans l'édition {period} : corrigez leurs dates, ou retirez cet élément"
        ));
    }
    if rows.is_empty() {
        return diagnostic.at(selection.table.place).help(format!(
            "la table est vide : remplissez « {table}.csv », ou retirez cet élément"
        ));
    }
    match unknown {
        Some((_, place, help)) => diagnostic.at(place).help(help),
        None => diagnostic
            .at(selection.table.place)
            .help("aucune ligne ne remplit à la fois toutes les conditions : retirez-en une"),
    }
}

/// A value of a filter that no row has, beside others that some have, and that is written nearly as one
/// that it leaves out, or is none that the column admits: what it counts lacks some rows, or has too many.
pub fn mistyped(selection: &Selection, dataset: &Dataset) -> Option<(String, Place, String)> {
    let table = &selection.table.value;
    let rows = dataset.records(table);
    let kind = |column: &str| {
        let table = dataset.settings.catalogue.find(table)?;
        Some(table.columns[table.index(column)?].kind)
    };
    let is_word = |value: &str| !value.chars().any(|it| it.is_ascii_digit());
    for condition in &selection.filter.conditions {
        let present = values_of(&condition.column, &rows);
        let is_there = |value: &str| {
            let folded = name_key(value);
            present.iter().any(|it| it == value || reads_as(it, &folded))
        };
        let unknown = |(value, _): &(&String, &Place)| !is_there(value) && is_word(value);
        let left_out = present.iter().map(String::as_str).filter(|it| {
            !condition.values.iter().any(|value| value == it || reads_as(it, &name_key(value)))
        });
        let left_out: Vec<&str> = left_out.collect();
        let is_alone = !condition.except && !condition.values.iter().any(|it| is_there(it));
        for (value, place) in condition.values.iter().zip(&condition.places).filter(unknown) {
            let near = suggest::nearest(value, left_out.iter().copied());
            let choices = match kind(&condition.column) {
                Some(CellForm::Choice(words)) => words,
                _ => &[],
            };
            let is_none =
                !choices.is_empty() && !choices.iter().any(|it| reads_as(it, &name_key(value)));
            if !is_alone && (near.is_some() || is_none) {
                let known: Vec<&str> = if is_none { choices.to_vec() } else { left_out };
                let what = format!("valeurs de « {} »", condition.column);
                return Some((value.clone(), *place, suggest::help(value, &known, &what)));
            }
        }
    }
    None
}

/// « 2019 et 2021 », where rows of a table are of these years and the selection may have meant them.
pub(super) fn other_years(table: &str, dataset: &Dataset) -> Option<String> {
    let rows = dataset.other_years.rows.iter().filter(|other| other.table == table);
    let years: BTreeSet<String> = rows.map(|other| other.period.to_string()).collect();
    (!years.is_empty()).then(|| french::list(&Vec::from_iter(years)))
}

/// The first value that no row has: its column, its place, and what the rows have instead.
fn unknown_value<'f>(filter: &'f Filter, rows: &[&dyn Record]) -> Option<(&'f str, Place, String)> {
    for condition in filter.conditions.iter().filter(|condition| !condition.except) {
        let written = condition.values.iter().zip(&condition.places);
        let unknown = |value: &str| {
            let alone = Condition { values: vec![value.to_owned()], ..condition.clone() };
            let sieve = Sieve { conditions: vec![Ready::new(&alone)], of_status: true };
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
                return Some((column, *place, help));
            }
            return Some((&condition.column, *place, suggest::help(value, &present, &what)));
        }
    }
    None
}

/// What a column holds, each value once, in the order of the rows.
fn values_of(column: &str, rows: &[&dyn Record]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for row in rows {
        each_key(*row, column, Period::calendar(0), &mut |value| {
            if !value.is_empty() && values.len() < MOST_VALUES && seen.insert(name_key(value)) {
                values.push(value.to_owned());
            }
        });
    }
    values
}
