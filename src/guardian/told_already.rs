//! What rules have told already: one thing is told once, by the rule that knows it best, and what is
//! told a hundred times of a text is told no more.

use std::cmp::Ordering;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{MANY, View};
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::french;

/// Leaves out what another message tells of the same thing.
pub(super) fn left_out(view: &View<'_>, reported: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let misspelt = places_of(&reported, Code::Spelling);
    let misdated = places_of(&reported, Code::EventDate);
    let swapped = places_of(&reported, Code::SwappedColumns);
    let swapped: FxHashSet<FileId> = swapped.iter().map(Place::file).collect();
    // A date beside the title of an event is that event's: it tells no other.
    let is_told_as_date = |diagnostic: &Diagnostic| {
        diagnostic.code == Code::EventUntold
            && diagnostic.place.is_some_and(|place| misdated.contains(&place))
    };
    // A text that is still to be written has yet to place what is declared.
    let is_unwritten = reported.iter().any(|diagnostic| diagnostic.code == Code::MarkLeft);
    // What is counted twice, or at another month, makes sums and lists that differ.
    let twice = files_of(&reported, &[Code::TotalRow, Code::DuplicateRow]);
    let exchanged = files_of(&reported, &[Code::Exchanged]);
    let letters = view.input.tables.get("newsletters").map(|table| table.file);
    let is_of_letters = letters.is_some_and(|file| exchanged.contains(&file));
    let follows = |diagnostic: &Diagnostic| {
        let stands_in = |files: &FxHashSet<FileId>| {
            let related = diagnostic.related.iter().map(|(place, _)| place);
            diagnostic.place.iter().chain(related).any(|place| files.contains(&place.file()))
        };
        let is_sum = matches!(diagnostic.code, Code::Unbalanced | Code::FundersDiffer);
        let is_gap = diagnostic.code == Code::SkippedMonth
            || (diagnostic.code == Code::CountAndList && stands_in(&exchanged));
        (is_sum && stands_in(&twice))
            || (is_gap && is_of_letters)
            || is_told_as_spelling(diagnostic, &misspelt)
            || (is_unwritten && diagnostic.code == Code::NotPrinted)
            || is_told_as_date(diagnostic)
            || is_told_as_swapped(diagnostic, &swapped)
    };
    // A total is known by its name, and by what it comes to.
    let mut totals: FxHashSet<(FileId, u32)> = FxHashSet::default();
    let mut is_first = |diagnostic: &Diagnostic| match diagnostic.place {
        Some(Place::Cell { file, record, .. } | Place::Record { file, record })
            if diagnostic.code == Code::TotalRow =>
        {
            totals.insert((file, record))
        }
        _ => true,
    };
    let reported = reported.into_iter().filter(|it| !follows(it) && is_first(it)).collect();
    grouped(view, reported)
}

/// The files in which something is reported under one of these codes.
fn files_of(reported: &[Diagnostic], codes: &[Code]) -> FxHashSet<FileId> {
    let found = reported.iter().filter(|diagnostic| codes.contains(&diagnostic.code));
    found.filter_map(|diagnostic| diagnostic.place).map(|place| place.file()).collect()
}

/// Makes one message of what is reported too many times of a text, or of a cell.
fn grouped(view: &View<'_>, reported: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let texts: FxHashSet<FileId> = view.texts.iter().map(|text| text.file).collect();
    let mut counts: FxHashMap<(Code, Place), usize> = FxHashMap::default();
    let mut rest: Vec<((Code, Place), Diagnostic)> = Vec::new();
    let mut kept = Vec::new();
    for one in reported {
        let whole = match one.place {
            Some(place) if texts.contains(&place.file()) => Some(Place::File(place.file())),
            cell @ Some(Place::Cell { .. }) => cell,
            _ => None,
        };
        let Some(whole) = whole else {
            kept.push(one);
            continue;
        };
        let key = (one.code, whole);
        let count = counts.entry(key).or_default();
        *count += 1;
        match (*count).cmp(&(MANY + 1)) {
            Ordering::Less => kept.push(one),
            Ordering::Equal => rest.push((key, one)),
            Ordering::Greater => {}
        }
    }
    for (key, one) in rest {
        let others = french::number((counts[&key] - MANY) as u64);
        let which = if matches!(key.1, Place::File(_)) { "ce texte" } else { "cette cellule" };
        kept.push(
            Diagnostic { related: Vec::new(), acceptance: None, ..one }
                .message(format!("ici et plus loin, au moins {others} autres de même dans {which}"))
                .help("corrigez d'abord les premiers, puis vérifiez à nouveau"),
        );
    }
    kept
}

/// Where what is reported under a code stands.
fn places_of(reported: &[Diagnostic], code: Code) -> FxHashSet<Place> {
    reported
        .iter()
        .filter(|diagnostic| diagnostic.code == code)
        .filter_map(|diagnostic| diagnostic.place)
        .collect()
}

/// Of two columns that were exchanged, each row contradicts the other.
fn is_told_as_swapped(diagnostic: &Diagnostic, swapped: &FxHashSet<FileId>) -> bool {
    matches!(diagnostic.code, Code::PartExceedsWhole | Code::OtherPlace | Code::UnknownPlace)
        && diagnostic.place.is_some_and(|place| swapped.contains(&place.file()))
}

/// A form that is not retained is near the one that is: its own message says so.
fn is_told_as_spelling(diagnostic: &Diagnostic, misspelt: &FxHashSet<Place>) -> bool {
    let mut places =
        diagnostic.place.iter().chain(diagnostic.related.iter().map(|(place, _)| place));
    diagnostic.code == Code::NearNames && places.any(|place| misspelt.contains(place))
}
