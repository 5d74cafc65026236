//! The rows that `rapport new` wrote as examples, and that give way to those of an import.

use std::collections::BTreeSet;

use crate::dataset::example::Known;
use crate::read::{Input, Table};

/// The records of a table that are examples as they were written, and that nothing cites.
pub(super) fn of(input: &Input, table: &Table, year: i32) -> BTreeSet<u32> {
    let file = input.sources.file(table.file);
    // Rows are taken out of a text alone.
    if file.sheet.is_some() || file.records.is_none() || table.len() > MANY {
        return BTreeSet::new();
    }
    let known = Known::of(year);
    let manifest = input.sources.file(input.manifest.place.file());
    let texts = input.texts.iter().map(|text| input.sources.file(text.file)).chain([manifest]);
    let texts: Vec<&str> = texts.map(|file| file.text.as_str()).collect();
    let is_cited = |id: &str| {
        let cited = format!("\"{id}\"");
        !id.is_empty() && texts.iter().any(|text| text.contains(&cited))
    };
    let rows = table.rows().filter(|row| {
        let id = table.field("id").map_or("", |field| row.at(field));
        known.is_untouched(table.schema, |column| row.get(column)) && !is_cited(id)
    });
    rows.map(|row| row.position().1).collect()
}

/// Rows from which a table is no example any more.
const MANY: usize = 200;
