//! The three invented editions: nothing, the ordinary, the extreme.

use include_dir::{Dir, include_dir};

use super::extreme;

static ORDINARY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/compile/gallery/ordinaire");

/// The year in the files of the ordinary edition.
const YEAR: &str = "{{annee}}";

/// An invented edition.
pub(super) struct Sample {
    /// « vide », « ordinaire » or « extreme ».
    pub(super) size: &'static str,
    /// Its files, by path.
    pub(super) files: Vec<(&'static str, String)>,
}

/// All of them, dated in a year.
pub(super) fn all(year: i32) -> [Sample; 3] {
    [
        Sample { size: "vide", files: vec![("rapport.toml", empty(year))] },
        Sample { size: "ordinaire", files: ordinary(year) },
        Sample { size: "extreme", files: extreme::files(year) },
    ]
}

/// An edition that says no more than it must.
fn empty(year: i32) -> String {
    format!(
        "[edition]\nannee = {year}\ntitre = \"Rapport\"\ndate = {year}-12-31\n\n\
         [organisation]\nnom = \"Réseau\"\n"
    )
}

fn ordinary(year: i32) -> Vec<(&'static str, String)> {
    let year = year.to_string();
    let file = |file: &'static include_dir::File<'static>| {
        let path = file.path().to_str()?;
        Some((path, file.contents_utf8()?.replace(YEAR, &year)))
    };
    ORDINARY.files().filter_map(file).collect()
}
