//! The rows and cells that are written into the XML of a sheet.

use std::collections::BTreeMap;
use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::Changes;
use super::cell::{self, Held, Value};
use super::edits::Edits;
use super::ranges::{LAST_COLUMN, meet, region};
use super::refusal::{Refusal, name};
use super::scan::{Cell, MODELS, Ranges, Row, Scanned};
use super::styles::Styles;
use crate::diagnostic::source::column_letters;
use crate::read::sheet::{Position, Region};

/// A sheet that is written.
pub(super) struct Sheet<'a, 'b> {
    /// Its XML.
    pub(super) text: &'a str,
    pub(super) changes: &'a Changes<'b>,
    pub(super) scanned: &'a Scanned,
    pub(super) styles: &'a Styles,
}

/// The values of a row that is written, by column.
type Values<'a> = BTreeMap<u32, Value<'a>>;

/// The styles that new cells may have.
#[derive(Default)]
struct Looks {
    /// Those of the columns of the table.
    models: FxHashMap<u32, usize>,
    /// That of the heading beside a new one.
    beside: Option<usize>,
}

impl Sheet<'_, '_> {
    /// Writes all of it; what is left to be done is told.
    pub(super) fn write(&self, edits: &mut Edits<'_>) -> Result<Vec<String>, Refusal> {
        self.check_merged()?;
        let looks = Looks { models: self.models(), beside: None };
        self.write_standing(&looks, edits)?;
        self.write_added(&looks, edits)?;
        self.grow(edits);
        Ok(self.notes())
    }

    /// The headings, and the cells of rows that stand.
    fn write_standing(&self, looks: &Looks, edits: &mut Edits<'_>) -> Result<(), Refusal> {
        let Changes { cells, headings, header, .. } = self.changes;
        let mut by_row: BTreeMap<u32, Values<'_>> = BTreeMap::new();
        for ((row, column), value) in cells {
            by_row.entry(*row).or_default().insert(*column, value.clone());
        }
        for (column, heading) in headings {
            let value = Value::Text((*heading).into());
            by_row.entry(*header).or_default().insert(*column, value);
        }
        for (row, values) in &by_row {
            let standing = self.scanned.rows.get(row).ok_or(Refusal::Unusual)?;
            let beside = standing.cells.last().and_then(|it| it.style);
            let of_header = Looks { beside, ..Looks::default() };
            let looks = if row == header { &of_header } else { looks };
            let text = self.standing_row(*row, standing, values, looks)?;
            edits.replace(standing.span.clone(), text);
        }
        Ok(())
    }

    /// The rows under the table. Those that follow each other stand at one place: they are written
    /// there one after the other.
    fn write_added(&self, looks: &Looks, edits: &mut Edits<'_>) -> Result<(), Refusal> {
        let first = self.changes.first_added();
        let mut pending: Option<(usize, String)> = None;
        for index in 0..self.changes.added {
            let row = first + u32::try_from(index).map_err(|_| Refusal::Full)?;
            let values: Values<'_> = (self.changes.row)(index).into_iter().collect();
            if let Some(standing) = self.scanned.rows.get(&row) {
                // Of the example nothing stays, not even how it looked.
                let is_example = self.changes.example == Some(row);
                let text = match is_example {
                    true => self.new_row(row, &standing.attributes, &values, looks)?,
                    false => self.standing_row(row, standing, &values, looks)?,
                };
                edits.replace(standing.span.clone(), text);
                continue;
            }
            let at = *self.scanned.gaps.get(&row).ok_or(Refusal::Unusual)?;
            if let Some((place, text)) = pending.take_if(|(place, _)| *place != at) {
                edits.replace(place..place, text);
            }
            let (_, text) = pending.get_or_insert_with(|| (at, String::new()));
            text.push_str(&self.new_row(row, "", &values, looks)?);
        }
        if let Some((place, text)) = pending {
            edits.replace(place..place, text);
        }
        Ok(())
    }

    /// A row of which nothing stands but its attributes.
    fn new_row(
        &self,
        row: u32,
        attributes: &str,
        values: &Values<'_>,
        looks: &Looks,
    ) -> Result<String, Refusal> {
        let prefix = &self.scanned.prefix;
        let mut columns: Vec<u32> = values.keys().chain(looks.models.keys()).copied().collect();
        columns.sort_unstable();
        columns.dedup();
        let mut text = self.row_start(row, attributes);
        for column in columns {
            self.cell(&mut text, (row, column), values.get(&column), None, looks)?;
        }
        let _ = write!(text, "</{prefix}row>");
        Ok(text)
    }

    /// A row that stands, with these values in it.
    fn standing_row(
        &self,
        row: u32,
        standing: &Row,
        values: &Values<'_>,
        looks: &Looks,
    ) -> Result<String, Refusal> {
        let prefix = &self.scanned.prefix;
        let cells = standing.cells.iter().map(|cell| cell.column);
        let mut columns: Vec<u32> = values.keys().copied().chain(cells).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut text = self.row_start(row, &standing.attributes);
        for column in columns {
            let position = (row, column);
            match (standing.cell(column), values.get(&column)) {
                (Some(cell), None) => self.kept(&mut text, position, cell)?,
                (Some(cell), Some(_)) if cell.has_formula => {
                    return Err(Refusal::Formula(position));
                }
                (cell, value) => self.cell(&mut text, position, value, cell, looks)?,
            }
        }
        let _ = write!(text, "</{prefix}row>");
        Ok(text)
    }

