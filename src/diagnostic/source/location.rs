//! A place as users name it.

use std::fmt;
use std::ops::Range;

/// A place as users name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location<'a> {
    /// Path relative to the edition, with `/`.
    pub path: &'a str,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// Line from 1, in a sheet the row; `None` for a whole file.
    pub line: Option<usize>,
    /// Column from 1, in characters; in a sheet the column of the cell.
    pub column: Option<usize>,
    /// Cell as a spreadsheet names it: `D42`.
    pub cell: Option<String>,
    /// Bytes of the file's text.
    pub span: Range<usize>,
}

/// On one line: `evenements.csv:12`, « evenements.xlsx, feuille « Événements », ligne 12 ».
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)?;
        match (self.sheet, self.line) {
            (Some(sheet), Some(line)) => write!(f, ", feuille « {sheet} », ligne {line}"),
            (Some(sheet), None) => write!(f, ", feuille « {sheet} »"),
            (None, Some(line)) => write!(f, ":{line}"),
            (None, None) => Ok(()),
        }
    }
}
