//! Numbers that a text types and that are, word for word, what a figure prints: cited, they would
//! change with the data.

use super::context::Context;
use super::index::Facts;
use super::statement::{Reading, Statement};
use super::{SMALL, View};
use crate::diagnostic::Correction;
use crate::figures::Figure;
use crate::read::prose::{Block, BlockKind};

/// From here on, a number is hardly equal to a figure by chance.
const TELLING: u64 = 100;

/// The citation that takes the place of a typed number. It is certain where one figure alone counts
/// the same and gives this number, and nothing in the sentence tells of an event or of another year; in a
/// text about a theme, it is proposed.
pub(super) fn citation(
    view: &View<'_>,
    block: &Block,
    context: &Context,
    statement: &Statement,
    all: &Facts,
) -> Option<Correction> {
    let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let is_plain = statement.reading == Reading::Whole && statement.quantity.value() > SMALL;
    let is_of_event = !context.events.is_empty() || !context.dated.is_empty();
    let is_themed = !context.themes.is_empty();
    let is_by_chance = is_themed && statement.quantity.value() < TELLING;
    if !is_prose || !is_plain || is_of_event || context.other_year || is_by_chance {
        return None;
    }
    let same = || all.list.iter().filter(|fact| fact.quantity == statement.quantity);
    let mut ids: Vec<&str> = same().filter_map(|fact| cited(fact.cite.as_deref()?)).collect();
    ids.sort_unstable();
    ids.dedup();
    let figure = |id: &str| view.figures.list.iter().find(|figure| figure.id == id);
    let (part, markup) = ids.iter().find_map(|id| in_its_words(block, statement, figure(id)?))?;
    let is_event_too = same().any(|fact| fact.event.is_some());
    let correction = block.replaced(part.clone(), &markup)?;
    // What follows would be read as a part of the call.
    let mut after = block.text[part.end..].chars();
    let is_apart = match after.next() {
        Some('(' | '[' | ';') => false,
        Some('.') => !after.next().is_some_and(char::is_alphanumeric),
        _ => true,
    };
    let is_certain = ids.len() == 1 && !is_event_too && !is_themed;
    is_apart.then(|| if is_certain { correction } else { correction.doubtful() })
}

/// The id of `#chiffre("adherents")`.
fn cited(cite: &str) -> Option<&str> {
    cite.split('"').nth(1)
}

/// The part of a statement that a figure prints as it is typed: with its unit, or the number alone.
fn in_its_words(
    block: &Block,
    statement: &Statement,
    figure: &Figure,
) -> Option<(std::ops::Range<usize>, String)> {
    let typed = &block.text[statement.range.clone()];
    let id = &figure.id;
    if spaced(typed) == spaced(&figure.with_unit()) {
        return Some((statement.range.clone(), format!("#chiffre(\"{id}\", forme: \"unite\")")));
    }
    let number = spaced(&figure.text);
    // Spaces of all kinds are of one character: the bytes are counted in the text as it is typed.
    let words = spaced(typed);
    let rest = words.strip_prefix(number.as_str())?;
    rest.starts_with(' ').then_some(())?;
    let length: usize = typed.chars().take(number.chars().count()).map(char::len_utf8).sum();
    let start = statement.range.start;
    Some((start..start + length, format!("#chiffre(\"{id}\")")))
}

/// A text whose spaces are all plain.
fn spaced(text: &str) -> String {
    text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }).collect()
}
