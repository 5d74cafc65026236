//! Lines among the rows of a sheet that are no rows: themes that stand over some of them, totals,
//! remarks below.

use super::rows::Source;
use crate::language::partial_date::FieldOrder;
use crate::language::suggest::name_key;
use crate::read::export::ExportTable;
use crate::read::schema::CellForm;

/// Lines in which totals are looked for below the rows, and rows below a theme.
const BELOW: usize = 12;

/// Why a row of totals is left.
pub const TOTAL: &str = "total";
/// The same, of one that does not say so.
pub const BARE_TOTAL: &str = "total sans libellé";
/// Why a theme between rows is left.
pub const THEME: &str = "titre entre les lignes";

/// What a line among rows is.
pub enum Told<'a> {
    /// A row.
    Row,
    /// A theme, which tells what sort the rows below it are.
    Theme(&'a str),
    /// Neither: what it says, and why it is left.
    Aside(&'a str, &'static str),
}

/// What is known of a table, to tell its rows from what stands between them.
pub struct Asides<'a> {
    source: &'a Source<'a>,
    table: &'a ExportTable,
    header: usize,
    /// The fields of the date and of the title that each row has.
    date: Option<usize>,
    title: Option<usize>,
    headings: usize,
    /// The last record with a date.
    last: Option<usize>,
}

impl<'a> Asides<'a> {
    /// Of the table under a header.
    pub fn of(source: &'a Source<'a>, table: &'a ExportTable, header: usize) -> Self {
        let headings = super::recognise::Headings::of(table, header);
        let field = |column: &str| headings.find(&source.profile.colonnes.get(column)?.de);
        let dates = source.schema.columns.iter();
        let mut dates = dates.filter(|it| it.required && it.kind == CellForm::Date);
        let date = dates.next().and_then(|column| field(column.name));
        let title = field("titre");
        let mut found =
            Self { source, table, header, date, title, headings: headings.count(), last: None };
        found.last = (header + 1..table.len()).rev().find(|record| found.is_dated(*record));
        found
    }

    fn is_dated(&self, record: usize) -> bool {
        let cell = self.date.map_or("", |field| self.table.cell(record, field)).trim();
        // Which of its figures is the day does not matter here.
        !cell.is_empty()
            && (self.source.reading.date(cell).is_some() || FieldOrder::of(cell).is_dated())
    }

    fn filled(&self, record: usize) -> impl Iterator<Item = (usize, &'a str)> {
        let fields = (0..self.table.width(record)).map(move |at| (at, self.table.cell(record, at)));
        fields.filter(|(_, cell)| !cell.trim().is_empty())
    }

    /// The only words of a record; merged cells repeat them.
    fn alone(&self, record: usize) -> Option<(usize, &'a str)> {
        let mut filled = self.filled(record);
        let first = filled.next()?;
        (self.headings > 2 && filled.all(|(_, cell)| cell == first.1)).then_some(first)
    }

    /// Whether a record has but the words over the rows that follow.
    pub fn is_theme(&self, record: usize) -> bool {
        if self.alone(record).is_none() {
            return false;
        }
        let mut below = (record + 1..self.table.len()).take(BELOW);
        let next = below.find(|it| !self.table.is_blank(*it) && self.alone(*it).is_none());
        next.is_some_and(|it| self.is_dated(it))
    }

    /// What a record is, of a table whose last record stands before this one.
    pub fn told(&self, record: usize, end: usize) -> Told<'a> {
        let Some(first) = self.filled(record).next() else { return Told::Row };
        if self.headings > 2 && self.table.is_separator(record, self.source.reading.period) {
            return Told::Aside(first.1, "mois entre les lignes");
        }
        if self.is_dated(record) {
            return Told::Row;
        }
        if is_total(first.1, self.date.is_some()) {
            return Told::Aside(first.1, TOTAL);
        }
        let Some(last) = self.last.filter(|last| *last < end) else { return Told::Row };
        if record > last && record - last <= BELOW && self.is_sum(record, last) {
            return Told::Aside(first.1, BARE_TOTAL);
        }
        match self.alone(record) {
            // A title alone may be of an event whose date is not known.
            Some((field, words)) if self.title == Some(field) && !is_heading(words) => Told::Row,
            Some((_, words)) if record > last => Told::Aside(words, "remarque sous les lignes"),
            Some((_, words)) => Told::Theme(words),
            None => Told::Row,
        }
    }

    /// Whether a number of a record is the sum of those above it.
    fn is_sum(&self, record: usize, last: usize) -> bool {
        let number = |record: usize, field: usize| {
            self.source.reading.number(self.table.cell(record, field))
        };
        let mut numbers = self.filled(record).filter_map(|(at, _)| Some((at, number(record, at)?)));
        numbers.any(|(field, total)| {
            let above = (self.header + 1..=last).filter(|record| self.is_dated(*record));
            let above: Vec<u64> = above.filter_map(|record| number(record, field)).collect();
            above.len() > 1 && above.iter().fold(0u64, |sum, it| sum.saturating_add(*it)) == total
        })
    }
}

/// Whether words over some rows are written as a heading is: « ATELIERS », « Ateliers : ».
fn is_heading(words: &str) -> bool {
    let letters = || words.chars().filter(|it| it.is_alphabetic());
    words.trim_end().ends_with(':') || (letters().count() > 2 && letters().all(char::is_uppercase))
}

/// Whether a row begins as those of totals do. Where rows have no dates, a title may begin so too.
fn is_total(first: &str, rows_have_dates: bool) -> bool {
    let begins = first.trim_start().chars().next().map(|it| it.to_ascii_lowercase());
    if !begins.is_some_and(|it| "tsgmc".contains(it)) {
        return false;
    }
    let folded = name_key(first);
    let is_exact = [
        "total",
        "totaux",
        "total_general",
        "grand_total",
        "sous_total",
        "somme",
        "moyenne",
        "cumul",
    ]
    .contains(&folded.as_str());
    is_exact
        || (rows_have_dates
            && ["total_", "totaux_", "sous_total_", "sous_totaux_", "moyenne_", "somme_"]
                .iter()
                .any(|word| folded.starts_with(word)))
}
