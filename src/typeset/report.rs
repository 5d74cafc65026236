//! From what the engine says to a diagnostic like any other.

use super::issue::EngineIssue;
use super::issue_kind::IssueKind;
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::typeset::bundle::{Bundle, BundlePlace};

/// Steps of the way to a mistake that are shown: the innermost ones say the most.
const SHOWN_STEPS: usize = 4;

impl EngineIssue {
    /// The issue as a diagnostic. Texts and templates that the source map does not have yet are
    /// added to it.
    pub fn to_diagnostic(&self, bundle: &Bundle, sources: &mut SourceMap) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code(), &self.message);
        if !self.hints.is_empty() {
            diagnostic = diagnostic.help(self.hints.join(" ; "));
        }
        if let Some(place) = self.place.as_ref().and_then(|place| known(place, bundle, sources)) {
            diagnostic = diagnostic.at(place);
        }
        if diagnostic.place.is_none()
            && let Some(character) = self.missing_character()
        {
            diagnostic = shown_where_written(diagnostic, character, sources);
        }
        for step in self.trace.iter().take(SHOWN_STEPS) {
            if let Some(place) = known(&step.place, bundle, sources) {
                diagnostic = diagnostic.related(place, &step.what);
            }
        }
        diagnostic
    }

    /// The character that the font lacks, for such an issue. The engine tells it
    /// without a place when the text comes from data.
    fn missing_character(&self) -> Option<&str> {
        (self.kind == IssueKind::MissingGlyph).then(|| self.original.split('"').nth(1))?
    }

    fn code(&self) -> Code {
        match (self.kind, self.severity) {
            (IssueKind::UnknownFont, _) => Code::UnknownFont,
            (IssueKind::FileNotFound, _) => Code::MissingFile,
            (_, Severity::Error) => Code::Typst,
            (_, Severity::Warning) => Code::TypstWarning,
        }
    }
}

/// At the cells and texts where a character is written, as far as they are known.
fn shown_where_written(diagnostic: Diagnostic, character: &str, sources: &SourceMap) -> Diagnostic {
    let mut places = sources.find(character, SHOWN_STEPS).into_iter();
    let Some(first) = places.next() else { return diagnostic };
    places.fold(diagnostic.at(first), |diagnostic, place| diagnostic.related(place, "ici aussi"))
}

/// The place in the source map, whose texts have no prefix.
pub(crate) fn known(
    place: &BundlePlace,
    bundle: &Bundle,
    sources: &mut SourceMap,
) -> Option<Place> {
    let user = bundle.locate(place)?;
    let text = bundle.user_text(&place.path)?;
    let same = |sources: &SourceMap, file| sources.file(file).text == text;
    let file = match sources.by_path(&user.path) {
        Some(file) if same(sources, file) => file,
        _ => sources.add(user.path, text),
    };
    Some(Place::span(file, user.range))
}
