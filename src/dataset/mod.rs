//! The year as domain values: nothing left to parse, nothing in doubt.
//!
//! One type a table, in the order of [`schema::TABLES`](crate::schema::TABLES).
//! A row keeps where it was written ([`RowRef`]), so that every figure can
//! name the rows it comes from.

pub mod declarations;
mod event;
mod fields;
mod others;
mod picture;
pub mod settings;
mod tables;
mod yearly;

pub use event::{CalendarUse, Event, Format, Role, Speaker, Status};
pub use fields::{Field, Record, number_columns, readable_columns};
pub use others::{OtherYear, OtherYears};
pub use picture::Picture;
pub use tables::{
    Account, Article, Download, Headcount, Interview, Member, Partner, Person, Publication, Send,
    SiteFigure,
};
pub use yearly::{SiteSeries, Span, span};

use crate::source::{FileId, Place};
use settings::Settings;

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

/// All tables of an edition, checked.
#[derive(Debug)]
pub struct Dataset {
    /// rapport.toml.
    pub settings: Settings,
    /// `evenements`, sorted by date.
    pub events: Vec<Event>,
    /// `telechargements`.
    pub downloads: Vec<Download>,
    /// `newsletters`.
    pub sends: Vec<Send>,
    /// `presse`, sorted by date.
    pub articles: Vec<Article>,
    /// `adherents`.
    pub members: Vec<Member>,
    /// `effectifs`.
    pub headcounts: Vec<Headcount>,
    /// `reseaux`.
    pub accounts: Vec<Account>,
    /// `site`.
    pub site: Vec<SiteFigure>,
    /// `publications`.
    pub publications: Vec<Publication>,
    /// `partenaires`.
    pub partners: Vec<Partner>,
    /// `personnes`.
    pub people: Vec<Person>,
    /// `entretiens`.
    pub interviews: Vec<Interview>,
    /// The rows of these tables that are of another year, which count nowhere.
    pub other_years: OtherYears,
}

impl Dataset {
    /// Year of the edition.
    pub fn year(&self) -> i32 {
        self.settings.edition.year
    }

    /// The event of this id, of whatever year: a text may name one that the year does not count.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().chain(&self.other_years.events).find(|event| event.id == id)
    }

    /// The events that took place, or are to.
    pub fn held(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| event.status.is_held())
    }

    /// Whether a table has rows of this year.
    pub fn has_rows(&self, table: &str) -> bool {
        match table {
            "evenements" => !self.events.is_empty(),
            "telechargements" => !self.downloads.is_empty(),
            "newsletters" => !self.sends.is_empty(),
            _ => !self.records(table).is_empty(),
        }
    }

    /// The rows of a table of this year, by its name; empty for a table without rows.
    pub fn records(&self, table: &str) -> Vec<&dyn Record> {
        fn all<T: Record>(rows: &[T]) -> Vec<&dyn Record> {
            rows.iter().map(|row| row as &dyn Record).collect()
        }
        match table {
            "evenements" => all(&self.events),
            "telechargements" => all(&self.downloads),
            "newsletters" => all(&self.sends),
            "presse" => all(&self.articles),
            "adherents" => all(&self.members),
            "effectifs" => all(&self.headcounts),
            "reseaux" => all(&self.accounts),
            "site" => all(&self.site),
            "publications" => all(&self.publications),
            "partenaires" => all(&self.partners),
            "personnes" => all(&self.people),
            "entretiens" => all(&self.interviews),
            _ => Vec::new(),
        }
    }
}
