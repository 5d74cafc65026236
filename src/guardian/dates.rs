//! Dates against the year of the edition, and lists that skip a month.

use chrono::{Datelike, NaiveDate};

use super::{View, subject};
use crate::dataset::RowRef;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::french;
use crate::partial_date::{PartialDate, YearMonth};
use crate::prose::{dates, tokens};

/// Rows of the year are dated within it.
pub(super) fn rows_are_in_the_year(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let dataset = view.dataset;
    let mut judge = |table: &str, column: &str, date: &PartialDate, title: &str, row: RowRef| {
        let year = dataset.year();
        if date.is_within_year(year) != Some(false) {
            return;
        }
        let (when, title) = (french::date(date), shorten(title));
        diagnostics.push(
            Diagnostic::new(
                Code::OutsideYear,
                format!("« {title} », {when} : la date est hors de {year}"),
            )
            .at(view.cell(table, row, column))
            .about(title)
            .help("corrigez l'année, ou déplacez la ligne dans l'édition de son année"),
        );
    };
    for event in &dataset.events {
        judge("evenements", "date_debut", &event.date, &event.title, event.row);
    }
    for article in &dataset.articles {
        judge("presse", "date", &article.date, &article.title, article.row);
    }
    for send in &dataset.sends {
        judge("newsletters", "date_envoi", &send.date, &send.title, send.row);
    }
}

/// An event whose title or description tells its day is not dated of the day that has its month and day exchanged: nothing
/// else in `06/11/2022` says that it is the 11th of June.
pub(super) fn months_and_days_are_not_exchanged(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for event in &view.dataset.events {
        let PartialDate::Day(day) = &event.date else { continue };
        let Some(exchanged) = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()) else {
            continue;
        };
        let month = french::month_name(exchanged.month());
        let told = std::iter::once(&event.title).chain(&event.description);
        // Nearly all titles name no month: the others are read.
        let tells = |text: &&String| {
            let is_it = || {
                let found = dates(text, &tokens(text), day.year());
                matches!(found.as_slice(), [only] if only.date == Ok(PartialDate::Day(exchanged)))
            };
            exchanged != *day && text.contains(month) && is_it()
        };
        if let Some(text) = told.into_iter().find(tells) {
            let (text, is) = (shorten(text), french::date(&event.date));
            diagnostics.push(
                Diagnostic::new(
                    Code::EventDate,
                    format!(
                        "« {text} » a pour date le {is} : le mois est sans doute écrit avant le jour"
                    ),
                )
                .at(view.cell("evenements", event.row, "date_debut"))
                .about(subject(event))
                .help(format!("écrivez « {exchanged} », et vérifiez les autres dates de la colonne")),
            );
        }
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
