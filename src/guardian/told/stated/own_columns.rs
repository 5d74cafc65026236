//! The numbers of the columns that an organisation adds, by what their unit says that they count.

use super::counted_columns::columns;
use super::fact::Fact;
use super::groups::groups;
use super::label::telling;
use super::measurable::Measured;
use super::units::first_stem;
use crate::dataset::{Dataset, Field, RowRef};
use crate::guardian::View;
use crate::language::measure::Number;
use crate::language::quantity::{Quantity, Total};

/// Units of so many things that a sum of them is known by its column only.
const MEASURES: &str = "kg kilo kilogramme tonne g litre l heure h minute jour journee semaine mois an annee fois euro km kilometre metre m";

/// What the columns of a unit count: all of it, and each row.
pub(super) fn of_columns(dataset: &Dataset, unit: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    for (table, column) in columns(dataset).filter(|(_, it)| first_stem(it.unit[1]) == unit) {
        let rows = dataset.records(table.name);
        let count = |field: Field<'_>| match field {
            Field::Count(count) => count.copied(),
            Field::Number(number) => number.map(Quantity::exact),
            _ => None,
        };
        let cells = || rows.iter().map(|row| (row.row(), count(row.field(column.name))));
        let all: Total = cells().map(|(_, count)| count).collect();
        let name = column.label.unwrap_or(column.name);
        let is_measure = MEASURES.split_whitespace().any(|it| it == unit);
        let what = match is_measure {
            true => format!("{name}, {}", table.title),
            false => format!("{} au total", column.unit[1]),
        };
        let place = rows.first().map(|row| row.row().place());
        found.extend(all.quantity().map(|sum| {
            let open = all.unknown() > 0;
            let label = telling(&format!("{name}, {}", table.title));
            Fact { open, place, label, ..Fact::new(sum, what).whole() }
        }));
        // A row is no more than what a sentence may mean: its words are not looked for.
        let row = |(row, count): (RowRef, Option<Quantity>)| {
            Some(Fact { label: Vec::new(), ..Fact::in_cell(count?, column.name, row.place()) })
        };
        found.extend(cells().filter_map(row));
    }
    found
}

/// What the groups of their tables add up to.
pub(super) fn of_groups(view: &View<'_>, unit: &str) -> Vec<Fact> {
    let groups = groups(view).into_iter().filter(|it| it.unit.as_deref() == Some(unit));
    let fact = |group: Measured| {
        let count = match Number::of(group.measure) {
            Number::Count(count) => count,
            Number::Measure(_) => return None,
        };
        Some(Fact { label: Vec::new(), ..Fact::new(count, group.what) })
    };
    groups.filter_map(fact).collect()
}
