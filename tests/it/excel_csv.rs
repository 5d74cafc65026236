//! Tables as French spreadsheets and their users write them: each trap gives
//! the rows that were meant, or a diagnostic at its cell; never another row.

use rapport::dataset::{self, catalogue};
use rapport::diagnostic::Diagnostics;
use rapport::language::french;
use rapport::read::read;

use crate::edition::{Edition, MANIFEST};

/// The rows that are read, one a line: date, title, participants; then what is
/// told, each with its cell or its line.
fn outcome(bytes: &[u8]) -> String {
    let edition = Edition::empty();
    edition.write("rapport.toml", MANIFEST);
    edition.write("evenements.csv", bytes);
    let (input, mut diagnostics): (_, Diagnostics) = read(&edition.path(""), &catalogue());
    let dataset = dataset::check(&input, &mut diagnostics);
    diagnostics.sort(&input.sources);
    let rows = dataset.events.iter().map(|event| {
        let count = event.participants.as_ref().map_or_else(|| "?".to_owned(), french::quantity);
        format!("{} : {} : {count}", french::date(&event.date), event.title)
    });
    let told = diagnostics.iter().map(|one| {
        let at = one.place.map(|place| input.sources.locate(place));
        let at = at.map(|at| at.cell.or(at.line.map(|line| format!("ligne {line}"))));
        format!("{} en {}", one.code.name(), at.flatten().unwrap_or_else(|| "fichier".into()))
    });
    // A narrow space is a space here: what is compared are figures and words.
    rows.chain(told).collect::<Vec<_>>().join("\n").replace(['\u{202f}', '\u{a0}'], " ")
}

/// Under the header, in UTF-8.
fn table(rows: &str) -> Vec<u8> {
    format!("date_debut;titre;categorie;participants\n{rows}").into_bytes()
}

#[test]
fn cells_as_french_spreadsheets_write_them() {
    for (row, expected) in [
        // Dates.
        ("05/02/2021;A;rencontres;1", "5 février 2021 : A : 1"),
        ("5/2/21;A;rencontres;1", "5 février 2021 : A : 1"),
        ("05-02-2021;A;rencontres;1", "5 février 2021 : A : 1"),
        ("05.02.2021;A;rencontres;1", "5 février 2021 : A : 1"),
        ("2021-02-05;A;rencontres;1", "5 février 2021 : A : 1"),
        ("05/02/2021 00:00:00;A;rencontres;1", "5 février 2021 : A : 1"),
        ("05/02/2021 14:30;A;rencontres;1", "5 février 2021 : A : 1"),
        ("2021-02-05T14:30:00;A;rencontres;1", "5 février 2021 : A : 1"),
        ("vendredi 5 février 2021;A;rencontres;1", "5 février 2021 : A : 1"),
        ("5 fevr. 2021;A;rencontres;1", "5 février 2021 : A : 1"),
        ("1er mars 2021;A;rencontres;1", "1er mars 2021 : A : 1"),
        ("1ER MARS 2021;A;rencontres;1", "1er mars 2021 : A : 1"),
        ("5-févr.-21;A;rencontres;1", "5 février 2021 : A : 1"),
        ("mars-21;A;rencontres;1", "mars 2021 : A : 1"),
        ("mars 2021;A;rencontres;1", "mars 2021 : A : 1"),
        ("03/2021;A;rencontres;1", "mars 2021 : A : 1"),
        ("26/27 mai;A;rencontres;1", "26 et 27 mai 2021 : A : 1"),
        ("du 16 au 18 novembre;A;rencontres;1", "du 16 au 18 novembre 2021 : A : 1"),
        (
            "du 30 novembre au 2 décembre 2021;A;rencontres;1",
            "du 30 novembre au 2 décembre 2021 : A : 1",
        ),
        ("44232;A;rencontres;1", "5 février 2021 : A : 1\ndate-en-numero en A2"),
        ("31/02/2021;A;rencontres;1", "date-impossible en A2"),
        ("02/13/2021;A;rencontres;1", "mois-d-abord en A2"),
        ("########;A;rencontres;1", "cellule-en-erreur en A2"),
        ("#N/A;A;rencontres;1", "cellule-en-erreur en A2"),
        ("bientôt;A;rencontres;1", "date-illisible en A2"),
        // Counts.
        ("05/02/2021;A;rencontres;1 780", "5 février 2021 : A : 1 780"),
        ("05/02/2021;A;rencontres;1\u{a0}780", "5 février 2021 : A : 1 780"),
        ("05/02/2021;A;rencontres;1\u{202f}780", "5 février 2021 : A : 1 780"),
        ("05/02/2021;A;rencontres;1780,00", "5 février 2021 : A : 1 780"),
        ("05/02/2021;A;rencontres;+ de 500", "5 février 2021 : A : plus de 500"),
        ("05/02/2021;A;rencontres;", "5 février 2021 : A : ?"),
        ("05/02/2021;A;rencontres;12,5", "5 février 2021 : A : ?\nnombre-illisible en D2"),
        ("05/02/2021;A;rencontres;1.780", "5 février 2021 : A : ?\nnombre-illisible en D2"),
        ("05/02/2021;A;rencontres;1,22E+17", "5 février 2021 : A : ?\ncellule-en-erreur en D2"),
        ("05/02/2021;A;rencontres;#REF!", "5 février 2021 : A : ?\ncellule-en-erreur en D2"),
        ("05/02/2021;A;rencontres;#DIV/0!", "5 février 2021 : A : ?\ncellule-en-erreur en D2"),
        ("05/02/2021;A;rencontres;VRAI", "5 février 2021 : A : ?\nnombre-illisible en D2"),
        // Words.
        ("05/02/2021;  A\u{a0} ;Rencontres;1", "5 février 2021 : A : 1"),
        ("05/02/2021;\"A ; b\";rencontres;1", "5 février 2021 : A ; b : 1"),
        ("05/02/2021;\"\"\"A\"\" b\";rencontres;1", "5 février 2021 : \"A\" b : 1"),
        ("05/02/2021;\"A\r\nb\";rencontres;1", "5 février 2021 : A\nb : 1"),
        ("05/02/2021;#REF!;rencontres;1", "5 février 2021 : #REF! : 1\ncellule-en-erreur en B2"),
        ("05/02/2021;rÃ©union;rencontres;1", "5 février 2021 : rÃ©union : 1\naccents-abimes en B2"),
        ("05/02/2021;A\0b;rencontres;1", "5 février 2021 : A\0b : 1\ncaractere-interdit en B2"),
        ("05/02/2021;\"A;rencontres;1", "5 février 2021 : \"A : 1\nguillemet-non-ferme en B2"),
    ] {
        assert_eq!(outcome(&table(row)), expected, "{row}");
    }
}

