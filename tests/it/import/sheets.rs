//! Workbooks of several sheets: each that has the headings is read, and the others are named.

use rust_xlsxwriter::Workbook;

use super::{column, edition, import, rows};
use crate::edition::Edition;
use crate::spreadsheet::ods_of;

const HEADINGS: &[&str] = &["Date", "Intitulé", "Lieu", "Nb de participants"];
const SHEETS: &[(&str, &[&[&str]])] = &[
    ("Mode d'emploi", &[&["Remplissez une ligne par rencontre"]]),
    (
        "Trimestre 1",
        &[
            HEADINGS,
            &["05/02/2021", "Agora", "Lille", "10"],
            &["16/03/2021", "Forum", "Brest", "11"],
        ],
    ),
    (
        "Trimestre 2",
        &[
            HEADINGS,
            &["07/05/2021", "Balade", "Lille", "12"],
            &["07/05/2020", "Ancienne", "Lille", "13"],
        ],
    ),
    ("Trimestre 3", &[HEADINGS, &["08/09/2021", "Visite", "Nantes", "14"]]),
];

fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            sheet.write_row(row, 0, cells.iter().copied()).expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

fn participants(own: &Edition) -> serde_json::Value {
    let output =
        own.rapport(&["figures", "participants", "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    list[0]["value"].clone()
}

#[test]
fn every_sheet_with_the_headings_is_poured_and_the_others_are_named() {
    for (name, bytes) in [("suivi.xlsx", xlsx(SHEETS)), ("suivi.ods", ods_of(SHEETS))] {
        let own = edition();
        own.write("evenements.csv", "date_debut;titre;categorie\n");
        let (said, code) = import(&own, name, bytes, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        let events = rows(&own, "evenements");
        assert_eq!(column(&events, "titre"), ["Agora", "Forum", "Balade", "Visite"], "{said}");
        assert_eq!(column(&events, "participants"), ["10", "11", "12", "14"], "{said}");
        assert!(said.contains("« Mode d'emploi » : rien n'en est lu"), "{said}");
        assert!(said.contains("1 ligne laissée (autre année)"), "{said}");
        assert!(column(&events, "source")[3].contains("Trimestre 3, ligne 2"), "{events:?}");
    }
}

#[test]
fn every_sheet_with_the_headings_is_read_where_it_lies() {
    let own = edition();
    let sheets: Vec<_> = SHEETS.iter().copied().filter(|it| it.0 != "Trimestre 2").collect();
    let (said, code) = import(&own, "suivi.xlsx", xlsx(&sheets), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("feuille = [\"Trimestre 1\", \"Trimestre 3\"]"), "{said}");
    assert!(said.contains("« Mode d'emploi » : rien n'en est lu"), "{said}");
    assert_eq!(participants(&own), 35, "{said}");
}

#[test]
fn a_sheet_that_no_profile_knows_is_named_beside_one_that_is_read() {
    let campaigns: &[&[&str]] = &[
        &["Title", "Subject", "List", "Send Date", "Total Recipients"],
        &["x", "Le kit", "La lettre", "Feb 14, 2021 08:00 am", "1250"],
    ];
    let own = edition();
    let other: &[&[&str]] = &[&["Mois", "Rien"], &["mars", "1"]];
    let book = xlsx(&[("campaigns", campaigns), ("Notes", other)]);
    let (said, code) = import(&own, "campaigns.xlsx", book, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("« Notes » : rien n'en est lu") && said.contains("« Mois »"), "{said}");
    assert_eq!(column(&rows(&own, "newsletters"), "titre"), ["Le kit"]);
}
