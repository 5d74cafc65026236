//! Links, pipes and devices in the place of files: none leads out of the edition, none is waited
//! for.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::edition::{Edition, MANIFEST};

/// Ends by itself, with an error that names the file.
fn refused(edition: &Edition, name: &str, words: &str) {
    for command in ["check", "compile"] {
        let mut process = edition.rapport(&[command]);
        let output = process.timeout(Duration::from_secs(60)).output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{command}, {name}: {said}");
        assert!(said.contains("erreur[fichier-illisible]"), "{command}, {name}: {said}");
        assert!(said.contains(name) && said.contains(words), "{command}, « {words} »: {said}");
    }
}

fn secret(edition: &Edition, content: &str) -> std::path::PathBuf {
    let path = edition.root().join("dehors");
    std::fs::write(&path, content).expect("it is writable");
    path
}

fn replace_by_link(path: &Path, to: &Path) {
    let _ = std::fs::remove_file(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("it is writable");
    symlink(to, path).expect("a link");
}

#[test]
fn a_link_out_of_the_edition_is_refused_and_named() {
    for (name, content) in [
        ("evenements.csv", "id;date_debut;titre;categorie\na;05/02/2021;A;rencontres\n"),
        ("rapport.toml", MANIFEST),
        ("textes/mot.typ", "Un mot."),
        ("images/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("newsletters.xlsx", "PK"),
    ] {
        let edition = Edition::new();
        let outside = secret(&edition, content);
        replace_by_link(&edition.path(name), &outside);
        refused(&edition, name, "mène hors du dossier");
    }
}

#[test]
fn templates_and_fonts_do_not_lead_out_of_the_project() {
    for name in ["templates/theme.toml", "templates/prose.typ", "fonts/Essai.ttf"] {
        let edition = Edition::new();
        let elsewhere = Edition::new();
        let outside = secret(&elsewhere, "dehors");
        replace_by_link(&edition.root().join(name), &outside);
        refused(&edition, name, "mène hors du dossier");
    }
    for folder in ["templates", "fonts"] {
        let edition = Edition::new();
        let elsewhere = Edition::new();
        symlink(elsewhere.root(), edition.root().join(folder)).expect("a link");
        refused(&edition, folder, "mène hors du dossier");
    }
}

#[test]
fn a_folder_of_the_edition_is_no_link_out_of_it() {
    for folder in ["textes", "images"] {
        let edition = Edition::new();
        symlink("/etc", edition.path(folder)).expect("a link");
        refused(&edition, folder, "mène hors du dossier");
    }
}

#[test]
fn a_link_inside_is_followed() {
    let edition = Edition::new();
    edition
        .write("brut/evenements-2021.txt", std::fs::read(edition.path("evenements.csv")).unwrap());
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    symlink("brut/evenements-2021.txt", edition.path("evenements.csv")).expect("a link");
    edition.rapport(&["check", "--strict"]).assert().success();
    // The edition itself may stand elsewhere.
    std::fs::rename(edition.path(""), edition.root().join("ailleurs")).expect("it moves");
    symlink("../ailleurs", edition.root().join("data/2021")).expect("a link");
    edition.rapport(&["compile"]).assert().success();
}

#[test]
fn what_never_ends_is_not_waited_for() {
    for name in ["evenements.csv", "rapport.toml", "textes/mot.typ", "images/logo.png"] {
        let edition = Edition::new();
        replace_by_link(&edition.path(name), Path::new("/dev/zero"));
        refused(&edition, name, "/dev/zero");
        let path = edition.path(name);
        std::fs::remove_file(&path).expect("it is there");
        assert!(Command::new("mkfifo").arg(&path).status().expect("it runs").success());
        refused(&edition, name, "ce n'est pas un fichier ordinaire");
    }
    for name in ["templates/theme.toml", "fonts/SourceSans3-Regular.ttf", "fonts/Essai.otf"] {
        let edition = Edition::new();
        let path = edition.root().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it is writable");
        assert!(Command::new("mkfifo").arg(&path).status().expect("it runs").success());
        refused(&edition, name, "ce n'est pas un fichier ordinaire");
    }
}

#[test]
fn folders_called_like_files_and_circles_are_told() {
    let edition = Edition::new();
    std::fs::create_dir(edition.path("newsletters.csv")).expect("it is writable");
    refused(&edition, "newsletters.csv", "c'est un dossier");
    let edition = Edition::new();
    std::fs::create_dir(edition.root().join("templates")).expect("it is writable");
    for name in ["a", "b", "c"] {
        symlink(".", edition.root().join("templates").join(name)).expect("a link");
    }
    refused(&edition, "templates/a", "c'est un dossier");
}
