//! What an `.ods` says of its sheets beside their values.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::format::{NumberFormat, Precision, currency, of_shown};
use super::layout::{Layout, Region, Seen};
use super::package::{Fault, Package, attribute, number, part};
use super::values::other_date;
use crate::read::failure::{Failure, NO_RESULT};

/// Cells of the smallest rectangle around all that are filled: the reader of
/// values makes room for each of them.
const MOST_CELLS: u64 = 8_000_000;

/// The layout of each sheet, by its name. A content that is cut, or in which an
/// element is closed by another name, is refused: the reader of values would wait
/// for ever for the end of the sheet.
///
/// # Errors
///
/// That the package is damaged.
pub fn layouts(package: &mut Package) -> Result<BTreeMap<String, Layout>, Fault> {
    if is_encrypted(package) {
        return Err(Fault::Password);
    }
    let mut content = Content { styles: named_styles(package)?, ..Content::default() };
    let mut reader = part(package, "content.xml").ok_or(Fault::Damaged)?;
    reader.config_mut().check_end_names = true;
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
                    "table:table-cell" | "table:covered-table-cell" => content.end_cell(),
                    "office:annotation" => content.annotations -= 1,
                    "table:table-row" => content.end_row()?,
                    "table:table" => content.end_table(),
                    _ => {}
                }
            }
            Event::Text(text) if content.annotations == 0 => {
                if let Some(cell) = &mut content.cell {
                    cell.shown.push_str(text.as_ref());
                }
            }
            Event::Eof if open > 0 => return Err(Fault::Damaged),
            Event::Eof => return Ok(content.layouts),
            _ => {}
        }
    }
}

/// The styles that the cells of all sheets may follow.
fn named_styles(package: &mut Package) -> Result<Styles, Fault> {
    let mut styles = Styles::default();
    let Some(mut reader) = part(package, "styles.xml") else { return Ok(styles) };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => styles.start(&element),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(Fault::DamagedPart("styles.xml".to_owned())),
        }
    }
    styles.close();
    Ok(styles)
}

fn is_encrypted(package: &mut Package) -> bool {
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
    /// The cell that is being read.
    cell: Option<Cell>,
    /// Comments that are open: what they say is not what a cell shows.
    annotations: u32,
}

/// A cell that is being read.
struct Cell {
    region: Region,
    kind: Option<String>,
    value: Option<f64>,
    date: Option<String>,
    currency: Option<String>,
    /// It has a value beside what it shows.
    has_value: bool,
    has_formula: bool,
    is_struck: bool,
    shown: String,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    repeated: u32,
    next_column: u32,
    /// One past the last cell that is filled.
    filled: u32,
    /// The usual style of its cells.
    style: Option<String>,
    /// How many cells are filled, and the columns of those that are struck out.
    count: usize,
    struck: Vec<u32>,
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
                let style = attribute(element, "table:default-cell-style-name");
                self.row = Row { repeated, style, ..Row::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(element),
            "office:annotation" => self.annotations += 1,
            "text:span" => {
                let style = attribute(element, "text:style-name").unwrap_or_default();
                let struck = self.styles.is_struck(&style);
                if let Some(cell) = self.cell.as_mut().filter(|_| self.annotations == 0) {
                    cell.is_struck |= struck;
                }
            }
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
        let kind = attribute(element, "office:value-type");
        let has_formula = attribute(element, "table:formula").is_some();
        if kind.is_none() && !has_formula {
            return;
        }
        self.row.filled = self.row.next_column;
        let style = attribute(element, "table:style-name");
        let style = style.as_deref().or(self.row.style.as_deref());
        let style = style.or_else(|| self.columns.style(column)).unwrap_or_default();
        let is_alone = count == 1 && self.row.repeated == 1;
        if kind.as_deref() == Some("date") && is_alone {
            let precision = self.styles.precision(style);
            if precision != Precision::Day {
                self.layout.without_day.insert((row, column), precision);
            }
        }
        let value = attribute(element, "office:value");
        let others = ["office:date-value", "office:time-value", "office:boolean-value"];
        let last = (row.saturating_add(self.row.repeated - 1), self.row.next_column - 1);
        self.cell = Some(Cell {
            region: Region { first: (row, column), last },
            is_struck: self.styles.is_struck(style),
            has_value: value.is_some() || others.iter().any(|it| attribute(element, it).is_some()),
            value: value.and_then(|value| value.parse().ok()),
            date: attribute(element, "office:date-value"),
            currency: attribute(element, "office:currency"),
            kind,
            has_formula,
            shown: String::new(),
        });
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let kind = cell.kind.as_deref().unwrap_or_default();
        let is_text = kind == "string";
        // LibreOffice shows what it worked out; a zero that nothing shows was never worked out.
        let unfinished = !is_text && cell.shown.is_empty() && cell.value.is_none_or(|it| it == 0.0);
        if cell.has_formula && (unfinished || !(is_text || cell.has_value)) {
            self.layout.failures.insert(cell.region.first, NO_RESULT.to_owned());
        }
        if Failure::of(cell.shown.trim()) == Some(Failure::Formula) {
            self.layout.failures.insert(cell.region.first, cell.shown.trim().to_owned());
        }
        if let Some(shown) = cell.date.as_deref().and_then(|iso| other_date(iso, &cell.shown)) {
            let (shape, otherwise) = (NumberFormat::Plain, Some(shown));
            self.layout.seen.push((cell.region, Seen { shape, otherwise }));
        }
        if let Some(value) = cell.value {
            let (shape, otherwise) = match kind {
                // The number shown is that of hundredths.
                "percentage" => (NumberFormat::Percent, of_shown(&cell.shown, value * 100.0).1),
                "currency" => {
                    let code = cell.currency.as_deref().unwrap_or(&cell.shown);
                    (NumberFormat::Money(currency(code)), of_shown(&cell.shown, value).1)
                }
                _ => of_shown(&cell.shown, value),
            };
            if shape != NumberFormat::Plain || otherwise.is_some() {
                self.layout.seen.push((cell.region, Seen { shape, otherwise }));
            }
        }
        if cell.has_value || !cell.shown.is_empty() {
            self.row.count += 1;
            if cell.is_struck {
                self.row.struck.push(cell.region.first.1);
            }
        }
    }

