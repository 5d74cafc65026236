//! Files of which the user says what they are: an export that has changed its headings, a table whose
//! headings tell nothing.

use std::fmt::Write;

use super::Found;
use super::profile::Profile;
use crate::language::suggest::name_key;
use crate::read::by_rules::Proposal;
use crate::read::export::ExportTable;
use crate::read::schema::TableSchema;

/// The export of a service, which has changed its headings.
pub struct Changed {
    /// The profile that came nearest.
    pub profile: usize,
    /// The headings that it looks for, and that the file has not.
    pub lacking: Vec<String>,
    /// Those of the file that it does not know.
    pub headings: Vec<String>,
    /// What the file is if it is another one.
    pub otherwise: Found,
}

/// A table whose headings tell nothing.
pub struct Unclear {
    /// The name of its file.
    pub name: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// How the export that came nearest is described.
    pub nearest: Option<String>,
    /// What is known of it, where only some headings tell nothing.
    pub known: Option<Proposal>,
    pub(super) tables: Vec<ExportTable>,
    pub(super) table: usize,
    header: usize,
}

/// Records in which headings are looked for.
const SEARCHED: usize = 30;

impl Changed {
    /// The profile of the edition that knows the new headings: of each that is lacking its new name, empty
    /// if there is none any more.
    pub fn profile(&self, profile: &Profile, names: &[(String, String)]) -> String {
        let mut text = format!(
            "# {} : l'export a changé d'en-têtes. À gauche le nom d'avant, à droite celui d'aujourd'hui\n# (rien s'il n'y est plus).\netend = \"{}\"\n\n[autres_noms]\n",
            profile.nom, profile.id
        );
        for (before, now) in names {
            let quoted = |name: &str| toml::Value::String(name.to_owned()).to_string();
            let _ = writeln!(text, "{} = {}", quoted(before), quoted(now));
        }
        text
    }
}

impl Unclear {
    /// Of the first table that has a line of headings.
    pub(super) fn of(name: &str, tables: Vec<ExportTable>) -> Option<Self> {
        let found =
            tables.iter().enumerate().find_map(|(number, table)| Some((number, header(table)?)));
        let (table, header) = found?;
        let of = &tables[table];
        let headings = (0..of.width(header)).map(|field| of.cell(header, field).trim().to_owned());
        let headings = headings.filter(|it| !it.is_empty()).collect();
        let (name, nearest, known) = (name.to_owned(), None, None);
        Some(Self { name, headings, nearest, known, tables, table, header })
    }

    /// Of a table of which some columns are known.
    pub(super) fn known(
        name: &str,
        tables: Vec<ExportTable>,
        table: usize,
        proposal: Proposal,
    ) -> Self {
        let (name, header) = (name.to_owned(), proposal.header);
        let headings = proposal.ignored.clone();
        Self { name, headings, nearest: None, known: Some(proposal), tables, table, header }
    }

    /// The other tables of the file that have the headings of the one whose header this is: their
    /// numbers and their headers.
    pub(super) fn alike(&self, header: usize) -> impl Iterator<Item = (usize, usize)> {
        let headings = |table: &ExportTable, record: usize| {
            let cells = (0..table.width(record)).map(|field| name_key(table.cell(record, field)));
            cells.filter(|it| !it.is_empty()).collect::<Vec<_>>()
        };
        let ours = headings(&self.tables[self.table], header);
        self.tables.iter().enumerate().filter(|(number, _)| *number != self.table).filter_map(
            move |(number, table)| {
                let mut records = 0..table.len().min(SEARCHED);
                Some((number, records.find(|record| headings(table, *record) == ours)?))
            },
        )
    }

    /// What it is as a table, of whose columns some are told by a heading.
    pub fn as_table(
        &self,
        schema: &'static TableSchema,
        columns: Vec<(String, &'static str)>,
    ) -> Proposal {
        if let Some(mut known) = self.known.clone() {
            for (heading, column) in columns {
                known.take(&heading, column);
            }
            return known;
        }
        let is_told = |heading: &&String| !columns.iter().any(|(name, _)| name == *heading);
        let ignored = self.headings.iter().filter(is_told).cloned().collect();
        Proposal {
            schema,
            header: self.header,
            names: columns.clone(),
            named: columns.len(),
            columns,
            ours: 0,
            ignored,
            missing: Vec::new(),
            months: None,
            month_first: false,
            end: None,
        }
    }
}

/// The first record of words that is as wide as any.
fn header(table: &ExportTable) -> Option<usize> {
    let filled = |record: usize| {
        (0..table.width(record)).filter(|it| !table.cell(record, *it).trim().is_empty()).count()
    };
    let searched = 0..table.len().min(SEARCHED);
    let widest = searched.clone().map(filled).max().filter(|it| *it > 1)?;
    searched.into_iter().find(|record| {
        let cells = (0..table.width(*record)).map(|field| table.cell(*record, field).trim());
        let mut cells = cells.filter(|it| !it.is_empty());
        filled(*record) * 2 > widest && cells.all(|it| it.chars().any(char::is_alphabetic))
    })
}
