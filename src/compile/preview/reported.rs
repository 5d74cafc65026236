//! A diagnostic that has left the sources it was found in.

use std::borrow::Cow;

use serde::Serialize;

use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Diagnostic, Diagnostics, human};

/// A diagnostic, with all that is needed to show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its stable name.
    pub code: &'static str,
    /// « erreur », « avertissement » or « accepté ».
    pub level: &'static str,
    /// One sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where, as users name it: `evenements.csv:12`.
    pub at: Option<String>,
    /// The line itself.
    pub excerpt: Option<Excerpt>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// Why the organisation accepts it, if it does.
    pub reason: Option<String>,
    /// The whole message for a terminal, in colour.
    #[serde(skip)]
    pub rendered: String,
}

/// A line of a file, with the part that is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Its number, from 1.
    pub line: usize,
    /// The cell, for a table: `D42`.
    pub cell: Option<String>,
    /// What stands before the marked part.
    pub before: String,
    /// The marked part.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

/// Another place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// `rapport.toml:30`
    pub at: String,
    /// What is there.
    pub words: String,
}

/// All diagnostics, in their order.
pub(super) fn all(diagnostics: &Diagnostics, sources: &SourceMap) -> Vec<Told> {
    diagnostics.iter().map(|one| reported(one, sources)).collect()
}

fn reported(diagnostic: &Diagnostic, sources: &SourceMap) -> Told {
    let level = match (diagnostic.is_error(), diagnostic.is_warning()) {
        (true, _) => "erreur",
        (_, true) => "avertissement",
        _ => "accepté",
    };
    let related = |(place, words): &(Place, String)| Related {
        at: short_place(*place, sources),
        words: words.clone(),
    };
    Told {
        code: diagnostic.code.name(),
        level,
        message: diagnostic.sentence().into_owned(),
        help: diagnostic.advice().map(Cow::into_owned),
        at: diagnostic.place.map(|place| short_place(place, sources)),
        excerpt: diagnostic.place.and_then(|place| excerpt(place, sources)),
        related: diagnostic.related.iter().map(related).collect(),
        reason: diagnostic.acknowledged.clone(),
        rendered: human::render_one(diagnostic, sources),
    }
}

/// « evenements.csv:12 », or the file alone.
pub(super) fn short_place(place: Place, sources: &SourceMap) -> String {
    sources.locate(place).to_string()
}

fn excerpt(place: Place, sources: &SourceMap) -> Option<Excerpt> {
    let at = sources.locate(place);
    let body = human::body(sources.file(place.file()), at.span, at.line?);
    let (before, rest) = body.line.split_at(body.mark.start);
    let (marked, after) = rest.split_at(body.mark.len());
    Some(Excerpt {
        line: body.number,
        cell: at.cell,
        before: before.to_owned(),
        marked: marked.to_owned(),
        after: after.to_owned(),
    })
}
