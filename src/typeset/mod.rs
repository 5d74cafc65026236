//! The typesetting engine: a [`Bundle`] in, pages and what went wrong out.
//!
//! Typst types do not leave this module and [`crate::typeset::export`]. Nothing is read from disk, from
//! the network or from the clock: what is not in the bundle does not exist.

mod addresses;
mod advice;
mod ahead;
mod boxes;
pub mod bundle;
mod characters;
mod click;
mod document;
mod engine;
pub mod export;
mod french;
mod hints;
mod imports;
mod issue;
mod issue_kind;
mod look;
mod messages;
mod names;
mod near;
mod passages;
mod passes;
mod pictures;
mod plain;
mod probe;
mod report;
mod sources;
mod spot;
mod syntax;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod words;
mod world;

pub use self::boxes::TextBox;
pub use self::characters::MissingCharacter;
pub use self::click::{Hit, Printed};
pub use self::document::{Document, PageLook};
pub use self::engine::Engine;
pub use self::issue::{EngineIssue, TraceStep};
pub use self::issue_kind::IssueKind;
pub use self::names::{exported as exported_names, keys, unknown as unknown_names};
pub use self::passages::{largest_number, passages_of_code};
pub use self::pictures::PlacedPicture;
pub use self::plain::Offered;
pub use self::syntax::syntax_mistakes;

pub(crate) use self::issue::{told_once, translated};
pub(crate) use self::report::known;
pub(crate) use self::world::to_datetime;

use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::SourceMap;
use crate::typeset::bundle::Bundle;

/// What came out of a run of the engine.
#[derive(Debug)]
pub struct Typeset {
    /// The pages; `None` exactly when an error is among the issues.
    pub document: Option<Document>,
    /// Errors, then warnings, each reported once.
    pub issues: Vec<EngineIssue>,
}

impl Typeset {
    /// The pages, once what the engine has to say is reported.
    pub fn report(
        self,
        bundle: &Bundle,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Option<Document> {
        for issue in &self.issues {
            diagnostics.push(issue.to_diagnostic(bundle, sources));
        }
        self.document
    }
}

/// Typesets a bundle once. A program that typesets again and again keeps an [`Engine`] instead.
pub fn typeset(bundle: &Bundle) -> Typeset {
    Engine::new(bundle.fonts()).typeset(bundle)
}
