//! Dates against the year of the edition, and lists that skip a month.

use super::View;
use crate::dataset::RowRef;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::french;
use crate::partial_date::{PartialDate, YearMonth};

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
