//! `rapport check --corrige`: what is certain is written, byte for byte beside what stays; what is
//! doubtful is proposed.

use std::fs;

use crate::edition::{Edition, MANIFEST};

/// An edition with a fault of each kind that can be corrected, and some that somebody decides.
fn faulty() -> Edition {
    let edition = Edition::new();
    let settings = MANIFEST.replace("sigle = \"RE\"", "sigel = \"RE\"").replace(
        "[[annexes]]",
        "[[variantes]]\nforme = \"Réseau d'essai\"\nvariantes = [\"reseau d'essai\"]\n\n[[variantes]]\nforme = \"ESS France\"\nvariantes = [\"ESS-France\"]\n\n[[avant]]\ntexte = \"mot\"\n\n[[chiffres]]\nid = \"venus\"\nlibelle = \"participations\"\ntable = \"evenements\"\ncolonne = \"participants\"\nunite = [\"participant\", \"participants\"]\n\n[[annexes]]",
    );
    edition.write("rapport.toml", settings);
    edition.write(
        "evenements.csv",
        "\u{feff}id;date_debut;titre;categorie;participant\r\nagora;05/02/2021;\"Agora ; ESS-France et ESS-France\";rencontres;60\r\nsalon;06/02/2021; Salon du reseau d'essai ;rencontre;75\r\n",
    );
    edition.write(
        "textes/mot.typ",
        "Avec ESS-France et le reseau d'essai.\n\nEn 2021, 135 participants sont venus voir Ã©galement ESS-France.\n",
    );
    edition
}

fn correct(edition: &Edition, words: &[&str]) -> (i32, String, String) {
    let output = edition.rapport(&[&["check", "--corrige"], words].concat()).output();
    let output = output.expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an end"), text(output.stdout), text(output.stderr))
}

fn content(edition: &Edition) -> Vec<Vec<u8>> {
    let files = ["rapport.toml", "evenements.csv", "textes/mot.typ"];
    files.iter().map(|file| fs::read(edition.path(file)).expect("it is there")).collect()
}

