//! The figures of the accounts: the totals of their sides, the result, the subventions.

use super::account_lines;
use super::figure::{Contribution, Figure, Made, Value};
use super::former_column::FormerColumn;
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, LedgerLine, Record};
use crate::language::amount::Amount;
use crate::language::measure::{Measure, MeasureTotal, Number};

/// A figure of the accounts.
struct Definition {
    id: &'static str,
    /// What is printed beside it.
    label: &'static str,
    /// How it is defined.
    words: &'static str,
    /// How a row enters it.
    entry: fn(&LedgerLine) -> Entry,
    /// Which of its amounts does.
    column: Column,
}

/// An amount of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// What was spent or came in.
    Actual,
    /// What the budget of the year had.
    Planned,
    /// What the budget to come has, in either column.
    Budgeted,
}

impl Column {
    fn of(self, line: &LedgerLine) -> Option<Amount> {
        match self {
            Self::Actual => line.amount,
            Self::Planned => line.planned,
            Self::Budgeted => line.amount.or(line.planned),
        }
    }
}

/// How a row enters a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Added,
    Subtracted,
    Apart,
}

const DEFINITIONS: [Definition; 12] = [
    Definition {
        id: "total-produits",
        label: "total des produits",
        words: "Somme des produits du compte de résultat",
        entry: |line| of(line, Statement::Income, Side::Products),
        column: Column::Actual,
    },
    Definition {
        id: "total-charges",
        label: "total des charges",
        words: "Somme des charges du compte de résultat",
        entry: |line| of(line, Statement::Income, Side::Charges),
        column: Column::Actual,
    },
    Definition {
        id: "resultat",
        label: "résultat de l’exercice",
        words: "Produits moins charges du compte de résultat",
        entry: |line| result_of(line, Statement::Income),
        column: Column::Actual,
    },
    Definition {
        id: "subventions",
        label: "subventions d’exploitation",
        words: "Somme des comptes 74",
        entry: |line| {
            let is_subvention = line.code.as_ref().is_some_and(|code| code.starts_with("74"));
            added(line.statement == Statement::Income && is_subvention)
        },
        column: Column::Actual,
    },
    Definition {
        id: "total-bilan",
        label: "total du bilan",
        words: "Somme de l'actif du bilan",
        entry: |line| of(line, Statement::Balance, Side::Assets),
        column: Column::Actual,
    },
    Definition {
        id: "total-passif",
        label: "total du passif",
        words: "Somme du passif du bilan",
        entry: |line| of(line, Statement::Balance, Side::Liabilities),
        column: Column::Actual,
    },
    Definition {
        id: "contributions-en-nature",
        label: "contributions volontaires en nature",
        words: "Somme des contributions en nature",
        entry: |line| of(line, Statement::InKind, Side::Products),
        column: Column::Actual,
    },
    Definition {
        id: "produits-prevus",
        label: "produits prévus",
        words: "Somme de la colonne « prevu » des produits du compte de résultat",
        entry: |line| of(line, Statement::Income, Side::Products),
        column: Column::Planned,
    },
    Definition {
        id: "charges-prevues",
        label: "charges prévues",
        words: "Somme de la colonne « prevu » des charges du compte de résultat",
        entry: |line| of(line, Statement::Income, Side::Charges),
        column: Column::Planned,
    },
    Definition {
        id: "budget-produits",
        label: "produits du budget à venir",
        words: "Somme des produits du budget",
        entry: |line| of(line, Statement::Budget, Side::Products),
        column: Column::Budgeted,
    },
    Definition {
        id: "budget-charges",
        label: "charges du budget à venir",
        words: "Somme des charges du budget",
        entry: |line| of(line, Statement::Budget, Side::Charges),
        column: Column::Budgeted,
    },
    Definition {
        id: "budget-resultat",
        label: "résultat prévu au budget à venir",
        words: "Produits moins charges du budget",
        entry: |line| result_of(line, Statement::Budget),
        column: Column::Budgeted,
    },
];

fn of(line: &LedgerLine, statement: Statement, side: Side) -> Entry {
    added(line.statement == statement && line.side == side)
}

fn result_of(line: &LedgerLine, statement: Statement) -> Entry {
    match line.side {
        _ if line.statement != statement => Entry::Apart,
        Side::Charges => Entry::Subtracted,
        _ => Entry::Added,
    }
}

fn added(is_it: bool) -> Entry {
    if is_it { Entry::Added } else { Entry::Apart }
}

/// Whether an id is that of a figure of the accounts, which is there only where a row feeds it.
pub(super) fn is_one(id: &str) -> bool {
    DEFINITIONS.iter().any(|known| known.id == id)
}

/// Those of the accounts of an edition that a row feeds.
pub(super) fn figures(dataset: &Dataset, previous: Option<&Dataset>) -> Vec<Figure> {
    DEFINITIONS.iter().filter_map(|it| figure(it, dataset, previous)).collect()
}

