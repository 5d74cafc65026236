//! The accounts of the social networks: one date for those that stand side by side, and none left
//! out without a word.

use std::collections::BTreeMap;

use crate::dataset::Channel;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::last_accounts;
use crate::guardian::View;
use crate::language::french;
use crate::language::suggest::name_key;

/// Words by which a row stands for all accounts.
const WHOLES: &[&str] =
    &["ensemble", "total", "tous", "toutes", "tous_reseaux", "tous_les_reseaux"];

/// Tells the rows that are no account, the accounts that are not counted at the last date of their
/// network, and the networks that are not counted at the date of the others.
pub(in crate::guardian) fn channels_are_of_one_date(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut networks: BTreeMap<String, Vec<&Channel>> = BTreeMap::new();
    for account in &view.dataset.channels {
        let is_whole = |name: &str| WHOLES.contains(&name_key(name).as_str());
        if is_whole(&account.network) || is_whole(&account.handle) {
            diagnostics.push(total(view, account));
        }
        networks.entry(name_key(&account.network)).or_default().push(account);
    }
    let mut lasts: Vec<&Channel> = Vec::new();
    for rows in networks.values() {
        let counted = last_accounts(rows);
        let Some(last) = counted.first().copied() else { continue };
        lasts.push(last);
        let mut left: BTreeMap<String, &Channel> = BTreeMap::new();
        for row in rows {
            let is_counted = |it: &&Channel| name_key(&it.handle) == name_key(&row.handle);
            if row.as_of != last.as_of && !counted.iter().any(is_counted) {
                let kept = left.entry(name_key(&row.handle)).or_insert(row);
                *kept = if row.as_of >= kept.as_of { row } else { kept };
            }
        }
        diagnostics.extend(left.values().map(|row| left_out(view, row, last)));
    }
    let calls = view.texts.iter().flat_map(|text| &text.calls);
    let is_shown = calls.into_iter().any(|call| call.function == "reseaux");
    let date = view.dataset.settings.edition.date;
    for last in lasts.iter().filter(|it| it.as_of.first_day().is_some_and(|day| day > date)) {
        diagnostics.push(
            Diagnostic::new(
                Code::TwoDates,
                format!(
                    "« {} » est compté au {}, après la date du rapport",
                    last.network,
                    french::date(&last.as_of)
                ),
            )
            .at(view.cell("reseaux", last.row, "au"))
            .about(&last.network)
            .help("corrigez la date, ou gardez cette ligne pour l'édition suivante"),
        );
    }
    let Some(latest) = lasts.iter().copied().max_by(|a, b| a.as_of.cmp(&b.as_of)) else { return };
    for last in lasts.into_iter().filter(|it| is_shown && !it.as_of.meets(&latest.as_of)) {
        diagnostics.push(
            Diagnostic::new(
                Code::TwoDates,
                format!(
                    "« {} » est compté au {}, et « {} » au {} : #reseaux() les imprime côte à côte, sans leur date",
                    last.network,
                    french::date(&last.as_of),
                    latest.network,
                    french::date(&latest.as_of)
                ),
            )
            .at(view.cell("reseaux", last.row, "au"))
            .related(view.cell("reseaux", latest.row, "au"), "l'autre date est ici")
            .about(&last.network)
            .help("donnez à tous les comptes une ligne de la même date"),
        );
    }
}

fn total(view: &View<'_>, account: &Channel) -> Diagnostic {
    let message = format!(
        "« {} », « {} » : cette ligne compte plusieurs comptes à la fois, et s'imprime comme l'un d'eux",
        account.network, account.handle
    );
    Diagnostic::new(Code::CountedTwice, message)
        .at(view.cell("reseaux", account.row, "compte"))
        .about(&account.handle)
        .help("supprimez-la : l'outil ajoute les comptes d'un même réseau")
}

fn left_out(view: &View<'_>, row: &Channel, last: &Channel) -> Diagnostic {
    let date = french::date(&last.as_of);
    let message = format!(
        "le compte « {} » n'a pas de ligne du {date}, dernière date de {} : il n'est ni compté, ni imprimé",
        row.handle, row.network
    );
    Diagnostic::new(Code::TwoDates, message)
        .at(view.cell("reseaux", row.row, "au"))
        .related(view.cell("reseaux", last.row, "au"), "la dernière date est ici")
        .about(&row.handle)
        .help(format!("ajoutez sa ligne du {date}, ou retirez ce compte s'il n'existe plus"))
}
