//! From a folder to an [`Input`]: every file's text, the tables' cells and the
//! manifest's values, each with its place.
//!
//! Nothing here knows what a date or a quantity is, and nothing stops at a
//! problem: what can be read is read, and the rest is reported.

pub mod address;
mod apart;
pub mod approvals;
pub mod by_rules;
pub mod comments;
pub mod corrected;
mod csv;
mod damage;
mod documents;
mod edition;
pub mod editions;
mod encoding;
pub mod export;
mod failure;
pub mod file_names;
pub(crate) mod folder;
pub mod framing;
mod grid;
mod harmless;
mod header;
mod hits;
mod likely;
mod likely_form;
pub mod manifest;
pub mod mark;
mod meant;
mod memory;
mod own_columns;
mod own_names;
mod own_tables;
pub mod packed;
mod personal;
pub mod picture;
pub mod prose;
mod quotes;
pub mod respondents;
mod rows;
pub mod schema;
mod separator;
pub mod sheet;
mod soundness;
mod table;
#[cfg(test)]
mod tests;
pub mod toml;
mod unread;
mod whole_names;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use self::encoding::Encoding;
pub use self::harmless::harmless;
pub use self::memory::read_texts;
pub use self::separator::Separator;
pub use self::sheet::{EXPLANATIONS, LISTS};
pub use self::table::{DateSystem, Field, Row, Table};

use self::approvals::Approval;
use self::comments::Comment;
use self::manifest::Manifest;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::{FileId, SourceMap};
use crate::read::schema::Catalogue;

pub use crate::diagnostic::source::MANIFEST;

/// All that an edition's folder holds.
#[derive(Debug)]
pub struct Input {
    /// The text of every file, and where the records of the tables stand.
    pub sources: SourceMap,
    /// `rapport.toml`.
    pub manifest: Manifest,
    /// The tables that the folder has, by the name of their schema.
    pub tables: BTreeMap<&'static str, Table>,
    /// The texts of `textes/`, by path.
    pub texts: Vec<Text>,
    /// The files of `images/`, by path.
    pub images: Vec<Asset>,
    /// The tables that the edition may hold, those of the tool and its own.
    pub catalogue: Catalogue,
    /// What was found out about each table's file, by path.
    pub facts: Vec<TableFacts>,
    /// The files that a spreadsheet has open: what is not saved is not read.
    pub open_elsewhere: Vec<String>,
    /// The names of the members that are only to be counted, which no table shows.
    pub counted_members: Vec<String>,
    /// Who has approved what, in the order in which it was written.
    pub approvals: Vec<Approval>,
    /// Who had approved what of the years before.
    pub past_approvals: Vec<Approval>,
    /// What the numbers of the review copies stand for, the first 1.
    pub numbers: Vec<String>,
    /// What those who read again have to say.
    pub comments: Vec<Comment>,
}

/// A text in Typst markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Relative to the edition, with `/`.
    pub path: String,
    /// Its text.
    pub file: FileId,
}

/// A file that is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the edition, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was found out about a table without being told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFacts {
    /// The file, or the sheet of it.
    pub file: FileId,
    /// How the table stands in its file.
    pub form: TableForm,
    /// How many rows it has.
    pub rows: usize,
    /// The rest, in French: where the header is, which dates are months.
    pub inferred: Vec<String>,
}

/// How a table stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// As text.
    Text {
        /// How its bytes stand for text.
        encoding: Encoding,
        /// What stands between two cells.
        separator: Separator,
    },
    /// As a sheet of a workbook.
    Sheet {
        /// How its serial dates are counted.
        dates: DateSystem,
    },
}

impl Input {
    /// The text that a manifest names: `intro`, `intro.typ` and
    /// `textes/intro.typ` are one.
    pub fn text(&self, name: &str) -> Option<&Text> {
        let path = text_path(name);
        let paths = self.texts.iter().map(|text| text.path.as_str());
        let found = file_names::find(&path, paths)?;
        self.texts.iter().find(|text| text.path == found)
    }
}

/// The text that the bytes of a file stand for.
pub fn decoded(bytes: Vec<u8>) -> String {
    encoding::decode(bytes).0
}

/// The path of a text from what the manifest says.
pub fn text_path(name: &str) -> String {
    let name = name.trim_start_matches("./");
    let name = name.strip_prefix("textes/").unwrap_or(name);
    let end = if name.ends_with(".typ") { "" } else { ".typ" };
    format!("textes/{}{end}", documents::stem(name))
}

/// Files by their path from the edition, with what is read in their place.
pub type Replaced = BTreeMap<String, Arc<[u8]>>;

/// Reads an edition as it would be with these files in the place of its own, or beside them.
pub fn read_with(
    edition: &Path,
    catalogue: &Catalogue,
    replaced: &Replaced,
) -> (Input, Diagnostics) {
    let mut reading = edition::Reading::of(catalogue);
    reading.replace(replaced);
    reading.read(edition);
    reading.finish()
}

/// Reads an edition. Only `rapport.toml` is needed; every other file is read if
/// it is there. `catalogue` has the tables that it may hold.
pub fn read(edition: &Path, catalogue: &Catalogue) -> (Input, Diagnostics) {
    read_with(edition, catalogue, &Replaced::new())
}
