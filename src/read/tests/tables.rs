//! Tables: cells, however they were saved.

use super::edition;
use crate::diagnostic::source::Place;
use crate::read::{Encoding, Separator, TableForm};

/// The cells of the three required columns.
pub fn cells(bytes: impl AsRef<[u8]>) -> Vec<[String; 3]> {
    let (input, _) = edition(&[("effectifs.csv", bytes.as_ref())]);
    let row = |row: crate::read::Row<'_>| ["au", "type", "nombre"].map(|c| row.get(c).to_owned());
    input.tables["effectifs"].rows().map(row).collect()
}

#[test]
fn tables_are_read_however_they_were_saved() {
    let utf16 = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    for (bytes, encoding, separator) in [
        ("au;type;nombre\n2021;région;16\n".into(), Encoding::Utf8, Separator::Semicolon),
        ("\u{feff}au;type;nombre\r\n2021;région;16".into(), Encoding::Utf8, Separator::Semicolon),
        ("au,type,nombre\r2021,région,16\r".into(), Encoding::Utf8, Separator::Comma),
        ("sep=,\nau,type,nombre\n2021,région,16".into(), Encoding::Utf8, Separator::Comma),
        (
            "Au ;TYPE;Nombre\n\n;;\n2021; région\u{a0};16;;\n".into(),
            Encoding::Utf8,
            Separator::Semicolon,
        ),
        (
            "nombre;\"type\";au;;\n16;\"région\";2021;;\n".into(),
            Encoding::Utf8,
            Separator::Semicolon,
        ),
        (
            b"au;type;nombre\n2021;r\xe9gion;16\n".to_vec(),
            Encoding::Windows1252,
            Separator::Semicolon,
        ),
        (utf16("au\ttype\tnombre\r\n2021\trégion\t16\r\n"), Encoding::Utf16Le, Separator::Tab),
    ] {
        assert_eq!(cells(&bytes), [["2021", "région", "16"].map(str::to_owned)]);
        let (input, diagnostics) = edition(&[("effectifs.csv", &bytes)]);
        let facts = &input.facts[0];
        assert_eq!((facts.form, facts.rows), (TableForm::Text { encoding, separator }, 1));
        assert_eq!(diagnostics.errors(), 0);
    }
}

#[test]
fn a_cell_knows_its_place() {
    let (input, _) =
        edition(&[("effectifs.csv", b"sep=;\nau;type;nombre\n\n2021;\"a\nb\";3\n2022;c;4\n")]);
    let table = &input.tables["effectifs"];
    let at = |row: usize, column: &str| {
        let location = input.sources.locate(table.rows().nth(row).expect("a row").place(column));
        (location.cell, location.line, location.column)
    };
    assert_eq!(at(0, "type"), (Some("B3".into()), Some(4), Some(6)));
    assert_eq!(at(0, "nombre"), (Some("C3".into()), Some(5), Some(4)));
    assert_eq!(at(1, "nombre"), (Some("C4".into()), Some(6), Some(8)));
    let row = table.rows().next().expect("a row");
    assert_eq!(
        (row.get("notes"), row.place("notes")),
        ("", Place::Record { file: row.position().0, record: 1 })
    );
    assert!(table.has("type") && !table.has("notes") && !table.has("couleur"));
    assert_eq!(table.field("couleur"), None);
    assert_eq!(table.field("nombre").map(|field| row.at(field)), Some("3"));
}

#[test]
fn fifty_thousand_rows_are_all_there() {
    let mut text = String::from("id;date_debut;titre;categorie;participants\n");
    for row in 0..50_000 {
        text.push_str(&format!("e{row};2021-02-05;\"Réunion \"\"{row}\"\"\";vie-interne;{row}\n"));
    }
    let (input, diagnostics) = edition(&[("evenements.csv", text.as_bytes())]);
    let table = &input.tables["evenements"];
    assert_eq!((table.len(), diagnostics.errors()), (50_000, 0));
    let last = table.rows().last().expect("a last row");
    assert_eq!(last.get("titre"), "Réunion \"49999\"");
    assert_eq!(input.sources.locate(last.place("titre")).cell.as_deref(), Some("C50001"));
}
