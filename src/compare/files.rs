//! Pictures and other files that are read as they are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::texts::renamed;
use super::{Change, Pair, Side};

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub change: Change,
    /// Of a file that holds the same under another name, both names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renamed: Option<Pair<String>>,
    /// How many bytes it has.
    pub size: Pair<usize>,
}

/// The files that differ, by their paths.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>) -> Vec<FileChange> {
    let (old, new) = (of(before), of(after));
    let mut paths: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    paths.sort_unstable();
    paths.dedup();
    let renamed = renamed(&old, &new);
    let change = |path: &str| {
        let names = renamed.iter().find(|(was, is)| *was == path || *is == path);
        if names.is_some_and(|(was, _)| *was == path) || old.get(path) == new.get(path) {
            return None;
        }
        let was = names.map_or(path, |(was, _)| *was);
        let size = |all: &BTreeMap<&str, &[u8]>, path: &str| all.get(path).map(|it| it.len());
        let size = Pair { before: size(&old, was), after: size(&new, path) };
        let change = size.change();
        let renamed = names.map(|(was, is)| Pair::both((*was).to_owned(), (*is).to_owned()));
        Some(FileChange { path: path.to_owned(), change, renamed, size })
    };
    paths.into_iter().filter_map(change).collect()
}

fn of<'a>(side: &Side<'a>) -> BTreeMap<&'a str, &'a [u8]> {
    let images = side.prepared.input.images.iter();
    images.map(|it| (it.path.as_str(), it.bytes.as_slice())).collect()
}
