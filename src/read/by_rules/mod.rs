//! Tables that are read where they lie, by the rules of `[lecture.TABLE]`: files and sheets with
//! headings of their own become one table with ours. Each cell keeps its place.

mod cells;
mod known;
mod names;
mod propose;
mod rows;
mod section;

pub use propose::{Proposal, propose};
pub use rows::{end, is_separator};
pub use section::{STATUS, TICKED};

use std::collections::BTreeSet;

use self::cells::Cells;
use self::known::{Columns, Known};
use self::names::Names;
use super::grid::Grid;
use super::header::{self, Header};
use super::manifest::ReadingRules;
use super::sheet::{Sheet, report};
use super::table::DateSystem;
use super::table::Table;
use super::{TableFacts, TableForm, apart, rows as shape, whole_names};
use crate::diagnostic::source::{Derived, FileId, Place, Records, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::partial_date::{Period, Zone};
use crate::read::schema::{Dated, TableSchema};

/// A file, or a sheet, that rules read.
pub struct Part {
    /// Where its text is.
    pub file: FileId,
    /// All its cells.
    pub grid: Grid,
    /// How it stands in its file.
    pub form: TableForm,
    /// What it has beside its cells, if it is a sheet.
    pub sheet: Option<Sheet>,
}

/// The record of the headings that rules name; nothing is reported.
pub fn header_by(
    schema: &'static TableSchema,
    rules: &ReadingRules,
    period: Period,
    grid: &Grid,
    records: &Records,
) -> Option<usize> {
    let found = match &rules.header {
        Some(line) => records.of_row(line.value).map(|record| record as usize),
        None => Names::new(schema, rules, period, &mut Diagnostics::default()).header(grid),
    };
    found.filter(|record| *record < grid.len())
}

/// How a table is read, and for which edition.
pub struct Reading<'a> {
    /// The table.
    pub schema: &'static TableSchema,
    /// Its rules.
    pub rules: &'a ReadingRules,
    /// The year or the season of the edition.
    pub period: Period,
    /// The zone of the organisation.
    pub home: Zone,
}

/// What rules made of files.
pub struct Made {
    /// The table.
    pub table: Table,
    /// What was found out about each file.
    pub facts: Vec<TableFacts>,
    /// What each file was, to hide what is not to be shown: its header, and the fields that are kept.
    pub kept: Vec<(FileId, u32, BTreeSet<u16>)>,
}

