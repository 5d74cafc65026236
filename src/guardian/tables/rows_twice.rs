//! Rows that say one thing twice, so that a sum or a list counts it twice.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::dataset::{OwnRow, Record, RowRef, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::likeness::letters;
use crate::language::amount::Amount;
use crate::language::french;
use crate::language::quantity::Quantity;

/// Rows with fewer filled cells are alike by chance.
const TELLING: usize = 2;
/// Typed or pasted once too often; more are no slip.
const TWICE: usize = 2;

/// Tells each row whose like stands before it in its table.
pub(in crate::guardian) fn rows_stand_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let data = view.dataset;
    let mut said = Said { view, diagnostics };
    said.table(
        ("telechargements", "fiche"),
        data.downloads.iter().map(|it| {
            let words = || {
                let sheet = it.sheet.map(|sheet| format!("la fiche {sheet}"));
                let sheet = sheet.unwrap_or_else(|| "l'ensemble".to_owned());
                format!("{sheet} de « {} », {}", it.collection, french::date(&it.period))
            };
            ((&it.period, &it.collection, it.sheet), it.row, words, it.unique)
        }),
    );
    said.table(
        ("newsletters", "titre"),
        data.sends.iter().map(|it| {
            let words = || format!("l'envoi « {} »", shorten(&it.title));
            ((&it.date, &it.list, letters(&it.title)), it.row, words, it.recipients)
        }),
    );
    said.table(
        ("presse", "titre"),
        data.articles.iter().map(|it| {
            let words = || format!("l'article « {} », {}", shorten(&it.title), it.media);
            ((letters(&it.media), letters(&it.title)), it.row, words, None)
        }),
    );
    said.table(
        ("adherents", "nom"),
        // Members that are only counted have no name by which two would be one.
        data.members.iter().filter(|it| !it.name.is_empty()).map(|it| {
            // One name may be that of a town and of its département.
            let code = letters(it.code.as_ref().unwrap_or(&it.name));
            let words = || format!("l'adhérent « {} »", shorten(&it.name));
            ((&it.kind, code), it.row, words, None)
        }),
    );
    said.table(
        ("effectifs", "nombre"),
        data.headcounts.iter().map(|it| {
            let words = || format!("« {} » au {}", it.kind, french::date(&it.as_of));
            ((&it.as_of, &it.kind), it.row, words, Some(it.count))
        }),
    );
    said.table(
        ("reseaux", "abonnes"),
        data.channels.iter().map(|it| {
            let key = (&it.as_of, letters(&it.network), letters(&it.handle));
            let words = || format!("{} sur {}, {}", it.handle, it.network, french::date(&it.as_of));
            (key, it.row, words, Some(it.followers))
        }),
    );
    said.table(
        ("site", "nombre"),
        data.site.iter().map(|it| {
            let key = (&it.period, letters(&it.section), letters(&it.measure));
            let words =
                || format!("« {} », {}, {}", it.section, it.measure, french::date(&it.period));
            (key, it.row, words, Some(it.count))
        }),
    );
    said.table(
        ("partenaires", "nom"),
        data.partners.iter().map(|it| {
            let words = || format!("le partenaire « {} »", shorten(&it.name));
            (letters(&it.name), it.row, words, None)
        }),
    );
    said.table(
        ("entretiens", "nom"),
        data.interviews.iter().map(|it| {
            let words = || format!("l'entretien {} avec {}", it.number, it.name);
            ((it.number, letters(&it.name)), it.row, words, None)
        }),
    );
    said.table(
        ("publications", "titre"),
        data.publications.iter().map(|it| {
            // A collection repeats a title from number to number.
            let words = || format!("la publication « {} »", shorten(&it.title));
            ((letters(&it.title), &it.collection, it.number), it.row, words, None)
        }),
    );
    let typed = |amount: Option<Amount>| amount.map(Amount::hundredths);
    said.table(
        ("comptes", "montant"),
        // One funder may give twice: only what is wholly the same was typed twice.
        data.ledger.iter().map(|it| {
            let amounts = [it.amount, it.previous, it.planned].map(typed);
            let words = || {
                let code = it.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
                format!("le compte {code}« {} »", shorten(&it.label))
            };
            let name = (&it.code, letters(&it.label), &it.group);
            let key = (it.statement.word(), it.side.word(), name, amounts);
            (key, it.row, words, None)
        }),
    );
    said.table(
        ("financements", "financeur"),
        data.grants.iter().map(|it| {
            let amounts = [it.asked, it.granted, it.paid].map(typed);
            let words = || match &it.programme {
                Some(programme) => {
                    format!("« {} », {}", shorten(&it.funder), shorten(programme))
                }
                None => format!("« {} »", shorten(&it.funder)),
            };
            let programme = it.programme.as_deref().map(letters);
            ((letters(&it.funder), programme, &it.year, amounts), it.row, words, None)
        }),
    );
}

/// Rows of a table of one's own that are alike in every cell. Of one that has many, rows are alike
/// because there is little to tell of each, and nothing is wrong.
pub(in crate::guardian) fn own_rows_stand_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for table in &view.dataset.own {
        let told =
            |row: &&OwnRow| row.values().iter().filter(|it| it.is_filled()).count() >= TELLING;
        let mut seen: FxHashMap<&[Value], Vec<RowRef>> = FxHashMap::default();
        for row in table.rows.iter().filter(told) {
            seen.entry(row.values()).or_default().push(row.row());
        }
        if seen.values().any(|rows| rows.len() > TWICE) {
            continue;
        }
        let mut twice: Vec<&Vec<RowRef>> = seen.values().filter(|it| it.len() == TWICE).collect();
        twice.sort();
        for rows in twice {
            let what = format!("la table « {} »", table.schema.name);
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateRow,
                    format!("{} : deux lignes ont les mêmes cellules", french::capitalized(&what)),
                )
                .at(rows[1].place())
                .related(rows[0].place(), "la première est ici")
                .about(what)
                .help("gardez une seule des deux lignes ; si ce sont deux choses, dites en quoi elles diffèrent"),
            );
        }
    }
}

struct Said<'a, 'b> {
    view: &'a View<'a>,
    diagnostics: &'b mut Diagnostics,
}

impl Said<'_, '_> {
    /// Each row gives what it is about, where it stands, its words if they are
    /// needed, and its count.
    fn table<K: Eq + Hash, W: FnOnce() -> String>(
        &mut self,
        (table, column): (&str, &str),
        rows: impl Iterator<Item = (K, RowRef, W, Option<Quantity>)>,
    ) {
        let mut seen: FxHashMap<K, (RowRef, Option<Quantity>)> = FxHashMap::default();
        for (key, row, what, count) in rows {
            let Some((first, other)) = seen.get(&key).copied() else {
                seen.insert(key, (row, count));
                continue;
            };
            let what = what();
            let message = match (other, count) {
                (Some(other), Some(count)) if other != count => format!(
                    "{what} : deux lignes et deux nombres, {} et {}",
                    french::quantity(&other),
                    french::quantity(&count)
                ),
                _ => format!("{what} : deux lignes"),
            };
            self.diagnostics.push(
                Diagnostic::new(Code::DuplicateRow, french::capitalized(&message))
                    .at(self.view.cell(table, row, column))
                    .related(self.view.cell(table, first, column), "la première est ici")
                    .about(what)
                    .help("gardez une seule des deux lignes"),
            );
        }
    }
}
