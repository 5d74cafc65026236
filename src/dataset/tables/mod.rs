//! The tables, each declared in one file: its columns, its row, how cells become it, and what
//! filters, figures and charts may read of it. What else is to be known of a table follows from
//! the list below. A table more is a file and a line of it.

mod articles;
mod channels;
mod downloads;
mod events;
mod grants;
mod headcounts;
mod images;
mod interviews;
mod ledger;
mod members;
mod partners;
mod people;
mod publications;
mod sends;
mod site;

use super::cells::Cells;
use super::other_years::{OtherYear, apart};
use super::own::OwnTable;
use super::record::Record;
use super::settings::Settings;
use crate::read::schema::{Catalogue, TableSchema};

/// A row, with what is declared of its table.
pub(super) trait Declared: Record + Sized + ::std::marker::Send {
    /// The table, as it is written.
    const SCHEMA: TableSchema;

    /// A row from its cells, which report what is wrong with them; nothing where a value lacks
    /// without which the row says nothing.
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
}

/// Where the rows of an edition come from.
pub(super) trait Rows {
    /// The rows of one table; a table that the edition lacks has none.
    fn rows<T: Declared>(&mut self) -> Vec<T>;

    /// The tables that the edition declares, with their rows.
    fn own(&mut self) -> Vec<OwnTable>;
}

/// What the file of a table needs.
mod prelude {
    pub(super) use super::Declared;
    pub(super) use crate::dataset::cells::Cells;
    pub(super) use crate::dataset::record::{Field, Record, flag, record, text};
    pub(super) use crate::dataset::{OwnValues, Picture, RowRef};
    pub(super) use crate::language::amount::{Amount, Currency};
    pub(super) use crate::language::partial_date::PartialDate;
    pub(super) use crate::language::quantity::Quantity;
    pub(super) use crate::read::schema::{
        CellForm, Column, ILLUSTRATIVE, NOTES, SOURCE, TableSchema, URL, WHOLE, Who, optional,
        required,
    };
}

