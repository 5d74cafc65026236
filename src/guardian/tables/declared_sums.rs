//! Declared figures of rows that make no sum: two sides of the accounts, a share of a whole that does
//! not hold it.

use crate::dataset::LedgerLine;
use crate::dataset::declarations::{Aggregate, FigureDeclaration, Selection};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures;
use crate::guardian::View;
use crate::language::french;

/// Columns of amounts of the accounts.
const AMOUNTS: [&str; 3] = ["montant", "precedent", "prevu"];

/// Tells each of them.
pub(in crate::guardian) fn figures_are_of_rows_that_belong_together(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for figure in &view.dataset.settings.figures {
        let Some(selection) = &figure.rows else { continue };
        let told = match figure.aggregate {
            Aggregate::Share => no_part(view, figure, selection),
            Aggregate::Sum => two_sides(view, figure, selection),
            _ => None,
        };
        diagnostics.extend(told.map(|it| it.at(figure.id.place).about(&figure.id.value)));
    }
}

/// Rows of the part that are not of the whole.
fn no_part(
    view: &View<'_>,
    figure: &FigureDeclaration,
    selection: &Selection,
) -> Option<Diagnostic> {
    let table = selection.table.value.as_str();
    let whole = figures::rows(view.dataset, table, &figure.whole);
    let whole: rustc_hash::FxHashSet<_> = whole.iter().map(|row| row.row()).collect();
    let part = figures::rows(view.dataset, table, &selection.filter);
    let beyond = part.iter().filter(|row| !whole.contains(&row.row())).count();
    let rows = french::count(beyond, "ligne");
    let is = if beyond > 1 { "ne sont pas" } else { "n'est pas" };
    let message = format!("« {} » : {rows} de la part {is} dans le tout", figure.id.value);
    (beyond > 0).then(|| {
        Diagnostic::new(Code::PartExceedsWhole, message)
            .help("donnez à « filtre » toutes les conditions de « sur », ou élargissez « sur »")
    })
}

/// Lines of two statements, or of both sides of one.
fn two_sides(
    view: &View<'_>,
    figure: &FigureDeclaration,
    selection: &Selection,
) -> Option<Diagnostic> {
    let column = figure.column.as_deref().filter(|it| AMOUNTS.contains(it))?;
    if selection.table.value != "comptes" {
        return None;
    }
    let rows = figures::rows(view.dataset, "comptes", &selection.filter);
    let is_one = |line: &&LedgerLine| rows.iter().any(|row| row.row() == line.row);
    let mut lines = view.dataset.ledger.iter().filter(is_one);
    let first = lines.next()?;
    let key = |line: &LedgerLine| (line.statement, line.side);
    let other = lines.find(|it| key(it) != key(first))?;
    let words =
        |line: &LedgerLine| format!("« {} », « {} »", line.statement.word(), line.side.word());
    let message = format!(
        "« {} » ajoute des lignes qui ne s'additionnent pas dans « {column} » : {} et {}",
        figure.id.value,
        words(first),
        words(other)
    );
    Some(
        Diagnostic::new(Code::CountedTwice, message)
            .related(first.row.place(), "une ligne d'un côté")
            .related(other.row.place(), "une de l'autre")
            .help("ajoutez au filtre « nature » et « sens » : filtre = { nature = \"resultat\", sens = \"charge\" }"),
    )
}
