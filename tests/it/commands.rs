//! The conduct of the commands: what they refuse, what they show, how they end.

use std::path::Path;
use std::process::Output;

use crate::edition::{Edition, MANIFEST, repository};

/// Runs the tool and tells its exit code, stdout and stderr.
fn run(edition: &Edition, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        edition.rapport(arguments).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    (status.code().expect("it ends by itself"), text(stdout), text(stderr))
}

/// Runs the tool, which must refuse with exit 2 and these words.
fn refused(edition: &Edition, arguments: &[&str], words: &[&str]) {
    let (code, stdout, stderr) = run(edition, arguments);
    assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
    for word in words {
        assert!(stderr.contains(word), "{arguments:?}: « {word} » in {stderr}");
    }
}

fn done(edition: &Edition, arguments: &[&str]) -> String {
    let (code, stdout, stderr) = run(edition, arguments);
    assert_eq!(code, 0, "{arguments:?}: {stderr}");
    stdout
}

fn write(path: impl AsRef<Path>, content: &str) {
    std::fs::write(path, content).expect("it is writable");
}

fn read(path: impl AsRef<Path>) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("it is there")).into_owned()
}

const EXPORT: [&str; 3] = ["export", "--bundle", "arbre"];

#[test]
fn an_export_goes_to_a_new_folder_an_empty_one_or_an_earlier_export() {
    let edition = Edition::new();
    let folder = edition.root().join("arbre");
    std::fs::create_dir(&folder).expect("it is writable");
    done(&edition, &EXPORT);
    let marker = read(folder.join(".rapport-bundle"));
    let line = marker.lines().find(|line| line.starts_with("donnees.json\t")).expect("it is kept");
    let length = std::fs::metadata(folder.join("donnees.json")).expect("it is there").len();
    assert_eq!(line.split('\t').nth(1), Some(length.to_string().as_str()));
    done(&edition, &EXPORT);

    std::fs::create_dir(edition.root().join("photos")).expect("it is writable");
    write(edition.root().join("photos/donnees.json"), "à moi");
    refused(&edition, &["export", "--bundle", "photos"], &["« photos »", "n'est pas un export"]);
    assert_eq!(read(edition.root().join("photos/donnees.json")), "à moi");
    write(edition.root().join("fichier"), "à moi");
    refused(&edition, &["export", "--bundle", "fichier"], &["n'est pas un dossier"]);
    refused(&edition, &["export", "--bundle", "fichier/arbre"], &["n'est pas un dossier"]);
}

#[test]
fn an_export_keeps_away_from_the_edition_and_its_templates() {
    let edition = Edition::new();
    let templates = edition.root().join("templates");
    std::fs::create_dir(&templates).expect("it is writable");
    // Not even a folder that looks like an export.
    for folder in ["data/2021", "data/2021/neuf", ".", "data", "templates", "templates/neuf"] {
        let path = edition.root().join(folder);
        if path.is_dir() {
            write(path.join(".rapport-bundle"), "");
        }
        refused(&edition, &["export", "--bundle", folder], &["le dossier d", "--bundle arbre"]);
    }
    refused(&edition, &["export", "--bundle", "neuf/../data/2021/x"], &["dossier de l'édition"]);
    assert!(!edition.path("donnees.json").exists() && !templates.join("neuf").exists());
}

#[cfg(unix)]
#[test]
fn an_export_follows_no_link_out_of_its_folder() {
    let edition = Edition::new();
    std::os::unix::fs::symlink(edition.path(""), edition.root().join("lien")).expect("a link");
    refused(&edition, &["export", "--bundle", "lien"], &["dossier de l'édition"]);
    done(&edition, &EXPORT);
    let (tables, elsewhere) =
        (edition.root().join("arbre/tables"), edition.root().join("ailleurs"));
    std::fs::rename(&tables, &elsewhere).expect("it moves");
    std::os::unix::fs::symlink(&elsewhere, &tables).expect("a link");
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    refused(&edition, &EXPORT, &["tables/evenements.csv", "retirez ce lien"]);
    assert!(elsewhere.join("evenements.csv").exists());
}

#[test]
fn a_new_export_takes_away_what_the_report_no_longer_has() {
    let edition = Edition::new();
    done(&edition, &EXPORT);
    let folder = edition.root().join("arbre");
    assert!(folder.join("tables/evenements.csv").exists());
    write(folder.join("notes.txt"), "à moi");
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    done(&edition, &EXPORT);
    assert!(!folder.join("tables").exists(), "an empty folder goes too");
    assert_eq!(read(folder.join("notes.txt")), "à moi");
    assert!(!read(folder.join(".rapport-bundle")).contains("evenements.csv"));
}

