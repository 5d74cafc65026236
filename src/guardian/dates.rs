//! Dates against the year of the edition, and lists that skip a month.

use std::collections::BTreeMap;

use super::View;
use crate::dataset::OtherYear;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french;
use crate::partial_date::YearMonth;
use crate::quantity::Quantity;

/// As many other years have their first row shown.
const SHOWN: usize = 4;

/// Tells once for each table which of its rows are of another year, and count nowhere.
pub(super) fn rows_are_in_the_year(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let year = view.dataset.year();
    let others = &view.dataset.other_years.rows;
    for rows in others.chunk_by(|one, next| one.table == next.table) {
        let table = rows[0].table;
        // In the order of the years, each with its first row in the order of the file.
        let mut by_year: BTreeMap<i32, Vec<&OtherYear>> = BTreeMap::new();
        for row in rows {
            by_year.entry(row.year).or_default().push(row);
        }
        for rows in by_year.values_mut() {
            rows.sort_by_key(|other| other.row);
        }
        let each = by_year
            .iter()
            .map(|(year, rows)| format!("{} de {year}", french::number(rows.len() as u64)));
        let each = french::list(&Vec::from_iter(each));
        let all = rows.len() + view.dataset.records(table).len();
        let is_one = rows.len() == 1;
        let message = format!(
            "« {table} » : {} sur {} {} d'une autre année que {year} ({each}), et ne {} nulle part",
            french::with_unit(&Quantity::exact(rows.len() as u64), "ligne", "lignes"),
            french::number(all as u64),
            if is_one { "est" } else { "sont" },
            if is_one { "compte" } else { "comptent" },
        );
        let firsts: Vec<&OtherYear> = by_year.values().map(|rows| rows[0]).collect();
        let place = |other: &OtherYear| view.cell(table, other.row, other.column);
        let mut one = Diagnostic::new(Code::OutsideYear, message).at(place(firsts[0])).about(table);
        for other in firsts.iter().skip(1).take(SHOWN) {
            one = one.related(place(other), format!("la première de {}", other.year));
        }
        let apart = firsts.iter().map(|other| format!("« ../{}/{table}.csv »", other.year));
        let apart = french::list(&Vec::from_iter(apart.take(SHOWN)));
        diagnostics.push(one.help(if is_one {
            format!("corrigez l'année, ou déplacez la ligne dans {apart}")
        } else {
            format!(
                "corrigez les années mal écrites, et gardez les autres lignes à part, dans {apart} ; une table qui suit plusieurs années s'accepte dans [[ecarts]], cible = \"{table}\""
            )
        }));
    }
}

/// Months in which a monthly letter may rest.
const HOLIDAYS: [u32; 2] = [7, 8];

/// A letter that is sent every month skips none but those of the holidays.
pub(super) fn monthly_letters_skip_no_month(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let dataset = view.dataset;
    for written in &view.input.manifest.mailing_lists {
        let Some(frequency) = &written.frequency else { continue };
        if french::fold(&frequency.value) != "mensuelle" {
            continue;
        }
        let sends = dataset.sends.iter().filter(|send| send.list == written.id.value);
        let mut sent: Vec<YearMonth> = sends.flat_map(|send| send.date.months()).collect();
        sent.sort_unstable();
        // Before the first issue and after the last, the letter may not exist.
        let (Some(first), Some(last)) = (sent.first(), sent.last()) else { continue };
        let skipped: Vec<&str> = (first.month()..=last.month())
            .filter(|month| !HOLIDAYS.contains(month))
            .filter_map(|month| YearMonth::new(dataset.year(), month))
            .filter(|month| *first < *month && *month < *last && !sent.contains(month))
            .map(|month| french::month_name(month.month()))
            .collect();
        if skipped.is_empty() {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::SkippedMonth,
                format!(
                    "« {} » est « {} » et la table n'a aucun envoi en {}",
                    written.name.value,
                    frequency.value,
                    french::list(&skipped)
                ),
            )
            .at(frequency.place)
            .about(&written.id.value)
            .help("ajoutez l'envoi qui manque, ou corrigez la fréquence"),
        );
    }
}
