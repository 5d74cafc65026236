//! Dates of rapport.toml that cannot be: a report dated before its year is over, figures that are
//! closed after it is printed, an organisation that is founded later.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::source::Place;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::language::partial_date::PartialDate;

/// The years of which a report may be.
const FIRST: i32 = 1900;
const LAST: i32 = 2100;
/// Years after its own in which a report is still written.
const LATEST: i32 = 4;
/// The year before which no organisation of today was founded.
const OLDEST: i32 = 1000;

/// Tells each date of the settings that another contradicts.
pub(in crate::guardian) fn settings_are_of_the_year(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(written) = view.input.manifest.edition.as_ref() else { return };
    let settings = &view.dataset.settings;
    let (edition, period) = (&settings.edition, settings.edition.period);
    let mut tell = |key: &str, place: Place, message: String, help: String| {
        diagnostics.push(
            Diagnostic::new(Code::SettingDate, message)
                .at(place)
                .about(key)
                .help(help)
                .acceptable(Acceptance::Otherwise),
        );
    };
    if !(FIRST..=LAST).contains(&period.first_year()) {
        let place = written.period().map(|it| it.place);
        let message = format!("le rapport serait celui de l'année {period}");
        let help = "écrivez les quatre chiffres de l'année : annee = 2024".to_owned();
        if let Some(place) = place {
            tell("annee", place, message, help);
        }
        // Nothing else of a year that cannot be is of use.
        return;
    }
    let published = written.date.as_ref();
    let late = period.last_year() + LATEST;
    if let Some(place) = published.map(|it| it.place) {
        let date = edition.date;
        if date < period.first_day() || date.year() > late {
            let message = format!("le rapport de {period} serait daté du {}", day(date));
            tell("date", place, message, "corrigez l'année de « date »".to_owned());
        }
    }
    let is_dated = published.is_some();
    if let Some(place) = written.as_of.as_ref().map(|it| it.place) {
        let closing = &edition.closing;
        let said = french::date(closing);
        let first = closing.first_day();
        if closing.last_day().is_some_and(|last| last < period.first_day()) {
            let message = format!(
                "les chiffres de {period} seraient arrêtés au {said}, avant le début de l'année"
            );
            let help = format!("écrivez une date de {period}, ou retirez « arrete_au »");
            tell("arrete_au", place, message, help);
        } else if is_dated && first.is_some_and(|first| first > edition.date) {
            let message = format!(
                "les chiffres seraient arrêtés au {said}, après la date du document, le {}",
                day(edition.date)
            );
            tell("arrete_au", place, message, "corrigez « arrete_au » ou « date »".to_owned());
        }
    }
    let organisation = view.input.manifest.organisation.as_ref();
    if let Some(founded) = organisation.and_then(|it| it.founded.as_ref()) {
        let year = founded.value;
        if year > period.last_year() {
            let message = format!("l'organisation serait créée en {year}, après {period}");
            tell("creation", founded.place, message, "corrigez « creation »".to_owned());
        } else if year < OLDEST {
            let message = format!("l'organisation serait créée en l'an {year}");
            tell(
                "creation",
                founded.place,
                message,
                "écrivez les quatre chiffres de l'année".to_owned(),
            );
        }
    }
    let documents = view.input.manifest.documents.iter().zip(&settings.documents);
    for (written, document) in documents {
        let (Some(place), Some(date)) = (written.date.as_ref().map(|it| it.place), document.date)
        else {
            continue;
        };
        if date < period.first_day() || date.year() > late {
            let id = &written.id.value;
            let message = format!(
                "« {id} », un document du rapport de {period}, serait daté du {}",
                day(date)
            );
            tell(id, place, message, "corrigez l'année de « date »".to_owned());
        }
    }
    if !is_dated {
        return;
    }
    for figure in &settings.figures {
        let Some(date) = figure.as_of.as_ref() else { continue };
        // With those of the others, which are told.
        let is_told = edition.closing.last_day() >= date.first_day();
        if !is_told && date.first_day().is_some_and(|first| first > edition.date) {
            let id = &figure.id.value;
            let message = format!(
                "« {id} » serait compté au {}, après la date du document, le {}",
                french::date(date),
                day(edition.date)
            );
            tell(
                id,
                figure.id.place,
                message,
                "corrigez « au », ou « date » du document".to_owned(),
            );
        }
    }
}

fn day(date: NaiveDate) -> String {
    french::date(&PartialDate::Day(date))
}
