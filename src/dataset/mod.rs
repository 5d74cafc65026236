//! The year as domain values: nothing left to parse, nothing in doubt.
//!
//! One type a table, declared in [`tables`]. A row keeps where it was written ([`RowRef`]), so that every figure can
//! name the rows it comes from.

pub mod accounting;
mod cells;
mod choices;
pub mod declarations;
pub mod example;
pub mod geography;
mod other_years;
mod own;
mod picture;
mod reading;
mod record;
pub mod settings;
pub mod tables;
pub mod vocabulary;
mod yearly;

pub(crate) use cells::named_rows;
pub use cells::territory;
pub use choices::{CalendarUse, Format, Role, Status};
pub use other_years::OtherYear;
pub use own::{OwnRow, OwnTable, OwnValues, Target, Value};
pub use picture::Picture;
pub use reading::{BY_MONTH, check, read_tables};
pub(crate) use reading::{inclusive_sign, named_pictures};
pub use record::{Field, Record};
pub use tables::{
    Article, Channel, Dataset, Download, Event, Grant, Headcount, Image, Interview, LedgerLine,
    MEMBERS_TABLE, Member, OtherYears, Partner, Person, Publication, Send, SiteFigure, Speaker,
    catalogue,
};
pub use yearly::{SiteSeries, Span, span};

use crate::diagnostic::source::{FileId, Place};
use crate::language::partial_date::{PartialDate, Period};
use crate::read::schema::{CellForm, TableSchema};

/// The row of a table that a value was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The table's file.
    pub file: FileId,
    /// Index of the record: 0 is the header.
    pub record: u32,
}

impl RowRef {
    /// The whole row, for a diagnostic.
    pub fn place(self) -> Place {
        Place::Record { file: self.file, record: self.record }
    }
}

impl Dataset {
    /// The year or the season of the edition.
    pub fn period(&self) -> Period {
        self.settings.edition.period
    }

    /// The event of this id, of whatever year: a text may name one that the year does not count.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().chain(&self.other_years.events).find(|event| event.id == id)
    }

    /// Whether a role had begun, and had not ended, at the date of the figures.
    pub fn is_in_office(&self, person: &Person) -> bool {
        let Some(closing) = self.settings.edition.closing.last_day() else { return true };
        let begun = person.since.as_ref().and_then(PartialDate::first_day);
        let ended = person.until.as_ref().and_then(PartialDate::last_day);
        begun.is_none_or(|it| it <= closing) && ended.is_none_or(|it| it >= closing)
    }

    /// The tables with rows that hold amounts in the currency of the organisation.
    pub(crate) fn tables_of_amounts(&self) -> Vec<&'static str> {
        let of_amounts = |table: &&'static TableSchema| {
            table.columns.iter().any(|column| column.kind == CellForm::Amount(None))
        };
        let tables = self.settings.catalogue.iter().filter(of_amounts).map(|table| table.name);
        tables.filter(|name| self.has_rows(name)).collect()
    }

    /// The tables of which rows were invented for the demonstration, and how many.
    pub fn invented(&self) -> Vec<(&'static TableSchema, usize)> {
        let of = |table: &'static TableSchema| {
            let records = self.records(table.name);
            (table, records.into_iter().filter(|row| row.illustrative()).count())
        };
        self.settings.catalogue.iter().map(of).filter(|(_, count)| *count > 0).collect()
    }

    /// The events that took place, or are to.
    pub fn held(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| event.status.is_held())
    }
}
