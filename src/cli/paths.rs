//! Where files really stand, and what the system says of them, in French.

use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::Stop;
use crate::design::fonts;
use crate::design::templates;
use crate::diagnostic::source::{Place, SourceMap};
use crate::read::folder;

/// Links that lead to one another: more are a circle.
const MOST_LINKS: usize = 40;
/// What Unix answers where the program, or the machine, has no descriptor left.
const TOO_MANY_FILES: i32 = 24;
const TOO_MANY_FILES_EVERYWHERE: i32 = 23;

/// Why the system refuses, in a few French words.
pub(super) fn reason(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "fichier ou dossier introuvable",
        ErrorKind::PermissionDenied => "permission refusée",
        ErrorKind::AlreadyExists => "un fichier de ce nom existe déjà",
        ErrorKind::IsADirectory => "c'est un dossier",
        ErrorKind::NotADirectory => "une partie du chemin est un fichier, pas un dossier",
        ErrorKind::DirectoryNotEmpty => "le dossier n'est pas vide",
        ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "disque plein",
        ErrorKind::FileTooLarge => "fichier trop grand pour ce disque",
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "nom de fichier refusé",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "fichier occupé par un autre programme"
        }
        ErrorKind::BrokenPipe => "plus personne ne lit la sortie",
        ErrorKind::TimedOut => "le disque ne répond pas",
        ErrorKind::AddrInUse => "il est déjà pris par un autre programme",
        _ => {
            return match error.raw_os_error() {
                Some(TOO_MANY_FILES | TOO_MANY_FILES_EVERYWHERE) if cfg!(unix) => {
                    "trop de fichiers sont ouverts à la fois".to_owned()
                }
                Some(code) => match folder::refusal(code, cfg!(windows)) {
                    Some(words) => words.to_owned(),
                    None => format!("erreur {code} du système"),
                },
                None => "le système l'a refusé".to_owned(),
            };
        }
    };
    words.to_owned()
}

/// « evenements.csv:12 », or the file alone.
pub(super) fn place(place: Place, sources: &SourceMap) -> String {
    sources.locate(place).to_string()
}

/// A path as it is typed in a command: between apostrophes if need be, and on Windows between
/// quotation marks, which no name may hold there.
pub(super) fn quoted(path: &Path) -> String {
    quoted_for(&path.to_string_lossy(), cfg!(windows))
}

fn quoted_for(text: &str, on_windows: bool) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/\\._-:+@".contains(c);
    if !text.is_empty() && text.chars().all(plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    if on_windows {
        return format!("\"{text}\"");
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A folder by a name: `.` is called as those around see it.
pub(super) fn named(folder: &Path) -> PathBuf {
    if folder.file_name().is_some() {
        return folder.to_owned();
    }
    real(folder).file_name().map_or_else(|| folder.to_owned(), PathBuf::from)
}

/// A folder from the root of its repository, with `/`, wherever the command is given: as code hosts
/// know it. Outside a repository, from where the command is given.
pub(super) fn from_root(folder: &Path) -> String {
    let at = real(folder);
    let root = at.ancestors().find(|it| it.join(".git").symlink_metadata().is_ok());
    let here = std::env::current_dir().unwrap_or_default();
    let relative = match root {
        Some(root) => at.strip_prefix(root).unwrap_or(&at),
        None => folder.strip_prefix(&here).unwrap_or(folder),
    };
    let parts = relative.components().filter(|part| *part != Component::CurDir);
    let parts: PathBuf = parts.collect();
    parts.to_string_lossy().replace('\\', "/")
}

/// The path without links and `..`, also when its end does not exist yet.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::Normal(name) => {
                real.push(name);
                if let Ok(found) = dunce::canonicalize(&real) {
                    real = found;
                }
            }
        }
    }
    real
}

/// A folder that no command writes to, and how it is called.
pub(super) struct Guarded {
    folder: PathBuf,
    /// « de l'édition », « des gabarits ».
    of: &'static str,
}

