//! The fonts of a document: those embedded in the tool, and those of `fonts/`,
//! in the edition or beside the templates.

mod characters;
mod embedded;
mod faces;
mod names;
mod soundness;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use characters::{code_point, describe, is_silent};
pub use embedded::{embedded, embedded_font};
pub use faces::{Face, Slope, faces};
pub use names::judge_families;

use crate::design::{FileContent, folders};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::file_names;
use crate::read::folder;

/// The folder.
pub const FOLDER: &str = "fonts";
/// What font files are called.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];
/// Fonts of web sites, which the engine does not read.
const WEB_ENDINGS: [&str; 3] = ["woff", "woff2", "eot"];
/// Larger files are no fonts: those of all of Chinese have twenty megabytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Bytes of a font that hold the checksums of its tables, and more.
const BEGINNING: usize = 4096;

/// A font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its bytes.
    pub content: FileContent,
    /// Where it comes from.
    pub origin: Origin,
    /// Its styles.
    pub faces: Vec<Face>,
}

/// Where a font comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// From the tool.
    Embedded,
    /// From this file.
    File(PathBuf),
}

/// The fonts that a document may use.
#[derive(Debug, Clone)]
pub struct Fonts(Vec<FontFile>);

impl Fonts {
    /// Those of the tool.
    pub fn embedded() -> Self {
        static EMBEDDED: OnceLock<Vec<FontFile>> = OnceLock::new();
        let read = || {
            let file = |(name, bytes): (&str, &'static [u8])| {
                let content = FileContent::from(bytes);
                let faces = faces(&content);
                FontFile { name: name.to_owned(), content, origin: Origin::Embedded, faces }
            };
            embedded::unpack();
            embedded().map(file).collect()
        };
        Self(EMBEDDED.get_or_init(read).clone())
    }

    /// Those of the tool, and those of the folders of an edition.
    pub fn of(edition: &Path, diagnostics: &mut Diagnostics) -> Self {
        let mut fonts = Self::embedded();
        for folder in folders_of(edition).iter().filter(|folder| folder.is_dir()) {
            fonts.add(folder, diagnostics);
        }
        fonts
    }

    /// These files.
    pub fn of_files(files: Vec<FontFile>) -> Self {
        Self(files)
    }

    /// All files, in an order that does not depend on the machine.
    pub fn files(&self) -> &[FontFile] {
        &self.0
    }

    /// The faces of each family, by its name.
    pub fn families(&self) -> BTreeMap<&str, Vec<(&FontFile, &Face)>> {
        let mut families: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for file in &self.0 {
            for face in &file.faces {
                families.entry(face.family.as_str()).or_default().push((file, face));
            }
        }
        for faces in families.values_mut() {
            faces.sort_by_key(|(_, face)| (face.weight, face.slope));
        }
        families
    }

    /// The face of a family for running text. The engine does not look at the case of a name.
    pub fn regular(&self, family: &str) -> Option<&Face> {
        let folded = family.to_lowercase();
        let faces = self.0.iter().flat_map(|file| &file.faces);
        faces
            .filter(|face| face.family.to_lowercase() == folded)
            .min_by_key(|face| (face.slope != Slope::Upright, face.weight.abs_diff(400)))
    }

    /// Adds the files of a folder; one that bears the name of another takes its place.
    fn add(&mut self, folder: &Path, diagnostics: &mut Diagnostics) {
        let root = folders::project_of(folder);
        let stays = folder::stays_within(root, folder);
        let read = || std::fs::read_dir(folder).map_err(|error| folder::trouble(&error));
        let entries = match stays.and_then(|()| read()) {
            Ok(entries) => entries,
            Err(trouble) => return diagnostics.push(folders::unreadable(folder, &trouble)),
        };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        // The system gives them in no order.
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
            let ending = ending.to_lowercase();
            if file_names::is_of_the_system(name) || path.is_dir() {
                continue;
            }
            if WEB_ENDINGS.contains(&ending.as_str()) {
                diagnostics.push(of_the_web(name));
            } else if ENDINGS.contains(&ending.as_str()) {
                let former = self.0.iter().position(|file| file.name == name);
                let is_file = folder::regular(&path).is_ok();
                if is_file
                    && former.is_some_and(|index| holds(&path, self.0[index].content.as_slice()))
                {
                    continue;
                }
                if path.metadata().is_ok_and(|it| it.len() > LARGEST) {
                    diagnostics.push(too_large(name));
                    continue;
                }
                match folder::bytes_within(root, &path) {
                    Ok(bytes) => self.put(former, name, &path, bytes, diagnostics),
                    Err(trouble) => diagnostics.push(folders::unreadable(&path, &trouble)),
                }
            }
        }
    }

    /// Adds a font, or puts it in the place of a former one.
    fn put(
        &mut self,
        former: Option<usize>,
        name: &str,
        path: &Path,
        bytes: Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) {
        if !soundness::is_sound(&bytes) {
            diagnostics.push(damaged(name));
            return;
        }
        let content = FileContent::from(bytes);
        let faces = faces(&content);
        if faces.is_empty() {
            diagnostics.push(no_font(name));
            return;
        }
        let origin = Origin::File(path.to_owned());
        let file = FontFile { name: name.to_owned(), content, origin, faces };
        match former {
            Some(index) => self.0[index] = file,
            None => self.0.push(file),
        }
    }
}

/// Whether a file holds this font. A font begins with the checksum of each of its tables, so that
/// its beginning and its length tell; the rest, some hundred kilobytes, is not read.
fn holds(path: &Path, font: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let length = file.metadata().map(|it| it.len()).ok();
    let known = &font[..font.len().min(BEGINNING)];
    let mut read = vec![0; known.len()];
    length == u64::try_from(font.len()).ok() && file.read_exact(&mut read).is_ok() && read == known
}

/// Where the fonts of an edition may stand: beside the folder that holds the
/// editions, as the templates, then in the edition.
pub fn folders_of(edition: &Path) -> Vec<PathBuf> {
    let edition = dunce::canonicalize(edition).unwrap_or_else(|_| edition.to_owned());
    let beside = edition.parent().and_then(Path::parent).map(|root| root.join(FOLDER));
    beside.into_iter().chain([edition.join(FOLDER)]).collect()
}

fn of_the_web(name: &str) -> Diagnostic {
    let message = format!("« {FOLDER}/{name} » est une police de site web, qui n'est pas lue");
    Diagnostic::new(Code::UnreadableFont, message)
        .help("demandez la police en .ttf ou .otf, et déposez-la à la place")
}

fn damaged(name: &str) -> Diagnostic {
    let message = format!("la police « {FOLDER}/{name} » est abîmée");
    Diagnostic::new(Code::UnreadableFont, message)
        .help("une de ses tables ne correspond plus à sa somme de contrôle : téléchargez-la à nouveau, ou retirez-la")
}

fn too_large(name: &str) -> Diagnostic {
    let message = format!(
        "« {FOLDER}/{name} » est bien plus gros qu'une police, ou n'est pas un fichier ordinaire"
    );
    Diagnostic::new(Code::UnreadableFont, message)
        .help("retirez-le du dossier, ou remplacez-le par la police elle-même")
}

fn no_font(name: &str) -> Diagnostic {
    let message = format!("« {FOLDER}/{name} » ne contient pas de police lisible");
    Diagnostic::new(Code::UnreadableFont, message)
        .help("le fichier est abîmé ou d'un autre genre : téléchargez-le à nouveau, ou retirez-le")
}
