//! Spreadsheets that no library writes for the tests.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A document of LibreOffice with one sheet, whose cells are all text.
pub fn ods(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    ods_of(&[(sheet, rows)])
}

/// The same with several sheets; a cell « le 2021-02-05 » holds that date.
pub fn ods_of(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let row = |cells: &&[&str]| {
        let cell = |text: &&str| match text.strip_prefix("le ") {
            Some(day) => format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"/>"
            ),
            None => format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            ),
        };
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let sheet = |(name, rows): &(&str, &[&[&str]])| {
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let sheets: String = sheets.iter().map(sheet).collect();
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet>{sheets}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_str()),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).expect("in memory");
        archive.write_all(text.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}
