//! What is written for users is true: README, guide, pages of manual and completions name the
//! commands and options that there are, and each command that they show is run.

mod services;
mod shown;
mod spelled;

use std::path::{Path, PathBuf};

use crate::edition::repository;

/// A page of the repository.
fn page(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).expect("the page is there")
}

const README: &str = "README.md";
const GUIDE: &str = "src/cli/help/guide.md";

/// The lines of the `sh` blocks of a page.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Words of a command, as a shell reads them; what follows `>` is the file of its output.
fn words(command: &str) -> (Vec<String>, Option<String>) {
    let (command, target) = match command.split_once(" > ") {
        Some((command, target)) => (command, Some(target.to_owned())),
        None => (command, None),
    };
    let mut words = Vec::new();
    for (rank, part) in command.split('"').enumerate() {
        if rank % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    (words, target)
}

/// A desk on which commands are run one after the other, `cd` included.
pub struct Desk {
    folder: PathBuf,
}

impl Desk {
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Runs a command, which must succeed; one that goes on until it is stopped is only read.
    fn run(&mut self, command: &str) {
        let (words, target) = words(command);
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["cd", folder] => {
                self.folder.push(folder);
                assert!(self.folder.is_dir(), "{command}");
            }
            ["rapport", "watch", rest @ ..] => {
                self.rapport(&[&["aide", "watch"][..], &[]].concat()).assert().success();
                assert!(rest.iter().all(|word| ["--open", "--document", "galerie"].contains(word)));
            }
            ["rapport", rest @ ..] => {
                // A test opens no window.
                let rest: Vec<&str> = rest.iter().copied().filter(|it| *it != "--open").collect();
                let output = self.rapport(&rest).output().expect("the tool runs");
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "« {command} » : {said}");
                if let Some(target) = target {
                    assert!(!output.stdout.is_empty(), "« {command} »");
                    std::fs::write(self.folder.join(target), output.stdout)
                        .expect("it is writable");
                }
            }
            _ => panic!("« {command} » is run by no test"),
        }
    }

    /// The tool, on this desk.
    pub fn rapport(&self, arguments: &[&str]) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::cargo_bin("rapport").expect("the binary is built");
        command.current_dir(&self.folder).args(arguments).env("NO_COLOR", "1");
        command
    }

    /// What a command writes, which must succeed.
    pub fn said(&self, arguments: &[&str]) -> String {
        let output = self.rapport(arguments).output().expect("the tool runs");
        let (stdout, stderr) = (output.stdout, output.stderr);
        assert!(output.status.success(), "{arguments:?} : {}", String::from_utf8_lossy(&stderr));
        String::from_utf8(stdout).expect("UTF-8")
    }
}
