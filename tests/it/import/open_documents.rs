//! Imports into a workbook of LibreOffice: what they do not touch stays as it is written.

use std::io::{Cursor, Read, Write};

use super::samples::MAILCHIMP;
use super::{edition, import};
use crate::edition::Edition;

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

fn cell(text: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"ce1\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(text)).collect();
    format!(
        "<table:table-row table:style-name=\"ro1\">{cells}<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>"
    )
}

/// A workbook whose sheet of letters has these rows, between two other sheets.
fn book(rows: &str, below: &str) -> Vec<u8> {
    let header = row(&["date_envoi", "titre", "liste", "destinataires"]);
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
        <table:table table:name=\"Avant\">{}</table:table>\
        <table:table table:name=\"Newsletters\">{header}{rows}{below}</table:table>\
        <table:table table:name=\"Brouillon\">{}</table:table>\
        <table:database-ranges><table:database-range table:target-range-address=\"Newsletters.A1:Newsletters.D2\"/></table:database-ranges>\
        </office:spreadsheet></office:body></office:document-content>",
        row(&["Notes"]),
        row(&["Autre chose"]),
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let stored = options.compression_method(zip::CompressionMethod::Stored);
    writer.start_file("mimetype", stored).expect("a part");
    writer.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("written");
    for (name, text) in [
        (CONTENT, content.as_str()),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("settings.xml", "<a/>"),
    ] {
        writer.start_file(name, options).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

const BELOW: &str = "<table:table-row table:number-rows-repeated=\"1048573\" table:style-name=\"ro1\"><table:table-cell table:style-name=\"ce1\" table:number-columns-repeated=\"1004\"/></table:table-row>";

fn into(bytes: &[u8], text: &str) -> (Edition, String, i32, Vec<u8>) {
    let own = edition();
    own.write("tables.ods", bytes);
    let (said, code) = import(&own, "campaigns.csv", text, &["--oui"]);
    let after = std::fs::read(own.path("tables.ods")).expect("there");
    (own, said, code, after)
}

#[test]
fn rows_go_into_the_sheet_and_nothing_else_changes() {
    let before = book(&row(&["05/01/2021", "Voeux", "lettre", "12"]), BELOW);
    let (own, said, code, after) = into(&before, MAILCHIMP);
    assert_eq!(code, 0, "{said}");
    let content = part(&after, CONTENT);
    for kept in ["table:name=\"Avant\"", "Autre chose", ">Voeux<", "Newsletters.A1:Newsletters.D4"]
    {
        assert!(content.contains(kept), "{kept}: {content}");
    }
    assert!(
        content.contains("office:date-value=\"2021-01-09\"")
            && content.contains("office:value=\"1234\""),
        "{content}"
    );
    assert!(
        content.contains("table:number-rows-repeated=\"1048571\""),
        "the sheet is no longer: {content}"
    );
    assert_eq!(part(&after, "settings.xml"), "<a/>");
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
    // Twice is once; one value changed is one cell.
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert!(code == 0 && said.contains("Rien à écrire"), "{said}");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP.replace("1250", "1260"), &["--oui"]);
    assert!(code == 0 && said.contains("destinataires : 1250 → 1260"), "{said}");
    let later = part(&std::fs::read(own.path("tables.ods")).expect("there"), CONTENT);
    assert!(later.contains("office:value=\"1260\"") && !later.contains("1250"), "{later}");
    let output =
        own.rapport(&["figures", "envois-lettre", "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(list[0]["value"], 3);
}

#[test]
fn what_cannot_be_written_safely_is_left_as_it_is() {
    let row_of = row(&["05/01/2021", "Voeux", "lettre", "12"]);
    let total = row(&["Total", "", "", "12"]);
    let plain = book(&row_of, BELOW);
    let protected = part(&plain, CONTENT).replace(
        "table:name=\"Newsletters\"",
        "table:name=\"Newsletters\" table:protected=\"true\"",
    );
    let protected = replaced(&plain, &protected);
    for (bytes, word) in [(book(&row_of, &total), "ligne 3"), (protected, "protégée")] {
        let (_, said, code, after) = into(&bytes, MAILCHIMP);
        assert!(
            code == 1 && said.contains(word) && said.contains("import-newsletters.csv"),
            "{word}: {said}"
        );
        assert_eq!(after, bytes, "{word}");
    }
}

/// A workbook with another content.
fn replaced(bytes: &[u8], content: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut inner = Vec::new();
        file.read_to_end(&mut inner).expect("read");
        if name == CONTENT {
            inner = content.as_bytes().to_vec();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&inner).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}
