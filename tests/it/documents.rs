//! The documents beside the report: press release, summary sheet, calendar poster.

use crate::edition::{Edition, MANIFEST};
use crate::pdf::{assert_conforms, text};

const DECLARATION: &str = r#"
[[documents]]
id = "communique"
titre = "Première agora"
texte = "textes/communique.typ"
evenement = "agora"
date = 2021-02-01
lieu = "Lille"
horaire = "13h30 à 14h"
"#;

const RELEASE: &str = "#chapeau[Le réseau réunit ses membres le #evenement(\"agora\", \"date\").]\n\n\
                       == Au programme\n\nDes échanges.\n";

fn compile(edition: &Edition, document: &str) -> Vec<u8> {
    edition.rapport(&["compile", "--document", document, "-o", "essai.pdf"]).assert().success();
    std::fs::read(edition.root().join("essai.pdf")).expect("the PDF is there")
}

/// What is said on a failure of the data.
fn refusal(edition: &Edition, document: &str) -> String {
    let run = edition.rapport(&["compile", "--document", document, "-o", "refus.pdf"]).assert();
    let output = run.code(1).get_output().clone();
    assert!(!edition.root().join("refus.pdf").exists(), "nothing is written");
    String::from_utf8(output.stderr).expect("the messages are UTF-8")
}

/// An edition that declares the press release.
fn declared() -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{DECLARATION}"));
    edition.write("textes/communique.typ", RELEASE);
    edition
}

/// Pages, and the width and height of the first, in millimetres.
fn pages(bytes: &[u8]) -> (usize, [f32; 2]) {
    let document = lopdf::Document::load_mem(bytes).expect("the PDF can be read");
    let pages = document.get_pages();
    let page = document.get_dictionary(pages[&1]).expect("a page");
    let media = page.get(b"MediaBox").and_then(|media| media.as_array()).expect("a size");
    let side = |index: usize| {
        let points = media[index].as_float().expect("a number");
        (points * 25.4 / 72.0).round()
    };
    (pages.len(), [side(2), side(3)])
}

/// The day of creation that the PDF tells, and its title.
fn information(bytes: &[u8]) -> (String, String) {
    let document = lopdf::Document::load_mem(bytes).expect("the PDF can be read");
    let info = document.trailer.get(b"Info").and_then(|info| info.as_reference()).expect("info");
    let info = document.get_dictionary(info).expect("a dictionary");
    let said = |key: &[u8]| {
        lopdf::decode_text_string(info.get(key).expect("it is said")).expect("it is text")
    };
    (said(b"CreationDate"), said(b"Title"))
}

#[test]
fn the_three_documents_of_2021_conform() {
    let edition = Edition::real();
    for (document, most, size) in [
        ("communique", 1, [210.0, 297.0]),
        ("synthese", 2, [210.0, 297.0]),
        ("calendrier", 2, [297.0, 420.0]),
    ] {
        let bytes = compile(&edition, document);
        assert_conforms(&bytes, document);
        let (number, first) = pages(&bytes);
        assert!(number <= most, "{document}: {number} pages");
        assert_eq!(first, size, "{document}");
    }
}

#[test]
fn the_press_release_of_2021_tells_its_facts() {
    let bytes = compile(&Edition::real(), "communique");
    let found = text(&bytes);
    for fact in [
        "Communiqué",
        "LancementdukitRégionalESS",
        "Lille,le22février2021",
        "jeudi25février2021",
        "13h30à14h",
        "MahelCoppeyprésidenteduRTES",
        "PascalDuforestelsecrétaire",
        "CatherineZubervice-présidente",
        "unevingtainedefiches",
        "plusde145collectivités",
        "Depuis2001",
        "animation@rtes.fr",
        "Contactpresse",
    ] {
        assert!(found.contains(fact), "« {fact} » in {found}");
    }
    let (created, title) = information(&bytes);
    assert!(created.starts_with("D:20210222"), "{created}");
    assert_eq!(title, "Lancement du kit RégionalESS");
}

#[test]
fn a_release_prints_charts_and_refers_to_no_page_of_the_report() {
    let edition = Edition::real();
    let blocks = "#graphique(\"evenements-par-mois\")\n\n#carte(\"administrateurs\")\n\n\
                  Lisez #annexe(\"presse\", \"la revue de presse\").\n";
    edition.write("textes/communique.typ", blocks);
    let bytes = compile(&edition, "communique");
    assert_conforms(&bytes, "communique");
    let found = text(&bytes);
    assert!(found.contains("larevuedepresse"), "{found}");
    assert!(!found.contains("Valeursenannexe"), "{found}");
}

#[test]
fn small_editions_have_their_documents_too() {
    let manifest_only = Edition::empty();
    manifest_only.write("rapport.toml", MANIFEST);
    for edition in [manifest_only, Edition::new()] {
        for document in ["synthese", "calendrier"] {
            let bytes = compile(&edition, document);
            assert_conforms(&bytes, document);
            assert!(pages(&bytes).0 <= 2, "{document}");
        }
    }
    let edition = declared();
    let bytes = compile(&edition, "communique");
    assert_conforms(&bytes, "communique");
    assert!(text(&bytes).contains("vendredi5février2021"));
}

#[test]
fn the_poster_has_all_events_whatever_their_number() {
    let edition = Edition::new();
    let row = |index: usize| {
        let (month, day) = (index * 7 % 12 + 1, index * 5 % 28 + 1);
        format!("2021-{month:02}-{day:02};Rencontre numéro {index};Repère{index:04};rencontres\n")
    };
    let rows: String = (0..500).map(row).collect();
    edition.write("evenements.csv", format!("date_debut;titre;titre_court;categorie\n{rows}"));
    let found = text(&compile(&edition, "calendrier"));
    assert!((0..500).all(|index| found.contains(&format!("Repère{index:04}"))));
}

#[test]
fn a_press_release_that_is_not_declared_is_refused_in_french() {
    let said = refusal(&Edition::new(), "communique");
    assert!(said.contains("l'édition ne déclare pas le document « communique »"), "{said}");
    assert!(said.contains("[[documents]]") && !said.contains(".typ:"), "{said}");
}

#[test]
fn a_near_name_and_missing_keys_are_told_at_their_line() {
    let edition = declared();
    edition.edit("rapport.toml", "id = \"communique\"", "id = \"comunique\"");
    let said = refusal(&edition, "communique");
    assert!(said.contains("écrivez « communique » au lieu de « comunique »"), "{said}");

    let edition = declared();
    edition.edit("rapport.toml", "titre = \"Première agora\"\n", "");
    let said = refusal(&edition, "communique");
    assert!(said.contains("le document « communique » n'a pas de titre"), "{said}");
}

#[test]
fn what_a_document_names_must_exist() {
    let edition = declared();
    edition.edit("rapport.toml", "evenement = \"agora\"", "evenement = \"agorra\"");
    edition.edit("rapport.toml", "date = 2021-02-01", "date = 2021-02\ngraphiques = [\"x\"]");
    std::fs::remove_file(edition.path("textes/communique.typ")).expect("it is there");
    let report = edition.check();
    let codes: Vec<&str> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    for code in ["reference-inconnue", "date-illisible", "fichier-manquant"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}
