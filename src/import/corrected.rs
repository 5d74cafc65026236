//! Corrections made in the cells of a workbook, as [`crate::read::corrected`] makes them in the bytes of a
//! text: all other cells stay what they are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sheet_rows::value;
use super::workbook::{self, Changes, Refusal, Value, cell_name};
use crate::diagnostic::Correction;
use crate::diagnostic::source::{FileId, Place, SourceFile};
use crate::language::partial_date::Period;
use crate::read::Input;
use crate::read::corrected::{ChangedLine, Corrected, Left, by_place, replaced};
use crate::read::sheet::{Book, Position};

/// A cell that is corrected.
struct Corrects<'a> {
    former: &'a str,
    new: String,
    /// Where it was found: of a table that is read by its own rules, not where it is written.
    place: Place,
    ranks: Vec<usize>,
}

/// Makes corrections, each with its rank, in the sheet in which they stand, of a workbook as it is now.
pub fn corrected(
    bytes: &[u8],
    file: FileId,
    (input, period): (&Input, Period),
    corrections: &[(usize, &Correction)],
) -> Corrected {
    let source = input.sources.file(file);
    let mut left: Vec<(usize, Left)> = Vec::new();
    let mut cells: BTreeMap<Position, Corrects<'_>> = BTreeMap::new();
    let sheet = source.sheet.as_deref().unwrap_or_default();
    let read = Book::open(bytes).and_then(|mut book| book.read(sheet));
    for group in by_place(&input.sources, corrections) {
        let ranks = || group.iter().map(|(rank, _)| *rank);
        let (_, first) = group[0];
        let (Ok(read), Some(position)) = (&read, position(input, source, first.place)) else {
            left.extend(ranks().map(|rank| (rank, Left::Changed)));
            continue;
        };
        match replaced(&group) {
            _ if read.cells.text(position).trim() != first.former => {
                left.extend(ranks().map(|rank| (rank, Left::Changed)));
            }
            None => left.extend(ranks().map(|rank| (rank, Left::Overlapping))),
            Some(new) => {
                let (former, place) = (first.former.as_str(), first.place);
                cells.insert(position, Corrects { former, new, place, ranks: ranks().collect() });
            }
        }
    }
    let written = loop {
        if cells.is_empty() {
            break None;
        }
        let refusal = match workbook::with(bytes, sheet, &changes(input, period, &cells)) {
            Ok(written) => break Some(written.bytes),
            Err(refusal) => refusal,
        };
        let why = Left::Workbook(refusal.reason_and_help().0);
        // One cell that cannot be written keeps none of the others.
        let refused: Vec<Position> = match refusal {
            Refusal::Formula(at) | Refusal::TooLong(at) | Refusal::Heading(at) => vec![at],
            Refusal::Merged(region) => {
                let is_in = |(row, column): &Position| {
                    (region.first.0..=region.last.0).contains(row)
                        && (region.first.1..=region.last.1).contains(column)
                };
                cells.keys().copied().filter(is_in).collect()
            }
            _ => cells.keys().copied().collect(),
        };
        let known = cells.len();
        for cell in refused.iter().filter_map(|at| cells.remove(at)) {
            left.extend(cell.ranks.iter().map(|rank| (*rank, why.clone())));
        }
        if cells.len() == known {
            left.extend(cells.values().flat_map(|it| &it.ranks).map(|rank| (*rank, why.clone())));
            cells.clear();
        }
    };
    let line = |(at, cell): (&Position, &Corrects<'_>)| ChangedLine {
        number: at.0 as usize + 1,
        before: format!("{} : {}", cell_name(*at), cell.former),
        after: format!("{} : {}", cell_name(*at), cell.new),
    };
    Corrected {
        bytes: written.unwrap_or_else(|| bytes.to_vec()),
        lines: cells.iter().map(line).collect(),
        made: cells.values().flat_map(|it| it.ranks.iter().copied()).collect(),
        left,
    }
}

/// Where a cell stands in its sheet, from 0.
fn position(input: &Input, source: &SourceFile, place: Place) -> Option<Position> {
    let Place::Cell { record, field, .. } = input.sources.written(place) else { return None };
    let row = source.records.as_ref()?.row(record).checked_sub(1)?;
    Some((row, u32::from(field)))
}

fn changes<'a>(
    input: &Input,
    period: Period,
    cells: &'a BTreeMap<Position, Corrects<'_>>,
) -> Changes<'a> {
    let set = |cell: &'a Corrects<'_>| -> Value<'a> {
        let Place::Cell { file, record, field } = cell.place else {
            return Value::Text(Cow::Borrowed(cell.new.as_str()));
        };
        let table = input.tables.values().find(|it| it.file == file && it.header != record);
        let column = table.and_then(|table| Some((table, table.column(field)?.name)));
        match column {
            Some((table, column)) => value(table, column, &cell.new, period),
            None => Value::Text(Cow::Borrowed(cell.new.as_str())),
        }
    };
    Changes {
        header: 0,
        rows: &[],
        headings: Vec::new(),
        cells: cells.iter().map(|(at, cell)| (*at, set(cell))).collect(),
        added: 0,
        row: &|_| Vec::new(),
        example: None,
    }
}
