//! Mistakes of syntax of one text, found without typesetting anything.

use typst::diag::SourceDiagnostic;
use typst::syntax::Source;

use super::issue::{self, EngineIssue};
use super::sources::Sources;

/// All mistakes of syntax of a text; their places are bytes of it.
pub fn syntax_mistakes(text: &str) -> Vec<EngineIssue> {
    let source = Source::detached(text);
    let (errors, _) = source.root().errors_and_warnings();
    let errors: Vec<SourceDiagnostic> = errors.into_iter().map(SourceDiagnostic::from).collect();
    issue::translated(&errors, &Sources::default().with(source.clone()))
}
