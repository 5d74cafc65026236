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
