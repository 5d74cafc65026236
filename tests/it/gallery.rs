//! The gallery of errors, `tests/erreurs`: the smallest edition of each fault
//! beside the whole message, and one that must stay silent. Its README says how
//! a case is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use rapport::diagnostic::{Code, reference};
use serde::Deserialize;

use crate::edition::{Edition, copy, repository};

/// Mistakes of newcomers, which are sorted by what was done and not by code.
const NEWCOMERS: &str = "debutant";
const BASE: &str = "base";

/// `cas.toml`: how a case differs from the usual way of running.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Conduct {
    /// The words of the command, instead of `check`.
    commande: Option<String>,
    /// Files of the base that the edition does not get.
    #[serde(default)]
    sans: Vec<String>,
    /// Templates of the tool that the project has with a change.
    #[serde(default)]
    gabarits: Vec<Change>,
}

/// A template of the tool, with some words in the place of others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    fichier: String,
    de: String,
    par: String,
}

/// A folder of the gallery.
pub struct Case {
    folder: PathBuf,
    /// The folder above: the name of a code, or [`NEWCOMERS`].
    group: String,
    name: String,
}

impl Case {
    fn is_silence(&self) -> bool {
        self.name.starts_with("silence")
    }

    /// Its folder, as messages name it.
    pub fn shown(&self) -> String {
        format!("tests/erreurs/{}/{}", self.group, self.name)
    }

    /// Whether `check` runs it, on the year that every edition has.
    pub fn is_checked(&self) -> bool {
        self.conduct().commande.is_none()
    }

    fn conduct(&self) -> Conduct {
        let text = std::fs::read_to_string(self.folder.join("cas.toml")).unwrap_or_default();
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}/cas.toml: {error}", self.shown()))
    }

    /// The edition of the case in a folder of its own.
    pub fn edition(&self) -> Edition {
        let Conduct { sans: without, gabarits, .. } = self.conduct();
        let edition = Edition::empty();
        for Change { fichier, de, par } in gabarits {
            let target = edition.root().join("templates").join(&fichier);
            let from = if target.exists() {
                target.clone()
            } else {
                repository().join("templates").join(&fichier)
            };
            let text = String::from_utf8(read(&from)).expect("UTF-8");
            assert!(text.contains(&de), "{}: « {de} » is not in {fichier}", self.shown());
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("it is writable");
            std::fs::write(target, text.replacen(&de, &par, 1)).expect("it is writable");
        }
        for path in names(&gallery().join(BASE)) {
            if !without.contains(&path) {
                edition.write(&path, read(&gallery().join(BASE).join(&path)));
            }
        }
        for name in names(&self.folder) {
            let from = self.folder.join(&name);
            match name.strip_suffix(".ajout") {
                _ if ["message.txt", "cas.toml"].contains(&name.as_str()) => {}
                Some(base) => {
                    let text = [read(&gallery().join(BASE).join(base)), read(&from)].concat();
                    edition.write(base, text);
                }
                None if name == "racine" => copy(&from, edition.root()),
                None if from.is_dir() => copy(&from, &edition.path(&name)),
                None => edition.write(&name, read(&from)),
            }
        }
        edition
    }

    /// What the terminal shows, and how the command ends.
    fn run(&self) -> (String, i32) {
        let conduct = self.conduct();
        let edition = self.edition();
        let command = conduct.commande.unwrap_or_else(|| "check".to_owned());
        let words: Vec<_> = command.split_whitespace().collect();
        let Output { status, stdout, stderr } =
            edition.rapport(&words).output().expect("the tool runs");
        let code = status.code().expect("the tool ends by itself");
        let [stdout, stderr] = [stdout, stderr].map(|it| String::from_utf8(it).expect("UTF-8"));
        (format!("$ rapport {command}\n{stderr}{stdout}"), code)
    }
}

