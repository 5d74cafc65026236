//! The editions of an organisation: folders of `data/`, named after their year.

use std::fs;
use std::path::{Path, PathBuf};

use super::words::list;
use super::{MANIFEST, folder, unread};
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::did_you_mean;

/// The folder that holds the editions.
const DATA: &str = "data";

/// A folder of `data/` with a `rapport.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFolder {
    /// The folder.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
}

impl EditionFolder {
    /// The year that the folder is named after.
    pub fn year(&self) -> Option<i32> {
        year(&self.name)
    }
}

fn year(name: &str) -> Option<i32> {
    (name.len() == 4).then(|| name.parse().ok()).flatten()
}

/// The editions under `data/` in a project's folder, by name; none if there is
/// no such folder.
pub fn all(project: &Path) -> Vec<EditionFolder> {
    all_in(&project.join(DATA))
}

/// The editions directly in a folder, by name.
fn all_in(folder: &Path) -> Vec<EditionFolder> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(here) else { return Vec::new() };
    let mut editions: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| EditionFolder {
            path: folder.join(entry.file_name()),
            name: entry.file_name().to_string_lossy().into_owned(),
        })
        .filter(|edition| is_edition(&edition.path))
        .collect();
    editions.sort_by(|a, b| a.name.cmp(&b.name));
    editions
}

fn is_edition(folder: &Path) -> bool {
    folder.join(MANIFEST).is_file()
}

/// The edition of the latest year; folders named otherwise are never the newest.
pub fn newest(project: &Path) -> Option<EditionFolder> {
    newest_in(&project.join(DATA), None)
}

/// The edition of the latest year among those directly in a folder, and before
/// that year.
pub fn newest_in(folder: &Path, before: Option<i32>) -> Option<EditionFolder> {
    let is_before = |year: i32| before.is_none_or(|before| year < before);
    all_in(folder)
        .into_iter()
        .filter(|edition| edition.year().is_some_and(is_before))
        .max_by_key(|edition| edition.year())
}

/// The edition that a user asks for: a folder, its `rapport.toml`, or the name of
/// a folder of `data/` (a year). Without a name the newest, or the project's own
/// folder if it is an edition itself.
pub fn find(project: &Path, asked: Option<&str>) -> Result<PathBuf, Box<Diagnostic>> {
    let Some(asked) = asked else { return find_newest(project) };
    let folder = project.join(asked);
    if is_edition(&folder) {
        return Ok(folder);
    }
    if folder.is_file() && folder.file_name().is_some_and(|name| name == MANIFEST) {
        return Ok(folder.parent().unwrap_or(project).to_owned());
    }
    let by_name = project.join(DATA).join(asked);
    if is_edition(&by_name) {
        return Ok(by_name);
    }
    let existing = [folder, by_name].into_iter().find(|path| path.is_dir());
    Err(Box::new(match existing {
        Some(path) => Diagnostic::new(
            Code::MissingFile,
            format!("le dossier « {} » n'a pas de fichier « {MANIFEST} »", path.display()),
        )
        .help(settings_in(&path).unwrap_or_else(|| {
            "« rapport new » crée une édition avec tout ce qu'il faut".to_owned()
        })),
        None => unknown(asked, &all(project)),
    }))
}

fn find_newest(project: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    if let Some(edition) = newest(project) {
        return Ok(edition.path);
    }
    if is_edition(project) {
        return Ok(project.to_owned());
    }
    let editions = all(project);
    let one = Diagnostic::new(Code::MissingFile, "aucune édition dans le dossier « data »");
    Err(Box::new(match editions.as_slice() {
        [] => {
            one.help(almost(project).unwrap_or_else(|| {
                "nommez son dossier, ou créez-en une : « rapport new »".to_owned()
            }))
        }
        some => one.help(format!(
            "nommez l'édition : {}",
            list(some.iter().map(|edition| edition.name.as_str()))
        )),
    }))
}

/// What to do with a folder of `data/` that lacks only the right name of its `rapport.toml`.
fn almost(project: &Path) -> Option<String> {
    let entries = fs::read_dir(project.join(DATA)).ok()?;
    let mut folders: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    folders.sort();
    folders.retain(|folder| folder.is_dir());
    folders.iter().rev().find_map(|folder| {
        let cure =
            settings_in(folder).unwrap_or_else(|| format!("il manque un fichier « {MANIFEST} »"));
        let holds = |found: &folder::Found| unread::table_of(&found.path).is_some();
        let meant = settings_in(folder).is_some()
            || folder::entries(folder, "").is_ok_and(|entries| entries.iter().any(holds));
        meant.then(|| format!("dans « {} », {cure}", folder.display()))
    })
}

/// What to do with the file of a folder that is surely meant to be its `rapport.toml`.
fn settings_in(folder: &Path) -> Option<String> {
    let entries = folder::entries(folder, "").ok()?;
    unread::manifest(entries.iter().map(|entry| entry.path.as_str()))
}

fn unknown(asked: &str, editions: &[EditionFolder]) -> Diagnostic {
    let names = || editions.iter().map(|edition| edition.name.as_str());
    let one = Diagnostic::new(Code::MissingFile, format!("l'édition « {asked} » n'existe pas"));
    let known = match editions {
        [] => return one.help("« rapport new » crée une édition avec tout ce qu'il faut"),
        _ => format!("éditions du dossier « data » : {}", list(names())),
    };
    match did_you_mean(asked, names()) {
        Some(question) => one.help(format!("{question} ({known})")),
        None => one.help(known),
    }
}

/// The year that an edition's folder is named after, if it is.
pub fn year_of(edition: &Path) -> Option<i32> {
    let name = match edition.file_name() {
        Some(name) => name.to_owned(),
        None => fs::canonicalize(edition).ok()?.file_name()?.to_owned(),
    };
    year(name.to_str()?)
}

/// The folder of the year before, beside that of an edition. It may lack a
/// `rapport.toml`: its tables are enough to compare with.
pub fn previous(edition: &Path, year: i32) -> Option<PathBuf> {
    let last_year = year.checked_sub(1)?.to_string();
    let sibling = match edition.file_name() {
        Some(_) => edition.with_file_name(last_year),
        // `.` has no name and no siblings until it is spelled out.
        None => fs::canonicalize(edition).ok()?.with_file_name(last_year),
    };
    (sibling.is_dir() && sibling != edition).then_some(sibling)
}
