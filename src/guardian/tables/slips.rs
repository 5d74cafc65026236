//! Slips of the hand along a column: a zero too many in one cell, a value drawn
//! down by the mouse over the cells below it.
//!
//! Each cell by itself is right; only its neighbours tell.

use chrono::{Datelike, NaiveDate, Weekday};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{Field, Record, RowRef};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::likeness::letters;
use crate::language::french;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::Quantity;
use crate::read::schema::CellForm;

/// As many values tell what is usual in a column.
const USUAL: usize = 8;
/// One value in so many may be a slip; more are how the column is.
const RARE: usize = 20;
/// The smallest of the slips is more than so many times the greatest of the others.
const GAP: u64 = 4;
/// What was meant may exceed the greatest of the others by one part in so many.
const BEYOND: u64 = 4;
/// Of fewer people, ten times as many may come by chance.
const FEWEST: u64 = 10;
/// So many rows in sequence with one day are no chance where all are in different places…
const SAME_DAY_ELSEWHERE: usize = 4;
/// … and so many wherever they are.
const SAME_DAY: usize = 8;
/// So many rows in sequence with one more each are no chance.
const IN_STEPS: usize = 5;

/// Counts that may be compared from row to row, by table; of a table of one's own, all of them.
const COUNTS: [(&str, &[&str]); 2] = [
    ("evenements", &["participants", "inscrits"]),
    ("newsletters", &["destinataires", "delivres", "ouvertures_uniques", "clics_uniques"]),
];

/// The rows of a table in the order of its file.
fn in_file<'a>(view: &View<'a>, table: &str) -> Vec<&'a dyn Record> {
    let mut rows = view.dataset.records(table);
    rows.sort_by_key(|row| (row.row().file, row.row().record));
    rows
}

/// The tables whose rows may be compared, each with its columns of counts.
fn counts<'a>(view: &View<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let ours = COUNTS.iter().map(|(table, columns)| (*table, columns.to_vec()));
    let own = view.dataset.own.iter().map(|own| {
        let counts = own.schema.columns.iter().filter(|column| column.kind == CellForm::Count);
        (own.schema.name, counts.map(|column| column.name).collect())
    });
    ours.chain(own).collect()
}

fn count(row: &dyn Record, column: &str) -> Option<u64> {
    match row.field(column) {
        // « près de 3 000 » was thought about.
        Field::Count(count) => count.and_then(Quantity::exact_value),
        _ => None,
    }
}

/// Tells a value that is ten times what its column has.
pub(in crate::guardian) fn counts_have_no_zero_too_many(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let before = LastYear::of(view);
    let mut told: FxHashSet<RowRef> = FxHashSet::default();
    for (table, columns) in counts(view) {
        let rows = view.dataset.records(table);
        for column in columns {
            let mut values: Vec<(u64, &dyn Record)> = rows
                .iter()
                .filter_map(|row| Some((count(*row, column)?, *row)))
                .filter(|(value, _)| *value > 0)
                .collect();
            if values.len() < USUAL {
                continue;
            }
            values.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
            let least = values[values.len() - 1].0;
            let few = 1..=(values.len() / RARE).max(1);
            let Some(end) = few.into_iter().find(|end| values[end - 1].0 > GAP * values[*end].0)
            else {
                continue;
            };
            let usual = values[end].0;
            for (value, row) in &values[..end] {
                let meant = value / 10;
                // Without its zero, the greatest of all would still be near the next.
                let is_of_them = (least..=usual + usual / BEYOND).contains(&meant);
                // As many came last year.
                let is_usual =
                    before.count(table, column, *row).is_some_and(|it| it * GAP > *value);
                if value % 10 != 0 || !is_of_them || is_usual {
                    continue;
                }
                told.insert(row.row());
                diagnostics.push(zero_too_many(
                    view,
                    (table, column),
                    *row,
                    *value,
                    (least, usual),
                ));
            }
        }
    }
    let column = "participants";
    for row in view.dataset.records("evenements") {
        let counts = count(row, column).zip(before.count("evenements", column, row));
        let Some((value, other)) = counts.filter(|_| !told.contains(&row.row())) else { continue };
        let times_ten = other * 8..=other * 12;
        if other >= FEWEST && value % 10 == 0 && times_ten.contains(&value) {
            let (written, other) = (french::number(value), french::number(other));
            let message = format!(
                "« {column} » vaut {written}, et {other} l'an dernier sous le même titre : un zéro de trop ?"
            );
            diagnostics.push(suspected(view, ("evenements", column), row, value, message));
        }
    }
}

/// How many came to each event last year, by its title.
struct LastYear(FxHashMap<String, u64>);

impl LastYear {
    fn of(view: &View<'_>) -> Self {
        let mut most: FxHashMap<String, u64> = FxHashMap::default();
        for event in view.previous.iter().flat_map(|previous| previous.held()) {
            if let Some(count) = event.participants.and_then(|it| it.exact_value()) {
                let known = most.entry(letters(&event.title)).or_default();
                *known = count.max(*known);
            }
        }
        Self(most)
    }

    fn count(&self, table: &str, column: &str, row: &dyn Record) -> Option<u64> {
        let is_known = (table, column) == ("evenements", "participants") && !self.0.is_empty();
        match row.field("titre") {
            Field::Text(title) if is_known => self.0.get(&letters(title)).copied(),
            _ => None,
        }
    }
}

fn zero_too_many(
    view: &View<'_>,
    (table, column): (&str, &str),
    row: &dyn Record,
    value: u64,
    (least, usual): (u64, u64),
) -> Diagnostic {
    let message = format!(
        "« {column} » vaut {}, et les autres lignes vont de {} à {} : un zéro de trop ?",
        french::number(value),
        french::number(least),
        french::number(usual)
    );
    suspected(view, (table, column), row, value, message)
}