/// The folders that staff and designers keep: the edition, its templates, its fonts.
pub(super) fn guarded(edition: &Path) -> Vec<Guarded> {
    let templates = templates::folder_of(edition);
    let fonts = fonts::folders_of(edition).into_iter().filter(|folder| folder.is_dir());
    std::iter::once(Guarded { folder: real(edition), of: "de l'édition" })
        .chain(templates.map(|folder| Guarded { folder: real(&folder), of: "des gabarits" }))
        .chain(fonts.map(|folder| Guarded { folder: real(&folder), of: "des polices" }))
        .collect()
}

/// Refuses a target inside the edition or its templates.
pub(super) fn keep_out(target: &Path, edition: &Path, advice: &str) -> Result<(), Stop> {
    let at = real(target);
    match guarded(edition).into_iter().find(|one| at.starts_with(&one.folder)) {
        Some(Guarded { of, .. }) => Err(Stop::Usage(format!(
            "« {} » est dans le dossier {of}, où rien n'est écrit : {advice}",
            target.display()
        ))),
        None => Ok(()),
    }
}

/// Refuses a target that holds the edition or its templates.
pub(super) fn keep_apart(target: &Path, edition: &Path, advice: &str) -> Result<(), Stop> {
    let at = real(target);
    match guarded(edition).into_iter().find(|one| one.folder.starts_with(&at)) {
        Some(Guarded { of, .. }) => Err(Stop::Usage(format!(
            "« {} » contient le dossier {of} : {advice}",
            target.display()
        ))),
        None => Ok(()),
    }
}

/// The file that a path names, through links; one that does not exist yet is what they name.
pub(super) fn followed(path: &Path) -> Result<PathBuf, Error> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&at) {
            Ok(named) => at = at.parent().unwrap_or(Path::new("")).join(named),
            Err(_) => return Ok(at),
        }
    }
    Err(Error::from(ErrorKind::InvalidFilename))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_french() {
        let said = |kind: ErrorKind| reason(&Error::from(kind));
        assert_eq!(said(ErrorKind::PermissionDenied), "permission refusée");
        assert_eq!(said(ErrorKind::StorageFull), "disque plein");
        assert_eq!(said(ErrorKind::NotFound), "fichier ou dossier introuvable");
        assert_eq!(reason(&Error::other("no such luck")), "le système l'a refusé");
        for code in 1..=133 {
            let words = reason(&Error::from_raw_os_error(code));
            assert!(!words.contains("os error"), "{words}");
        }
    }

    #[test]
    fn a_path_is_typed_as_the_shell_reads_it() {
        for (path, typed) in [
            ("mon-reseau", "mon-reseau"),
            ("été/2022", "été/2022"),
            ("a b", "'a b'"),
            ("l'an #1", "'l'\\''an #1'"),
            ("", "''"),
            ("-x", "'-x'"),
        ] {
            assert_eq!(quoted_for(path, false), typed);
        }
        for (path, typed) in [
            (r"C:\reseau\data\2024", r"C:\reseau\data\2024"),
            (
                r"C:\Données\Été\Rapport d’activité 2024",
                "\"C:\\Données\\Été\\Rapport d’activité 2024\"",
            ),
            (r"\\serveur\partage\l'an 1", "\"\\\\serveur\\partage\\l'an 1\""),
        ] {
            assert_eq!(quoted_for(path, true), typed);
        }
    }

    #[test]
    fn windows_says_what_holds_a_file() {
        assert!(folder::refusal(32, true).is_some_and(|words| words.contains("Excel")));
        assert!(folder::refusal(362, true).is_some_and(|words| words.contains("OneDrive")));
        assert_eq!((folder::refusal(32, false), folder::refusal(2, true)), (None, None));
    }

    #[test]
    fn a_path_is_real_before_it_exists() {
        let root = real(&std::env::temp_dir());
        assert_eq!(real(&root.join("neuf/../autre/./fin")), root.join("autre/fin"));
    }
}
