//! What an edition has of its own: sheets, tables and profiles.

use rapport::language::french::month_name;

use super::{column, edition, import, rows};

#[test]
fn a_sheet_with_headings_of_its_own_takes_two_commands() {
    let own = edition();
    let mut sheet = "Nos rencontres;;;;\nDate;Intitulé;Lieu;Nb de participants;Budget\n".to_owned();
    let mut participants = 0;
    for row in 0..30 {
        let came = 10 + row * 7 % 31;
        participants += came;
        sheet.push_str(&format!(
            "{:02}/{:02}/2021;Rencontre {row};Lille;{came};100\n",
            row % 28 + 1,
            row % 12 + 1
        ));
    }
    let (said, code) = import(&own, "Mes rencontres.csv", &sheet, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("[lecture.evenements]") && said.contains("\"Intitulé\" = \"titre\""),
        "{said}"
    );
    let report = own.check();
    assert_eq!(
        (report["errors"].clone(), report["warnings"].clone()),
        (0.into(), 0.into()),
        "{report}"
    );
    let output =
        own.rapport(&["figures", "participants", "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(list[0]["value"], participants);
}

#[test]
fn a_sheet_of_ones_own_joins_a_table_that_is_there() {
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n05/02/2021;Agora;rencontres\n");
    let sheet = "Date;Intitulé;Lieu;Nb de participants\n05/02/2021;Agora;Lille;une soixantaine\n16/03/2021;Forum;Brest;40\n";
    for _ in 0..2 {
        let (said, code) = import(&own, "rendez-vous.csv", sheet, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        let events = rows(&own, "evenements");
        assert_eq!(column(&events, "titre"), ["Agora", "Forum"], "{said}");
        assert_eq!(column(&events, "participants"), ["", "40"]);
    }
    let (said, _) = import(&own, "rendez-vous.csv", sheet, &["--a-blanc"]);
    assert!(said.contains("participants : rien → une soixantaine"), "{said}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn an_edition_may_have_profiles_of_its_own() {
    let own = edition();
    own.write(
        "profils/maison.toml",
        "nom = \"Notre logiciel\"\nverifie = \"Écrit d'après notre propre export.\"\ntable = \"evenements\"\n[reconnaitre]\ncolonnes = [\"Jour\", \"Quoi\"]\n[colonnes]\ndate_debut = { de = \"Jour\" }\ntitre = { de = \"Quoi\" }\n",
    );
    let (said, code) = import(&own, "a.csv", "Jour;Quoi;Autre\n05/02/2021;Agora;x\n", &["--oui"]);
    assert!(code == 0 && said.contains("Notre logiciel"), "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Agora"]);
    assert_eq!(own.check()["errors"], 0);
    own.write("profils/maison.toml", "nom = 3\n");
    let (said, code) = import(&own, "a.csv", "Jour;Quoi\n05/02/2021;Agora\n", &["--oui"]);
    assert!(code == 2 && said.contains("profils/maison.toml"), "{said}");
}

#[test]
fn a_heading_that_nobody_knows_is_named_and_not_taken_for_a_value() {
    let sheet = "Jour;Désignation de la séance;Nb présents;Ville;Tenue\n05/02/2021;Agora;60;Lille;oui\n16/03/2021;Forum;40;Brest;non\n";
    let own = edition();
    let (said, code) = import(&own, "Mes séances.csv", sheet, &["--a-blanc"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("lequel de vos en-têtes")
            && said.contains("--avec \"titre=Désignation de la séance\""),
        "{said}"
    );
    let (said, code) = import(&own, "Mes séances.csv", sheet, &["--oui", "--avec", "titre=séance"]);
    assert!(code == 2 && said.contains("n'est pas un de vos en-têtes"), "{said}");
    let named = ["--oui", "--avec", "titre=Désignation de la séance"];
    let (said, code) = import(&own, "Mes séances.csv", sheet, &named);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"Désignation de la séance\" = \"titre\""), "{said}");
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
}

/// A heading that only chooses rows need not be said twice.
#[test]
fn a_heading_by_which_rows_are_left_out_is_known() {
    let own = edition();
    own.write("Agenda.csv", "Date;Intitulé;Tenue\n05/02/2021;Agora;oui\n16/03/2021;Forum;non\n");
    let manifest = std::fs::read_to_string(own.path("rapport.toml")).expect("text");
    let rules = "\n[lecture.evenements]\nfichier = \"Agenda.csv\"\nnoms = { \"Date\" = \"date_debut\", \"Intitulé\" = \"titre\" }\nfixe = { categorie = \"rencontres\" }\nsauf = { \"Tenue\" = \"non\" }\n";
    own.write("rapport.toml", format!("{manifest}{rules}"));
    let report = own.check();
    assert_eq!(report["errors"], 0, "{report}");
    own.rapport(&["figures", "evenements"]).assert().success();
}

/// How a newcomer wrote her thirty events: what stands above them, each of them by its number, day and
/// month, and what stands below.
type Sheet = (&'static str, fn(u32, u32, u32) -> String, &'static str);

/// Thirty events, with 10 to 39 participants.
const SHEETS: &[(&str, Sheet)] = &[
    (
        "titles above, a total and a remark below",
        (
            "Nos rencontres;;;\nService animation;;;\nDate;Intitulé;Lieu;Nb de participants\n",
            |number, day, month| {
                format!("{day:02}/{month:02}/2021;Rencontre {number};Lille;{}", number + 10)
            },
            "Total;;;735\nNB : chiffres provisoires;;;\n",
        ),
    ),
    (
        "other words",
        (
            "Jour;Nom de l'événement;Ville;Nombre de personnes\n",
            |number, day, month| {
                format!("{day}/{month}/21;Rencontre {number};Brest;{}", number + 10)
            },
            "",
        ),
    ),
    (
        "days of the week, and words for the count",
        (
            "Date de l'évènement;Libellé;Commune;Fréquentation\n",
            |number, day, month| {
                format!("{day} {} 2021;Rencontre {number};Niort;{}", month_name(month), number + 10)
            },
            "\n;;;\n",
        ),
    ),
    (
        "no accent, capitals, units in the cells",
        (
            ";;;;\nRENCONTRES;;;;\nDATE;INTITULE;LIEU;PARTICIPANTS (nb);BUDGET (€)\n",
            |number, day, month| {
                format!(
                    "{day:02}-{month:02}-2021;Rencontre {number};LILLE;{} pers.;1 200 €",
                    number + 10
                )
            },
            "",
        ),
    ),
    (
        "columns more",
        (
            "N°;Date;Heure;Intitulé de l'action;Lieu;Adresse;Référent;Nb participants;Nb femmes\n",
            |number, day, month| {
                format!(
                    "{number};{day:02}/{month:02}/2021;14h;Rencontre {number};Lille;1 rue;AB;{};3",
                    number + 10
                )
            },
            "",
        ),
    ),
    (
        "English",
        (
            "Date,Event,Location,Attendees\n",
            |number, day, month| {
                format!("{month:02}/{day:02}/2021,Rencontre {number},Lille,{}", number + 10)
            },
            "",
        ),
    ),
    (
        "questions",
        (
            "Quand ?;Quoi ?;Où ?;Combien ?\n",
            |number, day, month| {
                format!("{day:02}/{month:02}/2021;Rencontre {number};Lille;{}", number + 10)
            },
            "",
        ),
    ),
    (
        "the name of a month before each event",
        (
            "Date;Intitulé;Lieu;Nb de participants\n",
            |number, day, month| {
                let name = month_name(month).to_uppercase();
                format!(
                    "{name};;;\n{day:02}/{month:02}/2021;Rencontre {number};Lille;{}",
                    number + 10
                )
            },
            "TOTAL;;;735\n",
        ),
    ),
    (
        "a beginning and an end",
        (
            "Du;Au;Titre de l'événement;Type;Lieu;Effectif\n",
            |number, day, month| {
                format!(
                    "{day:02}/{month:02}/2021;{day:02}/{month:02}/2021;Rencontre {number};Atelier;Lille;{}",
                    number + 10
                )
            },
            "",
        ),
    ),
    (
        "dates with an hour, words for a count",
        (
            "Date;Nom;Salle;Présents;Remarques\n",
            |number, day, month| {
                format!("{day:02}/{month:02}/2021 14:30;Rencontre {number};Mairie;{};", number + 10)
            },
            "",
        ),
    ),
];

#[test]
fn the_sheets_of_newcomers_are_read_where_they_lie_or_poured_into_a_table() {
    for (name, (above, row, below)) in SHEETS {
        let rows_of = |number: u32| row(number, number % 28 + 1, number % 12 + 1);
        let body: Vec<String> = (0..30).map(rows_of).collect();
        let sheet = format!("{above}{}\n{below}", body.join("\n"));
        let figures = |own: &crate::edition::Edition, id: &str| {
            let output = own.rapport(&["figures", id, "--format", "json"]).output().expect("runs");
            let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
            list[0]["value"].clone()
        };
        let read = edition();
        let (said, code) = import(&read, "Mes rencontres.csv", &sheet, &["--oui"]);
        assert!(code == 0 && said.contains("[lecture.evenements]"), "{name}: {said}");
        let poured = edition();
        poured.write("evenements.csv", "date_debut;titre;categorie;participants;lieu\n");
        let (said, code) = import(&poured, "Mes rencontres.csv", &sheet, &["--oui"]);
        assert_eq!(code, 0, "{name}: {said}");
        for own in [read, poured] {
            assert_eq!(own.check()["errors"], 0, "{name}: {}", own.check());
            assert_eq!(figures(&own, "evenements"), 30, "{name}: {said}");
            assert_eq!(figures(&own, "participants"), 735, "{name}: {said}");
        }
    }
}

/// The heading of two columns stands above them, and those beside it reach over both lines.
#[test]
fn two_lines_of_headings_are_one() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Agenda").expect("a name");
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 4, "Bilan des rencontres", &plain).expect("merged");
    for (column, heading) in (0..).zip(["Date", "Intitulé", "Lieu"]) {
        sheet.merge_range(2, column, 3, column, heading, &plain).expect("merged");
    }
    sheet.merge_range(2, 3, 2, 4, "Public", &plain).expect("merged");
    sheet.write(3, 3, "Inscrits").expect("written");
    sheet.write(3, 4, "Présents").expect("written");
    for row in 0..30 {
        let date = format!("{:02}/{:02}/2021", row % 28 + 1, row % 12 + 1);
        sheet.write(row + 4, 0, date).expect("written");
        sheet.write(row + 4, 1, format!("Rencontre {row}")).expect("written");
        sheet.write(row + 4, 2, "Lille").expect("written");
        sheet.write(row + 4, 3, row + 20).expect("written");
        sheet.write(row + 4, 4, row + 10).expect("written");
    }
    let own = edition();
    let (said, code) =
        import(&own, "Agenda.xlsx", book.save_to_buffer().expect("saved"), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("30 lignes"), "{said}");
    assert_eq!(own.check()["errors"], 0, "{said}\n{}", own.check());
    let output =
        own.rapport(&["figures", "participants", "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(list[0]["value"], 735, "{said}");
}

/// The first edition of a newcomer: its examples give way to her rows, but for the one that a text tells.
#[test]
fn examples_give_way_to_the_rows_of_the_year() {
    let root = tempfile::TempDir::new().expect("a folder");
    let run = |words: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("rapport").expect("built");
        let output = command.current_dir(root.path()).args(words).output().expect("runs");
        let said = [output.stderr, output.stdout].concat();
        (String::from_utf8_lossy(&said).replace('\u{202f}', " "), output.status.code())
    };
    run(&["new", ".", "--annee", "2021"]);
    let table = root.path().join("data/2021/evenements.csv");
    let events = || std::fs::read_to_string(&table).expect("text");
    let before = events().lines().count();
    // A row that was begun is no example any more.
    let text = events().replacen("une soixantaine", "65", 1);
    std::fs::write(&table, text).expect("written");
    std::fs::write(
        root.path().join("a.csv"),
        "Date;Intitulé;Nb de participants\n05/02/2021;Agora;60\n",
    )
    .expect("written");
    let (said, code) = run(&["import", "a.csv", "--oui", "--avec", "categorie=rencontres"]);
    assert_eq!(code, Some(0), "{said}");
    let after = events();
    let left: Vec<&str> =
        after.lines().skip(1).map(|line| line.split(';').next().unwrap_or_default()).collect();
    assert_eq!(left, ["voeux", "rencontre-mai", ""], "{said}");
    assert!(said.contains(&format!("{} lignes d'exemple", before - 3)), "{said}");
    // What stays because a text cites it is named, with what of it is counted.
    assert!(said.contains("l'exemple « rencontre-mai »"), "{said}");
    assert!(said.contains("compte encore (participants : plus de 240"), "{said}");
    assert!(after.contains("Agora"), "{after}");
}

/// Of two headings that may be the count, the user names one.
#[test]
fn a_heading_that_the_user_names_is_the_column_and_no_value() {
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n");
    let sheet = "Date;Intitulé;Lieu;Inscrits;Venus\n05/02/2021;Agora;Lille;20;15\n16/03/2021;Forum;Brest;30;28\n";
    let (said, code) = import(&own, "a.csv", sheet, &["--oui", "--avec", "participants=Venus"]);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(column(&events, "participants"), ["15", "28"], "{said}");
    assert_eq!(column(&events, "inscrits"), ["20", "30"], "{said}");
}
