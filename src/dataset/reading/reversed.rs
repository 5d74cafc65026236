//! Dates of a whole table that end before they begin: two columns that were
//! exchanged are one mistake.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::read::{Input, Table};

/// Tells once the rows of a table when nearly all that have both dates end before they begin.
pub(super) fn told_once(input: &Input, diagnostics: &mut Diagnostics) {
    for table in input.tables.values() {
        let Some((start, end)) = table.schema.span else { continue };
        let is_one = |diagnostic: &Diagnostic| {
            diagnostic.code == Code::ReversedDates
                && diagnostic.place.is_some_and(|place| place.file() == table.file)
        };
        let wrong = diagnostics.iter().filter(|diagnostic| is_one(diagnostic)).count();
        if wrong >= 2 && wrong * 5 >= with_both(table, start, end) * 4 {
            diagnostics.retain(|diagnostic| !is_one(diagnostic));
            diagnostics.push(exchanged(table, start, end, wrong));
        }
    }
}

fn with_both(table: &Table, start: &str, end: &str) -> usize {
    let (Some(start), Some(end)) = (table.field(start), table.field(end)) else { return 0 };
    table.rows().filter(|row| !row.at(start).is_empty() && !row.at(end).is_empty()).count()
}

fn exchanged(table: &Table, start: &str, end: &str, wrong: usize) -> Diagnostic {
    let rows = french::with_unit(
        &Quantity::exact(wrong as u64),
        "ligne finit avant de commencer",
        "lignes finissent avant de commencer",
    );
    Diagnostic::new(
        Code::ReversedDates,
        format!("les colonnes « {start} » et « {end} » semblent échangées : {rows}"),
    )
    .at(table.place(table.header, start))
    .related(table.place(table.header, end), "l'autre colonne")
    .about(format!("{}.{start}", table.schema.name))
    .help(format!(
        "écrivez « {end} » à la place de « {start} » dans l'en-tête, et « {start} » à la place de « {end} »"
    ))
}
