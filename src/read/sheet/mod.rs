//! Workbooks, `.xlsx` and `.ods`: each sheet of a table becomes what a CSV text
//! becomes, a [`Grid`](super::grid::Grid) and the records of a text that shows it.
//!
//! calamine reads the values; [`xlsx`] and [`ods`] what it does not tell.

mod book;
mod cells;
mod choice;
mod format;
mod layout;
mod ods;
mod package;
mod report;
mod trailing;
mod values;
mod xlsx;

pub use book::{Book, Sheet};
pub use choice::{EXPLANATIONS, LISTS, choose};
pub use format::Precision;
pub use format::{Format, NumberFormat};
pub use layout::{Position, Region};
pub use package::{Family, Fault, Package, attribute, number, open as open_package};
pub use report::report;
pub use xlsx::{Whole, position_of, related, whole};

use super::grid::Grid;
use super::table::Table;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::{FileId, SourceMap, column_letters};
use crate::read::schema::TableSchema;

/// Reads the table of a sheet, and adds the sheet to the source map.
///
/// # Errors
///
/// What keeps the sheet from being read.
pub fn read(
    schema: &'static TableSchema,
    path: &str,
    name: &str,
    book: &mut Book,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Result<(FileId, Table), Fault> {
    let (file, grid, sheet) = open(path, name, book, sources)?;
    let records = sources.file(file).records.as_ref().expect("a sheet has its records");
    let mut table = Table::new(schema, file, grid, records, diagnostics);
    table.dates = sheet.dates;
    report(&sheet, &mut table, records, diagnostics);
    Ok((file, table))
}

/// The cells of a sheet, which is added to the source map, and what it has beside them.
///
/// # Errors
///
/// What keeps the sheet from being read.
pub fn open(
    path: &str,
    name: &str,
    book: &mut Book,
    sources: &mut SourceMap,
) -> Result<(FileId, Grid, Sheet), Fault> {
    let mut sheet = book.read(name)?;
    sheet.cells.fill(&sheet.layout);
    let (text, records, grid) = sheet.cells.table()?;
    Ok((sources.add_sheet(path, name, text, records), grid, sheet))
}

impl Fault {
    /// What is wrong, and what to do, in French.
    pub fn message_and_help(self) -> (String, &'static str) {
        let (message, help) = match self {
            Self::Password => (
                "un mot de passe le protège",
                "dans le tableur, « Fichier > Informations > Protéger le classeur » : retirez le mot de passe et enregistrez",
            ),
            Self::OldOffice => (
                "c'est un classeur d'un ancien Office (.xls)",
                "ouvrez-le et enregistrez-le en « Classeur Excel (.xlsx) »",
            ),
            Self::NotAWorkbook => (
                "ce n'est pas un classeur .xlsx ou .ods",
                "changer la fin du nom ne suffit pas : enregistrez-le sous ce format",
            ),
            Self::Damaged => (
                "le classeur est incomplet ou abîmé",
                "ouvrez-le dans le tableur, qui saura peut-être le réparer, et enregistrez-le à nouveau ; sinon repartez d'une copie",
            ),
            Self::DamagedPart(part) => {
                return (
                    format!("la partie « {part} » du classeur est abîmée"),
                    "ouvrez-le dans le tableur, qui saura peut-être le réparer, et enregistrez-le à nouveau ; sinon repartez d'une copie",
                );
            }
            Self::TooLarge => (
                "il contient bien plus de texte qu'une table n'en a",
                "gardez dans ce classeur les seules feuilles du rapport",
            ),
            Self::FarCell { row, column } => {
                let letters = column_letters(u16::try_from(column).unwrap_or(u16::MAX));
                let cell = format!("{letters}{}", u64::from(row) + 1);
                return (
                    format!("la cellule {cell} est remplie, bien au-delà de la table"),
                    "effacez cette cellule, ou supprimez les colonnes et les lignes en trop",
                );
            }
        };
        (message.to_owned(), help)
    }
}
