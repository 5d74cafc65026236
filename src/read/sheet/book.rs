//! A workbook that is open: its sheets by name, and the cells of each.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Ods, OdsError, Reader, SheetVisible, Style, Xlsx, XlsxError};

use super::cells::Cells;
use super::format::{Format, NumberFormat, Precision};
use super::layout::{Layout, Position};
use super::package::{self, Family, Fault, Package, Shared};
use super::values::{self, Typed};
use super::{ods, xlsx};
use crate::read::table::DateSystem;

/// A workbook in memory.
pub struct Book {
    kind: WorkbookKind,
    /// The sheets, in their order.
    pub sheets: Vec<Name>,
}

/// A sheet, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As the tab shows it.
    pub name: String,
    /// Its tab is not shown.
    pub hidden: bool,
}

enum WorkbookKind {
    Excel { values: Box<Xlsx<Cursor<Shared>>>, package: Package, whole: xlsx::Whole },
    OpenDocument { values: Ods<Cursor<Shared>>, layouts: BTreeMap<String, Layout> },
}

impl Book {
    /// Opens a workbook; what it is comes from its bytes.
    ///
    /// # Errors
    ///
    /// That it is no workbook, or one that is damaged or locked.
    pub fn open(bytes: &[u8]) -> Result<Self, Fault> {
        let (family, mut package, unpacked) = package::open(bytes)?;
        let kind = match family {
            Family::Excel => {
                let values = Xlsx::new(unpacked).map_err(|error| match error {
                    XlsxError::Password => Fault::Password,
                    _ => Fault::Damaged,
                })?;
                let whole = xlsx::whole(&mut package)?;
                WorkbookKind::Excel { values: Box::new(values), package, whole }
            }
            Family::OpenDocument => {
                // First, for it refuses what the reader of values would drown in.
                let layouts = ods::layouts(&mut package)?;
                let values = Ods::new(unpacked).map_err(|error| match error {
                    OdsError::Password => Fault::Password,
                    _ => Fault::Damaged,
                })?;
                WorkbookKind::OpenDocument { values, layouts }
            }
        };
        let metadata = match &kind {
            WorkbookKind::Excel { values, .. } => values.sheets_metadata(),
            WorkbookKind::OpenDocument { values, .. } => values.sheets_metadata(),
        };
        let sheets = metadata.iter().map(|sheet| Name {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        });
        Ok(Self { sheets: sheets.collect(), kind })
    }

    /// Whether a sheet has no value; a chart alone on its sheet has none.
    pub fn is_empty(&mut self, name: &str) -> bool {
        match &mut self.kind {
            WorkbookKind::Excel { values, .. } => {
                let Ok(mut cells) = values.worksheet_cells_reader(name) else { return true };
                loop {
                    match cells.next_cell() {
                        Ok(Some(cell)) if *cell.get_value() == DataRef::Empty => {}
                        Ok(Some(_)) | Err(_) => return false,
                        Ok(None) => return true,
                    }
                }
            }
            WorkbookKind::OpenDocument { values, .. } => {
                values.worksheet_range(name).is_ok_and(|range| range.is_empty())
            }
        }
    }

    /// The cells of a sheet, and what it has beside them.
    ///
    /// # Errors
    ///
    /// That the sheet is damaged or too large.
    pub fn read(&mut self, name: &str) -> Result<Sheet, Fault> {
        match &mut self.kind {
            WorkbookKind::Excel { values, package, whole } => {
                let path = whole.parts.get(name).ok_or(Fault::Damaged)?;
                let damaged = || Fault::DamagedPart(path.clone());
                let reader = values.worksheet_cells_reader(name).map_err(|_| damaged())?;
                let struck = |style: &Style| style.font.as_ref().is_some_and(|it| it.strikethrough);
                let struck: Vec<bool> = reader.styles().iter().map(struck).collect();
                drop(reader);
                let layout = xlsx::layout(package, path, whole, &struck)?;
                read_xlsx(values, name, layout)
            }
            WorkbookKind::OpenDocument { values, layouts } => {
                let layout = layouts.remove(name).unwrap_or_default();
                let range = values.worksheet_range(name).map_err(|_| Fault::Damaged)?;
                read_ods(&range, layout)
            }
        }
    }
}

/// A sheet as it was read.
pub struct Sheet {
    /// Its cells.
    pub cells: Cells,
    /// What it has beside them.
    pub layout: Layout,
    /// How its serial dates are counted.
    pub dates: DateSystem,
    /// Cells of dates whose day nobody typed.
    pub coarser: Vec<Position>,
    /// Cells of dates in which a year was typed alone.
    pub years: Vec<Position>,
    /// Cells that show something else than they hold, and what they show.
    pub otherwise: Vec<(Position, String)>,
}

