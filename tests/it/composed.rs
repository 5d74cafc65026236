//! Covers, openers, page types, portraits and pages of photographs: what the data give, the pages show.

use crate::edition::{Edition, MANIFEST, repository};
use crate::pdf::{assert_conforms, text};

/// A picture that is wider than high.
const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200"><rect width="300" height="200" fill="teal"/></svg>"#;

/// An edition with a chapter of four sections, each of another kind, and as many pictures as a page takes.
fn edition() -> Edition {
    let edition = Edition::empty();
    edition.write(
        "rapport.toml",
        format!(
            "{MANIFEST}\n[[rubriques]]\nid = \"tout\"\nlibelle = \"Tout\"\n\n\
             [[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\nsignataire = \"Prénom Nom\"\n\n\
             [[chapitres]]\nid = \"ch\"\ntitre = \"Chapitre\"\nrubriques = [\"tout\"]\n\
             image = \"a.svg\"\nimage_alt = \"Une salle\"\nimage_credit = \"Studio\"\nimage_cadrage = \"haut droite\"\n\n{}",
            [("essai", "Un récit"), ("dossier", "Dossier"), ("liste", "Liste"), ("citation", "Mots")]
                .map(|(kind, title)| format!(
                    "[[chapitres.sections]]\ntitre = \"{title}\"\ntexte = \"{kind}.typ\"\npage = \"{kind}\"\n\n"
                ))
                .concat(),
        ),
    );
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants;rubriques;temps_fort;photo;photo_alt;photo_credit;photo_cadrage\n\
         agora;05/02/2021;Agora;rencontres;60;tout;oui;a.svg;Un public;Studio;bas\n",
    );
    edition.write(
        "personnes.csv",
        "nom;role_reseau;photo;photo_alt;photo_credit\nPrénom Nom;présidence;a.svg;;Studio\nAutre Nom;trésorerie;a.svg;Un portrait;Studio\n",
    );
    let images: String = (1..=9).map(|n| format!("i{n};a.svg;Une image;Studio\n")).collect();
    edition.write("images.csv", format!("id;photo;photo_alt;photo_credit\n{images}"));
    edition.write("images/a.svg", SVG);
    edition.write("textes/mot.typ", "Un mot.\n");
    edition.write("textes/essai.typ", "Du texte.\n\n#photo(\"agora\", forme: \"large\")\n\n#portraits()\n\n#photo(\"i1\", forme: \"pleine\")\n");
    edition.write("textes/dossier.typ", "Du texte.\n\n#deux-colonnes[Une phrase. Une autre.]\n");
    edition.write("textes/liste.typ", "#evenements(rubrique: \"tout\", forme: \"courte\")\n");
    edition.write(
        "textes/citation.typ",
        "#citation(auteur: \"Prénom Nom\")[Nous réparons le quartier.]\n",
    );
    edition
}

#[test]
fn pictures_and_kinds_of_pages_are_composed_in_each_theme_and_conform() {
    for theme in ["", "vif", "ecran"] {
        let edition = edition();
        if !theme.is_empty() {
            edition.edit(
                "rapport.toml",
                "[edition]\n",
                &format!("[edition]\ntheme = \"{theme}\"\n"),
            );
        }
        let bytes = edition.compile();
        assert_conforms(&bytes, theme);
        let printed = text(&bytes);
        for words in
            ["PrénomNom", "Présidence", "Trésorerie", "Nousréparonslequartier", "Images:Studio"]
        {
            let bare: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(bare.contains(words), "« {words} » with « {theme} » in {bare}");
        }
    }
}

#[test]
fn a_page_takes_from_two_to_nine_photographs_and_more_take_another() {
    let edition = edition();
    let pages = |count: usize| {
        let ids: Vec<String> = (1..=count).map(|n| format!("\"i{n}\"")).collect();
        edition.write(
            "textes/essai.typ",
            format!(
                "#portraits()\n\n#photo({}, forme: \"planche\", legende: \"Des images\")\n",
                ids.join(", ")
            ),
        );
        let bytes = edition.compile();
        lopdf::Document::load_mem(&bytes).expect("the PDF can be read").get_pages().len()
    };
    let two = pages(2);
    for count in 3..=9 {
        assert_eq!(pages(count), two, "{count}");
    }
}

#[test]
fn a_picture_that_nothing_places_is_told() {
    let edition = edition();
    edition.write("textes/essai.typ", "Du texte.\n");
    let told = edition.check().to_string();
    for column in ["images.photo", "personnes.photo", "evenements.photo"] {
        let (table, column) = column.split_once('.').expect("both");
        assert!(told.contains(&format!("{table}.csv")) && told.contains(column), "{told}");
    }
    edition.edit("images.csv", "photo_credit\n", "photo_credit;photo_cadrage\n");
    edition.edit("images.csv", "i1;a.svg;Une image;Studio\n", "i1;a.svg;Une image;Studio;devant\n");
    assert!(edition.check().to_string().contains("choix-inconnu"));
}

/// The page of key figures is full whatever their number, on a page that stands and on one that lies.
#[test]
fn key_figures_of_any_number_are_laid_out() {
    let figure = |n: usize| {
        format!(
            "[[chiffres]]\nid = \"c{n}\"\nlibelle = \"ateliers ouverts\"\nvaleur = \"{}\"\n\n",
            120 * n + 7
        )
    };
    for count in [1, 2, 3, 4, 6, 8, 12, 13] {
        for theme in ["", "vif", "ecran"] {
            let edition = Edition::new();
            let ids: Vec<String> = (1..=count).map(|n| format!("\"c{n}\"")).collect();
            let chosen =
                if theme.is_empty() { String::new() } else { format!("theme = \"{theme}\"\n") };
            let edited = MANIFEST.replace(
                "[edition]\n",
                &format!("[edition]\n{chosen}chiffres_cles = [{}]\n", ids.join(", ")),
            );
            let figures: String = (1..=count).map(figure).collect();
            edition.write("rapport.toml", format!("{edited}\n{figures}"));
            let run = edition.rapport(&["compile", "-o", "essai.pdf"]).assert().success();
            let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
            assert!(!told.contains("texte-sans-place"), "{count} with « {theme} »: {told}");
        }
    }
}

#[test]
fn the_pictures_of_a_first_edition_are_the_tools_own() {
    let folder = repository().join("src/begin/new_edition/images");
    let drawings =
        std::fs::read_dir(folder).expect("it is a folder").map(|it| it.expect("readable"));
    for drawing in drawings {
        let bytes = std::fs::read(drawing.path()).expect("it is there");
        assert!(bytes.starts_with(b"<svg ") && bytes.len() < 20_000, "{:?}", drawing.path());
    }
}
