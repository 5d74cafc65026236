//! The rows of an edition that are of another year: a table that goes on from
//! year to year counts those of its edition only.

use chrono::Datelike;

use super::{Dataset, Event, Publication, Record, RowRef};

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
    /// Sets the rows of other years apart. Stocks (`effectifs`, `reseaux`) bear the date at which
    /// they were counted, which need not be of the year; members and people stay.
    pub(crate) fn set_other_years_apart(&mut self) {
        let year = self.year();
        let mut others = OtherYears::default();
        let rows = &mut others.rows;
        others.events = apart(&mut self.events, year, ("evenements", "date_debut"), rows);
        apart(&mut self.downloads, year, ("telechargements", "periode"), rows);
        apart(&mut self.sends, year, ("newsletters", "date_envoi"), rows);
        apart(&mut self.articles, year, ("presse", "date"), rows);
        apart(&mut self.site, year, ("site", "periode"), rows);
        others.publications = apart(&mut self.publications, year, ("publications", "date"), rows);
        self.other_years = others;
    }
}

/// Takes the rows of other years out of a table.
fn apart<T: Record>(
    rows: &mut Vec<T>,
    year: i32,
    (table, column): (&'static str, &'static str),
    others: &mut Vec<OtherYear>,
) -> Vec<T> {
    let is_other = |row: &T| {
        row.date().and_then(|date| date.touches_year(year)).is_some_and(|touches| !touches)
    };
    // Nearly all tables have none: nothing is moved.
    if !rows.iter().any(is_other) {
        return Vec::new();
    }
    let (taken, kept): (Vec<T>, Vec<T>) = std::mem::take(rows).into_iter().partition(is_other);
    *rows = kept;
    others.extend(taken.iter().filter_map(|row| {
        let year = row.date()?.first_day()?.year();
        Some(OtherYear { table, column, year, row: row.row() })
    }));
    taken
}
