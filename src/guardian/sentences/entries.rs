//! Events that are named alone, and the date beside them: a line « 6 février : Agora », a heading
//! and what begins below it, a cell and the next one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::Event;
use crate::guardian::View;
use crate::guardian::sentences::beside::{Beside, is_its_own};
use crate::guardian::sentences::mentions::words;
use crate::guardian::sentences::named::bare;
use crate::language::french::weekday_named;
use crate::language::partial_date::Period;
use crate::read::prose::{Block, BlockKind, WrittenDate, sentences};

/// A title shorter than this, folded, may be any word.
const SHORTEST: usize = 4;

/// A date, and the words that name what it is of, bare.
struct Entry<'a> {
    block: &'a Block,
    date: WrittenDate,
    title: String,
}

/// All that the texts name so.
pub(in crate::guardian) fn entries<'a>(view: &View<'a>) -> Vec<Beside<'a>> {
    let view = *view;
    let period = view.dataset.period();
    let mut found: Vec<Entry<'_>> = Vec::new();
    for text in view.texts {
        let mut above: Option<&Block> = None;
        for block in text.blocks.iter().filter(|it| it.kind != BlockKind::Quotation) {
            found.extend(of_line(block, period));
            found.extend(above.and_then(|above| below(above, block, period)));
            above = matches!(block.kind, BlockKind::Heading | BlockKind::Mention).then_some(block);
        }
    }
    found.retain(|it| it.title.len() >= SHORTEST);
    let wanted: FxHashSet<&str> = found.iter().map(|it| it.title.as_str()).collect();
    let mut events: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    for (event, heading) in view.events().filter(|_| !wanted.is_empty()) {
        let short = heading.short.as_ref().filter(|short| **short != heading.title);
        for title in std::iter::once(&heading.title).chain(short) {
            if wanted.contains(title.as_str()) {
                events.entry(title).or_default().push(event);
            }
        }
    }
    let named = |entry: &Entry<'a>| {
        let events = events.get(entry.title.as_str())?;
        is_its_own(&view, &entry.date, events).then(|| Beside {
            block: entry.block,
            date: entry.date.clone(),
            events: events.clone(),
        })
    };
    found.iter().filter_map(named).collect()
}

/// « Agora (6 février) », « Dimanche 6 février 2022 – Agora »: nothing but a date and a title.
fn of_line<'a>(block: &'a Block, period: Period) -> Option<Entry<'a>> {
    let date = only_date(block, 0..block.text.len(), period)?;
    let before = without_ties(&block.text[..date.range.start]);
    let after = without_ties(&block.text[date.range.end..]);
    let title = match (before.as_str(), after.as_str()) {
        ("", title) | (title, "") => title.to_owned(),
        _ => return None,
    };
    Some(Entry { block, date, title })
}

/// A heading or a cell that is a title, and what comes next begins with a date.
fn below<'a>(above: &Block, block: &'a Block, period: Period) -> Option<Entry<'a>> {
    let first = sentences(&block.text).into_iter().next()?;
    let date = only_date(block, first, period)?;
    let begins = without_ties(&block.text[..date.range.start]).is_empty();
    begins.then(|| Entry { block, date, title: bare(&above.text) })
}

fn only_date(block: &Block, part: std::ops::Range<usize>, period: Period) -> Option<WrittenDate> {
    let may_be = block.text.contains(|character: char| character.is_ascii_digit());
    may_be.then(|| block.only_date(part, period)).flatten()
}

/// A title without the signs and the small words that join it to its date, bare.
fn without_ties(text: &str) -> String {
    let ties = |word: &str| {
        matches!(word, "le" | "du" | "ce") || weekday_named(word.trim_end_matches('s')).is_some()
    };
    let all = words(text, 0..text.len());
    let Some(first) = all.iter().find(|word| !ties(&word.folded)) else { return String::new() };
    let is_sign = |it: char| {
        it.is_whitespace() || matches!(it, ',' | ':' | ';' | '-' | '–' | '—' | '(' | ')')
    };
    bare(text[first.range.start..].trim_end_matches(is_sign).trim_end_matches(" le"))
}
