//! Bad input: a diagnostic each, exit 1, the former PDF untouched, no panic.

use crate::edition::{EVENTS, Edition, MANIFEST};

/// A change that breaks an edition, and what must be said of it.
struct Case {
    name: &'static str,
    file: &'static str,
    content: Vec<u8>,
    code: &'static str,
    line: Option<u64>,
    cell: Option<&'static str>,
}

fn case(
    name: &'static str,
    file: &'static str,
    content: impl Into<Vec<u8>>,
    code: &'static str,
    line: impl Into<Option<u64>>,
    cell: impl Into<Option<&'static str>>,
) -> Case {
    Case { name, file, content: content.into(), code, line: line.into(), cell: cell.into() }
}

fn events(rows: &str) -> String {
    format!("id;date_debut;titre;categorie;participants\n{rows}\n")
}

fn cases() -> Vec<Case> {
    let mut windows =
        b"id;date_debut;titre;categorie;participants\n1;05/02/2021;R\xe9union ".to_vec();
    windows.extend("é;rencontres;60\n".as_bytes());
    vec![
        case(
            "an unknown column",
            "evenements.csv",
            EVENTS.replace("participants", "participant"),
            "colonne-inconnue",
            1,
            "E1",
        ),
        case(
            "a date that is none",
            "evenements.csv",
            events("a;bientôt;Agora;rencontres;60"),
            "date-illisible",
            2,
            "B2",
        ),
        case(
            "a day that does not exist",
            "evenements.csv",
            events("a;31/04/2021;Agora;rencontres;60"),
            "date-impossible",
            2,
            "B2",
        ),
        case(
            "a negative count",
            "evenements.csv",
            events("a;05/02/2021;Agora;rencontres;-60"),
            "nombre-negatif",
            2,
            "E2",
        ),
        case(
            "a count that is none",
            "evenements.csv",
            events("a;05/02/2021;Agora;rencontres;beaucoup"),
            "nombre-illisible",
            2,
            "E2",
        ),
        case("a broken encoding", "evenements.csv", windows, "encodage", 2, None),
        case(
            "a cell of ten megabytes",
            "evenements.csv",
            events(&format!("a;05/02/2021;{};rencontres;60", "long ".repeat(2_000_000))),
            "cellule-demesuree",
            2,
            "C2",
        ),
        case(
            "a quotation mark never closed",
            "evenements.csv",
            events("a;05/02/2021;\"Agora;rencontres;60\nb;06/02/2021;B;rencontres;1"),
            "guillemet-non-ferme",
            2,
            None,
        ),
        case(
            "a row with a cell too many",
            "evenements.csv",
            events("a;05/02/2021;Agora;rencontres;60;7"),
            "ligne-irreguliere",
            2,
            None,
        ),
        case(
            "an unknown category",
            "evenements.csv",
            events("a;05/02/2021;Agora;rencontre;60"),
            "reference-inconnue",
            2,
            "D2",
        ),
        case(
            "a required cell left empty",
            "evenements.csv",
            events("a;05/02/2021;;rencontres;60"),
            "valeur-manquante",
            2,
            "C2",
        ),
        case(
            "one id twice",
            "evenements.csv",
            events("a;05/02/2021;A;rencontres;1\na;06/02/2021;B;rencontres;1"),
            "identifiant-en-double",
            3,
            "A3",
        ),
        case(
            "an unknown key",
            "rapport.toml",
            MANIFEST.replace("sigle", "sigel"),
            "cle-inconnue",
            9,
            None,
        ),
        case(
            "TOML that is none",
            "rapport.toml",
            MANIFEST.replace("annee = 2021", "annee = "),
            "toml-syntaxe",
            2,
            None,
        ),
        case(
            "a text that does not exist",
            "rapport.toml",
            format!("{MANIFEST}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n"),
            "fichier-manquant",
            26,
            None,
        ),
        case(
            "a figure that nobody declared",
            "rapport.toml",
            MANIFEST.replace("arrete_au = 2021-12-31", "chiffres_cles = [\"adherent\"]"),
            "chiffre-inconnu",
            5,
            None,
        ),
    ]
}

#[test]
fn each_fault_is_named_at_its_place_and_the_former_pdf_stays() {
    for case in cases() {
        let edition = Edition::new();
        edition.write(case.file, &case.content);
        std::fs::write(edition.root().join("ancien.pdf"), "ancien").expect("it is writable");
        let report = edition.check();
        let found = report["diagnostics"].as_array().expect("a list");
        let matching = found.iter().any(|one| {
            one["code"] == case.code
                && one["file"] == case.file
                && one["line"].as_u64() == case.line
                && (case.cell.is_none() || one["cell"].as_str() == case.cell)
        });
        assert!(matching, "{}: {report:#}", case.name);
        let result = edition.rapport(&["compile", "-o", "ancien.pdf"]).assert().code(1);
        let stderr = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
        assert!(stderr.contains(case.code), "{}: {stderr}", case.name);
        assert!(stderr.len() < 5_000, "{}: the message stays short", case.name);
        let left = std::fs::read(edition.root().join("ancien.pdf")).expect("it is there");
        assert_eq!(left, b"ancien", "{}", case.name);
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let edition = Edition::new();
    edition
        .write("evenements.csv", events("a;31/04/2021;A;rencontres;60\nb;05/02/2021;;inconnue;-3"));
    edition.edit("rapport.toml", "sigle", "sigel");
    let report = edition.check();
    let codes: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["code"].as_str().unwrap_or(""))
        .collect();
    for code in [
        "date-impossible",
        "valeur-manquante",
        "reference-inconnue",
        "nombre-negatif",
        "cle-inconnue",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn a_missing_manifest_and_a_missing_edition_are_told_apart() {
    let edition = Edition::empty();
    edition.write("evenements.csv", EVENTS);
    edition.rapport(&["compile", "data/2021"]).assert().code(1);
    edition.rapport(&["compile", "1999"]).assert().code(2);
    edition.rapport(&["compile", "--documnt", "x"]).assert().code(2);
}

#[test]
fn an_empty_table_warns_and_the_report_is_written() {
    let edition = Edition::new();
    edition.write("presse.csv", "date;media;titre;portee\n");
    assert_eq!(edition.check()["diagnostics"][0]["code"], "table-vide");
    edition.compile();
}

#[test]
fn an_error_of_a_text_is_named_at_its_line() {
    let edition = Edition::new();
    edition.write(
        "rapport.toml",
        format!("{MANIFEST}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n"),
    );
    edition.write("textes/mot.typ", "Bonjour.\n\nVoici *un oubli.\n");
    let result = edition.rapport(&["compile", "-o", "x.pdf"]).assert().code(1);
    let stderr = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
    assert!(stderr.contains("textes/mot.typ:3:7"), "{stderr}");
    assert!(stderr.contains("erreur[composition]"), "{stderr}");
}

#[test]
fn a_sign_that_no_font_has_is_named_where_it_is_written() {
    let edition = Edition::new();
    edition.write("evenements.csv", events("a;05/02/2021;Fête 🎉 du réseau;rencontres;60"));
    let result = edition.rapport(&["compile", "-o", "x.pdf"]).assert().code(1);
    let stderr = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
    assert!(
        stderr.contains("le signe « 🎉 » (émoji, U+1F389) n'existe pas dans la police"),
        "{stderr}"
    );
    assert!(stderr.contains("evenements.csv:2:19"), "{stderr}");
}
