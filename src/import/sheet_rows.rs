//! The workbook of a table with the rows of a plan. What the plan does not touch stays byte for byte.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::csv_text::{Cells, NewRow, columns_to_add};
use super::workbook::{self, Changes, Refusal, Value, Written};
use crate::diagnostic::source::Records;
use crate::language::partial_date::{PartialDate, Period};
use crate::read::Table;
use crate::read::schema::CellForm;

/// A table as it stands in its sheet.
pub struct Standing<'a> {
    /// The name of the sheet.
    pub sheet: &'a str,
    /// The rows of its records.
    pub records: &'a Records,
    /// The table.
    pub table: &'a Table,
    /// The year of the edition.
    pub period: Period,
}

/// The bytes of a workbook whose table has these cells changed, by record, and these rows more.
///
/// # Errors
///
/// Why the sheet cannot be written safely.
pub fn with(
    bytes: &[u8],
    standing: &Standing<'_>,
    changed: &BTreeMap<u32, Cells>,
    added: &[NewRow<'_>],
) -> Result<Written, Refusal> {
    let Standing { sheet, records, table, period } = *standing;
    let row_of = |record: u32| records.row(record).saturating_sub(1);
    if let Some(record) = table.below().filter(|_| !added.is_empty()) {
        return Err(Refusal::Followed(row_of(record)));
    }
    let width = u16::try_from(table.width()).map_err(|_| Refusal::Full)?;
    let mut columns: Vec<&'static str> =
        (0..width).map(|field| table.column(field).map_or("", |column| column.name)).collect();
    let headings = columns_to_add(table, &columns, changed, added);
    columns.extend(&headings);
    let places: BTreeMap<&str, u32> = (0..).zip(&columns).map(|(at, name)| (*name, at)).collect();
    let mut cells = BTreeMap::new();
    for (record, values) in changed {
        for (column, text) in values {
            if let Some(place) = places.get(column) {
                cells.insert((row_of(*record), *place), value(table, column, text, period));
            }
        }
    }
    let rows: Vec<u32> = table.records().map(row_of).collect();
    let row = |index: usize| {
        let filled = columns.iter().filter(|name| !name.is_empty());
        let values = filled.filter_map(|name| {
            let text = added[index].get(name).filter(|text| !text.is_empty())?;
            Some((*places.get(name)?, value(table, name, text, period)))
        });
        values.collect()
    };
    let changes = Changes {
        header: row_of(table.header),
        rows: &rows,
        headings: (u32::from(width)..).zip(headings).collect(),
        cells,
        added: added.len(),
        row: &row,
        example: table.example().map(row_of),
    };
    workbook::with(bytes, sheet, &changes)
}

/// What a column holds, as a spreadsheet would take it from the keyboard.
pub(super) fn value<'a>(table: &Table, column: &str, text: &'a str, period: Period) -> Value<'a> {
    let kind = table.schema.index(column).map(|index| table.schema.columns[index].kind);
    let words = || Value::Text(Cow::Borrowed(text));
    match kind {
        Some(CellForm::Date) => match PartialDate::parse(text, period) {
            Ok(PartialDate::Day(day)) => Value::Day(day),
            Ok(date @ PartialDate::Month(_)) => date.first_day().map_or_else(words, Value::Month),
            _ => words(),
        },
        Some(CellForm::Flag) if text == "oui" => Value::Flag(true),
        Some(CellForm::Flag) if text == "non" => Value::Flag(false),
        Some(CellForm::Percent | CellForm::Duration) | None => words(),
        Some(kind) if kind.is_number() => number(text).map_or_else(words, Value::Number),
        Some(_) => words(),
    }
}

/// `1200.5` of « 1200,5 »; `None` where a spreadsheet could not keep each figure.
fn number(text: &str) -> Option<Cow<'_, str>> {
    const MOST_FIGURES: usize = 15;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    let is_sound = is_digits(whole) && is_digits(decimals) && !is_padded;
    (is_sound && digits.len() <= MOST_FIGURES).then(|| match text.contains(',') {
        true => Cow::Owned(text.replace(',', ".")),
        false => Cow::Borrowed(text),
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_that_a_spreadsheet_keeps_are_numbers() {
        for (text, expected) in [
            ("60", Some("60")),
            ("1200,50", Some("1200.50")),
            ("-3", Some("-3")),
            ("01004", None),
            ("plus de 60", None),
            ("1 200", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(number(text).as_deref(), expected, "{text}");
        }
    }
}
