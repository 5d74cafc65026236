//! Tables that are sheets of a workbook: rows go into the sheet, and all else stays byte for byte.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, ExcelDateTime, Format,
    Formula, Table, Workbook, Worksheet,
};
use zip::ZipArchive;

use super::samples::MAILCHIMP;
use super::{edition, import};
use crate::edition::Edition;

const HEADINGS: [&str; 5] = ["date_envoi", "titre", "liste", "destinataires", "ouvertures_uniques"];

/// A sheet with headings in its first row, a title above if there is one, and two rows.
fn sheet(book: &mut Workbook, first: u32) -> &mut Worksheet {
    let sheet = book.add_worksheet().set_name("Newsletters").expect("a name");
    let day = Format::new()
        .set_num_format("dd/mm/yyyy")
        .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
    let red = Format::new().set_background_color(Color::Red);
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet
            .write_with_format(first, column, heading, &Format::new().set_bold())
            .expect("written");
    }
    for (row, (title, count)) in (first + 1..).zip([("Vœux", 100), ("Galette", 120)]) {
        let date = ExcelDateTime::from_ymd(2021, 1, 5).expect("a day");
        sheet.write_with_format(row, 0, &date, &day).expect("written");
        sheet.write_with_format(row, 1, title, &red).expect("written");
        sheet.write(row, 2, "lettre").expect("written");
        sheet.write(row, 3, count).expect("written");
        sheet.write(row, 4, 10).expect("written");
    }
    sheet
}

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("saved")
}

fn simple() -> Vec<u8> {
    let mut book = Workbook::new();
    sheet(&mut book, 0);
    saved(book)
}

/// The bytes of each part, packed as they are.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index_raw(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("read");
            (name, bytes)
        })
        .collect()
}

/// The names of the parts that differ.
fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    before.into_iter().filter(|(name, bytes)| after[name] != *bytes).map(|(name, _)| name).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("text");
    text
}

