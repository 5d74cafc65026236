//! Writing: results, messages and files.

use std::io::Write;
use std::path::Path;

use super::Stop;

/// A result, on stdout; colours are stripped where nobody sees them.
pub(super) fn result(text: &str) {
    // A reader that closed the pipe has all that it wants.
    let _ = write!(anstream::stdout(), "{text}");
}

/// A message, on stderr.
pub(super) fn message(text: &str) {
    let _ = write!(anstream::stderr(), "{text}");
}

/// What ends a command, on stderr.
pub(super) fn error_line(sentence: &str) {
    message(&format!("\u{1b}[1;31merreur\u{1b}[0m : {sentence}\n"));
}

/// Writes beside the target and renames: a failed or killed run leaves the
/// former file whole.
pub(super) fn write_whole(target: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let fault = |action: &str, error: std::io::Error| {
        Stop::Usage(format!("« {} » ne peut pas être {action} ({error})", target.display()))
    };
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
    std::fs::create_dir_all(folder).map_err(|error| fault("créé", error))?;
    let beside = folder.join(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, target));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        fault("écrit", error)
    })
}
