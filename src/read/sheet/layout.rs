//! What a sheet has beside its values: what is hidden, what is merged, which
//! cells hold no value that could be read.

use std::collections::BTreeMap;

use super::format::{NumberFormat, Precision};

/// A row and a column, from 0.
pub type Position = (u32, u32);

/// See the module.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Layout {
    /// First and last row of each hidden block, from 0.
    pub hidden_rows: Vec<(u32, u32)>,
    /// First and last column of each hidden block, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged cells.
    pub merged: Vec<Region>,
    /// Cells whose text the reader of values does not give: errors, and
    /// formulas that were saved without their result.
    pub failures: BTreeMap<Position, String>,
    /// Dates that are shown without their day.
    pub without_day: BTreeMap<Position, Precision>,
    /// First and last row of each block whose filled cells are all struck out, from 0.
    pub struck_rows: Vec<(u32, u32)>,
    /// Cells that are struck out, in part or whole, beside others of their row that are not.
    pub struck_cells: Vec<Position>,
    /// Numbers that are shown as something else than themselves, from top to bottom.
    pub seen: Vec<(Region, Seen)>,
}

/// What is shown of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// How it is to be read.
    pub shape: NumberFormat,
    /// Another number, or words, in its place.
    pub otherwise: Option<String>,
}

/// Merged cells, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Top left.
    pub first: Position,
    /// Bottom right.
    pub last: Position,
}

impl Layout {
    /// Adds a hidden row, after those before it.
    pub fn hide_row(&mut self, row: u32, count: u32) {
        extend(&mut self.hidden_rows, row, count);
    }

    /// Adds hidden columns, after those before them.
    pub fn hide_columns(&mut self, column: u32, count: u32) {
        extend(&mut self.hidden_columns, column, count);
    }

    /// Adds rows that are struck out wholly or in some cells, after those before them.
    pub fn strike(&mut self, row: u32, count: u32, filled: usize, struck: &mut Vec<u32>) {
        match struck.len() {
            0 => return,
            all if all == filled => extend(&mut self.struck_rows, row, count),
            _ => self.struck_cells.extend(struck.iter().map(|column| (row, *column))),
        }
        struck.clear();
    }

    /// What is shown of the number of a cell.
    pub fn seen(&self, (row, column): Position) -> Option<&Seen> {
        let before = self.seen.partition_point(|(it, _)| it.first <= (row, column));
        // A cell of the same rows, or of a block of rows that began above.
        let (last, _) = self.seen[..before].last()?;
        let top = last.first.0;
        let from = self.seen[..before].partition_point(|(it, _)| it.first.0 < top);
        let row_cells = &self.seen[from..];
        let within = row_cells.partition_point(|(it, _)| it.first <= (top, column));
        let (region, seen) = row_cells[..within].last()?;
        (region.last.0 >= row && region.last.1 >= column).then_some(seen)
    }
}

fn extend(blocks: &mut Vec<(u32, u32)>, start: u32, count: u32) {
    let end = start.saturating_add(count.max(1) - 1);
    match blocks.last_mut() {
        Some((_, last)) if last.checked_add(1) == Some(start) => *last = end,
        _ => blocks.push((start, end)),
    }
}

/// Whether one of the blocks holds a number.
pub fn holds(blocks: &[(u32, u32)], number: u32) -> bool {
    let after = blocks.partition_point(|(start, _)| *start <= number);
    after.checked_sub(1).is_some_and(|index| blocks[index].1 >= number)
}

#[cfg(test)]
mod tests {
    use super::{Layout, holds};

    #[test]
    fn hidden_rows_are_joined_into_blocks() {
        let mut layout = Layout::default();
        for (row, count) in [(2, 1), (3, 2), (9, 1)] {
            layout.hide_row(row, count);
        }
        assert_eq!(layout.hidden_rows, [(2, 4), (9, 9)]);
        let hidden: Vec<u32> = (0..12).filter(|row| holds(&layout.hidden_rows, *row)).collect();
        assert_eq!(hidden, [2, 3, 4, 9]);
    }
}
