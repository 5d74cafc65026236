//! The folder of an export: what an earlier export wrote there is replaced,
//! what anybody else wrote is not.
//!
//! A marker file lists what was written: `path<TAB>length<TAB>hash`, a line each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::staged::{self, Staged};
use super::{Stop, output, paths};
use crate::language::hash;
use crate::typeset::export::TreeFile;

/// The file that tells an export from any other folder.
const MARKER: &str = ".rapport-bundle";
/// Most files that a refusal names.
const NAMED: usize = 8;
/// What to do about a folder that cannot be used.
const ADVICE: &str = "donnez un dossier à part, par exemple --bundle arbre";

/// A folder that may be written to.
pub(super) struct ExportFolder {
    root: PathBuf,
    /// What the earlier export wrote, by path.
    earlier: BTreeMap<String, Vec<Print>>,
    /// It does not exist yet, or is empty.
    new: bool,
}

/// Length and hash of a file: what tells that it was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Print {
    length: u64,
    hash: u64,
}

impl Print {
    fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: hash::stable(bytes) }
    }
}

impl ExportFolder {
    /// The folder, if it is new, empty or an earlier export, and apart from the
    /// edition and its templates.
    pub(super) fn open(root: &Path, edition: &Path) -> Result<Self, Stop> {
        paths::keep_out(root, edition, ADVICE)?;
        paths::keep_apart(root, edition, ADVICE)?;
        let folder = |earlier, new| Self { root: root.to_owned(), earlier, new };
        let mut entries = match fs::read_dir(root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(folder(BTreeMap::new(), true));
            }
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(Stop::Usage(format!(
                    "« {} » n'est pas un dossier : {ADVICE}",
                    root.display()
                )));
            }
            Err(error) => return Err(output::fault(root, "lu", &error)),
        };
        let marker = root.join(MARKER);
        match fs::read(&marker) {
            Ok(bytes) => Ok(folder(read_marker(&String::from_utf8_lossy(&bytes)), false)),
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(output::fault(&marker, "lu", &error))
            }
            Err(_) if entries.next().is_none() => Ok(folder(BTreeMap::new(), true)),
            Err(_) => Err(Stop::Usage(format!(
                "« {} » existe, n'est pas vide et n'est pas un export : donnez un autre dossier, ou videz celui-ci",
                root.display()
            ))),
        }
    }

    /// Writes the files and takes away those of the earlier export that are no
    /// longer among them. Files edited since are kept unless `overwrite`.
    pub(super) fn update(&self, files: &[TreeFile], overwrite: bool) -> Result<(), Stop> {
        let wanted: BTreeMap<&str, Print> = files
            .iter()
            .map(|file| (file.path.as_str(), Print::of(file.content.as_slice())))
            .collect();
        if self.new {
            return self.begin(files, &marker(&wanted));
        }
        let present = self.present(wanted.keys().copied())?;
        let edited: Vec<&str> = present
            .iter()
            .filter(|(path, print)| {
                let earlier = self.earlier.get(**path).is_some_and(|it| it.contains(print));
                !earlier && wanted.get(*path) != Some(print)
            })
            .map(|(path, _)| *path)
            .collect();
        if !edited.is_empty() && !overwrite {
            return Err(self.edited(&edited));
        }
        // Should the run be killed, what it has written is known as ours, and what it has not.
        let known = self
            .earlier
            .iter()
            .flat_map(|(path, prints)| prints.iter().map(move |print| line(path, *print)));
        let both: String = known.chain([marker(&wanted)]).collect();
        output::write_whole(&self.root.join(MARKER), both.as_bytes())?;
        // An editor that watches the folder sees only what changed.
        let changed =
            files.iter().filter(|it| present.get(it.path.as_str()) != wanted.get(it.path.as_str()));
        let changed: Vec<(PathBuf, &[u8])> =
            changed.map(|it| (self.root.join(&it.path), it.content.as_slice())).collect();
        let changed: Vec<(&Path, &[u8])> =
            changed.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
        output::write_all(&changed)?;
        for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
            self.remove(path)?;
        }
        output::write_whole(&self.root.join(MARKER), marker(&wanted).as_bytes())
    }

    /// Writes a folder that does not exist yet, or is empty: all of it or nothing.
    fn begin(&self, files: &[TreeFile], marker: &str) -> Result<(), Stop> {
        let failed = |error| output::fault(&self.root, "créé", &error);
        let aim = paths::followed(&self.root).map_err(failed)?;
        let parent = staged::folder_of(&aim);
        fs::create_dir_all(parent).map_err(|error| output::fault(parent, "créé", &error))?;
        staged::clean(parent);
        let staged = Staged::folder(parent).map_err(failed)?;
        let files = files.iter().map(|file| (file.path.as_str(), file.content.as_slice()));
        staged.fill(files.chain([(MARKER, marker.as_bytes())])).map_err(failed)?;
        let _ = fs::remove_dir(&aim);
        staged.rename(&aim).map_err(failed)?;
        staged::settle(parent);
        Ok(())
    }

    /// The files of the earlier export and of this one that exist now.
    fn present<'a>(
        &'a self,
        wanted: impl Iterator<Item = &'a str>,
    ) -> Result<BTreeMap<&'a str, Print>, Stop> {
        let root = paths::real(&self.root);
        let all: BTreeSet<&str> = wanted.chain(self.earlier.keys().map(String::as_str)).collect();
        let mut present = BTreeMap::new();
        for path in all {
            let at = self.root.join(path);
            if !paths::real(&at).starts_with(&root) {
                return Err(Stop::Usage(format!(
                    "« {} » mène hors du dossier de l'export, par un lien : retirez ce lien",
                    at.display()
                )));
            }
            match fs::read(&at) {
                Ok(bytes) => {
                    present.insert(path, Print::of(&bytes));
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(output::fault(&at, "lu", &error)),
            }
        }
        Ok(present)
    }

    fn edited(&self, edited: &[&str]) -> Stop {
        let mut names = edited.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if let more @ 1.. = edited.len().saturating_sub(NAMED) {
            names.push_str(&format!(" (et {more} de plus)"));
        }
        let what = match edited {
            [_] => "un fichier modifié depuis le dernier export serait perdu",
            _ => "des fichiers modifiés depuis le dernier export seraient perdus",
        };
        Stop::Usage(format!(
            "dans « {} », {what} : {names}\ndéplacez ce dossier pour garder les modifications, ou passez --ecraser pour les remplacer",
            self.root.display()
        ))
    }

    /// Removes a file, and the folders that it leaves empty.
    fn remove(&self, path: &str) -> Result<(), Stop> {
        let file = self.root.join(path);
        fs::remove_file(&file).map_err(|error| output::fault(&file, "retiré", &error))?;
        let inner = Path::new(path).ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
        for folder in inner {
            if fs::remove_dir(self.root.join(folder)).is_err() {
                // Something else is in it.
                break;
            }
        }
        Ok(())
    }
}

fn marker(files: &BTreeMap<&str, Print>) -> String {
    files.iter().map(|(path, print)| line(path, *print)).collect()
}

fn line(path: &str, print: Print) -> String {
    format!("{path}\t{}\t{:016x}\n", print.length, print.hash)
}

/// The list of a marker. Lines that do not belong are left out: their files
/// then count as edited, and are kept.
fn read_marker(text: &str) -> BTreeMap<String, Vec<Print>> {
    let mut files: BTreeMap<String, Vec<Print>> = BTreeMap::new();
    let line = |line: &str| {
        let mut parts = line.rsplitn(3, '\t');
        let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
        let length = parts.next()?.parse().ok()?;
        let path = parts.next()?;
        let inside = Path::new(path).components().all(|it| matches!(it, Component::Normal(_)));
        (inside && !path.is_empty()).then(|| (path.to_owned(), Print { length, hash }))
    };
    for (path, print) in text.lines().filter_map(line) {
        files.entry(path).or_default().push(print);
    }
    files
}
