//! Numbers that the texts state by hand, held against the data.
//!
//! A number is judged only beside what it counts, and only by the numbers of
//! the data that count the same thing. Among these, those that the sentence is
//! surely about (its words are those of the figure, it names the event, the
//! text lists the theme) decide alone for small numbers, which are equal by
//! chance too easily; a large number that any of them gives is true.

mod alone;
mod cells;
mod context;
mod facts;
mod statement;
mod units;

use std::collections::BTreeMap;
use std::ops::Range;

use self::alone::{is_the_unit, stands_alone};
pub(super) use self::cells::descriptions_agree_with_their_row;
pub(super) use self::context::other_years;
use self::context::{Context, NamedEvent, content, is_about_us};
use self::facts::{Fact, facts, holds, of_last_year};
use self::statement::{Reading, Statement, statements};
use self::units::{Family, Lexicon};
use super::View;
use super::named::{Named, named_events};
use crate::dataset::{Event, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french::{self, fold};
use crate::read::prose::{Block, Cited, Kind, Prose, sentences};

/// Up to here a number is equal to another by chance too easily.
const SMALL: u64 = 12;
/// How many of the nearest numbers are named.
const NAMED: usize = 2;
/// What to do about a number of a text.
const CITE: &str = "citez le chiffre, ou corrigez";

/// Tells each number of a text that no number of the data gives.
pub(super) fn numbers_are_those_of_the_data(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut judge = Judge::new(view);
    for text in view.texts {
        let mut membership = false;
        for block in &text.blocks {
            // A list goes on about what the paragraph before it announces.
            membership = speaks_of_members(&block.text) || (membership && block.kind == Kind::Item);
            let found = statements(block, &judge.lexicon);
            if !found.is_empty() {
                judge.block(text, block, membership, &found, diagnostics);
            }
        }
    }
}

struct Judge<'a> {
    view: &'a View<'a>,
    lexicon: Lexicon,
    facts: BTreeMap<Family, Vec<Fact>>,
    of_last_year: BTreeMap<Family, Vec<Fact>>,
    named: Option<Named<'a>>,
}

impl<'a> Judge<'a> {
    fn new(view: &'a View<'a>) -> Self {
        let lexicon = Lexicon::of(&view.dataset.settings);
        let (facts, of_last_year) = (BTreeMap::new(), BTreeMap::new());
        Self { view, lexicon, facts, of_last_year, named: None }
    }

