//! What an `.ods` says of its sheets beside their values.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::layout::{Layout, Precision, Region};
use super::package::{Fault, Package, attribute, number, part};

/// Cells of the smallest rectangle around all that are filled: the reader of
/// values makes room for each of them.
const MOST_CELLS: u64 = 8_000_000;

/// The layout of each sheet, by its name. A content that is cut, or in which an
/// element is closed by another name, is refused: the reader of values would wait
/// for ever for the end of the sheet.
pub fn layouts(package: &mut Package<'_>) -> Result<BTreeMap<String, Layout>, Fault> {
    if is_encrypted(package) {
        return Err(Fault::Password);
    }
    let mut reader = part(package, "content.xml").ok_or(Fault::Damaged)?;
    reader.config_mut().check_end_names = true;
    let mut content = Content::default();
    let mut buffer = Vec::new();
    let mut open = 0_u64;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Damaged)? {
            Event::Start(element) => {
                open += 1;
                content.start(&element)?;
            }
            Event::End(element) => {
                open = open.saturating_sub(1);
                match element.name().as_ref() {
                    "table:table-row" => content.end_row()?,
                    "table:table" => content.end_table(),
                    _ => {}
                }
            }
            Event::Eof if open > 0 => return Err(Fault::Damaged),
            Event::Eof => return Ok(content.layouts),
            _ => {}
        }
    }
}

fn is_encrypted(package: &mut Package<'_>) -> bool {
    let Some(mut reader) = part(package, "META-INF/manifest.xml") else { return false };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.name().as_ref() == "manifest:encryption-data" => {
                return true;
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Content {
    layouts: BTreeMap<String, Layout>,
    styles: Styles,
    /// The sheet that is being read, and where the reading is in it.
    name: Option<String>,
    layout: Layout,
    columns: Columns,
    row: Row,
    next_row: u32,
    extent: Extent,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    repeated: u32,
    next_column: u32,
    /// One past the last cell that is filled.
    filled: u32,
}

/// One past the last row and the last column that are filled.
#[derive(Default)]
struct Extent {
    rows: u32,
    columns: u32,
}

impl Content {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match element.name().as_ref() {
            "table:table" => {
                self.name = attribute(element, "table:name");
                self.layout = Layout::default();
                self.columns = Columns::default();
                self.next_row = 0;
                self.extent = Extent::default();
            }
            "table:table-column" => {
                let count = repeated(element, "table:number-columns-repeated");
                if is_hidden(element) {
                    self.layout.hide_columns(self.columns.count, count);
                }
                self.columns.add(count, attribute(element, "table:default-cell-style-name"));
            }
            "table:table-row" => {
                let repeated = repeated(element, "table:number-rows-repeated");
                if is_hidden(element) {
                    self.layout.hide_row(self.next_row, repeated);
                }
                self.row = Row { repeated, ..Row::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(element),
            _ => self.styles.start(element),
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) {
        let (row, column) = (self.next_row, self.row.next_column);
        let count = repeated(element, "table:number-columns-repeated");
        self.row.next_column = column.saturating_add(count);
        let rows = number(element, "table:number-rows-spanned").unwrap_or(1);
        let columns = number(element, "table:number-columns-spanned").unwrap_or(1);
        if rows > 1 || columns > 1 {
            let last =
                (row.saturating_add(rows.max(1) - 1), column.saturating_add(columns.max(1) - 1));
            self.layout.merged.push(Region { first: (row, column), last });
        }
        let Some(kind) = attribute(element, "office:value-type") else { return };
        self.row.filled = self.row.next_column;
        if kind != "date" || count > 1 || self.row.repeated > 1 {
            return;
        }
        let style = attribute(element, "table:style-name");
        let style = style.as_deref().or_else(|| self.columns.style(column));
        let precision = style.map_or(Precision::Day, |style| self.styles.precision(style));
        if precision != Precision::Day {
            self.layout.without_day.insert((row, column), precision);
        }
    }

    /// A few filled cells far apart, or one that is repeated a million times,
    /// would take more memory than any table needs.
    fn end_row(&mut self) -> Result<(), Fault> {
        let end = self.next_row.saturating_add(self.row.repeated);
        if self.row.filled > 0 {
            self.extent.rows = end;
            self.extent.columns = self.extent.columns.max(self.row.filled);
            if u64::from(self.extent.rows) * u64::from(self.extent.columns) > MOST_CELLS {
                return Err(Fault::FarCell { row: end - 1, column: self.row.filled - 1 });
            }
        }
        self.next_row = end;
        Ok(())
    }

    fn end_table(&mut self) {
        if let Some(name) = self.name.take() {
            self.layouts.insert(name, std::mem::take(&mut self.layout));
        }
    }
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    number(element, name).unwrap_or(1).max(1)
}

/// Hidden by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|it| it == "collapse" || it == "filter")
}

/// The usual style of the cells of each column.
#[derive(Default)]
struct Columns {
    count: u32,
    /// One past the last column of each block, and its style.
    blocks: Vec<(u32, Option<String>)>,
}

impl Columns {
    fn add(&mut self, count: u32, style: Option<String>) {
        self.count = self.count.saturating_add(count);
        self.blocks.push((self.count, style));
    }

    fn style(&self, column: u32) -> Option<&str> {
        let block = self.blocks.iter().find(|(end, _)| column < *end)?;
        block.1.as_deref()
    }
}

/// What the cell styles say of dates.
#[derive(Default)]
struct Styles {
    /// Name of the date style that is being read, and what it shows so far.
    current: Option<(String, Precision)>,
    dates: BTreeMap<String, Precision>,
    /// The data style of each cell style.
    cells: BTreeMap<String, String>,
}

impl Styles {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "number:date-style" => {
                self.close();
                self.current = attribute(element, "style:name").map(|name| (name, Precision::Year));
            }
            "number:day" => self.show(Precision::Day),
            "number:month" => self.show(Precision::Month),
            "style:style" => {
                self.close();
                let data = attribute(element, "style:data-style-name");
                if let (Some(name), Some(data)) = (attribute(element, "style:name"), data) {
                    self.cells.insert(name, data);
                }
            }
            "office:body" => self.close(),
            _ => {}
        }
    }

    fn show(&mut self, precision: Precision) {
        if let Some((_, shown)) = &mut self.current {
            *shown = precision.min(*shown);
        }
    }

    fn close(&mut self) {
        self.dates.extend(self.current.take());
    }

    fn precision(&self, style: &str) -> Precision {
        let date = self.cells.get(style).and_then(|data| self.dates.get(data));
        date.copied().unwrap_or(Precision::Day)
    }
}
