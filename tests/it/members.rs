//! Members who are private persons, and the tables that go out with the PDF.

use std::fs;

use crate::edition::{Edition, MANIFEST};

const KIND: &str =
    "\n[[types_adherents]]\nid = \"actif\"\nsingulier = \"actif\"\npluriel = \"actifs\"\n";
const COUNT: &str = "\n[confidentialite]\nadherents = \"compter\"\n";

/// An edition whose members are people, and a chart that counts them by region.
fn of_people(privacy: &str) -> Edition {
    let edition = Edition::new();
    let chart = "\n[[graphiques]]\nid = \"regions\"\ntype = \"barres\"\ntitre = \"Par région\"\ntable = \"adherents\"\npar = \"region\"\n\n[[chiffres]]\nid = \"membres\"\nlibelle = \"membres\"\ntable = \"adherents\"\nagregat = \"nombre\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{KIND}{chart}{privacy}"));
    edition.write(
        "adherents.csv",
        "nom;type;code;region;notes\nCamille Secrète;actif;;Bretagne;ami de Zoé\nZoé Cachée;actif;;Corse;\nYannick Tû;actif;;Corse;\n",
    );
    edition
}

/// All that stands in a folder, as one text.
fn everything(folder: &std::path::Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it is there").path();
        if path.is_dir() {
            all.push_str(&everything(&path));
        } else if path.extension().is_none_or(|end| end != "ttf") {
            all.push_str(&String::from_utf8_lossy(&fs::read(&path).expect("it can be read")));
        }
    }
    all
}

const NAMES: [&str; 4] = ["Secrète", "Cachée", "Yannick", "ami de"];

#[test]
fn a_list_of_people_is_refused_until_the_organisation_says_what_to_do() {
    let report = of_people("").check();
    assert_eq!(report["diagnostics"][0]["code"], "adherents-nominatifs");
    assert_eq!(report["errors"], 1);
    let named = of_people("\n[confidentialite]\nadherents = \"nommer\"\n");
    assert_eq!(named.check()["errors"], 0);
}

#[test]
fn people_who_are_counted_are_named_nowhere() {
    let edition = of_people(COUNT);
    let report = edition.check();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()), "{report}");
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let bundle = everything(&edition.root().join("arbre"));
    assert!(bundle.contains("Corse"), "they are counted by region");
    let origins = edition.rapport(&["figures", "membres", "--origine"]).output().expect("it runs");
    let origins = String::from_utf8_lossy(&origins.stdout).into_owned();
    assert!(origins.contains('3'), "{origins}");
    let json = edition.rapport(&["figures", "--format", "json"]).output().expect("it runs");
    // A wrong cell beside a name is shown, the name is not.
    edition.write(
        "adherents.csv",
        "nom;type;region\nCamille Secrète;actif;Bretagne\n\"Cachée, Zoé\";passif;Corse\nYannick;actif;\n",
    );
    let mut told = String::new();
    for format in ["humain", "json", "github", "sarif"] {
        let output = edition.rapport(&["check", "--format", format]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        told.push_str(&String::from_utf8_lossy(&output.stdout));
        told.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    assert!(told.contains("passif"), "{told}");
    let json = String::from_utf8_lossy(&json.stdout).into_owned();
    for name in NAMES {
        for (what, text) in
            [("bundle", &bundle), ("origins", &origins), ("json", &json), ("messages", &told)]
        {
            assert!(!text.contains(name), "« {name} » in the {what}: {text}");
        }
    }
}

#[test]
fn a_counted_table_needs_no_names() {
    let edition = of_people(COUNT);
    edition.write("adherents.csv", "type;region\nactif;Bretagne\nactif;Bretagne\n");
    let report = edition.check();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()), "{report}");
}

/// The names of the tables of a bundle.
pub fn attached(edition: &Edition) -> Vec<String> {
    let _ = fs::remove_dir_all(edition.root().join("arbre"));
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let Ok(entries) = fs::read_dir(edition.root().join("arbre/tables")) else { return Vec::new() };
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.expect("it is there").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn only_tables_that_a_page_uses_are_attached() {
    let edition = Edition::new();
    edition.write("presse.csv", "date;media;titre;portee\n2021-03;Ouest;Un;nationale\n");
    assert_eq!(attached(&edition), ["evenements.csv"]);
    edition.write("rapport.toml", format!("{MANIFEST}\n[[annexes]]\nid = \"presse\"\n"));
    assert_eq!(attached(&edition), ["evenements.csv", "presse.csv"]);
    let said = |names: &str| {
        let line = format!("[edition]\ntables_jointes = {names}");
        edition.write("rapport.toml", MANIFEST.replacen("[edition]", &line, 1));
    };
    said("[\"presse\"]");
    assert_eq!(attached(&edition), ["presse.csv"]);
    said("[]");
    assert!(attached(&edition).is_empty());
    said("[\"press\"]");
    assert_eq!(edition.check()["diagnostics"][0]["code"], "reference-inconnue");
}

#[test]
fn an_attached_table_opens_in_a_spreadsheet_and_runs_nothing() {
    let edition = Edition::new();
    let cells = ["=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", "-A1", "'=1", "+ de 500", "-5"];
    let rows: String =
        cells.iter().map(|cell| format!("5/2/2021;\"{cell}\";rencontres\n")).collect();
    edition.write("evenements.csv", format!("date_debut;titre;categorie\n{rows}"));
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let table = edition.root().join("arbre/tables/evenements.csv");
    let first = fs::read_to_string(&table).expect("it is there");
    assert!(first.starts_with("\u{feff}date_debut;titre;categorie\r\n"), "{first}");
    for (cell, written) in cells.iter().zip([
        "'=1+1",
        "'@SUM(1)",
        "'+cmd|' /C calc'!A0",
        "'-A1",
        "'=1",
        "+ de 500",
        "-5",
    ]) {
        assert!(first.contains(&format!(";{written};rencontres\r\n")), "{cell}: {first}");
    }
    let donnees =
        fs::read_to_string(edition.root().join("arbre/donnees.json")).expect("it is there");
    assert!(donnees.contains("une apostrophe est mise devant"), "what was done is said");
    // Read back, not a sign is lost, and it is written the same again.
    edition.write("evenements.csv", first.clone());
    fs::remove_dir_all(edition.root().join("arbre")).expect("it can be removed");
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    assert_eq!(fs::read_to_string(&table).expect("it is there"), first);
}
