//! `rapport new`: a first edition, with examples to be replaced.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike};

use super::args::NewOptions;
use super::new_folder::{self, Place};
use super::questions::{self, Given, Unanswered};
use super::{Stop, output, paths};
use crate::new_edition::{self, Answers};
use crate::read::editions;

pub(super) fn run(options: &NewOptions) -> Result<(), Stop> {
    let place = Place::of(options.folder.as_deref())?;
    let given = given(options, &place)?;
    // Before the questions: their answers would be lost.
    if let Some(year) = given.year {
        new_folder::check_free(&place.folder(year))?;
    }
    let answers = answers(given, &place)?;
    let folder = place.folder(answers.year);
    let files = new_edition::example(&answers);
    new_folder::write(&folder, &files)?;
    output::result(&format!("{}\n", folder.display()))?;
    output::message(&guide(&folder, &answers, files.len()));
    Ok(())
}

/// What the command says of the edition.
fn given(options: &NewOptions, place: &Place) -> Result<Given, Stop> {
    fn read<T>(
        option: &Option<String>,
        name: &str,
        parse: fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Stop> {
        let refused = |reason| Stop::Usage(format!("« {name} » : {reason}"));
        option.as_deref().map(parse).transpose().map_err(refused)
    }
    let year = read(&options.annee, "--annee", questions::parse_year)?;
    if let (Some(asked), Some(named)) = (year, place.year())
        && asked != named
    {
        return Err(Stop::Usage(format!(
            "le dossier est celui de {named}, et « --annee » dit {asked} : retirez l'un des deux"
        )));
    }
    Ok(Given {
        year: year.or(place.year()),
        name: read(&options.nom, "--nom", questions::one_line)?,
        acronym: read(&options.sigle, "--sigle", questions::one_line)?,
        categories: read(&options.categories, "--categories", questions::parse_categories)?,
        chapters: read(&options.chapitres, "--chapitres", questions::parse_chapters)?,
    })
}

/// Asked on a terminal; elsewhere the usual ones, but for the year, which the
/// clock must not choose in a script.
fn answers(given: Given, place: &Place) -> Result<Answers, Stop> {
    let after_newest = editions::newest_in(&place.siblings())
        .and_then(|edition| edition.year())
        .map(|year| year + 1);
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        let year = after_newest.unwrap_or_else(usual_year);
        return given.or_ask(year, &mut io::stdin().lock(), &mut io::stderr()).map_err(|one| {
            Stop::Usage(match one {
                Unanswered::Abandoned => "abandon : rien n'a été écrit".to_owned(),
                Unanswered::Fault(error) => {
                    format!("les questions ne peuvent pas être posées ({})", paths::reason(&error))
                }
            })
        });
    }
    match given.year.or(after_newest) {
        Some(year) => Ok(given.or_usual(year)),
        None => Err(Stop::Usage(
            "il manque l'année du rapport : ajoutez par exemple « --annee 2024 »".to_owned(),
        )),
    }
}

/// The year that a report begun today is about: until June, last year's.
fn usual_year() -> i32 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    let today = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    if today.month() <= 6 { today.year() - 1 } else { today.year() }
}

fn guide(folder: &Path, answers: &Answers, files: usize) -> String {
    let shown = folder.display();
    format!(
        "\nL'édition {} est prête dans « {shown} » : {files} fichiers d'exemple, à remplacer peu à peu.\n\n{}\n\
         Commencez par « {shown}/rapport.toml », puis « {shown}/evenements.csv » et le dossier « {shown}/textes ».\n",
        answers.year,
        new_folder::next_commands(folder, answers.year),
    )
}
