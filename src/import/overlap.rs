//! Periods of one series that overlap: weeks and days of the same months would be added up twice.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fate::{Fate, Planned};
use super::rows::Refused;
use crate::language::partial_date::{PartialDate, Period};
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::schema::{CellForm, Column, Dated, TableSchema};

/// What is measured over a period: the ids that tell its series, and its days.
struct Measured {
    ids: Vec<String>,
    date: PartialDate,
    whence: String,
}

/// What is known of each series, by its words.
type Known = FxHashMap<Vec<String>, Vec<Measured>>;

/// Takes out new rows whose period has days of another one of their series, and says with which.
pub(super) fn refuse(
    schema: &'static TableSchema,
    table: Option<&Table>,
    period: Period,
    rows: Vec<Planned>,
    is_example: impl Fn(u32) -> bool,
    refused: &mut Vec<Refused>,
) -> Vec<Planned> {
    let Dated::OfYear(date) = schema.dated else { return rows };
    if !schema.measured || !rows.iter().any(|it| it.fate == Fate::Added) {
        return rows;
    }
    // Of one period alone, nothing is counted twice.
    let there = table.into_iter().flat_map(Table::rows).map(|row| row.get(date));
    let periods: FxHashSet<&str> = there.chain(rows.iter().map(|it| it.row.get(date))).collect();
    if periods.len() < 2 {
        return rows;
    }
    let mut known = Known::default();
    for row in table.into_iter().flat_map(Table::rows) {
        if !is_example(row.position().1)
            && let Some((words, it)) = measured(schema, date, period, |column| row.get(column))
        {
            note(&mut known, words, it, "déjà dans la table");
        }
    }
    let mut kept = Vec::with_capacity(rows.len());
    for it in rows {
        let found = measured(schema, date, period, |column| it.row.get(column));
        if let (Fate::Added, Some((words, own))) = (&it.fate, found) {
            let others = known.get(&words).into_iter().flatten();
            if let Some(other) = others.into_iter().find(|other| own.is_counted_in(other)) {
                refused.push(Refused {
                    origin: it.row.origin,
                    reason: format!(
                        "« {} » a des jours de « {} » ({}), et les deux s'additionneraient : gardez un seul découpage, jours, semaines ou mois",
                        own.date.to_iso(),
                        other.date.to_iso(),
                        other.whence
                    ),
                });
                continue;
            }
            note(&mut known, words, own, &it.row.origin);
        }
        kept.push(it);
    }
    kept
}

/// Of rows of one series and one period, the first is kept.
fn note(known: &mut Known, words: Vec<String>, own: Measured, whence: &str) {
    let all = known.entry(words).or_default();
    if !all.iter().any(|it| it.ids == own.ids && it.date == own.date) {
        all.push(Measured { whence: whence.to_owned(), ..own });
    }
}

/// The words that tell the series of a row, and what it measures.
fn measured<'a>(
    schema: &TableSchema,
    date: &str,
    period: Period,
    cell: impl Fn(&'static str) -> &'a str,
) -> Option<(Vec<String>, Measured)> {
    let column = schema.columns.iter().find(|column| column.name == date)?;
    let date = PartialDate::parse(cell(column.name), period).ok()?;
    let is_told = |kind: CellForm| kind != CellForm::Date && kind != CellForm::Count;
    let told = schema.columns.iter().filter(|it| it.required && is_told(it.kind));
    let (ids, words): (Vec<_>, Vec<_>) = told.partition(|it| it.kind.list().is_some());
    let of = |columns: Vec<&Column>| columns.iter().map(|it| name_key(cell(it.name))).collect();
    Some((of(words), Measured { ids: of(ids), date, whence: String::new() }))
}

impl Measured {
    /// An id that is not said yet may be any. A month within its quarter or its year is no second count: the
    /// longer one is taken in its place.
    fn is_counted_in(&self, other: &Self) -> bool {
        let is_same =
            |(one, other): (&String, &String)| one == other || one.is_empty() || other.is_empty();
        let days = |it: &PartialDate| Some((it.first_day()?, it.last_day()?));
        let (Some(own), Some(others)) = (days(&self.date), days(&other.date)) else { return false };
        let are_months = [&self.date, &other.date].iter().all(|it| it.day_ranges().is_empty());
        let holds = |one: &(_, _), other: &(_, _)| one.0 <= other.0 && other.1 <= one.1;
        let is_within = holds(&own, &others) || holds(&others, &own);
        own != others
            && !(are_months && is_within)
            && own.0 <= others.1
            && others.0 <= own.1
            && self.ids.iter().zip(&other.ids).all(is_same)
    }
}
