//! Files and their bytes; the only place of the library that opens any.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

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
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
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
    if metadata.len() > LONGEST_TEXT && path.extension().is_some_and(|ending| ending == "typ") {
        return Err(unreadable("il dépasse 1 Mio, bien plus qu'un rapport entier"));
    }
    let file = File::open(path).map_err(|error| trouble(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // Some files tell no length, or grow while they are read.
    file.take(LARGEST).read_to_end(&mut bytes).map_err(|error| trouble(&error))?;
    Ok(bytes)
}

/// What a folder of the edition holds, by name, folders included. Hidden files
/// are left out, and those that spreadsheets leave beside an open document.
pub fn entries(edition: &Path, folder: &str) -> Result<Vec<Found>, Trouble> {
    let entries = fs::read_dir(edition.join(folder)).map_err(|error| trouble(&error))?;
    let mut names: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    names.sort();
    let found = names.iter().filter_map(|name| {
        let shown = name.to_string_lossy();
        let path = if folder.is_empty() { shown.to_string() } else { format!("{folder}/{shown}") };
        let file = edition.join(folder).join(name);
        (!shown.starts_with(['.', '~'])).then_some(Found { path, file })
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
pub fn files(edition: &Path, folder: &str) -> Result<Vec<Found>, Trouble> {
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

fn unreadable(reason: &str) -> Trouble {
    Trouble::Unreadable(reason.to_owned())
}

fn trouble(error: &std::io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::NotFound => Trouble::Missing,
        ErrorKind::PermissionDenied => unreadable("les droits d'accès l'interdisent"),
        ErrorKind::NotADirectory => unreadable("ce n'est pas un dossier"),
        _ => match error.raw_os_error() {
            Some(code) => Trouble::Unreadable(format!("le système répond par l'erreur {code}")),
            None => unreadable("la lecture a échoué"),
        },
    }
}
