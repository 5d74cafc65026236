//! What no report may say: what is private, what is not published, what a spreadsheet has damaged; and
//! what is invented, which is named.

use super::samples::{OPENAGENDA, TICKETS};
use super::{column, edition, import, rows};

#[test]
fn private_events_and_the_doors_of_meetings_are_left_out_and_told() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20210514T100000Z\r\nSUMMARY:Réunion\r\nLOCATION:https://us02web.zoom.us/j/123?pwd=AbCd1234\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20210614T100000Z\r\nSUMMARY:Médecin\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20210615T100000Z\r\nSUMMARY:Entretien\r\nCLASS:CONFIDENTIAL\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20210714T100000Z\r\nSUMMARY:Bal\r\nCLASS:PUBLIC\r\nLOCATION:Lille\r\nURL:https://zoom.us/j/9?pwd=XyZ\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let own = edition();
    let (said, code) = import(&own, "agenda.ics", calendar, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(column(&events, "titre"), ["Réunion", "Bal"]);
    assert_eq!(column(&events, "lieu"), ["", "Lille"]);
    assert_eq!(column(&events, "format"), ["en ligne", ""]);
    assert_eq!(column(&events, "url"), ["", "https://zoom.us/j/9"]);
    assert!(said.contains("2 lignes laissées (privé ou confidentiel dans l'agenda)"), "{said}");
    assert!(said.contains("lieu : l'adresse d'une réunion en ligne n'est pas gardée"), "{said}");
    assert!(!said.contains("Médecin") && !said.contains("AbCd"), "{said}");
    let bytes = std::fs::read(own.path("evenements.csv")).expect("there");
    let text = String::from_utf8_lossy(&bytes);
    for word in ["Médecin", "Entretien", "AbCd", "XyZ"] {
        assert!(!text.contains(word), "{text}");
    }
    // Twice is once.
    let (said, _) = import(&own, "agenda.ics", calendar, &["--oui"]);
    assert!(said.contains("Rien à écrire"), "{said}");
}

#[test]
fn what_openagenda_has_not_published_is_left_out_and_told() {
    for state in ["À contrôler", "Refusé", "Brouillon"] {
        let text = OPENAGENDA.replacen(";Programmé;", &format!(";{state};"), 1);
        let own = edition();
        let (said, code) = import(&own, "agenda.csv", text, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Le forum"], "{said}");
        let told = format!("1 ligne laissée (État : {state})");
        assert!(said.contains(&told) && said.contains("« La fête du parc »"), "{said}");
    }
}

#[test]
fn a_number_that_a_spreadsheet_has_shortened_tells_nothing() {
    let event = ["--oui", "--avec", "titre=Bal", "--avec", "date_debut=2021-04-13"];
    for (damaged, reason) in [
        (TICKETS.replace(";5001;", ";5,00E+03;").replace(";5002;", ";5,00E+03;"), "« 5,00E+03 »"),
        (TICKETS.replace("1001;", "1,00E+03;"), "« 1,00E+03 »"),
    ] {
        let own = edition();
        let (said, code) = import(&own, "bal.csv", damaged, &event);
        assert!(code == 1 && said.contains(reason) && said.contains("abrégé"), "{said}");
        assert!(rows(&own, "evenements").is_empty(), "{said}");
    }
}

#[test]
fn what_the_export_says_itself_is_never_overridden() {
    let own = edition();
    let said = ["--oui", "--avec", "date_debut=2021-04-13"];
    let (told, code) = import(&own, "agenda.csv", OPENAGENDA, &said);
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        column(&rows(&own, "evenements"), "date_debut"),
        ["2021-06-04", "2021-09-10"],
        "{told}"
    );
    assert!(told.contains("--avec date_debut=2021-04-13 n'est pas pris pour 3 lignes"), "{told}");
}
