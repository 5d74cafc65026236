//! Numbers that the texts state by hand, held against the data.
//!
//! A number is judged only beside what it counts, and only by the numbers of
//! the data that count the same thing. Among these, those that the sentence is
//! surely about (its words are those of the figure, it names the event, the
//! text lists the theme) decide alone for small numbers, which are equal by
//! chance too easily; a large number that any of them gives is true.

mod alone;
mod anothers;
mod attended;
mod cells;
mod citable;
mod cited;
mod compared;
mod context;
mod counted_columns;
mod dated;
mod denied;
mod fact;
mod facts;
mod gain;
mod groups;
mod index;
mod label;
mod last;
mod measurable;
mod measured;
mod own_columns;
mod scope;
mod shares;
mod statement;
mod typed;
mod units;
mod values;
mod verdict;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use self::anothers::is_anothers;
use self::attended::Days;
pub(in crate::guardian) use self::cells::descriptions_agree_with_their_row;
pub(in crate::guardian) use self::cited::cited_figures_count_what_follows;
pub(in crate::guardian) use self::compared::changes_are_those_of_the_data;
pub(in crate::guardian) use self::context::other_years;
use self::context::{Context, is_about_us, is_of_other_times, names_a_part};
pub(in crate::guardian) use self::dated::counts_have_the_date_that_is_said;
pub(in crate::guardian) use self::denied::what_is_denied_is_not_in_the_data;
use self::fact::Fact;
use self::facts::{facts, of_last_year};
use self::gain::gain;
use self::index::{Facts, holds};
use self::label::content;
pub(in crate::guardian) use self::measured::measures_are_those_of_the_data;
pub(in crate::guardian) use self::shares::shares_are_those_of_the_data;
use self::statement::{Reading, Statement, statements};
use self::units::{Family, Lexicon};
use self::verdict::{About, contradicted, is_compared};
use crate::dataset::Event;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::guardian::sentences::mentions::Mentions;
use crate::guardian::{MANY, View};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, Cited, Prose, sentences};

/// Up to here a number is equal to another by chance too easily.
const SMALL: u64 = 12;
/// How many of the nearest numbers are named.
const NAMED: usize = 2;
/// Words for the year before, whose numbers a sentence gives.
const LAST_YEAR: [&str; 7] = [
    "an dernier",
    "an passe",
    "annee derniere",
    "annee precedente",
    "saison derniere",
    "saison passee",
    "saison precedente",
];
/// What to do about a number of a text.
const CITE: &str = "citez le chiffre, ou corrigez";

/// What takes the place of the numbers that the texts type and that are those of a figure.
pub fn typed_figures(view: &View<'_>) -> Vec<Correction> {
    let mut judge = Judge::new(view);
    judge.texts(&mut Diagnostics::default());
    judge.citable
}

/// Tells each number of a text that no number of the data gives.
pub(in crate::guardian) fn numbers_are_those_of_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut judge = Judge::new(view);
    judge.texts(diagnostics);
    judge.reported = 0;
    for block in view.settings {
        let mut found = statements(block, &judge.lexicon);
        // In a title or a definition, a few are most often some of all.
        found.retain(|it| it.quantity.value() > SMALL);
        if !found.is_empty() {
            let membership = speaks_of_members(&block.text);
            judge.block(None, block, (membership, false), &found, diagnostics);
        }
    }
}

struct Judge<'a> {
    view: &'a View<'a>,
    lexicon: Lexicon,
    facts: BTreeMap<Family, Facts>,
    of_last_year: BTreeMap<Family, Facts>,
    mentions: Option<Mentions<'a>>,
    days: Option<Days<'a>>,
    /// Events that have an id.
    by_id: FxHashMap<&'a str, &'a Event>,
    /// What a block is about, where its sentence names no event.
    about: BTreeMap<Family, About>,
    /// How many were reported of the text: of more than that, the rest goes without saying.
    reported: usize,
    /// The texts of chapters, and whether the chapter has themes.
    chapters: FxHashMap<&'a str, bool>,
    /// Citations for the numbers that are typed.
    citable: Vec<Correction>,
}

