//! Where the reading of an edition stands: which figures and texts are approved as they are today,
//! and what the comments are about.

use std::ops::Range;

use crate::compile::prepared::Prepared;
use crate::compile::printed_by::printed_by;
use crate::diagnostic::source::Place;
use crate::figures::ticked::{self, CHARTS, MAPS, Ticked};
use crate::figures::{self, Figure};
use crate::guardian;
use crate::guardian::comments::{Anchor, anchor};
use crate::guardian::numbered;
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

/// The lines of statements and the drawings that the document shows.
pub fn lines(prepared: &Prepared) -> Vec<Ticked> {
    numbered::printed(&prepared.view(&[], &[]))
}

/// What the numbers of a review copy stand for, the first 1.
pub fn numbers(prepared: &Prepared) -> Vec<String> {
    numbered::numbers(&prepared.view(&[], &[]))
}

/// The figures, the lines and the drawings that the document shows, in their order.
pub fn figures(prepared: &Prepared) -> Vec<Tick> {
    let tick = |id: String, text: String, label: String| {
        let of = Approved::Figure { id, text };
        Tick { state: state(prepared, &of), of, label }
    };
    let figures = cited(prepared).into_iter().cloned();
    let figures = figures.map(|it| tick(it.id, it.text, it.label));
    let lines = lines(prepared).into_iter().map(|it| tick(it.id.clone(), it.text(), it.label));
    figures.chain(lines).collect()
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
        Approved::Figure { text: was, .. } => {
            let now = if let Approved::Figure { text, .. } = of { text } else { was };
            TickState::Changed { by, on, was: Some(ticked::differing(was, now).0) }
        }
        Approved::Text { .. } => TickState::Changed { by, on, was: None },
    }
}

/// The last approval of a figure or a text.
pub fn last<'a>(approvals: &'a [Approval], name: &str) -> Option<&'a Approval> {
    approvals.iter().rfind(|it| it.of.name() == name)
}

/// What nobody has approved as it is today of what some documents print: figures, and texts as soon as
/// one text was approved.
pub fn open(prepared: &Prepared, documents: &[&str]) -> Vec<String> {
    let printed = printed_by(prepared, documents);
    let approvals = &prepared.input.approvals;
    let of_texts = approvals.iter().any(|it| matches!(it.of, Approved::Text { .. }));
    let texts = if of_texts { texts(prepared) } else { Vec::new() };
    let all = figures(prepared).into_iter().chain(texts);
    let all = all.filter(|it| printed.contains(it.of.name()));
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
    format!("{} à relire : {}", counts.join(" et "), together(open).join(", "))
}

/// The names, those of one statement and those of all drawings under one: « bilan (24) ».
fn together(names: &[String]) -> Vec<String> {
    let group = |name: &str| -> Option<String> {
        let (group, _) = name.split_once('.').filter(|_| !name.contains('/'))?;
        Some(group.to_owned())
    };
    let mut told: Vec<(String, usize, bool)> = Vec::new();
    for name in names {
        let of = group(name);
        match told.iter_mut().find(|(known, ..)| of.as_ref() == Some(known)) {
            Some((_, count, _)) => *count += 1,
            None => told.push((of.clone().unwrap_or_else(|| name.clone()), 1, of.is_some())),
        }
    }
    let shown = |(name, count, is_group): (String, usize, bool)| match is_group {
        true => format!("{name} ({count})"),
        false => name,
    };
    told.into_iter().map(shown).collect()
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

/// The first paragraph that cites a figure; of what is no figure, the one that leads to it.
fn citing(texts: &[Prose], id: &str) -> Option<Place> {
    let placed = |wanted: Cited, name: &str| {
        texts.iter().find_map(|text| {
            let cited = text.citations.iter().find(|it| it.cited == wanted && it.id == name)?;
            leading(text, cited.range.start)
        })
    };
    match id.split_once('.') {
        Some((CHARTS, name)) => placed(Cited::Chart, name),
        Some((MAPS, name)) => placed(Cited::Map, name),
        Some((function, _)) => texts.iter().find_map(|text| {
            let call = text.calls.iter().find(|it| it.function == function)?;
            leading(text, call.range.start)
        }),
        None => texts.iter().find_map(|text| {
            let cited =
                text.citations.iter().find(|it| it.cited == Cited::Figure && it.id == id)?;
            let block = text.blocks.iter().find(|block| {
                let written = written(block);
                written.start <= cited.range.start && cited.range.end <= written.end
            })?;
            Some(block.whole())
        }),
    }
}

/// The last paragraph with words before a place of a text, else the first after it: what stands at the place
/// has none of its own.
fn leading(text: &Prose, at: usize) -> Option<Place> {
    let blocks = || text.blocks.iter().filter(|block| !block.is_empty());
    let before = blocks().rfind(|block| written(block).end <= at);
    let block = before.or_else(|| blocks().find(|block| written(block).start >= at));
    block.map(Block::whole)
}

/// Where a paragraph is written.
fn written(block: &Block) -> Range<usize> {
    block.source(0..block.text.len())
}
