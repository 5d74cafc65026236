//! The forms of tables of one's own: amounts, percentages, durations, rows of other tables, places;
//! what is measured of them, and how they are printed.

use crate::edition::{Edition, MANIFEST};
use crate::members::attached;
use crate::{pdf, spreadsheet};

const DECLARED: &str = r#"
[[tables]]
id = "projets"
titre = "Les projets"
[tables.colonnes]
id = { forme = "code", obligatoire = true }
titre = { forme = "texte", obligatoire = true }
budget = { forme = "montant", libelle = "Budget voté" }
avancement = { forme = "pourcentage" }
commune = { forme = "lieu" }
description = { forme = "texte" }

[[tables]]
id = "benevolat"
date = "jour"
[tables.colonnes]
mission = { forme = "texte", obligatoire = true }
jour = { forme = "date" }
duree = { forme = "duree", libelle = "Durée" }
valeur = { forme = "montant", monnaie = "CHF" }
projet = { forme = "reference", table = "projets" }
score = { forme = "decimal", unite = ["point", "points"] }
rang = { forme = "ignoree" }

[[avant]]
titre = "Mot"
texte = "textes/mot.typ"
"#;

const PROJECTS: &str = "id;titre;budget;avancement;commune;description\n\
    canal;Le canal;12 345,60;75 %;Grenoble;Rendre les berges.\n\
    jardin;Le jardin;2 000 €;12,5;38421;\n";

const MISSIONS: &str = "mission;jour;duree;valeur;projet;score;rang\n\
    Berges;02/03/2021;2 h 30;25,50;canal;12,5;a\n\
    Plantation;avril 2021;90 min;100;Le jardin;environ 3,2;b\n\
    Accueil;mai 2021;;;;;c\n\
    Fête;juin 2021;1:15;10;CANAL;4;d\n\
    Ancienne;2020-05-01;30 h;99;canal;1;e\n";

/// A figure of these tables; the keys that are not its name.
fn declared(keys: &str) -> String {
    format!("\n[[chiffres]]\nid = \"essai\"\nlibelle = \"essai\"\n{keys}\n")
}

fn edition(more: &str, text: &str) -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{DECLARED}{more}"));
    edition.write("projets.csv", PROJECTS);
    edition.write("benevolat.csv", MISSIONS);
    edition.write("textes/mot.typ", text);
    edition
}

