//! An edition that is not finished does not go out unseen: examples that are left, passages to be
//! written, and how each page says so.

use std::path::Path;

use tempfile::TempDir;

use crate::edition::{copy, repository};
use crate::pdf;

/// What each page bears, without spaces.
const EXAMPLE: &str = "Exemple:contientdesdonnéesàremplacer";
const DRAFT: &str = "Brouillon:documentencoursdécriture";

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = assert_cmd::Command::cargo_bin("rapport")
        .expect("the binary is built")
        .current_dir(folder)
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

/// A first edition, as it was written.
fn begun() -> TempDir {
    let desk = TempDir::new().expect("a temporary folder can be made");
    let (code, _, said) =
        run(desk.path(), &["new", "--annee", "2024", "--nom", "Les Amis du canal"]);
    assert_eq!(code, 0, "{said}");
    desk
}

/// How many examples `check` tells in a file.
fn examples(desk: &TempDir, file: &str) -> usize {
    let (_, json, _) = run(desk.path(), &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    let list = report["diagnostics"].as_array().expect("a list");
    let told = list.iter().filter(|one| one["code"] == "exemple-restant" && one["file"] == file);
    let first = |one: &serde_json::Value| {
        let message = one["message"].as_str().expect("text").to_owned();
        message.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(1)
    };
    told.map(first).sum::<usize>()
}

fn pdf_of(desk: &TempDir, arguments: &[&str]) -> (String, Vec<u8>) {
    let (code, path, said) = run(desk.path(), arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    let bytes = std::fs::read(desk.path().join(path.trim_end())).expect("the PDF is there");
    (path, bytes)
}

fn pages(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).expect("the PDF can be read").get_pages().len()
}

#[test]
fn each_page_of_each_document_says_that_examples_are_left() {
    let desk = begun();
    for document in ["rapport", "synthese", "calendrier"] {
        let (_, bytes) = pdf_of(&desk, &["compile", "--document", document]);
        assert_eq!(pdf::text(&bytes).matches(EXAMPLE).count(), pages(&bytes), "{document}");
        pdf::assert_conforms(&bytes, document);
    }
    let (code, stdout, said) = run(desk.path(), &["compile", "--strict"]);
    assert_eq!((code, stdout.as_str()), (1, ""), "{said}");
    let (code, _, _) = run(desk.path(), &["check", "--strict"]);
    assert_eq!(code, 1);
}

#[test]
fn examples_are_known_row_by_row_and_in_any_file() {
    let desk = begun();
    let edition = desk.path().join("data/2024");
    assert_eq!(examples(&desk, "evenements.csv"), 13);
    assert_eq!(examples(&desk, "effectifs.csv"), 3);
    assert_eq!(examples(&desk, "site.csv"), 1);
    // As a spreadsheet writes it again: separator, dates, columns taken off.
    let text = std::fs::read_to_string(edition.join("evenements.csv")).expect("it is text");
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';'));
    let header: Vec<&str> = lines.next().expect("a header").collect();
    let column = |name: &str| header.iter().position(|it| *it == name).expect("a column");
    let kept = ["titre", "categorie", "date_debut", "participants", "lieu"].map(column);
    let rows: Vec<String> = lines
        .map(|cells| {
            let cells: Vec<&str> = cells.collect();
            let written =
                kept.map(|at| cells[at].replace("Exemple : ", "").replace("/2024", "/24"));
            written.join("\t")
        })
        .collect();
    let header = kept.map(|at| header[at]).join("\t");
    let again = format!(
        "{header}\nNotre fête\t{}\t07/07/24\t300\tSète\n{}\n",
        "rencontres",
        rows.join("\n")
    );
    std::fs::write(edition.join("evenements.csv"), again).expect("it is writable");
    assert_eq!(examples(&desk, "evenements.csv"), 13);
    // As sheets of a workbook.
    let (code, path, said) = run(desk.path(), &["schema", "--classeur", "--lignes"]);
    assert_eq!(code, 0, "{said}");
    for table in ["evenements", "effectifs", "newsletters", "presse", "site"] {
        std::fs::remove_file(edition.join(format!("{table}.csv"))).expect("it was there");
    }
    std::fs::copy(desk.path().join(path.trim_end()), edition.join("saisie.xlsx")).expect("copied");
    assert_eq!(examples(&desk, "saisie.xlsx"), 13 + 3 + 12 + 3 + 1);
}

