//! What is wrong, where, and what to do about it.
//!
//! All stages write into one [`Diagnostics`]; nothing is shown before
//! everything is known. The words are French: staff read them.

mod code;
mod correction;
pub mod github;
pub mod human;
pub mod json;
mod range;
pub mod reference;
pub mod sarif;
pub mod shown;
pub mod source;
mod wording;

pub use code::{Code, Explanation, Severity};
pub use correction::Correction;

use rustc_hash::FxHashMap;

use crate::diagnostic::source::{Place, SourceMap};
use crate::language::french;

/// Characters of a text that a message quotes.
const QUOTED: usize = 60;

/// The beginning of a text, as a message quotes it.
pub fn shorten(text: &str) -> String {
    french::shorten(text, QUOTED)
}

/// One thing to tell the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name.
    pub code: Code,
    /// What its code tells is only likely here: it is a warning.
    pub is_doubtful: bool,
    /// What was found, without jargon; [`sentence`](Self::sentence) is what is shown.
    pub message: String,
    /// What follows from it: « un endroit du rapport en dépend ».
    pub consequence: Option<String>,
    /// What to do; [`advice`](Self::advice) is what is shown.
    pub help: Option<String>,
    /// That it may be accepted as it is, if it may.
    pub acceptance: Option<Acceptance>,
    /// Where, if it is somewhere.
    pub place: Option<Place>,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Place, String)>,
    /// What it is about (the id of a figure, of an event), by which an accepted
    /// discrepancy names it.
    pub subject: Option<String>,
    /// The values that contradict each other, as they stand: an acceptance that
    /// was given of others is worth nothing.
    pub values: Vec<String>,
    /// The reason for which the organisation accepts it, if it does.
    pub acknowledged: Option<String>,
    /// What an acceptance of it was given of, if there is one.
    pub accepted_of: Option<AcceptedOf>,
    /// What to write instead, where that can be said to the letter.
    pub corrections: Vec<Correction>,
}

/// That the organisation may accept a diagnostic in `[[ecarts]]`, and when that is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// As well as following the help.
    Otherwise,
    /// Under a condition: « si ce sont deux noms ».
    If(&'static str),
    /// Under a condition that is worth a word to the readers.
    IfExplained(&'static str),
}

/// What an acceptance was given of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptedOf {
    /// Whatever the values are.
    All,
    /// The values of today.
    These,
    /// Other values: it is worth nothing.
    Others,
}

impl Diagnostic {
    /// A diagnostic without a place yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            is_doubtful: false,
            message: message.into(),
            consequence: None,
            help: None,
            acceptance: None,
            place: None,
            related: Vec::new(),
            subject: None,
            values: Vec::new(),
            acknowledged: None,
            accepted_of: None,
            corrections: Vec::new(),
        }
    }

    /// At this place.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// About this figure, event…
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Of these values, to which its acceptance may be bound.
    pub fn of_values(mut self, values: impl IntoIterator<Item = String>) -> Self {
        self.values = values.into_iter().collect();
        self
    }

    /// In these words.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// With what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With what to write instead.
    pub fn corrected(mut self, by: impl IntoIterator<Item = Correction>) -> Self {
        self.corrections.extend(by);
        self
    }

    /// Which may be accepted as it is.
    pub fn acceptable(mut self, acceptance: Acceptance) -> Self {
        self.acceptance = Some(acceptance);
        self
    }

    /// As a warning: what the code tells is likely here, and not sure.
    pub fn doubtful(mut self) -> Self {
        self.is_doubtful = true;
        self
    }

    /// With another place that matters.
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        if self.is_doubtful { Severity::Warning } else { self.code.severity() }
    }

    /// Whether it keeps the report from being written.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error && self.acknowledged.is_none()
    }

    /// Whether it is a warning that nobody accepted.
    pub fn is_warning(&self) -> bool {
        self.severity() == Severity::Warning && self.acknowledged.is_none()
    }
}

/// What was found in one edition, where several are reported together.
#[derive(Debug, Clone, Copy)]
pub struct Reported<'a> {
    /// The folder of the edition, as its readers know it.
    pub edition: &'a str,
    /// What was found.
    pub diagnostics: &'a Diagnostics,
    /// What it refers to.
    pub sources: &'a SourceMap,
}

/// All that was found, over all stages.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// All of them, in the order of the last [`sort`](Self::sort).
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// All of them, out of the list.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }

    /// All of them, to be accepted, or given another cause.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Keeps only some of them.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// Turns the errors of a code into warnings.
    pub fn allow(&mut self, code: Code) {
        for diagnostic in self.list.iter_mut().filter(|diagnostic| diagnostic.code == code) {
            diagnostic.is_doubtful = true;
        }
    }

    /// How many keep the report from being written.
    pub fn errors(&self) -> usize {
        self.list.iter().filter(|one| one.is_error()).count()
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.list.iter().filter(|one| one.is_warning()).count()
    }

    /// By file, then place, errors before warnings at the same place.
    pub fn sort(&mut self, sources: &SourceMap) {
        // Of one cell there may be thousands, and finding it reads its line.
        let mut starts: FxHashMap<Place, usize> = FxHashMap::default();
        self.list.sort_by_cached_key(|one| {
            let place = one.place.map(|place| {
                let start = *starts.entry(place).or_insert_with(|| sources.span(place).start);
                (sources.file_of(place).path.as_str(), start)
            });
            (place, one.severity(), one.code.name(), one.message.clone())
        });
        self.list.dedup();
    }
}
