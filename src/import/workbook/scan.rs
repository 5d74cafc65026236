//! Where the rows and cells that are written stand in the XML of a sheet, and what stands around them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Changes;
use super::edits::place;
use super::ranges::{LAST_ROW, region};
use super::refusal::Refusal;
use crate::read::sheet::{Region, attribute, position_of};

/// Rows of the table whose styles those of new rows are taken from: the last ones.
pub(super) const MODELS: usize = 10;

/// What a sheet is, as far as it is written.
#[derive(Default)]
pub(super) struct Scanned {
    /// What stands before the names of elements: `x:`.
    pub(super) prefix: String,
    /// First and last column, and the style of those that are empty.
    pub(super) columns: Vec<(u32, u32, usize)>,
    /// The rows that are written, and those that are the models of new ones.
    pub(super) rows: BTreeMap<u32, Row>,
    /// Where rows that are written and do not stand yet are to stand.
    pub(super) gaps: BTreeMap<u32, usize>,
    /// Texts that hold ranges of cells.
    pub(super) ranges: Vec<(Ranges, Range<usize>)>,
    /// Merged cells.
    pub(super) merged: Vec<Region>,
}

/// What ranges of cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranges {
    /// Those for which a rule holds.
    Rule,
    /// That of a filter.
    Filter,
    /// All cells of the sheet.
    Dimension,
}

/// A row that stands.
pub(super) struct Row {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// Its attributes, with what stands before each, but for the columns that it spans.
    pub(super) attributes: String,
    /// Its cells, from left to right.
    pub(super) cells: Vec<Cell>,
}

/// A cell that stands.
pub(super) struct Cell {
    pub(super) column: u32,
    /// Its bytes.
    pub(super) span: Range<usize>,
    pub(super) style: Option<usize>,
    pub(super) has_formula: bool,
    pub(super) is_box: bool,
    /// It does not say where it stands.
    pub(super) is_unnamed: bool,
}

impl Row {
    pub(super) fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

/// Reads the XML of a sheet.
///
/// # Errors
///
/// That the sheet is protected, or written in a way that is not known.
pub(super) fn scan(text: &str, changes: &Changes<'_>) -> Result<Scanned, Refusal> {
    let first = changes.first_added();
    let added = u32::try_from(changes.added).map_err(|_| Refusal::Full)?;
    let end = first.checked_add(added).filter(|end| *end <= LAST_ROW + 1).ok_or(Refusal::Full)?;
    let mut targets: BTreeSet<u32> = changes.cells.keys().map(|(row, _)| *row).collect();
    targets.extend(first..end);
    if !changes.headings.is_empty() {
        targets.insert(changes.header);
    }
    let models = changes.rows.iter().rev().take(MODELS).copied().collect();
    let targets = targets.into_iter().collect();
    Scan { text, targets, models, at: 0, row: None, next: 0, found: Scanned::default() }.run()
}

struct Scan<'a> {
    text: &'a str,
    /// The rows that are written, from top to bottom, and how many of them were passed.
    targets: Vec<u32>,
    at: usize,
    models: BTreeSet<u32>,
    /// The row that is being read, if it is asked for.
    row: Option<(u32, Row)>,
    /// The next row, and the next column in it, where none is told.
    next: u32,
    found: Scanned,
}

