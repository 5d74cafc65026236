//! What is declared of a table: its columns, what their cells hold, which rows are of the year.
//! The tables themselves are declared in [`dataset::tables`](crate::dataset::tables), a file each.

mod catalogue;
mod columns;
mod declared;
pub mod languages;

pub use catalogue::Catalogue;
pub use columns::{ILLUSTRATIVE, NOTES, SOURCE, URL, optional, required, yes_or_no};
pub use declared::{Declaration, DeclaredColumn, Extension, with_optional};

use crate::language::amount::Currency;
use crate::language::french::capitalized;
use crate::language::measure::Kind;
use crate::language::suggest::name_key;

/// For each column of the schema its field, if the file has it.
pub type Fields = Vec<Option<u16>>;

/// The word for the whole of something, where a column names a part.
pub const WHOLE: &str = "ensemble";

/// A table: a file of the edition whose name, without its extension, is `name`.
#[derive(Debug, Clone, Copy)]
pub struct TableSchema {
    /// Name of the file, without its extension.
    pub name: &'static str,
    /// What it holds, in a few French words.
    pub title: &'static str,
    /// What one row is, in French.
    pub description: &'static str,
    /// The columns, in the order in which a new table is written.
    pub columns: &'static [Column],
    /// The columns that filters, sums and charts can read.
    pub readable: &'static [&'static str],
    /// Those of its columns that the edition declares.
    pub own: &'static [&'static str],
    /// Which of its rows are of the year.
    pub dated: Dated,
    /// Its columns of a beginning and of its end.
    pub span: Option<(&'static str, &'static str)>,
    /// Who its rows are.
    pub who: Who,
    /// The name of its sheet in a workbook, where it is not that of the table with a capital.
    pub tab: Option<&'static str>,
    /// The annex of the report that prints its rows.
    pub annex: Option<&'static str>,
    /// Its rows are measures: a month without a row was not measured, and is not zero.
    pub measured: bool,
    /// Its words are others', or were sent: they are not to be changed.
    pub quoted: bool,
    /// Its rows stay from year to year: people and bodies.
    pub lasting: bool,
    /// What these columns hold is of the year: they are empty in the next, where its rows stay.
    pub yearly: &'static [&'static str],
    /// The edition asks for it to be attached to the PDF.
    pub attached: bool,
    /// Templates receive its rows as they are, under `lignes`.
    pub as_rows: bool,
    /// Its rows are lines of money: one that is called a total is nothing else.
    pub of_money: bool,
    /// The same table where its rows are people who are counted and never named.
    pub counted: Option<&'static TableSchema>,
    /// Columns that are not read, since they name somebody who is only counted.
    pub hidden: &'static [&'static str],
}

/// Which rows of a table are of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// All.
    Never,
    /// Those whose date, in this column, is of the year.
    OfYear(&'static str),
    /// Those of what began, at the date in this column, before the figures were closed.
    Since(&'static str),
    /// Each row counts a whole at its date: those of several dates never add up.
    CountedAt {
        /// The column of the date.
        date: &'static str,
        /// The columns that say what was counted.
        of: &'static [&'static str],
    },
}

