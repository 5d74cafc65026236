//! The words that an edition knows, and the sheet that holds them for the
//! drop-down lists.

use rust_xlsxwriter::{Color, Format, Worksheet, XlsxError};

use super::DARK;
use crate::dataset::settings::Settings;
use crate::dataset::{catalogue, named_rows};
use crate::language::amount::Currency;
use crate::language::partial_date::Period;
use crate::read::schema::{Catalogue, CellForm};
use crate::read::{Input, LISTS};

/// Longest text of a cell of a list.
const LONGEST: usize = 200;
/// Words of a list: a longer one helps nobody.
const MOST: usize = 500;

/// The list of the beginnings of months, by which a text is known for a date.
pub(super) const MONTHS: &str = "mois";

/// The name of the list of a column.
pub(super) fn name(table: &str, column: &str) -> String {
    format!("{table}.{column}")
}

/// The name of the list of the rows of a table, to which other tables refer.
pub(super) fn rows(table: &str) -> String {
    format!("lignes.{table}")
}

/// The words that an edition knows; without an edition, those of the columns alone.
#[derive(Debug, Default)]
pub struct Words {
    /// The year or the season of the edition.
    pub period: Option<Period>,
    /// The currency of the organisation.
    pub currency: Currency,
    /// The tables that the edition may hold.
    pub tables: Catalogue,
    /// All lists.
    lists: Vec<List>,
}

/// A list of words, a column of the sheet.
#[derive(Debug)]
struct List {
    /// A list of `rapport.toml`, or a column: `evenements.type`.
    name: String,
    /// Each word, with what it stands for.
    words: Vec<(String, String)>,
}

impl Words {
    /// The words of any edition: those that the columns admit.
    pub fn of_columns() -> Self {
        let mut words = Self { tables: catalogue(), ..Self::default() };
        words.add_columns(None);
        words
    }

    /// The words of an edition: what `rapport.toml` declares, and what its
    /// tables already say in columns that admit any word.
    pub fn of_edition(settings: &Settings, input: &Input) -> Self {
        let (period, tables) = (Some(settings.edition.period), settings.catalogue.clone());
        let currency = settings.organisation.currency;
        let mut words = Self { period, currency, tables, lists: Vec::new() };
        let pair = |id: &str, label: &str| (id.to_owned(), label.to_owned());
        words.add("categories", settings.categories.iter().map(|it| pair(&it.id, &it.label)));
        words.add("rubriques", settings.themes.iter().map(|it| pair(&it.id, &it.label)));
        words.add(
            "types_adherents",
            settings.member_kinds.iter().map(|it| pair(&it.id, &it.plural)),
        );
        words.add("collections", settings.collections.iter().map(|it| pair(&it.id, &it.name)));
        words.add("familles", settings.families.iter().map(|it| pair(&it.id, &it.label)));
        words.add("listes", settings.lists.iter().map(|it| pair(&it.id, &it.name)));
        let partners = settings.partner_categories.iter().map(|it| pair(&it.id, &it.label));
        words.add("partenaires_categories", partners);
        words.add_columns(Some(input));
        words
    }

    fn add_columns(&mut self, input: Option<&Input>) {
        for table in self.tables.clone().iter() {
            for column in table.columns {
                let name = name(table.name, column.name);
                match column.kind {
                    CellForm::Flag => self.add_plain(name, &["oui", "non"], &[]),
                    CellForm::Choice(words) => self.add_plain(name, words, &[]),
                    CellForm::Usual(words) => {
                        self.add_plain(name, words, &used(input, table.name, column.name));
                    }
                    CellForm::Row(table) if self.find(&rows(table)).is_none() => {
                        let rows = input.map(|input| named_rows(input, table));
                        self.add(&self::rows(table), rows.into_iter().flatten());
                    }
                    CellForm::ReferenceOr(list, whole) => {
                        let declared = self.find(list).map(|index| self.lists[index].words.clone());
                        let whole = (whole.to_owned(), "le tout".to_owned());
                        let words = declared.into_iter().flatten().chain([whole]);
                        self.add(&name, words);
                    }
                    _ => {}
                }
            }
        }
        let months = [
            "jan", "fév", "fev", "mar", "avr", "mai", "jui", "aoû", "aou", "sep", "oct", "nov",
            "déc", "dec",
        ];
        self.add_plain(MONTHS.to_owned(), &months, &[]);
    }

    fn add_plain(&mut self, name: String, words: &[&str], more: &[String]) {
        let words = words.iter().map(|word| (*word).to_owned()).chain(more.iter().cloned());
        self.add(&name, words.map(|word| (word, String::new())));
    }

    fn add(&mut self, name: &str, words: impl Iterator<Item = (String, String)>) {
        let mut list = List { name: name.to_owned(), words: Vec::new() };
        for (word, label) in words.take(MOST) {
            let fits = word.chars().count() <= LONGEST;
            if fits && list.words.iter().all(|(known, _)| *known != word) {
                list.words.push((word, label.chars().take(LONGEST).collect()));
            }
        }
        if !list.words.is_empty() {
            self.lists.push(list);
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.lists.iter().position(|list| list.name == name)
    }

    /// The first word of a list.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        let list = &self.lists[self.find(name)?];
        list.words.first().map(|(word, _)| word.as_str())
    }

    /// Where the words of a list stand: `Listes!$A$2:$A$12`.
    pub(super) fn range(&self, name: &str) -> Option<String> {
        let index = self.find(name)?;
        let column = crate::diagnostic::source::column_letters(u16::try_from(index * 2).ok()?);
        Some(format!("{LISTS}!${column}$2:${column}${}", self.lists[index].words.len() + 1))
    }
}

/// The words that a column of an edition already has, beyond those it admits.
fn used(input: Option<&Input>, table: &str, column: &str) -> Vec<String> {
    let table = input.and_then(|input| input.tables.get(table));
    let cells = table.into_iter().flat_map(|table| table.rows().map(|row| row.get(column)));
    let mut words: Vec<String> = cells.filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Two columns a list: the word, and what it stands for.
pub(super) fn write(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_background_color(DARK).set_font_color(Color::White);
    let text = Format::new().set_num_format("@");
    for (index, list) in words.lists.iter().enumerate() {
        let column = u16::try_from(index * 2).unwrap_or(u16::MAX - 1);
        sheet.write_string_with_format(0, column, &list.name, &header)?;
        sheet.write_string_with_format(0, column + 1, "ce que c'est", &header)?;
        sheet.set_column_width(column, 24)?;
        sheet.set_column_width(column + 1, 28)?;
        for (row, (word, label)) in (1..).zip(&list.words) {
            sheet.write_string_with_format(row, column, word, &text)?;
            if !label.is_empty() {
                sheet.write_string_with_format(row, column + 1, label, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
