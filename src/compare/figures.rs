//! Figures: what each was and is, and the rows by which it changed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::causes::RowCause;
use super::explained::Rows;
use super::rows;
use super::years::{self, GroupChange};
use super::{Pair, Side};
use crate::diagnostic::source::FileId;
use crate::figures::{Figure, Value, row_sum, text_or_unknown};

/// A figure whose value or text differs; a line of a statement, a chart or a map of which a value does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub label: Pair<String>,
    /// As it is printed.
    pub text: Pair<String>,
    /// Its number, if it is one.
    pub value: Pair<u64>,
    /// How many rows it comes from.
    pub counted: Pair<usize>,
    /// The rows that explain the change. None where only what is declared of the figure has changed;
    /// between two years, none where rows are all others.
    pub rows: Vec<RowCause>,
    /// Between two years, the groups of rows that explain it.
    pub groups: Vec<GroupChange>,
    /// Between two years, that each defines the figure in its own way: rows explain nothing then.
    pub redefined: bool,
    /// One of the states, a PDF, does not hold its rows: nothing can explain it.
    pub unheld: bool,
    /// Of a value that the organisation has declared, and that stays: what its rows give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<Pair<String>>,
}

/// The figures that differ: those of the second state in their order, then those that are gone.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    rows: Option<&Rows<'_>>,
) -> Vec<FigureChange> {
    let of = |side: &Side<'_>| -> BTreeMap<String, usize> {
        let list = side.prepared.figures.list.iter().enumerate();
        list.map(|(index, figure)| (figure.id.clone(), index)).collect()
    };
    let (old, new) = (of(before), of(after));
    let printed = |side: &Side<'_>, id: &str| side.printed.and_then(|it| it.get(id)).cloned();
    let is_printed = |id: &str| printed(before, id).or_else(|| printed(after, id)).is_some();
    let only_printed = [before, after].into_iter().filter_map(|it| it.printed);
    let only_printed: Vec<&String> = only_printed.flat_map(BTreeMap::keys).collect();
    let mut ids: Vec<&String> = old.keys().chain(new.keys()).chain(only_printed).collect();
    ids.sort();
    ids.dedup();
    let figure = |side: &Side<'_>, known: &BTreeMap<String, usize>, id: &str| {
        known.get(id).map(|index| side.prepared.figures.list[*index].clone())
    };
    let unknown = rows::not_held(before, after);
    let counts_unknown = |side: &Side<'_>, known: &BTreeMap<String, usize>, id: &str| {
        let figure = known.get(id).map(|index| &side.prepared.figures.list[*index]);
        let tables = &side.prepared.input.tables;
        let files: Vec<FileId> =
            unknown.iter().filter_map(|it| Some(tables.get(it)?.file)).collect();
        let made_of = |it: &Figure| {
            let parts = it.made.components.iter().flat_map(|it| &it.sources);
            it.sources.iter().chain(parts).any(|source| files.contains(&source.row.file))
        };
        figure.is_some_and(made_of)
    };
    // Rows that one of the states does not hold explain nothing.
    let is_held = |id: &str| !counts_unknown(before, &old, id) && !counts_unknown(after, &new, id);
    if !unknown.is_empty() {
        ids.retain(|id| is_printed(id) || is_held(id));
    }
    let changes = ids.into_iter().filter_map(|id| {
        let texts = Pair { before: printed(before, id), after: printed(after, id) };
        let (old, new) = (figure(before, &old, id), figure(after, &new, id));
        let is_held = is_held(id);
        let mut found = match change(id, texts, old.as_ref(), new.as_ref()) {
            Some(found) => found,
            None if is_held && rows.is_some() => declared_change(old.as_ref()?, new.as_ref()?)?,
            None => return None,
        };
        let both = old.as_ref().zip(new.as_ref()).filter(|_| is_held);
        match (rows, both) {
            (Some(rows), _) if is_held => {
                found.rows = rows.causes(old.as_ref(), new.as_ref());
            }
            (None, Some(both)) if years::is_defined_alike((before, after), both) => {
                found.rows = years::rows((before, after), both);
                found.groups = years::groups((before, after), both);
            }
            (None, Some(_)) => found.redefined = true,
            _ => found.unheld = !is_held,
        }
        Some(found)
    });
    changes.collect()
}

fn change(
    id: &str,
    printed: Pair<String>,
    before: Option<&Figure>,
    after: Option<&Figure>,
) -> Option<FigureChange> {
    let is_printed = printed.before.is_some() || printed.after.is_some();
    let text = |printed: Option<String>, figure: Option<&Figure>| {
        printed.or_else(|| figure.map(|it| it.text.clone()))
    };
    let texts = Pair { before: text(printed.before, before), after: text(printed.after, after) };
    // A number that is not the one printed is another settings' count of the same rows.
    let value = |figure: Option<&Figure>, text: &Option<String>| {
        let figure = figure.filter(|it| Some(&it.text) == text.as_ref())?;
        figure.count().map(|it| it.value())
    };
    let values = Pair { before: value(before, &texts.before), after: value(after, &texts.after) };
    let is_same = values.before == values.after || is_printed;
    if is_same && texts.before == texts.after {
        return None;
    }
    let label = |figure: Option<&Figure>| figure.map(|it| it.label.clone());
    let counted = |figure: Option<&Figure>| figure.map(|it| it.sources.len());
    Some(FigureChange {
        value: values,
        counted: Pair { before: counted(before), after: counted(after) },
        ..FigureChange::of(id, Pair { before: label(before), after: label(after) }, texts)
    })
}

/// A figure that the organisation has declared and that stays, where its rows give another number.
fn declared_change(before: &Figure, after: &Figure) -> Option<FigureChange> {
    let given = |figure: &Figure| match &figure.value {
        Value::Text(text) if !figure.sources.is_empty() => row_sum(&figure.sources, text).text,
        _ => text_or_unknown(figure.computed.as_ref()),
    };
    let given = Pair::both(given(before), given(after));
    (given.before != given.after).then(|| {
        let pair = |of: fn(&Figure) -> String| Pair::both(of(before), of(after));
        let counted = Pair::both(before.sources.len(), after.sources.len());
        let (label, text) = (pair(|it| it.label.clone()), pair(|it| it.text.clone()));
        FigureChange { counted, given: Some(given), ..FigureChange::of(&after.id, label, text) }
    })
}

impl FigureChange {
    /// A change that nothing explains yet.
    pub(super) fn of(id: &str, label: Pair<String>, text: Pair<String>) -> Self {
        Self {
            id: id.to_owned(),
            label,
            text,
            value: Pair { before: None, after: None },
            counted: Pair { before: None, after: None },
            rows: Vec::new(),
            groups: Vec::new(),
            redefined: false,
            unheld: false,
            given: None,
        }
    }
}
