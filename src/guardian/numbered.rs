//! What has a number in a review copy: figures, lines of statements, drawings.

use super::View;
use super::pages::placed::Placed;
use super::pages::printed_tables::{calls, says};
use crate::figures::cited;
use crate::figures::ticked::{self, CHARTS, MAPS, Ticked};

/// The annex that prints the values of all drawings.
const VALUES: &str = "donnees-graphiques";

/// The lines and the drawings that pages print, in their order.
pub fn printed(view: &View<'_>) -> Vec<Ticked> {
    let settings = &view.dataset.settings;
    let placed = Placed::of(view);
    let all_drawn = settings.annexes.iter().any(|it| it.id == VALUES);
    let mut all = ticked::ticked(view.figures, view.dataset, view.previous);
    all.retain(|it| match it.id.split_once('.') {
        Some((CHARTS, id)) => all_drawn || placed.draws_chart(id, settings),
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
