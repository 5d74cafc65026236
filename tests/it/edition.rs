//! Small editions to run the tool on.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The smallest rapport.toml that compiles.
pub const MANIFEST: &str = r#"[edition]
annee = 2021
titre = "Rapport d'activité 2021"
date = 2022-06-29
arrete_au = 2021-12-31

[organisation]
nom = "Réseau d'essai"
sigle = "RE"

[[categories]]
id = "rencontres"
libelle = "Rencontres"
lettre = "R"
couleur = 1

[[rubriques]]
id = "territoires"
libelle = "Territoires"

[[annexes]]
id = "calendrier"
"#;

/// The smallest table of events.
pub const EVENTS: &str = "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Agora des territoires;rencontres;60\n";

/// A folder `data/2021` in a directory of its own.
pub struct Edition {
    root: TempDir,
}

impl Edition {
    /// With a manifest and a table of events.
    pub fn new() -> Self {
        let edition = Self::empty();
        edition.write("rapport.toml", MANIFEST);
        edition.write("evenements.csv", EVENTS);
        edition
    }

    /// Without any file.
    pub fn empty() -> Self {
        let root = TempDir::new().expect("a temporary folder can be made");
        std::fs::create_dir_all(root.path().join("data/2021")).expect("it is writable");
        Self { root }
    }

    /// The real edition of 2021, with the one before it.
    pub fn real() -> Self {
        let edition = Self::empty();
        copy(&repository().join("data"), &edition.root.path().join("data"));
        edition
    }

    /// The folder that holds `data/`.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// A file of the edition.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("data/2021").join(name)
    }

    /// Writes a file of the edition.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("it is writable");
        std::fs::write(path, content).expect("it is writable");
    }

    /// Replaces a text that stands once in a file.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("the file is text");
        assert_eq!(text.matches(from).count(), 1, "« {from} » stands once in {name}");
        self.write(name, text.replace(from, to));
    }

    /// The tool, in the folder that holds `data/`.
    pub fn rapport(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("rapport").expect("the binary is built");
        command.current_dir(self.root()).args(arguments).env("NO_COLOR", "1");
        command
    }

    /// Compiles and gives the PDF.
    pub fn compile(&self) -> Vec<u8> {
        let target = self.root().join("essai.pdf");
        self.rapport(&["compile", "-o", "essai.pdf"]).assert().success();
        std::fs::read(target).expect("the PDF is there")
    }

    /// What `check --format json` says.
    pub fn check(&self) -> serde_json::Value {
        let output = self.rapport(&["check", "--format", "json"]).output().expect("the tool runs");
        serde_json::from_slice(&output.stdout).expect("the report is JSON")
    }
}

/// The codes of what a report of `check` says, in its order.
pub fn codes(report: &serde_json::Value) -> Vec<String> {
    let all = report["diagnostics"].as_array().expect("a list");
    all.iter().map(|one| one["code"].as_str().expect("a code").to_owned()).collect()
}

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder with all it holds.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("it is writable");
    for entry in
        std::fs::read_dir(from).expect("it is readable").map(|entry| entry.expect("it is readable"))
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("it is writable");
        }
    }
}
