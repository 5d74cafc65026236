//! The tables that an edition may hold, declared once: for reading, for the
//! messages and for `rapport schema`.

pub mod examples;
pub mod languages;
mod tables;

pub use tables::{COUNTED_MEMBERS, NAMING, TABLES, WHOLE};

use crate::suggest::fold;

/// A table: a file of the edition whose name, without its extension, is `name`.
#[derive(Debug)]
pub struct TableSchema {
    /// Name of the file, without its extension.
    pub name: &'static str,
    /// What it holds, in a few French words.
    pub title: &'static str,
    /// What one row is, in French.
    pub description: &'static str,
    /// The columns, in the order in which a new table is written.
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// The header that staff type.
    pub name: &'static str,
    /// The table is useless without it.
    pub required: bool,
    /// What to write in it, in French.
    pub description: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any words.
    Text,
    /// Items separated by ` | `.
    List,
    /// A short name or number whose every sign counts: an id, `01004`.
    Code,
    /// A [partial date](crate::partial_date).
    Date,
    /// A [quantity](crate::quantity).
    Count,
    /// A rank or a page: a plain whole number.
    Number,
    /// A whole number, or this word.
    NumberOr(&'static str),
    /// `oui` or `non`; empty is `non`.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Usually one of these words; others are admitted.
    Usual(&'static [&'static str]),
    /// An id of this list of `rapport.toml`.
    Reference(&'static str),
    /// An id of this list of `rapport.toml`, or this word.
    ReferenceOr(&'static str, &'static str),
    /// Ids of this list of `rapport.toml`, separated by ` | `.
    References(&'static str),
    /// The address of a page.
    Address,
    /// A file of the folder `images`.
    Picture,
}

impl Column {
    /// The column, with what it holds.
    const fn is(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }
}

impl TableSchema {
    /// The index of a column, by its exact name.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The index of a column as users write it: `Date début` is `date_debut`.
    pub fn find(&self, written: &str) -> Option<usize> {
        self.index(&fold(written))
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}

/// The table of that name, written as users do: `Événements` is `evenements`.
pub fn table(written: &str) -> Option<&'static TableSchema> {
    let name = fold(written);
    TABLES.iter().find(|table| table.name == name)
}
