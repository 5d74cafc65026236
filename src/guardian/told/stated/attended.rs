//! Numbers beside an event that a sentence names: those who came to it, not to another, nor in
//! another year; sums of some rows; words that count events and visits of the site alike.

use std::ops::Range;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::context::{Context, NamedEvent, attends};
use super::fact::Fact;
use super::index::holds;
use super::statement::Statement;
use super::units::Family;
use super::values::value;
use super::{CITE, Judge, SMALL, reported};
use crate::dataset::{Event, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::mentions::{Called, Mentions, words};
use crate::language::partial_date::{DayRange, PartialDate, YearMonth};
use crate::language::quantity::Total;
use crate::read::prose::{Block, Citation, Cited};

/// « Nos trois webinaires ont réuni 210 participants »: of more rows, nearly any number is a sum of
/// some, up to that of the largest.
const SUMMED: usize = 40;

impl Judge<'_> {
    /// The events that a sentence names, by their title or by their id.
    pub(super) fn events(
        &mut self,
        citations: &[Citation],
        block: &Block,
        sentence: Range<usize>,
    ) -> Vec<NamedEvent> {
        let view = self.view;
        let mentions = self.mentions.get_or_insert_with(|| Mentions::of(view));
        let mut found = Vec::new();
        for (title, events) in mentions.within(block, sentence.clone()) {
            found.extend(events.iter().map(|it| NamedEvent::of(it, Some(title.clone()))));
        }
        let source = block.source(sentence);
        // Citations are in the order of the text.
        let first = citations.partition_point(|it| it.range.start < source.start);
        let cited = citations[first..].iter().take_while(|it| it.range.start < source.end);
        for id in cited.filter(|it| it.cited == Cited::Event).map(|it| &it.id) {
            found.extend(self.by_id.get(id.as_str()).map(|it| NamedEvent::of(it, None)));
        }
        found
    }

    /// Where a sentence names no event by its title and tells of people who came: the only one that
    /// a word of it means, « le forum », or those of the day that it says.
    pub(super) fn events_of_the_day(
        &mut self,
        block: &Block,
        sentence: Range<usize>,
        context: &Context,
    ) -> Vec<NamedEvent> {
        if !context.events.is_empty() || !attends(&context.sentence) {
            return Vec::new();
        }
        let view = self.view;
        let days = self.days.get_or_insert_with(|| Days::of(view));
        let said = words(&block.text, sentence.clone());
        if let Some((at, event)) = days.called.within(&said) {
            let counts = event.status.is_held() && event.unit.is_none();
            let range = said[at].range.clone();
            return Vec::from_iter(counts.then(|| NamedEvent::of(event, Some(range))));
        }
        let only = block.only_date(sentence, view.dataset.period());
        let Some((range, Ok(PartialDate::Day(day)))) = only.map(|it| (it.range, it.date)) else {
            return Vec::new();
        };
        // One whose day, or whose number, is not known may be the one that is meant.
        if days.vague.contains(&YearMonth::of(day)) {
            return Vec::new();
        }
        let events = days.events.get(&day).map_or(&[][..], Vec::as_slice);
        let are_known = events.iter().all(|it| it.participants.is_some() && it.unit.is_none());
        let beside = |it: &&Event| NamedEvent::of(it, Some(range.clone()));
        events.iter().filter(|_| are_known).map(beside).collect()
    }

    /// A number beside the title of an event is of that event, or of the things
    /// that it is a part of. Nothing when the data do not count it.
    pub(super) fn beside_an_event(
        &mut self,
        block: &Block,
        context: &Context,
        statement: &Statement,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let events = context.beside(&block.text, &statement.range);
        if events.is_empty() || !matches!(statement.family, Family::Participants | Family::People) {
            return None;
        }
        self.know(&statement.family);
        let all = &self.facts[&statement.family];
        let rows: Vec<RowRef> = events.iter().map(|it| it.row).collect();
        let own = all.of_events(&rows);
        let whole = |fact: &&Fact| {
            !fact.open
                && (context.kinship(fact) > 0
                    || events.iter().any(|it| it.themes.iter().any(|id| fact.themes.contains(id))))
        };
        let is_true = |fact: &Fact| holds(statement, fact, false);
        let sum: Total = own.iter().map(|it| Some(it.quantity)).collect();
        let sum = sum.quantity().map(|sum| Fact::new(sum, ""));
        if own.iter().copied().chain(&sum).any(is_true)
            || all.of_no_event().filter(whole).any(is_true)
        {
            return Some(());
        }
        let nothing = own.is_empty();
        let words = &block.text[statement.range.clone()];
        let one = reported(block, statement, own.into_iter(), CITE)
            .message(format!("« {words} » : ce n'est pas le nombre de cet événement"));
        let registered = self.registered(block, statement, &one, &rows);
        match registered {
            Some(one) => diagnostics.push(one),
            None if nothing => {}
            None => diagnostics.push(one),
        }
        Some(())
    }

    /// A number of this year that a sentence gives to another: « En 2020, le forum a réuni
    /// 150 personnes ».
    pub(super) fn this_years(
        &mut self,
        block: &Block,
        context: &Context,
        statement: &Statement,
    ) -> Option<Diagnostic> {
        if context.other_times || statement.quantity.value() <= SMALL {
            return None;
        }
        let rows: Vec<RowRef> = context.events.iter().map(|it| it.row).collect();
        let own = |fact: &Fact| match fact.event {
            Some(row) => rows.contains(&row),
            None if !rows.is_empty() || fact.cite.is_none() => false,
            None => context.kinship(fact) > 1 || context.is_akin(fact),
        };
        if self.former(statement).is_some() {
            return None;
        }
        self.know(&statement.family);
        let fact = self.facts[&statement.family].same(statement, own)?;
        let (words, year) = (&block.text[statement.range.clone()], self.view.dataset.period());
        let diagnostic = Diagnostic::new(
            Code::StatedNumber,
            format!("« {words} » est le nombre de {year}, et la phrase le donne à une autre année"),
        )
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!("les données disent {} : corrigez l'année ou le nombre", fact.in_words()));
        Some(match fact.place {
            Some(place) => diagnostic.related(place, "il est compté ici"),
            None => diagnostic,
        })
    }

    /// Those who registered, counted as those who came.
    pub(super) fn registered(
        &mut self,
        block: &Block,
        statement: &Statement,
        diagnostic: &Diagnostic,
        events: &[RowRef],
    ) -> Option<Diagnostic> {
        if statement.family != Family::Participants {
            return None;
        }
        self.know(&Family::Registered);
        let of_them =
            |fact: &Fact| events.is_empty() || fact.event.is_some_and(|row| events.contains(&row));
        let fact = self.facts[&Family::Registered].same(statement, of_them)?;
        let words = &block.text[statement.range.clone()];
        let message = format!("« {words} » : c'est le nombre des inscrits, {}", fact.what);
        let mut diagnostic = diagnostic
            .clone()
            .message(message)
            .help("écrivez « inscrits », ou donnez le nombre de ceux qui sont venus");
        diagnostic.related = fact
            .place
            .map(|place| (place, "ils sont comptés ici".to_owned()))
            .into_iter()
            .collect();
        Some(diagnostic)
    }

    /// « Deux visites » may be of the site, or events: the word counts what has such numbers.
    pub(super) fn as_events(&mut self, statement: &Statement) -> Statement {
        const VISIT: &str = "visite";
        if statement.family != Family::Visits || !self.lexicon.counts_events(VISIT) {
            return statement.clone();
        }
        self.know(&Family::Visits);
        let site = self.facts[&Family::Visits].list.iter().map(|it| it.quantity.value()).min();
        let is_far = site.is_none_or(|least| statement.quantity.value() < least / 2);
        let family = if is_far { Family::Events(VISIT.to_owned()) } else { Family::Visits };
        Statement { family, ..statement.clone() }
    }

    /// Whether a number of people may be the sum of as many rows as the sentence says: « Nos deux
    /// webinaires ont réuni 210 participants ».
    pub(super) fn is_sum_of_some(&self, text: &str, statement: &Statement) -> bool {
        if !matches!(statement.family, Family::Participants | Family::People) {
            return false;
        }
        let start = text[..statement.range.start].rfind(['.', '!', '?']).map_or(0, |at| at + 1);
        let before = crate::read::prose::tokens(&text[start..statement.range.start]);
        let said = &text[start..statement.range.start];
        let count = (0..before.len()).find_map(|at| {
            let count = value(said, &before, at)?.count;
            (2..=4).contains(&count).then_some(count as usize)
        });
        let Some(count) = count else { return false };
        let held = self.view.dataset.held();
        let mut counts: Vec<u64> = held.filter_map(|it| Some(it.participants?.value())).collect();
        let bounds = statement.quantity.bounds();
        if counts.len() > SUMMED {
            counts.sort_unstable();
            let most: u64 = counts.iter().rev().take(count).sum();
            return bounds.low <= most;
        }
        sums(&counts, count).any(|sum| bounds.contains(sum))
    }
}

