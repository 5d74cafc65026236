//! Templates and fonts: embedded in the binary, and replaced file by file by
//! the `templates/` that stands beside an edition.

mod contract;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::design::FileContent;
use crate::design::folders::{project_of, unreadable};
use crate::design::fonts::Fonts;
use crate::diagnostic::Diagnostics;
use crate::read::file_names;
use crate::read::folder;
use crate::read::prose::Commands;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The templates of a compilation, by their path under `templates/`.
#[derive(Debug)]
pub struct Templates {
    files: BTreeMap<String, FileContent>,
    /// Paths of the files that came from a folder.
    replaced: BTreeSet<String>,
    fonts: Fonts,
}

/// The file that declares what texts may call.
const PROSE: &str = "prose.typ";

impl Templates {
    /// Those of an edition, with its fonts.
    pub fn of(edition: &Path, diagnostics: &mut Diagnostics) -> Self {
        let mut templates = Self::load(folder_of(edition).as_deref(), diagnostics);
        templates.fonts = Fonts::of(edition, diagnostics);
        templates
    }

    /// The embedded files and fonts, and over the files those of `folder`.
    pub fn load(folder: Option<&Path>, diagnostics: &mut Diagnostics) -> Self {
        let mut templates =
            Self { files: BTreeMap::new(), replaced: BTreeSet::new(), fonts: Fonts::embedded() };
        embedded(&TEMPLATES, &mut templates.files);
        if let Some(root) = folder {
            match folder::stays_within(project_of(root), root) {
                Ok(()) => templates.overlay(root, root, diagnostics),
                Err(trouble) => diagnostics.push(unreadable(root, &trouble)),
            }
        }
        templates
    }

    /// A file by its path under `templates/`.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| bytes.as_slice())
    }

    /// The fonts that the document may use.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// What texts may call.
    pub fn commands(&self) -> Commands {
        self.get(PROSE)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .map_or_else(|| Commands::shipped().clone(), Commands::of_own)
    }

    /// All files with their paths under `templates/`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FileContent)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// Whether one of the files that the engine runs came from a folder, and is not the tool's.
    pub fn have_code_of_their_own(&self) -> bool {
        let mut code = self.replaced.iter().filter(|path| path.ends_with(".typ"));
        code.any(|path| self.get(path) != of_the_tool(path))
    }

    /// Gives a file back the content that it has in the tool; one that the tool does not have goes.
    pub fn restore(&mut self, path: &str) {
        match of_the_tool(path) {
            Some(content) => self.files.insert(path.to_owned(), FileContent::from(content)),
            None => self.files.remove(path),
        };
    }

    /// The text of the templates that a folder changes.
    pub fn own(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        let changed = self.replaced.iter().filter_map(|path| {
            let bytes = self.get(path)?;
            (path.ends_with(".typ") && of_the_tool(path) != Some(bytes)).then_some(bytes)
        });
        changed.map(String::from_utf8_lossy)
    }

    /// The documents that can be compiled: the names of `documents/*.typ`.
    pub fn documents(&self) -> Vec<&str> {
        self.files
            .keys()
            .filter_map(|path| path.strip_prefix("documents/")?.strip_suffix(".typ"))
            .collect()
    }

    /// Puts the files of a folder over those that are there.
    fn overlay(&mut self, root: &Path, folder: &Path, diagnostics: &mut Diagnostics) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return diagnostics.push(unreadable(folder, &folder::trouble(&error))),
        };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if file_names::is_of_the_system(&name) {
                continue;
            }
            // A link to a folder may lead back here: reading it will say that it is no file.
            if path.is_dir() && !path.is_symlink() {
                self.overlay(root, &path, diagnostics);
                continue;
            }
            let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) else { continue };
            let name = name.replace('\\', "/");
            match folder::bytes_within(project_of(root), &path) {
                Ok(bytes) => {
                    self.replaced.insert(name.clone());
                    self.files.insert(name, FileContent::from(bytes));
                }
                Err(trouble) => diagnostics.push(unreadable(&path, &trouble)),
            }
        }
    }
}

/// What the texts of an edition may call, known before its templates are read whole.
pub fn commands_of(edition: &Path) -> Commands {
    let own = folder_of(edition).map(|folder| folder.join(PROSE));
    match own.and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(prose) => Commands::of_own(&prose),
        None => Commands::shipped().clone(),
    }
}

/// A file of the tool, by its path under `templates/`.
pub fn of_the_tool(path: &str) -> Option<&'static [u8]> {
    TEMPLATES.get_file(path).map(|file| file.contents())
}

/// Where the templates of an edition may stand: in it, or beside the folder
/// that holds the editions.
pub fn folder_of(edition: &Path) -> Option<PathBuf> {
    let edition = dunce::canonicalize(edition).unwrap_or_else(|_| edition.to_owned());
    let beside = edition.parent().and_then(Path::parent).map(|root| root.join("templates"));
    [Some(edition.join("templates")), beside].into_iter().flatten().find(|folder| folder.is_dir())
}

fn embedded(folder: &'static Dir<'static>, files: &mut BTreeMap<String, FileContent>) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            files.insert(path.replace('\\', "/"), FileContent::from(file.contents()));
        }
    }
    for inner in folder.dirs() {
        embedded(inner, files);
    }
}
