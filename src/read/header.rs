//! Which field of a table's records is which column.

use super::grid::Grid;
use super::hits::Few;
use super::rows::QUOTED_WHOLE;
use super::words::{beginning, list};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::TableSchema;
use crate::source::{FileId, Place, column_letters};
use crate::suggest::nearest;

/// Records in which the header is looked for when the first is none.
const SEARCHED: usize = 20;

/// For each column of the schema its field, if the file has it.
pub type Fields = Vec<Option<u16>>;

/// Matches the header with the columns; `None` if the first record is no header.
pub fn read(
    schema: &'static TableSchema,
    file: FileId,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<Fields> {
    let known = (0..grid.len().min(SEARCHED)).map(|record| known_columns(schema, grid, record));
    let known: Vec<_> = known.collect();
    if known.first() == Some(&0) {
        diagnostics.push(no_header(schema, file, grid, &known));
        return None;
    }
    let mut header = Header { schema, file, fields: vec![None; schema.columns.len()] };
    header.match_names(grid, diagnostics);
    Some(header.fields)
}

fn known_columns(schema: &TableSchema, grid: &Grid, record: usize) -> usize {
    (0..grid.width(record)).filter(|field| schema.find(grid.cell(record, *field)).is_some()).count()
}

fn no_header(schema: &TableSchema, file: FileId, grid: &Grid, known: &[usize]) -> Diagnostic {
    let message =
        format!("la première ligne ne porte aucun nom de colonne de la table « {} »", schema.name);
    let one = Diagnostic::new(Code::UnknownColumn, message).at(Place::Record { file, record: 0 });
    let first = grid.cell(0, 0);
    let inner = first.split([';', ',', '\t']).filter(|name| schema.find(name).is_some());
    if grid.width(0) == 1 && inner.count() > 1 {
        return one.help(QUOTED_WHOLE);
    }
    match known.iter().position(|count| *count > 1) {
        Some(record) => one
            .help("supprimez les lignes qui précèdent l'en-tête")
            .related(Place::Record { file, record: record as u32 }, "l'en-tête semble être ici"),
        None => one.help(format!(
            "écrivez-y les noms des colonnes : {} (obligatoires), et au besoin {}",
            list(schema.columns.iter().filter(|column| column.required).map(|column| column.name)),
            list(schema.columns.iter().filter(|column| !column.required).map(|column| column.name)),
        )),
    }
}

struct Header {
    schema: &'static TableSchema,
    file: FileId,
    fields: Fields,
}

impl Header {
    fn match_names(&mut self, grid: &Grid, diagnostics: &mut Diagnostics) {
        let mut unknown = Few::new(Code::UnknownColumn);
        let mut twice = Few::new(Code::DuplicateColumn);
        let mut unnamed = Few::new(Code::UnnamedColumn);
        // Columns that an unknown name was surely meant to be are not missing.
        let mut meant = Vec::new();
        let first_values = first_values(grid);
        for (field, first_value) in first_values.into_iter().enumerate() {
            let name = grid.cell(0, field);
            let known = self.schema.find(name);
            // No schema has that many columns: what stands so far right has no place.
            let field = u16::try_from(field).unwrap_or(u16::MAX);
            let place = self.cell(0, field);
            match known.map(|index| (index, self.fields[index])) {
                Some((index, None)) => self.fields[index] = Some(field),
                Some((index, Some(first))) => {
                    twice.add(place, |one| self.duplicate(one, index, first));
                }
                None if name.is_empty() => {
                    if let Some(record) = first_value {
                        unnamed.add(place, |one| self.unnamed(one, record, field));
                    }
                }
                None => unknown.add(place, |one| {
                    let near = nearest(name, self.schema.names());
                    meant.extend(near);
                    self.unknown(one, name, near)
                }),
            }
        }
        unknown.finish("colonne", diagnostics);
        twice.finish("colonne", diagnostics);
        unnamed.finish("colonne", diagnostics);
        self.report_missing(&meant, diagnostics);
    }

    fn cell(&self, record: u32, field: u16) -> Place {
        Place::Cell { file: self.file, record, field }
    }

    fn unknown(&self, one: Diagnostic, name: &str, near: Option<&str>) -> Diagnostic {
        let name = beginning(name, 60);
        let columns = list(self.schema.names());
        let help = match near {
            Some(near) => format!("vouliez-vous dire « {near} » ?"),
            None => format!("colonnes de la table : {columns}"),
        };
        one.message(format!("la table « {} » n'a pas de colonne « {name} »", self.schema.name))
            .help(help)
    }

    fn duplicate(&self, one: Diagnostic, index: usize, first: u16) -> Diagnostic {
        let name = self.schema.columns[index].name;
        one.message(format!("la colonne « {name} » est écrite deux fois"))
            .related(self.cell(0, first), "la première fois ici")
            .help("gardez une seule des deux colonnes")
    }

    fn unnamed(&self, one: Diagnostic, record: u32, field: u16) -> Diagnostic {
        let letters = column_letters(field);
        one.message(format!("la colonne {letters} contient des valeurs mais n'a pas de nom"))
            .related(self.cell(record, field), "première valeur")
            .help("donnez-lui un nom dans l'en-tête, ou effacez ses valeurs")
    }

    fn report_missing(&self, meant: &[&str], diagnostics: &mut Diagnostics) {
        for (column, field) in self.schema.columns.iter().zip(&self.fields) {
            if !column.required || field.is_some() || meant.contains(&column.name) {
                continue;
            }
            let (name, table) = (column.name, self.schema.name);
            let message = format!("il manque la colonne « {name} » dans la table « {table} »");
            diagnostics.push(
                Diagnostic::new(Code::MissingColumn, message)
                    .at(Place::Record { file: self.file, record: 0 })
                    .help(format!("ajoutez « {name} » à l'en-tête : {}", column.description)),
            );
        }
    }
}

/// For each field of the header, the first record under it with some text. One
/// pass over all cells, however many columns have no name.
fn first_values(grid: &Grid) -> Vec<Option<u32>> {
    let mut first = vec![None; grid.width(0)];
    if (0..first.len()).all(|field| !grid.cell(0, field).is_empty()) {
        return first;
    }
    for record in 1..grid.len() {
        for (field, value) in first.iter_mut().enumerate().take(grid.width(record)) {
            if value.is_none() && !grid.cell(record, field).is_empty() {
                *value = u32::try_from(record).ok();
            }
        }
    }
    first
}
