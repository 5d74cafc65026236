//! The numbers of the data that count one thing, found by what a statement says: its number, the
//! events and the themes around it, the words of its paragraph. A table may have many thousands of
//! rows, and a text as many sentences.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::SMALL;
use super::context::Context;
use super::fact::Fact;
use super::statement::{Reading, Statement};
use crate::dataset::RowRef;
use crate::language::quantity::{Bounds, Qualifier};

/// Numbers of the data, by what may be asked of them.
pub(super) struct Facts {
    /// All of them: figures first, so that they are the ones proposed.
    pub list: Vec<Fact>,
    by_event: FxHashMap<RowRef, Vec<usize>>,
    of_no_event: Vec<usize>,
    by_theme: FxHashMap<String, Vec<usize>>,
    /// Labels that are not empty, each once, with the facts that have it.
    labels: Vec<(Vec<String>, Vec<usize>)>,
    /// Labels by those of their words of which one at least must be said.
    by_word: FxHashMap<String, Vec<usize>>,
    /// All, in the order of their values.
    by_value: Vec<usize>,
    /// Those that are no number by itself.
    vague: Vec<usize>,
    /// Of these, one of each reading.
    readings: Vec<usize>,
}

impl Facts {
    /// `unit`: the word that counts them; both sides say it, so it tells nothing.
    pub fn new(mut list: Vec<Fact>, unit: &str) -> Self {
        for fact in &mut list {
            fact.label.retain(|word| word != unit);
            fact.label.sort_unstable();
        }
        let mut facts = Self {
            by_event: FxHashMap::default(),
            of_no_event: (0..list.len()).filter(|at| list[*at].event.is_none()).collect(),
            by_theme: FxHashMap::default(),
            labels: Vec::new(),
            by_word: FxHashMap::default(),
            by_value: (0..list.len()).collect(),
            vague: Vec::new(),
            readings: Vec::new(),
            list: Vec::new(),
        };
        facts.by_value.sort_by_key(|at| list[*at].quantity.value());
        let mut labels: FxHashMap<&[String], Vec<usize>> = FxHashMap::default();
        let mut readings = FxHashSet::default();
        for (at, fact) in list.iter().enumerate() {
            match fact.event {
                Some(row) => facts.by_event.entry(row).or_default().push(at),
                None => fact.themes.iter().for_each(|theme| {
                    facts.by_theme.entry(theme.clone()).or_default().push(at);
                }),
            }
            if !fact.label.is_empty() {
                labels.entry(&fact.label).or_default().push(at);
            }
            if fact.open || fact.quantity.qualifier() != Qualifier::Exact {
                facts.vague.push(at);
                if readings.insert((fact.quantity, fact.open, fact.is_one_value())) {
                    facts.readings.push(at);
                }
            }
        }
        facts.labels = labels.into_iter().map(|(label, at)| (label.to_vec(), at)).collect();
        facts.labels.sort_unstable_by(|a, b| a.1.cmp(&b.1));
        facts.by_word = by_word(&facts.labels);
        facts.list = list;
        facts
    }

    /// Those of some events.
    pub fn of_events(&self, rows: &[RowRef]) -> Vec<&Fact> {
        let rows = rows.iter().collect::<BTreeSet<_>>().into_iter();
        let known = rows.filter_map(|row| self.by_event.get(row)).flatten();
        known.map(|at| &self.list[*at]).collect()
    }

    /// Those of several events, and of none.
    pub fn of_no_event(&self) -> impl Iterator<Item = &Fact> {
        self.of_no_event.iter().map(|at| &self.list[*at])
    }

    /// Those that a sentence is surely about, in their order.
    pub fn about(&self, context: &Context) -> Vec<usize> {
        let mut found = BTreeSet::new();
        if !context.events.is_empty() {
            let rows = context.events.iter().filter_map(|it| self.by_event.get(&it.row));
            found.extend(rows.flatten().copied());
            return found.into_iter().collect();
        }
        let themes = context.themes.iter().filter_map(|theme| self.by_theme.get(theme));
        found.extend(themes.flatten().copied());
        let labels = context.words.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let mut labels: Vec<usize> = labels.copied().collect();
        labels.sort_unstable();
        labels.dedup();
        for at in labels {
            let (label, facts) = &self.labels[at];
            let said = label.iter().filter(|word| context.words.contains(*word)).count();
            if said >= needed(label.len()) {
                found.extend(facts);
            }
        }
        found.into_iter().collect()
    }

