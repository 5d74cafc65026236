//! Diagnostics for machines: the shape is a contract.

use std::borrow::Cow;

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Reported, shown};
use crate::diagnostic::source::{Place, SourceMap};

#[derive(Serialize)]
struct Report<'a> {
    edition: &'a str,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: Cow<'a, str>,
    help: Option<Cow<'a, str>>,
    file: Option<&'a str>,
    /// Only for a table of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    cell: Option<String>,
    related: Vec<RelatedEntry<'a>>,
    acknowledged: Option<&'a str>,
}

#[derive(Serialize)]
struct RelatedEntry<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

/// One object, with a line end. `edition` is the folder as the user named it.
pub fn render(edition: &str, diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    written(&report(edition, diagnostics, sources))
}

/// The list of the objects of several editions, with a line end.
pub fn render_all(editions: &[Reported<'_>]) -> String {
    let reports: Vec<Report<'_>> =
        editions.iter().map(|one| report(one.edition, one.diagnostics, one.sources)).collect();
    written(&reports)
}

fn report<'a>(
    edition: &'a str,
    diagnostics: &'a Diagnostics,
    sources: &'a SourceMap,
) -> Report<'a> {
    Report {
        edition,
        errors: diagnostics.errors(),
        warnings: diagnostics.warnings(),
        diagnostics: diagnostics.iter().map(|one| entry(one, sources)).collect(),
    }
}

fn written(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("plain data serializes");
    text.push('\n');
    shown::json(&text).into_owned()
}

fn entry<'a>(one: &'a Diagnostic, sources: &'a SourceMap) -> Entry<'a> {
    let location = one.place.map(|place| sources.locate(place));
    let related = |(place, message): &'a (Place, String)| {
        let location = sources.locate(*place);
        RelatedEntry {
            file: location.path,
            sheet: location.sheet,
            line: location.line,
            column: location.column,
            message,
        }
    };
    Entry {
        code: one.code.name(),
        severity: one.severity().name(),
        message: one.sentence(),
        help: one.advice(),
        file: location.as_ref().map(|location| location.path),
        sheet: location.as_ref().and_then(|location| location.sheet),
        line: location.as_ref().and_then(|location| location.line),
        column: location.as_ref().and_then(|location| location.column),
        cell: location.and_then(|location| location.cell),
        related: one.related.iter().map(related).collect(),
        acknowledged: one.acknowledged.as_deref(),
    }
}
