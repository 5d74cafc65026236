//! Conventions of the house.

use std::path::{Path, PathBuf};

use crate::edition::repository;

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("it is readable")
        .map(|entry| entry.expect("it is readable"))
    {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

fn all(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&repository().join(folder), ending, &mut found);
    found
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("it is text");
            (path, text)
        })
        .collect()
}

#[test]
fn nothing_unfinished_is_left() {
    // Written in two parts, so that this file does not name them itself.
    let words =
        [["to", "do!("], ["unimple", "mented!("], ["db", "g!("], ["FIX", "ME"], ["XX", "X"]]
            .map(|it| it.concat());
    for (path, text) in all("src", "rs").into_iter().chain(all("templates", "typ")) {
        for word in &words {
            assert!(!text.contains(word.as_str()), "« {word} » in {}", path.display());
        }
    }
}

#[test]
fn the_library_neither_prints_nor_reads_the_clock_or_the_environment() {
    for (path, text) in all("src", "rs") {
        let in_command_layer =
            path.to_string_lossy().contains("/cli/") || path.ends_with("main.rs");
        let is_test = path.to_string_lossy().contains("/tests");
        if in_command_layer || is_test {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in [
            "println!",
            "eprintln!",
            "print!(",
            "std::env",
            "SystemTime",
            "Instant::now",
            "fs::write",
            "File::create",
        ] {
            assert!(!code.contains(word), "« {word} » in {}", path.display());
        }
    }
}

#[test]
fn engines_stay_in_their_rooms() {
    for (path, text) in all("src", "rs") {
        let room = path
            .strip_prefix(repository().join("src"))
            .expect("it is under src")
            .to_string_lossy()
            .into_owned();
        if !room.starts_with("charts") {
            assert!(!text.contains("use plotters"), "plotters in {room}");
        }
        if !["typeset", "export", "prose"].iter().any(|allowed| room.starts_with(allowed)) {
            assert!(!text.contains("use typst"), "Typst in {room}");
        }
    }
}

#[test]
fn rooms_are_small() {
    for (path, text) in [("src", "rs"), ("tests", "rs"), ("templates", "typ")]
        .iter()
        .flat_map(|(folder, ending)| all(folder, ending))
    {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}
