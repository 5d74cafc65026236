//! The two states that `rapport diff` compares, wherever they are kept: a folder, a year, a revision
//! of git, a ZIP, a PDF that this tool has made. What is no folder is laid out in one that goes away.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::staged::Staged;
use super::{Stop, edition, output, paths};
use crate::compare::attached;
use crate::compile::attachments::FIGURES;
use crate::design::templates;
use crate::diagnostic::source::MANIFEST;
use crate::read::editions::{self, DATA};

/// Bytes of all files of an archive together.
const LARGEST: u64 = 1024 * 1024 * 1024;
/// What a project has beside the folder of its editions.
const PROJECT: [&str; 2] = ["templates", "fonts"];

/// A state of an edition.
pub(super) struct State {
    name: String,
    folder: PathBuf,
    only_tables: bool,
    printed: Option<BTreeMap<String, String>>,
    /// The edition whose templates and fonts print it.
    dressed_as: PathBuf,
    /// What holds the folder, if it is to go away.
    _laid_out: Option<Staged>,
}

impl State {
    /// How it is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The folder to read.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The edition whose templates and fonts print it: itself, or the other where it has none.
    pub(super) fn dressed_as(&self) -> &Path {
        &self.dressed_as
    }

    /// Whether it has neither texts nor settings of its own.
    pub(super) fn only_tables(&self) -> bool {
        self.only_tables
    }

    /// What it printed of its figures, by their ids, where that is known beside its tables.
    pub(super) fn printed(&self) -> Option<&BTreeMap<String, String>> {
        self.printed.as_ref()
    }

    fn folder_of_edition(folder: PathBuf) -> Self {
        let name = folder.display().to_string();
        let dressed_as = folder.clone();
        Self { name, dressed_as, folder, only_tables: false, printed: None, _laid_out: None }
    }

    /// A copy of an edition has left its project, and the templates that stand there.
    fn beside(mut self, around: &Path) -> Self {
        if templates::folder_of(&self.folder).is_none() {
            self.dressed_as = around.to_owned();
        }
        self
    }
}

/// The two states that the words of a command name: the first word, or last year's edition; the
/// second word, or the edition one works on.
pub(super) fn both(words: &[String]) -> Result<(State, State), Stop> {
    match words {
        [] => {
            let after = edition(None)?;
            let period = editions::period_of(&after);
            let before = period.and_then(|period| editions::previous(&after, period));
            let before = before.ok_or_else(|| {
                Stop::Usage(
                    "l'édition n'a pas de précédente à côté d'elle : nommez ce à quoi la comparer \
                     (un dossier, une révision git, un ZIP, un PDF)"
                        .to_owned(),
                )
            })?;
            if !before.join(MANIFEST).exists() {
                return Err(Stop::Usage(format!(
                    "« {} », l'édition d'avant, n'a que des tables : sans rapport.toml, rien ne dit quels chiffres \
                     elle imprimait ; nommez ce à quoi comparer (une révision git, un dossier, un ZIP, un PDF)",
                    before.display()
                )));
            }
            Ok((State::folder_of_edition(before), State::folder_of_edition(after)))
        }
        [first] => {
            let after = edition(None)?;
            Ok((state(first, &after)?, State::folder_of_edition(after)))
        }
        [first, second, ..] => {
            let other = [second, first].into_iter().find_map(|it| edition(Some(it)).ok());
            let around = match other {
                Some(other) => other,
                None => edition(None)?,
            };
            Ok((state(first, &around)?, state(second, &around)?))
        }
    }
}

