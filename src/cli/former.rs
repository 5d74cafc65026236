//! What a publication before this one has left in the folder of this one.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{Stop, output};
use crate::compile::outputs::OutputFile;
use crate::compile::outputs::lock::{SUMS, sha256};
use crate::language::french;

/// Levels of folders that are looked through: a publication has two.
const DEEPEST: usize = 8;
/// Files that are named one by one.
const NAMED: usize = 8;

/// The files of the publication before, each with its checksum.
pub(super) struct Former(Vec<(String, String)>);

impl Former {
    /// Those that the checksums of a folder name; none where it has none.
    pub(super) fn of(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(SUMS)).unwrap_or_default();
        let line = |line: &str| {
            let (sum, path) = line.split_once("  ")?;
            let is_within =
                Path::new(path).components().all(|it| matches!(it, Component::Normal(_)));
            is_within.then(|| (path.to_owned(), sum.to_owned()))
        };
        Self(text.lines().filter_map(line).collect())
    }

    /// Takes away the files that this publication does not make any more, as long as nobody has changed
    /// them; tells what else stands in the folder.
    pub(super) fn clear(&self, folder: &Path, files: &[OutputFile]) -> Result<(), Stop> {
        let is_made = |path: &str| files.iter().any(|it| it.path == path);
        let mut removed = Vec::new();
        for (path, sum) in self.0.iter().filter(|(path, _)| !is_made(path)) {
            let target = folder.join(path);
            let is_file = fs::symlink_metadata(&target).is_ok_and(|it| it.is_file());
            if !is_file || fs::read(&target).map(|it| sha256(&it)).ok().as_ref() != Some(sum) {
                continue;
            }
            fs::remove_file(&target).map_err(|error| output::fault(&target, "retiré", &error))?;
            removed.push(path.clone());
            let parents = target.ancestors().skip(1).take_while(|it| *it != folder);
            // A folder that still holds something stays.
            parents.take(DEEPEST).for_each(|it| drop(fs::remove_dir(it)));
        }
        let mut found = Vec::new();
        walk(folder, PathBuf::new(), DEEPEST, &mut found);
        found.retain(|path| !is_made(path));
        for (names, words) in [
            (removed, "retirés du dossier, que cette publication ne fait plus"),
            (found, "laissés dans le dossier, qui ne sont pas de cette publication"),
        ] {
            if !names.is_empty() {
                output::message(&format!("{words} : {}\n", listed(names)));
            }
        }
        Ok(())
    }
}

/// « a.pdf, b.csv et 3 autres ».
fn listed(mut names: Vec<String>) -> String {
    names.sort();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    format!("{}{}", names.join(", "), french::and_others(more, "un autre", "autres"))
}

/// The files below a folder, by their paths in it; links are not followed.
fn walk(root: &Path, within: PathBuf, deepest: usize, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(&within)) else { return };
    for entry in entries.flatten() {
        let path = within.join(entry.file_name());
        match entry.file_type() {
            Ok(it) if it.is_dir() && deepest > 0 => walk(root, path, deepest - 1, found),
            Ok(it) if !it.is_dir() => {
                let parts = path.iter().map(|it| it.to_string_lossy().into_owned());
                found.push(parts.collect::<Vec<_>>().join("/"));
            }
            _ => {}
        }
    }
}
