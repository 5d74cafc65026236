//! Every command that is shown is run.

use tempfile::TempDir;

use super::{Desk, GUIDE, README, commands, page};
use crate::edition::{Edition, repository};
use crate::watch;

#[test]
fn every_command_of_the_guide_is_run_in_its_order() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let mut desk = Desk::at(folder.path());
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path fill=\"#E2A100\" d=\"M0 0h9v9z\"/></svg>";
    for command in commands(&page(GUIDE)) {
        std::fs::write(desk.folder.join("logo.svg"), logo).expect("it is writable");
        desk.run(&command);
    }
}

#[test]
fn every_command_of_the_readme_is_run_here_or_in_ci() {
    let ci = page(".ci/run");
    let edition = Edition::real();
    let mut desk = Desk::at(edition.root());
    for command in commands(&page(README)) {
        let is_in_ci = ci.lines().any(|line| line.trim() == command);
        match command.strip_prefix("cargo run --release -- ") {
            Some(arguments) => desk.run(&format!("rapport {arguments}")),
            None if is_in_ci => {}
            None => desk.run(&command),
        }
    }
    assert!(watch::shows_pages(&edition, &["--document", "galerie"]));
}

#[test]
fn the_first_two_commands_compile_and_test() {
    let commands = commands(&page(README));
    assert_eq!(commands[..2], ["cargo run --release -- compile", "cargo test"]);
}

#[test]
fn pictures_and_pages_that_are_named_exist() {
    for (path, text) in [README, GUIDE].map(|path| (path, page(path))) {
        let folder = repository().join(path).parent().expect("a file has a folder").to_owned();
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap_or_default();
            assert!(
                target.starts_with("https://") || folder.join(target).exists(),
                "{target} of {path}"
            );
        }
    }
}

/// The first block of a language.
fn block(language: &str) -> String {
    let text = page(README);
    let rest = text.split(&format!("```{language}\n")).nth(1).expect("the README has such a block");
    rest.split("```").next().unwrap_or_default().to_owned()
}

#[test]
fn the_smallest_edition_of_the_readme_compiles_without_a_word() {
    let edition = Edition::empty();
    edition.write("rapport.toml", block("toml"));
    edition.write("evenements.csv", block("csv"));
    edition.write("textes/avant-propos.typ", block("typ"));
    // The folder that the README names, after the year of its edition.
    let data = edition.root().join("data");
    std::fs::rename(data.join("2021"), data.join("2022")).expect("it is writable");
    let result = edition.rapport(&["check", "--strict"]).assert().success();
    let said = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
    assert!(said.contains("rien à signaler"), "{said}");
    edition.compile();
}

#[test]
fn every_example_of_what_texts_may_call_compiles() {
    let edition = Edition::real();
    let said = Desk::at(edition.root()).said(&["aide", "textes"]);
    let examples: Vec<&str> =
        said.lines().filter_map(|line| line.trim().strip_prefix("Par exemple : ")).collect();
    assert!(examples.len() > 15, "{said}");
    edition.write("textes/avant-propos.typ", examples.join("\n\n"));
    edition.compile();
}
