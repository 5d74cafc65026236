//! Figures: what each was and is, and the rows by which it changed.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::align::Alignment;
use super::causes::{Cause, RowCause};
use super::rows;
use super::years::{self, GroupChange};
use super::{Pair, Side};
use crate::dataset::RowRef;
use crate::diagnostic::source::FileId;
use crate::figures::{Contribution, Figure, text_or_unknown};
use crate::language::measure::Number;
use crate::read::Table;

/// A figure whose value or text differs.
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
}

/// The figures that differ: those of the second state in their order, then those that are gone.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    aligned: Option<&BTreeMap<&'static str, Alignment>>,
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
        figure.is_some_and(|it| it.sources.iter().any(|source| files.contains(&source.row.file)))
    };
    // Rows that one of the states does not hold explain nothing.
    let is_held = |id: &str| !counts_unknown(before, &old, id) && !counts_unknown(after, &new, id);
    if !unknown.is_empty() {
        ids.retain(|id| is_printed(id) || is_held(id));
    }
    let rows = aligned.map(|aligned| Rows::new(before, after, aligned));
    let changes = ids.into_iter().filter_map(|id| {
        let texts = Pair { before: printed(before, id), after: printed(after, id) };
        let (old, new) = (figure(before, &old, id), figure(after, &new, id));
        let mut found = change(id, texts, old.as_ref(), new.as_ref())?;
        let both = old.as_ref().zip(new.as_ref()).filter(|_| is_held(id));
        match (&rows, both) {
            (Some(rows), _) if is_held(id) => {
                found.rows = rows.causes(old.as_ref(), new.as_ref());
            }
            (None, Some(both)) if years::is_defined_alike((before, after), both) => {
                found.rows = years::rows((before, after), both);
                found.groups = years::groups((before, after), both);
            }
            (None, Some(_)) => found.redefined = true,
            _ => {}
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
        id: id.to_owned(),
        label: Pair { before: label(before), after: label(after) },
        text: texts,
        value: values,
        counted: Pair { before: counted(before), after: counted(after) },
        rows: Vec::new(),
        groups: Vec::new(),
        redefined: false,
    })
}

/// Which row of one state is which of the other.
struct Rows<'a> {
    old: State<'a>,
    new: State<'a>,
    forward: HashMap<RowRef, RowRef>,
    backward: HashMap<RowRef, RowRef>,
}

/// The tables of a state, by their files.
struct State<'a> {
    tables: HashMap<FileId, &'a Table>,
    side: Side<'a>,
}

impl<'a> State<'a> {
    fn of(side: &Side<'a>) -> Self {
        let tables = side.prepared.input.tables.values().map(|table| (table.file, table));
        Self { tables: tables.collect(), side: *side }
    }

    fn place(&self, row: RowRef) -> String {
        self.side.prepared.input.sources.locate(row.place()).to_string()
    }

    fn name(&self, row: RowRef) -> String {
        self.tables.get(&row.file).map(|it| rows::named(it, row.record)).unwrap_or_default()
    }
}

impl<'a> Rows<'a> {
    fn new(
        before: &Side<'a>,
        after: &Side<'a>,
        aligned: &BTreeMap<&'static str, Alignment>,
    ) -> Self {
        let mut forward = HashMap::new();
        for (name, alignment) in aligned {
            let table = |side: &Side<'a>| side.prepared.input.tables.get(name).map(|it| it.file);
            let (Some(old), Some(new)) = (table(before), table(after)) else { continue };
            let pair = |(a, b): &(u32, u32)| {
                (RowRef { file: old, record: *a }, RowRef { file: new, record: *b })
            };
            forward.extend(alignment.pairs.iter().map(pair));
        }
        let backward = forward.iter().map(|(a, b)| (*b, *a)).collect();
        Self { old: State::of(before), new: State::of(after), forward, backward }
    }

    /// The rows that explain a figure: of a share and of a ratio, those of each of its two numbers.
    fn causes(&self, before: Option<&Figure>, after: Option<&Figure>) -> Vec<RowCause> {
        let numbers = |figure: Option<&Figure>| -> Vec<(Option<String>, Vec<Contribution>)> {
            let Some(figure) = figure else { return Vec::new() };
            match figure.made.components.as_slice() {
                [part, whole] => {
                    [part, whole].map(|it| (Some(it.label.clone()), it.sources.clone())).to_vec()
                }
                _ => vec![(None, figure.sources.clone())],
            }
        };
        let (old, new) = (numbers(before), numbers(after));
        let of = |all: &[(Option<String>, Vec<Contribution>)], at: usize| {
            all.get(at).cloned().unwrap_or_default()
        };
        let mut causes: Vec<RowCause> = (0..old.len().max(new.len()))
            .flat_map(|at| {
                let ((was, old), (is, new)) = (of(&old, at), of(&new, at));
                self.causes_of(is.or(was).as_deref(), &old, &new)
            })
            .collect();
        causes.sort_by_key(|it| it.cause);
        causes
    }

    fn causes_of(
        &self,
        of: Option<&str>,
        old: &[Contribution],
        new: &[Contribution],
    ) -> Vec<RowCause> {
        let parts = |all: &[Contribution]| -> Vec<(RowRef, Option<Number>)> {
            all.iter().map(|it| (it.row, it.part)).collect()
        };
        let (old, new) = (parts(old), parts(new));
        let of_new: HashMap<RowRef, Option<Number>> = new.iter().copied().collect();
        let of_old: HashMap<RowRef, Option<Number>> = old.iter().copied().collect();
        let printed = |part: Option<Number>| text_or_unknown(part.as_ref());
        let mut causes = Vec::new();
        for (row, part) in &old {
            let other = self.forward.get(row);
            let now = other.and_then(|it| of_new.get(it));
            let cause = match (other, now) {
                (None, _) => Cause::Removed,
                (Some(_), None) => Cause::Reclassified,
                (_, Some(now)) if now == part => continue,
                _ => Cause::Changed,
            };
            causes.push(RowCause {
                cause,
                name: self.old.name(*row),
                place: Pair {
                    before: Some(self.old.place(*row)),
                    after: other.map(|it| self.new.place(*it)),
                },
                part: Pair { before: Some(printed(*part)), after: now.map(|it| printed(*it)) },
                of: of.map(str::to_owned),
            });
        }
        for (row, part) in &new {
            let other = self.backward.get(row);
            let cause = match other {
                None => Cause::Added,
                Some(other) if of_old.contains_key(other) => continue,
                Some(_) => Cause::Reclassified,
            };
            causes.push(RowCause {
                cause,
                name: self.new.name(*row),
                place: Pair {
                    before: other.map(|it| self.old.place(*it)),
                    after: Some(self.new.place(*row)),
                },
                part: Pair { before: None, after: Some(printed(*part)) },
                of: of.map(str::to_owned),
            });
        }
        causes
    }
}
