//! Workbooks: what becomes of their cells, and what is reported.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{edition, messages, shown};
use crate::read::Row;

/// What is written in a sheet.
type Fill<'a> = &'a dyn Fn(&mut Worksheet);

/// Sheets by name.
type Sheets<'a> = &'a [(&'a str, Fill<'a>)];

/// A workbook of these sheets.
fn workbook(sheets: Sheets<'_>) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a good name");
        fill(sheet);
    }
    book.save_to_buffer().expect("in memory")
}

/// Writes rows of texts from a row on.
fn texts(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).expect("written");
        }
    }
}

const HEADER: &[&str] = &["date_debut", "titre", "categorie", "participants"];

/// An `evenements.xlsx` of one sheet.
fn events(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    workbook(&[("Feuil1", &|sheet: &mut Worksheet| {
        texts(sheet, 0, &[HEADER]);
        fill(sheet);
    })])
}

/// The cells of the four columns.
fn cells(bytes: &[u8]) -> Vec<[String; 4]> {
    let (input, _) = edition(&[("evenements.xlsx", bytes)]);
    let row = |row: Row<'_>| {
        ["date_debut", "titre", "categorie", "participants"].map(|it| row.get(it).to_owned())
    };
    input.tables["evenements"].rows().map(row).collect()
}

fn reported(bytes: &[u8]) -> String {
    messages(&[("evenements.xlsx", bytes)])
}

