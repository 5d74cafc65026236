//! Where a new edition goes, and its writing: all of it or nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::staged::{self, Staged};
use super::{Stop, output, paths, questions};
use crate::begin::new_edition::NewFile;
use crate::diagnostic::source::MANIFEST;
use crate::language::partial_date::PeriodName;
use crate::read::editions::{self, DATA};

/// The folder of the templates that take the place of the tool's.
const TEMPLATES: &str = "templates";

/// Where the user wants the edition.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the folder of an edition, named after its year or its season.
    Edition(PathBuf, PeriodName),
    /// In `data/<year>` of this folder.
    Project(PathBuf),
    /// After the edition in whose folder the command is given, and beside it.
    After(PathBuf),
}

impl Place {
    /// `2022`, `data/2022`, `mon-reseau`, or the current folder.
    pub(super) fn of(asked: Option<&str>) -> Result<Self, Stop> {
        let here = Path::new("");
        let Some(asked) = asked else {
            return Ok(match editions::edition_around(here) {
                Some(edition) => Self::After(edition),
                None => Self::Project(editions::project_around(here).unwrap_or_default()),
            });
        };
        let path = Path::new(asked);
        if path.join(MANIFEST).is_file() {
            return Err(Stop::Usage(format!(
                "« {asked} » est déjà une édition : « rapport check {} » la vérifie",
                paths::quoted(path)
            )));
        }
        let name = path.file_name().and_then(|name| name.to_str());
        Ok(match name.and_then(|name| questions::parse_period(name).ok()) {
            Some(period) if path.parent() == Some(Path::new("")) && !path.is_dir() => {
                let editions = match editions::edition_around(here) {
                    Some(edition) => editions::up(&edition, 1),
                    None => editions::project_around(here).unwrap_or_default().join(DATA),
                };
                Self::Edition(editions.join(path), period)
            }
            Some(period) => Self::Edition(path.to_owned(), period),
            None => Self::Project(path.to_owned()),
        })
    }

    /// The year or the season that the place itself tells.
    pub(super) fn period(&self) -> Option<PeriodName> {
        match self {
            Self::Edition(_, period) => Some(*period),
            Self::Project(_) | Self::After(_) => None,
        }
    }

    /// The folder that holds the editions.
    pub(super) fn siblings(&self) -> PathBuf {
        match self {
            Self::Edition(folder, _) => folder.parent().unwrap_or(Path::new("")).to_owned(),
            Self::Project(folder) => folder.join(DATA),
            Self::After(edition) => editions::up(edition, 1),
        }
    }

    /// The folder of the edition of that year or season.
    pub(super) fn folder(&self, period: PeriodName) -> PathBuf {
        match self {
            Self::Edition(folder, _) => folder.clone(),
            Self::Project(folder) => folder.join(DATA).join(period.to_string()),
            Self::After(edition) => editions::up(edition, 1).join(period.to_string()),
        }
    }
}

/// The folder of the templates of a project: beside `data/`, whatever part of
/// the project was named.
pub(super) fn templates_of(named: &Path) -> PathBuf {
    if named.file_name().is_some_and(|it| it == TEMPLATES) {
        return named.to_owned();
    }
    project_of(named).join(TEMPLATES)
}

/// The project of which a folder is named, whatever part of it.
pub(super) fn project_of(named: &Path) -> PathBuf {
    let around = editions::edition_around(named);
    let project = match &around {
        Some(edition) => editions::project_of(edition).unwrap_or_else(|| edition.clone()),
        None => editions::project_around(named).unwrap_or_else(|| named.to_owned()),
    };
    editions::up(&project, 0)
}

/// Refuses a folder that holds something.
pub(super) fn check_free(folder: &Path) -> Result<(), Stop> {
    let refused = |why: &str| {
        Stop::Usage(format!("« {} » {why} : donnez un autre dossier", folder.display()))
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(refused("existe et n'est pas vide ; rien n'y est écrit")),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            Err(refused("n'est pas un dossier, ou passe par un fichier"))
        }
        Err(error) => Err(output::fault(folder, "lu", &error)),
    }
}

/// Writes the files beside the folder, then gives them its name: a failed or
/// killed run leaves no half edition.
pub(super) fn write(folder: &Path, files: &[NewFile]) -> Result<(), Stop> {
    check_free(folder)?;
    let parent = staged::folder_of(folder);
    fs::create_dir_all(parent).map_err(|error| output::fault(parent, "créé", &error))?;
    staged::clean(parent);
    let failed = |error: std::io::Error| output::fault(folder, "créé", &error);
    let staged = Staged::folder(parent).map_err(failed)?;
    let files = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
    staged.fill(files).map_err(failed)?;
    // An empty folder may stand there; where it holds something since, it stays.
    let _ = fs::remove_dir(folder);
    staged.rename(folder).map_err(failed)?;
    staged::settle(parent);
    Ok(())
}

/// What to type next, from the current folder; `compiled` are the options without which the edition
/// does not compile yet.
pub(super) fn next_commands(folder: &Path, period: PeriodName, compiled: &str) -> String {
    let in_data =
        folder.parent().is_some_and(|parent| parent.file_name().is_some_and(|it| it == DATA));
    if !in_data {
        let edition = paths::quoted(folder);
        return format!("  rapport check {edition}\n  rapport compile {edition}{compiled}\n");
    }
    let project = folder.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let newest = editions::newest(project).and_then(|edition| edition.period());
    let edition = if newest == Some(period) { String::new() } else { format!(" {period}") };
    let enter = match project.as_os_str().is_empty() || project == Path::new(".") {
        true => String::new(),
        false => format!("  cd {}\n", paths::quoted(project)),
    };
    format!("{enter}  rapport check{edition}\n  rapport compile{edition}{compiled}\n")
}
