//! The tree that `rapport export --bundle` writes gives the same pages as `rapport compile`.

use std::path::{Path, PathBuf};
use std::process::Command;

use rapport::typeset::bundle::Bundle;
use rapport::typeset::{Document, typeset};

use crate::edition::Edition;
use crate::pages::{document, picture, read_png};

const DOCUMENTS: [&str; 5] = ["rapport", "communique", "synthese", "calendrier", "galerie"];

/// The files under a folder, by their path in it.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).expect("it is a folder") {
            let path = entry.expect("it is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is inside").to_string_lossy();
                found.push((name.into_owned(), path.clone()));
            }
        }
    }
    found.sort();
    found
}

/// The pages of a tree as an editor makes them: from the root file, with the fonts of the tree,
/// and nothing else.
fn pages_of(tree: &Path, root: &str) -> Document {
    let date = chrono::NaiveDate::from_ymd_opt(2022, 6, 29).expect("a day");
    let mut bundle = Bundle::new(&format!("/{root}"), "Sans titre", date).expect("a path");
    for (name, path) in files(tree) {
        let bytes = std::fs::read(path).expect("it is readable");
        match name.strip_prefix("fonts/") {
            Some(font) => bundle.add_font(font, bytes).expect("a font"),
            None => bundle.mount(&format!("/{name}"), bytes).expect("a path"),
        }
    }
    let result = typeset(&bundle);
    result.document.unwrap_or_else(|| panic!("{root}: {:?}", result.issues))
}

fn export(edition: &Edition, name: &str) -> PathBuf {
    edition.rapport(&["export", "--bundle", name, "--document", name]).assert().success();
    edition.root().join(name)
}

#[test]
fn the_tree_from_its_root_file_gives_the_same_pages() {
    let edition = Edition::real();
    for name in DOCUMENTS {
        let tree = export(&edition, name);
        let (ours, theirs) = (document(&edition, name), pages_of(&tree, &format!("{name}.typ")));
        assert_eq!(theirs.page_count(), ours.page_count(), "{name}");
        // Every page as text; some as pixels, which take longer.
        assert!(theirs.page_texts() == ours.page_texts(), "{name}");
        for page in (0..ours.page_count()).step_by(7) {
            let same = picture(&ours, page, 36.0) == picture(&theirs, page, 36.0);
            assert!(same, "{name}, page {}", page + 1);
        }
    }
}

#[test]
fn the_tree_tells_editors_where_its_fonts_are() {
    let edition = Edition::new();
    let tree = export(&edition, "rapport");
    let settings =
        std::fs::read_to_string(tree.join(".vscode/settings.json")).expect("it is there");
    let settings: serde_json::Value = serde_json::from_str(&settings).expect("JSON");
    let fonts = settings["tinymist.fontPaths"][0].as_str().expect("a folder");
    assert!(tree.join(fonts.trim_start_matches("${workspaceFolder}/")).is_dir(), "{fonts}");
}

/// The command that the tree's own note gives, with another compiler and other outputs.
fn command_of(tree: &Path, name: &str) -> Vec<String> {
    let note = std::fs::read_to_string(tree.join("LISEZMOI.md")).expect("there is a note");
    let line = note.lines().find(|line| line.starts_with("typst compile ")).expect("a command");
    let words = line.split_whitespace().skip(1).map(str::to_owned);
    let pdf = format!("{name}.pdf");
    words.map(|word| if word == pdf { "page-{p}.png".to_owned() } else { word }).collect()
}

/// Where the official compiler is at hand (`TYPST`), its pages are ours, pixel by pixel.
#[test]
fn the_official_compiler_gives_the_same_pixels() {
    let Ok(compiler) = std::env::var("TYPST") else { return };
    let edition = Edition::real();
    for name in DOCUMENTS {
        let tree = export(&edition, name);
        let words = command_of(&tree, name);
        let words =
            words.iter().filter(|word| !word.contains("pdf-standard") && *word != "ua-1,a-3a");
        let run =
            Command::new(&compiler).current_dir(&tree).args(words).args(["--ppi", "72"]).status();
        assert!(run.expect("the official compiler runs").success(), "{name}");
        let ours = document(&edition, name);
        for page in 0..ours.page_count() {
            let file = tree.join(format!("page-{}.png", page + 1));
            let official = read_png(&std::fs::read(file).expect("the page is there"));
            assert!(official == picture(&ours, page, 72.0), "{name}, page {}", page + 1);
        }
    }
}
