//! A workbook of LibreOffice: as bytes, or as its content, and its styles after a NUL byte.

#![no_main]

use libfuzzer_sys::fuzz_target;

const MANIFEST: &[u8] = br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return rapport_fuzz::check(&[("evenements.ods", bytes)]);
    }
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", MANIFEST),
    ];
    parts.extend(["content.xml", "styles.xml"].into_iter().zip(bytes.split(|byte| *byte == 0)));
    rapport_fuzz::check(&[("evenements.ods", &rapport_fuzz::archive(&parts))]);
});
