//! Which rows explain that a number has changed.

use std::collections::{BTreeMap, HashMap};

use super::align::Alignment;
use super::causes::{Cause, RowCause};
use super::rows;
use super::{Pair, Side};
use crate::dataset::RowRef;
use crate::diagnostic::source::FileId;
use crate::figures::{Contribution, Figure, text_or_unknown};
use crate::language::measure::Number;
use crate::read::Table;

/// Which row of one state is which of the other.
pub(super) struct Rows<'a> {
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
    pub(super) fn new(
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
    pub(super) fn causes(&self, before: Option<&Figure>, after: Option<&Figure>) -> Vec<RowCause> {
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

    /// The rows that explain a number, by those that it adds up in each state.
    pub(super) fn causes_of(
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
                name: Pair {
                    before: Some(self.old.name(*row)),
                    after: other.map(|it| self.new.name(*it)),
                },
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
                name: Pair {
                    before: other.map(|it| self.old.name(*it)),
                    after: Some(self.new.name(*row)),
                },
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
