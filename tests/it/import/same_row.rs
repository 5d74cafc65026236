//! One row that was corrected is no second one; two audiences are no single letter.

use super::samples::MAILCHIMP;
use super::{column, edition, import, rows};

const SHEET: &str = "Date;Intitulé;Lieu;Nb de participants\n\
    24/02/2021;Carnaval;Lille;9\n\
    16/03/2021;Visite du musée;Lille;85\n\
    17/03/2021;Atelier;Brest;12\n";

#[test]
fn a_row_whose_title_or_date_was_corrected_is_the_same() {
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n");
    import(&own, "suivi.csv", SHEET, &["--oui"]);
    let later =
        SHEET.replace("Visite du musée", "Visite du musée Dobrée").replace("24/02", "25/02");
    let (said, code) = import(&own, "suivi.csv", &later, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(
        column(&events, "titre"),
        ["Carnaval", "Visite du musée Dobrée", "Atelier"],
        "{said}"
    );
    assert_eq!(column(&events, "date_debut"), ["2021-02-25", "2021-03-16", "2021-03-17"], "{said}");
    assert_eq!(column(&events, "participants"), ["9", "85", "12"]);
    assert!(
        said.contains("≈ « Visite du musée Dobrée »") && said.contains("la même ligne que"),
        "{said}"
    );
    // It is known again as what it is now.
    let (said, _) = import(&own, "suivi.csv", &later, &["--oui"]);
    assert!(said.contains("Rien à écrire"), "{said}");
    // Another event of that day, in another place with another count, is another one.
    let other = later.replace("17/03/2021;Atelier;Brest;12", "17/03/2021;Atelier;Lille;30");
    let (said, _) = import(&own, "suivi.csv", other.replace("Atelier", "Bal"), &["--oui"]);
    assert_eq!(column(&rows(&own, "evenements"), "titre").len(), 4, "{said}");
}

#[test]
fn two_audiences_are_never_one_letter_without_a_word() {
    let two = MAILCHIMP
        .replacen("Le kit,La lettre", "Le kit,Presse", 1)
        .replace("La lettre", "Adhérents");
    let own = edition();
    let (said, code) = import(&own, "campaigns.csv", &two, &["--oui"]);
    assert!(code == 2 && said.contains("« Adhérents » (1), « Presse » (1)"), "{said}");
    assert!(!own.path("newsletters.csv").exists());
    let words = ["--oui", "--avec", "liste[Adhérents]=lettre", "--avec", "liste[Presse]=Presse"];
    let (said, code) = import(&own, "campaigns.csv", &two, &words);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "newsletters"), "liste"), ["lettre", "presse"], "{said}");
    let manifest = std::fs::read_to_string(own.path("rapport.toml")).expect("there");
    assert!(manifest.contains("id = \"presse\"\nnom = \"Presse\""), "{manifest}");
    assert_eq!(own.check()["errors"], 0);
    // One audience under another name is told.
    let one = MAILCHIMP.replace("La lettre", "Presse");
    let (said, _) = import(&edition(), "campaigns.csv", one, &["--oui"]);
    assert!(said.contains("L'export dit « Presse »"), "{said}");
}
