//! What was left in from last year, and what changed too much to be true.

use chrono::Datelike;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{Event, RowRef};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::figures::Figure;
use crate::guardian::sentences::likeness::letters;
use crate::guardian::{View, subject};
use crate::language::french;

/// Smaller counts come back by chance.
const TELLING: u64 = 100;
/// People of an event, of which the same number twice, on one day of the year, is no chance.
const TELLING_ATTENDANCE: u64 = 20;
/// A yearly meeting moves by a few days.
const A_WEEK: u64 = 7;
/// Smaller counts double or halve without a reason.
const STEADY: u64 = 20;

/// The figures that are compared with last year's, each row's only once: a
/// declared figure and a standard one may come from the same rows.
fn compared<'a>(view: &View<'a>) -> Vec<(&'a Figure, u64, u64)> {
    let mut seen: FxHashSet<(RowRef, u64)> = FxHashSet::default();
    let compared = view.figures.list.iter().filter_map(|figure| {
        Some((figure, figure.count()?.exact_value()?, figure.previous_count()?.exact_value()?))
    });
    compared
        .filter(|(figure, now, _)| {
            figure.sources.first().is_none_or(|it| seen.insert((it.row, *now)))
        })
        .collect()
}

/// Where a figure is read: its only row, or its declaration.
fn place(figure: &Figure) -> Option<Place> {
    let row = figure.sources.first().map(|source| source.row.place());
    if figure.sources.len() == 1 { row } else { figure.declared_at.or(row) }
}

/// A great number that is the same as last year's was surely not updated.
pub(in crate::guardian) fn figures_are_not_last_years(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (figure, now, before) in compared(view) {
        if now == before && now >= TELLING {
            let value = french::number(now);
            let mut one = same_value(format!("« {} » vaut {value}, comme l'an dernier", figure.id))
                .about(&figure.id)
                .of_values([value]);
            one.place = place(figure);
            diagnostics.push(one);
        }
    }
    downloads_are_not_last_years(view, diagnostics);
    sends_are_not_last_years(view, diagnostics);
}

fn same_value(message: String) -> Diagnostic {
    Diagnostic::new(Code::SameAsLastYear, message)
        .help("vérifiez que la valeur a été mise à jour")
        .acceptable(Acceptance::If("si elle est la même"))
}

fn downloads_are_not_last_years(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let Some(previous) = view.previous else { return };
    let month = |date: &crate::language::partial_date::PartialDate| {
        date.month_ranges().first().map(|range| range.start().month())
    };
    let before: FxHashMap<_, u64> = previous
        .downloads
        .iter()
        .filter_map(|row| {
            Some((
                (row.collection.as_str(), row.sheet, month(&row.period)),
                row.unique?.exact_value()?,
            ))
        })
        .collect();
    for row in &view.dataset.downloads {
        let Some(now) = row.unique.and_then(|it| it.exact_value()).filter(|now| *now >= TELLING)
        else {
            continue;
        };
        if before.get(&(row.collection.as_str(), row.sheet, month(&row.period))) == Some(&now) {
            let sheet =
                row.sheet.map_or_else(|| "ensemble".to_owned(), |sheet| format!("fiche {sheet}"));
            let message = format!(
                "« {} », {sheet} : {} téléchargements, comme l'an dernier",
                row.collection,
                french::number(now)
            );
            diagnostics.push(
                same_value(message)
                    .at(view.cell("telechargements", row.row, "uniques"))
                    .about(&row.collection),
            );
        }
    }
}

fn sends_are_not_last_years(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let Some(previous) = view.previous else { return };
    let key = |row: &crate::dataset::Send| {
        let (recipients, opens) = (row.recipients?.exact_value()?, row.opens?.exact_value()?);
        (recipients >= TELLING).then(|| (row.list.clone(), recipients, opens))
    };
    let before: FxHashSet<_> = previous.sends.iter().filter_map(key).collect();
    for row in &view.dataset.sends {
        if key(row).is_some_and(|key| before.contains(&key)) {
            let message = format!(
                "« {} » a les destinataires et les ouvertures d'un envoi de l'an dernier",
                shorten(&row.title)
            );
            diagnostics.push(
                same_value(message)
                    .at(view.cell("newsletters", row.row, "ouvertures_uniques"))
                    .about(&row.title),
            );
        }
    }
}

/// A row of events that was copied from last year's table.
pub(in crate::guardian) fn events_are_not_last_years(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(previous) = view.previous.filter(|previous| !previous.events.is_empty()) else {
        return;
    };
    let mut before: FxHashMap<String, Vec<&Event>> = FxHashMap::default();
    for event in &previous.events {
        before.entry(letters(&event.title)).or_default().push(event);
    }
    for event in &view.dataset.events {
        let Some(others) = before.get(&letters(&event.title)) else { continue };
        let Some(why) = others.iter().find_map(|other| left_in(event, other, others.len() == 1))
        else {
            continue;
        };
        diagnostics.push(
            Diagnostic::new(
                Code::LastYearRow,
                format!(
                    "« {} » est déjà dans l'édition de l'an dernier, {why}",
                    shorten(&event.title)
                ),
            )
            .at(view.cell("evenements", event.row, "titre"))
            .about(subject(event))
            .help("supprimez la ligne, ou mettez ses valeurs à jour"),
        );
    }
}

/// What two events of one title, a year apart, cannot share by chance.
/// `once`: last year had one event of this title.
fn left_in(now: &Event, before: &Event, once: bool) -> Option<String> {
    if now.date == before.date {
        return Some("à la même date".to_owned());
    }
    let day = |event: &Event| event.date.number_of_days().and(event.date.first_day());
    let days_apart = day(now)
        .zip(day(before))
        .map(|(now, before)| i64::from(now.ordinal()).abs_diff(i64::from(before.ordinal())));
    // An outing comes back under its title: at another time of the year, as many people come by chance.
    let same_time = days_apart.is_some_and(|days| days <= if once { A_WEEK } else { 0 });
    let same_day = days_apart == Some(0);
    let same_text = now.description.is_some() && now.description == before.description;
    let people = |event: &Event| event.participants.and_then(|it| it.exact_value());
    if let Some(count) = people(now).filter(|count| *count >= TELLING_ATTENDANCE)
        && people(before) == Some(count)
        && (same_time || same_text)
    {
        return Some(format!("avec les mêmes {} participants", french::number(count)));
    }
    (same_day && same_text).then(|| "au même jour et dans les mêmes mots".to_owned())
}

/// A change of more than a half asks for a reason.
pub(in crate::guardian) fn figures_change_by_less_than_a_half(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (figure, now, before) in compared(view) {
        if before < STEADY || now.abs_diff(before) * 2 <= before || now.abs_diff(before) < STEADY {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "a share to be read, not a count")]
        let ratio = now as f64 / before as f64 - 1.0;
        let mut diagnostic = Diagnostic::new(
            Code::StrongChange,
            format!(
                "« {} » passe de {} à {} en un an ({})",
                figure.id,
                french::number(before),
                french::number(now),
                french::signed_percent(ratio)
            ),
        )
        .about(&figure.id)
        .of_values([before, now].map(french::number))
        .help("vérifiez les deux années")
        .acceptable(Acceptance::IfExplained("si l'évolution est réelle"));
        diagnostic.place = place(figure);
        diagnostics.push(diagnostic);
    }
}
