//! The figures of the accounts: the totals of their sides, the result, the subventions.

use super::figure::{Contribution, Figure, Made, Value};
use super::statements::is_under;
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, LedgerLine};
use crate::language::amount::Amount;
use crate::language::french;
use crate::language::measure::{Measure, Number};

/// A figure of the accounts: its id, what is printed beside it, how it is defined, and how its
/// rows enter it.
type Definition = (&'static str, &'static str, &'static str, fn(&LedgerLine) -> Entry);

/// How a row enters a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Added,
    Subtracted,
    Apart,
}

const DEFINITIONS: [Definition; 5] = [
    ("total-produits", "total des produits", "Somme des produits du compte de résultat", |line| {
        added(line.statement == Statement::Income && line.side == Side::Products)
    }),
    ("total-charges", "total des charges", "Somme des charges du compte de résultat", |line| {
        added(line.statement == Statement::Income && line.side == Side::Charges)
    }),
    (
        "resultat",
        "résultat de l’exercice",
        "Produits moins charges du compte de résultat",
        |line| match (line.statement, line.side) {
            (Statement::Income, Side::Charges) => Entry::Subtracted,
            (Statement::Income, _) => Entry::Added,
            _ => Entry::Apart,
        },
    ),
    ("subventions", "subventions d’exploitation", "Somme des comptes 74", |line| {
        let is_subvention = line.code.as_ref().is_some_and(|code| code.starts_with("74"));
        added(line.statement == Statement::Income && is_subvention)
    }),
    ("total-bilan", "total du bilan", "Somme de l'actif du bilan", |line| {
        added(line.statement == Statement::Balance && line.side == Side::Assets)
    }),
];

fn added(is_it: bool) -> Entry {
    if is_it { Entry::Added } else { Entry::Apart }
}

/// Whether an id is that of a figure of the accounts, which is there only where a row feeds it.
pub(super) fn is_one(id: &str) -> bool {
    DEFINITIONS.iter().any(|(known, ..)| *known == id)
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
    of: fn(&LedgerLine) -> Option<Amount>,
) -> Vec<(&'a LedgerLine, Amount)> {
    let known: Vec<(&LedgerLine, Amount)> =
        dataset.ledger.iter().filter_map(|line| Some((line, of(line)?))).collect();
    let is_whole = |line: &LedgerLine| {
        known.iter().any(|(other, _)| {
            (other.statement, other.side) == (line.statement, line.side) && is_under(other, line)
        })
    };
    let part = |(line, amount): &(&'a LedgerLine, Amount)| match entry(line) {
        Entry::Added => Some((*line, *amount)),
        Entry::Subtracted => Some((*line, -*amount)),
        Entry::Apart => None,
    };
    known.iter().filter(|(line, _)| !is_whole(line)).filter_map(part).collect()
}

fn sum(parts: &[(&LedgerLine, Amount)]) -> Option<Amount> {
    parts.iter().map(|(_, amount)| *amount).reduce(|one, two| one + two)
}

fn figure(
    (id, label, definition, entry): &Definition,
    dataset: &Dataset,
    previous: Option<&Dataset>,
) -> Option<Figure> {
    let parts_of = |dataset| parts(dataset, *entry, |line| line.amount);
    let parts = parts_of(dataset);
    let value = Measure::from(sum(&parts)?);
    let of_last = previous.and_then(|last| sum(&parts_of(last)));
    // Without last year's accounts, its column in this year's.
    let of_column = || sum(&self::parts(dataset, *entry, |line| line.previous));
    Some(Figure {
        id: (*id).to_owned(),
        label: (*label).to_owned(),
        unit: [String::new(), String::new()],
        // As the statements print it; the rows hold the cents.
        text: french::measure(&value, Some(0)),
        value: Value::Measure(value),
        as_of: None,
        previous: of_last.or_else(of_column).map(|it| Number::Measure(it.into())),
        incomparable: None,
        definition: format!("{definition}, dans la table « Comptes »."),
        sources: parts
            .iter()
            .map(|(line, amount)| Contribution {
                row: line.row,
                part: Some(Number::Measure((*amount).into())),
            })
            .collect(),
        made: Made { decimals: Some(0), ..Made::default() },
        declared_at: None,
        computed: None,
        illustrative: parts.iter().any(|(line, _)| line.illustrative),
    })
}
