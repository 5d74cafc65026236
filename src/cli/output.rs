//! Writing: results, messages and files.

use std::fs::{self, Metadata};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::staged::{self, Staged};
use super::{Stop, paths};
use crate::diagnostic::human::{self, Extent};
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Diagnostics, shown};

/// See [`is_simple`].
static SIMPLE: AtomicBool = AtomicBool::new(false);

/// From now on nothing is drawn or coloured.
pub(super) fn keep_simple() {
    SIMPLE.store(true, Ordering::Relaxed);
    anstream::ColorChoice::Never.write_global();
}

/// Whether nothing is drawn or coloured.
pub(super) fn is_simple() -> bool {
    SIMPLE.load(Ordering::Relaxed)
}

/// What was found, on stderr.
pub(super) fn diagnostics(diagnostics: &Diagnostics, sources: &SourceMap, extent: Extent) {
    if is_simple() {
        message(&human::plain::render(diagnostics, sources, extent));
    } else {
        styled(&human::render_within(diagnostics, sources, extent, width()));
    }
}

/// Columns of the terminal, as far as excerpts use them.
fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(std::io::stderr());
    terminal.map_or(human::WIDEST, |(width, _)| usize::from(width.0).clamp(40, human::WIDEST))
}

/// A result, on stdout. Characters that would move the cursor or turn the text around are written out.
pub(super) fn result(text: &str) -> Result<(), Stop> {
    bytes(shown::text(text).as_bytes())
}

/// Bytes as they are, on stdout.
pub(super) fn bytes(bytes: &[u8]) -> Result<(), Stop> {
    let mut stdout = std::io::stdout();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // A reader that closed the pipe has all that it wants.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::Usage(format!(
            "le résultat ne peut pas être écrit sur la sortie ({})",
            paths::reason(&error)
        ))),
        _ => Ok(()),
    }
}

/// A message, on stderr.
pub(super) fn message(text: &str) {
    styled(&shown::text(text));
}

/// A message with colours of ours, which are stripped where nobody sees them; what others have
/// written stands written out in it.
pub(super) fn styled(text: &str) {
    // Where stderr is closed, there is nowhere left to say so.
    let _ = write!(anstream::stderr(), "{}", shown::styled(text));
}

/// What ends a command, on stderr.
pub(super) fn error_line(sentence: &str) {
    styled(&format!("\u{1b}[1;31merreur\u{1b}[0m : {}\n", shown::text(sentence)));
}

/// « « a.pdf » ne peut pas être écrit (disque plein) »
pub(super) fn fault(path: &Path, action: &str, error: &Error) -> Stop {
    Stop::Usage(format!(
        "« {} » ne peut pas être {action} ({})",
        path.display(),
        paths::reason(error)
    ))
}

/// Writes beside the target and renames: a failed or killed run leaves the
/// former file whole.
pub(super) fn write_whole(target: &Path, bytes: &[u8]) -> Result<(), Stop> {
    write_all(&[(target, bytes)])
}

/// Writes files beside their targets, and when all are on the disk gives them their names. What a
/// killed run has left beside them is taken away.
pub(super) fn write_all(files: &[(&Path, &[u8])]) -> Result<(), Stop> {
    let mut cleaned: Vec<PathBuf> = Vec::new();
    let mut written = Vec::with_capacity(files.len());
    for (target, bytes) in files {
        let (aim, former) = aim(target)?;
        let folder = staged::folder_of(&aim).to_owned();
        fs::create_dir_all(&folder).map_err(|error| fault(&folder, "créé", &error))?;
        if !cleaned.contains(&folder) {
            staged::clean(&folder);
            cleaned.push(folder.clone());
        }
        let failed = |error: Error| fault(target, "écrit", &error);
        let staged = Staged::file(&folder).map_err(failed)?;
        staged.write(bytes, former.as_ref()).map_err(failed)?;
        written.push((staged, aim, target));
    }
    for (staged, aim, target) in written {
        if let Err(error) = staged.rename(&aim) {
            return Err(held(target, &aim, &error, files));
        }
    }
    for folder in cleaned {
        staged::settle(&folder);
    }
    Ok(())
}

/// The former file stays where a program holds it open, as readers do on Windows: the new one is
/// put beside it, under the next free name.
fn held(target: &Path, aim: &Path, error: &Error, files: &[(&Path, &[u8])]) -> Stop {
    let ours = files.iter().find(|(other, _)| *other == target);
    let (Some((_, bytes)), true) = (ours, aim.exists()) else {
        return fault(target, "écrit", error);
    };
    let free = (2..100).map(|rank| beside(target, rank)).find(|path| !path.exists());
    let Some(free) = free.filter(|free| fs::write(free, bytes).is_ok()) else {
        return fault(target, "écrit", error);
    };
    Stop::Usage(format!(
        "« {} » ne peut pas être remplacé ({}) : s'il est ouvert dans une fenêtre, celle d'un lecteur de PDF, d'un navigateur ou \
         d'Excel, fermez-la et recommencez. En attendant, le nouveau fichier est « {} »",
        target.display(),
        paths::reason(error),
        free.display()
    ))
}

/// « rapport (2).pdf » for « rapport.pdf ».
fn beside(path: &Path, rank: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending =
        path.extension().map(|it| format!(".{}", it.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem} ({rank}){ending}"))
}

/// The file that is written for a target, and what is known of the one that stands there: a link
/// stays, and the file that it names is written.
pub(super) fn aim(target: &Path) -> Result<(PathBuf, Option<Metadata>), Stop> {
    if target.file_name().is_none() {
        return Err(Stop::Usage(format!("« {} » n'est pas un nom de fichier", target.display())));
    }
    let aim = paths::followed(target).map_err(|error| fault(target, "écrit", &error))?;
    let former = match fs::metadata(&aim) {
        Ok(former) => former,
        // Faults of the way to it are reported by who makes the folder.
        Err(_) => return Ok((aim, None)),
    };
    let refused = |why: &str| Err(Stop::Usage(format!("« {} » {why}", target.display())));
    if former.is_dir() {
        return refused("est un dossier : donnez un nom de fichier");
    }
    if !former.is_file() {
        return refused(
            "n'est pas un fichier ordinaire : donnez un nom de fichier, ou « -o - » pour la sortie standard",
        );
    }
    if former.permissions().readonly() {
        return refused("est protégé en écriture : retirez la protection, ou donnez un autre nom");
    }
    if staged::has_other_names(&former) {
        return refused(
            "porte plusieurs noms (lien physique), et les autres garderaient l'ancien contenu : donnez un autre nom, ou supprimez d'abord celui-ci",
        );
    }
    Ok((aim, Some(former)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_the_place_of_a_file_that_is_held_stands_beside_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let target = folder.path().join("Rapport d’activité.pdf");
        fs::write(&target, "ancien").unwrap();
        let error = Error::from(ErrorKind::PermissionDenied);
        for name in ["Rapport d’activité (2).pdf", "Rapport d’activité (3).pdf"] {
            let Stop::Usage(said) = held(&target, &target, &error, &[(&target, b"neuf")]) else {
                panic!()
            };
            assert!(said.contains(name) && said.contains("fermez-la"), "{said}");
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "neuf");
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), "ancien");
    }
}
