//! Tables that are read where they lie, by `[lecture.TABLE]`.

use std::fmt::Write;

use crate::edition::{Edition, MANIFEST};

const PARTICIPANTS: &str = "[[chiffres]]\nid = \"participants\"\nlibelle = \"participants\"\ntable = \"evenements\"\ncolonne = \"participants\"\n";

/// An edition with these rules, and files beside rapport.toml.
fn edition(rules: &str, files: &[(&str, &str)]) -> Edition {
    let edition = Edition::empty();
    edition.write("rapport.toml", format!("{MANIFEST}\n{PARTICIPANTS}\n{rules}"));
    for (name, text) in files {
        edition.write(name, text);
    }
    edition
}

/// The value of a figure.
fn figure(edition: &Edition, id: &str) -> String {
    let output = edition.rapport(&["figures", id, "--format", "json"]).output().expect("it runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    list[0]["text"].as_str().unwrap_or_default().replace(['\u{202f}', '\u{a0}'], " ")
}

/// What `check` says: code, place and message of each diagnostic.
fn said(edition: &Edition) -> Vec<(String, String)> {
    let report = edition.check();
    let all = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let text = |one: &serde_json::Value, key: &str| {
        one[key].as_str().map_or_else(|| one[key].to_string(), str::to_owned)
    };
    all.iter()
        .map(|one| {
            let place = format!("{} {}", text(one, "file"), text(one, "cell"));
            (text(one, "code"), place)
        })
        .collect()
}

/// Where the rows of a figure stand.
fn origin(edition: &Edition, id: &str) -> String {
    let output = edition.rapport(&["figures", id, "--origine"]).output().expect("it runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const NAMES: &str = "noms = { \"Date\" = \"date_debut\", \"Intitulé\" = \"titre\", \"Nb de participants\" = \"participants\" }\n";

#[test]
fn their_headings_become_our_columns_and_cells_keep_their_places() {
    let rules = format!(
        "[lecture.evenements]\nfichier = \"Agenda.csv\"\nfin = \"Total\"\nignorer = [\"Budget\"]\nfixe = {{ categorie = \"rencontres\" }}\n{NAMES}"
    );
    let rows = "Suivi de l'année;;;\n\
        Intitulé;Date;Nb de participants;Budget\n\
        Agora;05/02/2021;60;1 200\n\
        Forum;2021-03-16;40;\n\
        Total;;100;1 200\n\
        Rappel;2021-05-05;9;\n";
    let own = edition(&rules, &[("Agenda.csv", rows)]);
    assert_eq!(said(&own), []);
    assert_eq!(
        (figure(&own, "evenements"), figure(&own, "participants")),
        ("2".into(), "100".into())
    );
    let shown = origin(&own, "participants");
    assert!(shown.contains("Agenda.csv:3") && shown.contains("Agenda.csv:4"), "{shown}");
    // A fault is told at the cell of the file.
    let own = edition(&rules, &[("Agenda.csv", &rows.replace("60", "beaucoup"))]);
    assert_eq!(said(&own)[0], ("nombre-illisible".into(), "Agenda.csv C3".into()));
    // What nobody named is told, and so is what is not there.
    let other = rows.replace("Budget", "Coût");
    let own = edition(&rules, &[("Agenda.csv", &other)]);
    let codes = said(&own);
    assert_eq!(codes[0], ("colonne-inconnue".into(), "Agenda.csv D2".into()));
    assert_eq!(codes[1].0, "reference-inconnue");
}

#[test]
fn files_are_stacked_and_rows_chosen() {
    let rules = format!(
        "[lecture.evenements]\nfichier = [\"nord.csv\", \"sud.csv\"]\nexercice = true\nordre = \"mois-jour\"\nfixe = {{ categorie = \"rencontres\" }}\nseulement = {{ Salle = {{ sauf = \"X\" }} }}\nsauf = {{ Statut = \"Annulé\" }}\nignorer = [\"Salle\"]\n{NAMES}"
    );
    let north = "Date;Intitulé;Nb de participants;Statut;Salle\n\
        02/05/2021;Agora;60;;A\n\
        03/16/2021;Forum;40;annulé;A\n\
        03/17/2020;Ancien;5;;A\n";
    let south = "Intitulé,Nb de participants,Date,Statut,Salle\n\
        Débat,30,12/24/2021,,B\n\
        Caché,1000,12/25/2021,,x\n";
    let own = edition(&rules, &[("nord.csv", north), ("sud.csv", south)]);
    assert_eq!(said(&own), []);
    assert_eq!(
        (figure(&own, "evenements"), figure(&own, "participants")),
        ("2".into(), "90".into())
    );
    let shown = origin(&own, "participants");
    assert!(shown.contains("nord.csv:2") && shown.contains("sud.csv:2"), "{shown}");
    let output = own.rapport(&["check", "-v"]).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("nord.csv : 3 lignes") && told.contains("1 ligne laissée d'une autre année"),
        "{told}"
    );
}

#[test]
fn months_in_columns_become_rows() {
    let rules = "[lecture.site]\nfichier = \"visites.csv\"\nnoms = { Page = \"rubrique\" }\nfixe = { mesure = \"visites\" }\ndecimale = \"point\"\nmois_en_colonnes = { date = \"periode\", valeur = \"nombre\" }\n\n[[chiffres]]\nid = \"visites\"\nlibelle = \"visites\"\ntable = \"site\"\ncolonne = \"nombre\"\n";
    let rows = "Page;janvier;Févr.;mars 2021\nensemble;1,200;;300\nagenda;10;20;30.0\n";
    let own = edition(rules, &[("visites.csv", rows)]);
    own.write("evenements.csv", crate::edition::EVENTS);
    assert_eq!(figure(&own, "visites"), "1 560");
    let wrong = rows.replace("300", "3oo");
    own.write("visites.csv", wrong);
    assert_eq!(said(&own)[0], ("nombre-illisible".into(), "visites.csv D2".into()));
}

#[test]
fn words_and_zones_are_translated() {
    let rules = "[lecture.evenements]\nfichier = \"a.csv\"\nfuseau = \"America/New_York\"\nnoms = { Quand = \"date_debut\", Genre = \"categorie\" }\nvaleurs = { categorie = { \"Réunion publique\" = \"rencontres\" } }\n[[chiffres]]\nid = \"avant\"\nlibelle = \"avant\"\ntable = \"evenements\"\nfiltre = { date_debut = \"2021-02-06\" }\n";
    let own = edition(
        rules,
        &[(
            "a.csv",
            "Quand;titre;Genre\n05/02/2021 21:30;Nuit;réunion publique\n2021-02-05 09:30;Jour;Réunion publique\n",
        )],
    );
    let output = own.rapport(&["figures", "evenements", "--origine"]).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(figure(&own, "evenements"), "2");
    assert_eq!(said(&own).iter().filter(|(code, _)| code == "date-illisible").count(), 0);
}

#[test]
fn sheets_of_a_workbook_are_stacked() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("Printemps", &[("Agora", "05/02/2021", 60.0)][..]),
        ("Automne", &[("Forum", "16/10/2021", 40.0), ("Débat", "17/10/2021", 30.0)]),
        ("Listes", &[]),
    ] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, heading) in ["Intitulé", "Date", "Nb de participants"].iter().enumerate() {
            sheet.write(0, column as u16, *heading).expect("written");
        }
        for (row, (title, date, count)) in rows.iter().enumerate() {
            let row = row as u32 + 1;
            sheet.write(row, 0, *title).expect("written");
            sheet.write(row, 1, *date).expect("written");
            sheet.write(row, 2, *count).expect("written");
        }
    }
    let rules = format!(
        "[lecture.evenements]\nfichier = \"Agenda.xlsx\"\nfeuille = [\"Printemps\", \"automne\"]\nfixe = {{ categorie = \"rencontres\" }}\n{NAMES}"
    );
    let own = edition(&rules, &[]);
    own.write("Agenda.xlsx", book.save_to_buffer().expect("saved"));
    assert_eq!(said(&own), []);
    assert_eq!(figure(&own, "participants"), "130");
    let shown = origin(&own, "participants");
    assert!(shown.contains("Agenda.xlsx, feuille « Automne », ligne 3"), "{shown}");
}