#[test]
fn what_the_designer_edited_is_kept_until_told_otherwise() {
    let edition = Edition::new();
    done(&edition, &EXPORT);
    let theme = edition.root().join("arbre/templates/theme.toml");
    let table = edition.root().join("arbre/tables/evenements.csv");
    let former = read(&theme);
    write(&theme, &format!("{former}\n# essai\n"));
    write(&table, "à moi");
    // One of them would be replaced, the other taken away.
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    refused(
        &edition,
        &EXPORT,
        &["tables/evenements.csv, templates/theme.toml", "déplacez ce dossier", "--ecraser"],
    );
    assert!(read(&theme).ends_with("# essai\n"));
    assert_eq!(read(&table), "à moi");
    done(&edition, &["export", "--bundle", "arbre", "--ecraser"]);
    assert_eq!(read(&theme), former);
    assert!(!table.exists());
    done(&edition, &EXPORT);
}

#[test]
fn an_export_never_removes_what_its_marker_has_no_right_to_name() {
    let edition = Edition::new();
    done(&edition, &EXPORT);
    let outside = edition.root().join("dehors.txt");
    write(&outside, "");
    let marker = edition.root().join("arbre/.rapport-bundle");
    let list = read(&marker);
    write(&marker, &format!("../dehors.txt\t0\tcbf29ce484222325\nn'importe quoi\n{list}"));
    done(&edition, &EXPORT);
    assert!(outside.exists());
}

#[test]
fn compile_writes_over_nothing_but_a_pdf() {
    let edition = Edition::new();
    let notes = edition.root().join("notes.txt");
    write(&notes, "à moi");
    refused(&edition, &["compile", "-o", "notes.txt"], &["« notes.txt »", "n'est pas un PDF"]);
    assert_eq!(read(&notes), "à moi");
    let pdf = edition.root().join("ancien.pdf");
    write(&pdf, "%PDF-1.4 ancien");
    done(&edition, &["compile", "-o", "ancien.pdf"]);
    assert!(!read(&pdf).contains("ancien"));
    done(&edition, &["compile", "-o", "ancien.pdf"]);
}

