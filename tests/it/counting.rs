//! What is counted once, compared, and held against its parts.

use crate::edition::{Edition, MANIFEST};

fn figures(edition: &Edition) -> Vec<serde_json::Value> {
    let result = edition.rapport(&["figures", "--format", "json"]).assert().success();
    serde_json::from_slice(&result.get_output().stdout).expect("JSON")
}

fn figure(edition: &Edition, id: &str) -> serde_json::Value {
    let all = figures(edition);
    all.into_iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("there is a figure {id}"))
}

/// What the templates receive.
fn donnees(edition: &Edition) -> serde_json::Value {
    edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
    let file = std::fs::read(edition.root().join("arbre/donnees.json")).expect("it is exported");
    serde_json::from_slice(&file).expect("JSON")
}

fn with(kinds: &str) -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}\n{kinds}"));
    edition
}

const TOWNS: &str =
    "[[types_adherents]]\nid = \"ville\"\nsingulier = \"ville\"\npluriel = \"villes\"\n";
const KIT: &str = "[[collections]]\nid = \"kit\"\nnom = \"Le kit\"\n\n[[familles]]\nid = \"base\"\nlibelle = \"Base\"\n";

#[test]
fn last_year_is_read_from_tables_alone_with_the_words_of_this_year() {
    let edition = with(TOWNS);
    edition.write("effectifs.csv", "au;type;nombre\n31 décembre;ville;80\n");
    edition.write("../2020/effectifs.csv", "au;type;nombre\n31 décembre;ville;75\n");
    let towns = figure(&edition, "adherents-ville");
    assert_eq!((towns["value"].as_u64(), towns["previous"].as_u64()), (Some(80), Some(75)));
    edition.write("../2020/effectifs.csv", "au;type;nombre\n31 décembre;ville;beaucoup\n");
    assert_eq!(edition.check()["diagnostics"][0]["code"], "edition-precedente");
}

#[test]
fn the_whole_of_a_collection_is_not_added_to_its_sheets() {
    let edition = with(KIT);
    let rows = "periode;collection;fiche;famille;uniques\n2021;kit;1;base;60\n2021;kit;2;base;40\n2021;kit;ensemble;;";
    edition.write("telechargements.csv", format!("{rows}100\n"));
    assert_eq!(figure(&edition, "telechargements-kit")["value"], 100);
    assert_eq!(edition.check()["warnings"], 0);
    edition.write("telechargements.csv", format!("{rows}120\n"));
    let report = edition.check();
    assert_eq!(report["diagnostics"][0]["code"], "total-et-parties");
    assert_eq!(report["diagnostics"][0]["line"], 4);
}

#[test]
fn an_event_of_the_calendar_without_a_month_is_told() {
    let edition = Edition::new();
    edition.write(
        "evenements.csv",
        "date_debut;titre;categorie\n2021;Un travail de l'année;rencontres\n",
    );
    assert_eq!(edition.check()["diagnostics"][0]["code"], "mois-manquant");
}

#[test]
fn a_published_value_is_held_against_its_rows_and_can_be_accepted() {
    let figure = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"venus\"\ntable = \"evenements\"\ncolonne = \"participants\"\ndeclare = \"+ de 1780\"\n";
    let edition = with(figure);
    let report = edition.check();
    assert_eq!(
        (report["warnings"].as_u64(), report["diagnostics"][0]["code"].as_str()),
        (Some(1), Some("valeur-declaree"))
    );
    edition.rapport(&["check", "--strict"]).assert().code(1);
    let accepted = "\n[[ecarts]]\ncode = \"valeur-declaree\"\ncible = \"venus\"\nmotif = \"Compté autrement.\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}\n{figure}{accepted}"));
    let report = edition.check();
    assert_eq!(report["diagnostics"][0]["acknowledged"], "Compté autrement.");
    edition.rapport(&["check", "--strict"]).assert().success();
    edition.write("rapport.toml", format!("{MANIFEST}\n{accepted}"));
    assert_eq!(edition.check()["diagnostics"][0]["code"], "ecart-disparu");
}

#[test]
fn internal_notes_are_not_attached() {
    let edition = Edition::new();
    edition.write(
        "evenements.csv",
        "date_debut;titre;categorie;notes\n5/2/2021;Agora;rencontres;SECRET INTERNE\n",
    );
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let table = std::fs::read_to_string(edition.root().join("arbre/tables/evenements.csv"))
        .expect("it is there");
    assert!(table.contains("Agora") && !table.contains("SECRET"), "{table}");
}

#[test]
fn a_figure_says_its_goal_and_how_much_of_it_is_reached() {
    let declared = |value: &str, goal: &str| {
        format!(
            "[[chiffres]]\nid = \"lieux\"\nlibelle = \"lieux\"\nvaleur = \"{value}\"\nsource = \"Décompte\"\nobjectif = \"{goal}\"\n"
        )
    };
    for (value, goal, reached) in [
        ("88", "100", Some(88)),
        ("plus de 150", "150", Some(100)),
        ("7", "2", Some(350)),
        ("7", "0", None),
    ] {
        let data = donnees(&with(&declared(value, goal)));
        let places = &data["chiffres"]["lieux"];
        assert_eq!(places["objectif"]["texte"], goal, "{value}");
        assert_eq!(places["part_de_l_objectif"].as_u64(), reached, "{value} of {goal}");
    }
}
