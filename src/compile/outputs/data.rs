//! Figures and tables as data: JSON for programs, CSV as Excel opens it by a double click.

use super::OutputFile;
use crate::compile::attachments;
use crate::compile::prepared::Prepared;
use crate::figures::{Figure, json};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::PartialDate;

/// Columns of the figures.
const COLUMNS: [&str; 10] = [
    "id",
    "libelle",
    "texte",
    "valeur",
    "qualificatif",
    "unite",
    "au",
    "an_dernier",
    "illustratif",
    "definition",
];

/// The figures of an edition: `chiffres.json`, as `rapport figures --format json` writes it, and
/// `chiffres.csv`.
pub fn figures(prepared: &Prepared) -> Vec<OutputFile> {
    let list: Vec<&Figure> = prepared.figures.list.iter().collect();
    let columns = COLUMNS.map(str::to_owned);
    let rows: Vec<Vec<String>> = list.iter().map(|figure| row(figure)).collect();
    vec![
        OutputFile::new("chiffres/chiffres.json", json::render(&list, &prepared.input.sources)),
        OutputFile::new("chiffres/chiffres.csv", attachments::csv(&columns, &rows)),
    ]
}

fn row(figure: &Figure) -> Vec<String> {
    let number = |value: Option<u64>| value.map(|it| it.to_string()).unwrap_or_default();
    vec![
        figure.id.clone(),
        figure.label.clone(),
        figure.text.clone(),
        value(figure),
        figure.count().and_then(french::qualifier_words).unwrap_or_default().to_owned(),
        figure.unit[1].clone(),
        figure.as_of.as_ref().map(PartialDate::to_iso).unwrap_or_default(),
        number(figure.previous_count().map(|it| it.value())),
        if figure.illustrative { "oui" } else { "" }.to_owned(),
        figure.definition.clone(),
    ]
}

/// Its bare value: a count, or an amount, a share or a length with all its decimals.
fn value(figure: &Figure) -> String {
    figure.number().map_or_else(String::new, |number| match number {
        Number::Count(quantity) => quantity.value().to_string(),
        Number::Measure(measure) => measure.value.plain().replace('.', ","),
    })
}

/// The tables that the report attaches, cleaned.
pub fn tables(prepared: &Prepared) -> Vec<OutputFile> {
    let tables = attachments::clean(&prepared.input, &attachments::used(prepared));
    let file =
        |it: attachments::CleanTable| OutputFile::new(format!("tables/{}", it.name), it.bytes);
    tables.into_iter().map(file).collect()
}

/// A number as a spreadsheet in French reads it: « 1 234,50 € » without its spaces and its currency.
/// Other texts stay.
pub(super) fn plain_number(text: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let bare = text.trim_end_matches(['€', '$', '£']).trim_end_matches("CHF");
    let plain: String = bare.chars().filter(|c| !is_space(*c)).collect();
    let digits = plain.replacen(',', "", 1);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    if is_number { plain } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_plain_and_words_stay() {
        for (text, plain) in [
            ("1\u{202f}234", "1234"),
            ("12", "12"),
            ("11\u{202f}530,40\u{a0}€", "11530,40"),
            ("850 CHF", "850"),
            ("1,2,3", "1,2,3"),
            ("plus de 500", "plus de 500"),
            ("inconnu", "inconnu"),
            ("", ""),
        ] {
            assert_eq!(plain_number(text), plain);
        }
    }
}
