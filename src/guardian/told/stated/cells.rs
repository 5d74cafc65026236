//! Numbers that the description of a row states by hand, held against the
//! columns of that row and the figures about it.
//!
//! A description speaks of other things too: it is judged only where its row
//! counts the same thing, or where a figure is surely about the row.

use std::collections::BTreeMap;

use super::fact::Fact;
use super::facts::facts;
use super::index::{Facts, holds};
use super::label::{content, is_unit};
use super::reported;
use super::statement::{Reading, Statement, statements};
use super::units::{Family, Lexicon};
use super::values::may_count;
use crate::dataset::{Event, Publication, RowRef};
use crate::diagnostic::Diagnostics;
use crate::guardian::View;
use crate::language::quantity::{Qualifier, Quantity};
use crate::read::prose::{Block, BlockKind};

/// Words that the title of a row and the label of a figure share when they are
/// about one thing.
const SHARED_WORDS: usize = 2;

/// Tells each number of a description that its row or a figure contradicts.
pub(in crate::guardian) fn descriptions_agree_with_their_row(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let lexicon = Lexicon::of(view.dataset);
    let mut judge = Judge { view, lexicon, all: BTreeMap::new() };
    for event in &view.dataset.events {
        if let Some(text) = counting(event.description.as_deref()) {
            judge.row(Row::of_event(event), text, "evenements", diagnostics);
        }
    }
    for publication in &view.dataset.publications {
        if let Some(text) = counting(publication.description.as_deref()) {
            judge.row(Row::of_publication(publication), text, "publications", diagnostics);
        }
    }
}

/// Most descriptions count nothing: they are not read.
fn counting(text: Option<&str>) -> Option<&str> {
    text.filter(|text| may_count(text))
}

/// A row with what its columns count.
struct Row<'a> {
    row: RowRef,
    title: &'a str,
    counts: Vec<(Family, Quantity, &'static str)>,
}

impl<'a> Row<'a> {
    fn of_event(event: &'a Event) -> Self {
        // Of another unit, « participants » counts no participants.
        let came = event.participants.filter(|_| event.unit.is_none());
        let counts = [
            (Family::Participants, came, "participants"),
            (Family::Registered, event.registered, "inscrits"),
        ];
        Self { row: event.row, title: &event.title, counts: known(counts) }
    }

    fn of_publication(publication: &'a Publication) -> Self {
        let counts = [
            (Family::Copies, publication.print_run, "tirage"),
            (Family::Sheets, publication.sheets, "fiches"),
            (Family::Sheets, publication.new_sheets, "nouvelles"),
        ];
        Self { row: publication.row, title: &publication.title, counts: known(counts) }
    }
}

fn known<const N: usize>(
    counts: [(Family, Option<Quantity>, &'static str); N],
) -> Vec<(Family, Quantity, &'static str)> {
    counts
        .into_iter()
        .filter_map(|(family, count, column)| Some((family, count?, column)))
        .collect()
}

struct Judge<'a> {
    view: &'a View<'a>,
    lexicon: Lexicon,
    all: BTreeMap<Family, Facts>,
}

impl Judge<'_> {
    fn row(&mut self, row: Row<'_>, text: &str, table: &str, diagnostics: &mut Diagnostics) {
        let view = self.view;
        let place = view.cell(table, row.row, "description");
        let block = Block::value(BlockKind::Cell, text, place, "");
        for statement in statements(&block, &self.lexicon) {
            if statement.reading != Reading::Whole {
                continue;
            }
            let own: Vec<Fact> = row
                .counts
                .iter()
                .filter(|(family, ..)| *family == statement.family)
                .map(|(_, count, column)| {
                    Fact::in_cell(*count, column, view.cell(table, row.row, column))
                })
                .collect();
            let near = self.near(&row, text, &statement, &own);
            if !near.is_empty() {
                // Nothing can be cited in a cell.
                let fix = "corrigez l'un des deux";
                diagnostics.push(reported(&block, &statement, near.iter(), fix));
            }
        }
    }

    /// The numbers that contradict a statement; none where it is true, or where
    /// nothing is surely about the same thing.
    fn near(
        &mut self,
        row: &Row<'_>,
        text: &str,
        statement: &Statement,
        own: &[Fact],
    ) -> Vec<Fact> {
        let stated = &statement.quantity;
        let of_people = matches!(statement.family, Family::Participants | Family::Registered);
        let printed = matches!(
            statement.family,
            Family::Copies | Family::Sheets | Family::Declared(_) | Family::Named(_)
        );
        if !(printed || of_people) || own.iter().any(|fact| holds(statement, fact, true)) {
            return Vec::new();
        }
        let view = self.view;
        let family = &statement.family;
        let all = self.all.entry(family.clone());
        let all = all.or_insert_with(|| Facts::new(facts(view, family), ""));
        let exact = stated.qualifier() == Qualifier::Exact;
        if of_people {
            // Another event has as many: the description may speak of it.
            let another = exact && all.has_value(stated.value());
            return if another { Vec::new() } else { own.to_vec() };
        }
        if all.any_holds(statement, true) {
            return Vec::new();
        }
        let words = content(&format!("{} {text}", row.title));
        let said = |fact: &&Fact| {
            let label = content(&fact.what);
            label.iter().filter(|word| words.contains(*word) && !is_unit(word)).count()
        };
        let kin = all.list.iter().filter(|fact| said(fact) >= SHARED_WORDS);
        let kin = kin.map(|fact| Fact { cite: None, ..fact.clone() });
        own.iter().cloned().chain(kin).collect()
    }
}
