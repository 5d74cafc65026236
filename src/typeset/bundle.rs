//! The virtual tree that the typesetting engine reads.
//!
//! Every path begins with `/`, as an absolute path does in Typst: templates are mounted at
//! `/templates/`, the data at `/donnees.json`, charts at `/graphiques/`, maps at `/cartes/`, prose at `/textes/`,
//! pictures at `/images/` and clean tables at `/tables/`. The tree lives in memory; the bundle
//! remembers which file of the user each of its files comes from, so that a mistake found inside
//! the tree is reported at the user's own line and column.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use crate::design::FileContent;

/// The line put before each text, so that prose can cite figures without importing anything.
pub const PROSE_IMPORT: &str = "#import \"/templates/prose.typ\": *\n";

/// The folder of the bundle that holds the texts written by staff.
pub const TEXTS: &str = "/textes/";

/// The folder of the bundle that holds the templates.
pub const TEMPLATES: &str = "/templates/";

/// Everything that one document is made from: files, fonts, entry file, title and date.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Title of the document, written into the PDF when the templates set none.
    pub title: String,
    /// Date of the edition: what `datetime.today()` answers, and the date written into the PDF.
    pub date: NaiveDate,
    /// What templates read from `sys.inputs`: see [`Purpose`].
    pub inputs: BTreeMap<String, String>,
    entry: String,
    files: BTreeMap<String, BundleFile>,
    fonts: Vec<BundleFont>,
    in_order: Vec<String>,
}

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be read by everybody and kept: PDF/UA-1 and PDF/A-3a at once, in the colours of screens.
    Reading,
    /// To be printed: four inks, which PDF/A does not allow without a profile, and paper to cut off.
    Printing,
}

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct BundleFile {
    /// What the engine reads, with the prefix that the tool has put before a text.
    pub content: FileContent,
    /// The user's file that this one shows; `None` for a file that the tool has generated.
    pub origin: Option<Origin>,
}

/// Where a file of the bundle comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The path as it is shown to users, `textes/edito.typ` or `templates/theme.typ`.
    pub path: String,
    /// Number of bytes that the tool has put before the user's own text.
    pub prefix_bytes: usize,
}

/// A font, with the file name under which it is exported.
#[derive(Debug, Clone, PartialEq)]
pub struct BundleFont {
    /// File name without folder, `SourceSans3_400Regular.ttf`.
    pub name: String,
    /// The bytes of the font file.
    pub content: FileContent,
}

/// A range of bytes in a file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BundlePlace {
    /// Path in the bundle, `/textes/edito.typ`.
    pub path: String,
    /// Bytes in the file as the engine reads it, prefix included.
    pub range: Range<usize>,
}

/// A place as the user sees it: in the file on disk, without the prefix that the tool adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserPlace {
    /// The path shown to users.
    pub path: String,
    /// Bytes in the user's text; a place inside the prefix becomes the start of the text.
    pub range: Range<usize>,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Column of the first character, in characters, from 1.
    pub column: usize,
}

/// A path that cannot be mounted in the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPath(
    /// The path as it was given.
    pub String,
);

impl Bundle {
    /// An empty bundle whose document starts at `entry`, `/templates/documents/rapport.typ`.
    ///
    /// # Errors
    ///
    /// A path that the engine cannot read.
    pub fn new(entry: &str, title: &str, date: NaiveDate) -> Result<Self, RefusedPath> {
        Ok(Self {
            title: title.to_owned(),
            date,
            inputs: BTreeMap::new(),
            entry: checked(entry)?,
            files: BTreeMap::new(),
            fonts: Vec::new(),
            in_order: Vec::new(),
        })
    }

    /// Adds a file that the tool has generated, `/donnees.json` or `/graphiques/adherents.svg`.
    /// A second file of the same path replaces the first.
    ///
    /// # Errors
    ///
    /// A path that the engine cannot read.
    pub fn mount(
        &mut self,
        path: &str,
        content: impl Into<FileContent>,
    ) -> Result<(), RefusedPath> {
        self.insert(path, content.into(), None)
    }

    /// Adds a file that stands on disk, or in the binary, as it is: a template, a picture.
    /// `shown` is the path that users know it by.
    ///
    /// # Errors
    ///
    /// A path that the engine cannot read.
    pub fn mount_from(
        &mut self,
        path: &str,
        content: impl Into<FileContent>,
        shown: &str,
    ) -> Result<(), RefusedPath> {
        let origin = Origin { path: shown.to_owned(), prefix_bytes: 0 };
        self.insert(path, content.into(), Some(origin))
    }

