//! Which records of a table are rows, and what is wrong with their shape.

use std::collections::BTreeSet;

use super::failure::Failure;
use super::grid::{Ending, Grid, LONGEST_CELL, Oversized};
use super::header::{Header, QUOTED_WHOLE};
use super::hits::Few;
use crate::diagnostic::source::{FileId, Place, Records};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::suggest::{name_key, reads_as};

/// Rows that Excel writes with the same number of cells.
const EXCEL_BLOCK: u32 = 16;

const TOO_MANY: &str = "il y a un séparateur de trop, ou une cellule à mettre entre guillemets";
const TOO_FEW: &str = "il manque un séparateur, ou la ligne a été coupée en deux";

/// The rows of a table, in the order of the file.
#[derive(Debug, Default)]
pub struct Rows {
    /// The records that hold text, header excluded: all of them, whatever their shape.
    pub records: Vec<u32>,
    /// Those among them that are too long or too short, which has been reported.
    pub ragged: BTreeSet<u32>,
    /// How many records hold nothing but boxes that nobody ticked.
    pub unticked: usize,
}

/// Finds the rows of a grid, and tells what is wrong with their shape.
pub fn read(
    file: FileId,
    grid: &Grid,
    header: &Header,
    records: &Records,
    diagnostics: &mut Diagnostics,
) -> Rows {
    let header = header.record as usize;
    let names = Names::of(grid, header);
    let (mut unticked, mut repeated) = (0, Few::new(Code::RepeatedHeader));
    let mut rows = Vec::with_capacity(grid.len().saturating_sub(header));
    for record in header + 1..grid.len() {
        let Some(first) = first_filled(grid, record) else { continue };
        let Ok(index) = u32::try_from(record) else { continue };
        if is_unticked(grid, record, first) {
            unticked += 1;
        } else if let Some(order) = names.repeated(grid, record, first) {
            let place = Place::Record { file, record: index };
            let header = Place::Record { file, record: u32::try_from(header).unwrap_or(u32::MAX) };
            repeated.add(place, |one| order.tell(one).related(header, "l'en-tête est ici"));
        } else {
            rows.push(index);
        }
    }
    repeated.finish("ligne", diagnostics);
    let width = grid.width(header);
    let named = (0..width).rev().find(|field| !grid.cell(header, *field).is_empty());
    let named = named.map_or(0, |last| last + 1);
    let sheet = Sheet { file, grid, records, width, named };
    let ragged = sheet.report_ragged(&rows, diagnostics);
    sheet.report_cells(&rows, diagnostics);
    Rows { records: rows, ragged, unticked }
}

fn first_filled(grid: &Grid, record: usize) -> Option<usize> {
    (0..grid.pushed(record)).find(|field| !grid.cell(record, *field).is_empty())
}

/// Whether a record holds more than boxes that nobody ticked.
pub fn holds_anything(grid: &Grid, record: usize) -> bool {
    first_filled(grid, record).is_some_and(|first| !is_unticked(grid, record, first))
}

/// Whether a record holds nothing but what a spreadsheet puts into cells that nobody filled: the
/// boxes of a whole column, zeros of formulas.
fn is_unticked(grid: &Grid, record: usize, first: usize) -> bool {
    let is_nothing = |cell: &str| {
        matches!(cell, "" | "0" | "☐" | "□")
            || cell.eq_ignore_ascii_case("faux")
            || cell.eq_ignore_ascii_case("false")
    };
    (first..grid.pushed(record)).all(|field| is_nothing(grid.cell(record, field)))
}

/// The names of a header, to recognise it where sheets were put end to end.
struct Names {
    list: Vec<String>,
    /// The bytes with which one of them begins: most cells begin with another.
    firsts: [bool; 256],
}

/// In which order a header is repeated.
#[derive(PartialEq)]
enum Order {
    Same,
    Other,
}

