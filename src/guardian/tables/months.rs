//! Measures reported month by month, of which the report prints the year.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::language::partial_date::{PartialDate, YearMonth};

/// Tells the measures of the site whose months are no year: those that do not add up, and those
/// of which a month is missing.
pub(in crate::guardian) fn months_of_the_site_give_the_year(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (dataset, period) = (view.dataset, view.dataset.period());
    // An edition that closes before the end of the year cannot have its last months.
    let closing = dataset.settings.edition.closing.last_day().map(YearMonth::of);
    let is_due = |month: &YearMonth| closing.is_none_or(|closing| *month <= closing);
    for series in dataset.site_series().iter().filter(|series| series.rows.len() > 1) {
        let (Some((section, measure)), Some(first)) = (series.name(), series.rows.first()) else {
            continue;
        };
        let what = format!("« {measure} », « {section} »");
        let message = if series.adds_up {
            let reported: BTreeSet<YearMonth> =
                series.rows.iter().flat_map(|row| row.period.months()).collect();
            let missing: Vec<String> = period
                .months()
                .filter(|month| is_due(month) && !reported.contains(month))
                .map(|month| french::date(&PartialDate::Month(month)))
                .collect();
            if missing.is_empty() {
                continue;
            }
            format!(
                "{what} : la somme des mois est imprimée pour l'année, sans {}",
                missing.join(", ")
            )
        } else {
            format!(
                "{what} : {} lignes de l'année, qui ne s'additionnent pas ; aucun chiffre n'est imprimé",
                series.rows.len()
            )
        };
        diagnostics.push(
            Diagnostic::new(Code::MonthsWithoutYear, message)
                .at(view.cell("site", first.row, "periode"))
                .about(measure)
                .help(format!(
                    "dans « site », ajoutez une ligne de l'année entière, « periode » = {period} : elle l'emporte sur les mois"
                )),
        );
    }
}
