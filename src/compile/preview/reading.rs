//! Where the reading of an edition stands, as the browser shows it: ticks and comments.

use serde::Serialize;

use super::shown::Shown;
use crate::compile::read_again::{self, Placed, Tick, TickState};
use crate::diagnostic::source::Place;
use crate::guardian::comments::Anchor;
use crate::language::french;
use crate::read::approvals::Approved;

/// Characters of the values of a drawing.
const LONGEST: usize = 120;

/// A figure or a text, and whether it is approved as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The id of the figure, or the path of the text.
    pub name: String,
    /// What it counts, or how it begins.
    pub label: String,
    /// What a figure prints; empty for a text.
    pub text: String,
    /// What tells that it is still the same when the answer comes.
    pub mark: String,
    /// `ouvert`, `valide` or `change`.
    pub state: &'static str,
    /// Who has approved it and when, in words.
    pub words: String,
}

/// A comment that is still open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Remark {
    /// Its rank in the file, from 1.
    pub rank: usize,
    /// Who.
    pub author: String,
    /// What.
    pub text: String,
    /// What it is about, in words.
    pub about: String,
    /// Whether a click can close it: the file has the column.
    pub closes: bool,
    /// Where its place is printed: page from 1, points from the left and from above.
    pub at: Option<(usize, f64, f64)>,
}

/// The figures and the texts of an edition.
pub(super) fn ticks(shown: &Shown) -> Vec<Reading> {
    let prepared = &shown.prepared;
    let all = read_again::figures(prepared).into_iter().chain(read_again::texts(prepared));
    all.map(|tick| reading(&tick)).collect()
}

fn reading(tick: &Tick) -> Reading {
    let (state, words) = match &tick.state {
        TickState::Open => ("ouvert", String::new()),
        TickState::Held { by, on } => ("valide", format!("validé par {by} ({on})")),
        TickState::Changed { by, on, was } => {
            let was = was.iter().map(|was| format!(" à « {} »", french::shorten(was, LONGEST)));
            let was: String = was.collect();
            ("change", format!("{by} l’a validé{was} ({on}), et il a changé"))
        }
    };
    Reading {
        name: tick.of.name().to_owned(),
        label: tick.label.clone(),
        text: match &tick.of {
            Approved::Figure { text, .. } => french::shorten(text, LONGEST),
            Approved::Text { .. } => String::new(),
        },
        mark: mark(&tick.of),
        state,
        words,
    }
}

/// What tells one state of a figure or a text from another.
fn mark(of: &Approved) -> String {
    match of {
        Approved::Figure { text, .. } => text.clone(),
        Approved::Text { paragraphs, tables, .. } => {
            let tables = tables.iter().flat_map(|it| it.values());
            paragraphs.iter().chain(tables).map(String::as_str).collect::<Vec<_>>().join("-")
        }
    }
}

/// What is approved under this name, if it is still what it was when it was shown.
pub(super) fn as_marked(shown: &Shown, name: &str, shown_as: &str) -> Option<Approved> {
    let prepared = &shown.prepared;
    let mut all = read_again::figures(prepared).into_iter().chain(read_again::texts(prepared));
    let tick = all.find(|it| it.of.name() == name)?;
    (mark(&tick.of) == shown_as).then_some(tick.of)
}

/// The comments that are open.
pub(super) fn comments(shown: &Shown) -> Vec<Remark> {
    let placed = read_again::comments(&shown.prepared);
    let open = placed.iter().enumerate().filter(|(_, it)| it.comment.is_open);
    open.map(|(index, it)| remark(index + 1, it, shown)).collect()
}

fn remark(rank: usize, placed: &Placed<'_>, shown: &Shown) -> Remark {
    let sources = &shown.prepared.input.sources;
    let spot = |place: Place| {
        let path = format!("/{}", sources.file_of(place).path);
        let spot = shown.document.spot(&shown.bundle, &path, &sources.span(place))?;
        Some((spot.page, spot.x, spot.y))
    };
    let about = match (&placed.anchor, placed.spot) {
        (Anchor::Figure(id), _) => format!("chiffre « {id} »"),
        (Anchor::Passage(_), Some(place)) => sources.locate(place).to_string(),
        (Anchor::Lost, _) => "ce dont il s’agit n’est plus là".to_owned(),
        _ => "toute l’édition".to_owned(),
    };
    Remark {
        rank,
        author: placed.comment.author.clone(),
        text: placed.comment.text.clone(),
        about,
        closes: placed.comment.state.is_some(),
        at: placed.spot.and_then(spot),
    }
}
