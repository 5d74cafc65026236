//! Comments of those who read again: shown at their place, told while they are open, closed by a click;
//! ticks of figures and texts, by the command and by a click.

use serde_json::{Value, json};

use crate::edition::{Edition, MANIFEST, codes};
use crate::pdf::{assert_conforms, text};
use crate::watch::Watch;

const PROSE: &str = "L'année a réuni #chiffre(\"venus\") personnes.\n\nLe réseau avance à son rythme, et chacun y trouve sa place.\n";
const FIGURE: &str = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"personnes venues\"\ntable = \"evenements\"\ncolonne = \"participants\"\n";
const FRONT: &str = "\n[[avant]]\ntitre = \"Avant-propos\"\ntexte = \"mot\"\n";

/// An edition with a figure and two paragraphs, and a comment about each of three things.
fn commented() -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{FIGURE}{FRONT}"));
    edition.write("textes/mot.typ", PROSE);
    edition.write(
        "commentaires.csv",
        "numero;ancre;passage;auteur;texte;etat;reponse\r\n1;;;Camille;Le salon manque ?;;\r\n;mot;à son RYTHME;Dominique;Dire ce qui a été fait;;\r\n;venus;;Camille;Bien vu ?;clos;oui, vérifié\r\n",
    );
    edition
}

#[test]
fn comments_stand_beside_their_place_and_at_the_end_of_the_review_copy() {
    let edition = commented();
    let former = edition.compile();
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
    assert_conforms(&bytes, "the review copy with comments");
    let words = text(&bytes);
    for part in [
        "Commentaires",
        "C1",
        "C2",
        "Lesalonmanque",
        "chiffre«venus»",
        "textes/mot.typ:3",
        "Camille:Bienvu?(clos)",
        "Réponse:oui,vérifié",
        "Lestextes",
    ] {
        assert!(words.contains(part), "« {part} » in {words}");
    }
    // Twice: in the margin and in the list. What is closed stands in the list only.
    assert!(words.matches("Direcequiaétéfait").count() == 2, "{words}");
    assert!(words.matches("Bienvu").count() == 1, "{words}");
    assert_eq!(edition.compile(), former, "the report itself has none of it");
    assert_eq!(codes(&edition.check()).iter().filter(|it| *it == "commentaire-ouvert").count(), 2);
}

#[test]
fn a_number_becomes_the_name_of_its_figure_and_survives_another_numbering() {
    let edition = commented();
    let correct = ["check", "--corrige", "--oui"];
    edition.rapport(&correct).assert().success();
    let table = std::fs::read_to_string(edition.path("commentaires.csv")).expect("it is there");
    assert!(table.contains("\r\n1;venus;;Camille;"), "{table}");
    // Another figure comes first: the number 1 is its own now.
    edition.write("textes/mot.typ", format!("{PROSE}\nSoit #chiffre(\"evenements\")."));
    let first = "\n[[chiffres]]\nid = \"tout-premier\"\nlibelle = \"rencontres\"\ntable = \"evenements\"\nagregat = \"nombre\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{first}{FIGURE}{FRONT}"));
    let report = edition.check();
    let list = report["diagnostics"].as_array().expect("a list");
    let about: Vec<&Value> = list.iter().filter(|it| it["code"] == "commentaire-ouvert").collect();
    assert_eq!(about.len(), 2, "{report}");
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
    assert!(text(&bytes).contains("chiffre«venus»;commentaires.csv:2"));
}