/// The cells of a sheet, row by row, as calamine reads them.
fn cells(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range(name).expect("a sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn column(rows: &[Vec<Data>], column: usize) -> Vec<String> {
    rows.iter().map(|row| row[column].to_string()).collect()
}

/// Imports into `newsletters.xlsx`; what is said, how it ended, and the workbook then.
fn into(bytes: &[u8], export: &str) -> (Edition, String, i32, Vec<u8>) {
    let own = edition();
    own.write("newsletters.xlsx", bytes);
    let (said, code) = import(&own, "campaigns.csv", export, &["--oui"]);
    let after = std::fs::read(own.path("newsletters.xlsx")).expect("there");
    (own, said, code, after)
}

#[test]
fn rows_go_into_the_sheet_and_all_else_stays() {
    let before = simple();
    let (own, said, code, after) = into(&before, MAILCHIMP);
    assert_eq!(code, 0, "{said}");
    assert_eq!(changed(&before, &after), ["xl/worksheets/sheet1.xml"]);
    let rows = cells(&after, "Newsletters");
    assert_eq!(column(&rows, 1)[1..], ["Vœux", "Galette", "Bonne année, tous", "Le kit"]);
    // A day is a date as those above it are, and a count is a number.
    assert!(matches!(rows[3][0], Data::DateTime(_)) && matches!(rows[3][3], Data::Float(_)));
    let xml = part(&after, "xl/worksheets/sheet1.xml");
    let style = |cell: &str| {
        let rest = &xml[xml.find(&format!("r=\"{cell}\"")).expect("it is there")..];
        let tag = rest.split('>').next()?;
        tag.split("s=\"").nth(1)?.split('"').next().map(str::to_owned)
    };
    assert_eq!((style("A4"), style("B4")), (style("A3"), style("B3")));
    assert!(style("A4").is_some());
    assert_eq!(own.check()["errors"], 0);
    // Twice is once, and one thing more is one row more.
    let again = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    let twice = std::fs::read(own.path("newsletters.xlsx")).expect("there");
    assert!(again.1 == 0 && twice == after, "{}", again.0);
    let later = MAILCHIMP.replace("1250", "1260")
        + "Mars,Avril,La lettre,\"Mar 14, 2021 08:00 am\",Monday,7,7,0,3,1%,1,0,ccc333\n";
    let (said, code) = import(&own, "campaigns.csv", &later, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let last = std::fs::read(own.path("newsletters.xlsx")).expect("there");
    let rows = cells(&last, "Newsletters");
    assert_eq!(column(&rows, 3)[1..], ["100", "120", "1234", "1260", "7"]);
    assert_eq!(changed(&after, &last), ["xl/worksheets/sheet1.xml"]);
}

#[test]
fn lists_rules_filters_and_tables_reach_to_the_new_rows() {
    let mut book = Workbook::new();
    let one = sheet(&mut book, 0);
    let list = DataValidation::new().allow_list_strings(&["lettre", "brève"]).expect("a list");
    one.add_data_validation(1, 2, 2, 2, &list).expect("added");
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::GreaterThan(110))
        .set_format(Format::new().set_bold());
    one.add_conditional_format(1, 3, 2, 3, &rule).expect("added");
    one.autofilter(0, 0, 2, 4).expect("added");
    let other = book.add_worksheet().set_name("Bilan").expect("a name");
    other
        .write_formula(0, 0, Formula::new("=SUM(Newsletters!D:D)").set_result("220"))
        .expect("written");
    let before = saved(book);
    let (_, said, code, after) = into(&before, MAILCHIMP);
    assert_eq!(code, 0, "{said}");
    let xml = part(&after, "xl/worksheets/sheet1.xml");
    for expected in [
        "sqref=\"C2:C5\"",
        "sqref=\"D2:D5\"",
        "<autoFilter ref=\"A1:E5\"",
        "<dimension ref=\"A1:I5\"",
    ] {
        assert!(xml.contains(expected), "{expected}: {xml}");
    }
    // What the formula gave no longer holds: this writer has it worked out again in any case.
    assert_eq!(changed(&before, &after), ["xl/worksheets/sheet1.xml"]);

    let mut book = Workbook::new();
    let one = sheet(&mut book, 0);
    one.add_table(0, 0, 2, 4, &Table::new()).expect("added");
    let before = saved(book);
    let (own, said, code, after) = into(&before, MAILCHIMP);
    assert_eq!(code, 0, "{said}");
    assert_eq!(changed(&before, &after), ["xl/tables/table1.xml", "xl/worksheets/sheet1.xml"]);
    let table = part(&after, "xl/tables/table1.xml");
    assert!(table.contains("ref=\"A1:I5\"") && table.contains("name=\"source\""), "{table}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn the_workbook_of_entry_receives_its_rows_in_the_place_of_its_example() {
    let own = edition();
    let output = own
        .rapport(&["schema", "--classeur", "data/2021", "--output", "data/2021/saisie.xlsx"])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    let before = std::fs::read(own.path("saisie.xlsx")).expect("there");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let after = std::fs::read(own.path("saisie.xlsx")).expect("there");
    assert_eq!(changed(&before, &after).len(), 1, "{said}");
    let rows = cells(&after, "Newsletters");
    assert_eq!(column(&rows, 1)[1..], ["Bonne année, tous", "Le kit"]);
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
}

#[test]
fn two_tables_of_one_workbook_are_written_together() {
    let own = edition();
    let mut book = Workbook::new();
    sheet(&mut book, 2).write(0, 0, "Nos lettres").expect("written");
    let events = book.add_worksheet().set_name("Événements").expect("a name");
    for (column, heading) in (0..).zip(["date_debut", "titre", "categorie"]) {
        events.write(0, column, heading).expect("written");
    }
    for (column, value) in (0..).zip(["05/02/2021", "Agora", "rencontres"]) {
        events.write(1, column, value).expect("written");
    }
    let before = saved(book);
    own.write("tables.xlsx", &before);
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20210316\nSUMMARY:=Forum <a> & b\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(own.root().join("agenda.ics"), calendar).expect("written");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["agenda.ics", "--oui"]);
    assert_eq!(code, 0, "{said}");
    let after = std::fs::read(own.path("tables.xlsx")).expect("there");
    assert_eq!(changed(&before, &after), ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
    assert_eq!(cells(&after, "Newsletters").len(), 7);
    let events = cells(&after, "Événements");
    // No text is a formula, and days are texts where those above are.
    assert_eq!(events[2][0], Data::String("16/03/2021".to_owned()));
    assert_eq!(events[2][1], Data::String("=Forum <a> & b".to_owned()));
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
}

#[test]
fn what_cannot_be_written_safely_is_left_as_it_is_and_told() {
    let with = |change: fn(&mut Worksheet)| {
        let mut book = Workbook::new();
        change(sheet(&mut book, 0));
        saved(book)
    };
    for (bytes, word) in [
        (
            with(|it| {
                it.protect();
            }),
            "protégée",
        ),
        (
            with(|it| {
                it.write(4, 0, "Total").expect("written");
            }),
            "ligne 5",
        ),
        (
            with(|it| {
                it.merge_range(2, 4, 5, 4, "10", &Format::new()).expect("merged");
            }),
            "E3:E6",
        ),
    ] {
        let (own, said, code, after) = into(&bytes, MAILCHIMP);
        assert!(code == 1 && said.contains(word), "{word}: {said}");
        assert!(said.contains("import-newsletters.csv"), "{said}");
        assert_eq!(after, bytes, "{word}");
        let beside = own.root().join("sortie/import-newsletters.csv");
        assert!(std::fs::read_to_string(beside).expect("there").contains("Bonne année"));
    }
    // A formula gives the cell that the export would change.
    let (own, _, _, after) = into(&simple(), MAILCHIMP);
    let formula = part(&after, "xl/worksheets/sheet1.xml").replacen(
        "<v>1250</v>",
        "<f>D4+16</f><v>1250</v>",
        1,
    );
    own.write("newsletters.xlsx", replaced(&after, "xl/worksheets/sheet1.xml", &formula));
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP.replace("1250", "1260"), &["--oui"]);
    assert!(code == 1 && said.contains("D5") && said.contains("formule"), "{said}");
    // Another program has it open.
    own.write("~$newsletters.xlsx", "x");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP.replace("1250", "1260"), &["--oui"]);
    assert!(code == 2 && said.contains("ouvert"), "{said}");
}

