//! Events that a text tells and that no row of the table is.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::named::QUOTES;
use crate::language::french::{self, fold};
use crate::language::partial_date::{PartialDate, Precision};
use crate::read::prose::{Block, BlockKind, sentences};

/// What an event is called, without its plural.
const EVENTS: [&str; 13] = [
    "webinaire",
    "séminaire",
    "conférence",
    "visioconférence",
    "atelier",
    "formation",
    "table ronde",
    "rencontre",
    "colloque",
    "forum",
    "assemblée générale",
    "club",
    "salon",
];
/// What says that it took place.
const HELD: [&str; 15] = [
    "a reuni",
    "ont reuni",
    "a rassemble",
    "ont rassemble",
    "s'est tenu",
    "se sont tenu",
    "s'est deroule",
    "a eu lieu",
    "ont eu lieu",
    "a ete organise",
    "ont participe",
    "a accueilli",
    "a organise",
    "organisait",
    "reunissait",
];

/// Tells each event that a sentence dates by the day, and says to have taken
/// place, when the table has nothing on that day.
pub(in crate::guardian) fn told_events_are_in_the_table(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    // Without a table there is no calendar to complete.
    if view.dataset.events.is_empty() {
        return;
    }
    // A year has few dates, and a table may have thousands of rows.
    let dates: BTreeSet<&PartialDate> = view.dataset.events.iter().map(|it| &it.date).collect();
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation
            || !block.text.contains(|character: char| character.is_ascii_digit())
        {
            continue;
        }
        for sentence in sentences(&block.text) {
            diagnostics.extend(untold(view, &dates, block, sentence));
        }
    }
}

fn untold(
    view: &View<'_>,
    dates: &BTreeSet<&PartialDate>,
    block: &Block,
    sentence: Range<usize>,
) -> Option<Diagnostic> {
    // A sentence that cites or quotes something is about a row: other rules judge it.
    let words = &block.text[sentence.clone()];
    if words.contains(QUOTES) || !block.is_typed(sentence.clone()) {
        return None;
    }
    let kind = told_kind(words)?;
    let period = view.dataset.period();
    let only = block.only_date(sentence, period)?;
    let date = only.date.as_ref().ok().filter(|date| date.is_within(period) == Some(true))?;
    if date.day_ranges().is_empty() || dates.iter().any(|row| may_be(row, date)) {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::EventUntold,
            format!(
                "le texte raconte {} ({kind}) le {}, et la table n'a rien ce jour-là",
                view.dataset.settings.vocabulary.event.with_indefinite(),
                french::date(date)
            ),
        )
        .at(block.place(only.range.clone()))
        .about(&block.text[only.range.clone()])
        .help("ajoutez sa ligne à la table « evenements », puis citez-le ; ou corrigez la date"),
    )
}

/// What kind of event a sentence says to have taken place.
fn told_kind(sentence: &str) -> Option<&'static str> {
    let folded = fold(sentence);
    if !HELD.iter().any(|verb| folded.contains(verb)) {
        return None;
    }
    let words: Vec<&str> = folded.split(|character: char| !character.is_alphanumeric()).collect();
    let plain = words.iter().map(|word| word.trim_end_matches('s')).collect::<Vec<_>>().join(" ");
    let plain = format!(" {plain} ");
    EVENTS.into_iter().find(|kind| plain.contains(&format!(" {} ", fold(kind))))
}

/// Whether the date of a row may be that day: one of its days, or a month that
/// holds it. A year alone tells no day.
fn may_be(row: &PartialDate, day: &PartialDate) -> bool {
    match row.precision() {
        Precision::Unknown | Precision::Year => false,
        Precision::Month | Precision::Months => {
            day.months().iter().any(|month| row.overlaps(*month))
        }
        _ => row.shares_a_day(day),
    }
}

#[cfg(test)]
mod tests {
    use super::told_kind;

    #[test]
    fn what_took_place_is_told_from_what_is_only_dated() {
        for (sentence, kind) in [
            ("Le 15 avril 2021, un séminaire sur l'ESS a réuni 45 personnes.", Some("séminaire")),
            ("Les rencontres se sont tenues le 3 mai.", Some("rencontre")),
            ("La table ronde s'est tenue le 3 mai.", Some("table ronde")),
            ("Le décret a été publié le 3 mai.", None),
            ("Le formateur a réuni ses notes le 3 mai.", None),
        ] {
            assert_eq!(told_kind(sentence), kind, "{sentence}");
        }
    }
}
