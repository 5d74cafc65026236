//! The rows of a sheet: an example, or those that the edition has.

use chrono::Datelike;
use rust_xlsxwriter::{Color, Format, Worksheet, XlsxError};

use super::{Words, columns};
use crate::language::amount::{Amount, Currency};
use crate::language::partial_date::{PartialDate, Period};
use crate::read::schema::{CellForm, Column, TableSchema};
use crate::read::{Input, Table};

/// Dark enough to be read, and not the black of data.
const GREY: Color = Color::RGB(0x5A_5A_5A);

/// What stands under the headers.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// One row of example, which reading recognises and leaves out.
    Example,
    /// The rows of an edition.
    Of(&'a Input),
    /// Of the rows of an edition, those that stay from year to year.
    Lasting(&'a Input),
}

pub(super) fn write(
    sheet: &mut Worksheet,
    schema: &'static TableSchema,
    words: &Words,
    rows: &Rows<'_>,
) -> Result<(), XlsxError> {
    match rows {
        Rows::Example => example(sheet, schema, words),
        Rows::Lasting(_) if !schema.lasting => Ok(()),
        Rows::Of(input) => input.tables.get(schema.name).map_or(Ok(()), |it| all(sheet, it, &[])),
        Rows::Lasting(input) => {
            let table = input.tables.get(schema.name);
            table.map_or(Ok(()), |table| all(sheet, table, schema.yearly))
        }
    }
}

fn example(
    sheet: &mut Worksheet,
    schema: &'static TableSchema,
    words: &Words,
) -> Result<(), XlsxError> {
    for (index, column) in (0..).zip(schema.columns) {
        if let Some(text) = example_text(column, words) {
            let format = columns::format(column.kind).set_italic().set_font_color(GREY);
            // Reading knows it by what is typed.
            let number = text.parse().ok().filter(|it: &u32| it.to_string() == text);
            let number = number.filter(|_| columns::holds_numbers(column.kind));
            cell(sheet, (1, index), &text, number.map(f64::from), &format)?;
        }
    }
    Ok(())
}

/// The year in which the date of an example, told without one, is of a period.
fn year_of(text: &str, period: Period) -> i32 {
    let date = PartialDate::parse(text, period).ok();
    date.and_then(|date| date.first_day()).map_or(period.last_year(), |day| day.year())
}

/// The example of a column, with the year and the ids of the edition.
fn example_text(column: &Column, words: &Words) -> Option<String> {
    match (column.example, column.kind) {
        (Some(text), CellForm::Date) => {
            let year = words.period.map(|period| format!(" {}", year_of(text, period)));
            Some(format!("{text}{}", year.unwrap_or_default()))
        }
        (Some(text), _) => Some(text.to_owned()),
        (None, CellForm::Reference(list) | CellForm::ReferenceOr(list, _)) if column.required => {
            words.first(list).map(str::to_owned)
        }
        (None, _) => None,
    }
}

/// The rows of a table, but for what these columns hold.
fn all(sheet: &mut Worksheet, table: &Table, without: &[&str]) -> Result<(), XlsxError> {
    let formats: Vec<Format> =
        table.schema.columns.iter().map(|column| columns::format(column.kind)).collect();
    for (line, row) in (1..).zip(table.rows()) {
        for (index, column) in (0..).zip(table.schema.columns) {
            let text = row.get(column.name);
            if !text.is_empty() && !without.contains(&column.name) {
                let number = number(text).filter(|_| columns::holds_numbers(column.kind));
                cell(sheet, (line, index), text, number, &formats[usize::from(index)])?;
            }
        }
    }
    Ok(())
}

/// A plain number in a column of numbers is one for the spreadsheet too; all
/// else is text, character for character.
fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    number: Option<f64>,
    format: &Format,
) -> Result<(), XlsxError> {
    match number {
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
        None => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// The number of a cell that holds nothing else, its thousands apart or not: `720`, `3 600`,
/// `1920,50`. A spreadsheet adds it up; what a binary number would change stays as it was typed.
fn number(text: &str) -> Option<f64> {
    let is_figure = |it: char| it.is_ascii_digit() || " \u{a0}\u{202f}'’,.-−".contains(it);
    // A number that begins by zero is a code.
    let is_code =
        text.strip_prefix('0').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    if !text.chars().all(is_figure) || is_code {
        return None;
    }
    let hundredths = Amount::parse(text, Currency::EUR).ok()??.hundredths();
    let exact = i32::try_from(hundredths).ok()?;
    Some(f64::from(exact) / 100.0)
}
