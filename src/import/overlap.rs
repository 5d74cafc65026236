//! Periods of one series that overlap: weeks and days of the same months would be added up twice.

use super::fate::{Fate, Planned};
use super::rows::Refused;
use crate::language::partial_date::{PartialDate, Period};
use crate::language::suggest::fold;
use crate::read::Table;
use crate::read::schema::{CellForm, Dated, TableSchema};

/// What is measured over a period: the words that tell its series, and its days.
struct Measured {
    series: Vec<String>,
    date: PartialDate,
}

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
    let standing = table.into_iter().flat_map(Table::rows);
    let standing = standing.filter(|row| !is_example(row.position().1));
    let mut known: Vec<(Measured, String)> = standing
        .filter_map(|row| {
            let measured = Measured::of(schema, date, period, |column| row.get(column))?;
            Some((measured, "déjà dans la table".to_owned()))
        })
        .collect();
    let mut kept = Vec::with_capacity(rows.len());
    for it in rows {
        let measured = Measured::of(schema, date, period, |column| it.row.get(column));
        if let (Fate::Added, Some(measured)) = (&it.fate, measured) {
            if let Some((other, whence)) = known.iter().find(|(other, _)| measured.overlaps(other)) {
                refused.push(Refused {
                    origin: it.row.origin,
                    reason: format!(
                        "« {} » a des jours de « {} » ({whence}), et les deux s'additionneraient : gardez un seul découpage, jours, semaines ou mois",
                        measured.date.to_iso(),
                        other.date.to_iso()
                    ),
                });
                continue;
            }
            known.push((measured, it.row.origin.clone()));
        }
        kept.push(it);
    }
    kept
}

impl Measured {
    fn of<'a>(
        schema: &TableSchema,
        date: &str,
        period: Period,
        cell: impl Fn(&'static str) -> &'a str,
    ) -> Option<Self> {
        let column = schema.columns.iter().find(|column| column.name == date)?;
        let date = PartialDate::parse(cell(column.name), period).ok()?;
        let is_told = |kind: CellForm| kind != CellForm::Date && kind != CellForm::Count;
        let told = schema.columns.iter().filter(|it| it.required && is_told(it.kind));
        let series = told.map(|column| fold(cell(column.name))).collect();
        Some(Self { series, date })
    }

    /// What is not said yet may be of any series.
    fn overlaps(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&String, &String)| {
            one == other || one.is_empty() || other.is_empty()
        };
        let days = |it: &PartialDate| Some((it.first_day()?, it.last_day()?));
        let (Some(own), Some(others)) = (days(&self.date), days(&other.date)) else { return false };
        own != others
            && own.0 <= others.1
            && others.0 <= own.1
            && self.series.iter().zip(&other.series).all(is_same)
    }
}
