//! Pieces of Markdown.

use std::fmt::Write;

/// A table: its heads, and its rows of as many cells.
pub(super) fn table<const N: usize>(
    heads: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut text = String::new();
    let mut line = |cells: &[String; N]| {
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    };
    line(&heads.map(str::to_owned));
    line(&heads.map(|_| "---".to_owned()));
    for row in rows {
        line(&row.map(|it| cell(&it)));
    }
    text
}

/// A text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace(['\r', '\n', '\t'], " ").replace('|', "\\|")
}

/// Letters for the machine: `` `date_debut` ``.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}