/// The state that a word names; `around` is the edition that a revision is of, and by whose settings
/// bare tables are counted.
fn state(word: &str, around: &Path) -> Result<State, Stop> {
    let path = Path::new(word);
    let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    match (path.is_file(), ending.as_deref()) {
        (true, Some("zip")) => return archive(word, &read(path)?, around),
        (true, Some("pdf")) => return pdf(word, &read(path)?, around),
        _ => {}
    }
    match edition(Some(word)) {
        Ok(folder) => Ok(State::folder_of_edition(folder).beside(around)),
        Err(stop) if path.exists() => Err(stop),
        Err(_) => revision(word, around),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    fs::read(path).map_err(|error| output::fault(path, "lu", &error))
}

/// The edition as it was at a revision.
fn revision(word: &str, around: &Path) -> Result<State, Stop> {
    let unknown = |why: &str| {
        Stop::Usage(format!(
            "« {word} » n'est ni une année, ni un dossier, ni un ZIP, ni un PDF, {why}"
        ))
    };
    if word.starts_with('-') || word.contains(':') || !around.is_dir() {
        return Err(unknown("ni une révision git"));
    }
    let git_in = |folder: &Path, arguments: &[&str]| {
        let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
        output.map_err(|_| {
            unknown(
                "et le programme « git », qui saurait si c'est une révision, n'est pas installé",
            )
        })
    };
    let git = |arguments: &[&str]| git_in(around, arguments);
    let prefix = git(&["rev-parse", "--show-prefix"])?;
    if !prefix.status.success() {
        return Err(unknown("et l'édition n'est pas dans un dépôt git"));
    }
    let prefix = String::from_utf8_lossy(&prefix.stdout).trim_end().to_owned();
    let commit = format!("{word}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    if !commit.status.success() {
        return Err(unknown("ni une révision git"));
    }
    let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
    // From a folder below, git would look for that folder in the tree again.
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(String::from_utf8_lossy(&top.stdout).trim_end());
    let edition = prefix.trim_end_matches('/');
    let is_there = |path: &str| {
        let named = format!("{commit}:{path}");
        git_in(&top, &["cat-file", "-e", &named]).is_ok_and(|it| it.status.success())
    };
    if !is_there(&format!("{prefix}{MANIFEST}")) {
        return Err(Stop::Usage(format!(
            "l'édition « {prefix} » n'existe pas à la révision « {word} »"
        )));
    }
    // What stands beside it decides too: the year before, its templates, its fonts.
    let mut paths = vec![edition.to_owned()];
    if let Some((editions, _)) = edition.rsplit_once('/') {
        let before =
            editions::period_of(around).map(|name| format!("{editions}/{}", name.before()));
        let project = editions.rsplit_once('/').map(|(above, _)| format!("{above}/"));
        let project = project.unwrap_or_default();
        let looks = PROJECT.map(|folder| format!("{project}{folder}"));
        paths.extend(before.into_iter().chain(looks).filter(|path| is_there(path)));
    }
    let mut arguments = vec!["archive", "--format=zip", &commit];
    if !edition.is_empty() {
        arguments.push("--");
        arguments.extend(paths.iter().map(String::as_str));
    }
    let archive = git_in(&top, &arguments)?;
    if !archive.status.success() {
        return Err(Stop::Usage(format!(
            "« {word} » ne peut pas être lu : git refuse de le donner"
        )));
    }
    self::archive(word, &archive.stdout, around)
}

/// The edition in a ZIP: the folder of its `rapport.toml`; or bare tables, as they are published.
fn archive(word: &str, bytes: &[u8], around: &Path) -> Result<State, Stop> {
    let refused = |why: &str| Stop::Usage(format!("« {word} » ne peut pas être lu : {why}"));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| refused("ce n'est pas un ZIP lisible"))?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut size = 0;
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).map_err(|_| refused("un de ses fichiers est abîmé"))?;
        let Some(name) = file.enclosed_name().filter(|_| file.is_file()) else { continue };
        let name = name.to_string_lossy().replace('\\', "/");
        let mut content = Vec::new();
        let left = LARGEST - size;
        let length = (&mut file).take(left + 1).read_to_end(&mut content);
        size += length.map_err(|_| refused("un de ses fichiers est abîmé"))? as u64;
        if size > LARGEST {
            return Err(refused("il est bien plus grand qu'une édition"));
        }
        files.push((name, content));
    }
    let root = |name: &str| name.strip_suffix(MANIFEST).map(str::to_owned);
    let mut roots: Vec<String> = files.iter().filter_map(|(name, _)| root(name)).collect();
    roots.retain(|root| root.is_empty() || root.ends_with('/'));
    let year = editions::period_of(around).map(|period| format!("{period}/"));
    // The edition of the year that it is compared with; else the newest.
    roots.sort_by_key(|root| {
        (year.as_ref().is_some_and(|it| root.ends_with(it.as_str())), root.clone())
    });
    match roots.pop() {
        Some(root) => laid_out(word, in_project(files, &root, around), around, false),
        None => {
            let tables: Vec<(String, Vec<u8>)> = files
                .into_iter()
                .filter(|(name, _)| name.ends_with(".csv"))
                .filter_map(|(name, bytes)| {
                    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
                    (folder.is_empty() || folder.ends_with("tables"))
                        .then(|| (file.to_owned(), bytes))
                })
                .collect();
            if tables.is_empty() {
                return Err(refused("il n'a ni rapport.toml ni tables"));
            }
            with_settings_of(word, tables, around)
        }
    }
}

