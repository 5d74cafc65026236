//! The templates on editions that are far from that of 2021: nothing leaves its page, nothing
//! overlaps, nothing empty is framed.
//!
//! `PAGES=folder cargo test --test it extremes` keeps the PDFs, to be looked at.

use std::fmt::Write;

use rapport::compile::prepared::prepare;
use rapport::compile::stages;
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;
use rapport::typeset;
use rapport::typeset::bundle::Purpose;

use crate::edition::{Edition, repository};
use crate::pdf::assert_conforms;

/// How far an edition goes.
#[derive(Clone, Copy)]
struct Extent {
    name: &'static str,
    network: &'static str,
    events: usize,
    chapters: usize,
    /// Signs in each title.
    title: usize,
    /// Tables beside the events.
    tables: &'static [&'static str],
}

const ALL: &[&str] = &[
    "presse",
    "newsletters",
    "telechargements",
    "publications",
    "partenaires",
    "adherents",
    "effectifs",
    "reseaux",
    "site",
    "entretiens",
];

const USUAL: Extent = Extent {
    name: "usuelle",
    network: "Réseau des exemples",
    events: 40,
    chapters: 2,
    title: 30,
    tables: ALL,
};

const EDITIONS: &[Extent] = &[
    Extent { name: "un-evenement", events: 1, chapters: 1, tables: &[], ..USUAL },
    Extent { name: "aucun-evenement", events: 0, chapters: 1, tables: &[], ..USUAL },
    Extent {
        name: "sans-presse-ni-lettres",
        tables: &["publications", "partenaires", "effectifs", "reseaux"],
        ..USUAL
    },
    Extent { name: "mille-evenements", events: 1_000, ..USUAL },
    Extent { name: "titres-de-200-signes", title: 200, events: 30, ..USUAL },
    Extent {
        name: "autre-reseau-neuf-chapitres",
        network: "Fédération interrégionale des coopératives d'activité, d'habitat et d'emploi du Grand Sud",
        chapters: 9,
        ..USUAL
    },
];

/// Words up to a number of signs, other ones for each index.
fn title(signs: usize, index: usize) -> String {
    const WORDS: [&str; 12] = [
        "coopérations",
        "territoriales",
        "rencontre",
        "des",
        "élu.e.s",
        "pour",
        "l'économie",
        "sociale",
        "et",
        "solidaire",
        "communes",
        "intercommunalités",
    ];
    let mut title = format!("Titre {index}");
    for word in WORDS.iter().cycle().skip(index % WORDS.len()) {
        if title.chars().count() + word.chars().count() + 1 > signs {
            break;
        }
        let _ = write!(title, " {word}");
    }
    title
}

fn edition(extent: &Extent) -> Edition {
    let edition = Edition::empty();
    edition.write("rapport.toml", manifest(extent));
    edition.write("evenements.csv", events(extent));
    for table in extent.tables {
        edition.write(&format!("{table}.csv"), rows(table, extent));
    }
    for chapter in 1..=extent.chapters {
        edition.write(&format!("textes/chapitre-{chapter}.typ"), text(chapter, extent));
    }
    let figure =
        "#chapeau[L'année a compté #chiffre(\"evenements\", forme: \"unite\").]\n\nDes textes.\n";
    let without = "#chapeau[L'année n'a pas compté d'événement.]\n";
    edition.write("textes/mot.typ", if extent.events > 0 { figure } else { without });
    edition
}

