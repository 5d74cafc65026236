//! Tables and columns that an edition declares go where those of the tool go.

use crate::edition::{EVENTS, Edition, MANIFEST};
use crate::pdf;

const DECLARED: &str = r#"
[[colonnes]]
table = "evenements"
id = "meteo"
forme = "choix"
valeurs = ["soleil", "pluie"]

[[tables]]
id = "benevolat"
titre = "Le bénévolat"
date = "jour"
[tables.colonnes]
mission = { forme = "texte", obligatoire = true }
jour = { forme = "date" }
heures = { forme = "nombre" }
projets = { forme = "liste" }

[[chiffres]]
id = "heures"
libelle = "heures de bénévolat"
unite = ["heure", "heures"]
table = "benevolat"
colonne = "heures"

[[chiffres]]
id = "soleil"
libelle = "sorties au soleil"
table = "evenements"
filtre = { meteo = "soleil" }

[[avant]]
titre = "Mot"
texte = "textes/mot.typ"
"#;

/// Rows of two years, a count that is not exact, an empty cell.
const VOLUNTEERING: &str = "Mission;Jour;Heures;Projets\n\
     Berges;02/03/2021;120;Canal | Berges\n\
     Plantation;avril 2021;plus de 60;Jardin\n\
     Accueil;;;\n\
     Ancienne;2020-05-01;30;Canal\n";

fn edition(text: &str) -> Edition {
    let edition = Edition::new();
    let events = EVENTS.lines().enumerate().map(|(line, row)| match line {
        0 => format!("{row};meteo\n"),
        1 => format!("{row};Soleil\n"),
        _ => format!("{row};pluie\n"),
    });
    edition.write("rapport.toml", format!("{MANIFEST}{DECLARED}"));
    edition.write("evenements.csv", events.collect::<String>());
    edition.write("benevolat.csv", VOLUNTEERING);
    edition.write("textes/mot.typ", text);
    edition
}

#[test]
fn figures_count_them() {
    let edition = edition("#chiffre(\"heures\") #chiffre(\"soleil\")\n");
    for (id, expected) in [("heures", "plus de 180"), ("soleil", "1")] {
        let output = edition.rapport(&["figures", id]).output().expect("it runs");
        let shown = String::from_utf8_lossy(&output.stdout).replace('\u{202f}', " ");
        assert!(shown.contains(expected), "{id}: {shown}");
    }
}

#[test]
fn a_text_prints_them_sorted_with_their_sums() {
    let text = "#tableau(\"benevolat\", colonnes: (\"mission\", \"heures\"), tri: \"heures\", total: true)\n";
    let edition = edition(text);
    // Without spaces.
    let printed = pdf::text(&edition.compile());
    let table = "MissionHeuresBerges120Plantationplusde60AccueilTotalplusde180";
    assert!(printed.contains(table), "{printed}");
    assert!(!printed.contains("Ancienne"), "{printed}");
}

#[test]
fn a_table_of_the_tool_is_printed_with_names_and_without_a_sum_that_is_none() {
    let printed = |text: &str| {
        let edition = edition(text);
        let output = edition.rapport(&["check"]).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success().then(|| pdf::text(&edition.compile())), said)
    };
    let (pages, said) = printed("#tableau(\"evenements\", colonnes: (\"titre\", \"categorie\"))\n");
    let pages = pages.unwrap_or_else(|| panic!("{said}"));
    assert!(pages.contains("TitreCategorieAgoradesterritoiresRencontres"), "{pages}");
    let (pages, said) = printed("#tableau(\"evenements\", total: true)\n");
    assert!(pages.is_none() && said.contains("ne s’additionnent pas"), "{said}");
}

#[test]
fn the_workbook_of_entry_and_the_origin_of_a_figure_know_them() {
    let edition = edition("#chiffre(\"heures\")\n");
    let origin = edition.rapport(&["figures", "heures", "--origine"]).output().expect("it runs");
    let rows = String::from_utf8_lossy(&origin.stdout).into_owned();
    assert!(rows.contains("Berges") && rows.contains("Plantation"), "{rows}");
    let write = ["schema", "--classeur", "--lignes", "-o", "data/2021/saisie.xlsx"];
    let output = edition.rapport(&write).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for table in ["evenements.csv", "benevolat.csv"] {
        std::fs::remove_file(edition.path(table)).expect("it was there");
    }
    // The sheets hold what the files held: own column, own table.
    for (id, expected) in [("heures", "plus de 180"), ("soleil", "1")] {
        let output = edition.rapport(&["figures", id]).output().expect("it runs");
        let shown = String::from_utf8_lossy(&output.stdout).replace('\u{202f}', " ");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(shown.contains(expected), "{id}: {shown}{said}");
    }
}
