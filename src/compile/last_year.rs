//! The edition of the year before, which this one is compared with.
//!
//! What cannot be compared is taken out of it, and said: a table that has a fault, amounts of
//! another currency, a folder that says to be of another year.

use std::path::Path;

use super::past;
use super::reading::texts;
use crate::dataset::settings::Settings;
use crate::dataset::{self, Dataset};
use crate::design::templates;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::history::History;
use crate::figures::{self, Figure};
use crate::language::measure::{Kind, Number};
use crate::language::partial_date::{PartialDate, Period};
use crate::read;
use crate::read::prose::Prose;

/// What this year is compared with.
pub(super) struct LastYear {
    /// Its rows.
    pub dataset: Dataset,
    /// The figures of its report.
    pub printed: Vec<Figure>,
    /// Its texts; a citation stands for itself.
    pub texts: Vec<Prose>,
}

/// Last year's edition: with its own words where it has a rapport.toml, which then says what its
/// report printed; else its folder holds tables and nothing else, and they are read with the words
/// of this year's. What is wrong in it is reported when it is itself checked; here one sentence says
/// that it is incomplete.
pub(super) fn read(
    edition: &Path,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<LastYear> {
    let period = settings.edition.period.before();
    let folder = read::editions::previous(edition, settings.edition.period.name())?;
    let (input, found) = read::read(&folder, &dataset::catalogue());
    let mut unheard = Diagnostics::default();
    unheard.extend(
        found.into_vec().into_iter().filter(|diagnostic| diagnostic.code != Code::MissingFile),
    );
    if let Some(other) = input.manifest.period().filter(|it| *it != period) {
        diagnostics.push(of_another_year(&folder, period, other));
        return None;
    }
    let mut last = match input.manifest.period() {
        Some(_) => {
            let dataset = dataset::check(&input, &mut unheard);
            let unheard = &mut Diagnostics::default();
            let printed = figures::list(&dataset, None, &History::default(), unheard);
            LastYear { dataset, printed, texts: Vec::new() }
        }
        None => LastYear {
            dataset: dataset::read_tables(&input, of_last_year(settings, period), &mut unheard),
            printed: Vec::new(),
            texts: Vec::new(),
        },
    };
    if unheard.errors() > 0 {
        let faulty = past::faulty_tables(&input, &unheard);
        past::forget(&mut last.printed, &faulty);
        let names: Vec<&str> = faulty.iter().map(|(name, _)| name.as_str()).collect();
        names.iter().for_each(|name| last.dataset.forget(name));
        diagnostics.push(faults(&folder, period, &names));
    }
    diagnostics.extend(in_another_currency(&mut last, settings, &folder, period));
    // A citation stands for itself.
    let commands = templates::commands_of(&folder);
    last.texts = texts(&input, &commands, &|cited| Some(cited.id.clone()));
    Some(last)
}

/// The settings of this year, as they read the tables of last year.
fn of_last_year(settings: &Settings, period: Period) -> Settings {
    let mut settings = settings.clone();
    settings.edition.period = period;
    settings.edition.closing = match period.is_calendar() {
        true => PartialDate::Year(period.first_year()),
        false => PartialDate::Day(period.last_day()),
    };
    settings
}

fn faults(folder: &Path, period: Period, tables: &[&str]) -> Diagnostic {
    let message =
        format!("l'édition {period}, à laquelle celle-ci se compare, contient des erreurs");
    let until = match tables {
        [] => "des comparaisons peuvent manquer".to_owned(),
        [one] => format!("d'ici là, rien n'est comparé à sa table « {one} »"),
        several => {
            format!("d'ici là, rien n'est comparé à ses tables {}", several.join(", "))
        }
    };
    Diagnostic::new(Code::PreviousEdition, message)
        .about(period.to_string())
        .help(format!("lancez « rapport check {} » et corrigez-les : {until}", folder.display()))
}

fn of_another_year(folder: &Path, period: Period, other: Period) -> Diagnostic {
    let message = format!(
        "le dossier « {} » est celui de {period}, et son rapport.toml dit {other} : rien n'est comparé à cette édition",
        folder.display()
    );
    Diagnostic::new(Code::PreviousEdition, message)
        .about(period.to_string())
        .help(format!("écrivez-y {}, ou renommez le dossier", read::manifest::setting(period)))
}

/// Takes the amounts of another currency out of last year's tables: nothing is added to them, and
/// they stand beside nothing.
fn in_another_currency(
    last: &mut LastYear,
    settings: &Settings,
    folder: &Path,
    period: Period,
) -> Option<Diagnostic> {
    let (ours, theirs) =
        (settings.organisation.currency, last.dataset.settings.organisation.currency);
    if ours == theirs {
        return None;
    }
    let tables = last.dataset.tables_of_amounts();
    let is_amount = |figure: &Figure| match figure.number() {
        Some(Number::Measure(measure)) => {
            matches!(measure.kind, Kind::Money(it, _) if it == theirs)
        }
        _ => false,
    };
    if tables.is_empty() && !last.printed.iter().any(is_amount) {
        return None;
    }
    tables.iter().for_each(|name| last.dataset.forget(name));
    last.printed.retain(|figure| !is_amount(figure));
    let message = format!(
        "l'édition {period} compte en {}, et celle-ci en {} : ses montants ne sont pas comparés",
        theirs.code(),
        ours.code()
    );
    Some(Diagnostic::new(Code::PreviousEdition, message).about(period.to_string()).help(format!(
        "si elle comptait en {0}, écrivez monnaie = \"{0}\" (ou le « pays ») sous [organisation] de « {1} » ; sinon, acceptez-le dans [[ecarts]]",
        ours.code(),
        folder.join("rapport.toml").display()
    )))
}
