//! `rapport new`: a first edition, with examples to be replaced, or next year's,
//! from the newest one beside it.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike};

use super::args::NewOptions;
use super::new_folder::{self, Place};
use super::questions::{self, Given, Unanswered};
use super::{Stop, ci, edition, output, paths};
use crate::begin::new_edition::{self, Answers, Unfit};
use crate::design::templates::Templates;
use crate::diagnostic::Diagnostics;
use crate::language::french;
use crate::language::partial_date::PeriodName;
use crate::read::editions;

pub(super) fn run(options: &NewOptions) -> Result<(), Stop> {
    if options.gabarits {
        return templates(options.folder.as_deref().unwrap_or_default());
    }
    if let Some(service) = options.ci {
        return ci::write(service, options.folder.as_deref().unwrap_or_default());
    }
    let place = Place::of(options.folder.as_deref())?;
    let given = given(options, &place)?;
    // Before the questions, whose answers would be lost.
    if let Some(period) = given.period {
        new_folder::check_free(&place.folder(period))?;
    }
    if let Some(edition) = source(options, &place, given.period)? {
        return next_year(&edition, &place, given.period);
    }
    let answers = answers(given, &place)?;
    let folder = place.folder(answers.period.name());
    let files = new_edition::example(&answers);
    new_folder::write(&folder, &files)?;
    let theme = own_theme(&folder, &answers)?;
    output::result(&format!("{}\n", folder.display()))?;
    let count = files.iter().filter(|file| !file.path.ends_with('/')).count();
    output::message(&guide(&folder, &answers, count));
    if let Some(theme) = theme {
        output::message(&format!("Vos couleurs sont dans « {} ».\n", theme.display()));
    }
    if questions::are_answered() && questions::offered("Ouvrir l'aperçu dans le navigateur ?") {
        preview(&folder);
    }
    Ok(())
}

/// Shows the new report in a browser, until the preview is stopped.
fn preview(edition: &Path) {
    // A program of its own: the preview starts itself again by the words it was started with.
    let program = std::env::current_exe().map(Command::new);
    let shown = program.and_then(|mut it| it.arg("watch").arg(edition).arg("--open").status());
    if let Err(error) = shown {
        output::message(&format!("l'aperçu ne s'ouvre pas ({})\n", paths::reason(&error)));
    }
}

/// Writes the theme in the colours of the organisation, beside the editions.
fn own_theme(edition: &Path, answers: &Answers) -> Result<Option<PathBuf>, Stop> {
    let Some(theme) = &answers.theme else { return Ok(None) };
    let name = format!("themes/{}.toml", new_edition::OWN_THEME);
    let file = new_folder::templates_of(edition).join(name);
    if file.exists() {
        output::message(&format!("« {} » existe : il reste tel qu'il est\n", file.display()));
        return Ok(None);
    }
    output::write_whole(&file, theme.as_bytes())?;
    Ok(Some(file))
}