/// What a number says, against what the comment names; and names that nothing ever had.
#[test]
fn a_comment_of_two_figures_or_of_none_is_told() {
    let edition = commented();
    let pages = FIGURE.replace("venus", "venus-2").replace("personnes venues", "venues encore");
    let keys = MANIFEST.replacen("date = ", "chiffres_cles = [\"venus-2\"]\ndate = ", 1);
    edition.write("rapport.toml", format!("{keys}{FIGURE}{pages}{FRONT}"));
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    edition.write(
        "commentaires.csv",
        "numero;ancre;texte\n1;venus-2;Lequel ?\n1;venus;Celui-ci\n99;;Quel numéro ?\n;venuss;Quel nom ?\n;tout-autre;Rien\n",
    );
    let report = edition.check();
    let said = report.to_string();
    for part in [
        "« Lequel ? » (ouvert, sur le chiffre « venus-2 » ; mais le numéro 1 est celui de « venus »)",
        "« Celui-ci » (ouvert, sur le chiffre « venus »)\"",
        "« Quel numéro ? », et le numéro 99 n'existe pas",
        "« Quel nom ? », et « venuss » n'existe pas (« venus » ?)",
        "« Rien », et « tout-autre » n'existe pas",
    ] {
        assert!(said.contains(part), "« {part} » in {said}");
    }
    // No text cites that figure: its comment stands beside its number on the page of key figures.
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
    assert_eq!(text(&bytes).matches("Lequel").count(), 2, "in the margin and in the list");
}

#[test]
fn a_comment_whose_place_is_gone_is_told_and_listed() {
    let edition = commented();
    edition.edit("textes/mot.typ", "avance à son rythme", "grandit");
    assert!(codes(&edition.check()).contains(&"commentaire-sans-place".to_owned()));
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
    assert!(text(&bytes).contains("Dominique:Direcequiaétéfait(ouvert)"));
}

#[test]
fn a_text_is_approved_as_it_is_read() {
    let edition = commented();
    let tick = |name: &str| {
        let mut command = edition.rapport(&["figures", "--valider", name, "--par", "Camille"]);
        command.env("SOURCE_DATE_EPOCH", "1655683200");
        command
    };
    tick("textes/mot.typ").assert().success().stdout("textes/mot.typ : validé, 2 paragraphes\n");
    tick("venus").assert().success();
    edition.rapport(&["compile", "--strict-relecture"]).assert().success();
    assert!(!codes(&edition.check()).contains(&"validation-rouverte".to_owned()));
    // What is shown counts: another break of the line says the same, another word does not.
    edition.edit("textes/mot.typ", "rythme, et", "rythme,\net");
    assert!(!codes(&edition.check()).contains(&"validation-rouverte".to_owned()));
    edition.edit("textes/mot.typ", "sa place", "une place");
    let report = edition.check();
    let said = report.to_string();
    assert!(said.contains("un paragraphe en a changé"), "{said}");
    edition.rapport(&["compile", "--strict-relecture"]).assert().code(1);
    tick("mot").assert().success();
    edition.rapport(&["compile", "--strict-relecture"]).assert().success();
    // Next year it is history: nothing is approved, nothing is told, and who had read it is shown.
    edition.rapport(&["new", "2022"]).assert().success();
    let next = edition.root().join("data/2022/relecture.toml");
    let history = std::fs::read_to_string(next).expect("it is there");
    assert_eq!(history.matches("[[historique]]\nannee = 2021").count(), 3, "{history}");
    assert!(!history.contains("[[valides]]"), "{history}");
}