fn manifest(extent: &Extent) -> String {
    let Extent { network, chapters, title: signs, .. } = *extent;
    let figures = if extent.events > 0 { "\"evenements\", \"participations\"" } else { "" };
    let mut manifest = format!(
        "[edition]\nannee = 2021\ntitre = \"Rapport d'activité 2021\"\ndate = 2022-06-29\n\
         chiffres_cles = [{figures}]\n\n\
         [organisation]\nnom = \"{network}\"\nsigle = \"RE\"\nmission = \"{}\"\n\n\
         [contact]\nsite = \"https://exemple.fr\"\ncourriel = \"contact@exemple.fr\"\n\n",
        title(signs.max(80), 1)
    );
    for (index, id) in ["rencontres", "formations", "europe"].iter().enumerate() {
        let _ = write!(
            manifest,
            "[[categories]]\nid = \"{id}\"\nlibelle = \"{}\"\n\n",
            title(signs.min(90), index)
        );
    }
    let _ = write!(
        manifest,
        "[[rubriques]]\nid = \"territoires\"\nlibelle = \"Territoires\"\n\n\
         [[types_adherents]]\nid = \"ville\"\nsingulier = \"ville\"\npluriel = \"villes\"\n\n\
         [[familles]]\nid = \"levier\"\nlibelle = \"Fiches leviers\"\n\n\
         [[collections]]\nid = \"kit\"\nnom = \"{}\"\nslogan = \"{}\"\n\n\
         [[listes]]\nid = \"lettre\"\nnom = \"Lettre\"\nfrequence = \"mensuelle\"\n\n\
         [[partenaires_categories]]\nid = \"amis\"\nlibelle = \"Amis\"\n\n\
         [[avant]]\ntitre = \"Avant-propos\"\ntexte = \"textes/mot.typ\"\n\n",
        title(signs.min(90), 3),
        title(signs, 4)
    );
    for chapter in 1..=chapters {
        let _ = write!(
            manifest,
            "[[chapitres]]\nid = \"c{chapter}\"\ntitre = \"{}\"\ncourt = \"Chapitre {chapter}\"\n\
             rubriques = [\"territoires\"]\n\n\
             [[chapitres.sections]]\ntitre = \"{}\"\ntexte = \"textes/chapitre-{chapter}.typ\"\n\n",
            title(signs, chapter),
            title(signs, chapter + 1)
        );
    }
    if extent.events > 0 {
        let _ = write!(
            manifest,
            "[[graphiques]]\nid = \"mois\"\ntype = \"colonnes\"\ntitre = \"{}\"\n\
             sous_titre = \"Événements par mois, en 2021\"\ntable = \"evenements\"\npar = \"mois\"\n\
             serie = \"categorie\"\nunite = [\"événement\", \"événements\"]\n\n",
            title(signs, 5)
        );
    }
    for annex in ["presse", "adherents", "calendrier", "donnees-graphiques", "sources"] {
        let _ = write!(manifest, "[[annexes]]\nid = \"{annex}\"\n\n");
    }
    manifest
}

fn events(extent: &Extent) -> String {
    let mut rows = String::from(
        "id;date_debut;titre;titre_court;categorie;type;participants;rubriques;intervenants;role\n",
    );
    for index in 0..extent.events {
        let (month, day) = (index * 7 % 12 + 1, index * 5 % 28 + 1);
        let category = ["rencontres", "formations", "europe"][index % 3];
        // A theme for some of them only: a chapter is not an annex of a thousand rows.
        let theme = if index < 30 { "territoires" } else { "" };
        let _ = writeln!(
            rows,
            "e{index};2021-{month:02}-{day:02};{};Repère {index};{category};webinaire;{};{theme};{} ({});organisateur",
            title(extent.title, index),
            index * 37 % 400 + 1,
            title(extent.title.min(40), index + 2),
            title(extent.title, index + 3),
        );
    }
    rows
}

fn rows(table: &str, extent: &Extent) -> String {
    let of = |index| title(extent.title, index);
    let (header, row): (&str, &dyn Fn(usize) -> String) = match table {
        "presse" => ("date;media;titre;portee;auteur;a_la_une;extrait", &|index| {
            let front = if index < 2 { "oui" } else { "" };
            format!(
                "2021-{:02};Média {index};{};nationale;;{front};{}",
                index % 12 + 1,
                of(index),
                of(index)
            )
        }),
        "newsletters" => ("date_envoi;titre;liste;destinataires", &|index| {
            format!("2021-{:02};{};lettre;{}", index % 12 + 1, of(index), 6_000 + index)
        }),
        "telechargements" => ("periode;collection;fiche;titre;famille;page;uniques", &|index| {
            format!("2021;kit;{};{};levier;{};{}", index + 1, of(index), index * 2, index * 13)
        }),
        "publications" => ("id;titre;collection;numero;date;description", &|index| {
            format!(
                "p{index};{};{};{index};2021-03;{}",
                of(index),
                title(extent.title.min(60), 1),
                of(index)
            )
        }),
        "partenaires" => ("nom;categorie", &|index| format!("{};amis", of(index))),
        "adherents" => ("nom;type;departement", &|index| format!("{};ville;93", of(index))),
        "effectifs" => ("au;type;nombre", &|index| {
            format!("2021-12-31;{};{}", ["ville", "ensemble"][index % 2], 150)
        }),
        "reseaux" => ("au;reseau;compte;abonnes", &|index| {
            format!("2021-12-31;{} {index};@Compte;6941", title(extent.title.min(40), index))
        }),
        "site" => ("periode;rubrique;mesure;nombre", &|index| {
            format!("2021;rubrique {index};visites;86067")
        }),
        "entretiens" => ("numero;nom;fonction", &|index| {
            format!("{};Personne {index};{}", index + 1, of(index))
        }),
        other => unreachable!("{other}"),
    };
    let number = match table {
        "effectifs" => 2,
        "reseaux" | "site" | "publications" => 3,
        _ => 20,
    };
    std::iter::once(header.to_owned()).chain((0..number).map(row)).collect::<Vec<_>>().join("\n")
        + "\n"
}

