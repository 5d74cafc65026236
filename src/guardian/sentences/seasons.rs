//! Parts of a year as sentences name them: « au printemps », « au premier trimestre ».

use std::ops::Range;

use crate::guardian::sentences::mentions::{Word, words};
use crate::language::partial_date::{MonthRange, PartialDate, Period};
use crate::read::prose::{Block, WrittenDate};

/// Their words, folded, with the first and the last month that they may mean; an autumn is told
/// from the first day of September to the last of December.
const PARTS: [(&str, u32, u32); 19] = [
    ("au printemps", 3, 6),
    ("ce printemps", 3, 6),
    ("le printemps", 3, 6),
    ("a l ete", 6, 9),
    ("cet ete", 6, 9),
    ("en ete", 6, 9),
    ("a l automne", 9, 12),
    ("cet automne", 9, 12),
    ("en automne", 9, 12),
    ("a la rentree", 8, 10),
    ("au premier trimestre", 1, 3),
    ("au deuxieme trimestre", 4, 6),
    ("au troisieme trimestre", 7, 9),
    ("au quatrieme trimestre", 10, 12),
    ("au dernier trimestre", 10, 12),
    ("au premier semestre", 1, 6),
    ("au second semestre", 7, 12),
    ("au deuxieme semestre", 7, 12),
    ("en fin d annee", 9, 12),
];

/// The only part of the year that a sentence names, as the date that it stands for.
pub(in crate::guardian) fn season(
    block: &Block,
    sentence: Range<usize>,
    period: Period,
) -> Option<WrittenDate> {
    let written = &block.text[sentence.clone()];
    if !["rintemps", "été", "utomne", "rentrée", "mestre", "fin d"]
        .iter()
        .any(|it| written.contains(it))
    {
        return None;
    }
    let words = words(&block.text, sentence);
    let mut found = PARTS.iter().filter_map(|(part, first, last)| {
        let part: Vec<&str> = part.split(' ').collect();
        let at = words
            .windows(part.len())
            .position(|said| said.iter().map(|it| &*it.folded).eq(part.iter().copied()))?;
        Some((at..at + part.len(), *first, *last))
    });
    let (at, first, last) = found.next()?;
    // Of two, or beside a year, nothing is said.
    let is_year = |word: &Word| word.folded.len() == 4 && word.folded.parse::<i32>().is_ok();
    if found.next().is_some() || words.iter().any(is_year) {
        return None;
    }
    // The end of a school year and its terms are others than those of the calendar.
    let part = words[at.start..at.end].last().map_or("", |word| &*word.folded);
    if !period.is_calendar() && ["annee", "trimestre", "semestre"].contains(&part) {
        return None;
    }
    // A summer may stand at both ends of a season.
    let months = period.months().filter(|month| (first..=last).contains(&month.month()));
    let months = months.map(MonthRange::single).collect();
    Some(WrittenDate {
        range: words[at.start].range.start..words[at.end - 1].range.end,
        date: Ok(PartialDate::from_months(months)),
        weekdays: Vec::new(),
        with_year: false,
    })
}