impl Scan<'_> {
    fn run(mut self) -> Result<Scanned, Refusal> {
        let mut reader = Reader::from_str(self.text);
        let (mut column, mut in_sqref) = (0, false);
        loop {
            let start = position(&reader)?;
            let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
            let end = position(&reader)?;
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    let is_empty = matches!(event, Event::Empty(_));
                    match element.local_name().as_ref() {
                        "worksheet" => {
                            let length = element.name().as_ref().len() - "worksheet".len();
                            self.found.prefix = element.name().as_ref()[..length].to_owned();
                        }
                        "row" => {
                            column = 0;
                            self.row(element, start, is_empty.then_some(end))?;
                        }
                        "c" if self.row.is_some() => {
                            column = self.cell(element, column, start, is_empty.then_some(end))?;
                        }
                        "f" => {
                            if let Some(cell) =
                                self.row.as_mut().and_then(|it| it.1.cells.last_mut())
                            {
                                cell.has_formula = true;
                            }
                        }
                        "sqref" => in_sqref = true,
                        _ => self.around(element)?,
                    }
                }
                Event::Text(text) if in_sqref => {
                    let range = place(self.text, text.as_ref())?;
                    self.found.ranges.push((Ranges::Rule, range));
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "sqref" => in_sqref = false,
                    "c" => {
                        if let Some(cell) = self.row.as_mut().and_then(|it| it.1.cells.last_mut()) {
                            cell.span.end = end;
                        }
                    }
                    "row" => {
                        if let Some((number, mut row)) = self.row.take() {
                            row.span.end = end;
                            self.found.rows.insert(number, row);
                        }
                    }
                    "sheetData" => self.pass(u32::MAX, start),
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        // A sheet without any row has no table.
        if self.at < self.targets.len() { Err(Refusal::Unusual) } else { Ok(self.found) }
    }

    /// Targets before a row that stands are to stand at its beginning.
    fn pass(&mut self, number: u32, start: usize) {
        while let Some(target) = self.targets.get(self.at).filter(|target| **target < number) {
            self.found.gaps.insert(*target, start);
            self.at += 1;
        }
    }

    fn row(
        &mut self,
        element: &BytesStart<'_>,
        start: usize,
        end: Option<usize>,
    ) -> Result<(), Refusal> {
        let number = match attribute(element, "r") {
            Some(text) => {
                let row = text.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                row.ok_or(Refusal::Unusual)?
            }
            None => self.next,
        };
        // Rows in another order, or twice the same.
        if number < self.next {
            return Err(Refusal::Unusual);
        }
        self.next = number.saturating_add(1);
        self.pass(number, start);
        let is_target = self.targets.get(self.at) == Some(&number);
        if is_target {
            self.at += 1;
        }
        if !is_target && !self.models.contains(&number) {
            return Ok(());
        }
        let mut attributes = String::new();
        for one in element.attributes().with_checks(false).flatten() {
            if one.key.as_ref() != "spans" {
                attributes.push_str(&format!(
                    " {}=\"{}\"",
                    one.key.as_ref(),
                    one.value.replace('"', "&quot;")
                ));
            }
        }
        let row = Row { span: start..end.unwrap_or(start), attributes, cells: Vec::new() };
        match end {
            Some(_) => drop(self.found.rows.insert(number, row)),
            None => self.row = Some((number, row)),
        }
        Ok(())
    }

    /// Gives the column that follows.
    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        next: u32,
        start: usize,
        end: Option<usize>,
    ) -> Result<u32, Refusal> {
        let Some((number, row)) = &mut self.row else { return Ok(next) };
        let named = attribute(element, "r");
        let column = match &named {
            Some(name) => {
                let (row, column) = position_of(name).ok_or(Refusal::Unusual)?;
                if row != *number || column < next {
                    return Err(Refusal::Unusual);
                }
                column
            }
            None => next,
        };
        row.cells.push(Cell {
            column,
            span: start..end.unwrap_or(start),
            style: attribute(element, "s").and_then(|style| style.parse().ok()),
            has_formula: false,
            is_box: attribute(element, "t").as_deref() == Some("b"),
            is_unnamed: named.is_none(),
        });
        Ok(column.saturating_add(1))
    }

    /// What stands around the rows.
    fn around(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
        let named = match element.local_name().as_ref() {
            "col" => {
                let style = number("style").unwrap_or(0) as usize;
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    let column = (first.saturating_sub(1), last.saturating_sub(1), style);
                    self.found.columns.push(column);
                }
                return Ok(());
            }
            "mergeCell" => {
                let merged = attribute(element, "ref");
                self.found.merged.extend(merged.as_deref().and_then(region));
                return Ok(());
            }
            "sheetProtection" => {
                let is_on = attribute(element, "sheet").is_some_and(|it| it == "1" || it == "true");
                return if is_on { Err(Refusal::Protected) } else { Ok(()) };
            }
            "dataValidation" | "conditionalFormatting" | "ignoredError" => (Ranges::Rule, "sqref"),
            "autoFilter" => (Ranges::Filter, "ref"),
            "dimension" => (Ranges::Dimension, "ref"),
            _ => return Ok(()),
        };
        let (ranges, name) = named;
        let mut attributes = element.attributes();
        let found = attributes.with_checks(false).flatten().find(|one| one.key.as_ref() == name);
        if let Some(std::borrow::Cow::Borrowed(value)) = found.map(|one| one.value) {
            self.found.ranges.push((ranges, place(self.text, value)?));
        }
        Ok(())
    }
}

fn position(reader: &Reader<&[u8]>) -> Result<usize, Refusal> {
    usize::try_from(reader.buffer_position()).map_err(|_| Refusal::Unusual)
}
