//! The sums that a text asks of a table that it prints: `#tableau("benevolat", total: true)`.

use super::prepared::Prepared;
use crate::dataset::{Dataset, Field, Record};
use crate::figures::ticked::{Ticked, TickedValue};
use crate::figures::{parts, row_sum, value_label};
use crate::language::french;
use crate::language::suggest::slug;
use crate::read::prose::{Citation, Cited, Prose};
use crate::read::schema::{CellForm, Column, TableSchema};

/// The function that prints them, and the first part of their ids.
const FUNCTION: &str = "tableau";

/// The sums of each table that a text prints with them, those of its groups before that of all.
pub fn table_totals(prepared: &Prepared) -> Vec<Ticked> {
    let mut found: Vec<Ticked> = Vec::new();
    for text in prepared.texts() {
        let tables = text.citations.iter().filter(|it| it.cited == Cited::Table);
        for citation in tables.filter(|it| it.function == FUNCTION) {
            for total in of_call(prepared, text, citation) {
                if found.iter().all(|it| it.id != total.id) {
                    found.push(total);
                }
            }
        }
    }
    found
}

fn of_call(prepared: &Prepared, text: &Prose, citation: &Citation) -> Vec<Ticked> {
    let source = &prepared.input.sources.file(text.file).text;
    let arguments: String = arguments(&source[citation.range.end..]).split_whitespace().collect();
    let dataset = &prepared.dataset;
    let Some(table) = dataset.settings.catalogue.find(&citation.id) else { return Vec::new() };
    if !table.as_rows || !arguments.contains("total:true") {
        return Vec::new();
    }
    let rows = dataset.records(table.name).into_iter().filter(|row| row.is_held());
    let rows: Vec<&dyn Record> = rows.collect();
    let group = arguments.split_once("groupe:\"").and_then(|(_, rest)| rest.split_once('"'));
    let group = group.map(|(column, _)| column).filter(|column| table.index(column).is_some());
    let groups = group.map(|by| of_groups(table, by, &rows, dataset)).unwrap_or_default();
    let all = sums(table, ("total", format!("Total, {}", table.title)), &rows);
    groups.into_iter().chain(all).collect()
}

/// What a call is given, up to the parenthesis that closes it.
fn arguments(source: &str) -> &str {
    let mut open = 1;
    let mut in_words = false;
    let end = source.char_indices().find(|(_, character)| {
        match character {
            '"' => in_words = !in_words,
            '(' if !in_words => open += 1,
            ')' if !in_words => open -= 1,
            _ => {}
        }
        open == 0
    });
    end.map_or(source, |(end, _)| &source[..end])
}

fn of_groups(
    table: &TableSchema,
    by: &str,
    rows: &[&dyn Record],
    dataset: &Dataset,
) -> Vec<Ticked> {
    let key = |row: &dyn Record| match row.field(by) {
        Field::Text(words) => words.to_owned(),
        Field::Target(target) => target.map(|it| it.name.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    let mut groups: Vec<String> = Vec::new();
    for key in rows.iter().map(|row| key(*row)) {
        if !groups.contains(&key) {
            groups.push(key);
        }
    }
    let of_group = |group: &String| {
        let rows: Vec<&dyn Record> =
            rows.iter().copied().filter(|row| key(*row) == *group).collect();
        let name = value_label(table.name, by, group, &dataset.settings);
        sums(table, (group, format!("Sous-total, {name}, {}", table.title)), &rows)
    };
    groups.iter().filter_map(of_group).collect()
}

/// What the columns of some rows add up to; nothing where none does.
fn sums(table: &TableSchema, (id, label): (&str, String), rows: &[&dyn Record]) -> Option<Ticked> {
    let adds_up = |column: &&Column| {
        let is_number = column.kind == CellForm::Count || column.kind.is_measure();
        is_number && column.kind != CellForm::Percent && table.readable.contains(&column.name)
    };
    let value = |column: &Column| {
        let rows = parts(rows, column.name);
        let known = rows.iter().any(|it| it.part.is_some());
        let name = french::capitalized(&column.label.unwrap_or(column.name).replace('_', " "));
        known.then(|| TickedValue { name, text: row_sum(&rows, "").text, rows })
    };
    let values: Vec<TickedValue> = table.columns.iter().filter(adds_up).filter_map(value).collect();
    (!values.is_empty()).then(|| Ticked {
        id: format!("{FUNCTION}.{}.{}", table.name, slug(id)),
        label,
        values,
        definition: format!("Somme des lignes de la table « {} ».", table.title),
    })
}

#[cfg(test)]
mod tests {
    use super::arguments;

    #[test]
    fn a_call_ends_with_its_own_parenthesis() {
        for (source, expected) in [
            (", total: true) et la suite (2)", ", total: true"),
            (
                ", colonnes: (\"a\", \"b)\"), total: true)\n",
                ", colonnes: (\"a\", \"b)\"), total: true",
            ),
            (")", ""),
        ] {
            assert_eq!(arguments(source), expected);
        }
    }
}