fn suspected(
    view: &View<'_>,
    (table, column): (&str, &str),
    row: &dyn Record,
    value: u64,
    message: String,
) -> Diagnostic {
    let meant = french::number(value / 10);
    Diagnostic::new(Code::ZeroTooMany, message)
        .at(view.cell(table, row.row(), column))
        .about(subject(row))
        .help(format!("écrivez {meant} si c'est une faute de frappe"))
        .acceptable(Acceptance::If("si le nombre est juste"))
}

/// What an acceptance calls a row by.
fn subject(row: &dyn Record) -> String {
    let words = ["id", "titre", "nom"].into_iter().find_map(|column| match row.field(column) {
        Field::Text(text) if !text.is_empty() => Some(text.to_owned()),
        _ => None,
    });
    words.unwrap_or_else(|| row.row().record.to_string())
}

/// Tells a day or a number that was drawn down over the rows below: as it was,
/// or one more a row, as spreadsheets do.
pub(in crate::guardian) fn cells_are_not_drawn_down(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (table, columns) in counts(view) {
        let rows = in_file(view, table);
        let dated: Vec<(Option<NaiveDate>, &dyn Record)> =
            rows.iter().map(|row| (day(*row), *row)).collect();
        if table == "evenements" {
            for run in dated.chunk_by(|one, next| one.0.is_some() && one.0 == next.0) {
                if is_no_chance(run) && !is_one_meeting(run) {
                    let what =
                        format!("{} de suite ont le même jour", french::count(run.len(), "ligne"));
                    diagnostics.push(drawn(view, (table, "date_debut"), run, &what));
                }
            }
        }
        let date_column = dated.iter().find_map(|(day, row)| day.and_then(|_| date_column(*row)));
        for run in dated.chunk_by(|one, next| is_next_day(one.0, next.0)) {
            let weekend = |day: &Option<NaiveDate>| {
                day.is_some_and(|day| matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
            };
            // A week of meetings from day to day has no Sunday.
            let Some(column) = date_column.filter(|_| {
                run.len() >= IN_STEPS
                    && run.iter().any(|(day, _)| weekend(day))
                    && !is_one_meeting(run)
            }) else {
                continue;
            };
            let what = format!(
                "{} de suite ont chacune un jour de plus, dimanche compris",
                french::count(run.len(), "ligne")
            );
            diagnostics.push(drawn(view, (table, column), run, &what));
        }
        for column in columns {
            let values: Vec<(Option<u64>, &dyn Record)> =
                rows.iter().map(|row| (count(*row, column), *row)).collect();
            let follows = |one: Option<u64>, next: Option<u64>| {
                one.zip(next).is_some_and(|(one, next)| next == one + 1)
            };
            for run in values.chunk_by(|one, next| follows(one.0, next.0)) {
                if run.len() >= IN_STEPS {
                    let what = format!(
                        "{} de suite ont chacune 1 de plus",
                        french::count(run.len(), "ligne")
                    );
                    diagnostics.push(drawn(view, (table, column), run, &what));
                }
            }
        }
    }
}

fn day(row: &dyn Record) -> Option<NaiveDate> {
    match row.date()? {
        PartialDate::Day(day) => Some(*day),
        _ => None,
    }
}

fn is_next_day(one: Option<NaiveDate>, next: Option<NaiveDate>) -> bool {
    one.zip(next).is_some_and(|(one, next)| one.succ_opt() == Some(next))
}

/// Whether rows of one day are too many, or too far apart, to be of one day:
/// « Nancy, Poitiers » and « Nancy » have a town in common.
fn is_no_chance<T>(run: &[(T, &dyn Record)]) -> bool {
    let mut towns: Vec<String> = Vec::new();
    let is_apart = |(_, row): &(T, &dyn Record)| {
        let place = words(*row, "lieu");
        let mut parts = place.split(',').map(|part| part.trim().to_owned());
        parts.all(|town| {
            let is_new = !town.is_empty() && !towns.contains(&town);
            towns.push(town);
            is_new
        })
    };
    run.len() >= SAME_DAY || (run.len() >= SAME_DAY_ELSEWHERE && run.iter().all(is_apart))
}

/// The words of a cell, folded.
fn words(row: &dyn Record, column: &str) -> String {
    match row.field(column) {
        Field::Text(text) => french::fold(text),
        Field::Target(Some(target)) => french::fold(&target.name),
        _ => String::new(),
    }
}

/// The column that gives a row its date.
fn date_column(row: &dyn Record) -> Option<&'static str> {
    let names = ["date_debut", "date"];
    names.into_iter().find(|name| matches!(row.field(name), Field::Date(Some(_))))
}

/// Whether rows that follow one another are parts of one meeting: in one place,
/// or of one series or title.
fn is_one_meeting<T>(run: &[(T, &dyn Record)]) -> bool {
    ["lieu", "serie", "titre"].into_iter().any(|column| {
        let first = words(run[0].1, column);
        !first.is_empty() && run.iter().all(|(_, row)| words(*row, column) == first)
    })
}

fn drawn<T>(
    view: &View<'_>,
    (table, column): (&str, &str),
    run: &[(T, &dyn Record)],
    what: &str,
) -> Diagnostic {
    let (first, last) = (run[0].1, run[run.len() - 1].1);
    Diagnostic::new(Code::DrawnDown, format!("« {column} » semble recopiée vers le bas : {what}"))
        .at(view.cell(table, first.row(), column))
        .related(view.cell(table, last.row(), column), "jusqu'ici")
        .about(subject(first))
        .help("vérifiez ces cellules dans l'agenda ou l'export : un tableur recopie, ou continue la suite, quand on étire une cellule")
        .acceptable(Acceptance::If("si les valeurs sont justes"))
}