    fn row_start(&self, row: u32, attributes: &str) -> String {
        let is_named = attributes.contains(" r=\"");
        let number = if is_named { String::new() } else { format!(" r=\"{}\"", row + 1) };
        format!("<{}row{number}{attributes}>", self.scanned.prefix)
    }

    /// A cell as it stands. In a row that is written each says where it stands.
    fn kept(&self, text: &mut String, position: Position, cell: &Cell) -> Result<(), Refusal> {
        let raw = &self.text[cell.span.clone()];
        if !cell.is_unnamed {
            text.push_str(raw);
            return Ok(());
        }
        let start = format!("<{}c", self.scanned.prefix);
        let rest = raw.strip_prefix(&start).ok_or(Refusal::Unusual)?;
        let _ = write!(text, "{start} r=\"{}\"{rest}", name(position));
        Ok(())
    }

    /// A cell with the first of its styles that shows it as it is.
    fn cell(
        &self,
        text: &mut String,
        position: Position,
        value: Option<&Value<'_>>,
        standing: Option<&Cell>,
        looks: &Looks,
    ) -> Result<(), Refusal> {
        let column = position.1;
        if column > LAST_COLUMN {
            return Err(Refusal::Full);
        }
        let own = standing.map(|cell| cell.style);
        let model = looks.models.get(&column).copied().or(looks.beside);
        let of_column = self
            .scanned
            .columns
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&column))
            .map(|(_, _, style)| *style);
        let is_box = standing.is_some_and(|cell| cell.is_box);
        let candidates = own.into_iter().chain([model, of_column].into_iter().flatten().map(Some));
        let Some(value) = value else {
            return cell::write(text, &self.scanned.prefix, position, model, &Held::Nothing);
        };
        for style in candidates.chain([None]) {
            if let Some(held) = value.held(style, is_box, self.styles) {
                return cell::write(text, &self.scanned.prefix, position, style, &held);
            }
        }
        Err(Refusal::Unusual)
    }

    /// The style of each column in new rows: what most of the last rows have, and none that strikes
    /// its cell out.
    fn models(&self) -> FxHashMap<u32, usize> {
        let mut counts: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
        for row in self.changes.rows.iter().rev().take(MODELS) {
            let Some(row) = self.scanned.rows.get(row) else { continue };
            for cell in &row.cells {
                let Some(style) = cell.style.filter(|it| !self.styles.is_struck(Some(*it))) else {
                    continue;
                };
                let styles = counts.entry(cell.column).or_default();
                match styles.iter_mut().find(|(known, _)| *known == style) {
                    Some((_, count)) => *count += 1,
                    None => styles.push((style, 1)),
                }
            }
        }
        // Of equals the one of the lowest row, which came first.
        let most = |styles: Vec<(usize, usize)>| styles.into_iter().rev().max_by_key(|it| it.1);
        counts.into_iter().filter_map(|(column, it)| Some((column, most(it)?.0))).collect()
    }

    /// Refuses what would be written into merged cells.
    fn check_merged(&self) -> Result<(), Refusal> {
        let first = self.changes.first_added();
        let added = u32::try_from(self.changes.added).unwrap_or(u32::MAX);
        for merged in &self.scanned.merged {
            let is_met = |(row, column): &Position| {
                let cell = Region { first: (*row, *column), last: (*row, *column) };
                meet(*merged, cell) && merged.first != (*row, *column)
            };
            let new = Region { first: (first, 0), last: (first + added.max(1) - 1, LAST_COLUMN) };
            if self.changes.cells.keys().any(is_met) || (added > 0 && meet(*merged, new)) {
                return Err(Refusal::Merged(*merged));
            }
        }
        Ok(())
    }

    /// Rules, filters and the extent of the sheet reach to the new end of the table.
    fn grow(&self, edits: &mut Edits<'_>) {
        let growth = self.changes.growth();
        for (ranges, place) in &self.scanned.ranges {
            let text = edits.at(place.clone());
            let grown = match ranges {
                Ranges::Rule => growth.list(text),
                Ranges::Filter => growth.filter(text),
                Ranges::Dimension => region(text).and_then(|_| growth.dimension(text)),
            };
            if let Some(grown) = grown {
                edits.replace(place.clone(), grown);
            }
        }
    }

    /// Columns that formulas give, and that new rows do not have.
    fn notes(&self) -> Vec<String> {
        if self.changes.added == 0 {
            return Vec::new();
        }
        let last = self.changes.rows.last().and_then(|row| self.scanned.rows.get(row));
        let cells = last.into_iter().flat_map(|row| &row.cells);
        let columns: Vec<String> = cells
            .filter(|cell| cell.has_formula)
            .map(|cell| column_letters(u16::try_from(cell.column).unwrap_or(u16::MAX)))
            .collect();
        match columns.len() {
            0 => Vec::new(),
            1 => vec![format!(
                "la colonne {} est calculée par une formule, que les lignes ajoutées n'ont pas : recopiez-la vers le bas",
                columns[0]
            )],
            _ => vec![format!(
                "les colonnes {} sont calculées par des formules, que les lignes ajoutées n'ont pas : recopiez-les vers le bas",
                columns.join(", ")
            )],
        }
    }
}
