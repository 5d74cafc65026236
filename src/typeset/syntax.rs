//! Mistakes of syntax of one text, found without typesetting anything.

use typst::diag::SourceDiagnostic;
use typst::syntax::Source;

use super::issue::{self, EngineIssue};
use super::sources::Sources;

/// Mistakes of a text that are reported one by one: the engine looks for the place of
/// each from the beginning of the text.
const MOST: usize = 200;

/// The mistakes of syntax of a text, whose places are bytes of it, and how many
/// more there are.
pub fn syntax_mistakes(text: &str) -> (Vec<EngineIssue>, usize) {
    let source = Source::detached(text);
    let (errors, _) = source.root().errors_and_warnings();
    let others = errors.len().saturating_sub(MOST);
    let errors: Vec<SourceDiagnostic> =
        errors.into_iter().take(MOST).map(SourceDiagnostic::from).collect();
    (issue::translated(&errors, &Sources::default().with(source.clone())), others)
}
