//! The report and the press release of 2021 tell every fact of the two documents they come from.
//!
//! `tests/faits-2021.tsv` has a fact a line: the lines of the source (`R` the report, `C` the press
//! release) and the words and numbers to be found near one another in the text of the pages.

use rapport::compile::prepared::prepare;
use rapport::compile::stages;
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;
use rapport::language::french;
use rapport::language::partial_date::PartialDate;
use rapport::typeset;
use rapport::typeset::bundle::Purpose;

use crate::edition::repository;

/// How far apart the parts of one fact may stand, in characters of the folded text.
const NEAR: usize = 600;

/// The pages of a document as plain words, between single spaces.
fn words_of(document: &str) -> String {
    let root = repository();
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::load(Some(&root.join("templates")), &mut diagnostics);
    let prepared = prepare(&root.join("data/2021"), &mut diagnostics);
    let (bundle, _) =
        stages::bundle(prepared, &templates, document, Purpose::Reading, &mut diagnostics);
    let typeset = typeset::typeset(&bundle.expect("the data of 2021 are sound"));
    let pages = typeset.document.expect("the pages of 2021 are made").page_texts();
    words(&pages.join("\n"))
}

/// Typography, case, accents, punctuation and hyphens at the end of a line taken away.
fn words(text: &str) -> String {
    let whole = text.replace("\u{ad}\n", "").replace("-\n", "-");
    let folded = french::fold(&whole.replace('\n', " | "));
    let mut words = String::from(" ");
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.push_str(word);
        words.push(' ');
    }
    words
}

/// A part of a fact in all its writings: a date is told as texts write it, or as lists and tables do, where
/// the year of the report goes without saying.
fn writings(part: &str) -> Vec<String> {
    let mut writings = vec![words(part)];
    if let Ok(date) = PartialDate::parse(part, 2021) {
        let margin =
            if part.ends_with("2021") { french::date_in_margin(&date) } else { String::new() };
        let all = [french::date(&date), margin, french::date_in_numbers(&date)];
        writings.extend(all.iter().filter(|it| !it.is_empty()).map(|it| words(it)));
    }
    writings
}

/// Whether all parts stand near one another, each in one of its writings.
fn holds(text: &str, parts: &[Vec<String>]) -> bool {
    let Some(longest) = parts.iter().max_by_key(|part| part[0].len()) else { return false };
    let told = |part: &[String], place: &str| part.iter().any(|it| place.contains(it.as_str()));
    longest.iter().flat_map(|it| text.match_indices(it.as_str())).any(|(at, found)| {
        let start = text.floor_char_boundary(at.saturating_sub(NEAR));
        let end = text.floor_char_boundary((at + found.len() + NEAR).min(text.len()));
        parts.iter().all(|part| told(part, &text[start..end]))
    })
}

#[test]
fn every_fact_of_the_source_is_told() {
    let facts = std::fs::read_to_string(repository().join("tests/faits-2021.tsv"))
        .expect("the facts are there");
    let (report, release) = (words_of("rapport"), words_of("communique"));
    let mut missing = Vec::new();
    for line in facts.lines() {
        let (source, fact) = line.split_once('\t').expect("a source, a tabulation, a fact");
        let text = if source.starts_with('C') { &release } else { &report };
        let parts: Vec<Vec<String>> = fact.split(" | ").map(writings).collect();
        if !holds(text, &parts) {
            let absent: Vec<_> =
                fact.split(" | ").filter(|part| !text.contains(&words(part))).collect();
            missing.push(format!("{source}: {fact} (absent: {absent:?})"));
        }
    }
    assert!(missing.is_empty(), "{} facts:\n{}", missing.len(), missing.join("\n"));
    assert!(facts.lines().count() > 500, "the list is whole");
}

#[test]
fn a_fact_that_is_not_told_is_seen() {
    let text = words("Le 5 février 2021, l’agora réunit 60 participant.e.s à Niort.");
    let parts = |fact: &str| fact.split(" | ").map(writings).collect::<Vec<_>>();
    assert!(holds(&text, &parts("5 février 2021 | 60 participant.e.s")));
    assert!(!holds(&text, &parts("5 février 2021 | 6 participant.e.s")));
    assert!(!holds(&text, &parts("15 février 2021")));
    assert!(holds(
        &words("5 févr. 60 participant.e.s"),
        &parts("5 février 2021 | 60 participant.e.s")
    ));
    assert!(!holds(&words("5 févr. 60 participant.e.s"), &parts("5 février 2020")));
}