/// The first chapter shows all that a text can call.
fn text(chapter: usize, extent: &Extent) -> String {
    if chapter > 1 {
        return "Un texte court, et la liste de ce qui s'est fait.\n\n#evenements(rubrique: \"territoires\", forme: \"courte\")\n".to_owned();
    }
    let mut text = format!(
        "Un texte.\n\n=== {}\n\n#evenements(rubrique: \"territoires\")\n\n\
         #reseaux()\n\n#site()\n\n#listes()\n\n#entretiens()\n\n#articles()\n\n#adherents()\n\n\
         === Partenaires\n\nUn texte.\n\n#partenaires()\n\n#collection(\"kit\")[Une présentation.]\n\n\
         #citation(auteur: \"{}\")[{}]\n",
        title(extent.title, 6),
        title(extent.title.min(60), 7),
        title(extent.title, 8),
    );
    if extent.events > 0 {
        text.push_str("\n#graphique(\"mois\")\n\n#photo(\"e0\")\n");
    }
    if extent.tables.contains(&"publications") {
        text.push_str("\n#publication(\"p0\")\n\n#publication(\"p1\")\n");
    }
    text
}

pub fn assert_sound(edition: &Edition, document: &str, what: &str) {
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::load(Some(&repository().join("templates")), &mut diagnostics);
    let prepared = prepare(&edition.root().join("data/2021"), &mut diagnostics);
    let (bundle, _) =
        stages::bundle(prepared, &templates, document, Purpose::Reading, &mut diagnostics);
    let result = typeset::typeset(&bundle.expect("the data are sound"));
    let pages = result.document.unwrap_or_else(|| panic!("{what}: {:?}", result.issues));
    let off = pages.texts_off_the_page();
    assert!(off.is_empty(), "{what}, {document}: off the page {off:#?}");
    let overprinted = pages.overprinted_texts();
    assert!(overprinted.is_empty(), "{what}, {document}: overprinted {overprinted:#?}");
    let texts = pages.page_texts();
    for (index, text) in texts.iter().enumerate() {
        // A blank page may bring the back cover of a book to a verso.
        let before_the_back = document == "rapport" && index + 2 == texts.len() && index % 2 == 0;
        let is_empty = text.trim().is_empty() && !before_the_back;
        assert!(!is_empty, "{what}, {document}: page {} is empty", index + 1);
    }
}

#[test]
fn extreme_editions_are_laid_out_without_a_fault() {
    for extent in EDITIONS {
        let edition = edition(extent);
        for document in ["rapport", "synthese", "calendrier"] {
            let file = format!("{}-{document}.pdf", extent.name);
            edition.rapport(&["compile", "--document", document, "-o", &file]).assert().success();
            let bytes = std::fs::read(edition.root().join(&file)).expect("the PDF is there");
            if let Some(folder) = std::env::var_os("PAGES") {
                let target = std::path::Path::new(&folder).join(&file);
                std::fs::write(target, &bytes).expect("the folder is writable");
            }
            assert_conforms(&bytes, &file);
            assert_sound(&edition, document, extent.name);
        }
    }
}

#[test]
fn the_documents_of_2021_are_laid_out_without_a_fault() {
    for document in ["rapport", "communique", "synthese", "calendrier"] {
        assert_sound(&Edition::real(), document, "2021");
    }
}
