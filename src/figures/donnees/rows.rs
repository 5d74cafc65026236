//! The rows of a table column by column, for a template that prints them, with what each column
//! is and its sum.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{CellEntry, ColumnEntry, GroupEntry, RowEntry, TableRows};
use super::words::{any_number, date, measured, number, picture as picture_entry, text};
use crate::dataset::declarations::Aggregate;
use crate::dataset::settings::Settings;
use crate::dataset::{Dataset, Field, Picture, Record, RowRef};
use crate::figures::grouping::Groups;
use crate::figures::{compute, labels};
use crate::language::french;
use crate::language::measure::{Measure, Number};
use crate::language::partial_date::Period;
use crate::read::schema::{CellForm, Column, TableSchema};

/// Groups of a table that templates receive at most.
const MOST_GROUPS: usize = 200;
/// Letters of a cell that stays on one line.
const ONE_LINE: usize = 18;
/// Those of a number or of a date.
const NUMBER: usize = 9;
/// Letters of a word that has room in any column.
const LONG_WORD: usize = 24;

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
        let sum = sum(column, table, &records)?;
        Some((column.name.to_owned(), any_number(&sum, None)))
    };
    let grouped = |column: &Column| {
        let groups = groups(column, table, dataset, &records);
        (!groups.is_empty()).then(|| (column.name.to_owned(), groups))
    };
    TableRows {
        title: text(table.title),
        totals: columns.clone().filter_map(total).collect(),
        groups: columns.clone().filter_map(grouped).collect(),
        columns: columns.map(column_entry).collect(),
        illustrative: records.iter().any(|row| row.illustrative()),
        rows: records.iter().map(|row| entry(*row, table, &dataset.settings)).collect(),
    }
}

/// What a text may ask of a table of one's own that it prints: the engine would refuse the rest.
#[derive(Debug, Default)]
pub struct Printable {
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// How many letters wide each of them has to be.
    pub widths: Vec<usize>,
    /// Those by which its rows may be sorted.
    pub sorts: Vec<&'static str>,
    /// Those by which they are grouped.
    pub groups: Vec<&'static str>,
    /// Those that add up.
    pub sums: Vec<&'static str>,
}

/// What may be asked of a table; nothing where only its pages tell whether it has room on them: a
/// picture, a long word.
pub fn printable(table: &TableSchema, dataset: &Dataset) -> Option<Printable> {
    let records: Vec<&dyn Record> = dataset.records(table.name);
    let columns = || table.columns.iter().filter(|it| table.readable.contains(&it.name));
    let is_picture = |it: &Column| matches!(it.kind, CellForm::Picture(_) | CellForm::Photo(_));
    let has_room = |words: &str| words.split_whitespace().all(|it| it.len() <= LONG_WORD);
    let fits = |row: &&dyn Record| {
        table.readable.iter().all(|column| match row.field(column) {
            Field::Text(words) => has_room(words),
            Field::List(items) => items.iter().all(|it| has_room(it)),
            Field::Target(target) => target.is_none_or(|it| has_room(&it.name)),
            _ => true,
        })
    };
    if columns().any(is_picture) || !records.iter().all(fits) {
        return None;
    }
    let is_group = |it: &&Column| {
        is_group(it.kind) && {
            let groups = Groups::by(it.name, dataset.period(), &records);
            (1..=MOST_GROUPS).contains(&groups.keys.len())
        }
    };
    let is_list = |it: &&Column| matches!(it.kind, CellForm::List | CellForm::References(_));
    let name = |it: &Column| it.name;
    let width = |column: &Column| {
        let heading = column.label.unwrap_or(column.name);
        let cells = records.iter().map(|row| match row.field(column.name) {
            Field::Text(words) => longest(words),
            Field::List(items) => items.iter().map(|it| longest(it)).max().unwrap_or(0),
            Field::Target(target) => target.map_or(0, |it| longest(&it.name)),
            Field::Number(number) => number.map_or(0, |it| it.to_string().len()),
            Field::Count(count) => count.map_or(0, |it| french::quantity(it).chars().count()),
            Field::Measure(None) | Field::Amount(None) | Field::Date(None) => 0,
            _ => NUMBER,
        });
        cells.chain([longest(&heading.replace('_', " "))]).max().unwrap_or(0)
    };
    Some(Printable {
        widths: columns().map(width).collect(),
        columns: columns().map(name).collect(),
        sorts: columns().filter(|it| !is_list(it)).map(name).collect(),
        groups: columns().filter(is_group).map(name).collect(),
        sums: columns().filter(|it| sum(it, table, &records).is_some()).map(name).collect(),
    })
}

/// How many letters some words need in a column: those that are short stay on one line.
fn longest(words: &str) -> usize {
    match words.chars().count() {
        short @ 0..=ONE_LINE => short,
        _ => words.split_whitespace().map(|it| it.chars().count()).max().unwrap_or(0).max(ONE_LINE),
    }
}

/// Whether the words of a column may group rows.
fn is_group(kind: CellForm) -> bool {
    matches!(
        kind,
        CellForm::Choice(_) | CellForm::Flag | CellForm::Row(_) | CellForm::Place | CellForm::Text
    )
}

