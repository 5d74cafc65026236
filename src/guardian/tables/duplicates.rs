//! One event told twice: on near days, under near titles.
//!
//! Events of one title stand in one list, by date, and each is held against a
//! few before it. Events of near titles share a day and one of their longest
//! words ([`Words::rare_keys`]), and each is held against a few of those. Cost
//! grows with the events, however alike they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::dataset::{Event, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::sentences::likeness::{Words, letters, pair};
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::partial_date::{Precision, YearMonth};
use crate::language::quantity::Quantity;

/// Earlier events that one is held against, for each of its keys.
const HELD_AGAINST: usize = 12;
/// Days between two dates of one event, when one of them is a slip.
const NEAR_DAYS: i64 = 3;
/// A title that comes back more often is that of a habit: only the same day counts.
const HABIT: usize = 3;

struct Told<'a> {
    event: &'a Event,
    words: &'a Words,
}

/// Tells every event that seems to stand in two rows.
pub(in crate::guardian) fn events_are_told_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let dated = |event: &Event| {
        event.status.is_held()
            && event.role != Some(Role::Context)
            && event.date.precision() > Precision::Year
    };
    // In the order of their dates, as the dataset has them.
    let told: Vec<Told<'_>> = view
        .events()
        .filter(|(event, _)| dated(event))
        .map(|(event, heading)| Told { event, words: &heading.words })
        .filter(|told| !told.words.is_empty())
        .collect();
    let mut twins: BTreeMap<usize, usize> = BTreeMap::new();
    for alike in
        Sharing::of(told.iter().enumerate().map(|(index, one)| (one.words.key(), index)).collect())
            .runs()
    {
        let is_habit = alike.len() > HABIT;
        for (rank, (_, index)) in alike.iter().enumerate() {
            let mut before = alike[..rank].iter().rev().take(HELD_AGAINST);
            if let Some((_, twin)) =
                before.find(|(_, other)| is_same(&told[*other], &told[*index], is_habit))
            {
                twins.entry(*index).or_insert(*twin);
            }
        }
    }
    for near in Sharing::of(days_and_words(&told)).runs() {
        // Those without a day come first; they are held against all of the month.
        let in_month = near.iter().take_while(|(_, index)| is_dayless(told[*index].event)).count();
        for (rank, (_, index)) in near.iter().enumerate() {
            let one = &told[*index];
            let first = if in_month == 0 { rank.saturating_sub(HELD_AGAINST) } else { 0 };
            let last = if in_month == 0 { rank } else { rank.min(in_month).min(HELD_AGAINST) };
            let like =
                |other: &Told<'_>| other.words.is_like(one.words) && is_same(other, one, true);
            if let Some((_, twin)) = near[first..last].iter().find(|(_, other)| like(&told[*other]))
            {
                twins.entry(*index).or_insert(*twin);
            }
        }
    }
    diagnostics
        .extend(twins.iter().map(|(one, twin)| twice(view, told[*twin].event, told[*one].event)));
}

/// Keys with the index of what has them: sorted, so that what shares a key
/// stands together, in its order. A list costs less than a map of lists.
struct Sharing(Vec<(u64, usize)>);

impl Sharing {
    fn of(mut keys: Vec<(u64, usize)>) -> Self {
        keys.sort_unstable();
        Self(keys)
    }

    /// What shares a key with something else.
    fn runs(&self) -> impl Iterator<Item = &[(u64, usize)]> {
        self.0.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() > 1)
    }
}

/// Days of an event under which its near titles are looked for.
const DAYS: usize = 7;

