//! The statements of accounts and the fundings, as templates receive them.

use super::parts::{
    AccountLine, AccountsEntry, AmountText, GrantLine, GrantsEntry, SideEntry, StatementEntry,
    TotalEntry,
};
use super::words::{maybe, text};
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, Grant};
use crate::figures::statements::{self, AccountStatement, StatementSide};
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
        grants: grants(dataset),
        sign: currency.sign().to_owned(),
    })
}

fn amount(amount: Amount) -> AmountText {
    let size = if amount.is_negative() { -amount } else { amount };
    let written = |unit| french::amount_number(size, unit, NegativeForm::Minus);
    AmountText {
        units: written(AmountUnit::Units),
        cents: written(AmountUnit::Cents),
        thousands: written(AmountUnit::Thousands),
        negative: amount.is_negative(),
    }
}

fn amounts(all: &[Option<Amount>]) -> Vec<Option<AmountText>> {
    all.iter().map(|it| it.map(amount)).collect()
}

fn has_cents(amount: &Option<Amount>) -> bool {
    amount.is_some_and(|it| it.hundredths() % 100 != 0)
}

fn entry(it: &AccountStatement) -> StatementEntry {
    let every = it.sides.iter().flat_map(|side| &side.lines).flat_map(|line| &line.amounts);
    StatementEntry {
        columns: it.columns.iter().map(|column| text(column)).collect(),
        sides: it.sides.iter().map(|side| side_entry(it.statement, side)).collect(),
        result: it.result.as_ref().map(|result| TotalEntry {
            label: result_label(result).to_owned(),
            amounts: amounts(result),
        }),
        rounded: every.into_iter().any(has_cents),
        illustrative: it.illustrative,
    }
}

/// « Excédent » and « Déficit » are said of the year; where another column is of the other sign,
/// both are.
fn result_label(result: &[Option<Amount>]) -> &'static str {
    let known = || result.iter().flatten().filter(|it| !it.is_zero());
    let (loses, gains) = (known().any(|it| it.is_negative()), known().any(|it| !it.is_negative()));
    match (gains, loses) {
        (true, false) => "Excédent",
        (false, true) => "Déficit",
        (true, true) => "Excédent ou déficit",
        (false, false) => "Résultat",
    }
}

fn side_entry(statement: Statement, it: &StatementSide) -> SideEntry {
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
                label: text(&line.label),
                code: line.code.clone(),
                group: line.is_group,
                in_group: line.in_group,
                amounts: amounts(&line.amounts),
            })
            .collect(),
        total: TotalEntry { label: total.to_owned(), amounts: amounts(&it.total) },
    }
}

/// The fundings, with those columns in which a row says something.
fn grants(dataset: &Dataset) -> Option<GrantsEntry> {
    type Column = (&'static str, fn(&Grant) -> Option<Amount>);
    const COLUMNS: [Column; 3] =
        [("Demandé", |it| it.asked), ("Accordé", |it| it.granted), ("Versé", |it| it.paid)];
    let rows = &dataset.grants;
    let used: Vec<&Column> =
        COLUMNS.iter().filter(|(_, of)| rows.iter().any(|row| of(row).is_some())).collect();
    let line = |row: &Grant| GrantLine {
        funder: text(&row.funder),
        programme: maybe(row.programme.as_deref()),
        amounts: used.iter().map(|(_, of)| of(row).map(amount)).collect(),
    };
    let total =
        |(_, of): &&Column| rows.iter().filter_map(of).reduce(|one, two| one + two).map(amount);
    (!rows.is_empty()).then(|| GrantsEntry {
        columns: used.iter().map(|(label, _)| (*label).to_owned()).collect(),
        lines: rows.iter().map(line).collect(),
        total: used.iter().map(total).collect(),
        rounded: rows.iter().any(|row| used.iter().any(|(_, of)| has_cents(&of(row)))),
        illustrative: rows.iter().any(|row| row.illustrative),
    })
}
