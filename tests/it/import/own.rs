//! What an edition has of its own: sheets, tables and profiles.

use super::{column, edition, import, rows};

#[test]
fn a_sheet_with_headings_of_its_own_takes_two_commands() {
    let own = edition();
    let mut sheet = "Nos rencontres;;;;\nDate;Intitulé;Lieu;Nb de participants;Budget\n".to_owned();
    let mut participants = 0;
    for row in 0..30 {
        let people = 10 + row * 7 % 31;
        participants += people;
        sheet.push_str(&format!(
            "{:02}/{:02}/2021;Rencontre {row};Lille;{people};100\n",
            row % 28 + 1,
            row % 12 + 1
        ));
    }
    let (said, code) = import(&own, "Mes rencontres.csv", &sheet, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("[lecture.evenements]") && said.contains("\"Intitulé\" = \"titre\""),
        "{said}"
    );
    let report = own.check();
    assert_eq!(
        (report["errors"].clone(), report["warnings"].clone()),
        (0.into(), 0.into()),
        "{report}"
    );
    let output =
        own.rapport(&["figures", "participants", "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(list[0]["value"], participants);
}

#[test]
fn a_sheet_of_ones_own_joins_a_table_that_is_there() {
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n05/02/2021;Agora;rencontres\n");
    let sheet = "Date;Intitulé;Lieu;Nb de participants\n05/02/2021;Agora;Lille;une soixantaine\n16/03/2021;Forum;Brest;40\n";
    for _ in 0..2 {
        let (said, code) = import(&own, "rendez-vous.csv", sheet, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        let events = rows(&own, "evenements");
        assert_eq!(column(&events, "titre"), ["Agora", "Forum"], "{said}");
        assert_eq!(column(&events, "participants"), ["", "40"]);
    }
    let (said, _) = import(&own, "rendez-vous.csv", sheet, &["--a-blanc"]);
    assert!(said.contains("participants : rien → une soixantaine"), "{said}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn an_edition_may_have_profiles_of_its_own() {
    let own = edition();
    own.write(
        "profils/maison.toml",
        "nom = \"Notre logiciel\"\nverifie = \"Écrit d'après notre propre export.\"\ntable = \"evenements\"\n[reconnaitre]\ncolonnes = [\"Jour\", \"Quoi\"]\n[colonnes]\ndate_debut = { de = \"Jour\" }\ntitre = { de = \"Quoi\" }\n",
    );
    let (said, code) = import(&own, "a.csv", "Jour;Quoi;Autre\n05/02/2021;Agora;x\n", &["--oui"]);
    assert!(code == 0 && said.contains("Notre logiciel"), "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Agora"]);
    assert_eq!(own.check()["errors"], 0);
    own.write("profils/maison.toml", "nom = 3\n");
    let (said, code) = import(&own, "a.csv", "Jour;Quoi\n05/02/2021;Agora\n", &["--oui"]);
    assert!(code == 2 && said.contains("profils/maison.toml"), "{said}");
}

#[test]
fn a_heading_that_nobody_knows_is_named_and_not_taken_for_a_value() {
    let sheet = "Jour;Désignation de la séance;Nb présents;Ville;Tenue\n05/02/2021;Agora;60;Lille;oui\n16/03/2021;Forum;40;Brest;non\n";
    let own = edition();
    let (said, code) = import(&own, "Mes séances.csv", sheet, &["--a-blanc"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("lequel de vos en-têtes")
            && said.contains("--avec \"titre=Désignation de la séance\""),
        "{said}"
    );
    let (said, code) = import(&own, "Mes séances.csv", sheet, &["--oui", "--avec", "titre=séance"]);
    assert!(code == 2 && said.contains("n'est pas un de vos en-têtes"), "{said}");
    let named = ["--oui", "--avec", "titre=Désignation de la séance"];
    let (said, code) = import(&own, "Mes séances.csv", sheet, &named);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"Désignation de la séance\" = \"titre\""), "{said}");
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
}

/// A heading that only chooses rows need not be said twice.
#[test]
fn a_heading_by_which_rows_are_left_out_is_known() {
    let own = edition();
    own.write("Agenda.csv", "Date;Intitulé;Tenue\n05/02/2021;Agora;oui\n16/03/2021;Forum;non\n");
    let manifest = std::fs::read_to_string(own.path("rapport.toml")).expect("text");
    let rules = "\n[lecture.evenements]\nfichier = \"Agenda.csv\"\nnoms = { \"Date\" = \"date_debut\", \"Intitulé\" = \"titre\" }\nfixe = { categorie = \"rencontres\" }\nsauf = { \"Tenue\" = \"non\" }\n";
    own.write("rapport.toml", format!("{manifest}{rules}"));
    let report = own.check();
    assert_eq!(report["errors"], 0, "{report}");
    own.rapport(&["figures", "evenements"]).assert().success();
}