#[test]
fn what_rules_name_and_is_not_there_is_told() {
    for (rules, code) in [
        ("fichier = \"b.csv\"", "fichier-manquant"),
        ("fichier = \"a.csv\"\nen_tete = 9", "reference-inconnue"),
        ("fichier = \"a.csv\"\nnoms = { Jour = \"date\" }", "reference-inconnue"),
        ("fichier = \"a.csv\"\nsauf = { Etat = \"x\" }", "reference-inconnue"),
        ("fichier = \"a.csv\"\nfuseau = \"Paris\"", "choix-inconnu"),
        ("fichier = \"a.csv\"\nordre = \"jour\"", "choix-inconnu"),
        ("fichier = 3", "valeur-inattendue"),
        ("noms = {}", "cle-manquante"),
    ] {
        let rules = format!("[lecture.evenements]\n{rules}\n");
        let own =
            edition(&rules, &[("a.csv", "date_debut;titre;categorie\n05/02/2021;A;rencontres\n")]);
        let codes = said(&own);
        assert!(codes.iter().any(|(it, _)| it == code), "{rules}: {codes:?}");
    }
    let own = edition("[lecture.evenement]\nfichier = \"a.csv\"\n", &[]);
    assert!(said(&own).iter().any(|(code, _)| code == "reference-inconnue"));
}

#[test]
fn what_rules_leave_out_is_not_shown() {
    let rules = format!(
        "[lecture.evenements]\nfichier = \"a.csv\"\nignorer = [\"Courriel\"]\nfixe = {{ categorie = \"rencontres\" }}\n{NAMES}"
    );
    let rows = "Date;Intitulé;Courriel;Nb de participants\n32/02/2021;A;qui@exemple.fr;5\n";
    let own = edition(&rules, &[("a.csv", rows)]);
    let output = own.rapport(&["check"]).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("32/02/2021") && !told.contains("qui@exemple.fr"), "{told}");
}

/// As many rows as a large organisation has, in the time that a reader waits.
#[test]
fn many_rows_are_read_by_rules() {
    let mut rows = "Intitulé;Date;Nb de participants\n".to_owned();
    for row in 0..20_000 {
        let _ = writeln!(rows, "Rencontre {row};{:02}/{:02}/2021;3", row % 28 + 1, row % 12 + 1);
    }
    let rules = format!(
        "[lecture.evenements]\nfichier = \"a.csv\"\nfixe = {{ categorie = \"rencontres\" }}\n{NAMES}"
    );
    let own = edition(&rules, &[("a.csv", &rows)]);
    assert_eq!(figure(&own, "participants"), "60 000");
}
