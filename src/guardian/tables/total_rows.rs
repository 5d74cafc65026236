//! A total that was left among the rows of a table: whatever it is called, it is the sum of all
//! the others, and each figure counts it with them.

use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Field, Record};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::french;
use crate::language::quantity::Quantity;

/// So many rows whose sum is that of one more are no chance.
const SUMMED: usize = 3;
/// Smaller sums come by chance.
const TELLING: u64 = 20;

/// The columns that may be added up, by table; of a table of one's own, all of them.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("evenements", &["participants", "inscrits", "nb_seances"]),
    ("newsletters", &["destinataires", "delivres", "ouvertures_uniques", "clics_uniques"]),
    ("financements", &["accorde", "verse", "demande"]),
    ("reseaux", &["abonnes"]),
];
/// The columns that name a row.
const NAMES: [&str; 8] =
    ["titre", "libelle", "nom", "financeur", "fiche", "mission", "intitule", "reseau"];

/// Beginnings of folded names of totals: fewer rows are enough where one is called so.
const CALLED: [&str; 6] = ["ensemble", "cumul", "total", "somme", "tous", "toutes"];

/// Tells the first or the last row of each table that is the sum of its other rows.
pub(in crate::guardian) fn rows_are_no_totals(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let own = view.dataset.own.iter().map(|own| {
        let columns = own.schema.columns.iter().filter(|column| column.kind.is_number());
        (own.schema.name, columns.map(|column| column.name).collect::<Vec<_>>())
    });
    let tables = COLUMNS.iter().map(|(table, columns)| (*table, columns.to_vec()));
    for (table, columns) in tables.chain(own) {
        let mut rows = view.dataset.records(table);
        rows.sort_by_key(|row| (row.row().file, row.row().record));
        let found = columns.iter().find_map(|column| Some((*column, total(&rows, column)?)));
        if let Some((column, row)) = found {
            diagnostics.push(reported(view, table, column, row, rows.len() - 1));
        }
    }
    for statement in [Statement::Income, Statement::InKind, Statement::Budget, Statement::Balance] {
        for side in [Side::Products, Side::Charges, Side::Assets, Side::Liabilities] {
            let lines = view.dataset.ledger.iter().filter(|it| {
                (it.statement, it.side) == (statement, side) && !it.is_sum && it.amount.is_some()
            });
            let mut rows: Vec<&dyn Record> = lines.map(|line| line as &dyn Record).collect();
            rows.sort_by_key(|row| (row.row().file, row.row().record));
            if let Some(row) = total(&rows, "montant") {
                diagnostics.push(reported(view, "comptes", "montant", row, rows.len() - 1));
            }
        }
    }
}

/// The first or the last of some rows, if it is the sum of the others in a column.
fn total<'a>(rows: &[&'a dyn Record], column: &str) -> Option<&'a dyn Record> {
    let (first, last) = (*rows.first()?, *rows.last()?);
    let known = || rows.iter().filter_map(|row| exact(*row, column));
    let others = known().filter(|value| *value != 0).count().checked_sub(1)?;
    let sum: i128 = known().sum();
    let is_total = |row: &&dyn Record| {
        exact(*row, column).is_some_and(|value| {
            value.unsigned_abs() >= u128::from(TELLING) && value.checked_mul(2) == Some(sum)
        })
    };
    let is_called = |row: &&dyn Record| {
        name(*row).is_some_and(|name| {
            let name = french::fold(&name);
            CALLED.iter().any(|it| name.starts_with(it))
        })
    };
    let is_surely = |row: &&dyn Record| others >= SUMMED || (others > 0 && is_called(row));
    [last, first].into_iter().find(|row| is_surely(row) && is_total(row))
}

/// What a row has in a column, where it is exact.
fn exact(row: &dyn Record, column: &str) -> Option<i128> {
    match row.field(column) {
        Field::Count(count) => count.and_then(Quantity::exact_value).map(i128::from),
        Field::Number(number) => number.map(i128::from),
        Field::Amount(amount) => amount.map(|it| it.hundredths()),
        _ => None,
    }
}

/// What names a row, if something does.
fn name(row: &dyn Record) -> Option<String> {
    NAMES.iter().find_map(|name| match row.field(name) {
        Field::Text(text) if !text.is_empty() => Some(text.to_owned()),
        _ => None,
    })
}

fn reported(
    view: &View<'_>,
    table: &str,
    column: &str,
    row: &dyn Record,
    others: usize,
) -> Diagnostic {
    let counted = match others {
        1 => "y est celui de l'autre ligne".to_owned(),
        many => format!("y est la somme des {} autres lignes", french::number(many as u64)),
    };
    let (what, subject) = match name(row) {
        Some(name) => (format!("« {} »", shorten(&name)), name),
        None => ("cette ligne".to_owned(), table.to_owned()),
    };
    Diagnostic::new(
        Code::TotalRow,
        format!("{what} semble un total : « {column} » {counted}, et compte deux fois"),
    )
    .at(view.cell(table, row.row(), column))
    .about(subject)
    .help("supprimez-la si c'en est un : l'outil fait ses propres totaux")
    .acceptable(Acceptance::If("si elle compte autre chose"))
}