/// The tables that a PDF has attached.
fn pdf(word: &str, bytes: &[u8], around: &Path) -> Result<State, Stop> {
    let mut tables = attached::tables(bytes)
        .map_err(|why| Stop::Usage(format!("« {word} » ne peut pas être comparé : {why}")))?;
    let figures = tables.extract_if(.., |(name, _)| name == FIGURES).next();
    let state = with_settings_of(word, tables, around)?;
    Ok(State { printed: figures.map(|(_, csv)| attached::printed(&csv)), ..state })
}

/// Bare tables, to be counted by the settings of another edition.
fn with_settings_of(
    word: &str,
    mut tables: Vec<(String, Vec<u8>)>,
    around: &Path,
) -> Result<State, Stop> {
    tables.push((MANIFEST.to_owned(), read(&around.join(MANIFEST))?));
    let edition = in_data(around);
    let inside = tables.into_iter().map(|(name, bytes)| (format!("{edition}/{name}"), bytes));
    laid_out(word, inside.collect(), around, true)
}

/// The files of an edition, and of what its project has beside it, with their paths in that project.
fn in_project(files: Vec<(String, Vec<u8>)>, root: &str, around: &Path) -> Vec<(String, Vec<u8>)> {
    let edition = in_data(around);
    let before = editions::period_of(around).map(|name| format!("{}/", name.before()));
    let editions = root.trim_end_matches('/').rsplit_once('/').map(|(above, _)| above);
    let project = editions.map(|it| it.rsplit_once('/').map_or("", |(above, _)| above));
    let project = project.map(|it| if it.is_empty() { String::new() } else { format!("{it}/") });
    let placed = |name: &str| {
        if let Some(inside) = name.strip_prefix(root) {
            return Some(format!("{edition}/{inside}"));
        }
        let beside = editions.and_then(|it| name.strip_prefix(it)?.strip_prefix('/'));
        if let Some(beside) = beside {
            let is_before = before.as_ref().is_some_and(|it| beside.starts_with(it.as_str()));
            return is_before.then(|| format!("{DATA}/{beside}"));
        }
        let beside = name.strip_prefix(project.as_deref()?)?;
        let (folder, _) = beside.split_once('/')?;
        PROJECT.contains(&folder).then(|| beside.to_owned())
    };
    files.into_iter().filter_map(|(name, bytes)| Some((placed(&name)?, bytes))).collect()
}

/// Where an edition stands in its project, under the name of the year.
fn in_data(around: &Path) -> String {
    let year = paths::named(around).file_name().map(PathBuf::from).unwrap_or_default();
    format!("{DATA}/{}", year.display())
}

/// Writes the files of a project into a folder that goes away; its edition is named after that it is
/// compared with.
fn laid_out(
    word: &str,
    files: Vec<(String, Vec<u8>)>,
    around: &Path,
    only_tables: bool,
) -> Result<State, Stop> {
    let place = std::env::temp_dir();
    let failed = |error| output::fault(&place, "utilisé pour comparer", &error);
    let staged = Staged::folder(&place).map_err(failed)?;
    let all = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    staged.fill(all).map_err(failed)?;
    let folder = staged.path().join(in_data(around));
    let name = word.to_owned();
    let dressed_as = folder.clone();
    let state =
        State { name, folder, only_tables, printed: None, dressed_as, _laid_out: Some(staged) };
    Ok(state.beside(around))
}