impl Reading<'_> {
    /// One table of all parts; `None` if none has a header, which has been reported.
    pub fn make(
        &self,
        parts: Vec<Part>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Option<Made> {
        let names = Names::new(self.schema, self.rules, self.period, diagnostics);
        let home = self.home.clone();
        let cells = Cells::new(self.schema, self.rules, self.period, home, diagnostics);
        let mut columns = Columns::default();
        let mut headings = BTreeSet::new();
        let mut known = Vec::new();
        for part in parts {
            let records = sources.file(part.file).records.clone().unwrap_or(Records::empty());
            let found = self.know(part, &names, &records, &mut columns, &mut headings, diagnostics);
            known.extend(found);
        }
        let first = known.first()?;
        names.report_absent(self.rules, &headings, diagnostics);
        let top = Place::Record {
            file: first.part.file,
            record: u32::try_from(first.header).unwrap_or(u32::MAX),
        };
        let months = self.own_columns(top, &mut columns, diagnostics);
        let made = self.put_together(&mut known, &columns, months, &cells, sources, diagnostics);
        let (file, grid, ragged) = made;
        let grid = whole_names::joined(self.schema, &grid, 0).unwrap_or(grid);
        let header = header::read_made(self.schema, file, &grid, diagnostics)?;
        let rows = (1..grid.len()).filter_map(|record| u32::try_from(record).ok()).collect();
        let mut rows = shape::Rows { records: rows, ragged, unticked: 0 };
        apart::set_apart(self.schema, file, &grid, &header, &mut rows.records, diagnostics);
        let mut table = Table::of_rows(self.schema, file, grid, header, rows);
        table.dates = known
            .iter()
            .find_map(|it| it.part.sheet.as_ref())
            .map_or(DateSystem::From1900, |sheet| sheet.dates);
        if table.is_empty() {
            let message = format!("[lecture.{}] ne donne aucune ligne", self.schema.name);
            diagnostics.push(
                Diagnostic::new(Code::EmptyTable, message)
                    .at(self.rules.place)
                    .about(self.schema.name)
                    .help("vérifiez « fichier », « feuille », « fin » et ce que « sauf », « seulement » et « exercice » laissent de côté"),
            );
        }
        let mut made = Made { table, facts: Vec::new(), kept: Vec::new() };
        for it in known {
            let kept = it.fields.iter().filter(|(_, column)| columns.0[*column].index.is_some());
            let kept = kept.map(|(field, _)| *field).chain(it.months.iter().map(|(it, _)| *it));
            let header = u32::try_from(it.header).unwrap_or(u32::MAX);
            made.kept.push((it.part.file, header, kept.collect()));
            made.facts.push(self.facts(it, &columns, sources, diagnostics));
        }
        Some(made)
    }

    /// All rows of all parts, one under the other.
    fn put_together(
        &self,
        known: &mut [Known],
        columns: &Columns,
        months: Option<[usize; 2]>,
        cells: &Cells,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> (FileId, Grid, BTreeSet<u32>) {
        let mut grid = Grid::of_sheet(columns.0.len());
        grid.push(columns.0.iter().map(|column| column.name.as_str()));
        let mut derived = Derived::new(columns.0.iter().map(|column| column.place).collect());
        let mut ragged = BTreeSet::new();
        let dated = self.dated(columns, diagnostics);
        for it in known.iter_mut() {
            let width = it.part.grid.width(it.header);
            let heading = |field| it.part.grid.cell(it.header, field);
            let headings: Vec<&str> = (0..width).map(heading).collect();
            let field_of = |name: &str| {
                let index = self.schema.find(name)?;
                let found = it.fields.iter().find(|(_, at)| columns.0[*at].index == Some(index));
                found.map(|(field, _)| usize::from(*field))
            };
            let chosen = rows::Chosen::new(self.rules, &headings, field_of, diagnostics);
            let mut layout = vec![None; columns.0.len()];
            for (field, column) in &it.fields {
                layout[*column] = Some(*field);
            }
            // A row for each month, or one alone.
            let layouts: Vec<(u32, Option<(u16, &str)>)> = match months {
                Some([_, value]) if !it.months.is_empty() => {
                    let of_month = |(field, month): &'_ (u16, String)| {
                        let mut layout = layout.clone();
                        layout[value] = Some(*field);
                        (derived.layout(layout), *field, month.clone())
                    };
                    let all: Vec<_> = it.months.iter().map(of_month).collect();
                    all.into_iter()
                        .zip(&it.months)
                        .map(|((layout, field, _), (_, month))| {
                            (layout, Some((field, month.as_str())))
                        })
                        .collect()
                }
                _ => vec![(derived.layout(layout), None)],
            };
            let (mut left, mut of_other_years, mut separators) = (0, 0, 0);
            for record in it.rows.records.iter().copied() {
                let grid_row = &it.part.grid;
                let texts = (0..width).map(|field| grid_row.cell(record as usize, field));
                let filled = texts.filter(|text| !text.is_empty());
                if it.fields.len() > 2 && is_separator(filled, self.period) {
                    separators += 1;
                    continue;
                }
                if !chosen.takes(&it.part.grid, record as usize) {
                    left += 1;
                    continue;
                }
                let mut row: Vec<String> =
                    columns.0.iter().map(|column| column.constant.clone()).collect();
                for (field, column) in &it.fields {
                    let (at, field) = (record as usize, usize::from(*field));
                    let cell = it.part.grid.cell(at, field);
                    if !cell.is_empty() {
                        let is_day = it.part.grid.is_day(at, field);
                        row[*column] = match columns.0[*column].index {
                            Some(index) => cells.read(index, cell, is_day).into_owned(),
                            None => cell.to_owned(),
                        };
                    }
                }
                for (layout, month) in &layouts {
                    if let (Some([date, value]), Some((field, month))) = (months, month) {
                        let cell = it.part.grid.cell(record as usize, usize::from(*field));
                        if cell.is_empty() {
                            continue;
                        }
                        row[date] = (*month).to_owned();
                        row[value] = match columns.0[value].index {
                            Some(index) => cells.read(index, cell, false).into_owned(),
                            None => cell.to_owned(),
                        };
                    }
                    if dated.is_some_and(|date| cells.is_of_another_year(&row[date])) {
                        of_other_years += 1;
                        continue;
                    }
                    if it.rows.ragged.contains(&record) {
                        ragged.extend(u32::try_from(grid.len()));
                    }
                    grid.push(row.iter().map(String::as_str));
                    derived.push(it.part.file, record, *layout);
                }
            }
            it.inferred.extend(left_out(separators, "laissée", "qui ne portent que leur mois"));
            it.inferred.extend(left_out(left, "laissée", "par « sauf » et « seulement »"));
            it.inferred.extend(left_out(of_other_years, "laissée", "d'une autre année"));
        }
        let path = known.first().map(|it| sources.file(it.part.file).path.clone());
        let file = sources.add_derived(&path.unwrap_or_default(), derived);
        (file, grid, ragged)
    }

    /// The column of the date by which rows of other years are left out.
    fn dated(&self, columns: &Columns, diagnostics: &mut Diagnostics) -> Option<usize> {
        if !self.rules.year.on {
            return None;
        }
        let (Dated::OfYear(date) | Dated::Since(date) | Dated::CountedAt { date, .. }) =
            self.schema.dated
        else {
            let message = format!("la table « {} » n'est d'aucune année", self.schema.name);
            diagnostics.push(
                Diagnostic::new(Code::UnknownKey, message)
                    .at(self.rules.place)
                    .help("retirez « exercice » : cette table n'a pas de date de ses lignes"),
            );
            return None;
        };
        let index = self.schema.index(date);
        columns.0.iter().position(|column| column.index == index)
    }

    /// What was found out about a part; what only a sheet has is reported.
    fn facts(
        &self,
        it: Known,
        columns: &Columns,
        sources: &SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> TableFacts {
        let Known { part, header, fields, rows, mut inferred, .. } = it;
        let count = rows.records.len();
        if let Some(sheet) = &part.sheet
            && let Some(records) = &sources.file(part.file).records
        {
            let mut of_schema = vec![None; self.schema.columns.len()];
            for (field, column) in fields {
                if let Some(index) = columns.0[column].index {
                    of_schema[index] = Some(field);
                }
            }
            let record = u32::try_from(header).unwrap_or(u32::MAX);
            let header = Header { record, fields: of_schema };
            let mut table = Table::of_rows(self.schema, part.file, part.grid, header, rows);
            report(sheet, &mut table, records, diagnostics);
            inferred.append(&mut table.inferred);
        }
        TableFacts { file: part.file, form: part.form, rows: count, inferred }
    }
}

fn left_out(count: usize, word: &str, why: &str) -> Option<String> {
    let s = if count > 1 { "s" } else { "" };
    (count > 0).then(|| format!("{} {word}{s} {why}", french::count(count, "ligne")))
}
