//! What has a number in a review copy: figures, lines of statements, drawings.

use super::View;
use super::pages::placed::{Placed, shows_chart};
use super::pages::printed_tables::{calls, says};
use crate::dataset::settings::OtherDocument;
use crate::figures::cited;
use crate::figures::ticked::{self, CHARTS, MAPS, Ticked};

/// The annex that prints the values of all drawings.
const VALUES: &str = "donnees-graphiques";

/// The lines and the drawings that pages of the documents print, in their order.
pub fn printed(view: &View<'_>) -> Vec<Ticked> {
    let settings = &view.dataset.settings;
    of_pages(view, |placed, id| placed.draws_chart(id, settings))
}

/// Those that pages of the report print.
pub fn printed_in_report(view: &View<'_>) -> Vec<Ticked> {
    let settings = &view.dataset.settings;
    of_pages(view, |placed, id| placed.reports_chart(id, settings))
}

/// Those that another document prints: what it shows of itself, and what its texts place.
pub fn printed_in(view: &View<'_>, document: &OtherDocument) -> Vec<Ticked> {
    let placed = Placed::of(view);
    let mut all = ticked::ticked(view.figures, view.dataset, view.previous);
    all.retain(|it| match it.id.split_once('.') {
        Some((CHARTS, id)) => placed.has(id) || shows_chart(document, id),
        Some((MAPS, id)) => placed.has(id),
        Some((function, _)) => calls(view, function),
        None => false,
    });
    all
}

fn of_pages(view: &View<'_>, draws: impl Fn(&Placed<'_>, &str) -> bool) -> Vec<Ticked> {
    let settings = &view.dataset.settings;
    let placed = Placed::of(view);
    let all_drawn = settings.annexes.iter().any(|it| it.id == VALUES);
    let mut all = ticked::ticked(view.figures, view.dataset, view.previous);
    all.retain(|it| match it.id.split_once('.') {
        Some((CHARTS, id)) => all_drawn || draws(&placed, id),
        Some((MAPS, id)) => all_drawn || placed.draws_map(id, settings),
        Some((function, _)) => calls(view, function) || says(view.own_templates, function),
        None => false,
    });
    all
}

/// What each number of a review copy stands for, the first 1: those that a copy has had keep theirs,
/// what pages print since comes after them.
pub fn numbers(view: &View<'_>) -> Vec<String> {
    let mut numbers = view.input.numbers.clone();
    let figures = cited(&view.figures.list, &view.dataset.settings, view.texts);
    let lines = printed(view).into_iter().map(|it| it.id);
    for id in figures.into_iter().map(|it| it.id.clone()).chain(lines) {
        if !numbers.contains(&id) {
            numbers.push(id);
        }
    }
    numbers
}

/// What has this id and is no figure, whether a page prints it or not.
pub(super) fn of_id(view: &View<'_>, id: &str) -> Option<Ticked> {
    let all = || ticked::ticked(view.figures, view.dataset, view.previous);
    id.contains('.').then(all)?.into_iter().find(|it| it.id == id)
}
