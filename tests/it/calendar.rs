//! The calendar with a few and with many events: every one of them is printed.

use std::fmt::Write;

use crate::edition::{Edition, MANIFEST};

#[test]
fn every_event_is_in_the_pdf_whatever_their_number() {
    for number in [8, 100, 1_000] {
        let edition = Edition::new();
        let mut rows = String::from("date_debut;titre;titre_court;categorie\n");
        for index in 0..number {
            // Every day of the year in turn, so that months fill unevenly.
            let (month, day) = (index * 7 % 12 + 1, index * 5 % 28 + 1);
            let _ = writeln!(
                rows,
                "2021-{month:02}-{day:02};Rencontre numéro {index};Repère{index:04};rencontres"
            );
        }
        edition.write("evenements.csv", rows);
        let bytes = edition.compile();
        let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        let text: String =
            document.extract_text(&pages).expect("text").split_whitespace().collect();
        let missing =
            (0..number).filter(|index| !text.contains(&format!("Repère{index:04}"))).count();
        assert_eq!(missing, 0, "{number} events");
    }
}

/// What the templates receive.
fn donnees(edition: &Edition) -> serde_json::Value {
    edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
    let file = std::fs::read(edition.root().join("arbre/donnees.json")).expect("it is exported");
    serde_json::from_slice(&file).expect("JSON")
}

#[test]
fn an_event_is_counted_once_over_the_column_in_which_it_begins() {
    for (date, placed, role, column) in [
        ("2021-06-05", "jour", "", Some(6)),
        ("2021-06-28/2021-07-03", "jour", "", Some(6)),
        ("2021-06-28/2021-06-29, 2021-12-06/2021-12-07", "jour", "", Some(6)),
        ("2021-06-05, 2021-06-12", "jour", "", Some(6)),
        ("2021-06/2021-07", "bandeau", "", Some(6)),
        ("2021-06-05", "non", "", None),
        // Elections are nothing that the organisation did.
        ("2021-06-05", "jour", "contexte", None),
    ] {
        let edition = Edition::new();
        let rows = format!("{date};Agora;rencontres;{placed};{role}\n");
        let header = "date_debut;titre;categorie;calendrier;role";
        edition.write("evenements.csv", format!("{header}\n{rows}"));
        let data = donnees(&edition);
        let months = data["calendrier"]["mois"].as_array().expect("twelve");
        let counted: Vec<u64> = months
            .iter()
            .filter(|month| month["evenements"] == 1)
            .filter_map(|month| month["numero"].as_u64())
            .collect();
        let others = months.iter().filter(|month| month["evenements"] != 0).count();
        let columns = Vec::from_iter(column);
        assert_eq!((counted, others), (columns, usize::from(column.is_some())), "{date} {role}");
        let legend = &data["categories"][0];
        assert_eq!(legend["evenements"], u64::from(column.is_some()), "{date} {role}");
        // What stands in the calendar has its colour explained, counted or not.
        assert_eq!(legend["au_calendrier"], placed != "non", "{date} {role}");
    }
}

#[test]
fn headings_legend_charts_and_figures_of_2021_agree() {
    let data = donnees(&Edition::real());
    let numbers = |entries: &serde_json::Value| -> Vec<u64> {
        let entries = entries.as_array().expect("a list").iter();
        entries.map(|entry| entry["evenements"].as_u64().expect("a number")).collect()
    };
    let total = |row: &serde_json::Value| -> u64 {
        let cells = row.as_array().expect("cells");
        cells.last().and_then(|cell| cell.as_str()).and_then(|it| it.parse().ok()).expect("a total")
    };
    let by_month = numbers(&data["calendrier"]["mois"]);
    let rows = data["graphiques"]["evenements-par-mois"]["lignes"].as_array().expect("rows");
    assert_eq!(by_month, rows.iter().map(total).collect::<Vec<_>>());
    let whole = data["chiffres"]["rendez-vous-calendrier"]["valeur"].as_u64().expect("a number");
    assert_eq!(by_month.iter().sum::<u64>(), whole);
    assert_eq!(numbers(&data["categories"]).iter().sum::<u64>(), whole);
}

#[test]
fn a_title_is_marked_with_its_own_language() {
    for (short, languages, expected) in
        [("", "en;", Some("en")), ("Agora", "en;", None), ("The agora", ";en", Some("en"))]
    {
        let edition = Edition::new();
        let heads = "date_debut;titre;titre_court;categorie;langue;langue_titre_court";
        let row = format!("2021-06-05;L'agora;{short};rencontres;{languages}");
        edition.write("evenements.csv", format!("{heads}\n{row}\n"));
        let data = donnees(&edition);
        let entry = &data["calendrier"]["mois"][5]["entrees"][0];
        assert_eq!(entry["langue"].as_str(), expected, "{row}");
    }
}

#[test]
fn a_month_without_a_letter_says_that_none_was_sent() {
    let edition = Edition::new();
    let lists = "[[listes]]\nid = \"lettre\"\nnom = \"La lettre\"\n";
    let chart = "[[graphiques]]\nid = \"lettres\"\ntype = \"courbe\"\ntitre = \"Destinataires\"\ntable = \"newsletters\"\npar = \"mois\"\nmesure = \"destinataires\"\nunite = [\"destinataire\", \"destinataires\"]\n";
    edition.write("rapport.toml", format!("{MANIFEST}\n{lists}\n{chart}"));
    let rows =
        "2021-06;Juin;lettre;600\n2021-07;Juillet;lettre;inconnu\n2021-09;Septembre;lettre;640\n";
    edition.write("newsletters.csv", format!("date_envoi;titre;liste;destinataires\n{rows}"));
    let data = donnees(&edition);
    let lines = &data["graphiques"]["lettres"]["lignes"];
    for (month, text) in [(5, "600"), (6, "inconnu"), (7, "pas d’envoi"), (8, "640")] {
        assert_eq!(lines[month][1], text, "{lines}");
    }
    let alternative = data["graphiques"]["lettres"]["alt"].as_str().expect("a text");
    assert!(alternative.contains("une valeur inconnue (juillet)"), "{alternative}");
    assert!(alternative.to_lowercase().contains("pas d’envoi"), "{alternative}");
}
