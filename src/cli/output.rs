//! Writing: results, messages and files.

use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use super::{Stop, paths};

/// A result, on stdout; colours are stripped where nobody sees them.
pub(super) fn result(text: &str) -> Result<(), Stop> {
    let mut stdout = anstream::stdout();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
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
    // Where stderr is closed, there is nowhere left to say so.
    let _ = write!(anstream::stderr(), "{text}");
}

/// What ends a command, on stderr.
pub(super) fn error_line(sentence: &str) {
    message(&format!("\u{1b}[1;31merreur\u{1b}[0m : {sentence}\n"));
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
    let Some(name) = target.file_name() else {
        return Err(Stop::Usage(format!("« {} » n'est pas un nom de fichier", target.display())));
    };
    if target.is_dir() {
        return Err(Stop::Usage(format!(
            "« {} » est un dossier : donnez un nom de fichier",
            target.display()
        )));
    }
    let folder =
        target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| fault(folder, "créé", &error))?;
    let beside = folder.join(paths::beside(name));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, target));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        fault(target, "écrit", &error)
    })
}
