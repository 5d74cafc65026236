//! Pictures and other files that are read as they are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Change, Pair, Side};

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub change: Change,
    /// How many bytes it has.
    pub size: Pair<usize>,
}

/// The files that differ, by their paths.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>) -> Vec<FileChange> {
    let of = |side: &Side<'_>| -> BTreeMap<String, Vec<u8>> {
        let images = side.prepared.input.images.iter();
        images.map(|it| (it.path.clone(), it.bytes.clone())).collect()
    };
    let (old, new) = (of(before), of(after));
    let mut paths: Vec<&String> = old.keys().chain(new.keys()).collect();
    paths.sort();
    paths.dedup();
    let changes = paths.into_iter().filter(|path| old.get(*path) != new.get(*path));
    let changes = changes.map(|path| {
        let size = Pair { before: old.get(path).map(Vec::len), after: new.get(path).map(Vec::len) };
        FileChange { path: path.clone(), change: size.change(), size }
    });
    changes.collect()
}
