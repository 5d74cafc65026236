//! Pictures of events: placed, or told to be missing.

use crate::edition::{Edition, MANIFEST};
use crate::pdf::{self, assert_conforms};

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
    assert!(alternatives(&bytes).contains(&"Un public attentif".to_owned()));
}

#[test]
fn the_caption_of_a_text_takes_the_place_of_that_of_the_data() {
    let edition = edition("agora.svg");
    for photos in ["\"agora\"", "\"agora\", \"agora\""] {
        edition.write("textes/mot.typ", format!("#photo({photos}, legende: \"Le soir venu\")\n"));
        let text = pdf::text(&edition.compile());
        assert_eq!(text.matches("Lesoirvenu").count(), 1, "{photos}: {text}");
        assert!(!text.contains("Agora–5"), "{photos}: {text}");
    }
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

/// Each drawing that stands for a picture gives way to a file, by one line of data.
#[test]
fn a_file_takes_the_place_of_each_drawing() {
    let edition = Edition::empty();
    let manifest = MANIFEST
        .replace("[edition]", "[edition]\ncouverture = \"c.svg\"\ncouverture_alt = \"Un pont\"\ncouverture_credit = \"Studio\"")
        .replace("sigle = \"RE\"", "sigle = \"RE\"\nlogo = \"logo.svg\"");
    edition.write(
        "rapport.toml",
        format!(
            "{manifest}\n[[soutiens]]\nnom = \"Ministère\"\nlogo = \"m.svg\"\n\
             \n[[collections]]\nid = \"kit\"\nnom = \"Kit\"\ncouverture = \"k.svg\"\n\
             \n[[partenaires_categories]]\nid = \"amis\"\nlibelle = \"Amis\"\n\
             \n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n"
        ),
    );
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;photo;photo_alt;photo_credit\n\
         agora;05/02/2021;Agora;rencontres;a.svg;Une salle pleine;Studio\n",
    );
    edition.write("publications.csv", "id;titre;couverture\nguide;Guide;g.svg\n");
    edition.write(
        "telechargements.csv",
        "periode;collection;fiche;titre;uniques\n2021;kit;1;Lire;12\n",
    );
    edition.write("partenaires.csv", "nom;categorie;logo\nLabo;amis;l.svg\nSans logo;amis;\n");
    edition.write(
        "textes/mot.typ",
        "#photo(\"agora\")\n\n#publication(\"guide\")\n\n#collection(\"kit\")\n\n#partenaires()\n",
    );
    for name in ["c", "logo", "m", "k", "a", "g", "l"] {
        edition.write(&format!("images/{name}.svg"), SVG);
    }
    assert_eq!(edition.check()["diagnostics"].as_array().map(Vec::len), Some(0));
    let bytes = edition.compile();
    assert_conforms(&bytes, "pictures");
    let said = alternatives(&bytes);
    for alt in [
        "Un pont",
        "Réseau d’essai",
        "Ministère",
        "Couverture\u{a0}: Kit",
        "Une salle pleine",
        "Couverture\u{a0}: Guide",
        "Labo",
    ] {
        assert!(said.iter().any(|text| text == alt), "« {alt} » in {said:?}");
    }
}

/// The alternative texts of the structure.
fn alternatives(bytes: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(bytes).expect("the PDF can be read");
    let text = |object: &lopdf::Object| {
        let alt = object.as_dict().ok()?.get(b"Alt").ok()?;
        lopdf::decode_text_string(alt).ok()
    };
    document.objects.values().filter_map(text).collect()
}

/// A picture of the table `images` has neither place nor date, and each form of it is printed.
#[test]
fn a_picture_of_the_table_images_is_placed_and_its_table_is_printed() {
    let edition = edition("agora.svg");
    edition.write(
        "images.csv",
        "id;photo;photo_alt;photo_credit;legende\nriv1;agora.svg;La Loire;Studio;Loire\nriv2;agora.svg;Le Cher;Studio;Cher\n",
    );
    for call in [
        "#photo(\"riv1\")\n\n#photo(\"riv2\")",
        "#photo(\"riv1\", \"riv2\", \"agora\")",
        "#photo(\"riv1\", \"riv2\", forme: \"planche\")",
        "#photo(\"riv1\", \"riv2\", forme: \"large\", legende: \"Ici\")",
    ] {
        edition.write("textes/mot.typ", format!("Des photos :\n\n{call}\n"));
        let report = edition.check();
        let codes: Vec<&str> = report["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|one| one["message"].as_str().is_some_and(|it| it.contains("« images »")))
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert!(codes.is_empty(), "{call}: {codes:?}");
        let said = alternatives(&edition.compile());
        assert!(
            ["La Loire", "Le Cher"].iter().all(|alt| said.iter().any(|it| it == alt)),
            "{call}: {said:?}"
        );
    }
}