#[test]
fn compile_writes_nothing_among_the_files_of_the_edition() {
    let edition = Edition::new();
    std::fs::create_dir(edition.root().join("templates")).expect("it is writable");
    for target in [
        "data/2021/rapport.toml",
        "data/2021/rapport.pdf",
        "data/../data/2021/neuf/a.pdf",
        "templates/a.pdf",
    ] {
        refused(&edition, &["compile", "-o", target], &["le dossier d", "-o sortie/rapport.pdf"]);
    }
    assert_eq!(read(edition.path("rapport.toml")), MANIFEST);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_told_and_a_closed_pipe_is_not() {
    use std::process::{Command, Stdio};

    let edition = Edition::new();
    for arguments in [
        &["figures"][..],
        &["figures", "--format", "json"],
        &["check", "--format", "json"],
        &["check", "--explain", "composition"],
        &["compile"],
        &["export", "--bundle", "arbre"],
        &["--aide"],
        &["aide"],
    ] {
        let start = |stdout: Stdio| {
            Command::new(assert_cmd::cargo::cargo_bin("rapport"))
                .args(arguments)
                .current_dir(edition.root())
                .stdout(stdout)
                .output()
                .expect("the tool runs")
        };
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let output = start(full.into());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(stderr.contains("sur la sortie (disque plein)"), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("os error"), "{stderr}");

        let (reader, writer) = std::io::pipe().expect("a pipe can be made");
        drop(reader);
        let output = start(writer.into());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn wrong_data_are_told_before_an_unknown_figure() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let (code, stdout, stderr) = run(&edition, &["figures", "inconnu-au-bataillon"]);
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(stderr.contains("date-impossible") && !stderr.contains("bataillon"), "{stderr}");
}

/// Three events of which one has no count, and a published figure that differs.
fn with_an_accepted_gap() -> Edition {
    let edition = Edition::new();
    let declared = r#"
[[chiffres]]
id = "venus"
libelle = "participants"
table = "evenements"
agregat = "somme"
colonne = "participants"
declare = "900"

[[ecarts]]
code = "valeur-declaree"
cible = "venus"
motif = "Publié avant le décompte."
"#;
    edition.write("rapport.toml", format!("{MANIFEST}{declared}"));
    edition.write(
        "evenements.csv",
        "date_debut;titre;categorie;participants\n\
         05/02/2021;Agora des territoires;rencontres;60\n\
         06/02/2021;Voyage d'étude;rencontres;1500\n\
         07/02/2021;Atelier;rencontres;\n",
    );
    edition
}

#[test]
fn the_rows_of_a_figure_show_what_each_adds() {
    let edition = with_an_accepted_gap();
    let shown = done(&edition, &["figures", "venus", "--origine"]);
    insta::assert_snapshot!(shown.replace('\u{202F}', "~"), @"
    venus  900  participants (écart accepté)
        écart accepté : Publié avant le décompte.
        Somme de « participants » dans la table « Événements ». Valeur publiée telle quelle : les lignes donnent plus de 1~560.
        déclaré : rapport.toml:25
        evenements.csv:2             60  Agora des territoires
        evenements.csv:3          1~500  Voyage d'étude
        evenements.csv:4        inconnu  Atelier
        total             plus de 1~560  3 lignes, dont 1 sans valeur ; affiché : 900
    ");
    let counted = done(&edition, &["figures", "evenements", "--origine"]);
    insta::assert_snapshot!(counted, @"
    evenements  3  événements de l'année
        Nombre de lignes dans la table « Événements », où « statut » est « confirmé » ou « à confirmer ».
        evenements.csv:2  1  Agora des territoires
        evenements.csv:3  1  Voyage d'étude
        evenements.csv:4  1  Atelier
        total             3  3 lignes
    ");
    let json = done(&edition, &["figures", "venus", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let lines = [2, 3, 4].map(|line| serde_json::json!({"file": "evenements.csv", "line": line}));
    assert_eq!(list[0]["sources"], serde_json::json!(lines));
}

#[test]
fn a_row_without_a_title_shows_itself() {
    let edition = Edition::new();
    edition.write(
        "effectifs.csv",
        "au;type;nombre\n2021-06-30;ensemble;170\n2021-12-31;ensemble;177\n",
    );
    let shown = done(&edition, &["figures", "adherents", "--origine"]);
    insta::assert_snapshot!(shown, @"
    adherents  177  adhérents
        Valeur au 31 décembre 2021 dans la table « Effectifs ».
        effectifs.csv:3  177  2021-12-31;ensemble;177
        total            177  1 ligne
    ");
}

#[test]
fn an_accepted_gap_takes_one_line_but_in_check() {
    let edition = with_an_accepted_gap();
    for arguments in [&["compile"][..], &EXPORT] {
        let (code, _, stderr) = run(&edition, arguments);
        assert_eq!(code, 0, "{stderr}");
        assert_eq!(
            stderr.replace('\u{202F}', "~"),
            "écart accepté[valeur-declaree] rapport.toml:30 : « venus » : valeur publiée 900, \
             valeur des données plus de 1~560 (3 lignes), dont 1 sans valeur\n1 écart accepté\n"
        );
    }
    let (_, _, stderr) = run(&edition, &["check"]);
    assert!(stderr.contains("motif: Publié avant le décompte."), "{stderr}");
    assert!(stderr.contains("━━━"), "{stderr}");
}

#[test]
fn what_is_accepted_of_the_design_is_accepted_by_every_command() {
    let edition = Edition::new();
    let folder = repository().join("tests/erreurs/graphique-illisible/barres");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is text");
    edition.write("evenements.csv", read("evenements.csv"));
    let accepted = "\n[[ecarts]]\ncode = \"graphique-illisible\"\nmotif = \"Il ne s'imprime qu'en affiche.\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{}{accepted}", read("rapport.toml.ajout")));
    for arguments in [
        &["check"][..],
        &["figures"],
        &["compile", "-o", "essai.pdf"],
        &["export", "--graphiques", "-o", "graphiques"],
        &EXPORT,
        &["publish", "-o", "publication"],
    ] {
        let (code, _, stderr) = run(&edition, arguments);
        assert_eq!(code, 0, "{arguments:?}: {stderr}");
        assert!(!stderr.contains("ne se présente plus"), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("avertissement[graphique-illisible]"), "{arguments:?}: {stderr}");
    }
}

#[test]
fn help_comes_under_every_name_and_in_french() {
    let edition = Edition::empty();
    let help = done(&edition, &["--aide"]);
    for words in [&["-h"][..], &["--help"], &["aide"], &["help"]] {
        assert_eq!(done(&edition, words), help, "{words:?}");
    }
    for command in ["compile", "watch", "check", "figures", "fonts", "export", "aide"] {
        let one = done(&edition, &[command, "--aide"]);
        for words in [&["help", command][..], &["aide", command], &[command, "--help"]] {
            assert_eq!(done(&edition, words), one, "{words:?}");
        }
        for english in ["ossible values", "aliases", "default", "Usage:", "Print"] {
            assert!(!one.contains(english), "« {english} » in {one}");
            assert!(!help.contains(english), "« {english} » in {help}");
        }
    }
    assert_eq!(done(&edition, &["help", "vérifier"]), done(&edition, &["check", "--aide"]));
    refused(&edition, &["help", "chek"], &["la commande « chek » n'existe pas", "« check »"]);
}

#[test]
fn one_command_is_offered_for_a_slip() {
    let edition = Edition::empty();
    for (written, meant) in [
        ("compil", "compile"),
        ("compilr", "compile"),
        ("compilerr", "compiler"),
        ("exporte", "export"),
        ("verifie", "vérifier"),
    ] {
        refused(&edition, &[written], &[&format!("vouliez-vous dire « {meant} » ?")]);
    }
}

#[test]
fn the_system_is_quoted_in_french() {
    let edition = Edition::new();
    write(edition.root().join("fichier"), "à moi");
    let cases = [
        ("fichier/a.pdf", "« fichier » ne peut pas être créé (un fichier de ce nom existe déjà)"),
        ("/proc/aucun/a.pdf", "ne peut pas être créé ("),
        ("/dev/full", "n'est pas un fichier ordinaire"),
    ];
    for (target, words) in cases {
        refused(&edition, &["compile", "-o", target], &[words]);
        let (_, _, stderr) = run(&edition, &["compile", "-o", target]);
        assert!(!stderr.contains("os error"), "{stderr}");
    }
}
