//! What the engine has to say, in French and with places of the bundle.

use std::collections::HashSet;

use typst::diag::{self, SourceDiagnostic, Tracepoint};

use super::french;
use super::issue_kind::IssueKind;
use super::sources::Sources;
use crate::diagnostic::Severity;
use crate::typeset::bundle::{BundlePlace, TEXTS};

/// A mistake, or a doubt, found while typesetting or writing the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineIssue {
    /// Whether the document can be made in spite of it.
    pub severity: Severity,
    /// The family of mistakes it belongs to.
    pub kind: IssueKind,
    /// One sentence in French.
    pub message: String,
    /// What the user can do, one sentence each.
    pub hints: Vec<String>,
    /// Where it is; `None` when it concerns the document as a whole.
    pub place: Option<BundlePlace>,
    /// How the engine came to this place, from the innermost step outwards.
    pub trace: Vec<TraceStep>,
    /// The engine's own words, in English, for whoever looks for them on the web.
    pub original: String,
    /// The name the message is about: a variable, a file, a font.
    pub(super) subject: Option<String>,
}

/// One step of the way to a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// Where the step was taken.
    pub place: BundlePlace,
    /// What happened there, "dans l'appel de `chiffre`".
    pub what: String,
}

/// Translates the engine's findings.
pub(crate) fn translated(findings: &[SourceDiagnostic], sources: &Sources) -> Vec<EngineIssue> {
    findings.iter().map(|finding| translate(finding, sources)).collect()
}

/// Takes out what is said twice, and puts the errors before the warnings.
pub(crate) fn told_once(mut issues: Vec<EngineIssue>) -> Vec<EngineIssue> {
    let mut reported = HashSet::new();
    issues.retain(|issue| {
        reported.insert((issue.severity, issue.message.clone(), issue.place.clone()))
    });
    issues.sort_by_key(|issue| issue.severity);
    issues
}

fn translate(finding: &SourceDiagnostic, sources: &Sources) -> EngineIssue {
    let said = french::sentence(&finding.message);
    let mut hints: Vec<String> = said.help.map(str::to_owned).into_iter().collect();
    let mut trace: Vec<TraceStep> = finding
        .trace
        .iter()
        .filter_map(|step| {
            Some(TraceStep { place: sources.place(step.span)?, what: reported(&step.v) })
        })
        .collect();
    for hint in &finding.hints {
        let text = french::hint(&hint.v);
        // What nobody can do here is not proposed.
        if text.is_empty() {
            continue;
        }
        match sources.place(hint.span) {
            Some(place) => trace.push(TraceStep { place, what: text }),
            None => hints.push(text),
        }
    }
    let mut issue = EngineIssue {
        severity: severity(finding.severity, said.kind),
        kind: said.kind,
        message: said.message,
        hints,
        place: sources.place(finding.span),
        trace,
        original: finding.message.to_string(),
        subject: said.subject,
    };
    if issue.kind == IssueKind::Template {
        show_where_text_asked(&mut issue);
    }
    issue
}

fn severity(engine: diag::Severity, kind: IssueKind) -> Severity {
    match (engine, kind) {
        // The engine would set the text in another font and say that all is well.
        (diag::Severity::Error, _) | (_, IssueKind::UnknownFont) => Severity::Error,
        (diag::Severity::Warning, _) => Severity::Warning,
    }
}

/// A message that a template gives about a text is shown at the line of that text, not at the
/// line of the template where the message is written.
fn show_where_text_asked(issue: &mut EngineIssue) {
    let in_text = |place: &BundlePlace| place.path.starts_with(TEXTS);
    if issue.place.as_ref().is_some_and(in_text) {
        return;
    }
    let Some(index) = issue.trace.iter().position(|step| in_text(&step.place)) else { return };
    let asked = issue.trace.remove(index).place;
    if let Some(place) = issue.place.replace(asked) {
        issue.trace.insert(0, TraceStep { place, what: "message donné par le modèle".to_owned() });
    }
}

fn reported(step: &Tracepoint) -> String {
    match step {
        Tracepoint::Call(Some(name)) => format!("dans l'appel de `{name}`"),
        Tracepoint::Call(None) => "dans l'appel d'une fonction".to_owned(),
        Tracepoint::Show(name) => format!("dans la mise en forme de `{name}`"),
        Tracepoint::Import(path) => format!("dans l'import de « {path} »"),
        Tracepoint::Include(path) => format!("dans l'inclusion de « {path} »"),
    }
}
