//! Next year's edition of tables that `[lecture]` reads.

use crate::edition::{Edition, codes};

fn read(path: impl AsRef<std::path::Path>) -> String {
    std::fs::read_to_string(path).expect("it is text")
}

/// Tables that lie in files with headings of their own: their files stand there under the names that
/// the rules have then, with the headings and without a row.
#[test]
fn tables_that_rules_read_move_on_with_their_files() {
    let edition = Edition::new();
    let rules = "\n[lecture.evenements]\nfichier = [\"Agenda 2021.xlsx\", \"Antennes.csv\"]\nfeuille = \"Siège\"\n\
        noms = { \"Intitulé\" = \"titre\", \"Date\" = \"date_debut\", \"Présents 2021\" = \"participants\" }\n\
        fixe = { categorie = \"rencontres\" }\n\n[lecture.personnes]\nfichier = \"Amis.csv\"\nnoms = { \"Qui\" = \"nom\" }\n";
    edition.edit("rapport.toml", "[[annexes]]", &format!("{rules}\n[[annexes]]"));
    std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Siège").expect("a name");
    sheet.write(0, 0, "Nos rencontres de 2021").expect("written");
    for (column, (heading, cell)) in
        (0..).zip([("Date", "5 février"), ("Intitulé", "Agora"), ("Présents 2021", "60")])
    {
        sheet.write(2, column, heading).expect("written");
        sheet.write(3, column, cell).expect("written");
    }
    edition.write("Agenda 2021.xlsx", book.save_to_buffer().expect("saved"));
    edition.write("Antennes.csv", "Intitulé;Date;Présents 2021\nForum;12/03/2021;40\n");
    edition.write("Amis.csv", "Qui\nPrénom Nom\n");
    assert_eq!(edition.check()["errors"], 0, "{}", edition.check());
    edition.rapport(&["new", "2022"]).assert().success();
    let next = edition.root().join("data/2022");
    let text = read(next.join("rapport.toml"));
    for moved in ["\"Agenda 2022.xlsx\", \"Antennes.csv\"", "\"Présents 2022\" = \"participants\""]
    {
        assert!(text.contains(moved), "{text}");
    }
    assert_eq!(
        read(next.join("Antennes.csv")).trim_start_matches('\u{feff}'),
        "Intitulé;Date;Présents 2022\n"
    );
    assert_eq!(read(next.join("Amis.csv")), "Qui\nPrénom Nom\n");
    let check = |edition: &Edition| {
        let output =
            edition.rapport(&["check", "2022", "--format", "json"]).output().expect("runs");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON")
    };
    let report = check(&edition);
    let codes = codes(&report);
    assert!(
        !codes.iter().any(|it| it == "fichier-manquant" || it == "colonne-inconnue"),
        "{report}"
    );
    // The year's own file takes the place of the one without rows.
    std::fs::write(next.join("Antennes.csv"), "Intitulé;Date;Présents 2022\nForum;12/03/2022;41\n")
        .expect("written");
    assert!(!check(&edition).to_string().contains("ne donne aucune ligne"), "{}", check(&edition));
}
