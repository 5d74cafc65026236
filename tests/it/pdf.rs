//! What is asked of every PDF.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// The rule on the length of streams: the validator looks for the end of a
/// stream instead of counting, and is wrong when the data end like a line.
const STREAM_LENGTH: &str = "ISO 19005-3:2012:6.1.7.1:1";

/// PDF/UA-1 and PDF/A-3a hold.
pub fn assert_conforms(bytes: &[u8], what: &str) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).expect("the PDF can be read");
        let failures: Vec<_> = report
            .failures
            .iter()
            .filter(|failure| failure.rule_id != STREAM_LENGTH || !lengths_hold(bytes))
            .collect();
        assert!(failures.is_empty(), "{what}, {profile:?}: {failures:#?}");
    }
}

/// Whether each stream is as long as it says: `endstream` follows its last
/// byte, after one end of line. Streams are walked from one to the next, so
/// that bytes inside one are never taken for another.
fn lengths_hold(bytes: &[u8]) -> bool {
    const OPENING: &[u8] = b">>\nstream\n";
    let mut rest = bytes;
    let mut streams = 0;
    while let Some(at) = rest.windows(OPENING.len()).position(|window| window == OPENING) {
        let dictionary = String::from_utf8_lossy(&rest[..at]).into_owned();
        let length = dictionary.rsplit_once("/Length ").and_then(|(_, after)| {
            after
                .split(|c: char| !c.is_ascii_digit())
                .next()
                .and_then(|digits| digits.parse::<usize>().ok())
        });
        let after = length.and_then(|length| rest.get(at + OPENING.len() + length..));
        match after {
            Some(after) if after.starts_with(b"\nendstream") => rest = after,
            _ => return false,
        }
        streams += 1;
    }
    streams > 0
}

/// The names of the fonts that a PDF embeds.
pub fn embedded_fonts(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).expect("it is a PDF");
    let names = pdf.objects.values().filter_map(|object| {
        let name = object.as_dict().ok()?.get(b"FontName").ok()?.as_name().ok()?;
        Some(String::from_utf8_lossy(name).into_owned())
    });
    names.collect()
}

#[test]
fn a_wrong_length_is_seen() {
    let mut bytes = crate::edition::Edition::new().compile();
    assert!(lengths_hold(&bytes));
    let at = bytes.windows(8).position(|window| window == b"/Length ").expect("a stream") + 8;
    bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
    assert!(!lengths_hold(&bytes));
}

/// The text of all pages, without white space: lines break anywhere.
pub fn text(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).expect("the PDF can be read");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).expect("the pages hold text");
    text.chars().filter(|c| !c.is_whitespace() && !('\u{2000}'..='\u{206f}').contains(c)).collect()
}
