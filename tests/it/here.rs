//! Commands as French users type them: from inside an edition, with a file for a folder, with
//! words of other programs, and with every kind of target.

use std::path::Path;

use crate::edition::{Edition, MANIFEST};

/// Runs the tool in a folder: its exit code, stdout and stderr.
fn run(edition: &Edition, folder: &Path, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let output = edition.rapport(arguments).current_dir(folder).output().expect("the tool runs");
    let code = output.status.code().expect("it ends by itself");
    (code, output.stdout, String::from_utf8(output.stderr).expect("UTF-8"))
}

fn done(edition: &Edition, folder: &Path, arguments: &[&str]) -> String {
    let (code, stdout, stderr) = run(edition, folder, arguments);
    assert_eq!(code, 0, "{arguments:?} in {}: {stderr}", folder.display());
    String::from_utf8(stdout).expect("UTF-8")
}

fn refused(edition: &Edition, arguments: &[&str], words: &[&str]) {
    let (code, stdout, stderr) = run(edition, edition.root(), arguments);
    assert_eq!((code, stdout.len()), (2, 0), "{arguments:?}: {stderr}");
    for word in words {
        assert!(stderr.contains(word), "{arguments:?}: « {word} » in {stderr}");
    }
}

#[test]
fn every_command_takes_the_edition_it_is_given_in() {
    let edition = Edition::new();
    edition.write("textes/mot.typ", "Un mot.");
    for folder in ["", "textes"] {
        let here = edition.path(folder);
        let up = if folder.is_empty() { "../.." } else { "../../.." };
        done(&edition, &here, &["check"]);
        done(&edition, &here, &["check", "--format", "json"]);
        done(&edition, &here, &["fonts", "--format", "json"]);
        assert!(done(&edition, &here, &["figures"]).contains("evenements"));
        let written = done(&edition, &here, &["compile"]);
        assert_eq!(written, format!("{up}/sortie/rapport-activite-2021.pdf\n"));
        let written = done(&edition, &here, &["schema", "--classeur"]);
        assert_eq!(written, format!("{up}/sortie/saisie-2021.xlsx\n"));
        let tree = edition.root().join(format!("arbre{folder}"));
        done(&edition, &here, &["export", "--bundle", &tree.to_string_lossy()]);
        assert!(tree.join("donnees.json").is_file());
    }
    assert!(edition.root().join("sortie/rapport-activite-2021.pdf").is_file());
    assert!(!edition.path("sortie").exists(), "an edition holds what is read");
    // From the other folders of the project too.
    for folder in ["data", "sortie"] {
        let written = done(&edition, &edition.root().join(folder), &["compile"]);
        assert_eq!(written, "../sortie/rapport-activite-2021.pdf\n");
    }
}

#[test]
fn an_edition_that_stands_alone_is_written_beside() {
    let edition = Edition::empty();
    let here = edition.root().join("edition");
    std::fs::create_dir(&here).expect("it is writable");
    std::fs::write(here.join("rapport.toml"), MANIFEST).expect("it is writable");
    assert_eq!(done(&edition, &here, &["compile"]), "../sortie/rapport-activite-2021.pdf\n");
    assert_eq!(done(&edition, &here, &["compile", "."]), "../sortie/rapport-activite-2021.pdf\n");
    // A PDF asked for by its name stands where it was asked for; nothing reads it.
    assert_eq!(done(&edition, &here, &["compile", "-o", "x.pdf"]), "x.pdf\n");
    done(&edition, &here, &["check", "--strict"]);
    let (code, _, stderr) = run(&edition, &here, &["compile", "-o", "rapport.toml"]);
    assert_eq!(code, 2, "{stderr}");
}

