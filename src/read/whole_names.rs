//! First names that stand in a column of their own, in a table that names people by their whole name.

use super::grid::Grid;
use crate::language::suggest::name_key;
use crate::read::schema::{TableSchema, Who};

/// The column of whole names.
const NAME: &str = "nom";
/// Headings of first names, and of the names that go with them.
const FIRST: [&str; 4] = ["prenom", "prenoms", "first_name", "firstname"];
const LAST: [&str; 5] = ["nom", "noms", "nom_de_famille", "nom_usuel", "last_name"];

/// The same cells where the two columns are one; nothing where they are not both there.
pub fn joined(schema: &TableSchema, grid: &Grid, header: usize) -> Option<Grid> {
    if schema.who != Who::Named {
        return None;
    }
    let keys: Vec<String> =
        (0..grid.pushed(header)).map(|field| name_key(grid.cell(header, field))).collect();
    let at = |names: &[&str]| keys.iter().position(|key| names.contains(&key.as_str()));
    let (first, last) = (at(&FIRST)?, at(&LAST)?);
    let is_other =
        |key: &String| schema.find(key).is_some_and(|it| schema.columns[it].name == NAME);
    // « Nom complet » beside them has it already.
    let is_apart = keys.iter().enumerate().all(|(field, key)| field == last || !is_other(key));
    let is_free = !schema.own.iter().any(|own| FIRST.contains(own));
    (is_apart && is_free).then(|| grid.with_joined(header, [first, last], NAME))
}