/// The rare words of each title on each day of its event; where an event has a
/// month and no day, those of the month share its words too.
fn days_and_words(told: &[Told<'_>]) -> Vec<(u64, usize)> {
    let first_month = |event: &Event| event.date.month_ranges().first().map(|range| range.start());
    let dayless: BTreeSet<YearMonth> = told
        .iter()
        .filter(|one| is_dayless(one.event))
        .filter_map(|one| first_month(one.event))
        .collect();
    let number = |day: NaiveDate| u64::try_from(day.num_days_from_ce()).unwrap_or_default();
    let mut keys = Vec::with_capacity(told.len() * 3);
    for (index, one) in told.iter().enumerate() {
        let mut add = |key: u64| {
            keys.extend(one.words.rare_keys().iter().map(|word| (pair(key, *word), index)));
        };
        for range in one.event.date.day_ranges() {
            range.steps().take(DAYS).map(number).for_each(&mut add);
        }
        if let Some(month) = first_month(one.event).filter(|month| dayless.contains(month)) {
            // A number that no day has.
            add(!number(month.first_day()));
        }
    }
    keys
}

/// Whether no day of an event is known.
fn is_dayless(event: &Event) -> bool {
    matches!(event.date.precision(), Precision::Month | Precision::Months)
}

/// Whether two rows of near titles are one event: nothing tells them apart.
fn is_same(first: &Told<'_>, second: &Told<'_>, is_habit: bool) -> bool {
    let (one, other) = (first.event, second.event);
    let differ = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => letters(one) != letters(other),
        _ => false,
    };
    if differ(&one.place, &other.place) || differ(&one.region, &other.region) {
        return false;
    }
    meet(one, other) || (!is_habit && one.series.is_none() && close(one, other))
}

/// Whether two events may have taken place on one day.
fn meet(one: &Event, other: &Event) -> bool {
    let (days, others) = (one.date.day_ranges(), other.date.day_ranges());
    if days.is_empty() && others.is_empty() {
        return one.date == other.date;
    }
    if days.is_empty() || others.is_empty() {
        let (month, day) = if days.is_empty() { (one, other) } else { (other, one) };
        // A cycle of months holds its sessions; a month alone may be one of its days.
        return month.date.precision() == Precision::Month
            && day.date.months() == month.date.months();
    }
    one.date.shares_a_day(&other.date)
}

/// Whether one date may be a slip for the other.
fn close(one: &Event, other: &Event) -> bool {
    let exact = |event: &Event| event.date.precision() == Precision::Day;
    match (one.date.first_day(), other.date.first_day()) {
        (Some(day), Some(next)) if exact(one) && exact(other) => {
            (next - day).num_days().abs() <= NEAR_DAYS
        }
        _ => false,
    }
}

fn twice(view: &View<'_>, first: &Event, second: &Event) -> Diagnostic {
    let title = shorten(&second.title);
    let when = french::date(&second.date);
    let place = |event: &Event, column: &str| view.cell("evenements", event.row, column);
    if let (Some(one), Some(other)) = (first.participants, second.participants)
        && !one.bounds().meets(&other.bounds())
    {
        let word = &view.dataset.settings.vocabulary.participant;
        let count = |quantity: &Quantity| french::with_unit(quantity, &word.one, &word.several);
        return Diagnostic::new(
            Code::TwoAttendances,
            format!(
                "« {title} », {when} : deux lignes, {} dans l'une et {} dans l'autre",
                count(&one),
                french::quantity(&other)
            ),
        )
        .at(place(second, "participants"))
        .about(subject(second))
        .related(place(first, "participants"), "l'autre affluence est ici")
        .help("gardez la bonne ligne ; si ce sont deux séances, distinguez leurs titres ou leurs lieux");
    }
    let words = match first.date == second.date {
        true => "il est déjà ici".to_owned(),
        false => format!("il est déjà ici, {}", french::date(&first.date)),
    };
    Diagnostic::new(
        Code::DuplicateEvent,
        format!("« {title} », {when} : cet événement semble raconté deux fois"),
    )
    .at(place(second, "titre"))
    .about(subject(second))
    .related(place(first, "titre"), words)
    .help("gardez une seule ligne, avec ses thèmes séparés par « | » ; si ce sont deux événements, distinguez leurs titres")
}