macro_rules! tables {
    ($($(#[$doc:meta])* $rows:ident: $row:ident,)*) => {
        $(pub use $rows::$row;)*

        /// All tables, in the order in which staff meet them.
        pub const TABLES: &[&TableSchema] = &[$(&<$row as Declared>::SCHEMA),*];

        /// All tables of an edition, checked.
        #[derive(Debug)]
        pub struct Dataset {
            /// rapport.toml.
            pub settings: Settings,
            $($(#[$doc])* pub $rows: Vec<$row>,)*
            /// The tables that the edition declares, in its order.
            pub own: Vec<OwnTable>,
            /// The rows of these tables that are of another year, which count nowhere.
            pub other_years: OtherYears,
        }

        /// Rows that no figure, chart, list, map or calendar of the year counts; a text may still
        /// name one.
        #[derive(Debug, Default)]
        pub struct OtherYears {
            /// All of them, table by table.
            pub rows: Vec<OtherYear>,
            $($(#[$doc])* pub $rows: Vec<$row>,)*
        }

        impl Dataset {
            /// The rows of all tables, with the settings by which they are read.
            pub(super) fn read(settings: Settings, from: &mut impl Rows) -> Self {
                $(let $rows = from.rows::<$row>();)*
                let own = from.own();
                Self { settings, $($rows,)* own, other_years: OtherYears::default() }
            }

            /// Sets the rows of other years apart, and what began after the closing date; but for
            /// what is counted at a date, which need not be of the year.
            pub(super) fn set_other_years_apart(&mut self) {
                let (period, mut others) = (self.period(), OtherYears::default());
                let closing = self.settings.edition.closing.last_day();
                $(others.$rows = apart(&<$row as Declared>::SCHEMA, &mut self.$rows, period, closing, &mut others.rows);)*
                for table in &mut self.own {
                    apart(table.schema, &mut table.rows, period, closing, &mut others.rows);
                }
                self.other_years = others;
            }

            /// Takes the rows of a table out, where they are to be compared with nothing.
            pub(crate) fn forget(&mut self, table: &str) {
                $(if table == <$row as Declared>::SCHEMA.name { self.$rows.clear(); })*
                self.own.iter_mut().filter(|own| own.schema.name == table).for_each(|own| own.rows.clear());
            }

            /// Whether a table has rows of this year.
            pub fn has_rows(&self, table: &str) -> bool {
                $(if table == <$row as Declared>::SCHEMA.name { return !self.$rows.is_empty(); })*
                self.own.iter().any(|own| own.schema.name == table && !own.rows.is_empty())
            }

            /// The rows of a table of this year, by its name; empty for a table without rows.
            pub fn records(&self, table: &str) -> Vec<&dyn Record> {
                $(if table == <$row as Declared>::SCHEMA.name {
                    return self.$rows.iter().map(|row| row as &dyn Record).collect();
                })*
                let own = self.own.iter().filter(|own| own.schema.name == table);
                own.flat_map(|own| &own.rows).map(|row| row as &dyn Record).collect()
            }
        }
    };
}

tables! {
    /// `evenements`, sorted by date.
    events: Event,
    /// `telechargements`.
    downloads: Download,
    /// `newsletters`.
    sends: Send,
    /// `presse`, sorted by date.
    articles: Article,
    /// `adherents`.
    members: Member,
    /// `effectifs`.
    headcounts: Headcount,
    /// `reseaux`.
    channels: Channel,
    /// `site`.
    site: SiteFigure,
    /// `publications`.
    publications: Publication,
    /// `partenaires`.
    partners: Partner,
    /// `personnes`.
    people: Person,
    /// `entretiens`.
    interviews: Interview,
    /// `comptes`.
    ledger: LedgerLine,
    /// `financements`, of this year.
    grants: Grant,
    /// `images`.
    images: Image,
}

pub use events::Speaker;
pub(super) use ledger::mark_sums;
pub use members::MEMBERS_TABLE;

/// The tables that an edition may hold.
pub fn catalogue() -> Catalogue {
    Catalogue::of(TABLES)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::TABLES;
    use crate::read::schema::{CellForm, Dated, TableSchema, Who};

    /// The table of that name.
    pub(crate) fn table(name: &str) -> Option<&'static TableSchema> {
        TABLES.iter().copied().find(|table| table.name == name)
    }

    #[test]
    fn what_is_declared_of_a_table_names_its_columns() {
        for table in TABLES {
            let has = |name: &str| assert!(table.index(name).is_some(), "{}.{name}", table.name);
            assert!(!table.readable.is_empty(), "{}", table.name);
            table.readable.iter().for_each(|name| has(name));
            table.span.into_iter().for_each(|(start, end)| [start, end].into_iter().for_each(has));
            for column in table.columns {
                if matches!(column.kind, CellForm::Photo(_)) {
                    has(&format!("{}_alt", column.name));
                    has(&format!("{}_credit", column.name));
                }
            }
            if table.who == Who::Named {
                has("nom");
            }
            match table.dated {
                Dated::Never => {}
                Dated::OfYear(date) | Dated::Since(date) => has(date),
                Dated::CountedAt { date, of } => {
                    has(date);
                    of.iter().for_each(|name| has(name));
                }
            }
        }
    }

    #[test]
    fn each_table_has_an_example_that_is_known_by_its_words() {
        for table in TABLES {
            assert!(table.example().any(|(name, _)| name == "notes"), "{}", table.name);
            for column in table.columns.iter().filter(|column| column.required) {
                // A file cannot be made up: an example would be one that is missing.
                let is_chosen =
                    column.kind.list().is_some() || matches!(column.kind, CellForm::Photo(_));
                assert!(is_chosen || column.example.is_some(), "{}.{}", table.name, column.name);
            }
        }
    }
}
