//! From a place to what other programs point at: a file, and two positions.

use crate::diagnostic::source::{Place, SourceMap};

/// A piece of a file; lines and columns from 1, columns in characters.
pub(super) struct Range {
    /// Path from where the command was given, with `/`.
    pub(super) path: String,
    /// First line and column, then those after the last character; none for a
    /// file as a whole.
    pub(super) ends: Option<[(usize, usize); 2]>,
    /// Cell of a table, as a spreadsheet names it.
    pub(super) cell: Option<String>,
}

/// The range of a place; `folder` is the edition's, as other programs see it.
pub(super) fn range(folder: &str, place: Place, sources: &SourceMap) -> Range {
    let location = sources.locate(place);
    let file = sources.file_of(place);
    let ends = location
        .line
        .zip(location.column)
        .map(|start| [start, file.line_column(location.span.end)]);
    // The templates stand beside the editions, and are known by their own path.
    let beside = location.path.starts_with("templates/");
    let path = match folder.trim_end_matches('/') {
        "" | "." => location.path.to_owned(),
        _ if beside => location.path.to_owned(),
        folder => format!("{folder}/{}", location.path),
    };
    Range { path, ends, cell: location.cell }
}
