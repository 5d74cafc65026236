//! What is judged on the dataset as a whole: a readable list of small rules.

use std::collections::HashMap;

use super::cells::shorten;
use crate::dataset::{CalendarUse, Dataset, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french;
use crate::partial_date::PartialDate;
use crate::source::Place;

/// Judges one thing, and tells every place where it does not hold.
type Rule = fn(&Dataset, &mut Diagnostics);

/// All rules, in the order in which they are told.
pub(super) const ALL: &[Rule] = &[
    event_ids_are_unique,
    publication_ids_are_unique,
    events_are_in_the_year,
    articles_are_in_the_year,
    sends_are_in_the_year,
    long_titles_have_a_short_one,
];

/// Signs of a title that the calendar still takes well.
const CALENDAR_TITLE_CHARS: usize = 60;

fn event_ids_are_unique(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    unique(dataset.events.iter().map(|event| (event.id.as_str(), event.row)), diagnostics);
}

fn publication_ids_are_unique(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    unique(dataset.publications.iter().map(|it| (it.id.as_str(), it.row)), diagnostics);
}

fn unique<'a>(ids: impl Iterator<Item = (&'a str, RowRef)>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, RowRef> = HashMap::new();
    for (id, row) in ids.filter(|(id, _)| !id.is_empty()) {
        if let Some(first) = seen.get(id) {
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("l'identifiant « {id} » sert déjà à une autre ligne"),
                )
                .at(id_place(row))
                .related(id_place(*first), "première fois ici")
                .help("donnez un identifiant à chaque ligne, ou supprimez la ligne en double"),
            );
        } else {
            seen.insert(id, row);
        }
    }
}

/// The row's first cell, where the templates of the tables put the id.
fn id_place(row: RowRef) -> Place {
    Place::Cell { file: row.file, record: row.record, field: 0 }
}

fn events_are_in_the_year(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for event in &dataset.events {
        outside(dataset.year(), &event.date, &event.title, event.row, diagnostics);
    }
}

fn articles_are_in_the_year(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for article in &dataset.articles {
        outside(dataset.year(), &article.date, &article.title, article.row, diagnostics);
    }
}

fn sends_are_in_the_year(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for send in &dataset.sends {
        outside(dataset.year(), &send.date, &send.title, send.row, diagnostics);
    }
}

fn outside(year: i32, date: &PartialDate, title: &str, row: RowRef, diagnostics: &mut Diagnostics) {
    if date.is_within_year(year) != Some(false) {
        return;
    }
    let when = french::date(date);
    let title = shorten(title);
    diagnostics.push(
        Diagnostic::new(
            Code::OutsideYear,
            format!("« {title} » est daté de {when}, hors de {year}"),
        )
        .at(row.place())
        .help("corrigez l'année, ou déplacez la ligne dans l'édition de son année"),
    );
}

fn long_titles_have_a_short_one(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for event in dataset.events.iter().filter(|event| event.calendar != CalendarUse::Hidden) {
        let length = event.title.chars().count();
        if event.short_title.is_none() && length > CALENDAR_TITLE_CHARS {
            let title = shorten(&event.title);
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingShortTitle,
                    format!("« {title} » a {length} signes et pas de titre court : le calendrier imprime le titre entier"),
                )
                .at(event.row.place())
                .help(format!("écrivez un titre de {CALENDAR_TITLE_CHARS} signes au plus dans « titre_court »")),
            );
        }
    }
}
