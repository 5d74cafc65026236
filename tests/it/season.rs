//! A report of a season or of a school year: what is in it, what it is compared with, what comes next.

use serde_json::Value;

use crate::edition::Edition;

const SETTINGS: &str = r#"
[edition]
exercice = "2023-09/2024-08"
titre = "Rapport d'activité, saison 2023-2024"
date = 2024-11-16

[organisation]
nom = "Le Club des essais"

[[categories]]
id = "matchs"
libelle = "Matchs"

[[listes]]
id = "lettre"
nom = "La lettre"
calendrier = true

[[graphiques]]
id = "par-mois"
type = "colonnes"
titre = "On joue en hiver"
table = "evenements"
par = "mois"

[[avant]]
titre = "Mot"
texte = "textes/mot.typ"

[[annexes]]
id = "calendrier"
"#;

const EVENTS: &str = "id;date_debut;titre;categorie;participants\n\
    rentree;12 octobre;Match de rentrée;matchs;60\n\
    reveillon;30/12/2023 au 02/01/2024;Tournoi du réveillon;matchs;90\n\
    printemps;semaine 12;Semaine du printemps;matchs;45\n\
    bilan;août;Match du bilan;matchs;20\n\
    suivante;07/09/2024;Match de la suivante;matchs;33\n";

fn season(text: &str) -> Edition {
    let edition = Edition::empty();
    std::fs::remove_dir_all(edition.root().join("data")).expect("it was empty");
    write(&edition, "data/2023-2024/rapport.toml", SETTINGS);
    write(&edition, "data/2023-2024/evenements.csv", EVENTS);
    write(
        &edition,
        "data/2023-2024/newsletters.csv",
        "titre;date_envoi;liste;destinataires\nUn;15/09/2023;lettre;300\nDeux;15/01/2024;lettre;310\n",
    );
    write(&edition, "data/2023-2024/textes/mot.typ", text);
    write(
        &edition,
        "data/2022-2023/evenements.csv",
        "id;date_debut;titre;categorie;participants\na;10/10/2022;Un match;matchs;50\n",
    );
    edition
}

fn write(edition: &Edition, path: &str, text: &str) {
    let file = edition.root().join(path);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("writable");
    std::fs::write(file, text).expect("writable");
}