#[test]
fn a_click_approves_and_closes() {
    let edition = commented();
    let watch = Watch::start(&edition);
    let mut states = watch.states();
    let first = states.next();
    let comments = first["comments"].as_array().expect("a list");
    assert_eq!(comments.len(), 2, "{first}");
    let (page, y) = (&comments[1]["at"][0], comments[1]["at"][2].as_f64().expect("a place"));
    assert!(page.as_u64().is_some_and(|page| page > 1) && y > 50.0, "{first}");
    // At its own paragraph, and not at one before it: the words that are printed there are its own.
    let hit = |x: &Value| {
        let x = x.as_f64().expect("a place") + 2.0;
        watch.get(&format!("/origine?page={page}&x={x}&y={}", y - 2.0)).2
    };
    let found = hit(&comments[1]["at"][1]);
    assert!(found.contains("\"line\":3"), "{found}");
    let ticks = |watch: &Watch| -> Vec<Value> {
        serde_json::from_str(&watch.get("/relecture").2).expect("JSON")
    };
    let of = |list: &[Value], name: &str| {
        list.iter().find(|it| it["name"] == name).expect("it is there").clone()
    };
    let list = ticks(&watch);
    let (figure, prose) = (of(&list, "venus"), of(&list, "textes/mot.typ"));
    assert_eq!((&figure["state"], &figure["text"]), (&json!("ouvert"), &json!("60")));
    let approve = |it: &Value, by: &str| {
        json!({"action": "valider", "nom": it["name"], "marque": it["mark"], "par": by}).to_string()
    };
    // What is asked from elsewhere, or without saying from where, writes nothing.
    for origin in [None, Some("http://exemple.fr"), Some("null")] {
        let (status, _) = watch.post("/relecture", origin, &approve(&figure, "Camille"));
        assert_eq!(status, 403, "{origin:?}");
    }
    let own = watch.origin();
    let own = Some(own.as_str());
    assert_eq!(watch.post("/relecture", own, "{\"action\": \"effacer\"}").0, 422);
    assert_eq!(watch.post("/relecture", own, &approve(&figure, " ")).0, 409);
    let stale = json!({"action": "valider", "nom": "venus", "marque": "59", "par": "Camille"});
    assert_eq!(watch.post("/relecture", own, &stale.to_string()).0, 409);
    assert!(!edition.path("relecture.toml").exists());
    for it in [&figure, &prose] {
        let (status, said) = watch.post("/relecture", own, &approve(it, "Camille"));
        assert_eq!(status, 204, "{said}");
        states.next();
    }
    let file = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert_eq!(file.matches("par = \"Camille\"").count(), 2, "{file}");
    let closing = json!({"action": "clore", "rang": 2, "texte": "Dire ce qui a été fait"});
    let before = std::fs::read_to_string(edition.path("commentaires.csv")).expect("it is there");
    let (status, said) = watch.post("/relecture", own, &closing.to_string());
    assert_eq!(status, 204, "{said}");
    let after = std::fs::read_to_string(edition.path("commentaires.csv")).expect("it is there");
    assert_eq!(after, before.replace("été fait;;", "été fait;clos;"));
    states.until("the closed comment", |state| {
        state["comments"].as_array().is_some_and(|list| list.len() == 1)
    });
    let list = ticks(&watch);
    assert_eq!(of(&list, "textes/mot.typ")["state"], "valide");
    edition.edit("evenements.csv", ";60", ";61");
    states.next();
    assert_eq!(of(&ticks(&watch), "venus")["state"], "change");
}

/// A drawing is approved by a click as a figure is, with its values as they are shown.
#[test]
fn a_click_approves_a_drawing() {
    let edition = Edition::new();
    let chart = "\n[[graphiques]]\nid = \"par-mois\"\ntype = \"colonnes\"\ntitre = \"Février rassemble\"\ntable = \"evenements\"\npar = \"mois\"\nmesure = \"participants\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{chart}{FRONT}"));
    edition.write("textes/mot.typ", "Nos mois.\n\n#graphique(\"par-mois\")\n");
    edition
        .write("commentaires.csv", "ancre;auteur;texte\ngraphiques.par-mois;Camille;Et mars ?\n");
    let watch = Watch::start(&edition);
    let mut states = watch.states();
    let first = states.next();
    let comment = &first["comments"][0];
    assert_eq!(comment["about"], "chiffre « graphiques.par-mois »", "{first}");
    // Plain words too are found where they are printed: on the page that leads to the drawing.
    assert!(comment["at"][0].as_u64().is_some_and(|page| page > 1), "at the drawing: {first}");
    let list: Vec<Value> = serde_json::from_str(&watch.get("/relecture").2).expect("JSON");
    let drawing = list.iter().find(|it| it["name"] == "graphiques.par-mois").expect("it is there");
    let asked = json!({"action": "valider", "nom": drawing["name"], "marque": drawing["mark"], "par": "Camille"});
    let (status, said) = watch.post("/relecture", Some(&watch.origin()), &asked.to_string());
    assert_eq!(status, 204, "{said}");
    let file = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert!(file.contains("chiffre = \"graphiques.par-mois\"\ntexte = \""), "{file}");
    assert!(file.contains("Février : 60"), "{file}");
}