    /// A few filled cells far apart, or one that is repeated a million times,
    /// would take more memory than any table needs.
    fn end_row(&mut self) -> Result<(), Fault> {
        let end = self.next_row.saturating_add(self.row.repeated);
        let Row { repeated, count, struck, .. } = &mut self.row;
        self.layout.strike(self.next_row, *repeated, *count, struck);
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

/// What the styles say of dates, and of what is struck out.
#[derive(Default)]
struct Styles {
    /// Name of the date style that is being read, and what it shows so far.
    current: Option<(String, Precision)>,
    dates: BTreeMap<String, Precision>,
    /// The data style of each cell style.
    cells: BTreeMap<String, String>,
    /// The style that each style follows in what it does not say itself.
    parents: BTreeMap<String, String>,
    /// The style that is being read.
    name: String,
    /// The styles that strike out, and those that say that they do not.
    struck: BTreeSet<String>,
    plain: BTreeSet<String>,
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
                self.name = attribute(element, "style:name").unwrap_or_default();
                let say = |key: &str, said: &mut BTreeMap<String, String>| {
                    said.extend(attribute(element, key).map(|it| (self.name.clone(), it)));
                };
                say("style:data-style-name", &mut self.cells);
                say("style:parent-style-name", &mut self.parents);
            }
            "style:text-properties" => {
                let line = ["style:text-line-through-style", "style:text-line-through-type"];
                let said = line.iter().find_map(|it| attribute(element, it));
                match said.as_deref() {
                    Some("none") => drop(self.plain.insert(self.name.clone())),
                    Some(_) => drop(self.struck.insert(self.name.clone())),
                    None => {}
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

    /// A style, and those that it follows: a few, or they follow one another in a ring.
    fn followed<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a str> {
        const MOST: usize = 16;
        let parent = |it: &&str| self.parents.get(*it).map(String::as_str);
        std::iter::successors(Some(style), parent).take(MOST)
    }

    fn precision(&self, style: &str) -> Precision {
        let data = self.followed(style).find_map(|it| self.cells.get(it));
        let date = data.and_then(|data| self.dates.get(data));
        date.copied().unwrap_or(Precision::Day)
    }

    fn is_struck(&self, style: &str) -> bool {
        if self.struck.is_empty() {
            return false;
        }
        let said =
            self.followed(style).find(|it| self.struck.contains(*it) || self.plain.contains(*it));
        said.is_some_and(|it| self.struck.contains(it))
    }
}
