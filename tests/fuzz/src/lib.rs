//! The smallest edition, in which one file at a time is made up.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::LazyLock;

use rapport::diagnostic::human::Extent;
use rapport::diagnostic::{Diagnostics, human, json};
use rapport::compile::prepared;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What an edition needs beside the file that is made up.
const MANIFEST: &str = r#"
[edition]
annee = 2021
titre = "Rapport d'activité 2021"
date = 2022-05-31

[organisation]
nom = "Réseau des exemples"

[[categories]]
id = "rencontres"
libelle = "Rencontres"

[[chiffres]]
id = "personnes"
libelle = "participants"
table = "evenements"
champ = "participants"
agregat = "somme"

[[variantes]]
forme = "Grand Est"
variantes = ["Grand-Est", "grand est"]

[[avant]]
titre = "Avant-propos"
texte = "textes/avant.typ"

[[annexes]]
id = "calendrier"
"#;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::Builder::new().prefix("rapport-fuzz").tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("2021/textes")).expect("a folder");
    folder
});

/// Checks the edition with some of its files made up; the rest is as small as can be.
pub fn check(files: &[(&str, &[u8])]) {
    let edition = FOLDER.path().join("2021");
    let write = |path: &str, bytes: &[u8]| std::fs::write(edition.join(path), bytes).expect("written");
    let is_made_up = |path: &str| files.iter().any(|(other, _)| *other == path);
    for (path, text) in [("rapport.toml", MANIFEST), ("textes/avant.typ", "L'année.\n")] {
        if !is_made_up(path) {
            write(path, text.as_bytes());
        }
    }
    files.iter().for_each(|(path, bytes)| write(path, bytes));
    read(&edition);
    for (path, _) in files {
        std::fs::remove_file(edition.join(path)).expect("removed");
    }
}

/// All that `rapport check` does, but for the templates, and what it shows.
fn read(edition: &Path) {
    let mut diagnostics = Diagnostics::default();
    let prepared = prepared::prepare(edition, &mut diagnostics);
    let sources = &prepared.input.sources;
    // Excerpts are cut out of the files by their places.
    std::hint::black_box(human::render(&diagnostics, sources, Extent::Screen));
    std::hint::black_box(json::render("2021", &diagnostics, sources));
}

/// An archive of parts, as a workbook is one.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("a part begins");
        archive.write_all(bytes).expect("a part is written");
    }
    archive.finish().expect("an archive ends").into_inner()
}
