//! Pages of other sizes than A4: nothing leaves them, nothing lies on another text.

use super::{compare, made};
use crate::edition::{Edition, repository};

/// What the invented edition of the gallery lacks to be a report.
const PLAN: &str = r#"
[[soutiens]]
nom = "Région des Chemins"
devise = "Réparer, prêter,\npartager"

[[soutiens]]
nom = "Fondation pour les lieux qui durent"

[[avant]]
titre = "Une année de chemins"
texte = "avant"

[[chapitres]]
id = "reparer"
titre = "Réparer et prêter, partout où il y a un atelier"
court = "Réparer et prêter"
categories = ["rencontres", "formations", "visites"]
accroche = "lieux-ouverts"

[[chapitres.sections]]
titre = "Les rendez-vous de l'année"
texte = "rendez-vous"

[[chapitres.sections]]
titre = "Les cahiers de l'atelier"
texte = "cahiers"

[[annexes]]
id = "presse"

[[annexes]]
id = "calendrier"

[[annexes]]
id = "adherents"

[[annexes]]
id = "donnees-graphiques"
"#;

const TEXTS: &[(&str, &str)] = &[
    (
        "avant",
        "Les lieux du réseau ont ouvert leurs portes, prêté leurs outils et formé celles et ceux qui les tiennent.\n",
    ),
    (
        "rendez-vous",
        "#chapeau[Le réseau réunit ses lieux tout au long de l'année.]\n\n#evenements()\n\n#encadre(titre: \"À retenir\")[Les lieux qui se visitent ouvrent plus longtemps que les autres.]\n",
    ),
    (
        "cahiers",
        "Les cahiers disent comment ouvrir un atelier.\n\n#collection(\"cahiers\")\n\n=== Les adhérents\n\n#adherents()\n\n#partenaires()\n",
    ),
];

/// Words of the pages that are compared, in their order; of the first page, none.
const PAGES: &[(&str, &str)] = &[
    ("soutiens", "Avec le soutien de"),
    ("chiffres-cles", "quelques chiffres"),
    ("ouverture", "une douzaine"),
    ("rendez-vous", "Assemblée générale du réseau"),
    ("collection", "Un outil prêté"),
    ("calendrier", "Février"),
    ("adherents", "Où sont les"),
    ("valeurs", "– page "),
];

fn edition(width: u32, height: u32) -> Edition {
    let edition = Edition::empty();
    let source = repository().join("src/compile/gallery/ordinaire");
    for entry in std::fs::read_dir(source).expect("the gallery has an edition") {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().and_then(|it| it.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("it is text").replace("{{annee}}", "2021");
        edition.write(&name, if name == "rapport.toml" { text + PLAN } else { text });
    }
    for (name, text) in TEXTS {
        edition.write(&format!("textes/{name}.typ"), text);
    }
    let theme = std::fs::read_to_string(repository().join("templates/theme.toml")).expect("text");
    let size = format!("largeur_mm = {width}\nhauteur_mm = {height}");
    // Its map has few points of many: it is printed all the same, to be seen in each size.
    let theme = theme.replace("part_pct = 50", "part_pct = 0");
    let folder = edition.root().join("templates");
    std::fs::create_dir_all(&folder).expect("it is writable");
    std::fs::write(
        folder.join("theme.toml"),
        theme.replace("largeur_mm = 210\nhauteur_mm = 297", &size),
    )
    .expect("it is writable");
    edition
}

#[test]
fn pages_of_other_sizes_hold_what_they_print() {
    for (name, width, height) in [
        ("a5", 148, 210),
        ("paysage-a5", 210, 148),
        ("carre", 210, 210),
        ("paysage-a4", 297, 210),
        ("letter", 216, 279),
    ] {
        let document = made(&edition(width, height), "rapport");
        let off = document.texts_off_the_page();
        assert!(off.is_empty(), "{name}: {off:?}");
        let overprinted = document.overprinted_texts();
        assert!(overprinted.is_empty(), "{name}: {overprinted:?}");
        if name == "letter" {
            continue;
        }
        let texts = document.page_texts();
        let mut pages = vec![(format!("format-{name}-couverture"), 0)];
        for (page, words) in PAGES {
            // The contents name them all.
            let found = texts.iter().skip(3).position(|text| text.contains(words)).map(|at| at + 3);
            let found = found.or_else(|| texts.iter().position(|text| text.contains(words)));
            let found = found.unwrap_or_else(|| panic!("{name} has a page « {page} »"));
            pages.push((format!("format-{name}-{page}"), found));
        }
        pages.push((format!("format-{name}-dos"), texts.len() - 1));
        compare(&format!("format-{name}-"), &document, &pages);
    }
}