/// The workbook with another text of a part.
fn replaced(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).expect("a part");
        if part.name().expect("a name") == name {
            drop(part);
            writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
            writer.write_all(text.as_bytes()).expect("written");
        } else {
            writer.raw_copy_file(part).expect("copied");
        }
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn sheets_that_other_programs_write_are_written_alike() {
    let before = simple();
    let xml = part(&before, "xl/worksheets/sheet1.xml");
    let body = &xml[xml.find("<sheetData>").expect("rows")..];
    // With a prefix, as some libraries write, and without the names of rows and cells.
    let prefixed = {
        let marked = xml.replace("</", "\u{1}").replace('<', "<x:").replace('\u{1}', "</x:");
        marked.replace("<x:?xml", "<?xml").replace("xmlns=", "xmlns:x=")
    };
    let unnamed = (1..=3).fold(xml.clone(), |xml, row| {
        let xml = xml.replace(&format!("<row r=\"{row}\""), "<row");
        "ABCDE"
            .chars()
            .fold(xml, |xml, column| xml.replace(&format!("<c r=\"{column}{row}\""), "<c"))
    });
    // Rows that someone has drawn borders in, under the table.
    let drawn = xml.replace(
        "</sheetData>",
        "<row r=\"4\" spans=\"1:5\" ht=\"30\" customHeight=\"1\"><c r=\"A4\" s=\"2\"/><c r=\"B4\" s=\"3\"/></row><row r=\"9\"><c r=\"A9\" s=\"2\"/></row></sheetData>",
    );
    assert!(body.len() < xml.len() && unnamed != xml && drawn != xml);
    for (name, text) in [("prefixed", prefixed), ("unnamed", unnamed), ("drawn", drawn)] {
        let bytes = replaced(&before, "xl/worksheets/sheet1.xml", &text);
        let (own, said, code, after) = into(&bytes, MAILCHIMP);
        assert_eq!(code, 0, "{name}: {said}");
        let rows = cells(&after, "Newsletters");
        let titles: Vec<String> =
            column(&rows, 1).into_iter().filter(|it| !it.is_empty()).collect();
        assert_eq!(titles, ["titre", "Vœux", "Galette", "Bonne année, tous", "Le kit"], "{name}");
        assert_eq!(own.check()["errors"], 0, "{name}: {}", own.check());
        if name == "drawn" {
            let xml = part(&after, "xl/worksheets/sheet1.xml");
            assert!(
                xml.contains("<row r=\"4\" ht=\"30\" customHeight=\"1\">")
                    && xml.contains("<row r=\"9\">"),
                "{xml}"
            );
        }
    }
}
