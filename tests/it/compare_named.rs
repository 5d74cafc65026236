//! `rapport diff` names all that differs: drawings, statements, declared values, columns, names of files,
//! and what nobody sees.

use serde_json::Value;

use crate::compare::run;
use crate::edition::{Edition, MANIFEST, copy};

/// An edition, and a copy of it that stays as it is.
fn kept(edition: &Edition) {
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
}

fn told(edition: &Edition, states: &[&str], parts: &[&str]) -> String {
    let (code, said, stderr) = run(edition, states);
    assert_eq!(code, 1, "{said}{stderr}");
    for part in parts {
        assert!(said.contains(part), "« {part} » in {said}");
    }
    said
}

const CHART: &str = "\n[[graphiques]]\nid = \"par-mois\"\ntype = \"colonnes\"\ntitre = \"Février rassemble\"\ntable = \"evenements\"\npar = \"mois\"\nmesure = \"participants\"\n";

/// The sum stays, and the months move.
#[test]
fn charts_and_statements_are_named_with_the_rows_of_their_values() {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{CHART}"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Agora;rencontres;60\nsalon;07/03/2021;Salon;rencontres;45\n",
    );
    edition.write("comptes.csv", "nature;compte;libelle;montant\nresultat;606;Achats;1200\n");
    kept(&edition);
    edition.edit("evenements.csv", ";60", ";50");
    edition.edit("evenements.csv", ";45", ";55");
    edition.edit("comptes.csv", ";1200", ";1300");
    let said = told(
        &edition,
        &["avant"],
        &[
            "graphiques.par-mois  Février : 60 ; Mars : 45 → Février : 50 ; Mars : 55",
            "evenements.csv:2  60 → 50  Agora  valeur changée, Février",
            "compte-de-resultat.charge.606",
            "compte-de-resultat.charge.total",
            "comptes.csv:2",
        ],
    );
    assert!(!said.contains("aucune ligne n'a changé"), "{said}");
    let (_, json, _) = run(&edition, &["avant", "--format", "json"]);
    let report: Value = serde_json::from_str(&json).expect("JSON");
    let of_chart = report["figures"].as_array().expect("a list").iter();
    let of_chart = of_chart.clone().find(|it| it["id"] == "graphiques.par-mois");
    let name = &of_chart.expect("the chart")["rows"][0]["name"];
    assert_eq!((&name["before"], &name["after"]), (&"Agora".into(), &"Agora".into()));
}

#[test]
fn a_declared_value_that_stays_is_told_where_its_rows_give_another() {
    let edition = Edition::new();
    let figure = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"personnes venues\"\ntable = \"evenements\"\ncolonne = \"participants\"\ndeclare = 60\n";
    edition.write("rapport.toml", format!("{MANIFEST}{figure}"));
    kept(&edition);
    edition.edit("evenements.csv", ";60", ";61");
    told(
        &edition,
        &["avant"],
        &[
            "venus  60  personnes venues",
            "valeur déclarée, qui reste ; ses lignes donnent : 60 → 61",
        ],
    );
}

#[test]
fn a_figure_whose_rows_a_pdf_does_not_hold_says_so() {
    let edition = Edition::new();
    let own = "\n[[tables]]\nid = \"benevolat\"\n[tables.colonnes]\nmission = { forme = \"texte\", obligatoire = true }\nheures = { forme = \"nombre\" }\n\n[[chiffres]]\nid = \"hb\"\nlibelle = \"heures\"\ntable = \"benevolat\"\ncolonne = \"heures\"\n";
    let front = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{own}{front}"));
    edition.write("benevolat.csv", "mission;heures\nBerges;7\n");
    edition.write("textes/mot.typ", "Il y a eu #chiffre(\"hb\") heures.\n");
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    edition.edit("benevolat.csv", "Berges;7", "Berges;8");
    let said = told(&edition, &["avant.pdf"], &["hb  7 → 8", "ses lignes ne sont pas dans le PDF"]);
    assert!(!said.contains("aucune ligne"), "{said}");
}

/// Columns that the tool knows, that the edition declares, and that nobody does.
#[test]
fn columns_that_come_go_or_change_their_name_are_named() {
    let edition = Edition::new();
    let table = |heading: &str, cells: [&str; 2]| {
        format!(
            "id;date_debut;titre;categorie;{heading}\nagora;05/02/2021;Agora;rencontres;{}\nsalon;07/03/2021;Salon;rencontres;{}\n",
            cells[0], cells[1]
        )
    };
    let cells = ["Lille", "Lens"];
    for (before, after, said) in [
        ("", "note", "colonne « note » ajoutée"),
        ("note", "", "colonne « note » retirée"),
        ("note", "remarque", "colonne « note » renommée « remarque »"),
        ("", "lieu", "colonne « lieu » ajoutée"),
        ("lieu", "region", "colonne « lieu » renommée « region »"),
        ("lieu", "ville", "colonne « lieu » renommée « ville »"),
    ] {
        let of = |heading: &str| table(heading, if heading.is_empty() { ["", ""] } else { cells });
        edition.write("evenements.csv", of(before));
        kept(&edition);
        edition.write("evenements.csv", of(after));
        told(&edition, &["avant"], &[said]);
    }
}

#[test]
fn a_text_or_a_picture_under_another_name_is_renamed() {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    edition.write("textes/mot.typ", "L'année fut bonne.\n");
    let square = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    edition.write("images/a.svg", square);
    kept(&edition);
    for (from, to) in [("textes/mot.typ", "textes/edito.typ"), ("images/a.svg", "images/b.svg")] {
        std::fs::rename(edition.path(from), edition.path(to)).expect("writable");
    }
    edition.edit("rapport.toml", "texte = \"mot\"", "texte = \"edito\"");
    let said = told(
        &edition,
        &["avant"],
        &[
            "textes/edito.typ : renommé, auparavant textes/mot.typ",
            "images/b.svg : renommé, auparavant images/a.svg",
        ],
    );
    assert!(!said.contains("retiré") && !said.contains("ajouté"), "{said}");
}

/// Two values are never shown as the same.
#[test]
fn what_nobody_sees_has_a_name() {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    edition.write("textes/mot.typ", "Elles sont 12 villes.\n");
    let long = "Une très longue assemblée des territoires et de leurs partenaires, ";
    edition.edit("evenements.csv", "Agora des territoires", &format!("{long}à Lens"));
    kept(&edition);
    edition.edit("textes/mot.typ", "12 villes", "12\u{a0}villes");
    edition.edit("evenements.csv", "à Lens", "à\u{a0}Lens");
    let states = ["avant"];
    let said = told(&edition, &states, &["[-[espace]-]{+[insécable]+}", "à[insécable]Lens"]);
    assert!(said.contains("titre : …"), "what differs is shown: {said}");
    edition.rapport(&["diff", "avant", "--html", "ecarts.html"]).assert().code(1);
    let page = std::fs::read_to_string(edition.root().join("ecarts.html")).expect("it is there");
    assert!(page.contains("<ins>[insécable]</ins>"), "{page}");
}
