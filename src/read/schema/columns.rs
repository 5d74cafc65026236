//! How a column is declared, and the columns that many tables share.

use super::{CellForm, Column};
use crate::language::suggest::name_key;

/// The web page of what a row is about.
pub const URL: Column = optional("url", "Adresse d'une page qui en dit plus").is(CellForm::Address);
/// What staff write for themselves.
pub const NOTES: Column = optional("notes", "Remarques internes, jamais imprimées")
    .example("Ligne d'exemple : remplacez-la, ou supprimez-la.");
/// Whether a value of the row was invented.
pub const ILLUSTRATIVE: Column =
    optional("illustratif", "« oui » si une valeur de la ligne est inventée pour la démonstration")
        .is(CellForm::Flag);
/// Where the row was taken from.
pub const SOURCE: Column = optional("source", "D'où vient la ligne : document, page, ligne");

/// What a cell of [`CellForm::Flag`] says; nothing for another word.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match name_key(word).as_str() {
        "oui" | "x" | "vrai" | "1" => Some(true),
        "non" | "faux" | "0" => Some(false),
        _ => None,
    }
}

/// A column without which the table says nothing; it holds words.
pub const fn required(name: &'static str, description: &'static str) -> Column {
    Column {
        name,
        required: true,
        description,
        kind: CellForm::Text,
        example: None,
        words: &[],
        label: None,
        unit: ["", ""],
    }
}

/// A column that a table may lack; it holds words.
pub const fn optional(name: &'static str, description: &'static str) -> Column {
    Column { required: false, ..required(name, description) }
}

impl Column {
    /// The column, with what it holds.
    pub const fn is(self, kind: CellForm) -> Self {
        Self { kind, ..self }
    }

    /// The column, with other words on what to write in it.
    pub const fn described(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// The column, with what the row of example has in it.
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// The column, with other words that staff have for it.
    pub const fn also(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }
}
