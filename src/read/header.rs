//! Which field of a table's records is which column.

use super::grid::Grid;
use super::hits::Few;
use super::personal::{self, Doubt};
use super::words::list;
use super::{likely, likely_form, meant};
use crate::diagnostic::source::{FileId, Place, column_letters};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::schema::{Fields, TableSchema};

/// Records in which the header is looked for when the first is none.
const SEARCHED: usize = 20;

/// Unknown names that are compared with the columns; no sheet of ours has more.
const LOOKED_AT: usize = 200;

/// What to do about a row that is a single cell, in the header or below it.
pub const QUOTED_WHOLE: &str = "toute la ligne est dans une seule cellule, entre guillemets : dans le tableur, une colonne par valeur ; ou retirez les guillemets";

/// The header of a table.
#[derive(Debug)]
pub struct Header {
    /// Its record.
    pub record: u32,
    /// Which field is which column.
    pub fields: Fields,
}

/// Finds the header and matches it with the columns; `None` if there is none.
/// What stands above it is no data: a title, a date, a row of groups.
pub fn read(
    schema: &'static TableSchema,
    file: FileId,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<Header> {
    let header = find(schema, grid);
    // Of an export of people, no column and no row is looked at.
    if let Some(export) = export_of_people(schema, file, grid, header) {
        diagnostics.push(export);
        return None;
    }
    let Some(record) = header else {
        diagnostics.push(no_header(schema, file, grid));
        return None;
    };
    report_above(file, record, grid, diagnostics);
    let mut matching = Matching::new(schema, file, index(record));
    matching.match_names(grid, diagnostics);
    Some(Header { record: matching.record, fields: matching.fields })
}

/// Matches the first record of a table that was made by the rules of `[lecture]`; `None` if its
/// rows are people whom nobody is to know.
pub fn read_made(
    schema: &'static TableSchema,
    file: FileId,
    grid: &Grid,
    diagnostics: &mut Diagnostics,
) -> Option<Header> {
    if let Some(export) = export_of_people(schema, file, grid, Some(0)) {
        diagnostics.push(export);
        return None;
    }
    let mut matching = Matching { by_rules: true, ..Matching::new(schema, file, 0) };
    matching.match_names(grid, diagnostics);
    Some(Header { record: 0, fields: matching.fields })
}

/// The first of the first records that names most columns; but one that names a
/// single column is a header only in the first place.
pub(super) fn find(schema: &TableSchema, grid: &Grid) -> Option<usize> {
    let known = |record: &usize| {
        let names = (0..grid.pushed(*record)).map(|field| grid.cell(*record, field));
        names.filter(|name| schema.find(name).is_some()).count()
    };
    let searched = 0..grid.len().min(SEARCHED);
    let best = searched.rev().max_by_key(known)?;
    let enough = if best == 0 { 1 } else { 2 };
    match (known(&0), known(&best) >= enough) {
        (2.., _) => Some(0),
        (_, true) => Some(best),
        (1, false) => Some(0),
        _ => None,
    }
}

/// What to say of a table that has a row for each person. Where no header was
/// found, any of the first records may be that of a vendor.
fn export_of_people(
    schema: &'static TableSchema,
    file: FileId,
    grid: &Grid,
    header: Option<usize>,
) -> Option<Diagnostic> {
    let of = |record: usize, doubt: Doubt| {
        let names = (0..grid.pushed(record)).map(|field| grid.cell(record, field));
        let export = personal::export(Some(schema), names, doubt)?;
        Some(export.at(Place::Record { file, record: index(record) }))
    };
    match header {
        Some(record) => of(record, Doubt::None),
        None => (0..grid.len().min(SEARCHED)).find_map(|record| of(record, Doubt::Some)),
    }
}

/// A row with one text is a title; a row with several may be data in the wrong place.
fn report_above(file: FileId, header: usize, grid: &Grid, diagnostics: &mut Diagnostics) {
    let mut few = Few::new(Code::RowsAboveHeader);
    for record in 0..header {
        let filled = (0..grid.pushed(record)).filter(|field| !grid.cell(record, *field).is_empty());
        if filled.count() > 1 {
            let place = Place::Record { file, record: index(record) };
            few.add(place, |one| {
                one.message("cette ligne est au-dessus de l'en-tête : elle n'est pas lue")
                    .help("si ce sont des données, déplacez-les sous l'en-tête ; sinon vous pouvez la supprimer")
                    .related(Place::Record { file, record: index(header) }, "l'en-tête est ici")
            });
        }
    }
    few.finish("ligne", diagnostics);
}

fn index(record: usize) -> u32 {
    u32::try_from(record).unwrap_or(u32::MAX)
}

fn no_header(schema: &'static TableSchema, file: FileId, grid: &Grid) -> Diagnostic {
    let message =
        format!("la première ligne ne porte aucun nom de colonne de la table « {} »", schema.name);
    let diagnostic =
        Diagnostic::new(Code::UnknownColumn, message).at(Place::Record { file, record: 0 });
    let diagnostic = diagnostic.about(schema.name);
    let first = grid.cell(0, 0);
    if first.starts_with("<!") || first.to_ascii_lowercase().starts_with("<html") {
        let message = format!("la table « {} » est une page web, pas un tableau", schema.name);
        return diagnostic.message(message).help(
            "téléchargez le tableau lui-même, après vous être connecté au service, puis enregistrez-le en « CSV UTF-8 »",
        );
    }
    let inner = first.split([';', ',', '\t', '|']).filter(|name| schema.find(name).is_some());
    if grid.width(0) == 1 && inner.count() > 1 {
        return diagnostic.help(QUOTED_WHOLE);
    }
    let required = schema.columns.iter().filter(|column| column.required);
    let others = schema.columns.iter().filter(|column| !column.required);
    let names = format!(
        "{} (obligatoires), et au besoin {}",
        list(required.map(|column| column.name)),
        list(others.map(|column| column.name)),
    );
    diagnostic.help(match likely::of_row(schema, grid, 0) {
        Some(likely) => format!(
            "c'est une ligne de données : insérez une ligne au-dessus, avec les noms des colonnes, sans doute « {likely} » ; noms de la table : {names}"
        ),
        None => format!(
            "si c'est un en-tête, remplacez ses noms par ceux de la table ; sinon insérez une ligne au-dessus, avec les noms des colonnes : {names}"
        ),
    })
}

struct Matching {
    schema: &'static TableSchema,
    file: FileId,
    record: u32,
    fields: Fields,
    /// Its names were given by the rules of `[lecture]`.
    by_rules: bool,
}

impl Matching {
    fn new(schema: &'static TableSchema, file: FileId, record: u32) -> Self {
        Self { schema, file, record, fields: vec![None; schema.columns.len()], by_rules: false }
    }

    fn match_names(&mut self, grid: &Grid, diagnostics: &mut Diagnostics) {
        let mut unknown = Few::new(Code::UnknownColumn);
        let mut twice = Few::new(Code::DuplicateColumn);
        let mut unnamed = Few::new(Code::UnnamedColumn);
        let mut strangers = Vec::new();
        let header = self.record as usize;
        let first_values = first_values(grid, header);
        for (field, first_value) in first_values.into_iter().enumerate() {
            let name = grid.cell(header, field);
            let known = self.schema.find(name);
            // No schema has that many columns: what stands so far right has no place.
            let field = u16::try_from(field).unwrap_or(u16::MAX);
            let place = self.cell(self.record, field);
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
                None => strangers.push((place, name)),
            }
        }
        let names: Vec<&str> = strangers.iter().take(LOOKED_AT).map(|(_, name)| *name).collect();
        let meant = meant::columns(self.schema, &self.fields, &names);
        for (index, (place, name)) in strangers.into_iter().enumerate() {
            let near = meant.get(index).copied().flatten().or_else(|| self.with_unit(name));
            let near = near.or_else(|| self.of_last_year(name));
            let form = || match place {
                Place::Cell { field, .. } => {
                    likely_form::of_column(grid, header, usize::from(field))
                }
                _ => "texte",
            };
            unknown.add(place, |one| self.unknown(one, name, near, form()));
        }
        // Columns that an unknown name was surely meant to be are not missing.
        let with_unit = names.iter().filter_map(|name| self.with_unit(name));
        let meant: Vec<&str> = meant.into_iter().flatten().chain(with_unit).collect();
        unknown.finish("colonne", diagnostics);
        twice.finish("colonne", diagnostics);
        unnamed.finish("colonne", diagnostics);
        self.report_missing(&meant, diagnostics);
    }

    fn cell(&self, record: u32, field: u16) -> Place {
        Place::Cell { file: self.file, record, field }
    }

    fn unknown(
        &self,
        diagnostic: Diagnostic,
        written: &str,
        near: Option<&str>,
        form: &str,
    ) -> Diagnostic {
        let name = french::shorten(written, 60);
        let columns = list(self.schema.names());
        let help = match near {
            _ if self.by_rules => {
                let meant = near.unwrap_or("…");
                format!(
                    "sous [lecture.{}] de rapport.toml, ajoutez-le à « ignorer » s'il ne sert pas au rapport, sinon à « noms » : \"{name}\" = \"{meant}\" ; colonnes de la table : {columns}",
                    self.schema.name
                )
            }
            Some(near) => format!("vouliez-vous dire « {near} » ?"),
            None if personal::is_personal(&name, self.schema) => format!(
                "supprimez-la : c'est une donnée personnelle, dont le rapport n'a pas besoin, et le fichier circule ; colonnes de la table : {columns}"
            ),
            None => format!(
                "{} ; sinon supprimez-la, ou renommez-la ; colonnes de la table : {columns}",
                self.to_keep(&name_key(&name), form),
            ),
        };
        let place = diagnostic.place;
        let rename = near.filter(|_| !self.by_rules).zip(place);
        diagnostic
            .message(format!("la table « {} » n'a pas de colonne « {name} »", self.schema.name))
            .help(help)
            .corrected(rename.map(|(near, place)| Correction::of_all(place, written, near)))
    }

    /// The column that is meant by its name with a unit after it: « Valeur (CHF) ».
    fn with_unit(&self, written: &str) -> Option<&'static str> {
        let bare = written.trim_end().strip_suffix(')')?.rsplit_once('(')?.0;
        let index = self.schema.find(bare).filter(|index| self.fields[*index].is_none())?;
        Some(self.schema.columns[index].name)
    }

    /// « 2023 » beside the amounts of the year is last year's column.
    fn of_last_year(&self, written: &str) -> Option<&'static str> {
        let year = written.trim_start_matches("Exercice").trim();
        let is_year = year.len() == 4 && year.starts_with("20") && year.parse::<u16>().is_ok();
        let has = |name: &str| self.schema.find(name).is_some_and(|it| self.fields[it].is_some());
        let is_free = has("montant") && !has("precedent");
        let index = self.schema.find("precedent").filter(|_| is_year && is_free)?;
        Some(self.schema.columns[index].name)
    }

    /// The lines by which a column is kept.
    fn to_keep(&self, id: &str, form: &str) -> String {
        let table = self.schema.name;
        let is_own = self.schema.as_rows && !self.schema.own.is_empty();
        match is_own {
            true => format!(
                "pour la garder, ajoutez sous [tables.colonnes] de « {table} » : {id} = {{ forme = \"{form}\" }} ; pour qu'elle ne soit pas lue, écrivez forme = \"ignoree\""
            ),
            false => format!(
                "pour la garder, ajoutez à rapport.toml : [[colonnes]], puis table = \"{table}\", id = \"{id}\", forme = \"{form}\" ; pour qu'elle ne soit pas lue, écrivez forme = \"ignoree\""
            ),
        }
    }

    fn duplicate(&self, diagnostic: Diagnostic, index: usize, first: u16) -> Diagnostic {
        let name = self.schema.columns[index].name;
        diagnostic
            .message(format!("la colonne « {name} » est écrite deux fois"))
            .related(self.cell(self.record, first), "la première fois ici")
            .help("gardez une seule des deux colonnes")
    }

    fn unnamed(&self, diagnostic: Diagnostic, record: u32, field: u16) -> Diagnostic {
        let letters = column_letters(field);
        diagnostic
            .message(format!("la colonne {letters} contient des valeurs mais n'a pas de nom"))
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
            let help = match self.by_rules {
                true => format!(
                    "sous [lecture.{table}] de rapport.toml, dites de quelle colonne elle vient : noms = {{ \"…\" = \"{name}\" }}, ou la valeur de toutes les lignes : fixe = {{ {name} = \"…\" }} ; ce qu'on y écrit : {}",
                    column.description
                ),
                // What an organisation declares need not say what it is.
                false if column.description.is_empty() => {
                    format!(
                        "ajoutez « {name} » à l'en-tête, ou renommez ainsi la colonne qui la contient"
                    )
                }
                false => format!("ajoutez « {name} » à l'en-tête : {}", column.description),
            };
            diagnostics.push(
                Diagnostic::new(Code::MissingColumn, message)
                    .at(Place::Record { file: self.file, record: self.record })
                    .help(help),
            );
        }
    }
}

/// For each field of the header, the first record under it with some text. One
/// pass over all cells, however many columns have no name.
fn first_values(grid: &Grid, header: usize) -> Vec<Option<u32>> {
    let mut first = vec![None; grid.width(header)];
    if (0..first.len()).all(|field| !grid.cell(header, field).is_empty()) {
        return first;
    }
    for record in header + 1..grid.len() {
        for (field, value) in first.iter_mut().enumerate().take(grid.pushed(record)) {
            if value.is_none() && !grid.cell(record, field).is_empty() {
                *value = u32::try_from(record).ok();
            }
        }
    }
    first
}