impl Sheet {
    fn new(layout: Layout, dates: DateSystem) -> Self {
        let (coarser, years, otherwise) = (Vec::new(), Vec::new(), Vec::new());
        Self { cells: Cells::default(), layout, dates, coarser, years, otherwise }
    }

    fn note(&mut self, position: Position, typed: Typed) {
        if typed != Typed::Other {
            self.cells.note_day(position);
        }
        match typed {
            Typed::Other | Typed::Date => {}
            Typed::Finer => {
                let shown = "un mois ou une année".to_owned();
                self.otherwise.push((position, shown));
            }
            Typed::Coarser => self.coarser.push(position),
            Typed::YearAlone => self.years.push(position),
        }
    }

    fn finish(mut self) -> Result<Self, Fault> {
        let Self { cells, layout, .. } = &mut self;
        for (position, text) in &layout.failures {
            cells.add(*position, |all| all.push_str(text))?;
        }
        cells.sort();
        Ok(self)
    }
}

fn read_xlsx(
    values: &mut Xlsx<Cursor<Shared>>,
    name: &str,
    layout: Layout,
) -> Result<Sheet, Fault> {
    let is_1904 = values.has_1904_epoch();
    let dates = if is_1904 { DateSystem::From1904 } else { DateSystem::From1900 };
    let mut sheet = Sheet::new(layout, dates);
    let mut reader = values.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    let of_style = |style: &Style| {
        style.number_format.as_ref().map_or(Format::PLAIN, |it| Format::of_code(&it.format_code))
    };
    let formats: Vec<Format> = reader.styles().iter().map(of_style).collect();
    let plain = Format::PLAIN;
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => return sheet.finish(),
            // An error that is unknown there stands in the layout with its text.
            Err(XlsxError::CellError(_)) => continue,
            Err(_) => return Err(Fault::Damaged),
        };
        let format = formats.get(style).unwrap_or(&plain);
        let position = cell.get_position();
        // What a formula that was never worked out is said to have given stands for nothing.
        if !sheet.layout.failures.is_empty() && sheet.layout.failures.contains_key(&position) {
            continue;
        }
        let mut typed = Typed::Other;
        let mut otherwise = None;
        let write = |text: &mut String| match cell.get_value() {
            DataRef::Empty | DataRef::Error(_) => {}
            DataRef::String(value) => {
                otherwise = format.otherwise_of_text(value);
                text.push_str(value);
            }
            DataRef::SharedString(value) => {
                otherwise = format.otherwise_of_text(value);
                text.push_str(value);
            }
            DataRef::Int(value) => {
                otherwise = format.otherwise(*value as f64);
                values::number(*value as f64, format.shape(*value as f64), text);
            }
            DataRef::Float(value) => {
                otherwise = format.otherwise(*value);
                values::number(*value, format.shape(*value), text);
            }
            DataRef::Bool(value) => text.push_str(truth(*value)),
            DataRef::DateTime(value) => {
                typed = values::date(*value, format.precision(), is_1904, text);
            }
            DataRef::DateTimeIso(value) => {
                typed = values::iso_date(value, format.precision(), text);
            }
            DataRef::DurationIso(value) => values::iso_time(value, text),
        };
        sheet.cells.add(position, write)?;
        sheet.note(position, typed);
        sheet.otherwise.extend(otherwise.map(|shown| (position, shown)));
    }
}

fn read_ods(range: &calamine::Range<Data>, layout: Layout) -> Result<Sheet, Fault> {
    let mut sheet = Sheet::new(layout, DateSystem::From1900);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let offset = |start: u32, index: usize| start + u32::try_from(index).unwrap_or(0);
        let position = (offset(first_row, row), offset(first_column, column));
        let shown = sheet.layout.without_day.get(&position).copied().unwrap_or(Precision::Day);
        if sheet.layout.failures.contains_key(&position) {
            continue;
        }
        let seen = sheet.layout.seen(position);
        let shape = seen.map_or(&NumberFormat::Plain, |seen| &seen.shape);
        let otherwise = seen.and_then(|seen| seen.otherwise.clone());
        let mut typed = Typed::Other;
        let write = |text: &mut String| match value {
            Data::Empty => {}
            Data::String(value) => text.push_str(value),
            Data::Int(value) => values::number(*value as f64, shape, text),
            Data::Float(value) => values::number(*value, shape, text),
            Data::Bool(value) => text.push_str(truth(*value)),
            Data::DateTime(value) => typed = values::date(*value, shown, false, text),
            Data::DateTimeIso(value) => typed = values::iso_date(value, shown, text),
            Data::DurationIso(value) => values::iso_time(value, text),
            Data::Error(error) => text.push_str(values::error(&error.to_string())),
        };
        sheet.cells.add(position, write)?;
        sheet.note(position, typed);
        sheet.otherwise.extend(otherwise.map(|shown| (position, shown)));
    }
    sheet.finish()
}

fn truth(value: bool) -> &'static str {
    if value { "VRAI" } else { "FAUX" }
}
