//! Records under the header that are no rows: totals, and the example of the
//! workbook of entry. Each is reported, and none is counted.

use super::failure::Failure;
use super::grid::Grid;
use super::header::Header;
use super::hits::Few;
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::name_key;
use crate::read::schema::{CellForm, Column, TableSchema};

/// Longer texts are titles, not the label of a total.
const LONGEST_LABEL: usize = 60;
/// Folded words by which the label of a total begins.
const LABELS: [&str; 8] =
    ["total", "totaux", "sous_total", "sous_totaux", "grand_total", "somme", "cumul", "moyenne"];

/// Those that name nothing else than a total.
const NAMES: [&str; 5] = ["total", "totaux", "sous_total", "sous_totaux", "grand_total"];
/// What may follow them, folded: « Total général », « Totaux de l'année », « Total des produits ».
const AFTER: [&str; 22] = [
    "general",
    "generaux",
    "annuel",
    "annuels",
    "annee",
    "an",
    "des",
    "de",
    "du",
    "produits",
    "charges",
    "recettes",
    "depenses",
    "actif",
    "passif",
    "ressources",
    "emplois",
    "participants",
    "participations",
    "accorde",
    "verse",
    "demande",
];
/// Columns that name a row though the table is of use without them.
const NAMING: [&str; 1] = ["libelle"];

/// What was taken out of the rows.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The records of examples.
    pub examples: Vec<u32>,
    /// There is but the example of a sheet that nobody filled, of which nothing is told.
    pub is_unused_sheet: bool,
}

/// Takes such records out of the rows.
pub fn set_apart(
    schema: &'static TableSchema,
    file: FileId,
    grid: &Grid,
    header: &Header,
    rows: &mut Vec<u32>,
    diagnostics: &mut Diagnostics,
) -> Apart {
    let table = Table { schema, grid, header, example: Example::of(schema, header) };
    let mut totals = Few::new(Code::TotalRow);
    let (mut apart, mut examples) = (Apart::default(), Vec::new());
    rows.retain(|record| {
        if let Some(field) = table.total(*record) {
            let label = grid.cell(*record as usize, usize::from(field));
            totals.add(Place::Cell { file, record: *record, field }, |one| {
                one.message(format!(
                    "cette ligne est un total (« {label} ») : elle n'est pas comptée"
                ))
                .help("supprimez-la : l'outil fait ses propres totaux")
            });
            return false;
        }
        if table.is_example(*record) {
            apart.examples.push(*record);
            examples.push(
                Diagnostic::new(
                    Code::ExampleRow,
                    "cette ligne est l'exemple du classeur : elle n'est pas lue",
                )
                .at(Place::Record { file, record: *record })
                .help("remplacez-la par une ligne de l'année, ou supprimez-la"),
            );
            return false;
        }
        true
    });
    totals.finish("ligne", diagnostics);
    apart.is_unused_sheet = rows.is_empty() && examples.len() == 1;
    if !apart.is_unused_sheet {
        diagnostics.extend(examples);
    }
    apart
}

struct Table<'a> {
    schema: &'static TableSchema,
    grid: &'a Grid,
    header: &'a Header,
    example: Option<Example>,
}

impl Table<'_> {
    /// The cell that says that a record is a total: a row of data would lack
    /// what it must have, and nothing but figures stands beside the label.
    fn total(&self, record: u32) -> Option<u16> {
        let is_empty = |found: u16| self.cell(record, usize::from(found)).is_empty();
        let lacks = self
            .schema
            .columns
            .iter()
            .zip(&self.header.fields)
            .any(|(column, found)| column.required && found.is_none_or(is_empty));
        if !lacks {
            return self.named_total(record);
        }
        let cells = || (0..self.grid.pushed(record as usize)).map(|field| self.cell(record, field));
        let label = cells().position(is_label)?;
        let rest_is_figures = cells()
            .enumerate()
            .all(|(field, cell)| field == label || cell.is_empty() || is_figure(cell));
        rest_is_figures.then(|| u16::try_from(label).ok())?
    }

    /// A whole row whose name or title says that it is a total, and nothing else. A partner may be called so.
    fn named_total(&self, record: u32) -> Option<u16> {
        if self.schema.name == "partenaires" {
            return None;
        }
        let columns = || self.schema.columns.iter().zip(&self.header.fields);
        // An account of the chart of accounts is known as the sum of those under it.
        let mut codes = columns().filter(|(column, _)| column.name == "compte");
        let is_filled = |found: &Option<u16>| {
            found.is_some_and(|field| !self.cell(record, usize::from(field)).is_empty())
        };
        if self.schema.name == "comptes" && codes.any(|(_, found)| is_filled(found)) {
            return None;
        }
        let goes_on = self.schema.of_money;
        let says = |(column, found): (&Column, &Option<u16>)| {
            let names = column.required || NAMING.contains(&column.name);
            let field = found.filter(|_| names && column.kind == CellForm::Text)?;
            let cell = self.cell(record, usize::from(field));
            (is_label(cell) && is_named(&name_key(cell), goes_on)).then_some(field)
        };
        columns().find_map(says)
    }

    fn is_example(&self, record: u32) -> bool {
        self.example.as_ref().is_some_and(|example| {
            example.cells.iter().all(|(field, text)| self.cell(record, *field) == *text)
        })
    }

    fn cell(&self, record: u32, field: usize) -> &str {
        self.grid.cell(record as usize, field)
    }
}

/// « Total », « Total : 36 villes », « Total général », and of money « Total des produits ».
fn is_named(folded: &str, goes_on: bool) -> bool {
    NAMES.iter().filter_map(|name| folded.strip_prefix(name)).any(|rest| {
        let Some(rest) = rest.strip_prefix('_') else { return rest.is_empty() };
        let word = rest.split('_').next().unwrap_or_default();
        rest.starts_with(|character: char| character.is_ascii_digit())
            || word == "general"
            || (goes_on && AFTER.contains(&word))
    })
}

fn is_label(cell: &str) -> bool {
    let begins = cell.starts_with(|c: char| c.is_alphabetic());
    if !begins || cell.len() > LONGEST_LABEL {
        return false;
    }
    // A quick look, for the many cells: the labels begin with two of these letters.
    let begin = |character: char, letters: &str| {
        !character.is_ascii() || letters.contains(character.to_ascii_lowercase())
    };
    let mut characters = cell.chars();
    if !characters.next().is_some_and(|character| begin(character, "tsgcm"))
        || !characters.next().is_some_and(|character| begin(character, "oru"))
    {
        return false;
    }
    let folded = name_key(cell);
    LABELS.iter().any(|label| {
        folded.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

/// Only digits and the characters around them, or a formula that gave nothing.
fn is_figure(cell: &str) -> bool {
    Failure::of(cell).is_some()
        || cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",.%€+-/".contains(c))
}

/// The cells of the example row but its dates, by field: as long as they stand
/// there, nobody has written over it.
struct Example {
    cells: Vec<(usize, &'static str)>,
}

impl Example {
    /// `None` if the file lacks one of the columns that tell it.
    fn of(schema: &'static TableSchema, header: &Header) -> Option<Self> {
        let columns = schema.columns.iter().zip(&header.fields);
        let cells: Option<Vec<_>> = columns
            .filter(|(column, _)| column.kind != CellForm::Date)
            .filter_map(|(column, field)| Some((field, column.example?)))
            .map(|(field, text)| Some((usize::from((*field)?), text)))
            .collect();
        cells.filter(|cells| !cells.is_empty()).map(|cells| Self { cells })
    }
}
