//! The workbook of entry: what is typed in it is read back without a change.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use rapport::dataset::catalogue;
use rapport::read::{Input, read};

use crate::edition::Edition;

/// All cells of all tables, as they are read.
fn tables(folder: &Path) -> BTreeMap<&'static str, Vec<Vec<String>>> {
    let (input, _): (Input, _) = read(folder, &catalogue());
    let rows = |table: &rapport::read::Table| {
        let cells = |row: rapport::read::Row<'_>| {
            table.schema.names().map(|column| row.get(column).to_owned()).collect()
        };
        table.rows().map(cells).collect()
    };
    input.tables.iter().map(|(name, table)| (*name, rows(table))).collect()
}

fn open(bytes: &[u8]) -> Xlsx<std::io::Cursor<Vec<u8>>> {
    Xlsx::new(std::io::Cursor::new(bytes.to_vec())).expect("a workbook")
}

fn write(edition: &Edition, arguments: &[&str]) -> Vec<u8> {
    let arguments = [&["schema", "--classeur", "-o", "saisie.xlsx"], arguments].concat();
    edition.rapport(&arguments).assert().success();
    std::fs::read(edition.root().join("saisie.xlsx")).expect("it is there")
}

#[test]
fn an_edition_put_into_the_workbook_is_read_back_as_it_was() {
    let edition = Edition::real();
    let before = tables(&edition.path(""));
    let said = |edition: &Edition| {
        let output = edition.rapport(&["figures", "2021", "--format", "json"]).output();
        let text = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
        // A row of a workbook has another place.
        let mut list: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for one in list.as_array_mut().expect("a list") {
            one["sources"] = serde_json::Value::Null;
        }
        list
    };
    let figures = said(&edition);
    let bytes = write(&edition, &["2021", "--lignes"]);
    for table in before.keys() {
        std::fs::remove_file(edition.path(&format!("{table}.csv"))).expect("it is there");
    }
    edition.write("donnees.xlsx", bytes);
    for (table, rows) in tables(&edition.path("")) {
        let expected = before.get(table).map(Vec::as_slice).unwrap_or_default();
        assert_eq!(rows, expected, "{table}");
    }
    assert_eq!(said(&edition), figures);
    edition.rapport(&["compile", "2021", "-o", "essai.pdf"]).assert().success();
}

#[test]
fn sheets_that_nobody_filled_are_silent_and_their_examples_never_counted() {
    let edition = Edition::new();
    let bytes = write(&edition, &[]);
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    edition.write("saisie.xlsx", bytes);
    let report = edition.check();
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(0), "{report:#}");
    assert!(tables(&edition.path("")).values().all(Vec::is_empty));
    let inferred = edition.rapport(&["check", "-v"]).output().expect("it runs");
    let inferred = String::from_utf8_lossy(&inferred.stderr).into_owned();
    assert!(inferred.contains("sa ligne d'exemple n'est pas remplacée"), "{inferred}");
}

#[test]
fn an_edition_kept_in_a_workbook_moves_on_in_a_workbook() {
    let edition = Edition::real();
    let bytes = write(&edition, &["2021", "--lignes"]);
    let before = tables(&edition.path(""));
    for table in before.keys() {
        std::fs::remove_file(edition.path(&format!("{table}.csv"))).expect("it is there");
    }
    edition.write("Données 2021.xlsx", bytes);
    edition.rapport(&["new", "2022"]).assert().success();
    let next = edition.root().join("data/2022");
    let names = std::fs::read_dir(&next).expect("it is there").filter_map(Result::ok);
    let names: Vec<String> =
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.contains(&"Données 2022.xlsx".to_owned()), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with(".csv")), "{names:?}");
    for (table, rows) in tables(&next) {
        let lasts = ["personnes", "partenaires", "adherents"].contains(&table);
        let expected = before.get(table).filter(|_| lasts).map(Vec::as_slice).unwrap_or_default();
        assert_eq!(rows, expected, "{table}");
    }
    let told = edition.rapport(&["check", "2022", "--format", "json"]).output().expect("it runs");
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    for one in told["diagnostics"].as_array().expect("a list") {
        // What is to be written, the tables that are to be filled, and what last year's edition had
        // accepted about the people who are kept.
        if one["severity"] == "warning" {
            continue;
        }
        let file = one["file"].as_str().unwrap_or_default();
        assert!(!file.ends_with(".xlsx") || one["code"] == "table-manquante", "{one:#}");
    }
}

#[test]
fn a_table_that_is_a_sheet_stays_one_beside_a_file() {
    let edition = Edition::new();
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        ["date_debut", "titre", "categorie"],
        ["05/02/2021", "Agora des territoires", "rencontres"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).expect("it is within the sheet");
        }
    }
    edition.write("evenements.xlsx", book.save_to_buffer().expect("it is written"));
    edition.write("presse.csv", "date;media;titre;portee\n05/02/2021;Le Journal;Un;nationale\n");
    edition.rapport(&["new", "2022"]).assert().success();
    let next = edition.root().join("data/2022");
    assert!(next.join("presse.csv").exists() && !next.join("evenements.csv").exists());
    let workbook = open(&std::fs::read(next.join("saisie-2022.xlsx")).expect("it is there"));
    // The tables that are files have no sheet: they would be there twice.
    assert_eq!(workbook.sheet_names(), ["Mode d'emploi", "Événements", "Listes"]);
}

#[test]
fn the_words_of_the_edition_are_in_its_lists() {
    let edition = Edition::real();
    let mut book = open(&write(&edition, &["2021"]));
    let names: Vec<String> = book.sheet_names();
    assert_eq!(names.first().map(String::as_str), Some("Mode d'emploi"));
    assert_eq!(names.last().map(String::as_str), Some("Listes"));
    assert_eq!(names.len(), catalogue().names().count() + 2);
    let lists = book.worksheet_range("Listes").expect("read");
    let column = |name: &str| -> Vec<String> {
        let header = lists.rows().next().expect("a header");
        let index = header.iter().position(|cell| *cell == name).expect("the list");
        let words = lists.rows().skip(1).map(|row| row[index].to_string());
        words.filter(|word| !word.is_empty()).collect()
    };
    assert_eq!(column("categories").len(), 11);
    assert!(column("evenements.type").contains(&"webinaire".to_owned()));
    assert_eq!(column("effectifs.type").last().map(String::as_str), Some("ensemble"));
    let events = book.worksheet_range("Événements").expect("read");
    assert_eq!(events.get_value((0, 1)), Some(&Data::String("date_debut *".into())));
    assert_eq!(events.get_value((1, 1)), Some(&Data::String("26/27 mai 2021".into())));
}

#[test]
fn without_an_edition_the_workbook_says_where_the_words_are() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut command = assert_cmd::Command::cargo_bin("rapport").expect("built");
    let result =
        command.current_dir(folder.path()).args(["schema", "--classeur"]).assert().success();
    assert_eq!(String::from_utf8_lossy(&result.get_output().stdout), "sortie/saisie.xlsx\n");
    let bytes = std::fs::read(folder.path().join("sortie/saisie.xlsx")).expect("written");
    let mut book = open(&bytes);
    let events = book.worksheet_range("Événements").expect("read");
    assert_eq!(events.get_value((1, 1)), Some(&Data::String("26/27 mai".into())));
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    let edition = Edition::new();
    let first = write(&edition, &[]);
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(write(&edition, &[]), first);
}
