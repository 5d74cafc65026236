//! Every command and option is in the pages, and nothing else is.

use std::collections::BTreeSet;

use super::{Desk, GUIDE, README, page};
use crate::edition::Edition;

/// Each command with its options, as the help tells them.
fn commands(desk: &Desk) -> Vec<(String, BTreeSet<String>)> {
    let help = desk.said(&["--aide"]);
    let list = help.split("Commandes\u{a0}:").nth(1).expect("the commands are listed");
    let names = list.lines().skip(1).take_while(|line| line.starts_with("  "));
    let names = names
        .filter(|line| line.as_bytes()[2] != b' ')
        .filter_map(|it| it.split_whitespace().next());
    names.map(|name| (name.to_owned(), options(&desk.said(&[name, "--aide"])))).collect()
}

/// The long options that stand at the beginning of a line of help.
fn options(help: &str) -> BTreeSet<String> {
    let lines = help.lines().map(str::trim_start);
    let lines = lines.filter(|line| line.starts_with('-'));
    lines.filter_map(|line| spelled(line).into_iter().next()).collect()
}

/// All long options in a text.
pub fn spelled(text: &str) -> BTreeSet<String> {
    let parts = text.split("--").skip(1);
    let names = parts.map(|it| {
        let end = it.find(|c: char| !(c.is_ascii_lowercase() || c == '-')).unwrap_or(it.len());
        it[..end].trim_end_matches('-').to_owned()
    });
    names.filter(|name| name.len() > 1).collect()
}

#[test]
fn pages_name_the_commands_and_options_that_there_are() {
    let edition = Edition::empty();
    let desk = Desk::at(edition.root());
    let commands = commands(&desk);
    assert!(commands.len() >= 9, "{commands:?}");
    let readme = page(README);
    let mut all: BTreeSet<String> = ["version", "aide", "help", "simple"].map(str::to_owned).into();
    for (name, options) in &commands {
        assert!(readme.contains(&format!("`rapport {name}")), "{name} is in the README");
        for option in options {
            assert!(
                readme.contains(&format!("--{option}")),
                "--{option} of {name} is in the README"
            );
        }
        all.extend(options.iter().cloned());
    }
    // Options of other programs.
    let others = ["release", "test", "rm", "git", "path", "input", "no-install-recommends"];
    all.extend(others.map(str::to_owned));
    for path in [README, GUIDE, "templates/LISEZMOI.md", "tests/erreurs/CODES.md"] {
        for option in spelled(&page(path)) {
            assert!(all.contains(&option), "--{option} of {path} exists");
        }
    }
    for path in [README, GUIDE] {
        for rest in page(path).split("`rapport ").skip(1) {
            let word = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
            let is_known = word.is_empty() || commands.iter().any(|(name, _)| name == word);
            assert!(is_known, "« rapport {word} » of {path} exists");
        }
    }
}

#[test]
fn the_manual_has_every_option() {
    let edition = Edition::empty();
    let desk = Desk::at(edition.root());
    let pages = desk.said(&["aide", "man", "man"]);
    for (name, options) in commands(&desk) {
        let path = format!("man/rapport-{name}.1");
        assert!(pages.contains(&path), "{path}: {pages}");
        let text = std::fs::read_to_string(edition.root().join(&path)).expect("it is there");
        for option in options {
            let written = format!("\\-\\-{}", option.replace('-', "\\-"));
            assert!(text.contains(&written), "--{option} in {path}");
        }
    }
    assert!(
        desk.said(&["aide", "man"]).starts_with(".ie")
            || desk.said(&["aide", "man"]).contains(".TH")
    );
}

/// What a shell is offered after these words.
fn offered(desk: &Desk, words: &[&str]) -> String {
    let mut command = desk.rapport(&["--", "rapport"]);
    command.args(words).env("RAPPORT_COMPLETION", "fish");
    String::from_utf8(command.output().expect("the tool runs").stdout).expect("UTF-8")
}

#[test]
fn completions_offer_what_there_is() {
    let edition = Edition::real();
    let desk = Desk::at(edition.root());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            desk.said(&["aide", "completion", shell]).contains("RAPPORT_COMPLETION"),
            "{shell}"
        );
    }
    for (words, expected) in [
        (&[""][..], "compile"),
        (&["com"], "compile"),
        (&["di"], "diff"),
        (&["pub"], "publish"),
        (&["comp"], "compile"),
        (&["publi"], "publish"),
        (&["aper"], "apercu"),
        (&["figures", "--valider", ""], "participants"),
        (&["figures", "--valider", ""], "textes/avant-propos.typ"),
        (&["compile", ""], "2021"),
        (&["compile", "--document", ""], "communique"),
        (&["figures", "part"], "participants"),
        (&["check", "--explain", "date"], "date-impossible"),
        (&["check", "--for"], "--format"),
        (&["check", "--format", ""], "sarif"),
        (&["new", "--genre", ""], "association"),
        (&["aide", ""], "guide"),
        (&["aide", "completion", ""], "zsh"),
    ] {
        let said = offered(&desk, words);
        assert!(
            said.lines().any(|line| line.split('\t').next() == Some(expected)),
            "{words:?}: {said}"
        );
    }
    // Nothing typed yet: each command, by one name.
    let all = offered(&desk, &[""]);
    let all: BTreeSet<&str> = all.lines().filter_map(|line| line.split('\t').next()).collect();
    for (name, _) in commands(&desk) {
        assert!(all.contains(name.as_str()), "{name}: {all:?}");
    }
    assert!(!all.contains("comparer") && !all.contains("aperçu"), "{all:?}");
    for (name, options) in commands(&desk) {
        let said = offered(&desk, &[&name, "--"]);
        for option in options {
            assert!(said.contains(&format!("--{option}")), "--{option} of {name}: {said}");
        }
    }
}
