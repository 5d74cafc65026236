//! Dates against the year of the edition, and lists that skip a month.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::dataset::OtherYear;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::partial_date::{PartialDate, Period, YearMonth};
use crate::language::quantity::Quantity;

/// As many other years have their first row shown.
const SHOWN: usize = 4;

/// Tells once for each table which of its rows are of another year, and count nowhere.
pub(in crate::guardian) fn rows_are_in_the_year(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let period = view.dataset.period();
    let others = &view.dataset.other_years.rows;
    for rows in others.chunk_by(|one, next| one.table == next.table) {
        let table = rows[0].table;
        // In the order of the years, each with its first row in the order of the file.
        let mut by_year: BTreeMap<Period, Vec<&OtherYear>> = BTreeMap::new();
        for row in rows {
            by_year.entry(row.period).or_default().push(row);
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
        if table == "adherents" {
            diagnostics.push(joined_later(view, rows));
            continue;
        }
        let message = format!(
            "« {table} » : {} sur {} {} d'une autre {} que {period} ({each}), et ne {} nulle part",
            french::count(rows.len(), "ligne"),
            french::number(all as u64),
            if is_one { "est" } else { "sont" },
            if period.is_calendar() { "année" } else { "saison" },
            if is_one { "compte" } else { "comptent" },
        );
        let firsts: Vec<&OtherYear> = by_year.values().map(|rows| rows[0]).collect();
        let place = |other: &OtherYear| view.cell(table, other.row, other.column);
        let mut diagnostic =
            Diagnostic::new(Code::OutsideYear, message).at(place(firsts[0])).about(table);
        for other in firsts.iter().skip(1).take(SHOWN) {
            diagnostic =
                diagnostic.related(place(other), format!("la première de {}", other.period));
        }
        let apart = firsts.iter().map(|other| format!("« ../{}/{table}.csv »", other.period));
        let apart = french::list(&Vec::from_iter(apart.take(SHOWN)));
        let schema = view.dataset.settings.catalogue.find(table);
        let is_own = view.dataset.own.iter().any(|own| own.schema.name == table);
        let of_own = match is_own && schema.is_some_and(|schema| !schema.lasting) {
            true => {
                " ; si elles comptent chaque année, écrivez durable = true à cette [[tables]], sans « date »"
            }
            false => "",
        };
        diagnostics.push(diagnostic.help(if is_own {
            format!("corrigez l'année, ou gardez ces lignes à part, dans {apart}{of_own}")
        } else if is_one {
            format!("corrigez l'année, ou déplacez la ligne dans {apart}")
        } else {
            format!(
                "corrigez les années mal écrites, et gardez les autres lignes à part, dans {apart} ; une table qui suit plusieurs années s'accepte dans [[ecarts]], cible = \"{table}\""
            )
        }));
    }
}

/// What is told of the members who joined after the figures were closed.
fn joined_later(view: &View<'_>, rows: &[OtherYear]) -> Diagnostic {
    let count = Quantity::exact(rows.len() as u64);
    let message = format!(
        "« adherents » : {} depuis une date postérieure au {}, et ne {} nulle part",
        french::with_unit(&count, "ligne l'est", "lignes le sont"),
        french::date(&view.dataset.settings.edition.closing),
        if rows.len() == 1 { "compte" } else { "comptent" },
    );
    let place = |row: &OtherYear| view.cell("adherents", row.row, row.column);
    let mut one =
        Diagnostic::new(Code::OutsideYear, message).at(place(&rows[0])).about("adherents");
    for row in rows.iter().skip(1).take(SHOWN) {
        one = one.related(place(row), "celle-ci aussi");
    }
    one.help("corrigez « depuis », ou gardez ces lignes pour l'édition de leur année")
}

/// Days of the longest event whose end may have been given another year by a slip.
const LONGEST: i64 = 45;

/// An event that would be short, if it ended in the year in which it began, is not said to last a
/// year or more: `12/10/2021` to `14/10/2022`.
pub(in crate::guardian) fn ends_have_the_year_of_their_beginning(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for event in &view.dataset.events {
        let (Some(start), Some(end)) = (event.date.first_day(), event.date.last_day()) else {
            continue;
        };
        if start.year() == end.year() || event.date.day_ranges().is_empty() {
            continue;
        }
        let same_year = NaiveDate::from_ymd_opt(start.year(), end.month(), end.day());
        let is_short = |end: &NaiveDate| (0..=LONGEST).contains(&(*end - start).num_days());
        let Some(meant) = same_year.filter(is_short) else { continue };
        let days = french::count((end - start).num_days() as usize + 1, "jour");
        diagnostics.push(
            Diagnostic::new(
                Code::EventDate,
                format!(
                    "« {} » durerait {days} : l'année de la fin est sans doute une faute de frappe",
                    shorten(&event.title)
                ),
            )
            .at(view.cell("evenements", event.row, "date_fin"))
            .about(subject(event))
            .help(format!(
                "écrivez {} si c'est ce jour-là ; sinon, acceptez l'écart dans [[ecarts]]",
                french::date(&PartialDate::Day(meant))
            )),
        );
    }
}

/// Months in which a monthly letter may rest.
const HOLIDAYS: [u32; 2] = [7, 8];
/// A letter of so many issues is sent all the year.
const KEPT_UP: usize = 6;

/// A letter that is sent every month skips none but those of the holidays.
pub(in crate::guardian) fn monthly_letters_skip_no_month(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let dataset = view.dataset;
    let closing = dataset.settings.edition.closing.last_day().map(YearMonth::of);
    for written in &view.input.manifest.mailing_lists {
        let Some(frequency) = &written.frequency else { continue };
        if french::fold(&frequency.value) != "mensuelle" {
            continue;
        }
        let sends = dataset.sends.iter().filter(|send| send.list == written.id.value);
        let mut sent: Vec<YearMonth> = sends.flat_map(|send| send.date.months()).collect();
        sent.sort_unstable();
        // Before its first issue the letter may not exist; if it did last year, it does.
        let (Some(first), Some(last)) = (sent.first(), sent.last()) else { continue };
        let is_old = view.previous.is_some_and(|previous| {
            previous.sends.iter().any(|send| send.list == written.id.value)
        });
        let is_after_first = |month: &YearMonth| is_old || *first < *month;
        // A letter that is sent until the end of the year has an issue in its last month.
        let is_kept_up = sent.len() >= KEPT_UP;
        let closed = closing.filter(|_| is_kept_up).unwrap_or(*last);
        let skipped: Vec<&str> = dataset
            .period()
            .months()
            .filter(|month| !HOLIDAYS.contains(&month.month()))
            .filter(|month| is_after_first(month) && *month <= closed && !sent.contains(month))
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