#[test]
fn rows_as_french_spreadsheets_write_them() {
    const ROW: &str = "05/02/2021;A;rencontres;1";
    const READ: &str = "5 février 2021 : A : 1";
    for (rows, expected) in [
        (format!("{ROW};;;\n;;;;;;\n;;;;;;\n"), READ.to_owned()),
        (format!("\n\n{ROW}\n\n"), READ.to_owned()),
        (format!("{ROW}\r\n{ROW}\r{ROW}\n"), [READ; 3].join("\n")),
        (format!("{ROW};x\n"), format!("{READ}\nligne-irreguliere en E2")),
        (
            "05/02/2021;A;rencontres\n".to_owned(),
            "5 février 2021 : A : ?\nligne-irreguliere en ligne 2".into(),
        ),
        (format!("{ROW}\n;TOTAL;;1\n"), format!("{READ}\nligne-de-total en B3")),
        (format!("{ROW}\nTotal général;;;1 780\n"), format!("{READ}\nligne-de-total en A3")),
        (
            format!("{ROW}\n;;Sous-total :;1\n{ROW}\n"),
            format!("{READ}\n{READ}\nligne-de-total en C3"),
        ),
        (format!("{ROW}\n;Moyenne;;0,5\n"), format!("{READ}\nligne-de-total en B3")),
        // What looks like a total and is none, is told as what it lacks.
        (
            format!("{ROW}\n;Total respect;rencontres;9\n"),
            format!("{READ}\nvaleur-manquante en A3"),
        ),
        (
            format!("{ROW}\n;;;9\n"),
            // The one category that is declared need not be said.
            format!("{READ}\nvaleur-manquante en A3\nvaleur-manquante en B3"),
        ),
    ] {
        assert_eq!(outcome(&table(&rows)), expected, "{rows:?}");
    }
}

#[test]
fn files_as_french_spreadsheets_write_them() {
    const TEXT: &str = "date_debut;titre;categorie;participants\r\n05/02/2021;Réunion à Évry, 5 €;rencontres;1\r\n";
    const READ: &str = "5 février 2021 : Réunion à Évry, 5 € : 1";
    let utf16 = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let windows: Vec<u8> = TEXT
        .chars()
        .map(|c| match c {
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).expect("in Latin-1"),
        })
        .collect();
    for (name, bytes, expected) in [
        ("CSV UTF-8", format!("\u{feff}{TEXT}").into_bytes(), READ.to_owned()),
        ("CSV (point-virgule)", windows, READ.to_owned()),
        ("Texte Unicode", utf16(&TEXT.replace(';', "\t")), READ.to_owned()),
        ("sep=;", format!("sep=;\r\n{TEXT}").into_bytes(), READ.to_owned()),
        (
            "a title above",
            format!("Événements 2021;;;\r\n;;;\r\n{TEXT}").into_bytes(),
            READ.to_owned(),
        ),
        (
            "groups above",
            format!(";Quoi;;Public\r\n{TEXT}").into_bytes(),
            format!("{READ}\nlignes-avant-en-tete en ligne 1"),
        ),
        (
            "headers as people write them",
            TEXT.replace("date_debut", "Date début").replace("categorie", "CATÉGORIE").into_bytes(),
            READ.to_owned(),
        ),
        (
            "columns to the right",
            TEXT.replace("participants\r\n", "participants;;;\r\n").into_bytes(),
            READ.to_owned(),
        ),
        (
            "commas",
            TEXT.replace("Évry, ", "Évry ").replace(';', ",").into_bytes(),
            READ.replace("Évry, ", "Évry "),
        ),
    ] {
        assert_eq!(outcome(&bytes), expected, "{name}");
    }
}
