//! The rows that `rapport new` wrote as examples, and that give way to those of an import.

use std::collections::BTreeSet;

use crate::dataset::example::Known;
use crate::language::partial_date::Period;
use crate::read::{Input, Row, Table};

/// The records of a table that are examples as they were written, and that nothing cites.
pub(super) fn of(input: &Input, table: &Table, period: Period) -> BTreeSet<u32> {
    let all = all(input, table, period).into_iter();
    all.filter(|(_, cites)| cites.is_none()).map(|(record, _)| record).collect()
}

/// Of those that stay, what they are, who cites them, and what of them is counted.
pub(super) fn kept(input: &Input, table: &Table, period: Period) -> Vec<String> {
    let file = input.sources.file(table.file);
    if let Some(sheet) = &file.sheet {
        let known = Known::of(period);
        let is_example = |row: &Row<'_>| known.is_untouched(table.schema, |column| row.get(column));
        let count = table.rows().take(MANY).filter(is_example).count();
        let sentence = || {
            let (rows, stay) = match count {
                1 => ("1 ligne d'exemple reste".to_owned(), "supprimez-la"),
                _ => (format!("{count} lignes d'exemple restent"), "supprimez-les"),
            };
            format!(
                "{rows} dans la feuille « {sheet} » de « {} », inventées, et comptent : l'import n'enlève pas de ligne d'un classeur, {stay}",
                file.path
            )
        };
        return (count > 0).then(sentence).into_iter().collect();
    }
    let sentence = |(record, cites): (u32, Option<&str>)| {
        let cell = |column: &str| table.field(column).map_or("", |it| table.text(record, it));
        let row = file.records.as_ref().map_or(record, |it| it.row(record));
        let counts = table.schema.columns.iter().filter(|it| it.kind.is_number());
        let counts = counts.filter(|it| !cell(it.name).is_empty());
        let counts: Vec<String> =
            counts.map(|it| format!("{} : {}", it.name, cell(it.name))).collect();
        let counted = match counts.is_empty() {
            true => String::new(),
            false => format!(" ({})", counts.join(", ")),
        };
        Some(format!(
            "l'exemple « {} » ({}:{row}) reste, parce que {} le cite ; il est inventé et compte encore{counted} : remplacez-y ce qui le cite, puis retirez la ligne",
            cell("id"),
            file.path,
            cites?
        ))
    };
    all(input, table, period).into_iter().filter_map(sentence).collect()
}

/// The records that are examples, and the file that cites each.
fn all<'a>(input: &'a Input, table: &Table, period: Period) -> Vec<(u32, Option<&'a str>)> {
    let file = input.sources.file(table.file);
    // Rows are taken out of a text alone.
    if file.sheet.is_some() || file.records.is_none() || table.len() > MANY {
        return Vec::new();
    }
    let known = Known::of(period);
    let manifest = input.sources.file(input.manifest.place.file());
    let texts = input.texts.iter().map(|text| input.sources.file(text.file));
    let texts: Vec<_> = texts.chain([manifest]).collect();
    let cites = |id: &str| {
        let cited = format!("\"{id}\"");
        let mut texts = texts.iter().filter(|text| !id.is_empty() && text.text.contains(&cited));
        texts.next().map(|file| file.path.as_str())
    };
    let rows =
        table.rows().filter(|row| known.is_untouched(table.schema, |column| row.get(column)));
    let rows = rows.map(|row| {
        let id = table.field("id").map_or("", |field| row.at(field));
        (row.position().1, cites(id))
    });
    rows.collect()
}

/// Rows from which a table is no example any more.
const MANY: usize = 200;
