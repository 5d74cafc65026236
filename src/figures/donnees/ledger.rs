//! The statements of accounts and the fundings, as templates receive them.

use super::parts::{
    AccountLine, AccountsEntry, AmountText, GrantLine, GrantsEntry, SideEntry, StatementEntry,
    TotalEntry,
};
use super::words::{maybe, text};
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, Record};
use crate::figures::grants;
use crate::figures::statements::{self, AccountStatement, StatementSide};
use crate::figures::ticked;
use crate::language::amount::{Amount, AmountUnit, NegativeForm};
use crate::language::french;

/// The accounts of an edition; nothing where neither table has a row.
pub(super) fn statements(dataset: &Dataset, last: Option<&Dataset>) -> Option<AccountsEntry> {
    if dataset.ledger.is_empty() && dataset.grants.is_empty() {
        return None;
    }
    let statement = |it: Statement| Some(entry(&statements::statement(it, dataset, last)?));
    let currency = dataset.settings.organisation.currency;
    Some(AccountsEntry {
        income: statement(Statement::Income),
        in_kind: statement(Statement::InKind),
        balance: statement(Statement::Balance),
        budget: statement(Statement::Budget),
        grants: grants_entry(dataset),
        sign: currency.sign().to_owned(),
    })
}

/// The texts of an amount; where others beside it have cents, it has two decimals too, so that
/// figures stand under figures.
fn amount(amount: Amount, has_cents: bool) -> AmountText {
    let size = if amount.is_negative() { -amount } else { amount };
    let written = |unit| french::amount_number(size, unit, NegativeForm::Minus);
    let cents = written(AmountUnit::Cents);
    let is_whole = amount.hundredths() % 100 == 0;
    AmountText {
        units: written(AmountUnit::Units),
        cents: if has_cents && is_whole { format!("{cents},00") } else { cents },
        thousands: written(AmountUnit::Thousands),
        negative: amount.is_negative(),
    }
}

fn amounts(all: &[Option<Amount>], has_cents: bool) -> Vec<Option<AmountText>> {
    all.iter().map(|it| it.map(|it| amount(it, has_cents))).collect()
}

fn has_cents(amount: &Option<Amount>) -> bool {
    amount.is_some_and(|it| it.hundredths() % 100 != 0)
}

fn entry(it: &AccountStatement) -> StatementEntry {
    let mut every = it.sides.iter().flat_map(|side| &side.lines).flat_map(|line| &line.amounts);
    let rounded = every.any(has_cents);
    StatementEntry {
        columns: it.columns.iter().map(|column| text(column)).collect(),
        sides: it.sides.iter().map(|side| side_entry(it.statement, side, rounded)).collect(),
        result: it.result.as_ref().map(|result| TotalEntry {
            id: ticked::result_id(it.statement),
            label: result_label(result).to_owned(),
            amounts: amounts(result, rounded),
        }),
        rounded,
        illustrative: it.illustrative,
    }
}

/// « Excédent » and « Déficit » are said of the year; where another column is of the other sign,
/// both are. A column that is balanced, as most budgets are, is neither.
fn result_label(result: &[Option<Amount>]) -> &'static str {
    let known = || result.iter().flatten();
    let gains = known().any(|it| !it.is_negative() && !it.is_zero());
    let (loses, balances) = (known().any(|it| it.is_negative()), known().any(|it| it.is_zero()));
    match (gains, loses) {
        (true, true) => "Excédent ou déficit",
        (true, false) if !balances => "Excédent",
        (false, true) if !balances => "Déficit",
        _ => "Résultat",
    }
}

fn side_entry(statement: Statement, it: &StatementSide, has_cents: bool) -> SideEntry {
    let (label, total) = match (statement, it.side) {
        (Statement::InKind, Side::Products) => {
            ("Contributions volontaires en nature", "Total des contributions")
        }
        (Statement::InKind, _) => {
            ("Emplois des contributions volontaires en nature", "Total des emplois")
        }
        (_, Side::Products) => ("Produits", "Total des produits"),
        (_, Side::Charges) => ("Charges", "Total des charges"),
        (_, Side::Assets) => ("Actif", "Total de l’actif"),
        (_, Side::Liabilities) => ("Passif", "Total du passif"),
    };
    SideEntry {
        label: label.to_owned(),
        lines: it
            .lines
            .iter()
            .map(|line| AccountLine {
                id: ticked::line_id(statement, it.side, &line.key),
                label: text(&line.label),
                code: line.code.clone(),
                group: line.is_group,
                in_group: line.in_group,
                amounts: amounts(&line.amounts, has_cents),
            })
            .collect(),
        total: TotalEntry {
            id: ticked::line_id(statement, it.side, ticked::TOTAL),
            label: total.to_owned(),
            amounts: amounts(&it.total, has_cents),
        },
    }
}

/// The fundings.
fn grants_entry(dataset: &Dataset) -> Option<GrantsEntry> {
    let list = grants::list(dataset)?;
    let rounded = list.lines.iter().flat_map(|line| &line.amounts).any(has_cents);
    let line = |line: &grants::GrantLine<'_>| GrantLine {
        id: ticked::grant_id(&line.key),
        funder: text(&line.grant.funder),
        programme: maybe(line.grant.programme.as_deref()),
        amounts: amounts(&line.amounts, rounded),
    };
    Some(GrantsEntry {
        columns: list.columns.iter().map(|label| (*label).to_owned()).collect(),
        lines: list.lines.iter().map(line).collect(),
        total: amounts(&list.total, rounded),
        rounded,
        illustrative: list.lines.iter().any(|line| line.grant.illustrative()),
    })
}
