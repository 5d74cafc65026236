//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::range::range;
use super::reference::{markdown_of, sheet};
use super::{Code, Diagnostic, Diagnostics, Reported, shown};
use crate::diagnostic::source::{Place, SourceMap};
use crate::language::hash;
use crate::language::html::path_as_address;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/// One log with one run, and a line end; `folder` is the edition's, from the
/// repository's root.
pub fn render(folder: &str, diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    render_all(&[Reported { edition: folder, diagnostics, sources }])
}

/// The same for several editions, in one run: a code host takes one a commit.
pub fn render_all(editions: &[Reported<'_>]) -> String {
    let results: Vec<Value> = editions.iter().flat_map(results).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rapport",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "fr",
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "language": "fr",
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("plain data serializes");
    text.push('\n');
    shown::json(&text).into_owned()
}

fn results(reported: &Reported<'_>) -> Vec<Value> {
    let Reported { edition, diagnostics, sources } = reported;
    let mut seen = HashMap::new();
    let one = |one| {
        let same = seen.entry(identity(one, sources)).or_insert(0_usize);
        *same += 1;
        result(edition, one, *same, sources)
    };
    diagnostics.iter().map(one).collect()
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    json!({
        "id": code.name(),
        "shortDescription": { "text": explanation.what },
        "fullDescription": { "text": explanation.why },
        "help": { "text": sheet(code), "markdown": markdown_of(code) },
        "defaultConfiguration": { "level": code.severity().name() },
        "properties": { "category": code.subject() },
    })
}

fn result(folder: &str, diagnostic: &Diagnostic, occurrence: usize, sources: &SourceMap) -> Value {
    let mut text = diagnostic.sentence().into_owned();
    if let Some(help) = diagnostic.advice() {
        let _ = write!(text, "\nÀ faire : {help}");
    }
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity().name(),
        "message": { "text": text },
        "partialFingerprints": {
            "rapport/v1": format!("{:016x}:{occurrence}", hash::stable(identity(diagnostic, sources).as_bytes())),
        },
    });
    if let Some(place) = diagnostic.place {
        result["locations"] = json!([location(folder, place, sources)]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(index, (place, words))| {
            let mut location = location(folder, *place, sources);
            location["id"] = json!(index + 1);
            location["message"] = json!({ "text": words });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(reason) = &diagnostic.acknowledged {
        result["suppressions"] =
            json!([{ "kind": "external", "status": "accepted", "justification": reason }]);
    }
    result
}

fn location(folder: &str, place: Place, sources: &SourceMap) -> Value {
    let range = range(folder, place, sources);
    let mut physical = json!({
        "artifactLocation": { "uri": path_as_address(&range.path), "uriBaseId": "%SRCROOT%" },
    });
    if let Some([(line, column), (end_line, end_column)]) = range.ends {
        physical["region"] = json!({
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        });
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(cell) = range.cell {
        location["logicalLocations"] = json!([{ "name": cell, "kind": "cell" }]);
    }
    location
}

/// What stays the same of a diagnostic when lines are added above it: its code,
/// its file, its words and the text that it is about.
fn identity(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = diagnostic.place.map(|place| (sources.locate(place).path, sources.text(place)));
    let (path, text) = place.unwrap_or_default();
    format!("{}\n{path}\n{}\n{text}", diagnostic.code.name(), diagnostic.sentence())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(
            path_as_address("data/2021/Événements (1).csv"),
            "data/2021/%C3%89v%C3%A9nements%20%281%29.csv"
        );
    }

    #[test]
    fn a_fingerprint_outlives_rows_added_above() {
        let print = |text: &str| {
            let mut sources = SourceMap::default();
            let file = sources.add("a.csv", text);
            let at = text.find("faux").expect("it is there");
            let mut diagnostics = Diagnostics::default();
            let diagnostic =
                Diagnostic::new(Code::BadDate, "« faux »").at(Place::span(file, at..at + 4));
            diagnostics.push(diagnostic.clone());
            diagnostics.push(diagnostic);
            let log: Value =
                serde_json::from_str(&render("data", &diagnostics, &sources)).expect("JSON");
            let results = log["runs"][0]["results"].as_array().expect("a list").clone();
            results
                .iter()
                .map(|it| it["partialFingerprints"]["rapport/v1"].to_string())
                .collect::<Vec<_>>()
        };
        let prints = print("faux");
        assert_eq!(prints, print("une\nligne\n faux"));
        assert_ne!(prints[0], prints[1], "two of a kind are told apart");
    }
}