/// The events that were held, by their days, and by the word that means one of them alone.
pub(super) struct Days<'a> {
    events: FxHashMap<NaiveDate, Vec<&'a Event>>,
    called: Called<'a>,
    /// The months in which some event took place on a day that is not known.
    vague: FxHashSet<YearMonth>,
}

impl<'a> Days<'a> {
    fn of(view: &View<'a>) -> Self {
        let mut days = Self {
            events: FxHashMap::default(),
            called: Called::of(view),
            vague: FxHashSet::default(),
        };
        for event in view.dataset.held() {
            let ranges = event.date.day_ranges();
            if ranges.is_empty() {
                days.vague.extend(event.date.months());
            }
            // A series that goes on for months is no event of one day.
            for day in ranges.iter().filter(|it| it.days() <= 31).flat_map(DayRange::steps) {
                days.events.entry(day).or_default().push(event);
            }
        }
        days
    }
}

/// The sums of some counts, as many at a time.
fn sums(counts: &[u64], many: usize) -> Box<dyn Iterator<Item = u64> + '_> {
    if many == 0 {
        return Box::new(std::iter::once(0));
    }
    Box::new((0..counts.len()).flat_map(move |at| {
        sums(&counts[at + 1..], many - 1).map(move |rest| counts[at].saturating_add(rest))
    }))
}

#[cfg(test)]
mod tests {
    use super::sums;

    #[test]
    fn rows_add_up_as_many_at_a_time() {
        assert_eq!(sums(&[1, 10, 100], 2).collect::<Vec<_>>(), [11, 101, 110]);
        assert_eq!(sums(&[1, 10, 100], 3).collect::<Vec<_>>(), [111]);
        assert_eq!(sums(&[1], 2).count(), 0);
    }
}
