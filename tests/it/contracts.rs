//! The shapes that machines read.

use crate::edition::Edition;

fn keys(value: &serde_json::Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn check_reports_in_its_shape() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let report = edition.check();
    assert_eq!(keys(&report), ["edition", "errors", "warnings", "diagnostics"]);
    let one = &report["diagnostics"][0];
    let expected = [
        "code",
        "severity",
        "message",
        "help",
        "file",
        "line",
        "column",
        "cell",
        "related",
        "acknowledged",
    ];
    assert_eq!(keys(one), expected);
    assert_eq!(
        (one["file"].as_str(), one["line"].as_u64(), one["column"].as_u64(), one["cell"].as_str()),
        (Some("evenements.csv"), Some(2), Some(7), Some("B2"))
    );
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64()), (Some(1), Some(0)));
}

#[test]
fn figures_come_with_their_rows() {
    let edition = Edition::new();
    let result = edition.rapport(&["figures", "evenements", "--format", "json"]).assert().success();
    let list: serde_json::Value =
        serde_json::from_slice(&result.get_output().stdout).expect("JSON");
    let one = &list[0];
    assert_eq!(
        keys(one),
        [
            "id",
            "label",
            "value",
            "measure",
            "text",
            "unit",
            "as_of",
            "qualifier",
            "previous",
            "sources"
        ]
    );
    assert_eq!(one["sources"], serde_json::json!([{"file": "evenements.csv", "line": 2}]));
    edition.write("evenements.csv", "date_debut;titre;categorie;participants;role\n05/02/2021;A;rencontres;60;organisateur\n6/2/2021;B;rencontres;plus de 500;co-organisateur\n7/2/2021;C;rencontres;9;participant\n");
    let result = edition
        .rapport(&["figures", "2021", "participations", "--format", "json"])
        .assert()
        .success();
    let list: serde_json::Value =
        serde_json::from_slice(&result.get_output().stdout).expect("JSON");
    assert_eq!(list[0]["value"], 560);
    assert_eq!(list[0]["text"], "plus de 560");
    assert_eq!(
        list[0]["sources"],
        serde_json::json!([{"file": "evenements.csv", "line": 2}, {"file": "evenements.csv", "line": 3}])
    );
}

#[test]
fn an_unknown_figure_gets_the_near_name() {
    let edition = Edition::new();
    let result = edition.rapport(&["figures", "evenement"]).assert().code(2);
    let stderr = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
    assert!(stderr.contains("vouliez-vous dire « evenements »"), "{stderr}");
}

#[test]
fn the_path_of_the_pdf_is_the_only_thing_on_stdout() {
    let edition = Edition::new();
    let result = edition.rapport(&["compile"]).assert().success();
    let output = result.get_output();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "sortie/rapport-activite-2021.pdf\n");
    assert!(edition.root().join("sortie/rapport-activite-2021.pdf").is_file());
}
