//! Dates as other programs write them, in every format of a table; ranges that leave the year; leap years.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::edition::{Edition, MANIFEST};

/// What the templates receive.
fn donnees(edition: &Edition) -> serde_json::Value {
    edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
    let file = std::fs::read(edition.root().join("arbre/donnees.json")).expect("it is exported");
    serde_json::from_slice(&file).expect("JSON")
}

/// What `check` says, and whether it accepts.
fn checked(edition: &Edition) -> (String, bool) {
    let output = edition.rapport(&["check"]).output().expect("the tool runs");
    (String::from_utf8(output.stderr).expect("UTF-8"), output.status.success())
}

#[test]
fn a_range_that_ends_in_another_year_says_which() {
    let edition = Edition::new();
    edition.write("rapport.toml", MANIFEST.replace("annee = 2021", "annee = 2022"));
    let rows = "2020-06-01;2024-06-01;Projet long\n2022-12-28;2023-01-03;Projet court\n";
    edition.write(
        "evenements.csv",
        format!("date_debut;date_fin;titre;categorie\n{}", rows.replace('\n', ";rencontres\n")),
    );
    let data = donnees(&edition);
    let chips = |month: usize| -> Vec<String> {
        let entries = data["calendrier"]["mois"][month]["entrees"].as_array().expect("a list");
        let chip = |it: &serde_json::Value| {
            let words = [&it["jour"], &it["suite"]];
            words.iter().filter_map(|it| it.as_str()).collect::<Vec<_>>().join(" ")
        };
        entries.iter().map(chip).collect()
    };
    assert_eq!(chips(4), ["← → 1er juin 2024"]);
    assert_eq!(chips(11), ["← → 1er juin 2024", "28 → 3 janvier 2023"]);
    let dates = |field: &str| [0, 1].map(|at| data["evenements"][at]["date"][field].to_string());
    assert_eq!(
        dates("marge"),
        ["\"1er juin 2020–1er juin 2024\"", "\"28 déc. 2022–3 janv. 2023\""]
    );
    assert_eq!(
        dates("texte"),
        ["\"du 1er juin 2020 au 1er juin 2024\"", "\"du 28 décembre 2022 au 3 janvier 2023\""]
    );
}

#[test]
fn an_instant_is_the_day_it_is_where_the_organisation_is() {
    for (zone, day) in [("Europe/Paris", "2021-02-05"), ("America/Guadeloupe", "2021-02-04")] {
        let edition = Edition::new();
        let zone = format!("sigle = \"RE\"\nfuseau = \"{zone}\"");
        edition.write("rapport.toml", MANIFEST.replace("sigle = \"RE\"", &zone));
        edition.write(
            "evenements.csv",
            "date_debut;titre;categorie\n2021-02-04T23:00:00.000Z;Agora;rencontres\n",
        );
        assert_eq!(donnees(&edition)["evenements"][0]["date"]["tri"], day, "{zone}");
        let (said, accepted) = checked(&edition);
        assert!(accepted && said.contains("rien à signaler"), "{said}");
    }
}

#[test]
fn the_29th_of_february_is_a_day_of_leap_years_alone() {
    for (year, exists) in [(2024, true), (2028, true), (2000, true), (2023, false), (2100, false)] {
        let edition = Edition::new();
        edition.write("rapport.toml", MANIFEST.replace("annee = 2021", &format!("annee = {year}")));
        edition.write("evenements.csv", "date_debut;titre;categorie\n29/02;Agora;rencontres\n");
        let (said, accepted) = checked(&edition);
        assert_eq!(accepted, exists, "{year}: {said}");
        let cure = format!("février {year} en a 28");
        assert!(exists || (said.contains("date-impossible") && said.contains(&cure)), "{said}");
    }
}

/// A workbook with a sheet of events and one of press articles.
fn workbook(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().expect("in memory")
}

#[test]
fn the_text_cells_of_a_workbook_tell_the_order_of_all_its_columns() {
    let edition = Edition::new();
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("evenements").expect("a name");
        sheet.write_row(0, 0, ["date_debut", "titre", "categorie"]).expect("a row");
        sheet.write_row(1, 0, ["03/26/2021", "Collecte", "rencontres"]).expect("a row");
        // What a French Excel makes of 06/11/2021, the 11th of June, when it opens such an export.
        let date = ExcelDateTime::parse_from_str("2021-11-06").expect("a day");
        let format = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(2, 0, date, &format).expect("a cell");
        sheet.write_row(2, 1, ["Fête", "rencontres"]).expect("a row");
        let press = book.add_worksheet().set_name("presse").expect("a name");
        press.write_row(0, 0, ["date", "media", "titre", "portee"]).expect("a row");
        press.write_row(1, 0, ["04/02/2021", "La Voix", "Un article", "nationale"]).expect("a row");
    });
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    edition.write("donnees.xlsx", bytes);
    let (said, accepted) = checked(&edition);
    assert!(!accepted, "{said}");
    let told: Vec<&str> = said.lines().filter(|line| line.starts_with("erreur")).collect();
    assert_eq!(told.len(), 2, "{said}");
    assert!(told.iter().all(|line| line.starts_with("erreur[mois-d-abord]")), "{said}");
    assert!(said.contains("« 2021-06-11 » pour « 06/11/2021 »"), "{said}");
    assert!(said.contains("« 2021-04-02 » pour « 04/02/2021 »"), "{said}");
}

#[test]
fn what_a_message_proposes_is_read_as_the_day_it_means() {
    for (written, proposed, day) in [
        ("06/11/2021 03:00:00 PM", "2021-06-11", "2021-06-11"),
        ("02/13/2021", "2021-02-13", "2021-02-13"),
        ("3-14-21", "2021-03-14", "2021-03-14"),
        ("\"Oct 26, 2021 02:56 pm\"", "2021-10-26", "2021-10-26"),
        ("1614776401", "2021-03-03", "2021-03-03"),
        ("14/03/2021 à 14h30", "14/03/2021", "2021-03-14"),
    ] {
        let edition = Edition::new();
        let row = |date: &str| format!("date_debut;titre;categorie\n{date};Agora;rencontres\n");
        edition.write("evenements.csv", row(written));
        let (said, accepted) = checked(&edition);
        let said = said.replace('\u{a0}', " ");
        assert!(!accepted && said.contains(&format!("« {proposed} »")), "{written}: {said}");
        edition.write("evenements.csv", row(proposed));
        assert_eq!(donnees(&edition)["evenements"][0]["date"]["tri"], day, "{written}");
    }
}
