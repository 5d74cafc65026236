//! The other themes, on the report of 2021: the tokens carry.

use serde_json::Value;

use crate::edition::Edition;
use crate::pdf::{assert_conforms, embedded_fonts};

const DOCUMENTS: [&str; 4] = ["rapport", "communique", "synthese", "calendrier"];

/// The edition of 2021 with the theme of this name.
fn edition(theme: &str) -> Edition {
    let edition = Edition::real();
    edition.edit("rapport.toml", "[edition]\n", &format!("[edition]\ntheme = \"{theme}\"\n"));
    edition
}

/// The first error that `check` tells.
fn error(told: &Value) -> &Value {
    let all = told["diagnostics"].as_array().expect("a list");
    all.iter().find(|one| one["severity"] == "error").expect("an error is told")
}

#[test]
fn every_document_is_made_with_each_theme_and_conforms() {
    for (theme, family) in [("vif", "Inter"), ("ecran", "SourceSans3")] {
        let edition = edition(theme);
        edition.rapport(&["check", "--strict"]).assert().success();
        for document in DOCUMENTS {
            let run = ["compile", "--document", document, "-o", "autre.pdf"];
            edition.rapport(&run).assert().success();
            let bytes = std::fs::read(edition.root().join("autre.pdf")).expect("it is there");
            assert_conforms(&bytes, document);
            let fonts = embedded_fonts(&bytes);
            let is_own = |name: &String| name.contains(family);
            assert!(!fonts.is_empty() && fonts.iter().all(is_own), "{theme}: {fonts:?}");
        }
    }
}

#[test]
fn a_theme_of_the_project_is_found_by_its_name_and_its_faults_are_told_in_its_file() {
    let edition = edition("maison");
    let refused = edition.check();
    assert_eq!(refused["errors"], 1);
    assert_eq!(error(&refused)["code"], "reference-inconnue");
    let folder = edition.root().join("templates/themes");
    std::fs::create_dir_all(&folder).expect("it is writable");
    let vif =
        std::fs::read_to_string(crate::edition::repository().join("templates/themes/vif.toml"));
    let vif = vif.expect("it is text");
    std::fs::write(folder.join("maison.toml"), &vif).expect("it is writable");
    assert_eq!(edition.check()["errors"], 0);
    std::fs::write(folder.join("maison.toml"), vif.replace("pas_pt = 14", "pas_pt = 1"))
        .expect("writable");
    let told = edition.check();
    assert_eq!(error(&told)["file"], "templates/themes/maison.toml");
    edition.rapport(&["compile"]).assert().code(1);
}

#[test]
fn the_bundle_holds_the_theme_that_was_chosen() {
    let edition = edition("vif");
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let theme = std::fs::read_to_string(edition.root().join("arbre/templates/theme.toml"));
    assert!(theme.expect("it is there").contains("titre = \"Inter\""));
}

/// What has no room on a page of another size is told before the pages are asked for.
#[test]
fn check_tells_what_a_small_page_has_no_room_for() {
    let edition = Edition::new();
    let theme = crate::edition::repository().join("templates/theme.toml");
    let theme = std::fs::read_to_string(theme).expect("it is text");
    let long = "Fédération nationale des associations interdépartementales";
    let manifest = std::fs::read_to_string(edition.path("rapport.toml")).expect("it is text");
    edition.write("rapport.toml", manifest.replace("Réseau d'essai", long));
    let codes = |edition: &Edition| -> Vec<String> {
        let told = edition.check();
        let all = told["diagnostics"].as_array().expect("a list");
        all.iter().map(|one| one["code"].to_string()).collect()
    };
    for width in ["largeur_mm = 210", "largeur_mm = 148"] {
        let small = theme
            .replace("largeur_mm = 210", width)
            .replace("hauteur_mm = 297", "hauteur_mm = 210");
        edition.write("../../templates/theme.toml", small);
        let checked = codes(&edition);
        let output =
            edition.rapport(&["compile", "--format-messages", "json"]).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let compiled = said.contains("texte-sans-place");
        assert_eq!(
            checked.iter().any(|it| it.contains("texte-sans-place")),
            compiled,
            "{width}: {checked:?} {said}"
        );
    }
}
