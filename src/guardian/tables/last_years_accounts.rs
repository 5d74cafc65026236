//! Accounts that are last year's to the cent: the file of the year before, filed again.

use rustc_hash::FxHashMap;

use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, LedgerLine};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::likeness::letters;
use crate::language::amount::Amount;
use crate::language::french;

/// So many lines with last year's amount are no chance, where they are most of those that both years have.
const SAME: usize = 2;
/// An amount of whole hundreds comes back: a subscription, a grant.
const ROUND: i128 = 10_000;

/// What an account is known by from year to year.
type Key<'a> = (Side, Option<&'a str>, String);

/// Tells accounts of which most lines have last year's amount.
pub(in crate::guardian) fn accounts_are_not_last_years(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(previous) = view.previous.filter(|it| !it.ledger.is_empty()) else { return };
    let before: FxHashMap<Key<'_>, Amount> = lines(previous).collect();
    let mut compared = 0;
    let mut same: Vec<(&LedgerLine, Amount)> = Vec::new();
    for line in income(view.dataset) {
        let Some((key, amount)) = keyed(line) else { continue };
        let Some(former) = before.get(&key) else { continue };
        if amount.hundredths() % ROUND == 0 {
            continue;
        }
        compared += 1;
        if amount == *former {
            same.push((line, amount));
        }
    }
    if same.len() < SAME || same.len() * 2 <= compared {
        return;
    }
    let (first, amount) = same[0];
    let value = french::amount(amount);
    let place = |line: &LedgerLine| view.cell("comptes", line.row, "montant");
    let mut one = Diagnostic::new(
        Code::SameAsLastYear,
        format!(
            "comptes : {} sur {} ont, au centime près, le montant de l'an dernier",
            french::count(same.len(), "ligne"),
            french::number(compared as u64)
        ),
    )
    .at(place(first))
    .about("comptes")
    .of_values([value]);
    for (line, _) in same.iter().skip(1).take(4) {
        one = one.related(place(line), "ici aussi");
    }
    diagnostics.push(
        one.help("vérifiez que le fichier est celui de l'année")
            .acceptable(Acceptance::If("si elles sont les mêmes")),
    );
}

/// The lines of the income statement, without its totals.
fn income(dataset: &Dataset) -> impl Iterator<Item = &LedgerLine> {
    dataset.ledger.iter().filter(|it| it.statement == Statement::Income && !it.is_sum)
}

fn lines(dataset: &Dataset) -> impl Iterator<Item = (Key<'_>, Amount)> {
    income(dataset).filter_map(keyed)
}

fn keyed(line: &LedgerLine) -> Option<(Key<'_>, Amount)> {
    Some(((line.side, line.code.as_deref(), letters(&line.label)), line.amount?))
}
