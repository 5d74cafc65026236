//! What is judged on the dataset as a whole: a readable list of small rules.

use super::cells::shorten;
use crate::dataset::settings::MemberKind;
use crate::dataset::{CalendarUse, Dataset, RowRef};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french;
use crate::partial_date::PartialDate;
use crate::quantity::{Quantity, Total, Verdict};
use crate::schema::WHOLE;

/// Judges one thing, and tells every place where it does not hold.
type Rule = fn(&Dataset, &mut Diagnostics);

/// All rules, in the order in which they are told.
pub(super) const ALL: &[Rule] = &[
    events_are_in_the_year,
    articles_are_in_the_year,
    sends_are_in_the_year,
    headcounts_add_up,
    downloads_add_up,
    calendar_events_have_a_month,
    long_titles_have_a_short_one,
];

/// Signs of a title that the calendar still takes well.
const CALENDAR_TITLE_CHARS: usize = 60;

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
            format!("« {title} », {when} : la date est hors de {year}"),
        )
        .at(row.place())
        .help("corrigez l'année, ou déplacez la ligne dans l'édition de son année"),
    );
}

/// A total of members and its parts at one date: silent unless all types are there.
fn headcounts_add_up(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for whole in dataset.headcounts.iter().filter(|row| row.kind == WHOLE) {
        let part = |kind: &MemberKind| {
            dataset.headcounts.iter().find(|row| row.kind == kind.id && row.as_of == whole.as_of)
        };
        let parts: Option<Vec<_>> = dataset.settings.member_kinds.iter().map(part).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
        let sum = parts.iter().map(|row| Some(row.count)).collect();
        total(&whole.count, &sum, whole.row, "l'ensemble des adhérents", diagnostics);
    }
}

/// The downloads of a collection as a whole and those of its sheets.
fn downloads_add_up(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    for whole in dataset.downloads.iter().filter(|row| row.sheet.is_none()) {
        let sheets: Vec<_> = dataset
            .downloads
            .iter()
            .filter(|row| {
                row.collection == whole.collection
                    && row.period == whole.period
                    && row.sheet.is_some()
            })
            .collect();
        let Some(count) = whole.unique.filter(|_| !sheets.is_empty()) else { continue };
        let sum = sheets.iter().map(|row| row.unique).collect();
        let what = format!("l'ensemble de « {} »", whole.collection);
        total(&count, &sum, whole.row, &what, diagnostics);
    }
}

fn total(stated: &Quantity, sum: &Total, row: RowRef, what: &str, diagnostics: &mut Diagnostics) {
    if stated.holds_for(sum) != Verdict::No {
        return;
    }
    let parts = sum.quantity().as_ref().map_or_else(|| "inconnu".to_owned(), french::quantity);
    diagnostics.push(
        Diagnostic::new(
            Code::TotalDiffers,
            format!(
                "{what} est de {}, la somme de ses parties de {parts}",
                french::quantity(stated)
            ),
        )
        .at(row.place())
        .help("corrigez le total ou ses parties, ou acceptez l'écart dans [[ecarts]]"),
    );
}

fn calendar_events_have_a_month(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    let shown = dataset.events.iter().filter(|event| event.calendar != CalendarUse::Hidden);
    for event in shown.filter(|event| event.date.months().is_empty()) {
        let title = shorten(&event.title);
        diagnostics.push(
            Diagnostic::new(
                Code::NoMonth,
                format!("« {title} » n'a pas de mois : le calendrier ne le montre pas"),
            )
            .at(event.row.place())
            .about(&event.id)
            .help("donnez au moins un mois, comme 2021-03, ou écrivez « non » dans « calendrier »"),
        );
    }
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
                .about(&event.id)
                .help(format!("écrivez un titre de {CALENDAR_TITLE_CHARS} signes au plus dans « titre_court »")),
            );
        }
    }
}