    fn block(
        &mut self,
        text: &Prose,
        block: &Block,
        membership: bool,
        found: &[Statement],
        diagnostics: &mut Diagnostics,
    ) {
        let themes = text.citations.iter().filter(|it| it.cited == Cited::Theme);
        let mut context = Context {
            words: content(&block.text),
            themes: themes.map(|it| it.id.clone()).collect(),
            membership,
            events: Vec::new(),
            sentence: String::new(),
            other_year: false,
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
            context.events = self.events(text, block, sentence);
            context.sentence = fold(words);
            let years = other_years(words, self.view.dataset.year());
            for statement in here {
                let own = &block.text[statement.range.clone()];
                // A year within the number itself is no other year.
                context.other_year = years.iter().any(|year| !own.contains(year));
                self.judge(block, &context, statement, diagnostics);
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
        if !is_about_us(statement, context) {
            return;
        }
        if statement.reading == Reading::Whole
            && self.beside_an_event(block, context, statement, diagnostics).is_some()
        {
            return;
        }
        let all = self
            .facts
            .entry(statement.family.clone())
            .or_insert_with(|| facts(view, &statement.family));
        if statement.reading == Reading::Gain {
            return gain(view, block, statement, all, diagnostics);
        }
        let near: Vec<&Fact> = match &statement.family {
            // The text says the very words of the label.
            Family::Named(_) => all.iter().collect(),
            Family::Declared(unit) => {
                let alone = statement.reading == Reading::Whole
                    && stands_alone(&block.text, &statement.range);
                let is_about = |fact: &&Fact| {
                    context.is_about(fact, statement)
                        || (alone && is_the_unit(fact, unit, statement))
                };
                all.iter().filter(is_about).collect()
            }
            _ => all.iter().filter(|it| context.is_about(it, statement)).collect(),
        };
        // A few of many are often told apart from all: « deux sorties de l'année ».
        let is_few = |fact: &&Fact| fact.quantity.value() > SMALL;
        if matches!(statement.family, Family::Named(_))
            && statement.quantity.value() <= SMALL
            && near.iter().all(is_few)
        {
            return;
        }
        let stated = &statement.quantity;
        let is_true = match statement.reading {
            Reading::Part => all
                .iter()
                .any(|fact| fact.bounds().high.is_none_or(|high| stated.bounds().low <= high)),
            _ => {
                let declared = matches!(statement.family, Family::Declared(_));
                if declared && near.is_empty() {
                    return;
                }
                let small = stated.value() <= SMALL;
                let decided = small && near.iter().any(|it| context.kinship(it, statement) > 1);
                // A fact that shares a word with the sentence may be what it means.
                let may_mean = |fact: &Fact| !decided || context.kinship(fact, statement) > 0;
                near.iter().any(|fact| holds(stated, fact, false))
                    || all.iter().any(|fact| holds(stated, fact, true) && may_mean(fact))
            }
        };
        if is_true || context.other_year {
            return;
        }
        if all.is_empty() {
            return;
        }
        let near = if near.is_empty() { all.iter().collect() } else { near };
        let one = told(block, statement, near, CITE);
        diagnostics.push(self.explained(block, statement, one));
    }

    /// The events that a sentence names, by their title or by their id.
    fn events(&mut self, text: &Prose, block: &Block, sentence: Range<usize>) -> Vec<NamedEvent> {
        let view = self.view;
        let named = self.named.get_or_insert_with(|| named_events(view));
        let event = |event: &Event, title| NamedEvent {
            row: event.row,
            themes: event.themes.clone(),
            title,
        };
        let mut found = Vec::new();
        for (title, events) in named.in_quotes(&block.text, sentence.clone()) {
            found.extend(events.iter().map(|it| event(it, Some(title.clone()))));
        }
        let source = block.source(sentence);
        // Citations are in the order of the text.
        let first = text.citations.partition_point(|it| it.range.start < source.start);
        let cited = text.citations[first..].iter().take_while(|it| it.range.start < source.end);
        for id in cited.filter(|it| it.cited == Cited::Event).map(|it| &it.id) {
            let same = view.dataset.events.iter().find(|it| it.id == *id);
            found.extend(same.map(|it| event(it, None)));
        }
        found
    }

    /// A number beside the title of an event is of that event, or of the things
    /// that it is a part of. Nothing when the data do not count it.
    fn beside_an_event(
        &mut self,
        block: &Block,
        context: &Context,
        statement: &Statement,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let view = self.view;
        let events = context.beside(&statement.range);
        if events.is_empty() || !matches!(statement.family, Family::Participants | Family::People) {
            return None;
        }
        let all = self
            .facts
            .entry(statement.family.clone())
            .or_insert_with(|| facts(view, &statement.family));
        let (own, others): (Vec<&Fact>, Vec<&Fact>) = all
            .iter()
            .partition(|fact| fact.event.is_some_and(|row| events.iter().any(|it| it.row == row)));
        let whole = |fact: &&&Fact| {
            fact.event.is_none()
                && !fact.open
                && (context.kinship(fact, statement) > 0
                    || events.iter().any(|it| it.themes.iter().any(|id| fact.themes.contains(id))))
        };
        let stated = &statement.quantity;
        if own.iter().chain(others.iter().filter(whole)).any(|it| holds(stated, it, false)) {
            return Some(());
        }
        let nothing = own.is_empty();
        let one = told(block, statement, own, CITE);
        let rows: Vec<RowRef> = events.iter().map(|it| it.row).collect();
        let registered = self.registered(block, statement, &one, &rows);
        match registered {
            Some(one) => diagnostics.push(one),
            None if nothing => {}
            None => diagnostics.push(one),
        }
        Some(())
    }

    /// A number of those who registered, or of last year, is told as such.
    fn explained(&mut self, block: &Block, statement: &Statement, one: Diagnostic) -> Diagnostic {
        if let Some(one) = self.registered(block, statement, &one, &[]) {
            return one;
        }
        let view = self.view;
        let former = self
            .of_last_year
            .entry(statement.family.clone())
            .or_insert_with(|| of_last_year(view, &statement.family));
        match former.iter().find(|fact| is_same(fact, statement)) {
            Some(fact) => Diagnostic {
                code: Code::LastYear,
                message: format!(
                    "« {} » est le nombre de {} : {}",
                    &block.text[statement.range.clone()],
                    view.dataset.year() - 1,
                    fact.what
                ),
                ..one
            },
            None => one,
        }
    }

    /// Those who registered, counted as those who came.
    fn registered(
        &mut self,
        block: &Block,
        statement: &Statement,
        one: &Diagnostic,
        events: &[RowRef],
    ) -> Option<Diagnostic> {
        if statement.family != Family::Participants {
            return None;
        }
        let view = self.view;
        let registered = self
            .facts
            .entry(Family::Registered)
            .or_insert_with(|| facts(view, &Family::Registered));
        let of_them =
            |fact: &&Fact| events.is_empty() || fact.event.is_some_and(|row| events.contains(&row));
        let fact = registered.iter().filter(of_them).find(|fact| is_same(fact, statement))?;
        let words = &block.text[statement.range.clone()];
        let message = format!("« {words} » : c'est le nombre des inscrits, {}", fact.what);
        let mut one = one
            .clone()
            .message(message)
            .help("écrivez « inscrits », ou donnez le nombre de ceux qui sont venus");
        one.related = fact
            .place
            .map(|place| (place, "ils sont comptés ici".to_owned()))
            .into_iter()
            .collect();
        Some(one)
    }
}

/// One number, and not one of those that are equal by chance.
fn is_same(fact: &Fact, statement: &Statement) -> bool {
    let value = statement.quantity.value();
    value > SMALL && fact.quantity.value() == value
}

fn speaks_of_members(text: &str) -> bool {
    ["adhér", "Adhér", "ADHÉR"].iter().any(|stem| text.contains(stem))
}

/// « 341 abonné.e.s de plus »: what was gained since last year.
fn gain(
    view: &View<'_>,
    block: &Block,
    statement: &Statement,
    all: &[Fact],
    diagnostics: &mut Diagnostics,
) {
    let gained = |fact: &&Fact| {
        let (now, before) = (fact.quantity.exact_value()?, fact.previous?.exact_value()?);
        Some((now.checked_sub(before)?, now, before))
    };
    let gains: Vec<(u64, u64, u64)> = all.iter().filter_map(|fact| gained(&fact)).collect();
    let bounds = statement.quantity.bounds();
    let Some((gain, now, before)) = gains.first() else { return };
    if gains.iter().any(|(gain, ..)| bounds.contains(*gain)) {
        return;
    }
    let words = &block.text[statement.range.clone()];
    diagnostics.push(
        Diagnostic::new(
            Code::StatedNumber,
            format!("« {words} » de plus : les données n'en donnent pas autant"),
        )
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!(
            "de {} à {}, il y en a {} de plus qu'en {} : corrigez le texte ou les données",
            french::number(*before),
            french::number(*now),
            french::number(*gain),
            view.dataset.year() - 1
        )),
    );
}

/// `mend`: what to do about it.
fn told(block: &Block, statement: &Statement, mut near: Vec<&Fact>, mend: &str) -> Diagnostic {
    let words = &block.text[statement.range.clone()];
    let stated = statement.quantity.value();
    near.sort_by_key(|fact| fact.quantity.value().abs_diff(stated));
    let nearest = near.chunk_by(|a, b| a.quantity == b.quantity).map(|same| same[0].words());
    let nearest: Vec<String> = nearest.take(NAMED).collect();
    let message = format!("« {words} » : aucun chiffre des données ne le dit");
    let one = Diagnostic::new(Code::StatedNumber, message)
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!("au plus près : {} ; {mend}", nearest.join(" ; ")));
    match near.first().and_then(|fact| fact.place) {
        Some(place) => one.related(place, "le plus proche est ici"),
        None => one,
    }
}
