//! The followers of the social networks: one figure a network.

use super::figure::{Contribution, Figure, Made, Value};
use super::labels::agreed;
use crate::dataset::settings::Settings;
use crate::dataset::{Channel, Dataset, Record};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::sum;
use crate::language::suggest::name_key;
use crate::language::suggest::slug;

/// The followers of each network at its last date, all its accounts together.
pub(super) fn figures(
    settings: &Settings,
    dataset: &Dataset,
    previous: Option<&Dataset>,
) -> Vec<Figure> {
    let follower = settings.vocabulary.follower.forms();
    let mut seen = Vec::new();
    let mut figures = Vec::new();
    for account in &dataset.channels {
        let id = format!("abonnes-{}", slug(&account.network));
        if seen.contains(&id) {
            continue;
        }
        let accounts = of_network(&dataset.channels, &account.network);
        let Some(last) = accounts.first() else { continue };
        let Some(followers) = sum(accounts.iter().map(|row| Some(row.followers))) else {
            continue;
        };
        let before = previous
            .map(|previous| of_network(&previous.channels, &account.network))
            .filter(|before| are_the_same(before, &accounts))
            .unwrap_or_default();
        let handles: Vec<&str> = accounts.iter().map(|row| row.handle.as_str()).collect();
        let definition = match handles[..] {
            [one] => format!("Dernière valeur du compte {one} dans la table « Réseaux »."),
            _ => format!(
                "Somme des comptes {} à leur dernier comptage dans la table « Réseaux ».",
                handles.join(", ")
            ),
        };
        let part = |row: &&Channel| Contribution {
            row: row.row,
            part: Some(Number::Count(row.followers)),
        };
        figures.push(Figure {
            id: id.clone(),
            label: agreed(
                Some(&followers),
                &follower.clone().map(|word| format!("{word}, {}", account.network)),
            ),
            unit: follower.clone(),
            text: french::quantity(&followers),
            value: Value::Count(followers),
            as_of: Some(last.as_of.clone()),
            // No row is no count, not a count of zero.
            previous: before
                .first()
                .and_then(|_| sum(before.iter().map(|row| Some(row.followers))))
                .map(Number::Count),
            incomparable: None,
            definition,
            sources: accounts.iter().map(part).collect(),
            made: Made::default(),
            declared_at: None,
            computed: None,
            illustrative: accounts.iter().any(|row| row.illustrative()),
        });
        seen.push(id);
    }
    figures
}

/// Whether two years count the same accounts. One alone may have changed its name.
fn are_the_same(before: &[&Channel], now: &[&Channel]) -> bool {
    let named =
        |it: &&Channel| before.iter().any(|other| name_key(&other.handle) == name_key(&it.handle));
    before.len() == now.len() && (now.len() == 1 || now.iter().all(named))
}

/// The rows of a network's last date, among those of all networks.
pub(super) fn of_network<'a>(rows: &'a [Channel], network: &str) -> Vec<&'a Channel> {
    let network = name_key(network);
    last_accounts(&Vec::from_iter(rows.iter().filter(|row| name_key(&row.network) == network)))
}

/// The rows of the last date of a network's rows: one an account, the last where it has several.
pub fn last_accounts<'a>(of_network: &[&'a Channel]) -> Vec<&'a Channel> {
    let date = of_network.iter().map(|row| &row.as_of).max();
    let mut last: Vec<&Channel> = Vec::new();
    for row in of_network.iter().copied().filter(|row| Some(&row.as_of) == date) {
        match last.iter_mut().find(|it| name_key(&it.handle) == name_key(&row.handle)) {
            Some(same) => *same = row,
            None => last.push(row),
        }
    }
    last
}
