//! `rapport new`: a first edition that compiles at once, and nothing overwritten.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::pdf;

/// A folder of a newcomer.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder can be made"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the tool there, without a terminal: its exit code, stdout and stderr.
    fn run(&self, folder: &str, arguments: &[&str]) -> (i32, String, String) {
        let output = assert_cmd::Command::cargo_bin("rapport")
            .expect("the binary is built")
            .current_dir(self.path(folder))
            .args(arguments)
            .env("NO_COLOR", "1")
            .output()
            .expect("the tool runs");
        let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
        let code = output.status.code().expect("it ends by itself");
        (code, text(output.stdout), text(output.stderr))
    }

    fn done(&self, folder: &str, arguments: &[&str]) -> (String, String) {
        let (code, stdout, stderr) = self.run(folder, arguments);
        assert_eq!(code, 0, "{arguments:?}: {stderr}");
        (stdout, stderr)
    }

    /// Runs the tool, which must refuse and write nothing.
    fn refused(&self, arguments: &[&str], words: &str) {
        let before = files(self.0.path());
        let (code, stdout, stderr) = self.run("", arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(words), "{arguments:?}: « {words} » in {stderr}");
        assert_eq!(files(self.0.path()), before, "{arguments:?}");
    }
}

/// All files and folders under one.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it is readable") {
        let path = entry.expect("it is readable").path();
        if path.is_dir() {
            found.extend(files(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// Checked in silence, compiled to a PDF that conforms: its text, without spaces.
fn sound(desk: &Desk, project: &str, year: &str) -> String {
    let (_, said) = desk.done(project, &["check", year, "--strict"]);
    assert_eq!(said, format!("data/{year} : rien à signaler\n"));
    let (path, said) = desk.done(project, &["compile", year]);
    assert_eq!(said, "");
    let bytes = std::fs::read(desk.path(project).join(path.trim_end())).expect("the PDF is there");
    pdf::assert_conforms(&bytes, project);
    pdf::text(&bytes)
}

#[test]
fn a_newcomer_has_a_report_at_once() {
    let desk = Desk::new();
    let arguments = ["new", "mon-reseau", "--annee", "2024", "--nom", "Réseau d'essai"];
    let (stdout, stderr) = desk.done("", &arguments);
    assert_eq!(stdout, "mon-reseau/data/2024\n");
    assert!(
        stderr.contains("  cd mon-reseau\n  rapport check\n  rapport compile\n"),
        "the next commands are told: {stderr}"
    );
    let text = sound(&desk, "mon-reseau", "2024");
    for piece in ["Réseaudessai", "RE", "2024enquelqueschiffres", "Exemple", "Faireconnaître"] {
        assert!(text.contains(piece), "{piece}: {text}");
    }
    // A second run finds the place taken.
    desk.refused(&arguments, "« mon-reseau/data/2024 » existe et n'est pas vide");
}

#[test]
fn strange_names_are_printed_as_they_stand() {
    let long = "Fédération des très longs noms ".repeat(9);
    for (name, acronym, categories, chapters) in [
        ("L'Œuvre \"du\" #panic(\"x\") *a* $b$ @c <d> \\", "«É»", "A#b, ", "= Titre"),
        (long.as_str(), "{{nom}}", "[[x]], ''', \"\"\"", "a, b, c, d, e, f, g, h, i"),
        ("Deux\n\tlignes", "x\\u{0}", "x, x, x", "???"),
    ] {
        let desk = Desk::new();
        let arguments = [
            "nouveau",
            "--annee",
            "2030",
            "--nom",
            name,
            "--sigle",
            acronym,
            "--categories",
            categories,
            "--chapitres",
            chapters,
        ];
        desk.done("", &arguments);
        let text = sound(&desk, "", "2030");
        let acronym: String = acronym.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&acronym), "{acronym}: {text}");
    }
}

#[test]
fn the_place_may_be_a_project_an_edition_or_a_year() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("l'été")).expect("it is writable");
    std::fs::write(desk.path("l'été/notes.txt"), "à moi").expect("it is writable");
    for (arguments, folder, next) in [
        (&["new", "--annee", "2019"][..], "data/2019", "\n  rapport check\n"),
        (&["new", "2020"], "data/2020", "\n  rapport check\n"),
        (&["new", "./data/2018"], "./data/2018", "\n  rapport check 2018\n"),
        (&["new", "l'été", "--annee", "2021"], "l'été/data/2021", "cd 'l'\\''été'\n"),
        (&["new", "ailleurs/2022"], "ailleurs/2022", "rapport compile ailleurs/2022\n"),
    ] {
        let (stdout, stderr) = desk.done("", arguments);
        assert_eq!(stdout, format!("{folder}\n"), "{arguments:?}");
        assert!(stderr.contains(next), "{arguments:?}: {stderr}");
        assert!(desk.path(folder).join("textes/avant-propos.typ").is_file());
    }
    // Commands that were told work as they were told.
    desk.done("", &["check", "ailleurs/2022"]);
    desk.done("", &["check", "2018"]);
    desk.done("l'été", &["check"]);
}

#[test]
fn nothing_is_written_over_and_nothing_without_a_year() {
    let desk = Desk::new();
    std::fs::write(desk.path("fichier"), "à moi").expect("it is writable");
    std::fs::create_dir_all(desk.path("data/2024")).expect("it is writable");
    std::fs::write(desk.path("data/2024/a.txt"), "à moi").expect("it is writable");
    desk.refused(&["new"], "il manque l'année du rapport");
    desk.refused(&["new", "--annee", "24"], "« 24 » n'est pas une année");
    desk.refused(&["new", "data/2024", "--annee", "2025"], "le dossier est celui de 2024");
    desk.refused(&["new", "2024"], "« data/2024 » existe et n'est pas vide");
    desk.refused(&["new", "fichier", "--annee", "2024"], "n'est pas un dossier");
    desk.refused(&["new", "a", "--annee", "2024", "--nom", "  "], "il manque un nom");
    desk.refused(&["new", "a", "--annee", "2024", "--categories", ", ;"], "il manque des noms");
    std::fs::write(desk.path("data/2024/rapport.toml"), "").expect("it is writable");
    desk.refused(&["new", "data/2024"], "est déjà une édition");
    // An empty folder is as good as none.
    std::fs::create_dir_all(desk.path("data/2023")).expect("it is writable");
    desk.done("", &["new", "2023", "--nom", "A"]);
}
