//! The folders that an edition is read from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::cli::paths;
use crate::design::fonts;
use crate::language::partial_date::PeriodName;

/// The folders that a document is made from, whether they exist now or not.
#[derive(Clone)]
pub(super) struct Folders {
    /// Watched with all that they hold.
    pub(super) whole: Vec<PathBuf>,
    /// Watched for the folders above to come, go and be renamed.
    pub(super) parents: Vec<PathBuf>,
}

/// Every file of the folders, with what changes when it is written.
pub(super) type Prints = BTreeMap<PathBuf, Print>;

/// Length and time of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Print {
    length: u64,
    modified: Option<SystemTime>,
}

impl Folders {
    /// Those of an edition: its own, last year's, its templates, its fonts.
    pub(super) fn new(edition: &Path) -> Self {
        let edition = paths::real(edition);
        let mut whole = vec![edition.clone()];
        let mut parents = Vec::new();
        if let Some(data) = edition.parent() {
            whole.extend(year_before(&edition));
            parents.push(data.to_owned());
            if let Some(root) = data.parent() {
                whole.push(root.join("templates"));
                whole.push(root.join(fonts::FOLDER));
                parents.push(root.to_owned());
            }
        }
        Self { whole, parents }
    }

    /// Whether a change of this path may change the document.
    pub(super) fn concern(&self, path: &Path) -> bool {
        let inside = self.whole.iter().any(|folder| path.starts_with(folder));
        (inside || self.moves(path)) && !is_passing(path)
    }

    /// Whether the path is one of the folders, or above one: it may have come, or gone.
    pub(super) fn moves(&self, path: &Path) -> bool {
        self.whole.iter().any(|folder| folder.starts_with(path))
    }

    /// Every file as it is now.
    pub(super) fn prints(&self) -> Prints {
        let mut prints = Prints::new();
        for folder in &self.whole {
            collect(folder, &mut prints);
        }
        prints
    }
}

/// Last year's folder: the sibling that is named after the year or the season before.
fn year_before(edition: &Path) -> Option<PathBuf> {
    let name = edition.file_name()?.to_str()?;
    Some(edition.with_file_name(PeriodName::parse(name)?.before().to_string()))
}

/// Whether a name is that of a file which editors write and take away again.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || name.ends_with(['~', '#'])
        || [".tmp", ".swp", ".swx", ".part", ".crdownload"].iter().any(|end| name.ends_with(end))
}

fn collect(folder: &Path, prints: &mut Prints) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if is_passing(&path) {
            continue;
        }
        match fs::metadata(&path) {
            // A link to a folder may lead back here.
            Ok(data) if data.is_dir() && path.is_symlink() => {}
            Ok(data) if data.is_dir() => collect(&path, prints),
            Ok(data) => {
                let print = Print { length: data.len(), modified: data.modified().ok() };
                prints.insert(path, print);
            }
            // It went away in between: its absence is what counts.
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_made_from_its_folder_the_year_before_and_the_templates() {
        let root = paths::real(&std::env::temp_dir()).join("nulle-part");
        let folders = Folders::new(&root.join("data/2021"));
        let expected = ["data/2021", "data/2020", "templates", "fonts"].map(|name| root.join(name));
        assert_eq!(folders.whole, expected);
        assert_eq!(folders.parents, [root.join("data"), root.clone()]);
    }

    #[test]
    fn what_editors_leave_behind_for_a_moment_concerns_nobody() {
        let root = paths::real(&std::env::temp_dir()).join("nulle-part");
        let folders = Folders::new(&root.join("data/2021"));
        for (path, concerns) in [
            ("data/2021/evenements.csv", true),
            ("data/2021/textes/kits.typ", true),
            ("data/2020/reseaux.csv", true),
            ("templates/pages/couverture.typ", true),
            ("fonts/Essai.ttf", true),
            ("data/2021", true),
            ("data", true),
            ("templates", true),
            ("data/2019/evenements.csv", false),
            ("sortie/rapport.pdf", false),
            ("data/2021/textes/.kits.typ.swp", false),
            ("data/2021/textes/kits.typ~", false),
            ("data/2021/~$evenements.xlsx", false),
            ("data/2021/.#evenements.csv", false),
            ("data/2021/evenements.csv.tmp", false),
        ] {
            assert_eq!(folders.concern(&root.join(path)), concerns, "{path}");
        }
    }
}
