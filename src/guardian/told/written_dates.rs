//! The dates that the texts write: against the calendar, and against the table
//! of events.

use aho_corasick::AhoCorasick;
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashSet;

use crate::dataset::Event;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::beside::{self, Beside};
use crate::guardian::sentences::entries::entries;
use crate::guardian::sentences::named::{QUOTES, named_events};
use crate::guardian::sentences::passages::{each_told, passages};
use crate::language::french;
use crate::language::partial_date::PartialDate;
use crate::read::prose::{
    Block, BlockKind, NoSuchDay, WrittenDate, WrittenWeekday, dates, sentences,
};

/// Tells the days that no calendar has, and those that are not of their weekday.
pub(in crate::guardian) fn dates_are_in_the_calendar(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let period = view.dataset.period();
    for block in passages(view).filter(|block| block.kind != BlockKind::Quotation) {
        for written in dates(&block.text, block.tokens(), period) {
            if block.is_typed(written.range.clone()) {
                diagnostics.extend(in_the_calendar(block, &written));
            } else {
                diagnostics.extend(before_a_citation(block, &written));
            }
        }
    }
    let Some(look) = date_words() else { return };
    each_told(view, |cell| {
        let may_date = cell.text.bytes().any(|byte| byte.is_ascii_digit());
        let is_date = || cell.text.contains('/') || look.is_match(cell.text);
        if may_date && cell.is_own() && is_date() {
            let block = cell.block();
            for written in dates(&block.text, block.tokens(), period) {
                diagnostics.extend(in_the_calendar(&block, &written));
            }
        }
    });
}

/// Finds the names of days and months, for the many cells.
fn date_words() -> Option<AhoCorasick> {
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let months = (1..=12).map(french::month_name);
    AhoCorasick::builder().ascii_case_insensitive(true).build(days.into_iter().chain(months)).ok()
}

fn in_the_calendar(block: &Block, written: &WrittenDate) -> Option<Diagnostic> {
    if let Err(NoSuchDay { day, month, year }) = written.date {
        let message = match french::month_name(month) {
            "" => format!("il n'y a pas de mois {month}"),
            name => format!("le {day} {name} {year} n'existe pas"),
        };
        return Some(
            Diagnostic::new(Code::DateInText, message)
                .at(block.place(written.range.clone()))
                .help("vérifiez le jour et le mois"),
        );
    }
    written.weekdays.iter().find_map(|weekday| wrong_weekday(block, weekday, written.with_year))
}

/// A day of the week typed before a date that is cited: « vendredi #evenement(…) ».
fn before_a_citation(block: &Block, written: &WrittenDate) -> Option<Diagnostic> {
    let is_typed = |it: &&WrittenWeekday| block.is_typed(it.range.clone());
    // What is cited without a year is of the report's.
    written.weekdays.iter().filter(is_typed).find_map(|it| wrong_weekday(block, it, true))
}

fn wrong_weekday(block: &Block, written: &WrittenWeekday, with_year: bool) -> Option<Diagnostic> {
    let WrittenWeekday { weekday, day, month, year, range } = written;
    let date = NaiveDate::from_ymd_opt(*year, *month, *day)?;
    if date.weekday() == *weekday {
        return None;
    }
    // Without a year, it may be a day of the year in which the report is written.
    let next = NaiveDate::from_ymd_opt(year + 1, *month, *day);
    if !with_year && next.is_some_and(|next| next.weekday() == *weekday) {
        return None;
    }
    let (is, said) = (french::weekday_name(date.weekday()), french::weekday_name(*weekday));
    let date = french::date(&PartialDate::Day(date));
    Some(
        Diagnostic::new(Code::DateInText, format!("le {date} est un {is}, pas un {said}"))
            .at(block.place(range.clone()))
            .help(format!("écrivez « {is} », ou corrigez la date")),
    )
}

/// A sentence that names one event and writes one date gives it the date of the
/// table.
pub(in crate::guardian) fn events_have_their_date(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let named = named_events(view);
    let mut told = Vec::new();
    for text in view.texts {
        for block in text.blocks.iter().filter(|block| block.kind != BlockKind::Quotation) {
            if !may_hold_both(&block.text) {
                continue;
            }
            for sentence in sentences(&block.text) {
                let events = named.in_quotes(&block.text, sentence.clone());
                let [(_, events)] = events.as_slice() else { continue };
                let Some(only) = block.only_date(sentence, view.dataset.period()) else { continue };
                told.push(Beside { block, date: only, events: events.to_vec() });
            }
        }
    }
    told.extend(beside::events(view));
    told.extend(entries(view));
    let mut seen = FxHashSet::default();
    for Beside { block, date, events } in told {
        let place = block.place(date.range.clone());
        diagnostics.extend(other_date(block, &date, &events).filter(|_| seen.insert(place)));
    }
}

/// A date has a digit or follows « en »; a title stands between quotation marks.
fn may_hold_both(text: &str) -> bool {
    text.contains(QUOTES)
        && (text.contains(|character: char| character.is_ascii_digit()) || text.contains("en "))
}

/// The date that a text gives to events of one title, if it is that of none.
fn other_date(block: &Block, only: &WrittenDate, events: &[&Event]) -> Option<Diagnostic> {
    let date = only.date.as_ref().ok()?;
    let known = events.iter().filter(|event| event.date.first_day().is_some());
    if !block.is_typed(only.range.clone()) || known.clone().any(|event| agree(&event.date, date)) {
        return None;
    }
    let event = known.min_by_key(|event| distance(event, date))?;
    let diagnostic = Diagnostic::new(
        Code::EventDate,
        format!(
            "le texte dit {}, la table {}",
            french::uncapitalized(&block.text[only.range.clone()]),
            french::date(&event.date)
        ),
    );
    let help = match event.id.as_str() {
        "" => "corrigez l'un des deux".to_owned(),
        id => format!("citez la date : #evenement(\"{id}\", \"date\"), ou corrigez la table"),
    };
    let diagnostic = diagnostic.at(block.place(only.range.clone()));
    Some(
        diagnostic
            .related(event.row.place(), "la table donne l'autre date ici")
            .about(&event.id)
            .help(help),
    )
}

/// Whether both can be said of one thing: a day of its days, a month of its months.
fn agree(table: &PartialDate, written: &PartialDate) -> bool {
    if table.day_ranges().is_empty() || written.day_ranges().is_empty() {
        let months = table.months();
        return months.is_empty() || written.months().iter().any(|month| months.contains(month));
    }
    table.shares_a_day(written)
}

fn distance(event: &Event, date: &PartialDate) -> i64 {
    match (event.date.first_day(), date.first_day()) {
        (Some(one), Some(other)) => (one - other).num_days().abs(),
        _ => i64::MAX,
    }
}
