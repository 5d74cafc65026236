//! Rows after the last value of a sheet of Excel: someone formatted a whole column, and a million of them hold nothing.

use memchr::memmem;

/// What begins a value of a cell, or the formula that gives it.
const BEGINS: [&[u8]; 3] = [b"<v", b"<f", b"<is"];
const ROW_ENDS: &[u8] = b"</row>";
const ROWS_BEGIN: &[u8] = b"<sheetData>";
const ROWS_END: &[u8] = b"</sheetData>";

/// Takes them out of the sheet, before anybody reads them one by one. A sheet that is written in another way stays.
pub fn cut(xml: &mut Vec<u8>) {
    let Some(end) = memmem::rfind(xml, ROWS_END) else { return };
    let rows = &xml[..end];
    let last = BEGINS.iter().filter_map(|begins| memmem::rfind(rows, begins)).max();
    let (from, character) = last.map_or((0, ROWS_BEGIN), |last| (last, ROW_ENDS));
    if let Some(at) = memmem::find(&rows[from..], character) {
        xml.drain(from + at + character.len()..end);
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn rows_that_hold_nothing_are_cut_after_the_last_value() {
        for (rows, kept) in [
            (r#"<row><c r="A1"><v>1</v></c><c/></row><row r="2"><c s="1"/></row>"#, 37),
            (r#"<row r="1"><c/></row><row><c><is><t>a</t></is></c></row><row/>"#, 56),
            (r#"<row><c><f t="shared" si="0"/></c></row><row></row>"#, 40),
            (r#"<row r="1"/><row r="2"><c s="3"/></row>"#, 0),
            ("", 0),
        ] {
            let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData><a/>");
            let mut xml = sheet(rows).into_bytes();
            cut(&mut xml);
            assert_eq!(String::from_utf8(xml).as_deref(), Ok(sheet(&rows[..kept]).as_str()));
        }
        for other in ["<x:sheetData><x:row/></x:sheetData>", "<sheetData/>", ""] {
            let mut xml = other.as_bytes().to_vec();
            cut(&mut xml);
            assert_eq!(xml, other.as_bytes());
        }
    }
}