/// Who the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Things, bodies, counts.
    Nobody,
    /// Members, who may be persons.
    Members,
    /// People whom the report names, by their whole name in the column `nom`.
    Named,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The header that staff type.
    pub name: &'static str,
    /// The table is useless without it.
    pub required: bool,
    /// What to write in it, in French.
    pub description: &'static str,
    /// What its cells hold.
    pub kind: CellForm,
    /// What the row of example has in it. A date has no year: that of the edition goes with it.
    pub example: Option<&'static str>,
    /// Other words that staff have for it, folded, in whatever number.
    pub words: &'static [&'static str],
    /// What is printed over it, where it is not its name.
    pub label: Option<&'static str>,
    /// What its numbers count, singular and plural; empty where the edition does not say it.
    pub unit: [&'static str; 2],
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellForm {
    /// Any words.
    Text,
    /// Items separated by ` | `.
    List,
    /// A short name or number whose every character counts: an id, `01004`.
    Code,
    /// A [partial date](crate::language::partial_date).
    Date,
    /// A [quantity](crate::language::quantity).
    Count,
    /// An [amount](crate::language::amount) of this currency, or of that of the organisation.
    Amount(Option<Currency>),
    /// A rank or a page: a plain whole number.
    Number,
    /// A whole number, or this word.
    NumberOr(&'static str),
    /// A number with decimals; a [measure](crate::language::measure), as the three that follow.
    Decimal,
    /// A percentage.
    Percent,
    /// A duration.
    Duration,
    /// A row of this table, by its id or its name.
    Row(&'static str),
    /// A place of France, by its code or its name.
    Place,
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
    /// What the edition says not to read.
    Ignored,
    /// The address of a page.
    Address,
    /// A file of the folder `images`, with what messages call it: « le logo ».
    Picture(&'static str),
    /// The same, for a photograph: the columns of its name and `_alt`, `_credit` say what it shows
    /// and who made it, which a logo or a cover need not.
    Photo(&'static str),
}

impl CellForm {
    /// The list of `rapport.toml` whose ids the cells hold.
    pub fn list(self) -> Option<&'static str> {
        match self {
            Self::Reference(list) | Self::References(list) | Self::ReferenceOr(list, _) => {
                Some(list)
            }
            _ => None,
        }
    }

    /// Whether the cells are numbers, which can be added up.
    pub fn is_number(self) -> bool {
        let is_plain = matches!(self, Self::Count | Self::Number | Self::NumberOr(_));
        is_plain || self.is_measure()
    }

    /// Whether the cells are measures: numbers with decimals, and amounts.
    pub fn is_measure(self) -> bool {
        matches!(self, Self::Amount(_)) || self.measured().is_some()
    }

    /// What the cells measure, if they hold measures other than amounts.
    pub fn measured(self) -> Option<Kind> {
        match self {
            Self::Decimal => Some(Kind::Decimal),
            Self::Percent => Some(Kind::Percent),
            Self::Duration => Some(Kind::Duration),
            _ => None,
        }
    }
}

impl TableSchema {
    /// A table of these columns.
    pub const fn new(
        name: &'static str,
        title: &'static str,
        description: &'static str,
        columns: &'static [Column],
    ) -> Self {
        Self {
            name,
            title,
            description,
            columns,
            readable: &[],
            own: &[],
            dated: Dated::Never,
            span: None,
            who: Who::Nobody,
            tab: None,
            annex: None,
            measured: false,
            quoted: false,
            lasting: false,
            yearly: &[],
            attached: false,
            as_rows: false,
            of_money: false,
            counted: None,
            hidden: &[],
        }
    }

    /// Filters, sums and charts can read these columns.
    pub const fn readable(self, readable: &'static [&'static str]) -> Self {
        Self { readable, ..self }
    }

    /// Its rows are of the year of their date, in this column.
    pub const fn of_year(self, date: &'static str) -> Self {
        Self { dated: Dated::OfYear(date), ..self }
    }

    /// Its rows are of what began at their date, in this column.
    pub const fn since(self, date: &'static str) -> Self {
        Self { dated: Dated::Since(date), ..self }
    }

    /// Its rows count a whole at their date.
    pub const fn counted_at(self, date: &'static str, of: &'static [&'static str]) -> Self {
        Self { dated: Dated::CountedAt { date, of }, ..self }.measured()
    }

    /// Its rows are measures.
    pub const fn measured(self) -> Self {
        Self { measured: true, ..self }
    }

    /// Its words are not the organisation's to change.
    pub const fn quoted(self) -> Self {
        Self { quoted: true, ..self }
    }

    /// Its rows last from the date in the one column to that in the other.
    pub const fn from_to(self, start: &'static str, end: &'static str) -> Self {
        Self { span: Some((start, end)), ..self }
    }

    /// Its rows are members, or people.
    pub const fn of(self, who: Who) -> Self {
        Self { who, ..self }
    }

    /// Its sheet in a workbook has this name.
    pub const fn tab(self, name: &'static str) -> Self {
        Self { tab: Some(name), ..self }
    }

    /// This annex of the report prints its rows.
    pub const fn in_annex(self, id: &'static str) -> Self {
        Self { annex: Some(id), ..self }
    }

    /// Its rows stay from year to year.
    pub const fn lasting(self) -> Self {
        Self { lasting: true, ..self }
    }

    /// Its rows stay from year to year, without what these columns hold.
    pub const fn lasting_without(self, yearly: &'static [&'static str]) -> Self {
        Self { yearly, ..self.lasting() }
    }

    /// Templates receive its rows as they are.
    pub const fn as_rows(self) -> Self {
        Self { as_rows: true, ..self }
    }

    /// Its rows are lines of money, and none of them a total.
    pub const fn of_money(self) -> Self {
        Self { of_money: true, ..self }
    }

    /// Where its rows are people who are counted and never named, it is this table.
    pub const fn counted(self, as_people: &'static TableSchema) -> Self {
        Self { counted: Some(as_people), ..self }
    }

    /// These columns are not read.
    pub const fn hiding(self, hidden: &'static [&'static str]) -> Self {
        Self { hidden, ..self }
    }

    /// The columns that hold numbers, which can be added up.
    pub fn numbers(&self) -> impl Iterator<Item = &'static str> + '_ {
        let numbers = self.columns.iter().filter(|column| column.kind.is_number());
        numbers.map(|column| column.name).filter(|name| self.readable.contains(name))
    }

    /// The list of `rapport.toml` whose ids a column holds.
    pub fn list_of(&self, column: &str) -> Option<&'static str> {
        self.columns[self.index(column)?].kind.list()
    }

    /// The row of example: what the workbook of entry shows, and what reading recognises as long
    /// as nobody has written over it. References are chosen by the edition.
    pub fn example(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.columns.iter().filter_map(|column| Some((column.name, column.example?)))
    }

    /// The column that tells a row from the others: its id, or the first that it must have.
    pub fn subject(&self) -> &'static str {
        let own = self.columns.iter().find(|column| column.name == "id");
        let required = || self.columns.iter().find(|column| column.required);
        own.or_else(required).map_or("", |column| column.name)
    }

    /// The index of a column, by its exact name.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The name of a column, if it is one.
    pub fn named(&self, name: &str) -> Option<&'static str> {
        Some(self.columns[self.index(name)?].name)
    }

    /// The index of a column as users write it: `Date début` is `date_debut`; or by its label.
    pub fn find(&self, written: &str) -> Option<usize> {
        let name = name_key(written);
        let its = |it: &Column| it.label.is_some_and(|label| name_key(label) == name);
        self.index(&name).or_else(|| self.columns.iter().position(its))
    }

    /// The name of its sheet in a workbook: « Événements ».
    pub fn sheet_name(&self) -> String {
        self.tab.map_or_else(|| capitalized(self.name), str::to_owned)
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}
