//! The accounts: parts and totals, two sides that are equal, funders, the budget.

use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Grant, LedgerLine};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::figures::account_lines::is_under;
use crate::figures::statements::{AccountStatement, statement};
use crate::guardian::View;
use crate::language::amount::{Amount, Currency};
use crate::language::french;

/// A column of amounts, and what it has for a line.
type Column = (&'static str, fn(&LedgerLine) -> Option<Amount>);

const AMOUNT: Column = ("montant", |line| line.amount);
const PREVIOUS: Column = ("precedent", |line| line.previous);
const PLANNED: Column = ("prevu", |line| line.planned);

/// Of a line of the budget, a smaller part is no gap, in per cent.
const GAP: i128 = 20;
/// Of the whole budget, a smaller part is no gap, in per cent.
const GAP_OF_WHOLE: i128 = 2;

/// « 606 Petit équipement », or its name alone.
pub(super) fn name(line: &LedgerLine) -> String {
    let label = shorten(&line.label);
    line.code.as_ref().map_or_else(|| label.clone(), |code| format!("{code} {label}"))
}

pub(super) fn place(view: &View<'_>, line: &LedgerLine, column: &str) -> Place {
    view.cell("comptes", line.row, column)
}

pub(super) fn subject(line: &LedgerLine) -> String {
    line.code.clone().unwrap_or_else(|| line.label.clone())
}

/// An account and those under it, in each column.
pub(in crate::guardian) fn accounts_are_the_sum_of_their_parts(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let ledger = &view.dataset.ledger;
    for whole in ledger.iter().filter(|line| line.is_sum) {
        let below = |line: &&LedgerLine| {
            line.statement == whole.statement && line.side == whole.side && is_under(line, whole)
        };
        for (column, of) in [AMOUNT, PREVIOUS, PLANNED] {
            let known = |line: &&LedgerLine| of(line).is_some();
            let parts: Vec<&LedgerLine> = ledger.iter().filter(below).filter(known).collect();
            // A part of a part is counted with it.
            let is_whole = |line: &LedgerLine| parts.iter().any(|it| is_under(it, line));
            let leaves = parts.iter().filter(|line| !is_whole(line));
            let sum = leaves.filter_map(|line| of(line)).reduce(|one, two| one + two);
            let (Some(stated), Some(sum)) = (of(whole), sum) else { continue };
            if stated == sum {
                continue;
            }
            let (stated, sum) = (french::amount(stated), french::amount(sum));
            let message = format!(
                "le compte {} est de {stated}, la somme de ses parties de {sum}",
                name(whole)
            );
            diagnostics.push(
                Diagnostic::new(Code::TotalDiffers, message)
                    .at(place(view, whole, column))
                    .related(place(view, parts[0], column), "première partie")
                    .about(subject(whole))
                    .of_values([stated, sum])
                    .help("corrigez le total ou ses parties ; un total peut être retiré, l'outil le fait")
                    .acceptable(Acceptance::Otherwise),
            );
        }
    }
}

/// Assets and liabilities, what is given in kind and its use, the budget; and the result in both
/// statements.
pub(in crate::guardian) fn statements_are_balanced(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let of = |it| statement(it, view.dataset, view.previous);
    for kind in Statement::ALL {
        let Some(found) = of(kind) else { continue };
        for (column, name) in found.columns.iter().enumerate() {
            // Products and charges are equal where they were planned, and nowhere else.
            let is_planned = name.starts_with("Budget");
            if is_planned || matches!(kind, Statement::Balance | Statement::InKind) {
                sides_are_equal(view, &found, column, diagnostics);
            }
        }
    }
    let income = of(Statement::Income);
    let result = income.as_ref().and_then(|it| *it.result.as_ref()?.first()?);
    let is_result = |line: &&LedgerLine| {
        line.statement == Statement::Balance
            && !line.is_sum
            && line.code.as_ref().is_some_and(|code| code.starts_with("12"))
    };
    let lines: Vec<&LedgerLine> = view.dataset.ledger.iter().filter(is_result).collect();
    let stated = lines.iter().filter_map(|line| line.amount).reduce(|one, two| one + two);
    let (Some(result), Some(stated)) = (result, stated) else { return };
    if result != stated {
        let (result, stated) = (french::amount(result), french::amount(stated));
        let message = format!(
            "le bilan porte un résultat de {stated}, les produits moins les charges font {result}"
        );
        diagnostics.push(
            Diagnostic::new(Code::Unbalanced, message)
                .at(place(view, lines[0], "montant"))
                .about("resultat")
                .of_values([stated, result])
                .help("corrigez l'un des deux ; un déficit s'écrit avec un moins")
                .acceptable(Acceptance::Otherwise),
        );
    }
}

fn sides_are_equal(
    view: &View<'_>,
    statement: &AccountStatement,
    column: usize,
    diagnostics: &mut Diagnostics,
) {
    let [one, other] = &statement.sides;
    let (Some(left), Some(right)) = (one.total[column], other.total[column]) else { return };
    if left == right {
        return;
    }
    let first = |side: Side| {
        let mut lines = view.dataset.ledger.iter();
        lines.find(|line| line.statement == statement.statement && line.side == side)
    };
    let (Some(of_left), Some(of_right)) = (first(one.side), first(other.side)) else { return };
    let words = |side: Side| match (statement.statement, side) {
        (Statement::InKind, Side::Products) => "les contributions",
        (Statement::InKind, _) => "leurs emplois",
        (_, Side::Products) => "les produits",
        (_, Side::Charges) => "les charges",
        (_, Side::Assets) => "l'actif",
        (_, Side::Liabilities) => "le passif",
    };
    let gap = french::amount(left - right);
    let (left, right) = (french::amount(left), french::amount(right));
    let is_planned = statement.columns[column].starts_with("Budget");
    let named = match statement.statement {
        _ if is_planned => format!("le {}", statement.columns[column].to_lowercase()),
        it => format!("{}, {}", it.name(), statement.columns[column]),
    };
    let makes = if one.side == Side::Assets { "fait" } else { "font" };
    let message = format!(
        "{named} : {} {makes} {left}, {} {right}, l'écart est de {gap}",
        words(one.side),
        words(other.side),
    );
    let column = match column {
        0 => "montant",
        _ if is_planned => "prevu",
        _ => "precedent",
    };
    diagnostics.push(
        Diagnostic::new(Code::Unbalanced, message)
            .at(place(view, of_left, column))
            .related(place(view, of_right, column), "l'autre côté commence ici")
            .about(statement.statement.word())
            .of_values([left, right])
            .help("cherchez la ligne qui manque, celle qui est deux fois, ou le signe oublié")
            .acceptable(Acceptance::Otherwise),
    );
}

/// Account 74, and what the funders granted.
pub(in crate::guardian) fn fundings_are_in_the_accounts(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let dataset = view.dataset;
    let is_subvention = |code: &str| code.starts_with("74");
    let of_accounts = dataset.ledger.iter().filter(|line| {
        line.statement == Statement::Income
            && !line.is_sum
            && line.code.as_deref().is_some_and(is_subvention)
    });
    let lines: Vec<&LedgerLine> = of_accounts.collect();
    if dataset.grants.is_empty()
        || dataset.ledger.iter().all(|it| it.statement != Statement::Income)
    {
        return;
    }
    // In the plan of another country, it is another account.
    if lines.is_empty() && dataset.settings.organisation.currency != Currency::EUR {
        return;
    }
    let grants: Vec<_> = dataset.grants.iter().filter(|it| is_subvention(&it.account)).collect();
    let sum = |amounts: &mut dyn Iterator<Item = Amount>| amounts.reduce(|one, two| one + two);
    let booked = sum(&mut lines.iter().filter_map(|line| line.amount));
    let granted = sum(&mut grants.iter().filter_map(|it| it.granted));
    let Some(zero) = booked.or(granted).map(|it| it - it) else { return };
    let (booked, granted) = (booked.unwrap_or(zero), granted.unwrap_or(zero));
    let unknown = grants.iter().filter(|it| it.granted.is_none());
    diagnostics.extend(unknown.map(|it| unknown_grant(view, it)));
    // What is not known of a grant, or of an account, can only add to what is.
    let may_be_more = grants.iter().any(|it| it.granted.is_none());
    let may_book_more = lines.iter().any(|it| it.amount.is_none());
    let is_less = (granted - booked).is_negative();
    let may_be_equal = if is_less { may_be_more } else { may_book_more };
    if granted != booked && may_be_equal {
        return;
    }
    if booked == granted {
        return;
    }
    let first_grant = || {
        let grant = grants.first().copied().unwrap_or(&dataset.grants[0]);
        view.cell("financements", grant.row, "accorde")
    };
    let (booked, granted) = (french::amount(booked), french::amount(granted));
    let message = format!(
        "les subventions du compte de résultat font {booked}, les financements accordés {granted}"
    );
    diagnostics.push(
        Diagnostic::new(Code::FundersDiffer, message)
            .at(lines.first().map_or_else(first_grant, |line| place(view, line, "montant")))
            .related(first_grant(), "premier financement")
            .about("74")
            .of_values([booked, granted])
            .help("complétez « financements », ou écrivez dans « compte » celui des lignes qui ne sont pas des subventions")
            .acceptable(Acceptance::IfExplained("si une part est reportée à une autre année")),
    );
}

/// A grant without an amount: nothing holds account 74.
fn unknown_grant(view: &View<'_>, grant: &Grant) -> Diagnostic {
    let funder = shorten(&grant.funder);
    let message = format!(
        "« {funder} » n'a pas de montant dans « accorde » : rien ne dit si les financements font les subventions du compte de résultat"
    );
    Diagnostic::new(Code::AccountUnknown, message)
        .at(view.cell("financements", grant.row, "accorde"))
        .about(&grant.funder)
        .help("écrivez le montant accordé, ou 0 s'il a été refusé")
        .acceptable(Acceptance::If("s'il n'est pas encore connu"))
}

/// What is far from what was planned asks for a word.
pub(in crate::guardian) fn gaps_to_the_budget_are_told(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let lines =
        || view.dataset.ledger.iter().filter(|it| it.statement == Statement::Income && !it.is_sum);
    let whole = |side: Side| -> i128 {
        let of_side = lines().filter(|it| it.side == side).filter_map(|it| it.planned);
        of_side.map(|it| it.hundredths().abs()).sum()
    };
    let whole = whole(Side::Charges).max(whole(Side::Products));
    for line in lines() {
        let (Some(actual), Some(planned)) = (line.amount, line.planned) else { continue };
        let gap = actual - planned;
        let size = gap.hundredths().abs();
        if size * 100 < planned.hundredths().abs() * GAP || size * 100 < whole * GAP_OF_WHOLE {
            continue;
        }
        let way = if gap.is_negative() { "de moins que" } else { "de plus que" };
        let gap = french::amount(if gap.is_negative() { -gap } else { gap });
        let (actual, planned) = (french::amount(actual), french::amount(planned));
        let message = format!("{} : {actual}, {gap} {way} le budget, {planned}", name(line));
        diagnostics.push(
            Diagnostic::new(Code::BudgetGap, message)
                .at(place(view, line, "montant"))
                .related(place(view, line, "prevu"), "ce qui était prévu")
                .about(subject(line))
                .of_values([actual, planned])
                .help("vérifiez les deux montants")
                .acceptable(Acceptance::IfExplained("si l'écart est réel")),
        );
    }
}
