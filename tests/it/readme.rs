//! The README tells the truth: its commands are those that are run.

use crate::edition::{Edition, repository};
use crate::watch;

fn readme() -> String {
    std::fs::read_to_string(repository().join("README.md")).expect("there is a README")
}

/// Lines of the `sh` blocks.
fn commands() -> Vec<String> {
    let text = readme();
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks
        .flat_map(str::lines)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_is_run_here_or_in_ci() {
    let ci = std::fs::read_to_string(repository().join(".ci/run")).expect("there is a CI script");
    for command in commands() {
        if ci.lines().any(|line| line.trim() == command) {
            continue;
        }
        let arguments = command
            .strip_prefix("rapport ")
            .or_else(|| command.strip_prefix("cargo run --release -- "))
            .unwrap_or_else(|| panic!("« {command} » is in no test and not in .ci/run"));
        let edition = Edition::real();
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        if let ["watch", rest @ ..] = arguments.as_slice() {
            // It goes on until it is stopped, and a test opens no browser.
            let rest: Vec<&str> = rest.iter().copied().filter(|word| *word != "--open").collect();
            assert!(watch::shows_pages(&edition, &rest));
            continue;
        }
        edition.rapport(&arguments).assert().success();
    }
}

#[test]
fn the_first_two_commands_compile_and_test() {
    let commands = commands();
    assert_eq!(commands[0], "cargo run --release -- compile");
    assert_eq!(commands[1], "cargo test");
}

#[test]
fn pictures_of_the_readme_exist() {
    for rest in readme().split("](").skip(1) {
        let target = rest.split(')').next().unwrap_or_default();
        if target.starts_with("http") {
            continue;
        }
        assert!(repository().join(target).exists(), "{target}");
    }
}

/// The first block of a language.
fn block(language: &str) -> String {
    let text = readme();
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