impl Order {
    fn tell(&self, diagnostic: Diagnostic) -> Diagnostic {
        match self {
            Self::Same => diagnostic
                .message("l'en-tête est répétée sur cette ligne : elle n'est pas lue")
                .help("supprimez cette ligne"),
            Self::Other => diagnostic
                .message("l'en-tête est répétée sur cette ligne, dans un autre ordre : les lignes qui suivent sont lues dans l'ordre du premier")
                .help("remettez les cellules de ces lignes dans l'ordre du premier en-tête, puis supprimez celui-ci"),
        }
    }
}

impl Names {
    fn of(grid: &Grid, header: usize) -> Self {
        let name = |field| name_key(grid.cell(header, field));
        let list: Vec<String> = (0..grid.pushed(header)).map(name).collect();
        let mut firsts = [false; 256];
        for name in &list {
            firsts[usize::from(name.bytes().next().unwrap_or_default())] = true;
        }
        Self { list, firsts }
    }

    /// Whether a record holds names of the header and nothing else, and whether they are in their places.
    fn repeated(&self, grid: &Grid, record: usize, first: usize) -> Option<Order> {
        if self.are_repeated(grid, record, first) {
            return Some(Order::Same);
        }
        let is_name = |cell: &str| match cell.as_bytes() {
            // Folded once for all names.
            [0x80..=0xff, ..] => self.list.contains(&name_key(cell)),
            [first, ..] if first.is_ascii_alphanumeric() && !self.begin_with(*first) => false,
            _ => self.list.iter().any(|name| !name.is_empty() && reads_as(cell, name)),
        };
        let cells = (first..grid.pushed(record)).map(|field| grid.cell(record, field));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        // Two words may be values by chance.
        (filled.clone().nth(2).is_some() && filled.all(is_name)).then_some(Order::Other)
    }

    fn begin_with(&self, first: u8) -> bool {
        self.firsts[usize::from(first.to_ascii_lowercase())]
    }

    /// Whether a record holds names of the header in their places, and nothing else: a whole
    /// header, or enough of it.
    fn are_repeated(&self, grid: &Grid, record: usize, first: usize) -> bool {
        let is_name = |field: usize| {
            let name = self.list.get(field).filter(|name| !name.is_empty());
            name.is_some_and(|name| reads_as(grid.cell(record, field), name))
        };
        if !is_name(first) {
            return false;
        }
        let mut filled =
            (first..grid.pushed(record)).filter(|field| !grid.cell(record, *field).is_empty());
        let count = filled.clone().count();
        filled.all(is_name) && (count > 1 || count == self.list.len())
    }
}

struct Sheet<'a> {
    file: FileId,
    grid: &'a Grid,
    records: &'a Records,
    /// Cells of the header.
    width: usize,
    /// Of these, up to the last that has a name.
    named: usize,
}