/// Copies the embedded templates beside the editions of a project. What stands there under other
/// names stays: the theme in the colours of the organisation, which this command wrote.
fn templates(project: &str) -> Result<(), Stop> {
    let folder = new_folder::templates_of(Path::new(project));
    let embedded = Templates::load(None, &mut Diagnostics::default());
    if embedded.iter().any(|(path, _)| folder.join(path).exists()) {
        return Err(Stop::Usage(format!(
            "« {} » a déjà des gabarits de l'outil ; rien n'y est écrit : donnez un autre dossier, ou retirez ceux que vous voulez reprendre",
            folder.display()
        )));
    }
    let files: Vec<(PathBuf, &[u8])> =
        embedded.iter().map(|(path, content)| (folder.join(path), content.as_slice())).collect();
    let all: Vec<(&Path, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
    output::write_all(&all)?;
    output::result(&format!("{}\n", folder.display()))?;
    let shown = folder.display();
    let there = folder.parent().is_some_and(|project| !editions::all(project).is_empty());
    let count = french::count(files.len(), "fichier");
    let takes = match there {
        true => format!("dans « {shown} », qui prend désormais la place de ceux de l'outil"),
        false => format!(
            "dans « {shown} » : ils ne servent qu'à des éditions dont le dossier « data » est à côté, à la place de ceux de l'outil"
        ),
    };
    output::message(&format!(
        "\n{count} sont {takes}, fichier par fichier : gardez ceux que vous modifiez, avec gabarits.toml, et retirez les autres.\n\
         Commencez par « {shown}/LISEZMOI.md » ; « rapport schema --gabarits » dit ce qu'ils reçoivent.\n"
    ));
    let own = folder.join(format!("themes/{}.toml", new_edition::OWN_THEME));
    if own.exists() {
        output::message(&format!(
            "Les couleurs de vos éditions sont dans « {} », que nomme « theme » de rapport.toml : pour elles, c'est ce fichier qui se modifie, et non theme.toml.\n",
            own.display()
        ));
    }
    Ok(())
}

/// The edition that the new one continues: the one named, or the newest beside
/// it unless another organisation is reported.
fn source(
    options: &NewOptions,
    place: &Place,
    period: Option<PeriodName>,
) -> Result<Option<PathBuf>, Stop> {
    if options.depuis.is_some() {
        return edition(options.depuis.as_deref()).map(Some);
    }
    let reported = [
        &options.nom,
        &options.sigle,
        &options.genre,
        &options.categories,
        &options.chapitres,
        &options.couleur,
    ];
    if options.logo.is_some() || reported.into_iter().any(Option::is_some) {
        return Ok(None);
    }
    if let Place::After(edition) = place {
        return Ok(Some(edition.clone()));
    }
    let before = editions::newest_in(&place.siblings(), period);
    Ok(before.map(|edition| edition.path))
}

fn next_year(edition: &Path, place: &Place, name: Option<PeriodName>) -> Result<(), Stop> {
    let shown = edition.display();
    let name = match name {
        Some(name) => name,
        None => {
            let from = new_edition::period_of(edition).ok_or_else(|| faulty(edition))?;
            from.after().name()
        }
    };
    let folder = place.folder(name);
    new_folder::check_free(&folder)?;
    let next = new_edition::next_year(edition, name).map_err(|unfit| match unfit {
        Unfit::Faulty => faulty(edition),
        Unfit::NotEarlier(from) => Stop::Usage(format!(
            "l'édition « {shown} » est celle de {from} : {} vient d'une édition plus ancienne que {name}",
            if from.is_calendar() { "l'année suivante" } else { "la saison suivante" }
        )),
        Unfit::OtherKind(from) => Stop::Usage(format!(
            "l'édition « {shown} » est celle de {from}, et {name} n'est pas de la même sorte : la suivante est {}",
            from.after()
        )),
    })?;
    new_folder::write(&folder, &next.files)?;
    output::result(&format!("{}\n", folder.display()))?;
    output::message(&format!(
        "\nL'édition {name} est prête dans « {} », tirée de celle de {}. Il y reste {} à écrire, que « rapport check » montre.\n\n{}",
        folder.display(),
        next.from,
        french::count(next.marks, "passage"),
        new_folder::next_commands(&folder, name, " --brouillon"),
    ));
    Ok(())
}

fn faulty(edition: &Path) -> Stop {
    Stop::Usage(format!(
        "l'édition « {} » a des erreurs : corrigez-les d'abord, « rapport check {} » les montre",
        edition.display(),
        paths::quoted(edition)
    ))
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
    let period = read(&options.annee, "--annee", questions::parse_period)?;
    if let (Some(asked), Some(named)) = (period, place.period())
        && asked != named
    {
        return Err(Stop::Usage(format!(
            "le dossier est celui de {named}, et « --annee » dit {asked} : retirez l'un des deux"
        )));
    }
    Ok(Given {
        period: period.or(place.period()),
        name: read(&options.nom, "--nom", questions::one_line)?,
        acronym: read(&options.sigle, "--sigle", questions::one_line)?,
        kind: read(&options.genre, "--genre", questions::parse_kind)?,
        categories: read(&options.categories, "--categories", questions::parse_categories)?,
        chapters: read(&options.chapitres, "--chapitres", questions::parse_chapters)?,
        logo: read(
            &options.logo.as_ref().map(|it| it.to_string_lossy().into_owned()),
            "--logo",
            questions::parse_logo,
        )?,
        color: read(&options.couleur, "--couleur", questions::parse_color)?,
    })
}

/// Asked on a terminal; elsewhere the usual ones, but for the year, which the
/// clock must not choose in a script.
fn answers(given: Given, place: &Place) -> Result<Answers, Stop> {
    let after_newest = editions::newest_in(&place.siblings(), None)
        .and_then(|edition| edition.period())
        .map(PeriodName::after);
    if questions::are_answered() {
        let period = after_newest.unwrap_or_else(|| usual_year().into());
        return given.or_ask(period, &mut io::stdin().lock(), &mut io::stderr()).map_err(|one| {
            Stop::Usage(match one {
                Unanswered::Abandoned => "abandon : rien n'a été écrit".to_owned(),
                Unanswered::Fault(error) => {
                    format!("les questions ne peuvent pas être posées ({})", paths::reason(&error))
                }
            })
        });
    }
    match given.period.or(after_newest) {
        Some(period) => Ok(given.or_usual(period)),
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
        answers.period,
        new_folder::next_commands(folder, answers.period.name(), ""),
    )
}
