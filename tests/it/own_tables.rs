//! Tables and columns that an edition declares go where those of the tool go.

use crate::edition::{EVENTS, Edition, MANIFEST, codes};
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

#[test]
fn a_mean_has_one_decimal_more_than_its_rows() {
    let declared = "\n[[tables]]\nid = \"mesures\"\n[tables.colonnes]\nvaleur = { forme = \"decimal\" }\n\n\
        [[chiffres]]\nid = \"moyenne\"\nlibelle = \"moyenne\"\ntable = \"mesures\"\ncolonne = \"valeur\"\nagregat = \"moyenne\"\n";
    let values = ["10,5", "10,1", "10,2", "10,9", "10,4", "10,3", "10,8", "10,9"];
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{declared}"));
    edition.write("mesures.csv", format!("valeur\n{}\n", values.join("\n")));
    let output = edition.rapport(&["figures", "moyenne"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    // 84,1 divided by 8 is 10,5125.
    assert!(shown.contains("10,51 ") && !shown.contains("10,5125"), "{shown}");
}

#[test]
fn a_sum_over_editions_counts_those_that_have_it() {
    let declared = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"venus\"\nunite = [\"venu\", \"venus\"]\ntable = \"evenements\"\ncolonne = \"participants\"\n\n\
        [[chiffres]]\nid = \"cumul\"\nlibelle = \"venus depuis le début\"\nagregat = \"cumul\"\nde = \"venus\"\n";
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{declared}"));
    for year in [2018, 2020] {
        let folder = |file: &str| format!("../{year}/{file}");
        let text = format!("{MANIFEST}{declared}").replace("2021", &year.to_string());
        edition.write(&folder("rapport.toml"), text.replace("2022", &(year + 1).to_string()));
        edition.write(&folder("evenements.csv"), EVENTS.replace("2021", &year.to_string()));
    }
    let output = edition.rapport(&["figures", "cumul"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("plus de 180"), "{shown}");
    assert!(shown.contains("cumul de 3 éditions, une autre ne l'a pas"), "{shown}");
}

#[test]
fn a_total_of_no_number_is_told() {
    let text = "#tableau(\"benevolat\", colonnes: (\"mission\"), total: true)\n";
    let told = codes(&edition(text).check());
    assert!(told.iter().any(|code| code == "composition"), "{told:?}");
}
