//! Rows that came from the export of a service, against those that were written by hand or came from
//! another: one thing may stand in both, under two dates.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::dataset::{Event, RowRef};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::likeness::letters;
use crate::language::french;
use crate::language::partial_date::PartialDate;
use crate::read::Table;
use crate::read::mark::Mark;

/// Days between two dates of one thing.
const NEAR_DAYS: i64 = 10;
/// Days within which two events of one title are reported for themselves, wherever they came from.
const NEARER_DAYS: i64 = 3;
/// The column in which an import says where a row came from.
const SOURCE: &str = "source";

/// A row with a title that no other row of its table but one has.
struct Told<'a> {
    title: &'a str,
    date: &'a PartialDate,
    place: Option<&'a str>,
    row: RowRef,
}

/// Tells each row of an export that another row tells on a near day.
pub(in crate::guardian) fn rows_of_exports_have_one_date(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    // Sessions of a series have one title and several days.
    let is_alone = |event: &&Event| event.status.is_held() && event.series.is_none();
    let events = view.dataset.events.iter().filter(is_alone).map(|it| Told {
        title: &it.title,
        date: &it.date,
        place: it.place.as_deref(),
        row: it.row,
    });
    judge(view, "evenements", (Code::DuplicateEvent, NEARER_DAYS + 1), events, diagnostics);
    let sends = view.dataset.sends.iter();
    let sends = sends.map(|it| Told { title: &it.title, date: &it.date, place: None, row: it.row });
    judge(view, "newsletters", (Code::DuplicateRow, 1), sends, diagnostics);
}

fn judge<'a>(
    view: &View<'_>,
    table: &str,
    (code, nearest): (Code, i64),
    rows: impl Iterator<Item = Told<'a>>,
    diagnostics: &mut Diagnostics,
) {
    let Some(read) = view.input.tables.get(table) else { return };
    let marks: FxHashMap<u32, Mark> =
        read.records().filter_map(|record| Some((record, mark(read, record)?))).collect();
    if marks.is_empty() {
        return;
    }
    let mut by_title: FxHashMap<String, Vec<Told<'a>>> = FxHashMap::default();
    for told in rows {
        by_title.entry(letters(told.title)).or_default().push(told);
    }
    for pair in by_title.values() {
        // A title that comes back is that of a habit.
        let [one, other] = pair.as_slice() else { continue };
        let (first, second) = (marks.get(&one.row.record), marks.get(&other.row.record));
        let exports = [first, second].map(|mark| mark.map(|mark| mark.profile.as_str()));
        let is_near = days_between(one.date, other.date)
            .is_some_and(|days| (nearest..=NEAR_DAYS).contains(&days));
        let is_elsewhere =
            one.place.zip(other.place).is_some_and(|(one, other)| letters(one) != letters(other));
        if exports[0] == exports[1] || !is_near || is_elsewhere {
            continue;
        }
        // The imported row, and the one that it contradicts.
        let (imported, standing) = if second.is_some() { (other, one) } else { (one, other) };
        let date = match code {
            Code::DuplicateEvent => "date_debut",
            _ => "date_envoi",
        };
        diagnostics.push(
            Diagnostic::new(
                code,
                format!(
                    "« {} » est au {} dans l'export et au {} dans une autre ligne",
                    shorten(imported.title),
                    french::date(imported.date),
                    french::date(standing.date)
                ),
            )
            .at(view.cell(table, imported.row, date))
            .related(view.cell(table, standing.row, date), "l'autre date est ici")
            .about(imported.title)
            .help("si c'est la même chose, gardez une seule des deux lignes, avec la bonne date ; sinon distinguez leurs titres"),
        );
    }
}

/// Where a row was imported from, if it was.
fn mark(table: &Table, record: u32) -> Option<Mark> {
    Mark::of(table.text(record, table.field(SOURCE)?))
}

/// Between two dates that are days.
fn days_between(one: &PartialDate, other: &PartialDate) -> Option<i64> {
    let day = |date: &PartialDate| -> Option<NaiveDate> {
        matches!(date, PartialDate::Day(_)).then(|| date.first_day())?
    };
    Some((day(one)? - day(other)?).num_days().abs())
}

/// Beside what is reported of rows, the exports that these came from: a contradiction with one is
/// mended there, or comes back with the next import.
pub(in crate::guardian) fn with_exports(view: &View<'_>, reported: &mut [Diagnostic]) {
    for diagnostic in reported {
        let places = diagnostic.place.into_iter().chain(diagnostic.related.iter().map(|it| it.0));
        let mut rows: Vec<(Place, String)> = Vec::new();
        let mut seen = BTreeSet::new();
        for place in places {
            let (Place::Cell { file, record, .. } | Place::Record { file, record }) = place else {
                continue;
            };
            let table = view.input.tables.values().find(|table| table.file == file);
            let Some(table) = table.filter(|_| seen.insert((file, record))) else { continue };
            if let Some(mark) = mark(table, record) {
                let words = format!("importée de « {} »", mark.origin);
                rows.push((table.place(record, SOURCE), words));
            }
        }
        diagnostic.related.extend(rows);
    }
}
