//! What holds for any bytes and any cells.

use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use super::{edition, shown};

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

proptest! {
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
        let trim = |cell: &String| crate::read::grid::trim(cell).replace("\r\n", "\n").replace('\r', "\n");
        let written: Vec<_> = rows
            .iter()
            .map(|row| row.each_ref().map(trim))
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        prop_assert_eq!(read, written);
    }
}
