//! What holds for any bytes and any cells.

use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use super::{edition, shown};
use crate::read::harmless::as_written;

/// Bytes that look like a table or a manifest often enough to go deep.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<Vec<u8>>(),
        "[au;type,nombre\t\"\r\n =\\[\\]{}#'éÃ©]{0,40}".prop_map(String::into_bytes),
        prop_oneof![
            Just(&b"au;type;nombre\n"[..]),
            Just(&b"\xff\xfe"[..]),
            Just(&b"\xef\xbb\xbf"[..]),
            Just(&b"sep=,\r\n"[..]),
            Just(&b"[[chiffres]]\nid = \"a\"\n"[..]),
            Just(&b"\"\"\""[..]),
        ]
        .prop_map(<[u8]>::to_vec),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The cells that a table of events is written with.
const COLUMNS: [&str; 4] = ["date_debut", "titre", "categorie", "description"];

fn as_csv(rows: &[[String; 4]]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("in memory");
    for row in rows {
        writer.write_record(row).expect("in memory");
    }
    writer.into_inner().expect("in memory")
}

fn as_workbook(rows: &[[String; 4]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write_string(0, column, name).expect("written");
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(line, column, cell).expect("written");
        }
    }
    book.save_to_buffer().expect("in memory")
}

fn rows_of(file: &str, bytes: &[u8]) -> Vec<[String; 4]> {
    let (input, _) = edition(&[(file, bytes)]);
    let rows = input.tables["evenements"].rows();
    rows.map(|row| COLUMNS.map(|column| row.get(column).to_owned())).collect()
}

proptest! {
    #[test]
    fn a_table_is_the_same_as_text_and_as_a_workbook(
        rows in proptest::collection::vec(
            // No escape of the format itself, and no control character, which XML cannot hold.
            ("[ab\u{e9};\t\"\n =]{0,6}", "[^\\p{C}_]{0,9}", "\\PC{0,20}", "[0-9]*"),
            1..12,
        ),
    ) {
        let clean = |text: String| text.replace("_x", "_ x");
        let rows: Vec<_> = rows.into_iter().map(|(a, b, c, d)| [a, b, c, d].map(clean)).collect();
        prop_assert_eq!(
            rows_of("evenements.xlsx", &as_workbook(&rows)),
            rows_of("evenements.csv", &as_csv(&rows))
        );
    }

    #[test]
    fn no_damage_to_a_workbook_makes_it_panic(
        at in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6),
        kept in any::<u16>(),
    ) {
        let mut bytes = as_workbook(&[["05/02/2021", "Agora", "c", "x"].map(str::to_owned)]);
        for (at, byte) in at {
            let index = usize::from(at) % bytes.len();
            bytes[index] = byte;
        }
        if kept % 3 == 0 {
            bytes.truncate(usize::from(kept) % bytes.len());
        }
        let (input, diagnostics) = edition(&[("evenements.xlsx", &bytes)]);
        shown(&input, &diagnostics);
    }

    #[test]
    fn no_bytes_make_it_panic(table in bytes(), manifest in bytes(), text in bytes()) {
        let (input, diagnostics) = edition(&[
            ("effectifs.csv", &table),
            ("rapport.toml", &manifest),
            ("textes/a.typ", &text),
        ]);
        shown(&input, &diagnostics);
        for row in input.tables.values().flat_map(|table| table.rows()) {
            input.sources.text(row.place("nombre"));
        }
    }

    #[test]
    fn a_table_that_was_written_is_read_back(
        rows in proptest::collection::vec(("[ab\u{e9};,\t\"\n =]{0,6}", ".{0,9}", "\\PC*", "[0-9]*"), 1..20),
        separator in prop_oneof![Just(b';'), Just(b','), Just(b'\t')],
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        let columns = ["date_debut", "titre", "categorie", "description"];
        writer.write_record(columns).expect("in memory");
        let rows: Vec<_> = rows.into_iter().map(|(a, b, c, d)| [a, b, c, d]).collect();
        for row in &rows {
            writer.write_record(row).expect("in memory");
        }
        let bytes = writer.into_inner().expect("in memory");
        let (input, _) = edition(&[("evenements.csv", &bytes)]);
        let read: Vec<_> = input.tables["evenements"]
            .rows()
            .map(|row| columns.map(|column| row.get(column).to_owned()))
            .collect();
        // A mark of UTF-8 is no character of a text where a line begins.
        let unmarked = |cell: String| {
            let mut cell = cell;
            while cell.contains("\n\u{feff}") {
                cell = cell.replace("\n\u{feff}", "\n");
            }
            cell
        };
        let trim = |cell: &String| {
            // An apostrophe that keeps a formula from a spreadsheet is no part of the cell.
            let cell = crate::read::grid::without_unseen(cell);
            let cell = as_written(&cell);
            unmarked(cell.replace("\r\n", "\n").replace('\r', "\n"))
        };
        let written: Vec<_> = rows
            .iter()
            .map(|row| row.each_ref().map(trim))
            .filter(|row| row.iter().any(|cell| !["", "0"].contains(&cell.as_str())))
            .collect();
        prop_assert_eq!(read, written);
    }
}
