//! What code hosts and editors read of `rapport check`.

use serde_json::{Value, json};

use crate::edition::{Edition, MANIFEST, repository};
use crate::gallery::cases;

fn said(edition: &Edition, format: &str) -> String {
    let output = edition.rapport(&["check", "--format", format]).output().expect("the tool runs");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[test]
fn every_message_is_valid_sarif() {
    let path = repository().join("tests/schemas/sarif-schema-2.1.0.json");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    // The published schema has a bracket too many in the pattern of a language.
    let pattern = ("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema = schema.replace(pattern.0, pattern.1);
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let mut results = 0;
    for case in cases().iter().filter(|case| case.is_checked()) {
        let log: Value = serde_json::from_str(&said(&case.edition(), "sarif")).expect("JSON");
        let faults: Vec<_> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", case.shown());
        results += log["runs"][0]["results"].as_array().map_or(0, Vec::len);
    }
    assert!(results > 80, "{results} results were judged");
    assert!(validator.iter_errors(&json!({"version": "2.0.0"})).next().is_some(), "it can refuse");
}

#[test]
fn a_result_names_its_rule_its_cell_and_what_is_accepted() {
    let edition = Edition::new();
    edition.write(
        "evenements.csv",
        "id;date_debut;date_fin;titre;categorie\na;18/11/2021;16/11/2021;À l'œuvre;rencontres\n",
    );
    let log: Value = serde_json::from_str(&said(&edition, "sarif")).expect("JSON");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("a number") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "dates-inversees");
    assert_eq!(
        result["locations"][0],
        json!({
            "physicalLocation": {
                "artifactLocation": {"uri": "data/2021/evenements.csv", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 24},
            },
            "logicalLocations": [{"name": "C2", "kind": "cell"}],
        })
    );
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "le début est ici");

    let accepted = Edition::new();
    accepted.edit(
        "rapport.toml",
        "id = \"calendrier\"\n",
        "id = \"calendrier\"\n\n[[chiffres]]\nid = \"venus\"\nlibelle = \"Venus\"\ntable = \"evenements\"\ncolonne = \"participants\"\ndeclare = 90\n\n[[ecarts]]\ncode = \"valeur-declaree\"\nmotif = \"Avant le décompte.\"\n",
    );
    let log: Value = serde_json::from_str(&said(&accepted, "sarif")).expect("JSON");
    assert_eq!(
        log["runs"][0]["results"][0]["suppressions"],
        json!([{"kind": "external", "status": "accepted", "justification": "Avant le décompte."}])
    );
    assert!(said(&accepted, "github").starts_with("::notice title=valeur-declaree,"));
}

#[test]
fn an_annotation_stands_beside_its_line_wherever_the_edition_is_named_from() {
    let edition = Edition::new();
    edition.write("evenements.csv", "date_debut;titre;categorie\n31/04/2021;A;rencontres\n");
    let expected = "::error title=date-impossible,file=data/2021/evenements.csv,line=2,endLine=2,col=1,endColumn=11::A2 : « 31/04/2021 » : ce jour n'existe pas%0AÀ faire : corrigez le jour : avril 2021 en a 30\n";
    let absolute = edition.path("");
    let absolute = absolute.to_str().expect("it is text");
    for named in ["2021", "data/2021", "./data/2021/", absolute] {
        let output =
            edition.rapport(&["check", named, "--format", "github"]).output().expect("runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{named}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn hundreds_of_messages_fit_a_screen_of_24_lines_and_begin_with_the_settings() {
    let edition = Edition::new();
    edition.write("rapport.toml", MANIFEST.replace("sigle =", "sigel ="));
    let row = |index: usize| {
        let date = ["mi-mars", "31/02/2021", "2020-02-01"][index % 3];
        format!("e{index};{date};Titre {index};inconnue{};12 participants\n", index % 20)
    };
    let rows: String = (0..250).map(row).collect();
    edition.write("evenements.csv", format!("id;date_debut;titre;categorie;participants\n{rows}"));
    let output = edition.rapport(&["check"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.lines().count() < 24, "{} lines:\n{said}", said.lines().count());
    assert!(said.starts_with("erreur[cle-inconnue]"), "{said}");
    assert!(said.contains("rapport check --tout"), "{said}");
}

#[test]
fn what_a_spreadsheet_has_open_is_said_beside_the_messages() {
    let edition = Edition::new();
    edition.write(".~lock.evenements.csv#", ",julie;");
    edition.write("~$presse.xlsx", "julie");
    let output = edition.rapport(&["check", "--strict"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("« evenements.csv » est ouvert dans un tableur"), "{said}");
    // Nothing is there under the other name.
    assert!(!said.contains("presse"), "{said}");
}
