//! The editions of an organisation: folders of `data/`, named after their year
//! or their season.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::words::list;
use super::{MANIFEST, folder, unread};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::partial_date::PeriodName;
use crate::language::suggest::did_you_mean;
use crate::read::schema::Catalogue;

/// The folder that holds the editions.
pub const DATA: &str = "data";
/// The folders of a project in which a command may be given.
const PARTS: [&str; 4] = [DATA, "templates", "fonts", "sortie"];
/// How far above a folder its edition or its project is looked for.
const HIGHEST: usize = 3;

/// A folder of `data/` with a `rapport.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFolder {
    /// The folder.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
}

impl EditionFolder {
    /// The year or the season that the folder is named after.
    pub fn period(&self) -> Option<PeriodName> {
        PeriodName::parse(&self.name)
    }
}

/// The editions under `data/` in a project's folder, by name; none if there is
/// no such folder.
pub fn all(project: &Path) -> Vec<EditionFolder> {
    all_in(&project.join(DATA))
}

/// The editions directly in a folder, by name.
fn all_in(folder: &Path) -> Vec<EditionFolder> {
    let named = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(named) else { return Vec::new() };
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

/// Whatever bears the name: the reading tells what is wrong with it.
fn is_edition(folder: &Path) -> bool {
    folder.join(MANIFEST).symlink_metadata().is_ok()
}

/// The edition of the latest year; folders named otherwise are never the newest.
pub fn newest(project: &Path) -> Option<EditionFolder> {
    newest_in(&project.join(DATA), None)
}

/// The edition of the latest year among those directly in a folder, and before
/// that one.
pub fn newest_in(folder: &Path, before: Option<PeriodName>) -> Option<EditionFolder> {
    let is_before = |name: PeriodName| before.is_none_or(|before| name < before);
    all_in(folder)
        .into_iter()
        .filter(|edition| edition.period().is_some_and(is_before))
        .max_by_key(EditionFolder::period)
}

/// The edition that is meant by a command given in the folder `here`: a folder of an edition, of
/// a project or of editions, a file of an edition, or the name of a folder of `data/` (a year).
/// `catalogue` has the tables by which an edition without rapport.toml is known.
/// Without a word the newest of the project, or the edition in which the command is given.
///
/// # Errors
///
/// That there is no such edition, and which ones there are.
pub fn find(
    here: &Path,
    asked: Option<&str>,
    catalogue: &Catalogue,
) -> Result<PathBuf, Box<Diagnostic>> {
    let Some(asked) = asked else { return find_newest(here, catalogue) };
    let named = here.join(asked);
    if is_edition(&named) {
        return Ok(named);
    }
    if named.is_dir() {
        let newest = newest(&named).or_else(|| newest_in(&named, None));
        if let Some(edition) = newest.map(|it| it.path).or_else(|| edition_around(&named)) {
            return Ok(edition);
        }
    } else if named.is_file()
        && let Some(edition) = edition_around(&up(&named, 1))
    {
        return Ok(edition);
    }
    let beside = edition_around(here).map(|edition| up(&edition, 1).join(asked));
    let in_data = project_around(here).map(|project| project.join(DATA).join(asked));
    let by_name = here.join(DATA).join(asked);
    if let Some(edition) =
        [Some(by_name.clone()), in_data, beside].into_iter().flatten().find(|it| is_edition(it))
    {
        return Ok(edition);
    }
    let existing = [named, by_name].into_iter().find(|path| path.is_dir());
    Err(Box::new(match existing {
        Some(path) => Diagnostic::new(
            Code::MissingFile,
            format!("le dossier « {} » n'a pas de fichier « {MANIFEST} »", path.display()),
        )
        .help(settings_in(&path).unwrap_or_else(|| {
            "« rapport new » crée une édition avec tout ce qu'il faut".to_owned()
        })),
        None => unknown(asked, &all(here)),
    }))
}

fn find_newest(here: &Path, catalogue: &Catalogue) -> Result<PathBuf, Box<Diagnostic>> {
    if let Some(edition) = newest(here) {
        return Ok(edition.path);
    }
    if let Some(edition) = edition_around(here) {
        return Ok(edition);
    }
    if let Some(edition) = project_around(here).and_then(|project| newest(&project)) {
        return Ok(edition.path);
    }
    let editions = all(here);
    // « rapport.toml.txt », as a computer that hides endings names it.
    let is_near = |found: &folder::Found| found.path.to_lowercase().starts_with(MANIFEST);
    let is_near = || folder::entries(here, "").is_ok_and(|found| found.iter().any(is_near));
    let near = settings_in(here).filter(|_| editions.is_empty() && is_near());
    if let Some(help) = near {
        let message = format!("ce dossier n'a pas de fichier « {MANIFEST} »");
        return Err(Box::new(Diagnostic::new(Code::MissingFile, message).help(help)));
    }
    let diagnostic = Diagnostic::new(Code::MissingFile, "aucune édition dans le dossier « data »");
    Err(Box::new(match editions.as_slice() {
        [] => {
            diagnostic.help(almost(here, catalogue).unwrap_or_else(|| {
                "nommez son dossier, ou créez-en une : « rapport new »".to_owned()
            }))
        }
        some => diagnostic.help(format!(
            "nommez l'édition : {}",
            list(some.iter().map(|edition| edition.name.as_str()))
        )),
    }))
}

/// The edition in which a folder stands, or which it is.
pub fn edition_around(folder: &Path) -> Option<PathBuf> {
    let around = (0..=HIGHEST).map(|steps| up(folder, steps)).find(|it| is_edition(it))?;
    // A path without any name cannot be read.
    Some(if around.as_os_str().is_empty() { PathBuf::from(".") } else { around })
}

/// The project of which a folder is a part, below the project's own folder: its `data/`, its
/// templates, what was written.
pub fn project_around(folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = dunce::canonicalize(here).ok()?;
    let mut names = real.ancestors().filter_map(|it| it.file_name()).take(HIGHEST);
    let part = names.position(|name| PARTS.iter().any(|part| name == *part))?;
    let project = up(folder, part + 1);
    (!all(&project).is_empty()).then_some(project)
}

/// The project of an edition that stands in its `data/`.
pub fn project_of(edition: &Path) -> Option<PathBuf> {
    let real = dunce::canonicalize(edition).ok()?;
    real.parent()?.file_name().is_some_and(|name| name == DATA).then(|| up(edition, 2))
}

/// The folder so many steps above another; the one in which the command is given has no name.
pub fn up(folder: &Path, steps: usize) -> PathBuf {
    let mut folder: PathBuf =
        folder.components().filter(|part| *part != Component::CurDir).collect();
    for _ in 0..steps {
        match folder.components().next_back() {
            Some(Component::Normal(_)) => {
                folder.pop();
            }
            Some(Component::RootDir | Component::Prefix(_)) => {}
            Some(Component::ParentDir | Component::CurDir) | None => folder.push(".."),
        }
    }
    folder
}

/// What to do with a folder of `data/` that lacks only the right name of its `rapport.toml`.
fn almost(project: &Path, catalogue: &Catalogue) -> Option<String> {
    let entries = fs::read_dir(project.join(DATA)).ok()?;
    let mut folders: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    folders.sort();
    folders.retain(|folder| folder.is_dir());
    folders.iter().rev().find_map(|folder| {
        let cure =
            settings_in(folder).unwrap_or_else(|| format!("il manque un fichier « {MANIFEST} »"));
        let holds = |found: &folder::Found| unread::table_of(catalogue, &found.path).is_some();
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
    let diagnostic =
        Diagnostic::new(Code::MissingFile, format!("l'édition « {asked} » n'existe pas"));
    let known = match editions {
        [] => return diagnostic.help("« rapport new » crée une édition avec tout ce qu'il faut"),
        _ => format!("éditions du dossier « data » : {}", list(names())),
    };
    match did_you_mean(asked, names()) {
        Some(question) => diagnostic.help(format!("{question} ({known})")),
        None => diagnostic.help(known),
    }
}

/// The year or the season that an edition's folder is named after, if it is.
pub fn period_of(edition: &Path) -> Option<PeriodName> {
    let name = match edition.file_name() {
        Some(name) => name.to_owned(),
        None => dunce::canonicalize(edition).ok()?.file_name()?.to_owned(),
    };
    PeriodName::parse(name.to_str()?)
}

/// The folder of the year or the season before that of an edition, beside it. It may lack a
/// `rapport.toml`: its tables are enough to compare with.
pub fn previous(edition: &Path, name: PeriodName) -> Option<PathBuf> {
    let last_year = name.before().to_string();
    let sibling = match edition.file_name() {
        Some(_) => edition.with_file_name(last_year),
        // `.` has no name and no siblings until it is spelled out.
        None => dunce::canonicalize(edition).ok()?.with_file_name(last_year),
    };
    (sibling.is_dir() && sibling != edition).then_some(sibling)
}