#[test]
fn what_is_replaced_is_no_longer_told_and_the_pages_are_clean() {
    let desk = begun();
    let edition = desk.path().join("data/2024");
    for (name, text) in [
        (
            "evenements.csv",
            "date_debut;titre;categorie;role;participants\n07/07/2024;Fête du canal;rencontres;organisateur;300\n08/07/2024;Visite de l'écluse;visites;organisateur;12\n",
        ),
        (
            "effectifs.csv",
            "au;type;nombre\n31/12/2024;association;61\n31/12/2024;collectivité;3\n31/12/2024;entreprise;16\n",
        ),
        (
            "newsletters.csv",
            "date_envoi;titre;liste;destinataires\n01/02/2024;Les nouvelles;lettre;310\n",
        ),
        ("presse.csv", "date;media;titre;portee\nmars 2024;Le Canal libre;Une fête;locale\n"),
        ("site.csv", "periode;rubrique;mesure;nombre\n2024;ensemble;visites;2750\n"),
    ] {
        std::fs::write(edition.join(name), text).expect("it is writable");
    }
    for text in std::fs::read_dir(edition.join("textes")).expect("readable") {
        let path = text.expect("readable").path();
        let calls = std::fs::read_to_string(&path).expect("it is text");
        let kept: Vec<&str> = calls
            .lines()
            .filter(|line| line.starts_with("#evenements(") || line.starts_with("#graphique("))
            .collect();
        std::fs::write(&path, format!("Nous avons fêté le canal.\n\n{}\n", kept.join("\n\n")))
            .expect("writable");
    }
    let manifest = std::fs::read_to_string(edition.join("rapport.toml")).expect("it is text");
    let manifest: Vec<String> = manifest
        .lines()
        .filter(|line| {
            !line.starts_with("donnees_illustratives") && !line.starts_with("illustratif")
        })
        .map(|line| {
            line.replace("Exemple : ", "")
                .replace("Lignes d'exemple de", "D'après")
                .replace("example.org", "canal.fr")
                .split("# exemple")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    std::fs::write(edition.join("rapport.toml"), manifest.join("\n")).expect("it is writable");
    let (_, json, _) = run(desk.path(), &["check", "--format", "json"]);
    assert!(!json.contains("exemple-restant"), "{json}");
    assert!(
        !json.contains("evenement-sans-page"),
        "an event without theme is in a chapter: {json}"
    );
    let (_, bytes) = pdf_of(&desk, &["compile"]);
    let text = pdf::text(&bytes);
    assert!(!text.contains(EXAMPLE), "{text}");
    assert!(text.matches("Fêteducanal").count() >= 2, "in its chapter and in the calendar: {text}");
    // What is left in a single text is enough.
    std::fs::write(
        edition.join("textes/avant-propos.typ"),
        "Merci à tous. Changez une ligne de evenements.csv, recomposez : la phrase est juste.\n",
    )
    .expect("writable");
    let (_, bytes) = pdf_of(&desk, &["compile"]);
    assert!(pdf::text(&bytes).contains(EXAMPLE));
}

#[test]
fn the_year_after_a_first_edition_is_printed_as_a_draft_with_empty_tables() {
    let desk = begun();
    let (code, _, said) = run(desk.path(), &["new", "2025"]);
    assert_eq!(code, 0, "{said}");
    let (_, bytes) = pdf_of(&desk, &["compile", "2025", "--brouillon"]);
    let text = pdf::text(&bytes);
    assert_eq!(text.matches("Brouillon:contientdesexemplesàremplacer").count(), pages(&bytes));
}

#[test]
fn next_years_edition_is_printed_as_a_draft_on_its_first_day() {
    let desk = TempDir::new().expect("a temporary folder can be made");
    copy(&repository().join("data"), &desk.path().join("data"));
    let (code, _, said) = run(desk.path(), &["new", "2022"]);
    assert_eq!(code, 0, "{said}");
    let (code, _, said) = run(desk.path(), &["check", "2022"]);
    assert_eq!(code, 1);
    assert!(said.contains("passages à écrire : « rapport compile --brouillon »"), "{said}");
    let (code, stdout, said) = run(desk.path(), &["compile", "2022"]);
    assert_eq!((code, stdout.as_str()), (1, ""), "{said}");
    let (path, bytes) = pdf_of(&desk, &["compile", "2022", "--brouillon"]);
    assert_eq!(path, "sortie/rapport-activite-2022-brouillon.pdf\n");
    let text = pdf::text(&bytes);
    assert_eq!(text.matches(DRAFT).count(), pages(&bytes));
    assert!(text.contains("Àrédiger"), "{text}");
    pdf::assert_conforms(&bytes, "draft");
    // Another fault keeps a draft from being printed, as it always does.
    let events = desk.path().join("data/2022/evenements.csv");
    let header = std::fs::read_to_string(&events).expect("it is text");
    std::fs::write(&events, format!("{header}x;31/02/2022;Fête\n")).expect("it is writable");
    let (code, stdout, _) = run(desk.path(), &["compile", "2022", "--brouillon"]);
    assert_eq!((code, stdout.as_str()), (1, ""));
}

#[test]
fn own_templates_cannot_leave_the_mark_out() {
    let desk = begun();
    std::fs::create_dir_all(desk.path().join("templates/documents")).expect("writable");
    std::fs::write(
        desk.path().join("templates/documents/rapport.typ"),
        "#import \"../donnees.typ\": titre\n#set document(title: titre)\n#set text(lang: \"fr\")\n= Un\n#pagebreak()\n= Deux\n",
    )
    .expect("writable");
    let (_, bytes) = pdf_of(&desk, &["compile"]);
    assert_eq!((pages(&bytes), pdf::text(&bytes).matches(EXAMPLE).count()), (2, 2));
}

#[test]
fn a_row_with_a_title_of_its_own_and_the_numbers_of_an_example_is_one() {
    let desk = begun();
    let path = desk.path().join("data/2024/evenements.csv");
    let before = examples(&desk, "evenements.csv");
    let text = std::fs::read_to_string(&path).expect("it is text");
    let titles = ["Exemple : un webinaire et ses inscrits", "Exemple : webinaire"];
    let [long, short] = titles.map(|it| text.matches(it).count());
    assert!(long == 1 && short > 0, "the model has its webinaire");
    let text =
        text.replace(titles[0], "Canaux et climat").replace("Exemple : webinaire;", "Climat;");
    std::fs::write(&path, text).expect("it is writable");
    assert_eq!(examples(&desk, "evenements.csv"), before, "its number is the example's");
}
