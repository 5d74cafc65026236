//! The form of a column that nobody declared, by what its cells hold: what to write to keep it.

use super::grid::Grid;
use crate::language::measure::{Kind, Measure};
use crate::language::partial_date::PartialDate;
use crate::language::quantity::Quantity;

/// Cells that are looked at.
const LOOKED_AT: usize = 200;
/// A year that any date may have.
const A_YEAR: i32 = 2000;

/// The word of `forme` that all the cells under a header suit; « texte » where they agree on none.
pub fn of_column(grid: &Grid, header: usize, field: usize) -> &'static str {
    let cells = (header + 1..grid.len()).map(|record| grid.cell(record, field));
    let forms = cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT).map(of_cell);
    let both = |one, other| match (one, other) {
        (one, other) if one == other => one,
        ("nombre", "decimal") | ("decimal", "nombre") => "decimal",
        ("nombre" | "decimal", "montant") | ("montant", "nombre" | "decimal") => "montant",
        _ => "texte",
    };
    forms.reduce(both).unwrap_or("texte")
}

fn of_cell(cell: &str) -> &'static str {
    // « 01004 » is a code.
    if cell.starts_with('0') && cell.len() > 1 && cell.bytes().all(|it| it.is_ascii_digit()) {
        return "texte";
    }
    if matches!(Quantity::parse(cell), Ok(Some(_))) {
        return "nombre";
    }
    match Measure::of_any_kind(cell).map(|it| it.kind) {
        Some(Kind::Percent) => "pourcentage",
        Some(Kind::Duration) => "duree",
        Some(Kind::Money(..)) => "montant",
        Some(Kind::Decimal) => "decimal",
        None if PartialDate::parse(cell, A_YEAR).is_ok() => "date",
        None => "texte",
    }
}
