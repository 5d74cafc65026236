//! A CSV text to its table.

use super::grid::{Grid, from_csv};
use super::hits::Few;
use super::quotes::{StrayKind, StrayQuote, stray_quotes};
use super::separator::{Separator, declared, detect};
use super::table::Table;
use crate::diagnostic::source::{FileId, Place, Records};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::schema::TableSchema;

/// What a text holds.
pub struct Read {
    /// Its rows.
    pub table: Table,
    /// What separates its cells.
    pub separator: Separator,
    /// Where its records stand.
    pub records: Records,
}

/// Reads the table of a file from its text.
pub fn read(
    schema: &'static TableSchema,
    file: FileId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Read {
    let (separator, start) = declared(text).unwrap_or_else(|| (detect(text, schema), 0));
    let (grid, records) = cells(file, text, separator, start, diagnostics);
    let table = Table::new(schema, file, grid, &records, diagnostics);
    Read { table, separator, records }
}

/// The cells of a text from byte `start` on, and where its records stand.
pub fn cells(
    file: FileId,
    text: &str,
    separator: Separator,
    start: usize,
    diagnostics: &mut Diagnostics,
) -> (Grid, Records) {
    let mut strays = stray_quotes(&text[start..], separator.byte());
    for stray in &mut strays {
        stray.at += start;
    }
    let (grid, records) = from_csv(text, start, separator, &strays);
    let place = |at| match records.cell_at(text, at) {
        Some((record, field)) => Place::Cell { file, record, field },
        None => Place::span(file, at..at + 1),
    };
    report_strays(&strays, place, diagnostics);
    (grid, records)
}

fn report_strays(
    strays: &[StrayQuote],
    place: impl Fn(usize) -> Place,
    diagnostics: &mut Diagnostics,
) {
    let mut unclosed = Few::new(Code::UnclosedQuote);
    let mut misplaced = Few::new(Code::MisplacedQuote);
    for stray in strays {
        let (few, words): (_, fn(Diagnostic) -> Diagnostic) = match stray.kind {
            StrayKind::Unclosed => (&mut unclosed, unclosed_words),
            StrayKind::ClosedEarly => (&mut misplaced, misplaced_words),
        };
        // Finding the cell of each of a million marks on one line would take hours.
        if few.is_full() {
            few.count_only();
        } else {
            few.add(place(stray.at), words);
        }
    }
    unclosed.finish("guillemet", diagnostics);
    misplaced.finish("guillemet", diagnostics);
}

fn unclosed_words(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.message("ce guillemet ouvre une cellule et rien ne le ferme").help(
        "fermez-le à la fin de la cellule, ou retirez-le ; un guillemet dans un texte s'écrit \"\"",
    )
}

fn misplaced_words(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.message("ce guillemet se referme avant la fin de la cellule, qui est lue telle quelle").help(
        "entourez toute la cellule de guillemets, et doublez ceux du texte : \"\"\"mot\"\" suite\"",
    )
}
