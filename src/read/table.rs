//! A table: its rows, and the cells of each by the name of their column.

use std::cell::Cell;

use super::apart::set_apart;
use super::failure::Failure;
use super::grid::Grid;
use super::{header, rows, whole_names};
use crate::diagnostic::source::{FileId, Place, Records};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::schema::{Column, Fields, TableSchema};

/// The day from which a spreadsheet counts its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateSystem {
    /// 1 is 1 January 1900: nearly everywhere.
    #[default]
    From1900,
    /// 0 is 1 January 1904: workbooks that began on an old Mac.
    From1904,
}

/// Columns by which a row is called, the first that is filled.
const NAMES: [&str; 7] = ["titre", "nom", "fiche", "media", "libelle", "id", "date"];

/// A table of the edition. Rows without any text are not in it.
#[derive(Debug)]
pub struct Table {
    /// What the columns are.
    pub schema: &'static TableSchema,
    /// Where it was read.
    pub file: FileId,
    /// How its serial dates are counted.
    pub dates: DateSystem,
    /// What was found out about it without being told, in French.
    pub inferred: Vec<String>,
    /// The record of its header.
    pub header: u32,
    grid: Grid,
    /// For each column of the schema its field in the records.
    fields: Fields,
    rows: rows::Rows,
    /// The records that are the example of the workbook of entry.
    examples: Vec<u32>,
}

/// A column of a [`Table`], to read the same one in many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field(Option<u16>);

impl Table {
    /// Understands a grid that has a header among its first records.
    pub fn new(
        schema: &'static TableSchema,
        file: FileId,
        grid: Grid,
        records: &Records,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut table = Self {
            schema,
            file,
            dates: DateSystem::From1900,
            inferred: Vec::new(),
            header: 0,
            grid,
            fields: Vec::new(),
            rows: rows::Rows::default(),
            examples: Vec::new(),
        };
        if table.grid.len() == 0 {
            let message = format!("la table « {} » est un fichier vide", schema.name);
            diagnostics.push(
                Diagnostic::new(Code::EmptyTable, message)
                    .at(Place::File(file))
                    .about(schema.name)
                    .help("enregistrez-le à nouveau, ou retirez-le du dossier"),
            );
            return table;
        }
        let found = header::find(schema, &table.grid);
        if let Some(grid) = found.and_then(|it| whole_names::joined(schema, &table.grid, it)) {
            table.grid = grid;
            table.inferred.push("le prénom et le nom de deux colonnes réunis en un".to_owned());
        }
        let Some(header) = header::read(schema, file, &table.grid, diagnostics) else {
            return table;
        };
        table.header = header.record;
        if header.record > 0 {
            table.inferred.push(format!("en-tête en ligne {}", records.row(header.record)));
        }
        table.rows = rows::read(file, &table.grid, &header, records, diagnostics);
        match table.rows.unticked {
            0 => {}
            1 => table.inferred.push("1 ligne de cases non cochées, tenue pour vide".to_owned()),
            many => table
                .inferred
                .push(format!("{many} lignes de cases non cochées, tenues pour vides")),
        }
        let rows = &mut table.rows.records;
        let apart = set_apart(schema, file, &table.grid, &header, rows, diagnostics);
        table.fields = header.fields;
        table.examples = apart.examples;
        if apart.is_unused_sheet {
            table.inferred.push("sa ligne d'exemple n'est pas remplacée".to_owned());
        } else if table.is_empty() {
            let message = format!("la table « {} » n'a aucune ligne sous l'en-tête", schema.name);
            diagnostics.push(
                Diagnostic::new(Code::EmptyTable, message)
                    .at(Place::Record { file, record: table.header })
                    .about(schema.name)
                    .help("écrivez-y une ligne, versez-y un fichier par « rapport import », ou retirez le fichier du dossier"),
            );
        }
        table
    }

    /// A table whose columns and rows are known.
    pub(super) fn of_rows(
        schema: &'static TableSchema,
        file: FileId,
        grid: Grid,
        header: header::Header,
        rows: rows::Rows,
    ) -> Self {
        Self {
            schema,
            file,
            dates: DateSystem::From1900,
            inferred: Vec::new(),
            header: header.record,
            grid,
            fields: header.fields,
            rows,
            examples: Vec::new(),
        }
    }

    /// The cells, header included.
    pub(super) fn grid(&self) -> &Grid {
        &self.grid
    }

    /// How many rows, without the header.
    pub fn len(&self) -> usize {
        self.rows.records.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.records.is_empty()
    }