/// The rows of a figure with what each adds; an account stands for those under it only where none
/// of them has an amount.
fn parts<'a>(
    dataset: &'a Dataset,
    entry: fn(&LedgerLine) -> Entry,
    amount: impl Fn(&LedgerLine) -> Option<Amount>,
) -> Vec<(&'a LedgerLine, Amount)> {
    let of_figure = dataset.ledger.iter().filter(|line| entry(line) != Entry::Apart);
    let known: Vec<(&LedgerLine, Amount)> =
        of_figure.filter_map(|line| Some((line, amount(line)?))).collect();
    // In the order of their numbers, an account is right before those under it.
    let mut codes: Vec<(Side, &str)> =
        known.iter().filter_map(|(line, _)| Some((line.side, line.code.as_deref()?))).collect();
    codes.sort_unstable();
    let is_whole = |line: &LedgerLine| {
        let Some(code) = line.code.as_deref() else { return false };
        let after = codes.partition_point(|it| *it <= (line.side, code));
        codes.get(after).is_some_and(|(side, next)| *side == line.side && next.starts_with(code))
    };
    let part = |(line, amount): &(&'a LedgerLine, Amount)| match entry(line) {
        Entry::Subtracted => (*line, -*amount),
        _ => (*line, *amount),
    };
    known.iter().filter(|(line, _)| !is_whole(line)).map(part).collect()
}

fn sum(parts: &[(&LedgerLine, Amount)]) -> Option<Amount> {
    parts.iter().map(|(_, amount)| *amount).reduce(|one, two| one + two)
}

/// The rows of a figure of which the column says nothing, and should.
fn unknown<'a>(dataset: &'a Dataset, definition: &Definition) -> Vec<&'a LedgerLine> {
    let is_of = |it: &&LedgerLine| (definition.entry)(it) != Entry::Apart;
    let lines: Vec<&LedgerLine> = dataset.ledger.iter().filter(is_of).collect();
    match definition.column {
        Column::Planned => account_lines::unplanned(&lines),
        _ => account_lines::unknown(&lines),
    }
}

/// What a figure is, of which some rows may be unknown: as long as none of them is subtracted, and
/// nothing is under zero, it is more than the rest.
fn total(
    definition: &Definition,
    parts: &[(&LedgerLine, Amount)],
    unknown: &[&LedgerLine],
) -> Option<Measure> {
    let known = sum(parts)?;
    if unknown.iter().any(|line| (definition.entry)(line) == Entry::Subtracted) {
        return None;
    }
    let mut total = MeasureTotal::of(Measure::from(known).kind);
    parts.iter().for_each(|(_, amount)| total.add(Some((*amount).into())));
    unknown.iter().for_each(|_| total.add(None));
    total.measure()
}

fn figure(
    definition: &Definition,
    dataset: &Dataset,
    previous: Option<&Dataset>,
) -> Option<Figure> {
    let Definition { id, label, words, entry, column } = definition;
    let parts_of = |dataset| parts(dataset, *entry, |line| column.of(line));
    let parts = parts_of(dataset);
    let unknown = unknown(dataset, definition);
    sum(&parts)?;
    let value = total(definition, &parts, &unknown).map_or(Value::Unknown, Value::Measure);
    let of_last = previous
        .and_then(|last| total(definition, &parts_of(last), &self::unknown(last, definition)));
    // Without last year's accounts, its column in this year's, where it is whole.
    let of_column = || {
        let is_gap = |statement| {
            let former = FormerColumn::new(statement, dataset, previous);
            former.gaps().into_iter().any(|line| entry(line) != Entry::Apart)
        };
        let is_whole = *column == Column::Actual && !Statement::ALL.into_iter().any(is_gap);
        let last = is_whole.then(|| self::parts(dataset, *entry, |line| line.previous));
        sum(&last?).map(Measure::from)
    };
    let has_last = previous.is_some_and(|last| !parts_of(last).is_empty());
    let previous = if has_last { of_last } else { of_column() };
    let known = parts.iter().map(|(line, amount)| Contribution {
        row: line.row,
        part: Some(Number::Measure((*amount).into())),
    });
    let others = unknown.iter().map(|line| Contribution { row: line.row, part: None });
    Some(Figure {
        id: (*id).to_owned(),
        label: (*label).to_owned(),
        unit: [String::new(), String::new()],
        // As the statements print it; the rows hold the cents.
        text: value.text(false, Some(0)),
        value,
        as_of: None,
        previous: previous.map(Number::Measure),
        incomparable: None,
        definition: format!("{words}, dans la table « Comptes »."),
        sources: known.chain(others).collect(),
        made: Made { decimals: Some(0), ..Made::default() },
        declared_at: None,
        computed: None,
        illustrative: parts.iter().any(|(line, _)| line.illustrative()),
    })
}
