//! Whether a statement contradicts the data: no number of them gives it.

use std::rc::Rc;

use super::alone::{acts_by_itself, is_near, is_the_unit, measured_of, stands_alone};
use super::context::Context;
use super::fact::Fact;
use super::index::{Facts, holds};
use super::statement::{Reading, Statement};
use super::units::Family;
use super::{CITE, SMALL, reported};
use crate::diagnostic::Diagnostic;
use crate::read::prose::Block;

/// What a block or a sentence is surely about.
#[derive(Clone)]
pub(super) struct About {
    facts: Rc<[usize]>,
    /// One of them has several words in common with it.
    is_close: bool,
}

impl About {
    pub fn of(all: &Facts, context: &Context) -> Self {
        let facts = all.about(context);
        let is_close = facts.iter().any(|at| context.kinship(&all.list[*at]) > 1);
        Self { facts: facts.into(), is_close }
    }
}

/// Whether what a sentence is about decides of a number that some fact gives.
pub(super) fn is_compared(statement: &Statement) -> bool {
    statement.quantity.value() <= SMALL
        || statement.reading == Reading::Part
        || matches!(statement.family, Family::Declared(_) | Family::Named(_))
}

/// What a statement is reported of, if no number of the data gives it.
pub(super) fn contradicted(
    block: &Block,
    context: &Context,
    statement: &Statement,
    all: &Facts,
    about: &About,
) -> Option<Diagnostic> {
    let list = &all.list;
    let near: Vec<&Fact> = match &statement.family {
        // The text says the very words of the label.
        Family::Named(_) => list.iter().collect(),
        Family::Declared(unit) => {
            let (text, range) = (&block.text, &statement.range);
            let is_whole = statement.reading == Reading::Whole;
            let alone = is_whole && stands_alone(text, range);
            // A column counts what the organisation did: « le parc a 120 arbres » is of the park.
            let is_unit = |fact: &Fact| {
                let of_us =
                    fact.cite.is_some() || is_near(fact, statement) || context.speaks_of_us();
                alone && of_us && is_the_unit(fact, unit, statement)
            };
            let of = measured_of(text, range).filter(|_| is_whole);
            let alone_of = of.as_ref().is_some_and(|(_, whole)| stands_alone(text, whole));
            let is_of = |fact: &Fact| {
                let is_said = of.as_ref().is_some_and(|(word, _)| fact.label.contains(word));
                alone_of && is_said && statement.quantity.value() > SMALL
            };
            let low = statement.quantity.bounds().low;
            let is_more = || list.iter().all(|it| it.bounds().high.is_some_and(|high| high < low));
            let acts = is_whole && {
                let whole = of.as_ref().map_or(range, |(_, whole)| whole);
                acts_by_itself(text, whole) && is_more()
            };
            let is_near = |at: &usize| {
                let fact = &list[*at];
                let is_meant = is_unit(fact) || is_of(fact) || (acts && is_near(fact, statement));
                is_meant || about.facts.contains(at)
            };
            let mut near: Vec<&Fact> =
                (0..list.len()).filter(is_near).map(|at| &list[at]).collect();
            if near.is_empty() && alone && statement.quantity.value() > SMALL {
                near.extend(list.iter().filter(|fact| context.is_akin(fact)));
            }
            near
        }
        _ => Vec::new(),
    };
    let near = || {
        let about = about.facts.iter().map(|at| &list[*at]).filter(|_| near.is_empty());
        near.iter().copied().chain(about)
    };
    let nothing = near().next().is_none();
    // A few of many are often told apart from all: « deux sorties de l'année ».
    let small = statement.quantity.value() <= SMALL;
    let is_named = matches!(statement.family, Family::Named(_));
    if is_named && small && near().all(|fact| fact.quantity.value() > SMALL) {
        return None;
    }
    let is_declared = matches!(statement.family, Family::Declared(_));
    // A few are most often some of all: « un projet mené par 4 adhérents ».
    let is_few = small && matches!(statement.family, Family::Members(None) | Family::Events(_));
    if nothing && (is_declared || is_few || context.is_of_some(statement)) {
        return None;
    }
    let low = statement.quantity.bounds().low;
    let is_true = match statement.reading {
        Reading::Part => list.iter().any(|it| it.bounds().high.is_none_or(|high| low <= high)),
        // A number that shares a word with the sentence may be what it means.
        _ if small && about.is_close => {
            all.hold(statement, true, |fact| context.kinship(fact) > 0)
                || near().any(|fact| holds(statement, fact, false))
        }
        _ => all.any_holds(statement, true) || near().any(|fact| holds(statement, fact, false)),
    };
    match is_true {
        true => None,
        false if nothing => Some(reported(block, statement, list.iter(), CITE)),
        false => Some(reported(block, statement, near(), CITE)),
    }
}
