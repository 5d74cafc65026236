//! `donnees.json`: the contract with the templates.
//!
//! The only place, with the reading of rapport.toml, where English names become
//! French ones. Every string is already in French typography; every number has
//! its text beside it. A version number ([`API`]) changes when a template
//! written for the old shape would no longer work.

mod build;
mod calendar;
mod collections;
mod cover;
mod credits;
mod documents;
mod events;
mod evolutions;
mod images;
mod ledger;
mod maps;
mod members;
mod outline;
mod parts;
mod people;
mod press;
mod rows;
mod shape;
mod words;

pub use build::{Files, donnees};
pub(super) use events::unit;
pub use maps::map_entry;
pub use parts::{
    AccountLine, AccountsEntry, AmountText, Article, Calendar, CalendarBand, CalendarEntry,
    CalendarMonth, Category, CellEntry, Change, Chapter, ChartEntry, ChartNode, Collection,
    Contact, Credits, DateText, DocumentEntry, Donnees, Edition, EventEntry, Family, FigureEntry,
    FrontText, GrantLine, GrantsEntry, ImageEntry, Interview, ListEntry, MapEntry, MapPlace,
    MapRegion, Mark, Member, MemberKind, Members, NumberText, Organisation, OtherYearsEntry,
    Outline, Partners, PersonEntry, PersonOfInterview, PictureEntry, Publication, RowEntry,
    Section, Sheet, SideEntry, Signature, SiteEntry, SocialAccount, SpeakerEntry, StatementEntry,
    Supporter, TableEntry, Theme, TopSheet, TotalEntry, Words,
};
pub use rows::{Printable, printable};
pub use shape::{Ordered, Part, PartField, Shaped, ValueShape, all_parts};

/// Version of the contract.
pub const API: u32 = 1;
