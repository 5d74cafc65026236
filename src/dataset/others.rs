//! The rows of an edition that are of another year: a table that goes on from
//! year to year counts those of its edition only.

use chrono::Datelike;

use super::{Dataset, Event, Member, Publication, Record, RowRef};
use crate::partial_date::PartialDate;

/// Rows that no figure, chart, list, map or calendar of the year counts.
#[derive(Debug, Default)]
pub struct OtherYears {
    /// All of them, table by table.
    pub rows: Vec<OtherYear>,
    /// The events among them, which a text may still name.
    pub events: Vec<Event>,
    /// The publications among them.
    pub publications: Vec<Publication>,
}

/// A row of another year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherYear {
    /// Its table.
    pub table: &'static str,
    /// The column of its date.
    pub column: &'static str,
    /// The year in which its date begins.
    pub year: i32,
    /// Where it was written.
    pub row: RowRef,
}

impl Dataset {
    /// Sets the rows of other years apart, and the members who joined after the closing date.
    /// Stocks (`effectifs`, `reseaux`) bear the date at which they were counted, which need not be
    /// of the year; people stay.
    pub(crate) fn set_other_years_apart(&mut self) {
        let year = self.year();
        let mut others = OtherYears::default();
        let rows = &mut others.rows;
        others.events = of_others(&mut self.events, year, ("evenements", "date_debut"), rows);
        of_others(&mut self.downloads, year, ("telechargements", "periode"), rows);
        of_others(&mut self.sends, year, ("newsletters", "date_envoi"), rows);
        of_others(&mut self.articles, year, ("presse", "date"), rows);
        of_others(&mut self.site, year, ("site", "periode"), rows);
        others.publications =
            of_others(&mut self.publications, year, ("publications", "date"), rows);
        let closing = self.settings.edition.closing.last_day();
        let is_later = |member: &Member| {
            member
                .since
                .as_ref()
                .and_then(PartialDate::first_day)
                .zip(closing)
                .is_some_and(|(since, closing)| since > closing)
        };
        let since = |member: &Member| member.since.clone();
        apart(&mut self.members, is_later, since, ("adherents", "depuis"), rows);
        self.other_years = others;
    }
}

/// Takes the rows of other years out of a table.
fn of_others<T: Record>(
    rows: &mut Vec<T>,
    year: i32,
    column: (&'static str, &'static str),
    others: &mut Vec<OtherYear>,
) -> Vec<T> {
    let is_other = |row: &T| {
        row.date().and_then(|date| date.touches_year(year)).is_some_and(|touches| !touches)
    };
    apart(rows, is_other, |row| row.date().cloned(), column, others)
}

/// Takes rows out of a table.
fn apart<T: Record>(
    rows: &mut Vec<T>,
    is_other: impl Fn(&T) -> bool,
    date: impl Fn(&T) -> Option<PartialDate>,
    (table, column): (&'static str, &'static str),
    others: &mut Vec<OtherYear>,
) -> Vec<T> {
    // Nearly all tables have none: nothing is moved.
    if !rows.iter().any(&is_other) {
        return Vec::new();
    }
    let (taken, kept): (Vec<T>, Vec<T>) = std::mem::take(rows).into_iter().partition(&is_other);
    *rows = kept;
    others.extend(taken.iter().filter_map(|row| {
        let year = date(row)?.first_day()?.year();
        Some(OtherYear { table, column, year, row: row.row() })
    }));
    taken
}
