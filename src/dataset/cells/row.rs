//! One row of a table, read cell by cell into domain values.
//!
//! Each method says what is wrong by itself; a row is given up only when a
//! required cell has no value, and then always with a diagnostic.

use std::cell::Cell;

use super::cures::other_form;
use super::date_columns::Doubted;
use super::dating::Dating;
use super::faults::{date_diagnostic, language_diagnostic, quantity_diagnostic};
use super::ids::{Ids, apart, meant, several};
use super::money::amount_diagnostic;
use super::targets::Targets;
use super::{around, put_off, serial};
use crate::dataset::RowRef;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics, shorten};
use crate::language::amount::{Amount, Currency};
use crate::language::french;
use crate::language::partial_date::{DateError, PartialDate};
use crate::language::quantity::Quantity;
use crate::language::suggest;
use crate::read::Row;
use crate::read::schema::{CellForm, TableSchema, WHOLE, languages, yes_or_no};

/// What the reading of every cell needs.
#[derive(Clone, Copy)]
pub(in crate::dataset) struct Context<'a> {
    /// How dates are read.
    pub(in crate::dataset) dating: &'a Dating,
    /// The columns of dates whose order is in doubt.
    pub(in crate::dataset) doubted: &'a Doubted,
    /// The ids that tables refer to.
    pub(in crate::dataset) ids: &'a Ids,
    /// The currency of the organisation.
    pub(in crate::dataset) currency: Currency,
    /// The rows and places that cells name.
    pub(in crate::dataset) targets: &'a Targets<'a>,
}

