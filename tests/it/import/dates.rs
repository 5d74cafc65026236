//! Days and months of exports: one date that can be read in one way alone tells the others of its column,
//! and what a sheet holds as a date is never read again.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{column, edition, import, rows};
use crate::spreadsheet::ods_of;

const HEADINGS: [&str; 5] = ["Title", "Subject", "List", "Send Date", "Total Recipients"];

#[test]
fn a_date_that_a_sheet_holds_is_that_day_whatever_its_neighbours_and_the_profile_say() {
    let held = ["2021-12-10", "2021-02-05", "2021-03-30"];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write_row(0, 0, HEADINGS).expect("written");
    for (row, day) in (1..).zip(held) {
        sheet.write_row(row, 0, ["x", day, "La lettre"]).expect("written");
        let day = ExcelDateTime::parse_from_str(day).expect("a date");
        sheet.write_with_format(row, 3, &day, &date).expect("written");
        sheet.write(row, 4, 100).expect("written");
    }
    let xlsx = book.save_to_buffer().expect("saved");
    let cells: Vec<[String; 5]> = held
        .iter()
        .map(|day| ["x", day, "La lettre", &format!("le {day}"), "100"].map(str::to_owned))
        .collect();
    let cells: Vec<Vec<&str>> =
        cells.iter().map(|it| it.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> =
        [&HEADINGS[..]].into_iter().chain(cells.iter().map(Vec::as_slice)).collect();
    for (name, bytes) in [("campaigns.xlsx", xlsx), ("campaigns.ods", ods_of(&[("Feuille", &all)]))]
    {
        let own = edition();
        let (said, code) = import(&own, name, bytes, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        let sends = rows(&own, "newsletters");
        assert_eq!(column(&sends, "date_envoi"), column(&sends, "titre"), "{said}");
        assert_eq!(column(&sends, "date_envoi"), held, "{said}");
    }
}

#[test]
fn a_typed_date_of_another_order_moves_no_date_that_the_sheet_holds() {
    let table: &[&[&str]] = &[
        &["Date", "Intitulé", "Lieu", "Nb de participants"],
        &["le 2021-01-09", "Neuf janvier", "Lille", "20"],
        &["le 2021-02-05", "Cinq février", "Lille", "85"],
        &["12/13/2021", "Treize décembre", "Lille", "9"],
    ];
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n");
    let (said, code) = import(&own, "suivi.ods", ods_of(&[("Suivi", table)]), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let days = column(&rows(&own, "evenements"), "date_debut");
    assert_eq!(days, ["2021-01-09", "2021-02-05", "2021-12-13"], "{said}");
    // They may be those of an American export that a French spreadsheet opened.
    assert!(
        said.contains("2 dates que le tableur tient pour telles restent ce qu'elles sont"),
        "{said}"
    );
    // The same where the sheet is read where it lies.
    let own = edition();
    let (said, code) = import(&own, "suivi.ods", ods_of(&[("Suivi", table)]), &["--oui"]);
    assert!(code == 0 && said.contains("mois-jour"), "{said}");
    let output = own.rapport(&["export", "--tables"]).output().expect("runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let report = own.check();
    assert_eq!(report["errors"], 0, "{said}{report}");
    assert!(!report.to_string().contains("jour-et-mois-echanges"), "{report}");
}

#[test]
fn one_sure_date_tells_the_order_of_its_column_over_the_usual_one() {
    let letters = |dates: [&str; 3]| {
        let lines = dates.map(|date| format!("x;{date};La lettre;{date};100\n"));
        format!("{}\n{}", HEADINGS.join(";"), lines.concat())
    };
    for (dates, expected) in [
        (
            ["10/12/2021 18:30", "05/02/2021 09:00", "30/03/2021 09:00"],
            ["2021-12-10", "2021-02-05", "2021-03-30"],
        ),
        (["10/12/2021", "05/02/2021", "03/30/2021"], ["2021-10-12", "2021-05-02", "2021-03-30"]),
        (["10/12/2021", "05/02/2021", "04/03/2021"], ["2021-10-12", "2021-05-02", "2021-04-03"]),
    ] {
        let own = edition();
        let (said, code) = import(&own, "campaigns.csv", letters(dates), &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(column(&rows(&own, "newsletters"), "date_envoi"), expected, "{said}");
        // What is read otherwise than usual is told.
        let is_told = said.contains("ne se lit que jour puis mois ; 2 dates");
        assert_eq!(is_told, dates[2].starts_with("30"), "{said}");
    }
    // A column of both orders: what may be of either is refused, row by row.
    let own = edition();
    let mixed = letters(["10/12/2021", "30/03/2021", "03/30/2021"]);
    let (said, code) = import(&own, "campaigns.csv", mixed, &["--oui"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("« 10/12/2021 » se lit dans les deux sens"), "{said}");
    assert!(
        said.contains("« 30/03/2021 », ligne 3") && said.contains("« 03/30/2021 », ligne 4"),
        "{said}"
    );
    assert_eq!(column(&rows(&own, "newsletters"), "date_envoi"), ["2021-03-30"; 2], "{said}");
}
