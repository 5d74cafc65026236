//! Where a command writes: what `-o` says, or the usual place.

use std::path::{Path, PathBuf};

use super::{Stop, paths};
use crate::read::editions;

/// The folder of what is written where nobody says.
const USUAL: &str = "sortie";
/// What `-o` names for the standard output.
const STDOUT: &str = "-";
/// Endings of files that other programs write, and that are not written here.
const OTHERS: [&str; 29] = [
    "html", "htm", "xhtml", "docx", "doc", "odt", "rtf", "txt", "md", "typ", "tex", "epub", "pptx",
    "ppt", "odp", "indd", "idml", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "ps", "eps", "xlsx",
    "ods", "csv", "json",
];

/// Where a result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To the standard output, and nothing else with it.
    Stdout,
    /// To a file.
    File(PathBuf),
}

impl Target {
    /// From what the user said; `usual` is the path of the usual file from the current folder.
    pub(super) fn of(said: Option<&Path>, usual: &Path) -> Self {
        match said {
            None => Self::File(usual.to_owned()),
            Some(said) if said == Path::new(STDOUT) => Self::Stdout,
            Some(said) if names_folder(said) => {
                Self::File(said.join(usual.file_name().unwrap_or_default()))
            }
            Some(said) => Self::File(said.to_owned()),
        }
    }
}

/// Whether a path is that of a folder: it ends as one, or is one.
pub(super) fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}

/// Whether a path is the standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path == Path::new(STDOUT)
}

/// The ending of a file that is surely of another kind than what is written.
pub(super) fn other_ending(path: &Path, written: &[&str]) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    OTHERS.into_iter().find(|other| *other == ending && !written.contains(other))
}

/// `sortie/<name>` under the current folder. From inside an edition or another part of a project,
/// under the project, or beside the edition: an edition holds what is read, and nothing else.
pub(super) fn usual(edition: Option<&Path>, name: &str) -> PathBuf {
    let here = paths::real(Path::new("."));
    let inside = edition.is_some_and(|edition| here.starts_with(paths::real(edition)));
    let around = editions::edition_around(Path::new("")).filter(|_| inside);
    let folder = match around {
        Some(edition) => editions::project_of(&edition).unwrap_or(editions::up(&edition, 1)),
        None => editions::project_around(Path::new("")).unwrap_or_default(),
    };
    folder.join(USUAL).join(name)
}

/// Refuses a target among the files of the edition, or its templates. In the folder of an edition
/// a PDF may be asked for by its name: nothing that is read is called so.
pub(super) fn keep_out(target: &Path, edition: &Path) -> Result<(), Stop> {
    // Through a link whose end does not exist yet, too.
    let target = &paths::followed(target).unwrap_or_else(|_| target.to_owned());
    let (here, at) = (paths::real(Path::new(".")), paths::real(target));
    let is_pdf = at.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if is_pdf && at.parent() == Some(&here) && here == paths::real(edition) {
        return Ok(());
    }
    paths::keep_out(target, edition, "donnez un fichier à part, par exemple -o sortie/rapport.pdf")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_file_a_folder_or_the_standard_output() {
        let file = |path: &str| Target::File(path.into());
        for (said, meant) in [
            (None, file("sortie/a.pdf")),
            (Some("b.pdf"), file("b.pdf")),
            (Some("dossier/"), file("dossier/a.pdf")),
            (Some("."), file("./a.pdf")),
            (Some("-"), Target::Stdout),
        ] {
            assert_eq!(
                Target::of(said.map(Path::new), Path::new("sortie/a.pdf")),
                meant,
                "{said:?}"
            );
        }
    }

    #[test]
    fn another_format_is_known_by_its_ending() {
        for (name, ending) in [
            ("a.html", Some("html")),
            ("a.DOCX", Some("docx")),
            ("a.xlsx", Some("xlsx")),
            ("a.pdf", None),
            ("rapport.v2", None),
            ("rapport", None),
        ] {
            assert_eq!(other_ending(Path::new(name), &["pdf"]), ending, "{name}");
        }
        assert_eq!(other_ending(Path::new("a.xlsx"), &["xlsx"]), None);
    }
}
