//! The whole stage, from a folder to what users read.

mod damage;
mod editions;
mod folders;
mod malformed;
mod manifest;
mod manifest_faults;
mod ods;
mod properties;
mod sheets;
mod table_faults;
mod tables;

use std::path::Path;

use tempfile::TempDir;

use super::{Input, read};
use crate::dataset::catalogue;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::human::{Extent, render};

/// The smallest manifest in which nothing is wrong.
const MANIFEST: &str =
    "[edition]\nannee = 2021\ndate = 2022-06-29\n[organisation]\nnom = \"RTES\"\n";

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, bytes) in files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("within the folder")).expect("created");
        std::fs::write(file, bytes).expect("written");
    }
    folder
}

/// An edition that has these files beside a sound manifest.
fn edition(files: &[(&str, &[u8])]) -> (Input, Diagnostics) {
    let folder = folder(files);
    if !folder.path().join("rapport.toml").exists() {
        std::fs::write(folder.path().join("rapport.toml"), MANIFEST).expect("written");
    }
    read(folder.path(), &catalogue())
}

/// All that users are reported, without colours.
fn shown(input: &Input, diagnostics: &Diagnostics) -> String {
    anstream::adapter::strip_str(&render(diagnostics, &input.sources, Extent::Whole)).to_string()
}

/// What users are reported about these files.
fn messages(files: &[(&str, &[u8])]) -> String {
    let (input, diagnostics) = edition(files);
    shown(&input, &diagnostics)
}

#[test]
fn the_edition_of_2021_is_read_without_an_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/2021");
    let (input, diagnostics) = read(&folder, &catalogue());
    assert_eq!(shown(&input, &diagnostics), "");
    assert_eq!(input.manifest.categories.len(), 11);
    assert_eq!(input.tables["presse"].len(), 22);
    let first = input.tables["presse"].rows().next().expect("a first row");
    assert_eq!((first.get("date"), first.get("media")), ("2021-03", "Localtis"));
    assert!(first.get("titre").ends_with("de \"kits ESS\""));
}
