//! A workbook in which cells are set and rows are added, as its bytes: the sheet that is written, and
//! the tables that grow with it. Every other part of the package stays byte for byte.
//!
//! What cannot be done safely is refused as a whole, and why.

mod archive;
mod cell;
mod edits;
mod open_document;
mod open_rows;
mod package;
mod ranges;
mod refusal;
mod scan;
mod styles;
mod tables;
mod write;

pub use cell::Value;
pub use refusal::{Refusal, name as cell_name};

use std::collections::BTreeMap;

use self::edits::Edits;
use self::package::Parts;
use self::ranges::Growth;
use self::write::Sheet;
use crate::read::sheet::Position;

/// What is written into a sheet. Rows and columns are counted from 0.
pub struct Changes<'a> {
    /// The row of the headings.
    pub header: u32,
    /// The rows of the table as it stands, from top to bottom.
    pub rows: &'a [u32],
    /// Columns more, each with its heading.
    pub headings: Vec<(u32, &'a str)>,
    /// The cells that are set in rows that stand.
    pub cells: BTreeMap<Position, Value<'a>>,
    /// How many rows are added under the table.
    pub added: usize,
    /// The cells of one of them, by column.
    pub row: &'a dyn Fn(usize) -> Vec<(u32, Value<'a>)>,
    /// A row of example that gives way to the first of them, where the table has no row yet.
    pub example: Option<u32>,
}

impl Changes<'_> {
    /// The row of the first one that is added.
    fn first_added(&self) -> u32 {
        let after_last = || self.rows.last().unwrap_or(&self.header).saturating_add(1);
        self.example.unwrap_or_else(after_last)
    }

    /// How far the table reaches, before and after.
    fn growth(&self) -> Growth {
        let first = self.first_added();
        let added = u32::try_from(self.added).unwrap_or(u32::MAX);
        Growth {
            header: self.header,
            rows: self.rows.first().copied().zip(self.rows.last().copied()),
            last: if added == 0 {
                first.saturating_sub(1)
            } else {
                first.saturating_add(added - 1)
            },
            column: self.headings.iter().map(|(column, _)| *column).max(),
        }
    }
}

/// A workbook that was written.
#[derive(Debug)]
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its user has to know, in French.
    pub notes: Vec<String>,
}

/// The bytes of a workbook with these changes in one of its sheets.
///
/// # Errors
///
/// Why the sheet cannot be written safely.
pub fn with(bytes: &[u8], sheet: &str, changes: &Changes<'_>) -> Result<Written, Refusal> {
    if package::is_open_document(bytes)? {
        return open_document::with(bytes, sheet, changes);
    }
    let mut parts = Parts::open(bytes, sheet)?;
    let styles = parts.styles()?;
    let part = parts.sheet.clone();
    let text = parts.text(&part)?;
    let growth = changes.growth();
    let scanned = scan::scan(&text, changes)?;
    let mut edits = Edits::new(&text);
    let sheet = Sheet { text: &text, changes, scanned: &scanned, styles: &styles };
    let notes = sheet.write(&mut edits)?;
    let mut replaced = vec![(part, edits)];
    let mut texts = Vec::new();
    for part in parts.tables()? {
        texts.push((parts.text(&part)?, part));
    }
    for (text, part) in &texts {
        let grown = tables::grown(text, &growth, changes)?;
        replaced.extend(grown.map(|grown| (part.clone(), grown)));
    }
    let workbook = parts.recalculation()?;
    if let Some((part, text)) = &workbook {
        let changed = package::worked_out_again(text)?;
        replaced.extend(changed.map(|changed| (part.clone(), changed)));
    }
    replaced.iter_mut().for_each(|(_, edits)| edits.sort());
    Ok(Written { bytes: parts.write(&replaced)?, notes })
}
