//! What the groups of a table of one's own add up to: the hours of each project, the cost of each
//! mission.

use super::label::telling;
use super::measurable::{Measured, core};
use super::units::first_stem;
use crate::dataset::{Field, OwnTable, Record};
use crate::figures::measured;
use crate::guardian::View;
use crate::language::french;
use crate::language::measure::Measure;
use crate::read::schema::{CellForm, Column};

/// A column that has more values than this groups nothing that a text tells.
const MOST: usize = 60;

/// The sums by group of the columns of numbers of each table of one's own.
pub(super) fn groups(view: &View<'_>) -> Vec<Measured> {
    let mut found = Vec::new();
    for table in &view.dataset.own {
        let columns = || table.schema.columns.iter();
        let is_key = |column: &&Column| {
            matches!(column.kind, CellForm::Row(_) | CellForm::Choice(_) | CellForm::Place)
        };
        for key in columns().filter(is_key) {
            for column in columns() {
                found.extend(of_column(table, key, column, view));
            }
        }
    }
    found
}

fn of_column(table: &OwnTable, key: &Column, column: &Column, view: &View<'_>) -> Vec<Measured> {
    let unit = match column.kind {
        CellForm::Count | CellForm::Number | CellForm::Decimal => {
            match unit_of(table, column, view) {
                Some(unit) => Some(unit),
                // Nothing tells what such a number counts.
                None => return Vec::new(),
            }
        }
        CellForm::Amount(_) | CellForm::Duration => None,
        _ => return Vec::new(),
    };
    let mut keys: Vec<(String, String)> = Vec::new();
    for row in &table.rows {
        let key = match row.field(key.name) {
            Field::Target(Some(target)) => (target.id.clone(), target.name.clone()),
            Field::Text(text) if !text.is_empty() => (text.to_owned(), text.to_owned()),
            _ => continue,
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
        if keys.len() > MOST {
            return Vec::new();
        }
    }
    let label = table.schema.title;
    keys.iter()
        .filter_map(|(id, name)| {
            let of_key = |row: &&crate::dataset::OwnRow| match row.field(key.name) {
                Field::Target(target) => target.is_some_and(|target| target.id == *id),
                Field::Text(text) => text == id,
                _ => false,
            };
            let rows: Vec<_> = table.rows.iter().filter(of_key).collect();
            let measure = sum(&rows, column.name)?;
            let words = telling(name);
            let said: Vec<Vec<String>> =
                [core(&telling(&id.replace(['-', '_'], " "))), core(&words)]
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .collect();
            let what = column.label.unwrap_or(column.name).replace('_', " ");
            (!said.is_empty()).then(|| Measured {
                what: format!("{what}, {name}, {}", french::uncapitalized(label)),
                cite: None,
                measure,
                previous: None,
                unit: unit.clone(),
                decimals: None,
                label: words.into_iter().chain(said.iter().flatten().cloned()).collect(),
                said,
                is_mean: false,
                place: rows.first().map(|row| row.row().place()),
            })
        })
        .collect()
}

/// The sum of a column over rows that all have a value.
fn sum(rows: &[&crate::dataset::OwnRow], column: &str) -> Option<Measure> {
    let rows: Vec<&dyn Record> = rows.iter().map(|row| *row as &dyn Record).collect();
    let parts = crate::figures::parts(&rows, column);
    if parts.iter().any(|one| one.part.is_none()) {
        return None;
    }
    measured(&parts)?.measure()
}

/// The stem of what the numbers of a column count: the column says it, or a figure that adds it up.
fn unit_of(table: &OwnTable, column: &Column, view: &View<'_>) -> Option<String> {
    let declared = view.dataset.settings.figures.iter().filter(|figure| {
        let of_table = figure.rows.as_ref().is_some_and(|it| it.table.value == table.schema.name);
        of_table && figure.column.as_deref() == Some(column.name)
    });
    let units = declared.filter_map(|figure| figure.unit.as_ref().map(|unit| unit[1].as_str()));
    let own = Some(column.unit[1]).filter(|unit| !unit.is_empty());
    own.or_else(|| units.into_iter().next()).map(first_stem)
}
