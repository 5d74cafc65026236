//! Files and their bytes; the only place of the library that opens those of an edition.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::read::file_names;

/// Larger files are surely not what was meant, and places in them would not fit.
const LARGEST: u64 = 512 * 1024 * 1024;
/// A text of markup: a whole report is shorter, and what is longer was not written by hand.
const LONGEST_TEXT: u64 = 1024 * 1024;
/// Folders within folders.
const DEEPEST: usize = 8;

/// Why a file or a folder gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It does not exist.
    Missing,
    /// It exists; the reason is in French words.
    Unreadable(String),
}

/// A file found in a folder.
#[derive(Debug, Clone)]
pub struct Found {
    /// Relative to the edition, with `/`.
    pub path: String,
    /// As the system knows it.
    pub file: PathBuf,
    /// Where it leads, if it is a link out of the edition.
    pub outside: Option<PathBuf>,
    /// What is read in its place.
    pub instead: Option<Arc<[u8]>>,
}

impl Found {
    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// What keeps the file from being read.
    pub fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        if let Some(instead) = &self.instead {
            return Ok(instead.to_vec());
        }
        self.outside.as_deref().map_or_else(|| bytes(&self.file), |to| Err(link_out(to)))
    }
}

/// The bytes of a file that stands in a folder which no link may lead out of.
///
/// # Errors
///
/// What keeps the file from being read; that it stands outside the folder.
pub fn bytes_within(root: &Path, path: &Path) -> Result<Vec<u8>, Trouble> {
    if path.is_symlink() {
        stays_within(root, path)?;
    }
    bytes(path)
}

/// Refuses what is a link, or stands behind one, that leads out of a folder.
///
/// # Errors
///
/// That it stands outside the folder.
pub fn stays_within(root: &Path, path: &Path) -> Result<(), Trouble> {
    outside(root, path).map_or(Ok(()), |to| Err(link_out(&to)))
}

/// Where a path leads, if a link takes it out of a folder. One that leads nowhere is no such link.
pub fn outside(root: &Path, path: &Path) -> Option<PathBuf> {
    let (root, real) = (dunce::canonicalize(root).ok()?, dunce::canonicalize(path).ok()?);
    (!real.starts_with(root)).then_some(real)
}

fn link_out(to: &Path) -> Trouble {
    Trouble::Unreadable(format!(
        "c'est un lien qui mène hors du dossier, à « {} » ; copiez-y le fichier lui-même",
        to.display()
    ))
}

/// The bytes of a file.
fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    let metadata = regular(path)?;
    if metadata.len() > LONGEST_TEXT && path.extension().is_some_and(|ending| ending == "typ") {
        return Err(unreadable("il dépasse 1 Mio, bien plus qu'un rapport entier"));
    }
    let file = File::open(path).map_err(|error| trouble(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // Some files tell no length, or grow while they are read.
    file.take(LARGEST).read_to_end(&mut bytes).map_err(|error| trouble(&error))?;
    Ok(bytes)
}

/// What is known of a file that can be read to its end: no folder, no device, no pipe, none that
/// is longer than any report.
///
/// # Errors
///
/// That it is no file, or cannot be reached.
pub fn regular(path: &Path) -> Result<Metadata, Trouble> {
    let metadata = fs::metadata(path).map_err(|error| trouble(&error))?;
    if metadata.is_dir() {
        return Err(unreadable("c'est un dossier, pas un fichier"));
    }
    if !metadata.is_file() {
        return Err(unreadable("ce n'est pas un fichier ordinaire"));
    }
    if metadata.len() > LARGEST {
        return Err(unreadable("il dépasse 512 Mio"));
    }
    Ok(metadata)
}

/// What a folder of the edition holds, by name, folders included. Hidden files
/// are left out, and those that spreadsheets leave beside an open document, or systems anywhere.
///
/// # Errors
///
/// What keeps the folder from being read.
pub fn entries(edition: &Path, folder: &str) -> Result<Vec<Found>, Trouble> {
    let entries = fs::read_dir(edition.join(folder)).map_err(|error| trouble(&error))?;
    let mut names: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    names.sort();
    let found = names.iter().filter_map(|name| {
        let shown = name.to_string_lossy();
        let path = if folder.is_empty() { shown.to_string() } else { format!("{folder}/{shown}") };
        let file = edition.join(folder).join(name);
        let outside = file.is_symlink().then(|| outside(edition, &file)).flatten();
        (!file_names::is_of_the_system(&shown)).then_some(Found {
            path,
            file,
            outside,
            instead: None,
        })
    });
    Ok(found.collect())
}

/// The files of an edition that a spreadsheet has open: Excel and LibreOffice leave
/// a file beside each.
pub fn open_elsewhere(edition: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(edition) else { return Vec::new() };
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
    let mut open: Vec<String> = names
        .filter_map(|name| {
            let name = name.to_string_lossy().into_owned();
            let of_excel = name.strip_prefix("~$");
            let of_libreoffice =
                || name.strip_prefix(".~lock.").and_then(|it| it.strip_suffix('#'));
            of_excel.or_else(of_libreoffice).map(str::to_owned)
        })
        .filter(|name| edition.join(name).is_file())
        .collect();
    open.sort();
    open
}

/// The files of a folder of the edition and of the folders within it, by path.
///
/// # Errors
///
/// What keeps the folder from being read.
pub fn files(edition: &Path, folder: &str) -> Result<Vec<Found>, Trouble> {
    stays_within(edition, &edition.join(folder))?;
    let mut files = Vec::new();
    descend(edition, folder, DEEPEST, &mut files)?;
    Ok(files)
}

fn descend(
    edition: &Path,
    folder: &str,
    depth: usize,
    files: &mut Vec<Found>,
) -> Result<(), Trouble> {
    for found in entries(edition, folder)? {
        // A link to a folder may lead back here: reading it will say that it is no file.
        let is_folder = found.file.is_dir() && !found.file.is_symlink();
        if !is_folder {
            files.push(found);
        } else if depth > 1 {
            descend(edition, &found.path, depth - 1, files)?;
        }
    }
    Ok(())
}

/// What Windows answers for a file that another program holds, or that stands only in a cloud.
pub fn refusal(code: i32, on_windows: bool) -> Option<&'static str> {
    match code {
        32 | 33 if on_windows => Some(
            "il est ouvert dans un autre programme, sans doute Excel, Word ou un lecteur de PDF : enregistrez-le, fermez-le, puis recommencez",
        ),
        362..=398 | 404 | 426 if on_windows => Some(
            "il n'est pas sur cet ordinateur, mais chez OneDrive ou un service semblable : dans l'Explorateur, clic droit, « Toujours conserver sur cet appareil »",
        ),
        _ => None,
    }
}

fn unreadable(reason: &str) -> Trouble {
    Trouble::Unreadable(reason.to_owned())
}

/// What the system says of a file, in French words.
pub fn trouble(error: &std::io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::NotFound => Trouble::Missing,
        ErrorKind::PermissionDenied => unreadable("les droits d'accès l'interdisent"),
        ErrorKind::NotADirectory => unreadable("ce n'est pas un dossier"),
        _ => match error.raw_os_error() {
            Some(code) if refusal(code, cfg!(windows)).is_some() => {
                unreadable(refusal(code, cfg!(windows)).unwrap_or_default())
            }
            // What Unix answers where the program, or the machine, has no descriptor left.
            Some(23 | 24) if cfg!(unix) => unreadable("trop de fichiers sont ouverts à la fois"),
            Some(code) => Trouble::Unreadable(format!("le système répond par l'erreur {code}")),
            None => unreadable("la lecture a échoué"),
        },
    }
}