fn gallery() -> PathBuf {
    repository().join("tests/erreurs")
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("it is readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn folders(folder: &Path) -> Vec<String> {
    names(folder).into_iter().filter(|name| folder.join(name).is_dir()).collect()
}

/// All cases, those that must stay silent among them.
pub fn cases() -> Vec<Case> {
    let groups = folders(&gallery()).into_iter().filter(|group| group != BASE);
    groups
        .flat_map(|group| {
            folders(&gallery().join(&group)).into_iter().map(move |name| Case {
                folder: gallery().join(&group).join(&name),
                group: group.clone(),
                name,
            })
        })
        .collect()
}

/// Whether what the tool says now is to be written as what it must say.
fn accepts() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// What is wrong with a case, if something is.
fn fault(case: &Case) -> Option<String> {
    let (said, code) = case.run();
    let is_newcomer = case.group == NEWCOMERS;
    let mark = format!("[{}]", case.group);
    if case.is_silence() {
        if code != 0 {
            return Some(format!("ends with {code}:\n{said}"));
        }
        return said.contains(&mark).then(|| format!("is not silent:\n{said}"));
    }
    if !is_newcomer && !said.contains(&mark) {
        return Some(format!("does not say {mark}:\n{said}"));
    }
    if is_newcomer && !is_one_message_with_its_cure(&said) {
        return Some(format!("is not one message with its cure:\n{said}"));
    }
    if said.contains('\u{1b}') || said.contains("panicked") {
        return Some(format!("is not for people:\n{said}"));
    }
    let expected = case.folder.join("message.txt");
    if accepts() {
        std::fs::write(&expected, &said).expect("the gallery is writable");
    }
    match std::fs::read_to_string(&expected) {
        Ok(text) if text == said => None,
        Ok(text) => Some(format!("says\n{said}\ninstead of\n{text}")),
        Err(_) => Some(format!("has no message.txt; read this, then run with UPDATE=1:\n{said}")),
    }
}

fn is_one_message_with_its_cure(said: &str) -> bool {
    let starts = |start: &str| said.lines().filter(|line| line.starts_with(start)).count();
    let told = starts("erreur[") + starts("avertissement[");
    // Words of the command that are wrong have neither place nor code.
    let of_the_command = starts("erreur : ");
    told + of_the_command == 1 && (of_the_command == 1 || said.contains("╰ à faire: "))
}

#[test]
fn each_fault_is_told_in_these_words_and_what_holds_is_not() {
    let cases = cases();
    let halves = cases.split_at(cases.len() / 2);
    let faults = |cases: &[Case]| -> Vec<String> {
        cases
            .iter()
            .filter_map(|case| Some(format!("\n== {} {}", case.shown(), fault(case)?)))
            .collect()
    };
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| faults(halves.1));
        let mut found = faults(halves.0);
        found.extend(other.join().expect("no case panics"));
        found
    });
    assert!(found.is_empty(), "{} of {} cases:{}", found.len(), cases.len(), found.concat());
}

#[test]
fn each_code_has_a_case_and_a_silence() {
    let groups: BTreeSet<_> =
        cases().into_iter().map(|case| (case.group.clone(), case.is_silence())).collect();
    let lacks: Vec<_> = Code::ALL
        .iter()
        .flat_map(|code| [(code.name(), false), (code.name(), true)])
        .filter(|(name, silent)| !groups.contains(&((*name).to_owned(), *silent)))
        .map(|(name, silent)| format!("{name}/{}", if silent { "silence" } else { "…" }))
        .collect();
    assert!(lacks.is_empty(), "tests/erreurs lacks {lacks:#?}");
}

#[test]
fn each_folder_is_named_after_a_code() {
    for group in folders(&gallery()) {
        let known = group == BASE || group == NEWCOMERS || Code::from_name(&group).is_some();
        assert!(known, "« {group} » is no code");
    }
}

#[test]
fn the_reference_of_codes_is_up_to_date() {
    let path = gallery().join("CODES.md");
    let reference = reference::markdown();
    if accepts() {
        std::fs::write(&path, &reference).expect("the gallery is writable");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == reference, "run with UPDATE=1 to write tests/erreurs/CODES.md again");
}