/// A row and what is needed to judge its cells.
pub(in crate::dataset) struct Cells<'a> {
    row: Row<'a>,
    /// The column that is surely asked for next: rows are read in its order.
    next: Cell<usize>,
    context: Context<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Cells<'a> {
    pub(in crate::dataset) fn new(
        row: Row<'a>,
        context: &Context<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { row, next: Cell::new(0), context: *context, diagnostics }
    }

    pub(in crate::dataset) fn row(&self) -> RowRef {
        let (file, record) = self.row.position();
        RowRef { file, record }
    }

    /// How the dates of the edition are read.
    pub(in crate::dataset) fn dating(&self) -> &'a Dating {
        self.context.dating
    }

    /// The rows and places that cells name.
    pub(in crate::dataset) fn targets(&self) -> &'a Targets<'a> {
        self.context.targets
    }

    /// Whether the file has the column.
    pub(in crate::dataset) fn has(&self, column: &str) -> bool {
        self.row.has(column)
    }

    pub(in crate::dataset) fn place(&self, column: &str) -> Place {
        self.row.place(column)
    }

    /// The text of a cell, whatever it holds.
    pub(in crate::dataset) fn written(&self, column: &str) -> &'a str {
        self.row.get_from(&self.next, column)
    }

    /// Of a row whose cells are shifted, only the shift is reported: the rest
    /// would follow from it.
    pub(in crate::dataset) fn say(&mut self, diagnostic: Diagnostic) {
        // Of a cell without a value, what follows from it would only mislead.
        let failed = diagnostic.place.is_some_and(|place| self.row.has_failed(place));
        if !failed && !self.row.is_ragged() {
            self.diagnostics.push(diagnostic);
        }
    }

    /// The text of a cell, `None` when it is empty.
    pub(in crate::dataset) fn text(&self, column: &str) -> Option<String> {
        let text = self.written(column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The text of a required cell.
    pub(in crate::dataset) fn required(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.missing(column);
        }
        text
    }

    /// The text of a required cell that names a part, or the whole by its word. A total is no part.
    pub(in crate::dataset) fn part_or_whole(&mut self, column: &str) -> Option<String> {
        let text = self.required(column)?;
        match suggest::name_key(&text).as_str() {
            WHOLE => Some(WHOLE.to_owned()),
            "total" | "totaux" | "total_general" | "tous" | "toutes" => {
                let message = format!("« {} » n'est pas une partie de l'ensemble", shorten(&text));
                let diagnostic = Diagnostic::new(Code::UnknownChoice, message)
                    .at(self.place(column))
                    .help(format!(
                        "écrivez « {WHOLE} » si c'est le nombre de tout ; sinon supprimez la ligne"
                    ));
                self.say(diagnostic);
                None
            }
            _ => Some(text),
        }
    }

    /// A column that the file lacks has been reported once, for all rows.
    fn missing(&mut self, column: &str) {
        if !self.row.has(column) {
            return;
        }
        let place = self.place(column);
        self.say(
            Diagnostic::new(
                Code::MissingValue,
                format!("la colonne « {column} » est obligatoire et la cellule est vide"),
            )
            .at(place)
            .help("remplissez la cellule, ou supprimez la ligne entière"),
        );
    }

    /// Items separated by ` | `.
    pub(in crate::dataset) fn list(&self, column: &str) -> Vec<String> {
        self.written(column)
            .split('|')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A count; `None` when empty, said to be unknown, or wrong (and reported).
    pub(in crate::dataset) fn quantity(&mut self, column: &str) -> Option<Quantity> {
        let text = self.written(column);
        match Quantity::parse(text) {
            Ok(quantity) => quantity,
            Err(error) => {
                let mut diagnostic =
                    quantity_diagnostic(column, text, &error).at(self.place(column));
                let schema = self.row.schema();
                if schema.own.contains(&column)
                    && let Some(form) = other_form(text, &error)
                {
                    diagnostic.help = Some(format!(
                        "à la déclaration de « {column} », dans rapport.toml, écrivez forme = \"{form}\", qui admet « {text} » ; ou écrivez ici un nombre entier"
                    ));
                }
                self.say(diagnostic);
                None
            }
        }
    }

    /// A count that must be known.
    pub(in crate::dataset) fn required_quantity(&mut self, column: &str) -> Option<Quantity> {
        if self.written(column).is_empty() {
            self.missing(column);
            return None;
        }
        self.quantity(column)
    }

    /// A sum of money in the currency of its column; `None` when empty, said to be unknown, or
    /// wrong (and reported).
    pub(in crate::dataset) fn amount(&mut self, column: &str) -> Option<Amount> {
        let text = self.written(column);
        let kind = self.row.schema().index(column).map(|it| self.row.schema().columns[it].kind);
        let currency = match kind {
            Some(CellForm::Amount(Some(currency))) => currency,
            _ => self.context.currency,
        };
        match Amount::parse(text, currency) {
            Ok(amount) => amount,
            Err(error) => {
                let diagnostic = amount_diagnostic(text, currency, &error).at(self.place(column));
                self.say(diagnostic);
                None
            }
        }
    }

    /// A rank or a page: a plain whole number.
    pub(in crate::dataset) fn number(&mut self, column: &str) -> Option<u64> {
        let text = self.written(column);
        if text.is_empty() {
            return None;
        }
        // `1 234` and `1'234` are one number, « environ 12 » is none.
        let read = || Quantity::parse(text).ok().flatten().and_then(|it| it.exact_value());
        let number = text.parse().ok().or_else(read);
        if number.is_none() {
            let (fault, help) = around::of_date_format(text).unwrap_or_else(|| {
                let help =
                    format!("la colonne « {column} » attend un nombre en chiffres, comme 12");
                ("n'est pas un nombre entier", help)
            });
            let message = format!("« {} » {fault}", shorten(text));
            let diagnostic =
                Diagnostic::new(Code::BadQuantity, message).at(self.place(column)).help(help);
            self.say(diagnostic);
        }
        number
    }

    /// A date, whole or partial.
    pub(in crate::dataset) fn date(&mut self, column: &str) -> Option<PartialDate> {
        let text = self.written(column);
        // A column whose order is in doubt has been reported as a whole.
        if text.is_empty() || self.context.doubted.holds(self.row.table(), column, text) {
            return None;
        }
        let year = self.context.dating.period.first_year();
        if let Some(day) = serial::day(text, self.row.dates(), year) {
            let message = format!(
                "« {text} » est un numéro de jour du tableur : il est lu comme le {}",
                french::date(&PartialDate::Day(day))
            );
            let diagnostic = Diagnostic::new(Code::SerialDate, message)
                .at(self.place(column))
                .help("donnez à la colonne le format « Date » dans le tableur, puis enregistrez à nouveau");
            self.say(diagnostic);
            return Some(PartialDate::Day(day));
        }
        match self.context.dating.read(text) {
            Ok(date) => Some(date),
            Err(error) => {
                let mut diagnostic =
                    date_diagnostic(text, &error, self.context.dating).at(self.place(column));
                if self.row.table() == "evenements"
                    && let Some(help) = put_off::cure(text, self.context.dating.period)
                {
                    diagnostic = diagnostic.help(help);
                }
                self.say(diagnostic);
                None
            }
        }
    }

    /// A date that must be known.
    pub(in crate::dataset) fn required_date(&mut self, column: &str) -> Option<PartialDate> {
        if self.written(column).is_empty() {
            self.missing(column);
            return None;
        }
        self.date(column)
    }

    /// One of the words that the column admits.
    pub(in crate::dataset) fn choice<T>(
        &mut self,
        column: &str,
        words: &[&str],
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.written(column);
        if text.is_empty() {
            return None;
        }
        let found = find(text);
        if found.is_none() {
            let message =
                format!("« {} » n'est pas une valeur de la colonne « {column} »", shorten(text));
            let help = suggest::help(text, words, "valeurs admises");
            let near = suggest::nearest(text, words.iter().copied());
            let place = self.place(column);
            let near = near.map(|near| Correction::of_all(place, text, near).doubtful());
            let diagnostic = Diagnostic::new(Code::UnknownChoice, message).at(place).help(help);
            self.say(diagnostic.corrected(near));
        }
        found
    }

    /// One of the words that the column admits, as the declaration writes it.
    pub(in crate::dataset) fn word(&mut self, column: &str, words: &[&str]) -> Option<String> {
        self.choice(column, words, |text| {
            let folded = suggest::name_key(text);
            let known = words.iter().find(|word| suggest::name_key(word) == folded);
            known.map(|word| (*word).to_owned())
        })
    }

    /// The code of a language.
    pub(in crate::dataset) fn language(&mut self, column: &str) -> Option<String> {
        let text = self.written(column);
        if text.is_empty() {
            return None;
        }
        let found = languages::code(text);
        if found.is_none() {
            let diagnostic = language_diagnostic(text).at(self.place(column));
            self.say(diagnostic);
        }
        found.map(str::to_owned)
    }

    /// `oui`, `non` or empty.
    pub(in crate::dataset) fn flag(&mut self, column: &str) -> bool {
        self.choice(column, &["oui", "non"], yes_or_no).unwrap_or(false)
    }

    /// Checks that a word is an id of the list that the column refers to, and gives the id.
    pub(in crate::dataset) fn reference(&mut self, column: &str, word: &str) -> Option<String> {
        let declared_in = self.row.schema().list_of(column)?;
        let ids = self.context.ids.of(declared_in);
        let as_written = ids.iter().find(|id| **id == word);
        let folded = || {
            let folded = suggest::name_key(word);
            ids.iter().find(|id| suggest::name_key(id) == folded)
        };
        if let Some(id) = as_written.or_else(folded) {
            return Some((*id).to_owned());
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let message = format!(
            "« {} » n'est pas déclaré dans [[{declared_in}]] de rapport.toml",
            shorten(word)
        );
        let list = || suggest::help(word, &ids, "identifiants déclarés");
        let help = match several(word, &ids) {
            Some(parts) => apart(&parts, column, self.holds_several(column)),
            None if suggest::nearest(word, ids.iter().copied()).is_some() => list(),
            None => {
                format!("déclarez-le dans [[{declared_in}]], ou corrigez-le ({})", list())
            }
        };
        let place = self.place(column);
        let near = meant(self.written(column), word, &ids, place);
        let diagnostic = Diagnostic::new(Code::UnknownReference, message).at(place).about(word);
        self.say(diagnostic.help(help).corrected(near));
        None
    }

    /// Whether the cells of a column hold as many ids as one likes.
    fn holds_several(&self, column: &str) -> bool {
        let mut columns = self.row.schema().columns.iter().filter(|it| it.name == column);
        columns.any(|it| matches!(it.kind, CellForm::References(_)))
    }

    /// A required id of the list that the column refers to.
    pub(in crate::dataset) fn required_reference(&mut self, column: &str) -> Option<String> {
        let word = self.required(column)?;
        self.reference(column, &word)
    }

    /// The currency of the organisation.
    pub(in crate::dataset) fn currency(&self) -> Currency {
        self.context.currency
    }

    /// The only id of the list that a column names.
    pub(in crate::dataset) fn only_reference(&self, column: &str) -> Option<String> {
        let ids = self.context.ids.of(self.row.schema().list_of(column)?);
        ids.first().filter(|_| ids.len() == 1).cloned()
    }

    /// Tells that the date of one column cannot be the end of what begins with another's.
    pub(in crate::dataset) fn wrong_end(&mut self, error: &DateError, start: &str, end: &str) {
        let text = self.text(end).unwrap_or_default();
        let diagnostic = date_diagnostic(&text, error, self.dating())
            .at(self.place(end))
            .related(self.place(start), "le début est ici");
        self.say(diagnostic);
    }

    /// What is declared of the row's table.
    pub(in crate::dataset) fn schema(&self) -> &'static TableSchema {
        self.row.schema()
    }
}