fn read(edition: &Edition, path: &str) -> String {
    std::fs::read_to_string(edition.root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn said(edition: &Edition, arguments: &[&str]) -> String {
    let output = edition.rapport(arguments).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    (shown + &String::from_utf8_lossy(&output.stderr)).replace(['\u{202f}', '\u{a0}'], " ")
}

fn donnees(edition: &Edition) -> Value {
    edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
    serde_json::from_str(&read(edition, "arbre/donnees.json")).expect("JSON")
}

const TEXT: &str = "#evenements(ids: (\"rentree\", \"reveillon\", \"printemps\", \"bilan\"))\n\n#graphique(\"par-mois\")\n";

#[test]
fn dates_without_a_year_are_of_the_season_and_other_seasons_count_nowhere() {
    let edition = season(TEXT);
    let shown = said(&edition, &["check", "--tout"]);
    assert!(
        shown.contains("1 ligne sur 5 est d'une autre saison que 2023-2024 (1 de 2024-2025)"),
        "{shown}"
    );
    assert!(shown.contains("../2024-2025/evenements.csv"), "{shown}");
    let data = donnees(&edition);
    let dates: Vec<_> = data["evenements"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| {
            (
                event["date"]["tri"].as_str().expect("a day"),
                event["date"]["exercice"].as_str().expect("a season"),
            )
        })
        .collect();
    let of_the_season =
        ["2023-10-12", "2023-12-30", "2024-03-18", "2024-08-01"].map(|day| (day, "2023-2024"));
    assert_eq!(dates, of_the_season);
    // Last year's season is its sibling.
    assert_eq!(data["chiffres"]["evenements"]["valeur"], 4);
    assert_eq!(data["chiffres"]["evenements"]["precedent"]["valeur"], 1);
    assert_eq!(data["chiffres"]["evenements"]["libelle"], "événements de la saison");
}

#[test]
fn the_calendar_and_the_charts_go_from_september_to_august() {
    let data = donnees(&season(TEXT));
    let months = data["calendrier"]["mois"].as_array().expect("a list");
    let names: Vec<_> = months
        .iter()
        .map(|it| (it["nom"].as_str().expect("a name"), it["annee"].as_i64()))
        .collect();
    assert_eq!(names[0], ("Septembre", Some(2023)));
    assert_eq!(names[4], ("Janvier", Some(2024)));
    assert_eq!(names[11], ("Août", Some(2024)));
    // What goes over the end of the year is in both months, and in one season.
    assert_eq!(months[3]["entrees"][0]["titre"], "Tournoi du réveillon");
    assert_eq!(months[4]["entrees"][0]["repris"], true);
    let letters: Vec<usize> =
        (0..12).filter(|at| months[*at]["bandeaux"] != Value::Array(Vec::new())).collect();
    assert_eq!(letters, [0, 4]);
    let chart = &data["graphiques"]["par-mois"];
    let labels: Vec<_> = chart["lignes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row[0].as_str().expect("a name"))
        .collect();
    assert_eq!(labels[..2], ["Septembre 2023", "Octobre"]);
    assert_eq!(labels[4], "Janvier 2024");
    let period = &data["edition"]["exercice"];
    assert_eq!(period["nom"], "2023-2024");
    assert_eq!(period["etendue"], "du 1er septembre 2023 au 31 août 2024");
    assert_eq!(data["edition"]["titre_couverture"], "Rapport d’activité");
}

#[test]
fn the_next_season_comes_from_this_one() {
    let edition = season("Saison 2023-2024.\n");
    edition.rapport(&["new"]).assert().success();
    let next = read(&edition, "data/2024-2025/rapport.toml");
    assert!(next.contains("exercice = \"2024-09/2025-08\""), "{next}");
    assert!(next.contains("saison 2024-2025"), "{next}");
    let shown = said(&edition, &["new", "2026"]);
    assert!(
        shown.contains("n'est pas de la même sorte : la suivante est 2024-2025")
            || shown.contains("la suivante est"),
        "{shown}"
    );
}

#[test]
fn a_first_edition_may_be_of_a_season() {
    let edition = Edition::empty();
    std::fs::remove_dir_all(edition.root().join("data")).expect("it was empty");
    edition.rapport(&["new", "--annee", "2023-2024", "--genre", "association"]).assert().success();
    assert!(
        read(&edition, "data/2023-2024/rapport.toml").contains("exercice = \"2023-09/2024-08\"")
    );
    let shown = said(&edition, &["check", "2023-2024", "--tout"]);
    let others: Vec<_> = shown
        .lines()
        .filter(|line| {
            (line.starts_with("erreur[") || line.starts_with("avertissement["))
                && !line.contains("exemple-restant")
        })
        .collect();
    assert_eq!(others, Vec::<&str>::new());
    edition.rapport(&["compile", "2023-2024", "-o", "essai.pdf"]).assert().success();
    for (asked, refused) in
        [("2023-2025", "n'est pas une année"), ("saison", "n'est pas une année")]
    {
        let shown = said(&edition, &["new", "autre", "--annee", asked, "--nom", "Autre"]);
        assert!(shown.contains(refused), "{asked}: {shown}");
    }
}

#[test]
fn what_goes_out_bears_the_name_of_the_season() {
    let edition = season(TEXT);
    edition.rapport(&["compile"]).assert().success();
    assert!(edition.root().join("sortie/rapport-activite-2023-2024.pdf").exists());
    edition.rapport(&["export", "--calendrier", "-o", "agenda"]).assert().success();
    let calendar = read(&edition, "agenda/calendrier-2023-2024.ics");
    for line in [
        "X-WR-CALNAME:Le Club des essais 2023-2024",
        "DTSTART;VALUE=DATE:20240318",
        "DTEND;VALUE=DATE:20240325",
    ] {
        assert!(calendar.contains(line), "{line}: {calendar}");
    }
    edition
        .rapport(&["schema", "--classeur", "2023-2024", "--output", "saisie.xlsx"])
        .assert()
        .success();
    let shown = said(&edition, &["figures", "2023-2024", "evenements"]);
    assert!(shown.contains("événements de la saison"), "{shown}");
}

#[test]
fn rules_of_reading_keep_the_rows_of_the_season() {
    let edition = season("#graphique(\"par-mois\")\n");
    std::fs::remove_file(edition.root().join("data/2023-2024/evenements.csv"))
        .expect("it was there");
    write(
        &edition,
        "data/2023-2024/Agenda du club.csv",
        "Quoi;Quand;Genre\nUn;05/09/2023;matchs\nDeux;31/08/2024;matchs\nTrois;01/09/2024;matchs\nQuatre;31/08/2023;matchs\n",
    );
    let rules = "\n[lecture.evenements]\nfichier = \"Agenda du club.csv\"\nnoms = { Quoi = \"titre\", Quand = \"date_debut\", Genre = \"categorie\" }\nexercice = true\n";
    write(&edition, "data/2023-2024/rapport.toml", &format!("{SETTINGS}{rules}"));
    let data = donnees(&edition);
    let titles: Vec<_> = data["evenements"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["titre"].as_str().expect("a title"))
        .collect();
    assert_eq!(titles, ["Un", "Deux"]);
}

#[test]
fn the_guardian_knows_the_season_and_its_halves() {
    for (text, told) in [
        // A half of the season, its year told: nothing counts it.
        ("En 2023, 215 participants sont venus.", None),
        ("Le 12 octobre 2023, le match a réuni 75 participants.", Some("75 participants")),
        ("Le 12 octobre 2023, le match a réuni 60 participants.", None),
        ("La saison dernière, nous avons organisé 9 matchs.", None),
        ("Bilan de la saison 2022-2023", Some("« 2022-2023 » est la saison d'avant")),
        ("Au printemps, tout a fleuri.", None),
        ("Le 31 février 2024, rien.", Some("n'existe pas")),
        ("Nous nous sommes vus le 31 novembre.", Some("le 31 novembre 2023 n'existe pas")),
    ] {
        let edition = season(&format!("{text}\n\n{TEXT}"));
        let shown = said(&edition, &["check", "--tout"]);
        let other = "d'une autre saison";
        let told_of_text: Vec<_> = shown
            .lines()
            .filter(|line| {
                (line.starts_with("erreur[") || line.starts_with("avertissement["))
                    && !line.contains(other)
            })
            .collect();
        match told {
            Some(words) => {
                assert!(told_of_text.iter().any(|line| line.contains(words)), "{text}: {shown}")
            }
            None => assert_eq!(told_of_text, Vec::<&str>::new(), "{text}"),
        }
    }
}

#[test]
fn the_organisation_says_what_its_twelve_months_are() {
    let edition = season(TEXT);
    let word = "\n[vocabulaire]\nexercice = { un = \"année scolaire\", plusieurs = \"années scolaires\", genre = \"feminin\" }\n";
    write(&edition, "data/2023-2024/rapport.toml", &format!("{SETTINGS}{word}"));
    let data = donnees(&edition);
    assert_eq!(data["chiffres"]["evenements"]["libelle"], "événements de l’année scolaire");
    let period = &data["edition"]["exercice"];
    assert_eq!(
        (&period["le"], &period["precedent"]),
        (&Value::from("l’année scolaire"), &Value::from("l’année scolaire précédente"))
    );
}
