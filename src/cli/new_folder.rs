//! Where a new edition goes, and its writing: all of it or nothing.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Stop, output, paths, questions};
use crate::new_edition::NewFile;
use crate::read::editions;

/// The folder that holds the editions of a project.
const DATA: &str = "data";
/// The folder of the templates that take the place of the tool's.
const TEMPLATES: &str = "templates";
/// The file that makes a folder an edition.
const MANIFEST: &str = "rapport.toml";

/// Where the user wants the edition.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the folder of an edition, named after its year.
    Edition(PathBuf, i32),
    /// In `data/<year>` of this folder.
    Project(PathBuf),
}

impl Place {
    /// `2022`, `data/2022`, `mon-reseau`, or the current folder.
    pub(super) fn of(asked: Option<&str>) -> Result<Self, Stop> {
        let Some(asked) = asked else { return Ok(Self::Project(PathBuf::new())) };
        let path = Path::new(asked);
        if path.join(MANIFEST).is_file() {
            return Err(Stop::Usage(format!(
                "« {asked} » est déjà une édition : « rapport check {} » la vérifie",
                paths::quoted(path)
            )));
        }
        let name = path.file_name().and_then(|name| name.to_str());
        Ok(match name.and_then(|name| questions::parse_year(name).ok()) {
            Some(year) if path.parent() == Some(Path::new("")) && !path.is_dir() => {
                Self::Edition(Path::new(DATA).join(path), year)
            }
            Some(year) => Self::Edition(path.to_owned(), year),
            None => Self::Project(path.to_owned()),
        })
    }

    /// The year that the place itself tells.
    pub(super) fn year(&self) -> Option<i32> {
        match self {
            Self::Edition(_, year) => Some(*year),
            Self::Project(_) => None,
        }
    }

    /// The folder that holds the editions.
    pub(super) fn siblings(&self) -> PathBuf {
        match self {
            Self::Edition(folder, _) => folder.parent().unwrap_or(Path::new("")).to_owned(),
            Self::Project(folder) => folder.join(DATA),
        }
    }

    /// The folder of the edition of that year.
    pub(super) fn folder(&self, year: i32) -> PathBuf {
        match self {
            Self::Edition(folder, _) => folder.clone(),
            Self::Project(folder) => folder.join(DATA).join(year.to_string()),
        }
    }
}

/// The folder of the templates of a project: beside `data/`, whatever part of
/// the project was named.
pub(super) fn templates_of(named: &Path) -> PathBuf {
    let is_called = |path: &Path, name: &str| path.file_name().is_some_and(|it| it == name);
    if is_called(named, TEMPLATES) {
        return named.to_owned();
    }
    let edition = named.join(MANIFEST).is_file();
    let project = match named.parent() {
        Some(data) if edition && is_called(data, DATA) => data.parent().unwrap_or(named),
        _ => named,
    };
    project.join(TEMPLATES)
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
    let name = folder.file_name().map_or_else(|| OsString::from("edition"), OsString::from);
    let parent = folder.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| output::fault(parent, "créé", &error))?;
    let beside = parent.join(paths::beside(&name));
    let written = fill(&beside, files).and_then(|()| {
        // An empty folder may stand there; where it holds something since, it stays.
        let _ = fs::remove_dir(folder);
        fs::rename(&beside, folder).map_err(|error| output::fault(folder, "créé", &error))
    });
    if written.is_err() {
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

fn fill(folder: &Path, files: &[NewFile]) -> Result<(), Stop> {
    for file in files {
        let path = folder.join(&file.path);
        let inner = path.parent().unwrap_or(folder);
        fs::create_dir_all(inner).map_err(|error| output::fault(inner, "créé", &error))?;
        fs::write(&path, &file.bytes).map_err(|error| output::fault(&path, "écrit", &error))?;
    }
    Ok(())
}

/// What to type next, from the current folder.
pub(super) fn next_commands(folder: &Path, year: i32) -> String {
    let in_data =
        folder.parent().is_some_and(|parent| parent.file_name().is_some_and(|it| it == DATA));
    if !in_data {
        let edition = paths::quoted(folder);
        return format!("  rapport check {edition}\n  rapport compile {edition}\n");
    }
    let project = folder.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let newest = editions::newest(project).and_then(|edition| edition.year());
    let edition = if newest == Some(year) { String::new() } else { format!(" {year}") };
    let enter = match project.as_os_str().is_empty() || project == Path::new(".") {
        true => String::new(),
        false => format!("  cd {}\n", paths::quoted(project)),
    };
    format!("{enter}  rapport check{edition}\n  rapport compile{edition}\n")
}
