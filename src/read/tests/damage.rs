//! Workbooks of which one bit was turned over: what is read is what was written, or nothing.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{edition, shown};
use crate::diagnostic::Severity;

/// Numbers that look as if drawn by lot, the same in each run.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("below a length")
    }
}

fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("mmm-yy");
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["date_debut", "titre", "categorie", "participants"]).expect("written");
    for (row, title) in (1..).zip(["Agora des territoires", "Salon des maires", "Club"]) {
        sheet.write_number_with_format(row, 0, 44_256, &day).expect("written");
        sheet.write_row(row, 1, [title, "rencontres"]).expect("written");
        sheet.write_number(row, 3, 60 * row).expect("written");
    }
    book.save_to_buffer().expect("in memory")
}

fn ods() -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: [&str; 3]| {
        format!("<table:table-row>{}</table:table-row>", cells.map(&cell).concat())
    };
    let rows = [row(["date_debut", "titre", "categorie"]), row(["05/02/2021", "Agora", "club"])];
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"F\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("styles.xml", "<office:document-styles/>"),
        ("content.xml", &content),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).expect("in memory");
        archive.write_all(text.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// All that is read of a table, and whether there is an error.
fn read(name: &str, bytes: &[u8]) -> (Vec<String>, bool) {
    let (input, diagnostics) = edition(&[(name, bytes)]);
    let reported = shown(&input, &diagnostics);
    let table = input.tables.get("evenements");
    let columns = ["date_debut", "titre", "categorie", "participants"];
    let rows = table.into_iter().flat_map(|table| table.rows());
    let rows = rows.map(|row| columns.map(|column| row.get(column)).join("|")).collect();
    let of_workbook = |it: &&crate::diagnostic::Diagnostic| {
        it.code.severity() == Severity::Error && reported.contains(name)
    };
    (rows, diagnostics.iter().any(|it| of_workbook(&it)))
}

#[test]
fn one_bit_of_a_workbook_changes_nothing_or_is_told() {
    for (name, bytes) in [("evenements.xlsx", xlsx()), ("evenements.ods", ods())] {
        let (whole, _) = read(name, &bytes);
        assert!(!whole.is_empty(), "{name}");
        let mut lot = Lot(0x5EED);
        // The directory at the end, where names and sizes stand, is tried bit by bit.
        let directory = bytes.windows(4).position(|it| it == b"PK\x01\x02").expect("it has one");
        let in_directory = (directory..bytes.len()).flat_map(|at| [(at, lot.draw(8)), (at, 5)]);
        let mut flips: Vec<(usize, usize)> = in_directory.collect();
        flips.extend((0..1500).map(|_| (lot.draw(directory), lot.draw(8))));
        for (at, bit) in flips {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            let (rows, is_told) = read(name, &damaged);
            assert!(is_told || rows == whole, "{name}, byte {at}, bit {bit}: {rows:?}");
        }
    }
}
