//! How a figure is counted, in one sentence for « Sources et méthode ».

use super::labels;
use crate::dataset::Dataset;
use crate::dataset::declarations::{Aggregate, Condition, Filter};
use crate::language::french;

/// « Somme de « participants » dans la table « Événements », où « format » est « en ligne ». »
pub fn of_rows(
    (aggregate, column): (Aggregate, Option<&str>),
    (table, filter): (&str, &Filter),
    dataset: &Dataset,
) -> String {
    let what = match (aggregate, column.map(words)) {
        (Aggregate::Max, Some(column)) => format!("Plus grande valeur de « {column} »"),
        (Aggregate::Min, Some(column)) => format!("Plus petite valeur de « {column} »"),
        (Aggregate::Last, Some(column)) => format!("Dernière valeur de « {column} »"),
        (Aggregate::Distinct, Some(column)) => {
            format!("Nombre de valeurs différentes de « {column} »")
        }
        (Aggregate::Mean, Some(column)) => format!("Moyenne des valeurs connues de « {column} »"),
        (Aggregate::Median, Some(column)) => format!("Médiane des valeurs connues de « {column} »"),
        (Aggregate::Share, Some(column)) => format!("Part de la somme de « {column} »"),
        (Aggregate::Share, None) => "Part des lignes".to_owned(),
        (Aggregate::Sum, Some(column)) => format!("Somme de « {column} »"),
        (_, _) => "Nombre de lignes".to_owned(),
    };
    let which = match rows(filter, table, dataset) {
        rows if rows.is_empty() => rows,
        rows => format!(", où {rows}"),
    };
    format!("{what} dans {}{which}.", in_table(table, dataset))
}

/// Which rows a filter takes: « « format » est « en ligne » ».
pub fn rows(filter: &Filter, table: &str, dataset: &Dataset) -> String {
    let conditions = filter.conditions.iter().map(|it| condition(it, table, dataset));
    conditions.collect::<Vec<_>>().join(" et ")
}

/// « la table « Événements » »: under the name of its sheet.
pub fn in_table(table: &str, dataset: &Dataset) -> String {
    let schema = dataset.settings.catalogue.find(table);
    let name = schema.map_or_else(|| french::capitalized(table), |schema| schema.sheet_name());
    format!("la table « {name} »")
}

/// The name of a column as a reader says it.
fn words(column: &str) -> String {
    column.replace('_', " ")
}

fn condition(condition: &Condition, table: &str, dataset: &Dataset) -> String {
    let (column, settings) = (condition.column.as_str(), &dataset.settings);
    let printed = |value: &String| match (column, value.as_str()) {
        (_, "") => "vide".to_owned(),
        ("id", id) => {
            let title = labels::title(table, id, dataset);
            format!("« {} »", title.unwrap_or(id))
        }
        (_, value) => format!("« {} »", labels::label(table, column, value, settings)),
    };
    let values: Vec<String> = condition.values.iter().map(printed).collect();
    let verb = if condition.except { "n'est pas" } else { "est" };
    format!("« {} » {verb} {}", words(column), values.join(" ou "))
}
