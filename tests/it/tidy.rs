//! Conventions of the house.

use std::collections::BTreeSet;
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
        // It runs while the program is built.
        let in_command_layer = in_command_layer || path.ends_with("packed/build.rs");
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
        if !["typeset", "read/prose", "design/fonts"]
            .iter()
            .any(|allowed| room.starts_with(allowed))
        {
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

/// The rooms, in the order of the table in lib.rs.
fn rooms() -> Vec<String> {
    let text = std::fs::read_to_string(repository().join("src/lib.rs")).expect("it is text");
    let named = |line: &str| Some(line.strip_prefix("//! | [`")?.split_once('`')?.0.to_owned());
    text.lines().filter_map(named).collect()
}

/// What stands in the same file for its tests may look anywhere.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms, or files, that come right after a prefix: `crate::read::…`,
/// `use crate::{read, dataset};`.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        // `super::` of a longer `super::super::` is another folder.
        if code[..at].ends_with("super::") {
            continue;
        }
        let after = &code[at + prefix.len()..];
        let list = after.strip_prefix('{').and_then(|rest| rest.split_once("};"));
        let items = list.map_or(vec![after], |(list, _)| list.split(',').collect());
        let name = |item: &str| {
            let item = item.trim_start();
            let end = item.find(|sign: char| !sign.is_alphanumeric() && sign != '_');
            item[..end.unwrap_or(item.len())].to_owned()
        };
        found.extend(items.into_iter().map(name));
    }
    found
}

#[test]
fn rooms_use_only_those_above_them_in_the_table() {
    let rooms = rooms();
    let floor = |name: &str| rooms.iter().position(|room| room == name);
    assert!(rooms.len() >= 12, "the table of lib.rs names the rooms: {rooms:?}");
    let mut against = Vec::new();
    for (path, text) in all("src", "rs") {
        let own = path.strip_prefix(repository().join("src")).expect("it is under src");
        let shown = own.display().to_string();
        let Some(room) = own.components().next().filter(|_| own.components().count() > 1) else {
            continue;
        };
        let room = room.as_os_str().to_string_lossy().into_owned();
        let here = floor(&room).unwrap_or_else(|| panic!("{room} is not in the table of lib.rs"));
        if shown.contains("tests") || shown.contains("testing") {
            continue;
        }
        for named in named_after(&without_tests(&text), "crate::") {
            if floor(&named).is_some_and(|there| there > here) {
                against.push(format!("{shown} uses {named}"));
            }
        }
    }
    assert!(against.is_empty(), "against the order of the rooms:\n{}", against.join("\n"));
}

#[test]
fn no_two_files_use_each_other() {
    // A folder, and of two files or folders of it one that uses the other.
    let mut uses: BTreeSet<(String, String, String)> = BTreeSet::new();
    for (path, text) in all("src", "rs") {
        let own = path.strip_prefix(repository().join("src")).expect("it is under src");
        if own.to_string_lossy().contains("test") {
            continue;
        }
        // The file as a module: the `mod.rs` of a folder is the folder.
        let mut module: Vec<String> =
            own.iter().map(|part| part.to_string_lossy().replace(".rs", "")).collect();
        module.pop_if(|name| name == "mod");
        let code = without_tests(&text);
        for level in 1..module.len() {
            let (folder, name) = (module[..level].join("::"), &module[level]);
            let above = "super::".repeat(module.len() - level);
            for prefix in [above, format!("crate::{folder}::")] {
                for other in named_after(&code, &prefix) {
                    uses.insert((folder.clone(), name.clone(), other));
                }
            }
        }
    }
    let circles: Vec<_> = uses
        .iter()
        .filter(|(folder, one, other)| {
            one < other && uses.contains(&(folder.clone(), other.clone(), one.clone()))
        })
        .collect();
    assert!(circles.is_empty(), "they use each other: {circles:#?}");
}

/// Words by which nothing in Rust is called: they tell no subject, or are the French of a user for
/// what has an English name in the glossary of CONTRIBUTING.md.
const NO_NAMES: &[&str] = &[
    "util",
    "utils",
    "helper",
    "helpers",
    "misc",
    "manager",
    "handler",
    "rubrique",
    "rubriques",
    "ecart",
    "ecarts",
    "chiffre",
    "chiffres",
    "gabarit",
    "gabarits",
    "adherent",
    "adherents",
    "evenement",
    "evenements",
    "graphique",
    "graphiques",
    "fiche",
    "fiches",
    "lettre",
    "lettres",
];

#[test]
fn names_are_those_of_the_glossary() {
    for (path, text) in all("src", "rs") {
        // Functions of the texts are declared in French, in the samples of tests.
        let code = without_tests(&text);
        let words: Vec<&str> = code.split_whitespace().collect();
        for pair in words.windows(2) {
            let name = pair[1].split(['(', '<', ';', ':', '{']).next().unwrap_or_default();
            let is_name = ["fn", "struct", "enum", "mod", "trait", "type"].contains(&pair[0]);
            let is_bad = name.to_lowercase().split('_').any(|word| NO_NAMES.contains(&word));
            assert!(!(is_name && is_bad), "« {name} » in {}", path.display());
        }
    }
    let glossary = std::fs::read_to_string(repository().join("CONTRIBUTING.md")).expect("text");
    for room in rooms() {
        assert!(glossary.contains(&format!("`{room}`")), "CONTRIBUTING.md does not name {room}");
    }
}

/// What a recipe calls to read a cell is there to be called.
#[test]
fn recipes_read_cells_as_tables_do() {
    let recipes = std::fs::read_to_string(repository().join("CONTRIBUTING.md")).expect("text");
    let cells: String = all("src/dataset", "rs").into_iter().map(|(_, text)| text).collect();
    let calls = recipes.split("cells.").skip(1).chain(recipes.split("OwnValues::").skip(1));
    let names: BTreeSet<&str> = calls.filter_map(|call| Some(call.split_once('(')?.0)).collect();
    let plain = |name: &&&str| name.chars().all(|it| it.is_ascii_lowercase() || it == '_');
    assert!(names.len() > 3, "{names:?}");
    for name in names.iter().filter(plain) {
        assert!(cells.contains(&format!("fn {name}(")), "CONTRIBUTING.md calls {name}");
    }
}

/// Paths that a recipe tells to make, and that are not there.
const TO_MAKE: &[&str] = &["volunteering"];

#[test]
fn pages_for_engineers_name_files_that_there_are() {
    for page in ["CONTRIBUTING.md", "README.md", "src/lib.rs"] {
        let text = std::fs::read_to_string(repository().join(page)).expect("text");
        for quoted in text.split('`').skip(1).step_by(2) {
            let is_ours = ["src/", "tests/", "templates/", "benches/", ".ci/"]
                .iter()
                .any(|folder| quoted.starts_with(folder));
            let is_plain = quoted.chars().all(|it| it.is_ascii_lowercase() || "/._-".contains(it));
            if is_ours && is_plain && !TO_MAKE.iter().any(|name| quoted.contains(name)) {
                assert!(repository().join(quoted).exists(), "{page} names {quoted}");
            }
        }
    }
}
