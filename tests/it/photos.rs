//! Pictures of events: placed, or told to be missing.

use crate::edition::{Edition, MANIFEST};

/// One red pixel.
const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>"#;

fn edition(photo: &str) -> Edition {
    let edition = Edition::new();
    edition.write(
        "rapport.toml",
        format!("{MANIFEST}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n"),
    );
    edition.write("textes/mot.typ", "Une photo :\n\n#photo(\"agora\")\n");
    let row = format!("agora;05/02/2021;Agora;rencontres;{photo};Un public attentif\n");
    edition
        .write("evenements.csv", format!("id;date_debut;titre;categorie;photo;photo_alt\n{row}"));
    edition.write("images/agora.svg", SVG);
    edition
}

#[test]
fn a_photo_is_placed_with_its_alternative_text() {
    let edition = edition("agora.svg");
    let bytes = edition.compile();
    let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
    let alt = "Un public attentif";
    let found = document.objects.values().any(|object| {
        let text = object.as_dict().ok().and_then(|it| it.get(b"Alt").ok());
        text.and_then(|text| lopdf::decode_text_string(text).ok()).is_some_and(|text| text == alt)
    });
    assert!(found, "« {alt} » is in the structure of the PDF");
}

#[test]
fn a_photo_that_is_not_in_the_folder_is_named_at_its_cell() {
    let report = edition("agorra.svg").check();
    let one = &report["diagnostics"][0];
    assert_eq!(
        (one["code"].as_str(), one["cell"].as_str()),
        (Some("fichier-manquant"), Some("E2"))
    );
    assert!(
        one["help"].as_str().is_some_and(|help| help.contains("vouliez-vous dire « agora.svg »"))
    );
}
