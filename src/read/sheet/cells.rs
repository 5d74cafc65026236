//! The filled cells of a sheet, each with its text.

use super::layout::{Layout, Position, Region};
use super::package::Fault;
use crate::diagnostic::source::Records;
use crate::read::grid::{Grid, trim};

/// Bytes of all cells together.
const MOST_TEXT: usize = 256 * 1024 * 1024;
/// No table has as many columns: a cell so far right was filled by a slip.
const MOST_COLUMNS: u32 = 1_000;
/// Between the cells of the text that shows a sheet.
const SEPARATOR: u8 = b'\t';

/// See the module.
#[derive(Debug, Default)]
pub struct Cells {
    text: String,
    list: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    row: u32,
    column: u32,
    start: u32,
    end: u32,
    /// It holds a date, whatever it shows of it: nobody typed its figures in an order.
    is_day: bool,
}

impl Cells {
    /// Adds a cell, if what is written has any character.
    ///
    /// # Errors
    ///
    /// That the sheet is too large.
    pub fn add(
        &mut self,
        position: Position,
        write: impl FnOnce(&mut String),
    ) -> Result<(), Fault> {
        let start = self.text.len();
        write(&mut self.text);
        if trim(&self.text[start..]).is_empty() {
            self.text.truncate(start);
            return Ok(());
        }
        let (row, column) = position;
        if column >= MOST_COLUMNS {
            return Err(Fault::FarCell { row, column });
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(self.text.len())) else {
            return Err(Fault::TooLarge);
        };
        if self.text.len() > MOST_TEXT {
            return Err(Fault::TooLarge);
        }
        self.list.push(Cell { row, column, start, end, is_day: false });
        Ok(())
    }

    /// Says of the cell that was added last that it holds a date.
    pub fn note_day(&mut self, position: Position) {
        if let Some(last) = self.list.last_mut().filter(|it| (it.row, it.column) == position) {
            last.is_day = true;
        }
    }

    /// Puts them in order, row by row; nearly always they are. Of two at one
    /// place, which only a damaged file has, the first stays.
    pub fn sort(&mut self) {
        if !self.list.is_sorted() {
            self.list.sort_unstable();
        }
        self.list.dedup_by_key(|cell| (cell.row, cell.column));
    }

    /// The text of a cell; empty if it is not filled.
    pub fn text(&self, position: Position) -> &str {
        let found = self.list.binary_search_by_key(&position, |cell| (cell.row, cell.column));
        found.map_or("", |index| self.cell_text(&self.list[index]))
    }

    /// The texts of the first row that has any.
    pub fn first_row(&self) -> Vec<String> {
        let row = self.list.chunk_by(|a, b| a.row == b.row).next().unwrap_or_default();
        row.iter().map(|cell| self.cell_text(cell).to_owned()).collect()
    }

    fn cell_text(&self, cell: &Cell) -> &str {
        &self.text[cell.start as usize..cell.end as usize]
    }

    /// Merged cells hold their value once, at the top left: writes it into the
    /// other rows of its column, where these rows have anything else.
    pub fn fill(&mut self, layout: &Layout) {
        let mut added = Vec::new();
        for region in layout.merged.iter().filter(|region| region.first.0 < region.last.0) {
            let Region { first, last } = *region;
            let found = self.list.binary_search_by_key(&first, |cell| (cell.row, cell.column));
            let Ok(found) = found else { continue };
            let value = self.list[found];
            let below = self.list.partition_point(|cell| cell.row <= first.0);
            let rows = self.list[below..].chunk_by(|a, b| a.row == b.row);
            for cells in rows.take_while(|cells| cells[0].row <= last.0) {
                if cells.iter().all(|cell| cell.column != first.1) {
                    added.push(Cell { row: cells[0].row, ..value });
                }
            }
        }
        self.list.extend(added);
        self.sort();
    }

    /// The cells as a table: a text that shows it, where its rows stand in that
    /// text, and its grid. Rows without a cell are left out.
    ///
    /// # Errors
    ///
    /// That the sheet is too large.
    pub fn table(&self) -> Result<(String, Records, Grid), Fault> {
        let width = self.list.iter().map(|cell| cell.column as usize + 1).max().unwrap_or(0);
        let mut grid = Grid::of_sheet(width);
        let mut text = String::with_capacity(self.text.len() + self.list.len());
        let (mut starts, mut rows) = (Vec::new(), Vec::new());
        for cells in self.list.chunk_by(|a, b| a.row == b.row) {
            starts.push(u32::try_from(text.len()).map_err(|_| Fault::TooLarge)?);
            rows.push(cells[0].row.saturating_add(1));
            let mut next = cells.iter().peekable();
            let last = cells.last().map_or(0, |cell| cell.column);
            let row = (0..=last).map(|column| {
                next.next_if(|cell| cell.column == column).map_or("", |cell| self.cell_text(cell))
            });
            let row: Vec<&str> = row.collect();
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    text.push(char::from(SEPARATOR));
                }
                push_quoted(cell, &mut text);
            }
            text.push('\n');
            grid.push(row.into_iter());
            cells.iter().filter(|it| it.is_day).for_each(|it| grid.note_day(it.column));
            if text.len() > MOST_TEXT * 2 {
                return Err(Fault::TooLarge);
            }
        }
        Ok((text, Records::new(SEPARATOR, starts, rows), grid))
    }
}

/// A cell whose characters would be taken for the end of it is put in quotation marks.
fn push_quoted(cell: &str, text: &mut String) {
    if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(list: &[(Position, &str)]) -> Cells {
        let mut cells = Cells::default();
        for (position, text) in list {
            cells.add(*position, |all| all.push_str(text)).expect("small");
        }
        cells.sort();
        cells
    }

    #[test]
    fn a_table_keeps_the_place_of_each_cell() {
        let cells = cells(&[((5, 1), "a\tb"), ((2, 0), "x"), ((5, 0), " "), ((2, 2), "\"y\"")]);
        let (text, records, grid) = cells.table().expect("small");
        assert_eq!(text, "x\t\t\"\"\"y\"\"\"\n\t\"a\tb\"\n");
        assert_eq!((records.row(0), records.row(1)), (3, 6));
        assert_eq!(&text[records.cell_span(&text, 1, 1)], "\"a\tb\"");
        assert_eq!(
            (grid.width(0), grid.width(1), grid.cell(1, 1), grid.cell(1, 2)),
            (3, 3, "a\tb", "")
        );
    }

    #[test]
    fn merged_cells_fill_the_rows_that_have_anything() {
        let mut cells =
            cells(&[((1, 0), "v"), ((1, 1), "a"), ((2, 1), "b"), ((4, 1), "c"), ((9, 1), "d")]);
        let merged = vec![Region { first: (1, 0), last: (5, 0) }];
        cells.fill(&Layout { merged, ..Layout::default() });
        let (text, ..) = cells.table().expect("small");
        assert_eq!(text, "v\ta\nv\tb\nv\tc\n\td\n");
    }

    #[test]
    fn a_cell_too_far_is_named() {
        let fault = Cells::default().add((0, 16_383), |text| text.push('x'));
        assert_eq!(fault, Err(Fault::FarCell { row: 0, column: 16_383 }));
    }
}
