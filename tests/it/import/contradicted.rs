//! What an import contradicts is told before it is written, with both places, and by `check` after it.

use super::samples::MAILCHIMP;
use super::{column, edition, import, rows};
use crate::edition::MANIFEST;

const LISTS: &str = "\n[[listes]]\nid = \"lettre\"\nnom = \"La lettre\"\n";

/// An agenda with one event.
fn agenda(day: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:{day}\nSUMMARY:Agora des territoires\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

#[test]
fn an_event_on_another_day_is_told_with_both_places() {
    let own = edition();
    own.write(
        "evenements.csv",
        "date_debut;titre;categorie\n05/02/2021;Agora des territoires;rencontres\n",
    );
    for (day, is_doubled) in [("20210212", true), ("20211112", false)] {
        let (said, code) = import(&own, "agenda.ics", agenda(day), &["--a-blanc"]);
        assert_eq!(code, 0, "{said}");
        let told = said.lines().find(|line| line.contains("à une autre date")).expect("it is told");
        assert!(told.contains("evenements.csv:2") && told.contains("agenda.ics"), "{told}");
        assert_eq!(said.contains("evenement-en-double"), is_doubled, "{said}");
        assert_eq!(column(&rows(&own, "evenements"), "titre").len(), 1);
    }
    // The day that stands is no contradiction, and no second row.
    let (said, _) = import(&own, "agenda.ics", agenda("20210205"), &["--a-blanc"]);
    assert!(!said.contains("à une autre date") && said.contains("déjà là"), "{said}");

    let (said, code) = import(&own, "agenda.ics", agenda("20210212"), &["--oui"]);
    assert!(code == 0 && said.contains("ne dit pas aujourd'hui"), "{said}");
    let report = own.check();
    let doubled = report["diagnostics"].as_array().expect("a list").iter();
    let doubled: Vec<_> = doubled.filter(|it| it["code"] == "evenement-en-double").collect();
    let [one] = doubled.as_slice() else { panic!("{report}") };
    let places = one["related"].as_array().expect("a list");
    assert_eq!((&one["line"], &places[0]["line"]), (&3.into(), &2.into()), "{one}");
    assert!(places[1]["message"].as_str().expect("words").contains("agenda.ics"), "{one}");
}

#[test]
fn a_letter_sent_on_another_day_is_told() {
    let own = edition();
    own.write(
        "newsletters.csv",
        "date_envoi;titre;liste;destinataires\n15/02/2021;Le kit;lettre;1250\n",
    );
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert!(code == 0 && said.contains("à une autre date"), "{said}");
    let report = own.check().to_string();
    assert!(
        report.contains("ligne-en-double") && report.contains("campaigns.csv, ligne 3"),
        "{report}"
    );
}

#[test]
fn a_published_value_that_an_import_contradicts_is_told_before_it_is_written() {
    let own = edition();
    let figure = "\n[[chiffres]]\nid = \"envois\"\nlibelle = \"destinataires\"\ntable = \"newsletters\"\ncolonne = \"destinataires\"\nagregat = \"somme\"\ndeclare = \"1 234\"\n";
    own.write("rapport.toml", format!("{MANIFEST}{LISTS}{figure}"));
    own.write(
        "newsletters.csv",
        "date_envoi;titre;liste;destinataires\n09/01/2021;Autre;lettre;1234\n",
    );
    let before = std::fs::read(own.path("newsletters.csv")).expect("there");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--a-blanc"]);
    assert!(code == 0 && said.contains("[valeur-declaree]"), "{said}");
    // What the edition says already is not told again.
    let (said, _) = import(&own, "vide.ics", agenda("20210212"), &["--a-blanc"]);
    assert!(!said.contains("valeur-declaree"), "{said}");
    assert_eq!(std::fs::read(own.path("newsletters.csv")).expect("there"), before);
}