impl<'a> Judge<'a> {
    fn new(view: &'a View<'a>) -> Self {
        let dataset = view.dataset;
        let chapters = dataset.settings.chapters.iter().flat_map(|chapter| {
            let is_themed = !chapter.themes.is_empty() || !chapter.categories.is_empty();
            chapter.sections.iter().map(move |it| (it.text.as_str(), is_themed))
        });
        let ids = dataset.events.iter().filter(|it| !it.id.is_empty());
        Self {
            view,
            lexicon: Lexicon::of(dataset),
            facts: BTreeMap::new(),
            of_last_year: BTreeMap::new(),
            mentions: None,
            days: None,
            by_id: ids.map(|it| (it.id.as_str(), it)).collect(),
            about: BTreeMap::new(),
            reported: 0,
            chapters: chapters.collect(),
            citable: Vec::new(),
        }
    }

    /// Judges all texts.
    fn texts(&mut self, diagnostics: &mut Diagnostics) {
        for text in self.view.texts {
            let (mut membership, mut headed) = (false, false);
            self.reported = 0;
            for block in &text.blocks {
                // A list goes on about what the paragraph before it announces.
                membership =
                    speaks_of_members(&block.text) || (membership && block.kind == BlockKind::Item);
                let found = statements(block, &self.lexicon);
                if !found.is_empty() {
                    self.block(Some(text), block, (membership, headed), &found, diagnostics);
                }
                headed |= block.kind == BlockKind::Heading;
            }
        }
    }

    /// Makes sure that the facts of a family are known.
    fn know(&mut self, family: &Family) {
        if !self.facts.contains_key(family) {
            let mut list = facts(self.view, family);
            // What the members are called tells no fact from another.
            for fact in &mut list {
                fact.label.retain(|word| !self.lexicon.members.contains(word));
            }
            let facts = Facts::new(list, unit_of(family));
            self.facts.insert(family.clone(), facts);
        }
    }

    fn block(
        &mut self,
        text: Option<&Prose>,
        block: &Block,
        (membership, headed): (bool, bool),
        found: &[Statement],
        diagnostics: &mut Diagnostics,
    ) {
        let citations = text.map_or(&[][..], |it| &it.citations);
        let themes = citations.iter().filter(|it| it.cited == Cited::Theme);
        let path = text.map(|it| &self.view.input.sources.file(it.file).path);
        let chapter = path.and_then(|path| self.chapters.get(path.as_str())).copied();
        self.about.clear();
        let mut context = Context {
            words: content(&block.text),
            themed: themes.clone().next().is_some() || chapter == Some(true),
            themes: themes.map(|it| it.id.clone()).collect(),
            headed: headed || chapter.is_some(),
            membership,
            events: Vec::new(),
            dated: Vec::new(),
            sentence: String::new(),
            other_year: false,
            other_times: false,
        };
        let mut rest = found;
        for sentence in sentences(&block.text) {
            let within = rest.partition_point(|it| it.range.start < sentence.end);
            let (here, further) = rest.split_at(within);
            rest = further;
            if here.is_empty() {
                continue;
            }
            let words = &block.text[sentence.clone()];
            context.sentence = fold(words);
            context.other_times = is_of_other_times(&context.sentence);
            context.events = self.events(citations, block, sentence.clone());
            context.dated = self.events_of_the_day(block, sentence, &context);
            let of_a_part = names_a_part(words, self.view.dataset.period());
            let years = other_years(words, self.view.dataset.period());
            for statement in here {
                let own = &block.text[statement.range.clone()];
                // A year within the number itself is no other year.
                context.other_year = context.other_times
                    || years.iter().any(|year| !own.contains(year))
                    || LAST_YEAR.iter().any(|words| context.sentence.contains(words));
                // « En 2023 » is half a season: only what is beside its event is judged.
                if of_a_part {
                    let _ = self.beside_an_event(block, &context, statement, diagnostics);
                } else {
                    self.judge(block, &context, statement, diagnostics);
                }
            }
        }
    }