    /// Whether a statement is true of one of those that are kept. `close` asks that « plus de »
    /// stay within the double of what it says.
    pub fn hold(&self, statement: &Statement, close: bool, keep: impl Fn(&Fact) -> bool) -> bool {
        let is_plain = |fact: &Fact| !fact.open && fact.quantity.qualifier() == Qualifier::Exact;
        let said = said(statement, close);
        self.from(said.low)
            .take_while(|it| said.high.is_none_or(|high| it.quantity.value() <= high))
            .any(|fact| is_plain(fact) && keep(fact))
            || self
                .vague
                .iter()
                .map(|at| &self.list[*at])
                .any(|fact| keep(fact) && holds(statement, fact, close))
    }

    /// The same of all of them.
    pub fn any_holds(&self, statement: &Statement, close: bool) -> bool {
        let said = said(statement, close);
        self.from(said.low)
            .take_while(|it| said.high.is_none_or(|high| it.quantity.value() <= high))
            .any(|fact| !fact.open && fact.quantity.qualifier() == Qualifier::Exact)
            || self.readings.iter().any(|at| holds(statement, &self.list[*at], close))
    }

    /// The first that has the number of a statement, if it is not one of those that are equal by
    /// chance.
    pub fn same(&self, statement: &Statement, keep: impl Fn(&Fact) -> bool) -> Option<&Fact> {
        let value = statement.quantity.value();
        let from = self.from(value).filter(|_| value > SMALL);
        from.take_while(|it| it.quantity.value() == value).find(|fact| keep(fact))
    }

    /// Whether one of them has this number.
    pub fn has_value(&self, value: u64) -> bool {
        self.from(value).next().is_some_and(|it| it.quantity.value() == value)
    }

    fn from(&self, value: u64) -> impl Iterator<Item = &Fact> {
        let first = self.by_value.partition_point(|at| self.list[*at].quantity.value() < value);
        self.by_value[first..].iter().map(|at| &self.list[*at])
    }
}

/// How many words of a label must be said: two, or all, and six in ten.
fn needed(all: usize) -> usize {
    (all * 6).div_ceil(10).max(all.min(2))
}

/// Labels by their rarest words: where fewer than those are left out, one of them is said.
fn by_word(labels: &[(Vec<String>, Vec<usize>)]) -> FxHashMap<String, Vec<usize>> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for word in labels.iter().flat_map(|(label, _)| label) {
        *counts.entry(word).or_default() += 1;
    }
    let mut found: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, (label, _)) in labels.iter().enumerate() {
        let mut words: Vec<&String> = label.iter().collect();
        words.sort_by_key(|word| counts[word.as_str()]);
        for word in words.iter().take(label.len() - needed(label.len()) + 1) {
            found.entry((*word).clone()).or_default().push(at);
        }
    }
    found
}

/// The counts of which a statement is true.
fn said(statement: &Statement, close: bool) -> Bounds {
    let value = statement.quantity.value();
    if statement.reading == Reading::Under {
        return Bounds { low: 0, high: Some(value.saturating_sub(1)) };
    }
    let mut bounds = statement.quantity.bounds();
    if close && statement.quantity.qualifier() == Qualifier::MoreThan {
        bounds.high = Some(value.saturating_mul(2));
    }
    bounds
}

/// « 184 collectivités » where the data say « plus de 180 »: nothing gives the number.
/// A sum of several rows may be said more precisely than it is known.
fn is_too_precise(statement: &Statement, fact: &Fact) -> bool {
    statement.reading != Reading::Under
        && statement.quantity.qualifier() == Qualifier::Exact
        && fact.quantity.qualifier() != Qualifier::Exact
        && statement.quantity.value() > SMALL
        && fact.is_one_value()
        && !fact.open
}

/// Whether a statement is true of a fact. `close` asks that « plus de » stay within the double of
/// what it says.
pub(super) fn holds(statement: &Statement, fact: &Fact, close: bool) -> bool {
    if is_too_precise(statement, fact) {
        return statement.quantity.value() == fact.quantity.value();
    }
    said(statement, close).meets(&fact.bounds())
}
