//! What the folders of templates and of fonts have in common.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::folder::Trouble;

/// The folder that no link of its templates, or of its fonts, may lead out of.
pub(crate) fn project_of(folder: &Path) -> &Path {
    folder.parent().unwrap_or(folder)
}

/// A file or a folder that cannot be read.
pub(crate) fn unreadable(path: &Path, trouble: &Trouble) -> Diagnostic {
    let reason = match trouble {
        Trouble::Missing => "il renvoie à un fichier qui n'existe pas",
        Trouble::Unreadable(reason) => reason,
    };
    let message = format!("« {} » ne peut pas être lu : {reason}", path.display());
    Diagnostic::new(Code::UnreadableFile, message)
        .help("vérifiez que le fichier s'ouvre, ou retirez-le")
}