    fn judge(
        &mut self,
        block: &Block,
        context: &Context,
        statement: &Statement,
        diagnostics: &mut Diagnostics,
    ) {
        let view = self.view;
        let is_about_us = is_about_us(statement, context, &block.text);
        if !is_about_us || self.reported >= MANY * 2 {
            return;
        }
        let statement = &self.as_events(statement);
        let is_of_another_year = context.gives_to_another_year(&block.text, statement);
        if is_of_another_year {
            if let Some(one) = self.this_years(block, context, statement) {
                return diagnostics.push(one);
            }
            if let Some(one) = last::not_last_years(self, block, context, statement) {
                return diagnostics.push(one);
            }
        } else if matches!(statement.reading, Reading::Whole | Reading::Under)
            && self.beside_an_event(block, context, statement, diagnostics).is_some()
        {
            return;
        }
        self.know(&statement.family);
        let all = &self.facts[&statement.family];
        if all.list.is_empty() {
            return;
        }
        if !is_of_another_year {
            self.citable.extend(citable::citation(view, block, context, statement, all));
        }
        if statement.reading == Reading::Gain {
            return gain(view, block, statement, &all.list, diagnostics);
        }
        let whole = || all.list.iter().filter(|fact| fact.is_whole);
        let is_of_all = statement.reading != Reading::Part && context.is_of_all(statement);
        let one = if is_of_all && whole().next().is_some() {
            let is_true = whole().any(|it| holds(statement, it, true));
            (!is_true).then(|| reported(block, statement, whole(), CITE))
        } else {
            // Of most numbers that hold, nothing else is asked.
            if !is_compared(statement) && all.any_holds(statement, true) {
                return;
            }
            let about = match &statement.family {
                _ if !context.events.is_empty() => About::of(all, context),
                family => self
                    .about
                    .entry(family.clone())
                    .or_insert_with(|| About::of(all, context))
                    .clone(),
            };
            contradicted(block, context, statement, all, &about)
        };
        let is_told = |it: &mut Self| {
            !context.other_year
                && !it.is_sum_of_some(&block.text, statement)
                && !is_anothers(block, statement, &it.lexicon)
        };
        if let Some(one) = one.filter(|_| is_told(self)) {
            self.reported += 1;
            diagnostics.push(self.explained(block, statement, one));
        }
    }

    /// What last year's data give as the number of a statement.
    fn former(&mut self, statement: &Statement) -> Option<&Fact> {
        let (view, family) = (self.view, &statement.family);
        let former = self.of_last_year.entry(family.clone());
        let former = former.or_insert_with(|| Facts::new(of_last_year(view, family), ""));
        former.same(statement, |_| true)
    }

    /// A number of those who registered, or of last year, is reported as such.
    fn explained(
        &mut self,
        block: &Block,
        statement: &Statement,
        diagnostic: Diagnostic,
    ) -> Diagnostic {
        if let Some(diagnostic) = self.registered(block, statement, &diagnostic, &[]) {
            return diagnostic;
        }
        let year = self.view.dataset.period().before();
        match self.former(statement) {
            Some(fact) => Diagnostic {
                code: Code::LastYear,
                message: format!(
                    "« {} » est le nombre de {} : {}",
                    &block.text[statement.range.clone()],
                    year,
                    fact.what
                ),
                ..diagnostic
            },
            None => diagnostic,
        }
    }
}

/// The word of a family that both sides of a comparison say.
fn unit_of(family: &Family) -> &str {
    match family {
        Family::Declared(unit) | Family::Events(unit) => unit,
        _ => "",
    }
}

fn speaks_of_members(text: &str) -> bool {
    ["adhér", "Adhér", "ADHÉR"].iter().any(|stem| text.contains(stem))
}

/// `fix`: what to do about it.
fn reported<'f>(
    block: &Block,
    statement: &Statement,
    near: impl Iterator<Item = &'f Fact>,
    fix: &str,
) -> Diagnostic {
    let words = &block.text[statement.range.clone()];
    let distance = |fact: &Fact| fact.quantity.value().abs_diff(statement.quantity.value());
    let mut nearest: Vec<&Fact> = Vec::new();
    for fact in near {
        let at = nearest.partition_point(|it| distance(it) <= distance(fact));
        if at < NAMED && nearest.iter().all(|it| it.quantity != fact.quantity) {
            nearest.insert(at, fact);
            nearest.truncate(NAMED);
        }
    }
    let named: Vec<String> = nearest.iter().map(|fact| fact.in_words()).collect();
    let message = format!("« {words} » : aucun chiffre des données ne le dit");
    let diagnostic = Diagnostic::new(Code::StatedNumber, message)
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!("au plus près : {} ; {fix}", named.join(" ; ")));
    match nearest.first().and_then(|fact| fact.place) {
        Some(place) => diagnostic.related(place, "le plus proche est ici"),
        None => diagnostic,
    }
}
