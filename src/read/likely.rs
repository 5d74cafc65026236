//! The header that a table without one surely should have, from what its first row holds.

use super::grid::Grid;
use crate::language::amount::{Amount, Currency};
use crate::language::partial_date::{ANY_YEAR, PartialDate};
use crate::language::quantity::Quantity;
use crate::language::suggest::{name_key, reads_as};
use crate::read::schema::{CellForm, Column, TableSchema, languages};

/// Stands for a column that nothing tells.
const UNKNOWN: &str = "…";

/// « …;nom;type » for a row of data; `None` if the row may be a header in other words: it has no
/// figure, no address and no word that a column admits.
pub fn of_row(schema: &'static TableSchema, grid: &Grid, record: usize) -> Option<String> {
    let cells: Vec<&str> = (0..grid.pushed(record)).map(|field| grid.cell(record, field)).collect();
    let mut names: Vec<Option<&str>> = vec![None; cells.len()];
    let mut proven = cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    // What a cell proves comes before what it may be.
    for certain in [true, false] {
        for (field, cell) in cells.iter().enumerate() {
            if names[field].is_some() || cell.is_empty() {
                continue;
            }
            let is_free = |column: &&Column| !names.contains(&Some(column.name));
            let holds = |column: &&Column| match certain {
                true => is_surely(column, cell) || (field == 0 && is_id(column, cell)),
                false => column.required && may_be(column, cell),
            };
            let found = schema.columns.iter().filter(is_free).find(holds).map(|column| column.name);
            proven |= certain && found.is_some();
            names[field] = found;
        }
    }
    let names: Vec<&str> = names.into_iter().map(|name| name.unwrap_or(UNKNOWN)).collect();
    proven.then(|| names.join(";"))
}

/// Whether the first cell of a row is its short name: one word without a capital.
fn is_id(column: &Column, cell: &str) -> bool {
    let is_short = cell.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || "-_".contains(c));
    column.name == "id" && is_short && cell.contains(char::is_lowercase)
}

/// Whether nothing but this column would hold such a cell.
fn is_surely(column: &Column, cell: &str) -> bool {
    let is_word = |words: &[&str]| {
        let folded = name_key(cell);
        words.iter().any(|word| reads_as(word, &folded))
    };
    match column.kind {
        CellForm::Date => {
            let is_year = cell.parse().is_ok_and(|year: i32| (1900..2100).contains(&year));
            let is_longer = cell.len() > 4 && cell.contains(|c: char| c.is_ascii_digit());
            is_year || (is_longer && PartialDate::parse(cell, ANY_YEAR).is_ok())
        }
        CellForm::Choice(words) if words == languages::CODES => false,
        CellForm::Choice(words) | CellForm::Usual(words) => is_word(words),
        CellForm::Address => cell.starts_with("http"),
        CellForm::Picture(_) | CellForm::Photo(_) => {
            [".jpg", ".jpeg", ".png", ".svg"].iter().any(|it| cell.ends_with(it))
        }
        _ => false,
    }
}

fn may_be(column: &Column, cell: &str) -> bool {
    let is_count = matches!(Quantity::parse(cell), Ok(Some(_)));
    let is_amount = matches!(Amount::parse(cell, Currency::EUR), Ok(Some(_)));
    match column.kind {
        CellForm::Amount(_) => is_amount,
        CellForm::Count | CellForm::Number | CellForm::NumberOr(_) => is_count,
        CellForm::Text
        | CellForm::Reference(_)
        | CellForm::ReferenceOr(..)
        | CellForm::Usual(_) => !is_count && PartialDate::parse(cell, ANY_YEAR).is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::of_row;
    use crate::dataset::tables::tests::table;
    use crate::read::grid::Grid;

    #[test]
    fn a_row_of_data_tells_its_columns() {
        for (name, row, expected) in [
            ("adherents", &["2", "Commune du Bois", "membre"][..], Some("…;nom;type")),
            (
                "evenements",
                &["05/02/2021", "Agora", "rencontres", "60"],
                Some("date_debut;titre;categorie;…"),
            ),
            ("presse", &["Un kit", "https://exemple.fr", "03/2021"], Some("media;url;date")),
            (
                "evenements",
                &["agora", "05/02/2021", "Agora", "rencontres"],
                Some("id;date_debut;titre;categorie"),
            ),
            ("adherents", &["Collectivité", "Genre"], None),
        ] {
            let mut grid = Grid::default();
            grid.push(row.iter().copied());
            let schema = table(name).expect("declared");
            assert_eq!(of_row(schema, &grid, 0).as_deref(), expected, "{row:?}");
        }
    }
}
