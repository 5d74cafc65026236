//! Rows of the accounts, each by itself: an amount that is not known, a side or a sign that is not
//! that of its account, a result among the accounts that make it.

use super::ledger::{name, place, subject};
use crate::dataset::LedgerLine;
use crate::dataset::accounting::{Side, Statement};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::figures::account_lines::{unknown, unplanned};
use crate::figures::former_column::FormerColumn;
use crate::guardian::View;
use crate::language::amount::{Amount, Currency};
use crate::language::french;

/// First words of what an income statement ends with, and which is no account.
const RESULTS: [&str; 5] = ["resultat", "excedent", "deficit", "benefice", "perte"];
/// So many lines under zero, and none above, are a way of writing.
const MANY: usize = 2;

/// Without the amount of a line, no total of its column is whole.
pub(in crate::guardian) fn amounts_are_known(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let help = |nothing: &str| format!("écrivez le montant, ou 0 {nothing}");
    for statement in Statement::ALL {
        let ledger = view.dataset.ledger.iter();
        let lines: Vec<&LedgerLine> = ledger.filter(|it| it.statement == statement).collect();
        let mut say = |line: &LedgerLine, column: &str, help: String| {
            let message = format!(
                "{} n'a pas de montant dans « {column} » : la colonne n'a pas de total",
                name(line)
            );
            diagnostics.push(
                Diagnostic::new(Code::AccountUnknown, message)
                    .at(place(view, line, column))
                    .about(subject(line))
                    .help(help)
                    .acceptable(Acceptance::If("s'il n'est pas encore connu")),
            );
        };
        for line in unknown(&lines) {
            say(line, "montant", help("s'il n'y a rien eu"));
        }
        if statement == Statement::Budget {
            continue;
        }
        let gaps = FormerColumn::new(statement, view.dataset, view.previous).gaps();
        for line in gaps.into_iter().filter(|it| it.previous.is_none()) {
            say(line, "precedent", help("si l'an dernier n'avait rien"));
        }
        for line in unplanned(&lines) {
            say(line, "prevu", help("si rien n'était prévu"));
        }
    }
}

/// Products and charges stand on their side, and what was spent is above zero.
pub(in crate::guardian) fn accounts_are_on_their_side(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    // Another country has a plan of its own.
    let is_french = view.dataset.settings.organisation.currency == Currency::EUR;
    for line in view.dataset.ledger.iter().filter(|_| is_french) {
        let own = line.statement.side_of(line.code.as_deref().unwrap_or_default());
        let is_other = matches!(own, Ok(Some(side)) if side != line.side);
        // An account of the balance sheet may be on either: a bank that is owed, a supplier in debt.
        if is_other && line.statement != Statement::Balance {
            let (own, stated) = match line.side {
                Side::Charges => ("un produit", "charge"),
                _ => ("une charge", "produit"),
            };
            let message =
                format!("{} : le compte est {own}, et « sens » dit « {stated} »", name(line));
            diagnostics.push(
                Diagnostic::new(Code::OtherSide, message)
                    .at(place(view, line, "sens"))
                    .about(subject(line))
                    .help("videz « sens », ou corrigez le compte ; ce qui vient en moins s'écrit avec un moins")
                    .acceptable(Acceptance::Otherwise),
            );
        }
    }
    for statement in [Statement::Income, Statement::InKind, Statement::Budget] {
        for side in statement.sides() {
            signs_are_right(view, (statement, side), diagnostics);
        }
    }
}

/// A side of which every amount is under zero was written with the sign of an entry.
fn signs_are_right(view: &View<'_>, of: (Statement, Side), diagnostics: &mut Diagnostics) {
    type Column = (&'static str, fn(&LedgerLine) -> Option<Amount>);
    const COLUMNS: [Column; 3] =
        [("montant", |it| it.amount), ("precedent", |it| it.previous), ("prevu", |it| it.planned)];
    for (column, amount) in COLUMNS {
        let lines = view.dataset.ledger.iter().filter(|it| (it.statement, it.side) == of);
        let known = lines.filter(|it| !it.is_sum && amount(it).is_some_and(|it| !it.is_zero()));
        let known: Vec<&LedgerLine> = known.collect();
        let is_negative = |it: &&LedgerLine| amount(it).is_some_and(Amount::is_negative);
        if known.len() < MANY || !known.iter().all(is_negative) {
            continue;
        }
        let side = if of.1 == Side::Charges { "charges" } else { "produits" };
        let message =
            format!("{} : les {side} de « {column} » sont toutes au-dessous de zéro", of.0.name());
        let message = if side == "produits" { message.replace("toutes", "tous") } else { message };
        diagnostics.push(
            Diagnostic::new(Code::OtherSide, message)
                .at(place(view, known[0], column))
                .about(side)
                .help("retirez les moins : l'outil soustrait les charges des produits")
                .acceptable(Acceptance::Otherwise),
        );
    }
}

/// What products and charges leave, or one of their sums, is no account.
pub(in crate::guardian) fn results_are_no_accounts(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let is_line = |it: &&LedgerLine| it.statement != Statement::Balance && it.code.is_none();
    for line in view.dataset.ledger.iter().filter(is_line) {
        let folded = french::fold(&line.label);
        let first = folded.split([' ', '_', '-', ':']).next().unwrap_or_default();
        if !RESULTS.contains(&first) {
            continue;
        }
        let message = format!(
            "« {} » est ce que laissent les comptes, pas un compte : il compte une fois de trop",
            line.label
        );
        diagnostics.push(
            Diagnostic::new(Code::TotalRow, message)
                .at(place(view, line, "libelle"))
                .about(subject(line))
                .help("supprimez la ligne : l'outil fait le résultat")
                .acceptable(Acceptance::If("si elle compte autre chose")),
        );
    }
}
