//! The columns of the accounts that hold another year: last year's, and what the budget had.

use super::ledger::{name, place, subject};
use crate::dataset::LedgerLine;
use crate::dataset::accounting::Statement;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::figures::account_lines::is_same;
use crate::figures::former_column::FormerColumn;
use crate::guardian::View;
use crate::language::amount::Amount;
use crate::language::french;

/// The column of last year, and that of the budget, hold what last year's edition had.
pub(in crate::guardian) fn last_years_column_is_last_years(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for statement in [Statement::Income, Statement::InKind, Statement::Balance] {
        let former = FormerColumn::new(statement, view.dataset, view.previous);
        let lines = view.dataset.ledger.iter().filter(|it| it.statement == statement);
        for line in lines.filter(|it| it.previous.is_some()) {
            let before = former.in_edition(line);
            diagnostics.extend(differs(view, line, ("precedent", "a"), line.previous, before));
        }
        for (whole, sum, part) in former.divided() {
            diagnostics.extend(parts_differ(view, whole, sum, part));
        }
        let left_over = former.left_over();
        for line in former.strays() {
            let other = left_over.iter().find(|it| it.side == line.side);
            diagnostics.extend(is_stray(view, line, other.copied()));
        }
    }
    let planned = view.dataset.ledger.iter().filter(|it| it.statement == Statement::Income);
    for line in planned {
        let is_it = |it: &&LedgerLine| it.statement == Statement::Budget && is_same(it, line);
        let before = view.previous.and_then(|it| it.ledger.iter().find(is_it));
        let before = before.and_then(|it| it.amount.or(it.planned));
        diagnostics.extend(differs(view, line, ("prevu", "a prévu"), line.planned, before));
    }
}

/// A cell, and what last year's edition has.
fn differs(
    view: &View<'_>,
    line: &LedgerLine,
    (column, verb): (&str, &str),
    written: Option<Amount>,
    before: Option<Amount>,
) -> Option<Diagnostic> {
    let (written, before) = (written?, before?);
    if written == before {
        return None;
    }
    let (written, before) = (french::amount(written), french::amount(before));
    let message = format!(
        "{} : {written} dans « {column} », et l'édition {} {verb} {before}",
        name(line),
        view.previous?.period(),
    );
    Some(reported(view, line, column, message).of_values([written, before]))
}

/// An account that last year's edition had as a whole, and its parts.
fn parts_differ(
    view: &View<'_>,
    whole: &LedgerLine,
    sum: Amount,
    part: &LedgerLine,
) -> Option<Diagnostic> {
    let before = whole.amount.filter(|it| *it != sum)?;
    let (sum, before) = (french::amount(sum), french::amount(before));
    let message = format!(
        "{} et les autres parties du compte {} : {sum} dans « precedent », et l'édition {} y a {before}",
        name(part),
        whole.code.as_deref()?,
        view.previous?.period(),
    );
    Some(reported(view, part, "precedent", message).of_values([sum, before]))
}

/// An account that last year's edition did not have.
fn is_stray(
    view: &View<'_>,
    line: &LedgerLine,
    left_over: Option<&LedgerLine>,
) -> Option<Diagnostic> {
    let written = french::amount(line.previous?);
    let without = match left_over {
        Some(other) => format!("n'a pas ce compte, et a {}", name(other)),
        None => "n'a pas ce compte".to_owned(),
    };
    let message = format!(
        "{} : {written} dans « precedent », et l'édition {} {without}",
        name(line),
        view.previous?.period(),
    );
    Some(reported(view, line, "precedent", message).of_values([written]))
}

fn reported(view: &View<'_>, line: &LedgerLine, column: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::PreviousAmount, message)
        .at(place(view, line, column))
        .about(subject(line))
        .help("corrigez la cellule, ou l'édition de l'an dernier")
        .acceptable(Acceptance::IfExplained("si les comptes ont été corrigés depuis"))
}
