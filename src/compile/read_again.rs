//! Where the reading of an edition stands: which figures and texts are approved as they are today,
//! and what the comments are about.

use crate::compile::prepared::Prepared;
use crate::diagnostic::source::Place;
use crate::figures::{self, Figure};
use crate::guardian;
use crate::guardian::comments::{Anchor, anchor};
use crate::language::french;
use crate::read::approvals::{Approval, Approved};
use crate::read::comments::Comment;
use crate::read::prose::{Block, Cited, Prose};

/// A figure or a text that somebody may approve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// What it is today.
    pub of: Approved,
    /// What it counts, or how it begins.
    pub label: String,
    /// Whether it was approved as it is.
    pub state: TickState,
}

/// Whether something is approved as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TickState {
    /// Nobody has approved it this year.
    Open,
    /// It is.
    Held {
        /// By whom.
        by: String,
        /// On which day.
        on: String,
    },
    /// It was, and is another since.
    Changed {
        /// By whom.
        by: String,
        /// On which day.
        on: String,
        /// As what; nothing of a text.
        was: Option<String>,
    },
}

/// A comment, with what it is about.
#[derive(Debug)]
pub struct Placed<'a> {
    /// The comment.
    pub comment: &'a Comment,
    /// What it is about.
    pub anchor: Anchor,
    /// The paragraph beside which it stands, if a text has one.
    pub spot: Option<Place>,
}

/// The figures that the document shows.
pub fn cited(prepared: &Prepared) -> Vec<&Figure> {
    figures::cited(&prepared.figures.list, &prepared.dataset.settings, prepared.texts())
}

/// The figures that the document shows, in their order.
pub fn figures(prepared: &Prepared) -> Vec<Tick> {
    let tick = |figure: &Figure| {
        let of = Approved::Figure { id: figure.id.clone(), text: figure.text.clone() };
        Tick { state: state(prepared, &of), of, label: figure.label.clone() }
    };
    cited(prepared).into_iter().map(tick).collect()
}

/// The texts, in the order of their names.
pub fn texts(prepared: &Prepared) -> Vec<Tick> {
    let view = prepared.view(&[], &[]);
    let tick = |text: &Prose| {
        let of = guardian::text_today(&view, text);
        let first = text.blocks.iter().find(|block| !block.is_empty());
        let label = first.map(|block| block.text.trim().to_owned()).unwrap_or_default();
        Tick { state: state(prepared, &of), of, label }
    };
    prepared.texts().iter().map(tick).collect()
}

fn state(prepared: &Prepared, of: &Approved) -> TickState {
    let Some(last) = last(&prepared.input.approvals, of.name()) else { return TickState::Open };
    let (by, on) = (last.by.clone(), last.on.clone());
    match &last.of {
        then if then.holds(of) => TickState::Held { by, on },
        Approved::Figure { text, .. } => TickState::Changed { by, on, was: Some(text.clone()) },
        Approved::Text { .. } => TickState::Changed { by, on, was: None },
    }
}

/// The last approval of a figure or a text.
pub fn last<'a>(approvals: &'a [Approval], name: &str) -> Option<&'a Approval> {
    approvals.iter().rfind(|it| it.of.name() == name)
}

/// What nobody has approved as it is today: figures that the document shows, and texts as soon as one
/// of them was approved.
pub fn open(prepared: &Prepared) -> Vec<String> {
    let approvals = &prepared.input.approvals;
    let of_texts = approvals.iter().any(|it| matches!(it.of, Approved::Text { .. }));
    let texts = if of_texts { texts(prepared) } else { Vec::new() };
    let all = figures(prepared).into_iter().chain(texts);
    let open = all.filter(|it| !matches!(it.state, TickState::Held { .. }));
    open.map(|it| it.of.name().to_owned()).collect()
}

/// « 2 chiffres et 1 texte à relire : venus, adherents, textes/mot.typ ».
pub fn told(open: &[String]) -> String {
    let texts = open.iter().filter(|name| name.contains('/')).count();
    let counts = [(open.len() - texts, "chiffre"), (texts, "texte")];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| french::count(number, word))
        .collect();
    format!("{} à relire : {}", counts.join(" et "), open.join(", "))
}

/// The comments, in the order of the file.
pub fn comments(prepared: &Prepared) -> Vec<Placed<'_>> {
    let comments = &prepared.input.comments;
    if comments.is_empty() {
        return Vec::new();
    }
    let headings = guardian::headings(&prepared.dataset.events);
    let settings = guardian::settings(&prepared.input);
    let view = prepared.view(&headings, &settings);
    let placed = |comment| {
        let anchor = anchor(&view, comment);
        let spot = match &anchor {
            Anchor::Passage(place) => Some(*place),
            Anchor::Figure(id) => citing(prepared.texts(), id),
            Anchor::Whole | Anchor::Lost => None,
        };
        Placed { comment, anchor, spot }
    };
    comments.iter().map(placed).collect()
}

/// The first paragraph that cites a figure.
fn citing(texts: &[Prose], id: &str) -> Option<Place> {
    texts.iter().find_map(|text| {
        let cited = text.citations.iter().find(|it| it.cited == Cited::Figure && it.id == id)?;
        let holds = |block: &&Block| {
            let written = block.source(0..block.text.len());
            written.start <= cited.range.start && cited.range.end <= written.end
        };
        let block = text.blocks.iter().find(holds)?;
        Some(block.whole())
    })
}