#[test]
fn what_is_certain_is_shown_agreed_to_written_and_undone() {
    let edition = faulty();
    let before = content(&edition);
    let (code, stdout, said) = correct(&edition, &[]);
    assert_eq!((code, stdout.as_str()), (2, ""), "{said}");
    for part in [
        "rapport.toml\n",
        "    - sigel = \"RE\"",
        "    + sigle = \"RE\"",
        "titre;categorie;participant\n",
        "titre;categorie;participants\n",
        "À décider",
        "proposé : « rencontres » au lieu de « rencontre »",
        "ajoutez --oui",
    ] {
        assert!(said.contains(part), "« {part} » in {said}");
    }
    assert_eq!(content(&edition), before, "nothing is written without a word");
    // Errors keep some rules from judging: they are corrected first.
    let (_, written, said) = correct(&edition, &["--oui"]);
    assert!(written.lines().count() >= 2, "{written}{said}");
    edition.edit("evenements.csv", ";rencontre;", ";rencontres;");
    let judged = content(&edition);
    let (code, _, said) = correct(&edition, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let [settings, table, text] = content(&edition).try_into().expect("three files");
    let table = String::from_utf8(table).expect("UTF-8");
    assert_eq!(
        table,
        "\u{feff}id;date_debut;titre;categorie;participants\r\nagora;05/02/2021;\"Agora ; ESS France et ESS France\";rencontres;60\r\nsalon;06/02/2021; Salon du Réseau d'essai ;rencontres;75\r\n"
    );
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(text.starts_with("Avec ESS France et le Réseau d'essai.\n"), "{text}");
    assert!(text.contains("voir également ESS France"), "{text}");
    assert!(text.contains("En 2021, #chiffre(\"venus\", forme: \"unite\") sont venus"), "{text}");
    assert!(settings.windows(5).any(|it| it == b"sigle"));
    // Nothing of it is reported any more, and there is nothing left to do.
    let check = edition.rapport(&["check"]).output().expect("it runs");
    let reported = String::from_utf8(check.stderr).expect("UTF-8");
    for code in ["graphie]", "colonne-inconnue", "cle-inconnue", "accents-abimes"] {
        assert!(!reported.contains(code), "{code}: {reported}");
    }
    let corrected = content(&edition);
    let (code, stdout, said) = correct(&edition, &["--oui"]);
    assert_eq!((code, stdout.as_str()), (0, ""), "{said}");
    assert!(said.contains("Rien à corriger"), "{said}");
    assert_eq!(content(&edition), corrected);
    // The former files are there until the next corrections.
    let (code, _, said) = correct(&edition, &["--annuler"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(content(&edition), judged);
    let (code, _, said) = correct(&edition, &["--annuler"]);
    assert_eq!(code, 2, "{said}");
}

#[test]
fn what_has_changed_since_is_not_undone() {
    let edition = faulty();
    correct(&edition, &["--oui"]);
    edition.edit("evenements.csv", "agora;", "agora2;");
    let now = content(&edition);
    let (code, _, said) = correct(&edition, &["--annuler"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("« evenements.csv » a changé"), "{said}");
    assert_eq!(content(&edition), now);
}

#[test]
fn a_table_stays_in_its_encoding() {
    let table = "id;date_debut;titre;categorie;participant\r\nagora;05/02/2021;Été ; à l’ESS-France;rencontres;60\r\n"
        .replace("Été ; à", "Été à");
    let western: Vec<u8> = table
        .chars()
        .map(|it| if it == '’' { 0x92 } else { u8::try_from(u32::from(it)).expect("western") })
        .collect();
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [western, utf16] {
        let edition = Edition::new();
        edition.write("evenements.csv", &bytes);
        let (code, _, said) = correct(&edition, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        let new = fs::read(edition.path("evenements.csv")).expect("it is there");
        let added = new.len() - bytes.len();
        assert!(added == 1 || added == 2, "one character more: {added}");
        let common = new.iter().zip(&bytes).take_while(|(a, b)| a == b).count();
        assert_eq!(new[common + added..], bytes[common..], "the rest is what it was");
    }
}

#[test]
fn dates_of_a_column_that_has_the_month_first_get_the_year_first() {
    let edition = Edition::new();
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie\na;02/13/2021;Agora;rencontres\nb;\"3/4/2021\";Salon des villes;rencontres\nc;mai;Forum;rencontres\n",
    );
    let (code, _, said) = correct(&edition, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let table = fs::read_to_string(edition.path("evenements.csv")).expect("it is there");
    assert_eq!(
        table,
        "id;date_debut;titre;categorie\na;2021-02-13;Agora;rencontres\nb;\"2021-03-04\";Salon des villes;rencontres\nc;mai;Forum;rencontres\n"
    );
}

#[test]
fn the_real_edition_has_nothing_to_correct() {
    let (code, stdout, said) = correct(&Edition::real(), &[]);
    assert_eq!((code, stdout.as_str()), (0, ""), "{said}");
    assert!(said.contains("Rien à corriger"), "{said}");
}

/// The cells of a workbook are corrected as those of a text; what cannot be is proposed, with the reason.
#[test]
fn workbooks_are_corrected_cell_by_cell() {
    let rows = [
        ["id", "date_debut", "titre", "categorie", "participant"],
        ["agora", "05/02/2021", "Agora de l'ESS-France", "rencontres", "60"],
        ["salon", "06/02/2021", "Salon du reseau d'essai", "rencontres", "75"],
    ];
    let formula = rust_xlsxwriter::Formula::new("=\"Bal de l'ESS-France\"");
    let formula = formula.set_result("Bal de l'ESS-France");
    let written = |with_table: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("Événements").expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).expect("written");
            }
        }
        sheet.write(3, 0, "bal").expect("written");
        sheet.write(3, 1, "07/02/2021").expect("written");
        sheet.write(3, 2, &formula).expect("written");
        sheet.write(3, 3, "rencontres").expect("written");
        if with_table {
            sheet.add_table(0, 0, 3, 4, &rust_xlsxwriter::Table::new()).expect("a table");
            for (column, cell) in (0..).zip(rows[0]) {
                sheet.write(0, column, cell).expect("written");
            }
        }
        let notes = book.add_worksheet().set_name("Brouillon").expect("a name");
        notes.write(0, 0, "rien à voir").expect("written");
        book.save_to_buffer().expect("saved")
    };
    let variants = "[[variantes]]\nforme = \"ESS France\"\nvariantes = [\"ESS-France\"]\n\n[[variantes]]\nforme = \"Réseau d'essai\"\nvariantes = [\"reseau d'essai\"]\n";
    let prepared = |with_table: bool| {
        let edition = Edition::empty();
        edition.write("rapport.toml", format!("{MANIFEST}\n{variants}"));
        edition.write("evenements.xlsx", written(with_table));
        edition
    };
    let texts = |edition: &Edition| -> Vec<String> {
        use calamine::Reader;
        let bytes = fs::read(edition.path("evenements.xlsx")).expect("there");
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range("Événements").expect("a sheet");
        range.cells().map(|(_, _, cell)| cell.to_string()).collect()
    };
    let edition = prepared(false);
    let before = fs::read(edition.path("evenements.xlsx")).expect("there");
    let (code, stdout, said) = correct(&edition, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(stdout.contains("evenements.xlsx"), "{stdout}{said}");
    for part in [
        "- E1 : participant\n    + E1 : participants",
        "- C2 : Agora de l'ESS-France\n    + C2 : Agora de l'ESS France",
        "la cellule C4 contient une formule",
    ] {
        assert!(said.contains(part), "« {part} » in {said}");
    }
    let now = texts(&edition);
    for cell in ["participants", "Agora de l'ESS France", "Salon du Réseau d'essai", "60"] {
        assert!(now.iter().any(|it| it == cell), "{cell}: {now:?}");
    }
    let (code, _, said) = correct(&edition, &["--annuler"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(fs::read(edition.path("evenements.xlsx")).expect("there"), before);
    // The heading of a table of Excel stands in two places: it is left to Excel.
    let tabled = prepared(true);
    let (_, _, said) = correct(&tabled, &["--oui"]);
    assert!(said.contains("en-tête d'un tableau d'Excel"), "{said}");
    let now = texts(&tabled);
    for cell in ["participant", "Agora de l'ESS France"] {
        assert!(now.iter().any(|it| it == cell), "{cell}: {now:?}");
    }
}

#[test]
fn broken_accents_of_a_workbook_are_mended() {
    let edition = Edition::empty();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Événements").expect("a name");
    let rows = [
        ["id", "date_debut", "titre", "categorie"],
        ["agora", "05/02/2021", "RÃ©union de lâ€™Agora, 5\u{ad} et plus", "rencontres"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("written");
        }
    }
    edition.write("rapport.toml", MANIFEST);
    edition.write("evenements.xlsx", book.save_to_buffer().expect("saved"));
    let (code, _, said) = correct(&edition, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("+ C2 : Réunion de l’Agora"), "{said}");
    let (_, _, said) = correct(&edition, &[]);
    assert!(said.contains("Rien à corriger"), "{said}");
}

/// Where a text is about a theme, a number may be that of the theme: it is proposed.
#[test]
fn a_typed_number_of_a_text_about_a_theme_is_proposed() {
    let edition = Edition::new();
    let figure = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"participations\"\ntable = \"evenements\"\ncolonne = \"participants\"\nunite = [\"participant\", \"participants\"]\n\n[[avant]]\ntexte = \"mot\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{figure}"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;rubriques;participants\nagora;05/02/2021;Agora des territoires;rencontres;territoires;60\nsalon;07/03/2021;Salon;rencontres;territoires;75\n",
    );
    edition.write(
        "textes/mot.typ",
        "Ce sont 135 participants en tout.\n\n#evenements(rubrique: \"territoires\")\n",
    );
    let (code, _, said) = correct(&edition, &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("À décider") && said.contains("#chiffre(\"venus\""), "{said}");
}
