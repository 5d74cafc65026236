//! The workbook of entry: a sheet for each table, which says what to write in
//! each column, offers the words that the edition knows, and keeps a spreadsheet
//! from turning codes and dates into something else. What is typed in it is
//! read as it was typed.

mod columns;
mod help;
mod lists;
mod rows;

pub use lists::Words;
pub use rows::Rows;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Note,
    Workbook, Worksheet, XlsxError,
};

use crate::read::schema::TableSchema;
use crate::read::{EXPLANATIONS, LISTS};

/// Rows that the rules of a column hold for.
const ROWS: u32 = 5_000;
/// Dark and light blue, and what is written on the dark one: 7:1 at least.
const DARK: Color = Color::RGB(0x1F_3A_5F);
const LIGHT: Color = Color::RGB(0xDC_E6_F1);

/// The workbook of all tables, for an edition or for any.
///
/// # Errors
///
/// None is expected: names, lengths and numbers are within what the format
/// admits, whatever the edition declares; a test holds that.
pub fn write(words: &Words, rows: &Rows<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock would make each workbook another file.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = "Classeur de saisie du rapport d'activité";
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    help::write(workbook.add_worksheet().set_name(EXPLANATIONS)?, words)?;
    for schema in words.tables.iter() {
        let sheet = workbook.add_worksheet().set_name(schema.sheet_name())?;
        table(sheet, schema, words, rows)?;
    }
    lists::write(workbook.add_worksheet().set_name(LISTS)?, words)?;
    workbook.save_to_buffer()
}

fn table(
    sheet: &mut Worksheet,
    schema: &'static TableSchema,
    words: &Words,
    rows: &Rows<'_>,
) -> Result<(), XlsxError> {
    let header = Format::new()
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Medium);
    let required = header.clone().set_background_color(DARK).set_font_color(Color::White);
    let optional = header.set_background_color(LIGHT).set_font_color(DARK);
    for (index, column) in (0..).zip(schema.columns) {
        let (name, format) = match column.required {
            true => (format!("{} *", column.name), &required),
            false => (column.name.to_owned(), &optional),
        };
        sheet.write_string_with_format(0, index, name, format)?;
        let text = columns::explanation(column, words);
        let lines = 2 + text.lines().map(|line| line.chars().count() / 42 + 1).sum::<usize>();
        let height = u32::try_from(lines * 17).unwrap_or(400);
        let note = Note::new(text).add_author_prefix(false).set_width(300).set_height(height);
        sheet.insert_note(0, index, &note)?;
        sheet.set_column_format(index, &columns::format(column.kind))?;
        sheet.set_column_width(index, columns::width(column))?;
        let rule = columns::rule(schema.name, column, index, words)?;
        sheet.add_data_validation(1, index, ROWS, index, &rule)?;
    }
    let last = u16::try_from(schema.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    // A code or a count typed as text is what is wanted.
    sheet.ignore_error_range(1, 0, ROWS, last, IgnoreError::NumberStoredAsText)?;
    sheet.set_row_height(0, 24)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, 0, last)?;
    sheet.set_tab_color(DARK);
    // Printed, a sheet is as wide as its page, and its header comes back.
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    rows::write(sheet, schema, words, rows)
}

#[cfg(test)]
mod tests {
    use crate::dataset::tables::TABLES;

    #[test]
    fn each_tab_is_read_as_its_table() {
        for schema in TABLES {
            let read =
                crate::dataset::catalogue().find(&schema.sheet_name()).map(|table| table.name);
            assert_eq!(read, Some(schema.name));
            assert!(schema.sheet_name().starts_with(char::is_uppercase), "{}", schema.name);
        }
    }
}
