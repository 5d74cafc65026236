//! Ranges of cells that grow with a table: `C2:C30`.

use super::refusal::name;
use crate::read::sheet::{Position, Region, position_of};

/// The last row and column of a sheet, from 0.
pub(super) const LAST_ROW: u32 = 1_048_575;
pub(super) const LAST_COLUMN: u32 = 16_383;

/// How far a table reaches, before and after rows were added. All from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Growth {
    pub(super) header: u32,
    /// The first and the last row that it had.
    pub(super) rows: Option<(u32, u32)>,
    /// The last row that it has now.
    pub(super) last: u32,
    /// The last column that was added.
    pub(super) column: Option<u32>,
}

impl Growth {
    /// A list of ranges between spaces, of which those of the table's rows reach to its new end;
    /// `None` if none does.
    pub(super) fn list(&self, list: &str) -> Option<String> {
        let mut is_grown = false;
        let ranges = list.split_ascii_whitespace().map(|range| match self.range(range) {
            Some(grown) => {
                is_grown = true;
                grown
            }
            None => range.to_owned(),
        });
        let ranges = ranges.collect::<Vec<_>>().join(" ");
        is_grown.then_some(ranges)
    }

    fn range(&self, range: &str) -> Option<String> {
        let region = region(range)?;
        let covers = match self.rows {
            // What holds for one row of several is of that row alone.
            Some((first, last)) => {
                region.first.0 <= last
                    && last <= region.last.0
                    && (region.first.0 < region.last.0 || first == last)
            }
            None => {
                let first = self.header.saturating_add(1);
                region.first.0 <= first && first <= region.last.0
            }
        };
        (covers && region.last.0 < self.last)
            .then(|| written(Region { last: (self.last, region.last.1), ..region }))
    }

    /// The range of a filter whose headings are the table's; `None` if it reaches far enough.
    pub(super) fn filter(&self, range: &str) -> Option<String> {
        let region = region(range)?;
        (region.first.0 == self.header && region.last.0 < self.last)
            .then(|| written(Region { last: (self.last, region.last.1), ..region }))
    }

    /// The range of a sheet that holds all that is written; `None` if it does already.
    pub(super) fn dimension(&self, range: &str) -> Option<String> {
        let region = region(range)?;
        let last =
            (region.last.0.max(self.last), region.last.1.max(self.column.unwrap_or_default()));
        (last != region.last).then(|| written(Region { last, ..region }))
    }
}

/// The cells of `B3:D7`, or of `B3` alone.
pub(super) fn region(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (position(first)?, position(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Region { first, last })
}

fn position(text: &str) -> Option<Position> {
    position_of(&text.replace('$', ""))
}

/// `B3:D7`
pub(super) fn written(region: Region) -> String {
    match region.first == region.last {
        true => name(region.first),
        false => format!("{}:{}", name(region.first), name(region.last)),
    }
}

/// Whether two regions have a cell in common.
pub(super) fn meet(one: Region, other: Region) -> bool {
    one.first.0 <= other.last.0
        && other.first.0 <= one.last.0
        && one.first.1 <= other.last.1
        && other.first.1 <= one.last.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_the_table_reach_to_its_new_end() {
        let growth = Growth { header: 0, rows: Some((1, 29)), last: 39, column: Some(6) };
        for (list, grown) in [
            ("C2:C30", Some("C2:C40")),
            ("$C$2:$C$30 E1", Some("C2:C40 E1")),
            ("C2:C5000", None),
            ("C:C", None),
            ("C30", None),
            ("C2:C20", None),
            ("A1:F30 H5:H30", Some("A1:F40 H5:H40")),
        ] {
            assert_eq!(growth.list(list).as_deref(), grown, "{list}");
        }
        assert_eq!(growth.filter("A1:F30").as_deref(), Some("A1:F40"));
        assert_eq!(growth.filter("A3:F30"), None);
        assert_eq!(growth.dimension("A1:F30").as_deref(), Some("A1:G40"));
        let first = Growth { rows: None, ..growth };
        assert_eq!(first.list("C2:C9").as_deref(), Some("C2:C40"));
        assert_eq!(first.filter("A1:F1").as_deref(), Some("A1:F40"));
    }
}