/// What a command prints, both ways, with plain spaces.
fn said(edition: &Edition, arguments: &[&str]) -> String {
    let output = edition.rapport(arguments).output().expect("it runs");
    let text = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
    text.concat().replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn measures_are_exact_and_say_what_they_do_not_know() {
    let volunteering = "table = \"benevolat\"\n";
    for (keys, expected) in [
        ("colonne = \"duree\"", "plus de 5 h 15"),
        ("colonne = \"duree\"\nen = \"heures\"", "plus de 5,25"),
        ("colonne = \"duree\"\nagregat = \"moyenne\"", "1 h 45"),
        ("colonne = \"duree\"\nagregat = \"mediane\"", "1 h 30"),
        ("colonne = \"duree\"\nagregat = \"minimum\"", "1 h 15"),
        ("colonne = \"duree\"\nagregat = \"maximum\"", "2 h 30"),
        ("colonne = \"valeur\"", "plus de 135,50 CHF"),
        ("colonne = \"valeur\"\nagregat = \"moyenne\"", "45,17 CHF"),
        ("colonne = \"valeur\"\nagregat = \"moyenne\"\ndecimales = 0", "45 CHF"),
        ("colonne = \"score\"\nagregat = \"moyenne\"", "environ 6,6"),
        ("filtre = { projet = \"canal\" }\nagregat = \"part\"", "50 %"),
        (
            "filtre = { projet = \"Le canal\" }\nagregat = \"part\"\nsur = { projet = { sauf = \"\" } }",
            "66,7 %",
        ),
        ("colonne = \"projet\"\nagregat = \"distincts\"", "2"),
    ] {
        let edition = edition(&declared(&format!("{volunteering}{keys}")), "#chiffre(\"essai\")\n");
        let shown = said(&edition, &["figures", "essai"]);
        // Of how many rows a mean is stands after its label.
        let line = shown.trim().split(" (m").next().unwrap_or_default();
        let value = line.strip_prefix("essai").and_then(|it| it.trim_end().strip_suffix("essai"));
        assert_eq!(value.map(str::trim), Some(expected), "{keys}: {shown}");
    }
    for (keys, expected) in [
        ("table = \"projets\"\ncolonne = \"budget\"", "14 345,60 €"),
        ("table = \"projets\"\ncolonne = \"budget\"\nen = \"k€\"", "14,3 k€"),
        // Percentages have a mean, and no sum.
        ("table = \"projets\"\ncolonne = \"avancement\"", "43,75 %"),
        ("valeur = \"12 500 €\"\nsource = \"convention\"", "12 500 €"),
        ("valeur = 12.5\nsource = \"relevé\"", "12,5"),
    ] {
        let edition = edition(&declared(keys), "#chiffre(\"essai\")\n");
        let shown = said(&edition, &["figures", "essai"]);
        // Of how many rows a mean is stands after its label.
        let line = shown.trim().split(" (m").next().unwrap_or_default();
        let value = line.strip_prefix("essai").and_then(|it| it.trim_end().strip_suffix("essai"));
        assert_eq!(value.map(str::trim), Some(expected), "{keys}: {shown}");
    }
}

#[test]
fn a_ratio_and_a_share_lead_down_to_their_rows() {
    let more = "\n[[chiffres]]\nid = \"valeur\"\nlibelle = \"valeur\"\ntable = \"benevolat\"\ncolonne = \"valeur\"\n\
        \n[[chiffres]]\nid = \"missions\"\nlibelle = \"missions\"\ntable = \"benevolat\"\n";
    let ratio = declared("agregat = \"rapport\"\nde = \"valeur\"\npar = \"missions\"");
    let edition = edition(&format!("{more}{ratio}"), "#chiffre(\"essai\")\n");
    let shown = said(&edition, &["figures", "essai", "--origine"]);
    for part in [
        "plus de 33,88 CHF",
        "valeur (valeur) : plus de 135,50 CHF",
        "missions (missions) : 4",
        "Plantation",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let share =
        declared("table = \"benevolat\"\nfiltre = { projet = \"canal\" }\nagregat = \"part\"");
    let edition = self::edition(&share, "#chiffre(\"essai\")\n");
    let shown = said(&edition, &["figures", "essai", "--origine"]);
    assert!(shown.contains("tout (toutes les lignes) : 4") && shown.contains("Fête"), "{shown}");
    let mean = declared("table = \"benevolat\"\ncolonne = \"duree\"\nagregat = \"moyenne\"");
    let key = MANIFEST.replacen("annee = 2021", "annee = 2021\nchiffres_cles = [\"essai\"]", 1);
    assert_ne!(key, MANIFEST);
    let edition = self::edition("", "Mot.\n");
    edition.write("rapport.toml", format!("{key}{DECLARED}{mean}"));
    let printed = pdf::text(&edition.compile());
    assert!(printed.contains("Moyennede3lignes,uneautreestsansvaleur"), "{printed}");
}

#[test]
fn groups_have_their_sums_in_a_table_and_as_figures() {
    let text = "#chiffre(\"essai-le-canal\")\n\n\
        #tableau(\"benevolat\", groupe: \"projet\", colonnes: (\"mission\", \"duree\"), tri: \"duree\", total: true)\n";
    let groups = declared("table = \"benevolat\"\ncolonne = \"duree\"\ngroupe = \"projet\"");
    let edition = edition(&groups, text);
    let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
    let table =
        "MissionDuréeLecanalBerges2h30Fête1h15Sous-total3h45LejardinPlantation1h30Sous-total1h30";
    assert!(printed.contains(table), "{printed}");
    assert!(printed.contains("Totalplusde5h15") && printed.contains("Mot3h45"), "{printed}");
}

#[test]
fn rows_are_printed_as_a_list_and_as_cards_and_placed_on_a_map() {
    let map = "\n[[cartes]]\nid = \"lieux\"\ntitre = \"Deux projets\"\ntable = \"projets\"\n";
    let text = "#liste(\"benevolat\", colonnes: (\"duree\", \"projet\"))\n\n#fiches(\"projets\")\n\n#carte(\"lieux\")\n";
    let edition = edition(map, text);
    let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
    for part in [
        "Berges,2h30,Lecanal",
        "LecanalBudgetvoté:12345,60€·Avancement:75%·Commune:GrenobleRendrelesberges.",
        "Commune:Saint-Martin-dHères",
        // Two points make no map: their names stand in its place.
        "DeuxprojetsLecanalCommune(38)LejardinCommune(38)",
    ] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(!printed.contains("rang"), "{printed}");
}

#[test]
fn earlier_editions_feed_a_curve_and_what_is_added_up() {
    let figures = "\n[[chiffres]]\nid = \"temps\"\nlibelle = \"temps donné\"\ntable = \"benevolat\"\ncolonne = \"duree\"\nfiltre = { mission = [\"Berges\", \"Fête\"] }\n";
    let total = declared("agregat = \"cumul\"\nde = \"temps\"");
    let edition = edition(
        &format!("{figures}{total}"),
        "#evolution(\"temps\", annees: 4)\n\n#chiffre(\"essai\")\n",
    );
    for (year, has_figure) in [(2018, true), (2019, false), (2020, true)] {
        let folder = format!("../{year}/");
        let figures = if has_figure { figures } else { "" };
        let manifest = format!("{MANIFEST}{DECLARED}{figures}").replace("2022-05-31", "2021-05-31");
        edition.write(
            &format!("{folder}rapport.toml"),
            manifest.replace("annee = 2021", &format!("annee = {year}")),
        );
        edition.write(&format!("{folder}projets.csv"), PROJECTS);
        edition.write(
            &format!("{folder}benevolat.csv"),
            format!("mission;jour;duree\nBerges;{year};{} h\n", year - 2010),
        );
        edition.write(&format!("{folder}textes/mot.typ"), "Mot.\n");
    }
    let shown = said(&edition, &["figures", "essai", "--origine"]);
    for part in ["2018 : 8 h", "2019 : pas dans l’édition", "2020 : 10 h", "plus de 21 h 45"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
    assert!(printed.contains("20188h2019pasdanslédition202010h20213h45"), "{printed}");
}

#[test]
fn a_figure_that_is_typed_has_last_years_beside_it() {
    let typed = |value: &str| declared(&format!("valeur = \"{value}\"\nsource = \"convention\""));
    for (now, before, expected) in [
        ("12 500 €", "12 000 €", "+500€enunan(12000€lannéeprécédente)"),
        ("320", "300", "+20enunan(300lannéeprécédente)"),
        ("42,5 %", "40 %", "+2,5pointsenunan(40%lannéeprécédente)"),
        ("2 h 30", "3 h", "−30minenunan(3hlannéeprécédente)"),
    ] {
        let key = |year: i32| {
            let year = format!("annee = {year}\nchiffres_cles = [\"essai\"]");
            MANIFEST.replacen("annee = 2021", &year, 1)
        };
        let edition = edition("", "Mot.\n");
        edition.write("rapport.toml", format!("{}{DECLARED}{}", key(2021), typed(now)));
        edition.write("../2020/rapport.toml", format!("{}{}", key(2020), typed(before)));
        let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
        assert!(printed.contains(expected), "{expected}: {printed}");
    }
}

#[test]
fn the_workbook_offers_the_rows_of_the_table_that_is_named() {
    let edition = edition("", "Mot.\n");
    let write = ["schema", "--classeur", "--lignes", "-o", "data/2021/saisie.xlsx"];
    let shown = said(&edition, &write);
    assert!(edition.path("saisie.xlsx").is_file(), "{shown}");
    for table in ["evenements.csv", "benevolat.csv", "projets.csv"] {
        std::fs::remove_file(edition.path(table)).expect("it was there");
    }
    edition.write(
        "rapport.toml",
        format!(
            "{MANIFEST}{DECLARED}{}",
            declared("table = \"benevolat\"\ncolonne = \"duree\"\nfiltre = { projet = \"canal\" }")
        ),
    );
    let shown = said(&edition, &["figures", "essai"]);
    assert!(shown.contains("3 h 45"), "{shown}");
}

#[test]
fn every_form_is_read_from_a_sheet_of_libreoffice() {
    let edition = edition(&declared("table = \"benevolat\"\ncolonne = \"duree\""), "Mot.\n");
    for (name, sheet, text) in
        [("projets", "Projets", PROJECTS), ("benevolat", "Bénévolat", MISSIONS)]
    {
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        std::fs::remove_file(edition.path(&format!("{name}.csv"))).expect("it was there");
        edition.write(&format!("{name}.ods"), spreadsheet::ods(sheet, &rows));
    }
    let shown = said(&edition, &["check"]);
    assert!(!shown.contains("erreur"), "{shown}");
    let shown = said(&edition, &["figures", "essai"]);
    assert!(shown.contains("plus de 5 h 15"), "{shown}");
}

#[test]
fn an_own_table_is_attached_where_it_says_so_and_only_there() {
    let attach = |more: &str| {
        DECLARED.replacen("id = \"benevolat\"\n", &format!("id = \"benevolat\"\n{more}"), 1)
    };
    for (more, expected) in [("", false), ("joindre = true\n", true), ("joindre = false\n", false)]
    {
        let edition = edition("", "#tableau(\"benevolat\", tri: \"duree\")\n");
        edition.write("rapport.toml", format!("{MANIFEST}{}", attach(more)));
        let names = attached(&edition);
        assert_eq!(names.iter().any(|name| name == "benevolat.csv"), expected, "{more}: {names:?}");
    }
}

#[test]
fn what_an_edition_declares_is_in_the_reference_of_its_tables() {
    let edition = edition("", "Mot.\n");
    let shown = said(&edition, &["schema", "--tables"]);
    for line in ["## benevolat", "`duree`", "une ligne de la table projets", "## evenements"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let schema = edition.rapport(&["schema", "--json", "tables"]).assert().success();
    let schema: serde_json::Value =
        serde_json::from_slice(&schema.get_output().stdout).expect("JSON");
    jsonschema::validator_for(&schema).expect("a JSON Schema");
    let own = &schema["properties"]["benevolat"]["items"];
    assert_eq!(own["required"][0], "mission");
    assert!(own["properties"]["projet"].is_object(), "{own}");
    let none = Edition::empty();
    std::fs::remove_dir_all(none.root().join("data")).expect("it was empty");
    assert!(!said(&none, &["schema", "--tables"]).contains("benevolat"));
}
