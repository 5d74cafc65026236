//! A gentle start: where one is, the colours of an organisation, and files that other programs and
//! systems leave, hold or open.

use crate::documentation::Desk;
use crate::edition::Edition;
use crate::pdf;

/// What the tool says of an edition when nothing is asked of it.
fn state(edition: &Edition) -> String {
    Desk::at(edition.root()).said(&[])
}

#[test]
fn without_a_command_the_tool_tells_where_one_is_and_what_comes_next() {
    let edition = Edition::empty();
    let said = state(&edition);
    assert!(said.starts_with("Aucune édition") && said.contains("\n  rapport new "), "{said}");
    let edition = Edition::new();
    let said = state(&edition);
    assert!(said.starts_with("Édition 2021, dans « data/2021 ».\nPrête"), "{said}");
    assert!(said.contains("\n  rapport compile --open"), "{said}");
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let said = state(&edition);
    assert!(
        said.contains("Pas encore prête : 1 erreur. La première : evenements.csv:2, "),
        "{said}"
    );
    assert!(
        said.contains("\n  rapport check") && !said.contains("rapport compile --open"),
        "{said}"
    );
    // A file of it, as when it is dropped on the program.
    let said = Desk::at(edition.root()).said(&["data/2021/evenements.csv"]);
    assert!(
        said.contains("Pas encore prête") && said.contains("rapport check data/2021"),
        "{said}"
    );
}

#[test]
fn an_edition_that_is_being_written_tells_how_much_is_left() {
    let edition = Edition::new();
    edition.write("textes/mot.typ", "À rédiger.");
    let front = "\n[[avant]]\ntitre = \"Le mot\"\ntexte = \"textes/mot.typ\"\n";
    edition.write("rapport.toml", format!("{}{front}", crate::edition::MANIFEST));
    let said = state(&edition);
    assert!(
        said.contains("Il reste 1 passage à écrire. Le premier : textes/mot.typ:1, "),
        "{said}"
    );
    assert!(said.contains("rapport compile --brouillon"), "{said}");
}

#[test]
fn simple_words_have_no_frames() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    for arguments in
        [&["check", "--simple"][..], &["--simple", "compile"], &["figures", "--simple"]]
    {
        let mut command = edition.rapport(arguments);
        let output = command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").output();
        let said = String::from_utf8(output.expect("the tool runs").stderr).expect("UTF-8");
        assert!(
            said.contains("Erreur date-impossible : ") && said.contains("\nÀ faire : "),
            "{said}"
        );
        assert!(said.contains("\nOù : evenements.csv, ligne 2, cellule B2\n"), "{said}");
        let drawn = |c: char| ('\u{2500}'..='\u{25FF}').contains(&c) || c == '\u{1b}';
        assert!(!said.contains(drawn), "{said}");
    }
}

#[test]
fn a_logo_gives_its_colours_to_the_report() {
    let edition = Edition::empty();
    let desk = Desk::at(edition.root());
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><path fill=\"#FFCC00\" d=\"M0 0h90v30H0z\"/></svg>";
    std::fs::write(edition.root().join("à nous.svg"), logo).expect("it is writable");
    desk.said(&["new", "réseau", "--annee", "2024", "--logo", "à nous.svg"]);
    let project = edition.root().join("réseau");
    let read = |path: &str| std::fs::read_to_string(project.join(path)).expect("it is there");
    assert_eq!(read("data/2024/images/logo.svg"), logo);
    let manifest = read("data/2024/rapport.toml");
    assert!(
        manifest.contains("logo = \"logo.svg\"") && manifest.contains("theme = \"organisation\"")
    );
    assert!(!read("templates/themes/organisation.toml").contains("FFCC00"), "too light to be read");
    // Nothing is told but examples, and the pages stand.
    let inside = Desk::at(&project);
    let report: serde_json::Value =
        serde_json::from_str(&inside.said(&["check", "--format", "json"])).expect("JSON");
    for one in report["diagnostics"].as_array().expect("a list") {
        assert_eq!(one["code"], "exemple-restant", "{one}");
    }
    inside.said(&["compile"]);
    let bytes = std::fs::read(project.join("sortie/rapport-activite-2024.pdf")).expect("the PDF");
    pdf::assert_conforms(&bytes, "a logo");
    // The year after keeps both.
    inside.said(&["new", "2025"]);
    assert!(project.join("data/2025/images/logo.svg").is_file());
    assert!(read("data/2025/rapport.toml").contains("theme = \"organisation\""));
}

#[test]
fn a_logo_and_a_colour_that_cannot_be_used_are_refused() {
    let edition = Edition::empty();
    let root = edition.root();
    std::fs::write(root.join("logo.pdf"), "%PDF-1.7").expect("it is writable");
    for (arguments, words) in [
        (["--logo", "logo.pdf"], "format PDF"),
        (["--logo", "absent.svg"], "« absent.svg » ne peut pas être lu"),
        (["--couleur", "bleu"], "« bleu » n'est pas une couleur"),
    ] {
        let arguments = [&["new", "neuf", "--annee", "2024"][..], &arguments].concat();
        let output = edition.rapport(&arguments).output().expect("the tool runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
        assert!(!root.join("neuf").exists());
    }
}

#[test]
fn what_systems_leave_in_folders_is_no_part_of_an_edition() {
    let edition = Edition::new();
    for name in [
        ".DS_Store",
        "._evenements.csv",
        "~$evenements.xlsx",
        "Thumbs.db",
        "desktop.ini",
        "images/Thumbs.db",
        "images/.DS_Store",
        "textes/desktop.ini",
        "../../templates/.DS_Store",
        "../../templates/Thumbs.db",
        "../../fonts/desktop.ini",
    ] {
        edition.write(name, "\u{0}\u{1}");
    }
    let result = edition.rapport(&["check", "--strict"]).assert().success();
    let said = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
    assert!(said.contains("rien à signaler"), "{said}");
}

#[test]
fn a_pdf_that_nothing_opens_is_written_all_the_same() {
    let edition = Edition::new();
    let mut command = edition.rapport(&["compile", "--open"]);
    let output = command.env("PATH", "").output().expect("the tool runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("ouvrez ce fichier vous-même"), "{said}");
    for arguments in
        [&["compile", "--open", "-o", "-"][..], &["compile", "--open", "--format", "png"]]
    {
        let output = edition.rapport(arguments).output().expect("the tool runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn wrong_usage_shows_how_that_command_is_used() {
    let edition = Edition::empty();
    let said = |arguments: &[&str]| {
        let output = edition.rapport(arguments).output().expect("the tool runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let usage = said(&["vérifier", "--fromat", "json"]);
    assert!(
        usage.contains("« --format »") && usage.contains("Usage : rapport check [OPTIONS]"),
        "{usage}"
    );
    assert!(usage.contains("« rapport check --aide »"), "{usage}");
    let shell = said(&["aide", "completion", "bahs"]);
    assert!(shell.contains("vouliez-vous dire « bash »"), "{shell}");
    assert!(said(&["aide", "check", "guide"]).contains("« guide » est de trop"));
    assert!(said(&["new", "--ci", "travis"]).contains("github"));
}
