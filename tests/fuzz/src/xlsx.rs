//! A workbook of Excel: as bytes, or as the parts of an archive, between NUL bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="evenements" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const SHEETS: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// What is made up, the likeliest first.
const MADE_UP: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
];

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return rapport_fuzz::check(&[("evenements.xlsx", bytes)]);
    }
    let mut parts: Vec<(&str, &[u8])> =
        MADE_UP.into_iter().zip(bytes.split(|byte| *byte == 0)).collect();
    for (name, part) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
    ] {
        if parts.iter().all(|(other, _)| *other != name) {
            parts.push((name, part));
        }
    }
    rapport_fuzz::check(&[("evenements.xlsx", &rapport_fuzz::archive(&parts))]);
});