impl Sheet<'_> {
    fn report_ragged(&self, rows: &[u32], diagnostics: &mut Diagnostics) -> BTreeSet<u32> {
        let mut few = Few::new(Code::RaggedRow);
        let mut ragged = BTreeSet::new();
        for block in rows.chunk_by(|a, b| self.excel_block(*a) == self.excel_block(*b)) {
            let cut_by_excel = self.is_cut_by_excel(block);
            for record in block.iter().copied() {
                let is_short = self.grid.width(record as usize) < self.named;
                if let Some(field) = self.first_extra(record) {
                    let field = u16::try_from(field).unwrap_or(u16::MAX);
                    let place = Place::Cell { file: self.file, record, field };
                    few.add(place, |one| self.ragged(one, record).help(TOO_MANY));
                    ragged.insert(record);
                } else if is_short && !cut_by_excel {
                    let place = Place::Record { file: self.file, record };
                    let help = match self.separator_of(record) {
                        // The separator of the file stands inside of a cell only in quotation marks.
                        Some(character) if self.records.separates(character) => {
                            QUOTED_WHOLE.to_owned()
                        }
                        Some(character) => format!(
                            "cette ligne sépare ses valeurs par « {character} », et non comme l'en-tête : retapez-les dans le tableur, une colonne par valeur"
                        ),
                        None => TOO_FEW.to_owned(),
                    };
                    few.add(place, |one| self.ragged(one, record).help(help));
                    ragged.insert(record);
                }
            }
        }
        few.finish("ligne", diagnostics);
        ragged
    }

    /// What separates the values of a row all of which stand in its first cell.
    fn separator_of(&self, record: u32) -> Option<char> {
        let record = record as usize;
        let cells = |character: &char| self.grid.cell(record, 0).split(*character).count();
        let alone = self.grid.width(record) == 1;
        // A comma may stand in a text too.
        [';', '\t', ',', '|', ':']
            .into_iter()
            .find(|character| alone && cells(character) >= self.width)
    }

    fn excel_block(&self, record: u32) -> u32 {
        self.records.row(record).saturating_sub(1) / EXCEL_BLOCK
    }

    /// Excel forgets the last separators of a block of sixteen rows in which the
    /// last columns are empty: all rows of the block are then equally short.
    /// (The first block holds the header, which is never short.) It always ends the
    /// last line: a file that stops in the midst of one was not cut by Excel.
    fn is_cut_by_excel(&self, block: &[u32]) -> bool {
        let width = |record: &u32| self.grid.width(*record as usize);
        let Some(first) = block.first() else { return false };
        self.grid.ending == Ending::Whole
            && self.excel_block(*first) > 0
            && block.iter().all(|record| width(record) == width(first))
    }

    /// The first cell with text to the right of the header.
    fn first_extra(&self, record: u32) -> Option<usize> {
        let record = record as usize;
        (self.width..self.grid.width(record))
            .find(|field| !self.grid.cell(record, *field).is_empty())
    }

    fn ragged(&self, diagnostic: Diagnostic, record: u32) -> Diagnostic {
        let record = record as usize;
        // Empty cells at the end are no fault, so they are not counted among the many.
        let filled = |field: &usize| !self.grid.cell(record, *field).is_empty();
        let last = (self.width..self.grid.width(record)).rev().find(filled);
        let cells = french::count(last.map_or(self.grid.width(record), |last| last + 1), "cellule");
        diagnostic.message(format!("la ligne a {cells}, l'en-tête en a {}", self.named))
    }

    fn report_cells(&self, rows: &[u32], diagnostics: &mut Diagnostics) {
        let mut oversized = Few::new(Code::OversizedCell);
        let header = rows.first().copied().unwrap_or(u32::MAX);
        for Oversized { record, field, length } in self.grid.oversized.iter().copied() {
            // What stands above the rows is not read.
            if record >= header {
                let cell = self.grid.cell(record as usize, field);
                let field = u16::try_from(field).unwrap_or(u16::MAX);
                let place = Place::Cell { file: self.file, record, field };
                oversized.add(place, |diagnostic| in_words_oversized(diagnostic, cell, length));
            }
        }
        let mut failed = Few::new(Code::FailedCell);
        for record in rows.iter().copied() {
            for field in 0..self.grid.pushed(record as usize) {
                let cell = self.grid.cell(record as usize, field);
                let field = u16::try_from(field).unwrap_or(u16::MAX);
                let place = Place::Cell { file: self.file, record, field };
                if let Some(failure) = Failure::of(cell) {
                    failed.add(place, |diagnostic| {
                        let (message, help) = failure.message_and_help(cell);
                        diagnostic.message(message).help(help)
                    });
                }
            }
        }
        oversized.finish("cellule", diagnostics);
        failed.finish("cellule", diagnostics);
    }
}

fn in_words_oversized(diagnostic: Diagnostic, cell: &str, length: usize) -> Diagnostic {
    let shown = french::shorten(cell, 40);
    diagnostic
        .message(format!(
            "la cellule contient {length} caractères, {LONGEST_CELL} au plus : « {shown} »"
        ))
        .help("vérifiez ce qui a été collé dans cette cellule")
}
