//! Numbers that rows have in a table and not in the export: a file that is downloaded is a sheet, whose
//! number its name may not tell.

use std::collections::{BTreeMap, BTreeSet};

use super::profile::Profile;
use super::rows::Rows;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::mark::Mark;
use crate::read::schema::TableSchema;

/// Gives rows without a number the one that they have in the table, else the next that is free.
pub(super) fn number(
    schema: &'static TableSchema,
    table: Option<&Table>,
    profiles: &[Profile],
    rows: &mut Rows,
) {
    for column in schema.columns {
        let is_ranked = |profile: usize| {
            profiles[profile].colonnes.get(column.name).is_some_and(|from| from.rang)
        };
        let lacks = |row: &super::rows::Imported| {
            is_ranked(row.profile) && row.values.get(column.name).is_none_or(String::is_empty)
        };
        if !rows.rows.iter().any(lacks) {
            continue;
        }
        let (mut standing, mut used) = (BTreeMap::new(), BTreeSet::new());
        // The same file in another month is the same sheet.
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        for row in table.into_iter().flat_map(Table::rows) {
            let number = row.get(column.name).trim();
            used.extend(number.parse::<u64>());
            by_name.insert(name(|column| row.get(column)), number.to_owned());
            standing.extend(Mark::of(row.get("source")).map(|mark| (mark.key, number.to_owned())));
        }
        used.extend(rows.rows.iter().filter_map(|row| row.get(column.name).parse::<u64>().ok()));
        // Numbers below are those of sheets that may come later.
        let (mut next, mut given) = (used.last().map_or(1, |last| last + 1), Vec::new());
        for row in rows.rows.iter_mut().filter(|row| lacks(row)) {
            let told = name(|column| row.get(column));
            let known = standing.get(&row.key).or_else(|| by_name.get(&told)).cloned();
            let number = known.unwrap_or_else(|| {
                while !used.insert(next) {
                    next += 1;
                }
                given.push(format!("{next} pour « {} »", french::shorten(row.title(), 40)));
                next.to_string()
            });
            by_name.insert(told, number.clone());
            row.usual.insert(column.name, number);
        }
        if !given.is_empty() {
            const SHOWN: usize = 5;
            let more = match given.len().saturating_sub(SHOWN) {
                0 => String::new(),
                more => format!(", et {more} de plus"),
            };
            given.truncate(SHOWN);
            rows.told.push(format!(
                "{} : le nom ne dit pas de numéro, le suivant est pris : {}{more}",
                column.name,
                given.join(", ")
            ));
        }
    }
}

/// What a sheet is called, and where it stands.
fn name<'a>(cell: impl Fn(&'static str) -> &'a str) -> String {
    [name_key(cell("titre")), cell("url").to_owned()].join("\n")
}