#[test]
fn a_file_of_the_edition_or_a_folder_around_it_names_it() {
    let edition = Edition::new();
    edition.write("textes/mot.typ", "Un mot.");
    for named in [
        "data/2021/rapport.toml",
        "data/2021/evenements.csv",
        "data/2021/textes/mot.typ",
        "data/2021/textes",
        "data/2021/",
        "data",
        ".",
        "2021",
    ] {
        for command in ["check", "figures", "fonts"] {
            done(&edition, edition.root(), &[command, named]);
        }
        let written = done(&edition, edition.root(), &["compile", named]);
        assert_eq!(written, "sortie/rapport-activite-2021.pdf\n", "{named}");
    }
    // A year from inside another edition.
    std::fs::create_dir(edition.root().join("data/2022")).expect("it is writable");
    let next = MANIFEST.replace("2021", "2022").replace("2022-06-29", "2023-06-29");
    std::fs::write(edition.root().join("data/2022/rapport.toml"), next).expect("it is writable");
    done(&edition, &edition.root().join("data/2022"), &["check", "2021"]);
}

#[test]
fn a_new_edition_from_inside_one_continues_it() {
    let edition = Edition::new();
    assert_eq!(done(&edition, &edition.path(""), &["new"]), "../2022\n");
    assert!(edition.root().join("data/2022/rapport.toml").is_file());
    assert_eq!(done(&edition, &edition.path(""), &["new", "2023"]), "../2023\n");
    assert_eq!(done(&edition, &edition.path(""), &["new", "--gabarits"]), "../../templates\n");
    assert!(!edition.path("data").exists() && !edition.path("templates").exists());
}

#[test]
fn words_of_other_programs_lead_to_a_command() {
    let edition = Edition::new();
    for (word, command) in [
        ("ouvrir", "« rapport watch --open »"),
        ("charger", "« rapport import FICHIER »"),
        ("prévisualiser", "« rapport watch »"),
        ("contrôler", "« rapport check »"),
        ("initialiser", "« rapport new »"),
        ("construire", "« rapport compile »"),
        ("statistiques", "« rapport figures »"),
    ] {
        refused(&edition, &[word], &[&format!("la commande « {word} »"), command]);
    }
    refused(&edition, &["export", "pdf"], &["« rapport compile » écrit le PDF"]);
    refused(&edition, &["export", "png"], &["--format png"]);
    refused(&edition, &["export"], &["« rapport compile »", "--bundle"]);
    for words in [&["vérifier"][..], &["verifier"], &["generer"], &["générer"], &["compiler"]] {
        done(&edition, edition.root(), words);
    }
    assert!(done(&edition, edition.root(), &["aider"]).contains("Usage : rapport"));
}

#[test]
fn a_target_may_be_stdout_or_a_folder_and_is_never_another_format() {
    let edition = Edition::new();
    let (code, pdf, stderr) = run(&edition, edition.root(), &["compile", "-o", "-"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(pdf.starts_with(b"%PDF") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    assert!(!edition.root().join("-").exists());
    let (code, book, _) = run(&edition, edition.root(), &["schema", "--classeur", "-o", "-"]);
    assert!(code == 0 && book.starts_with(b"PK"));
    for folder in ["neuf/", "neuf"] {
        let written = done(&edition, edition.root(), &["compile", "-o", folder]);
        assert_eq!(written, "neuf/rapport-activite-2021.pdf\n");
    }
    let written = done(&edition, edition.root(), &["compile", "-o", "pages/", "--format", "svg"]);
    assert!(written.starts_with("pages/page-"), "{written}");
    for name in ["x.html", "x.docx", "x.odt", "x.jpg", "neuf/x.TXT"] {
        refused(&edition, &["compile", "-o", name], &["n'est pas un PDF", ".png ou .svg"]);
        assert!(!edition.root().join(name).exists());
    }
    refused(&edition, &["compile", "-o", "-", "--format", "png"], &["sortie standard"]);
    refused(&edition, &["schema", "--classeur", "-o", "x.ods"], &["« ods »", ".xlsx"]);
}