    /// All rows, from top to bottom.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.records.iter().map(|record| Row { table: self, record: *record })
    }

    /// The records of the rows.
    pub fn records(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.records.iter().copied()
    }

    /// The example of a table that has no row yet.
    pub fn example(&self) -> Option<u32> {
        self.examples.first().copied().filter(|_| self.is_empty())
    }

    /// The first record under the rows that holds anything: totals, remarks. Boxes that nobody ticked
    /// are nothing.
    pub fn below(&self) -> Option<u32> {
        let last = self.rows.records.last().copied();
        let last = last.max(self.example()).unwrap_or(self.header) as usize;
        let mut below = last + 1..self.grid.len();
        let below = below.find(|record| rows::holds_anything(&self.grid, *record))?;
        u32::try_from(below).ok()
    }

    /// How many fields the header has.
    pub fn width(&self) -> usize {
        if self.grid.len() == 0 { 0 } else { self.grid.width(self.header as usize) }
    }

    /// The column that a field of the records is.
    pub fn column(&self, field: u16) -> Option<&'static Column> {
        let index = self.fields.iter().position(|found| *found == Some(field))?;
        self.schema.columns.get(index)
    }

    /// Where a cell of a record stands; the whole record if the file has no such column.
    pub fn place(&self, record: u32, column: &str) -> Place {
        self.place_of(record, self.field(column).unwrap_or(Field(None)))
    }

    /// Where a cell of a record stands; the whole record if the file has no such column.
    pub fn place_of(&self, record: u32, field: Field) -> Place {
        match field.0 {
            Some(field) => Place::Cell { file: self.file, record, field },
            None => Place::Record { file: self.file, record },
        }
    }

    /// The text of a cell of a record; empty if the file has no such column.
    pub fn text(&self, record: u32, field: Field) -> &str {
        field.0.map_or("", |field| self.grid.cell(record as usize, usize::from(field)))
    }

    /// The text of a cell, whether its column is one of the schema or not.
    pub fn cell(&self, record: u32, field: usize) -> &str {
        self.grid.cell(record as usize, field)
    }

    /// Treats columns as if the file did not have them.
    pub(super) fn hide(&mut self, columns: &[&str]) {
        for (column, field) in self.schema.columns.iter().zip(&mut self.fields) {
            if columns.contains(&column.name) {
                *field = None;
            }
        }
    }

    /// How the row of a record is called: what stands in the first filled of the columns that name
    /// a row, else its first cells.
    pub fn row_name(&self, record: u32) -> String {
        let cell = |column: &str| self.field(column).map_or("", |field| self.text(record, field));
        let filled = |text: &&str| !text.is_empty();
        match NAMES.iter().map(|column| cell(column)).find(filled) {
            Some(name) => name.to_owned(),
            None => {
                let cells = self.schema.names().map(cell).filter(filled);
                cells.take(4).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Whether the file has this column of the schema.
    pub fn has(&self, column: &str) -> bool {
        self.field(column).is_some_and(|field| field.0.is_some())
    }

    /// A column of the schema, by its exact name, whether the file has it or
    /// not; `None` if the schema has no such column.
    pub fn field(&self, column: &str) -> Option<Field> {
        let index = self.schema.index(column)?;
        Some(Field(self.fields.get(index).copied().flatten()))
    }
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    record: u32,
}

impl<'a> Row<'a> {
    /// The text of a cell, without spaces around it; empty if the file has no
    /// such column. The name must be one of the schema's: for a name that a user
    /// wrote, ask [`Table::field`] first.
    pub fn get(&self, column: &str) -> &'a str {
        let field = self.table.field(column);
        debug_assert!(field.is_some(), "{} has no column {column}", self.table.schema.name);
        field.map_or("", |field| self.at(field))
    }

    /// The same as [`get`](Self::get), for one who asks for the columns in about
    /// their order: the search begins at `next`, which is moved.
    pub fn get_from(&self, next: &Cell<usize>, column: &str) -> &'a str {
        let columns = self.table.schema.columns;
        let start = next.get().min(columns.len());
        let is_asked = |index: &usize| columns[*index].name == column;
        let found = (start..columns.len()).chain(0..start).find(is_asked);
        debug_assert!(found.is_some(), "{} has no column {column}", self.table.schema.name);
        let Some(index) = found else { return "" };
        next.set(index + 1);
        self.at(Field(self.table.fields.get(index).copied().flatten()))
    }

    /// The text of a cell.
    pub fn at(&self, field: Field) -> &'a str {
        self.table.text(self.record, field)
    }

    /// Where a cell of a column stands; the whole row if the file has no such column.
    pub fn place_at(&self, field: Field) -> Place {
        self.table.place_of(self.record, field)
    }

    /// Where a cell stands; the whole row if the file has no such column.
    pub fn place(&self, column: &str) -> Place {
        self.table.place(self.record, column)
    }

    /// Whether the file has this column of the schema.
    pub fn has(&self, column: &str) -> bool {
        self.table.has(column)
    }

    /// Whether the row has too many or too few cells, so that each may stand
    /// under the name of another. It has been reported.
    pub fn is_ragged(&self) -> bool {
        self.table.rows.ragged.contains(&self.record)
    }

    /// The name of the table.
    pub fn table(&self) -> &'static str {
        self.table.schema.name
    }

    /// What is declared of the table.
    pub fn schema(&self) -> &'static TableSchema {
        self.table.schema
    }

    /// How the serial dates of the table are counted.
    pub fn dates(&self) -> DateSystem {
        self.table.dates
    }

    /// Whether a cell says that it has no value, which has been reported.
    pub fn has_failed(&self, place: Place) -> bool {
        match place {
            Place::Cell { file, record, field } if file == self.table.file => {
                let cell = self.table.grid.cell(record as usize, usize::from(field));
                Failure::of(cell).is_some()
            }
            _ => false,
        }
    }

    /// The file and the record of the row.
    pub fn position(&self) -> (FileId, u32) {
        (self.table.file, self.record)
    }
}