#[test]
fn each_kind_of_cell_becomes_its_text() {
    let write = |cell: &dyn Fn(&mut Worksheet)| {
        let bytes = events(|sheet| {
            texts(sheet, 1, &[&["x", "Agora", "c", "1"]]);
            cell(sheet);
        });
        cells(&bytes)[0][0].clone()
    };
    let format = |code: &str| Format::new().set_num_format(code);
    let date = ExcelDateTime::from_ymd(2021, 2, 5).expect("a date");
    let first = ExcelDateTime::from_ymd(2021, 3, 1).expect("a date");
    let noon =
        ExcelDateTime::from_ymd(2021, 2, 5).expect("a date").and_hms(12, 30, 0).expect("a time");
    let cases: &[(&str, Fill<'_>)] = &[
        ("05/02/2021", &|s: &mut Worksheet| {
            s.write_with_format(1, 0, &date, &format("dd/mm/yyyy")).expect("written");
        }),
        ("03/2021", &|s: &mut Worksheet| {
            s.write_with_format(1, 0, &first, &format("mmm-yy")).expect("written");
        }),
        ("05/02/2021 12:30", &|s: &mut Worksheet| {
            s.write_with_format(1, 0, &noon, &format("dd/mm/yyyy hh:mm")).expect("written");
        }),
        ("44232", &|s: &mut Worksheet| {
            s.write_number(1, 0, 44232.0).expect("written");
        }),
        ("60", &|s: &mut Worksheet| {
            s.write_string(1, 0, " 60\u{a0}").expect("written");
        }),
        ("12,5", &|s: &mut Worksheet| {
            s.write_number(1, 0, 12.5).expect("written");
        }),
        ("35 %", &|s: &mut Worksheet| {
            s.write_with_format(1, 0, 0.35, &format("0%")).expect("written");
        }),
        ("VRAI", &|s: &mut Worksheet| {
            s.write_boolean(1, 0, true).expect("written");
        }),
        ("01004", &|s: &mut Worksheet| {
            s.write_with_format(1, 0, 1004, &format("00000")).expect("written");
        }),
        ("90", &|s: &mut Worksheet| {
            s.write_formula(1, 0, Formula::new("=40+50").set_result("90")).expect("written");
        }),
        ("a\nb", &|s: &mut Worksheet| {
            s.write_string(1, 0, "a\nb").expect("written");
        }),
    ];
    for (expected, cell) in cases {
        assert_eq!(write(cell), *expected);
    }
}

#[test]
fn a_cell_is_named_by_its_sheet() {
    let bytes = workbook(&[("Événements", &|sheet: &mut Worksheet| {
        texts(sheet, 3, &[HEADER, &["05/02/2021", "Agora", "c", "#REF!"]]);
        sheet.write_string(0, 1, "Nos événements 2021").expect("written");
    })]);
    let (input, diagnostics) = edition(&[("evenements.xlsx", &bytes)]);
    insta::assert_snapshot!(shown(&input, &diagnostics), @"
    erreur[cellule-en-erreur]: la formule de cette cellule a échoué : « #REF! »
      ╭▸ evenements.xlsx, feuille « Événements », cellule D5
      │
    5 │ 05/02/2021 ┆ Agora ┆ c ┆ #REF!
      │                          ━━━━━
      │
      ╰ à faire: corrigez la formule, ou tapez la valeur à sa place

    1 erreur
    ");
    assert_eq!(input.facts[0].inferred, ["en-tête en ligne 4"]);
    let row = input.tables["evenements"].rows().next().expect("a row");
    let location = input.sources.locate(row.place("titre"));
    assert_eq!(
        (location.path, location.sheet, location.line, location.cell.as_deref()),
        ("evenements.xlsx", Some("Événements"), Some(5), Some("B5"))
    );
}

#[test]
fn errors_of_formulas_are_told_at_their_cell() {
    let bytes = events(|sheet| {
        texts(sheet, 1, &[&["05/02/2021", "Agora", "c"], &["06/02/2021", "Club", "c"]]);
        sheet.write_formula(1, 3, Formula::new("=NB.SI()").set_result("#NAME?")).expect("written");
        sheet.write_formula(2, 3, Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
    });
    insta::assert_snapshot!(reported(&bytes), @"
    erreur[cellule-en-erreur]: la formule de cette cellule a échoué : « #NOM? »
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule D2
      │
    2 │ 05/02/2021 ┆ Agora ┆ c ┆ #NOM?
      │                          ━━━━━
      │
      ╰ à faire: corrigez la formule, ou tapez la valeur à sa place

    erreur[cellule-en-erreur]: la formule de cette cellule a échoué : « #DIV/0! »
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule D3
      │
    3 │ 06/02/2021 ┆ Club ┆ c ┆ #DIV/0!
      │                         ━━━━━━━
      │
      ╰ à faire: corrigez la formule, ou tapez la valeur à sa place

    2 erreurs
    ");
    assert_eq!(cells(&bytes).len(), 2);
}

#[test]
fn merged_cells_are_filled_or_refused() {
    let bytes = events(|sheet| {
        let rows: &[&[&str]] = &[
            &["05/02/2021", "Agora", "", "60"],
            &["06/02/2021", "Club", "", ""],
            &["07/02/2021", "Salon", "", "9"],
        ];
        texts(sheet, 1, rows);
        let plain = Format::new();
        sheet.merge_range(1, 2, 3, 2, "rencontres", &plain).expect("merged");
        sheet.merge_range(1, 3, 2, 3, "60", &plain).expect("merged");
    });
    let categories: Vec<String> = cells(&bytes).into_iter().map(|[_, _, it, _]| it).collect();
    assert_eq!(categories, ["rencontres", "rencontres", "rencontres"]);
    insta::assert_snapshot!(reported(&bytes), @"
    erreur[fusion-ambigue]: cellules fusionnées D2:D3 : « 60 » dans la colonne « participants » vaudrait pour plusieurs lignes
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule D2
      │
    2 │ 05/02/2021 ┆ Agora ┆ rencontres ┆ 60
      │                                   ━━
      │
      ╰ à faire: défusionnez, et écrivez sur chaque ligne ce qui lui revient ; un événement tient sur une seule ligne

    avertissement[cellules-fusionnees]: cellules fusionnées C2:C4 : « rencontres » est lu sur chacune des 3 lignes
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule C2
      │
    2 │ 05/02/2021 ┆ Agora ┆ rencontres ┆ 60
      │                      ━━━━━━━━━━
      │
      ╰ à faire: si c'est bien le sens, défusionnez et recopiez la valeur : elle ne sera plus déduite

    1 erreur, 1 avertissement
    ");
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let bytes = events(|sheet| {
        for row in 1..=5 {
            texts(sheet, row, &[&["05/02/2021", "Agora", "c", "60"]]);
        }
        for row in [2, 3, 5] {
            sheet.set_row_hidden(row).expect("hidden");
        }
        sheet.set_column_hidden(3).expect("hidden");
    });
    assert_eq!(cells(&bytes).len(), 5);
    insta::assert_snapshot!(reported(&bytes), @"
    avertissement[cellules-masquees]: 1 colonne masquée est lue comme les autres : D
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule D1
      │
    1 │ date_debut ┆ titre ┆ categorie ┆ participants
      │                                  ━━━━━━━━━━━━
      │
      ╰ à faire: affichez tout pour vérifier, et supprimez ce qui n'est pas de l'année

    avertissement[cellules-masquees]: 3 lignes masquées sont lues comme les autres : 3 à 4, 6
      ╭▸ evenements.xlsx, feuille « Feuil1 », ligne 3
      │
    3 │ 05/02/2021 ┆ Agora ┆ c ┆ 60
      │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━
      │
      ╰ à faire: affichez tout pour vérifier, et supprimez ce qui n'est pas de l'année

    2 avertissements
    ");
}

#[test]
fn totals_are_told_and_never_counted() {
    let bytes = events(|sheet| {
        let rows: &[&[&str]] = &[
            &["05/02/2021", "Agora", "c", "60"],
            &["", "Sous-total", "", "60"],
            &["06/02/2021", "Total des forces en présence", "c", "9"],
            &["TOTAL GÉNÉRAL", "", "", "69"],
        ];
        texts(sheet, 1, rows);
    });
    assert_eq!(cells(&bytes).len(), 2);
    insta::assert_snapshot!(reported(&bytes), @"
    avertissement[ligne-de-total]: cette ligne est un total (« Sous-total ») : elle n'est pas comptée
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule B3
      │
    3 │  ┆ Sous-total ┆  ┆ 60
      │    ━━━━━━━━━━
      │
      ╰ à faire: supprimez-la : l'outil fait ses propres totaux

    avertissement[ligne-de-total]: cette ligne est un total (« TOTAL GÉNÉRAL ») : elle n'est pas comptée
      ╭▸ evenements.xlsx, feuille « Feuil1 », cellule A5
      │
    5 │ TOTAL GÉNÉRAL ┆  ┆  ┆ 69
      │ ━━━━━━━━━━━━━
      │
      ╰ à faire: supprimez-la : l'outil fait ses propres totaux

    2 avertissements
    ");
}

#[test]
fn the_sheets_of_a_workbook_are_its_tables() {
    let sheet = |sheet: &mut Worksheet| {
        texts(sheet, 0, &[HEADER, &["05/02/2021", "Agora", "c", "60"]]);
    };
    let network = |sheet: &mut Worksheet| {
        texts(sheet, 0, &[&["au", "type", "nombre"], &["2021", "ville", "75"]]);
    };
    let note = |sheet: &mut Worksheet| texts(sheet, 0, &[&["à faire"]]);
    let empty = |_: &mut Worksheet| {};
    let cases: &[(&str, Sheets<'_>, &[&str], usize)] = &[
        (
            "donnees.xlsx",
            &[("Événements", &sheet), ("EFFECTIFS", &network)],
            &["effectifs", "evenements"],
            0,
        ),
        ("evenements.xlsx", &[("Feuil1", &sheet), ("Feuil2", &empty)], &["evenements"], 0),
        (
            "evenements.xlsx",
            &[("Notes", &empty), ("Feuil1", &sheet), ("Brouillon", &note)],
            &["evenements"],
            1,
        ),
        (
            "evenements.xlsx",
            &[("Effectifs", &network), ("Feuil1", &sheet)],
            &["effectifs", "evenements"],
            0,
        ),
        ("evenements.xlsx", &[("Brouillon", &note), ("Événements", &sheet)], &["evenements"], 1),
        ("donnees.xlsx", &[("Feuil1", &sheet)], &[], 0),
    ];
    for (file, sheets, tables, ignored) in cases {
        let (input, diagnostics) = edition(&[(file, &workbook(sheets))]);
        let read: Vec<&str> = input.tables.keys().copied().collect();
        assert_eq!(read, *tables, "{file}");
        let reported = |code: &str| {
            diagnostics.iter().filter(|diagnostic| diagnostic.code.name() == code).count()
        };
        assert_eq!(reported("feuille-ignoree"), *ignored, "{}", shown(&input, &diagnostics));
        assert_eq!(reported("table-inconnue"), usize::from(tables.is_empty()));
        assert_eq!(diagnostics.errors(), 0, "{}", shown(&input, &diagnostics));
    }
}

#[test]
fn two_sources_of_one_table() {
    let bytes = events(|sheet| texts(sheet, 1, &[&["05/02/2021", "Agora", "c", "60"]]));
    insta::assert_snapshot!(messages(&[
        ("evenements.csv", b"date_debut;titre;categorie\n05/02/2021;Agora;c\n"),
        ("evenements.xlsx", &bytes),
    ]), @"
    erreur[table-en-double]: la table « evenements » est déjà lue dans un autre fichier
     ╭▸ evenements.xlsx, feuille « Feuil1 »
     ⸬  evenements.csv
     ├ note: le fichier lu
     ╰ à faire: gardez un seul des deux fichiers dans le dossier

    1 erreur
    ");
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let whole = events(|sheet| texts(sheet, 1, &[&["05/02/2021", "Agora", "c", "60"]]));
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain([0; 504])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let far = events(|sheet| {
        sheet.write_string(7, 16_383, "x").expect("written");
    });
    for (bytes, words) in [
        (&whole[..whole.len() / 2], "le classeur est incomplet ou abîmé"),
        (&b"PK\x03\x04"[..], "le classeur est incomplet ou abîmé"),
        (&encrypted, "un mot de passe le protège"),
        (&encrypted[..64], "c'est un classeur d'un ancien Office (.xls)"),
        (b"date_debut;titre\n", "ce n'est pas un classeur .xlsx ou .ods"),
        (b"", "ce n'est pas un classeur .xlsx ou .ods"),
        (&far, "la cellule XFD8 est remplie, bien au-delà de la table"),
    ] {
        let reported = reported(bytes);
        assert!(
            reported.contains(words) && reported.contains("fichier-illisible"),
            "{words}: {reported}"
        );
    }
}

#[test]
fn what_a_spreadsheet_leaves_beside_its_file_is_no_workbook() {
    assert_eq!(messages(&[("~$evenements.xlsx", b"x"), (".~lock.evenements.ods#", b"x")]), "");
}