    /// Adds a text of the edition, already decoded, with the import of the prose functions
    /// before it.
    ///
    /// # Errors
    ///
    /// A path that the engine cannot read.
    pub fn mount_text(&mut self, path: &str, text: &str, shown: &str) -> Result<(), RefusedPath> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let origin = Origin { path: shown.to_owned(), prefix_bytes: PROSE_IMPORT.len() };
        self.insert(path, format!("{PROSE_IMPORT}{text}").into(), Some(origin))
    }

    /// Says which texts the document prints, and in which order: they can then be evaluated ahead.
    pub fn prints_in_order(&mut self, paths: impl Iterator<Item = String>) {
        self.in_order = paths.collect();
    }

    /// The texts that the document is known to print, in its order.
    pub fn texts_in_order(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.in_order.iter().map(String::as_str)
    }

    /// Adds a font file. The engine knows no other font.
    ///
    /// # Errors
    ///
    /// A path that the engine cannot read.
    pub fn add_font(
        &mut self,
        name: &str,
        content: impl Into<FileContent>,
    ) -> Result<(), RefusedPath> {
        checked(&format!("/{name}"))?;
        self.fonts.push(BundleFont { name: name.to_owned(), content: content.into() });
        Ok(())
    }

    /// A document that is one text alone, or the first bytes of it as users see it.
    pub fn alone(&self, path: &str, end: usize) -> Option<Self> {
        const ENTRY: &str = "/seul.typ";
        let text = self.user_text(path)?.get(..end)?;
        let mut alone = self.clone();
        alone.mount_text(path, text, self.shown_path(path)).ok()?;
        alone.mount(ENTRY, format!("#include {path:?}\n")).ok()?;
        alone.entry = ENTRY.to_owned();
        Some(alone)
    }

    /// Puts a line before the document, whichever templates it is made of.
    pub fn begin_with(&mut self, line: &str) {
        let Some(file) = self.files.get_mut(&self.entry) else { return };
        let text = [line.as_bytes(), file.content.as_slice()].concat();
        file.content = text.into();
        if let Some(origin) = &mut file.origin {
            origin.prefix_bytes += line.len();
        }
    }

    /// Path of the file that the engine compiles.
    pub fn entry(&self) -> &str {
        &self.entry
    }

    /// What the document is for.
    pub fn purpose(&self) -> Purpose {
        match self.inputs.get("sortie").map(String::as_str) {
            Some("impression") => Purpose::Printing,
            _ => Purpose::Reading,
        }
    }

    /// Says what the document is for; the templates read `sortie`.
    pub fn set_purpose(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::Reading => self.inputs.remove("sortie"),
            Purpose::Printing => self.inputs.insert("sortie".to_owned(), "impression".to_owned()),
        };
    }

    /// The file at a path of the bundle.
    pub fn file(&self, path: &str) -> Option<&BundleFile> {
        self.files.get(path)
    }

    /// All files with their paths, in the order of the paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &BundleFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// The fonts, in the order in which they were added.
    pub fn fonts(&self) -> &[BundleFont] {
        &self.fonts
    }

    /// The text of a file as the user sees it, without prefix; `None` for a picture.
    pub fn user_text(&self, path: &str) -> Option<&str> {
        let file = self.file(path)?;
        let text = std::str::from_utf8(file.content.as_slice()).ok()?;
        text.get(file.prefix_bytes()..)
    }

    /// The bytes of a file of the bundle that are these bytes of it as users see it.
    pub fn within(&self, path: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let prefix = self.file(path)?.prefix_bytes();
        Some(range.start + prefix..range.end + prefix)
    }

    /// The path that users know a file of the bundle by.
    pub fn shown_path<'a>(&'a self, path: &'a str) -> &'a str {
        match self.file(path).and_then(|file| file.origin.as_ref()) {
            Some(origin) => &origin.path,
            None => path.trim_start_matches('/'),
        }
    }

    /// Turns a place of the bundle into the user's file, line and column. Answers nothing for a
    /// file that is not in the bundle or is not text.
    pub fn locate(&self, place: &BundlePlace) -> Option<UserPlace> {
        let text = self.user_text(&place.path)?;
        let prefix = self.file(&place.path)?.prefix_bytes();
        let start = text.floor_char_boundary(place.range.start.saturating_sub(prefix));
        let end = text.floor_char_boundary(place.range.end.saturating_sub(prefix)).max(start);
        let (line, column) = line_and_column(text, start);
        let path = self.shown_path(&place.path).to_owned();
        Some(UserPlace { path, range: start..end, line, column })
    }

    fn insert(
        &mut self,
        path: &str,
        content: FileContent,
        origin: Option<Origin>,
    ) -> Result<(), RefusedPath> {
        self.files.insert(checked(path)?, BundleFile { content, origin });
        Ok(())
    }
}

impl BundleFile {
    fn prefix_bytes(&self) -> usize {
        self.origin.as_ref().map_or(0, |origin| origin.prefix_bytes)
    }
}

impl fmt::Display for RefusedPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "le chemin « {} » ne peut pas entrer dans le document", self.0)
    }
}

impl Error for RefusedPath {}

/// Refuses a path that could leave the tree, or that one of the systems would read otherwise.
fn checked(path: &str) -> Result<String, RefusedPath> {
    let plain = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0'])
    };
    match path.strip_prefix('/') {
        Some(rest) if rest.split('/').all(plain) => Ok(path.to_owned()),
        _ => Err(RefusedPath(path.to_owned())),
    }
}

/// Line and column, both from 1, the column in characters. `offset` is a character boundary.
/// A line ends as in [`crate::diagnostic::source`]: at a line feed, or at a carriage return without one.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let ends_line = |at: usize| match text.as_bytes()[at] {
        b'\n' => true,
        b'\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let ends: Vec<usize> = (0..offset).filter(|&at| ends_line(at)).collect();
    let start = ends.last().map_or(0, |end| end + 1);
    (ends.len() + 1, text[start..offset].chars().count() + 1)
}