/// What a column adds up to. Rows of the tool's tables count parts, wholes and dates: its figures
/// know which add up; percentages never do.
fn sum(column: &Column, table: &TableSchema, records: &[&dyn Record]) -> Option<Number> {
    let adds_up = column.kind == CellForm::Count || column.kind.is_measure();
    if !table.as_rows || !adds_up || column.kind == CellForm::Percent {
        return None;
    }
    compute::aggregate(records, Some(column.name), Aggregate::Sum).result
}

/// The groups of the rows by a column of words, in the order of their first row, with their sums.
fn groups(
    by: &Column,
    table: &TableSchema,
    dataset: &Dataset,
    records: &[&dyn Record],
) -> Vec<GroupEntry> {
    if !table.as_rows || !is_group(by.kind) {
        return Vec::new();
    }
    let groups = Groups::by(by.name, dataset.period(), records);
    // Where nearly each row has its own words, they group nothing.
    if groups.keys.len() > MOST_GROUPS {
        return Vec::new();
    }
    let ranked = (0..).zip(records).map(|(rank, row): (u64, _)| (row.row(), rank));
    let ranks: BTreeMap<RowRef, u64> = ranked.collect();
    let one = |key: &String| {
        let rows = groups.get(key)?;
        let total = |column: &Column| {
            let sum = sum(column, table, rows)?;
            Some((column.name.to_owned(), any_number(&sum, None)))
        };
        Some(GroupEntry {
            name: text(labels::label(table.name, by.name, key, &dataset.settings)),
            rows: rows.iter().filter_map(|row| ranks.get(&row.row()).copied()).collect(),
            totals: table.columns.iter().filter_map(total).collect(),
        })
    };
    groups.keys.iter().filter_map(one).collect()
}

fn column_entry(column: &Column) -> ColumnEntry {
    let name = || french::capitalized(&column.name.replace('_', " "));
    ColumnEntry {
        name: column.name.to_owned(),
        label: text(&column.label.map_or_else(name, str::to_owned)),
        number: column.kind.is_number(),
        form: match column.kind {
            CellForm::Picture(_) | CellForm::Photo(_) => "image",
            CellForm::Address => "adresse",
            CellForm::Date => "date",
            CellForm::List | CellForm::References(_) => "liste",
            kind if kind.is_number() => "nombre",
            _ => "texte",
        },
        required: column.required,
    }
}

fn entry(row: &dyn Record, table: &TableSchema, settings: &Settings) -> RowEntry {
    let said = |name: String| labels::said(row.field(table.named(&name)?)).map(str::to_owned);
    let cell = |column: &&str| {
        // A page prints names, never ids.
        let label = |id: &str| labels::label(table.name, column, id, settings).to_owned();
        let kind = table.index(column).map(|index| table.columns[index].kind);
        let is_picture = matches!(kind, Some(CellForm::Picture(_) | CellForm::Photo(_)));
        let entry = match row.field(column) {
            Field::Text(file) if is_picture && table.as_rows => {
                let picture = Picture::named(Some(file.to_owned()).filter(|it| !it.is_empty()))?;
                let subject = labels::said(row.field(table.subject())).unwrap_or(table.title);
                let [alt, credit] = ["alt", "credit"].map(|end| said(format!("{column}_{end}")));
                picture_entry(Some(&Picture { alt, credit, ..picture }), subject)
                    .map(CellEntry::Picture)
            }
            field => cell(field, settings.edition.period, label),
        };
        Some(((*column).to_owned(), entry?))
    };
    table.readable.iter().filter_map(cell).collect()
}

fn cell(field: Field<'_>, period: Period, label: impl Fn(&str) -> String) -> Option<CellEntry> {
    match field {
        Field::Text("") | Field::List([]) | Field::Other => None,
        Field::Text(words) => Some(CellEntry::Text(text(&label(words)))),
        Field::List(items) => {
            Some(CellEntry::List(items.iter().map(|item| text(&label(item))).collect()))
        }
        Field::Count(count) => count.map(|count| CellEntry::Count(number(count))),
        Field::Amount(amount) => {
            amount.map(|amount| CellEntry::Measure(measured(&Measure::from(amount), None)))
        }
        Field::Measure(measure) => {
            measure.map(|measure| CellEntry::Measure(measured(measure, None)))
        }
        Field::Target(target) => target.map(|target| CellEntry::Text(text(&target.name))),
        Field::Number(number) => number.map(CellEntry::Number),
        Field::Date(day) => day.map(|day| CellEntry::Date(date(day, period))),
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
            let found = cell(field, Period::calendar(2021), str::to_owned)
                .map(|it| serde_json::to_value(it).unwrap());
            assert_eq!(found, expected, "{field:?}");
        }
        let words = |field| match cell(field, Period::calendar(2021), str::to_owned) {
            Some(CellEntry::Count(it)) => it.text,
            Some(CellEntry::Date(it)) => it.text,
            other => panic!("{other:?}"),
        };
        assert_eq!(words(Field::Count(Some(&count))), "plus de 1\u{202f}200");
        assert_eq!(words(Field::Date(Some(&day))), "mars 2021");
    }
}
