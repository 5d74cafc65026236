//! Figures and tables as data: JSON for programs, CSV as Excel opens it by a double click.

use super::OutputFile;
use crate::compile::attachments;
use crate::compile::prepared::Prepared;
use crate::figures::{Figure, json};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::PartialDate;
use crate::read::harmless;

/// Columns of the figures.
const COLUMNS: [&str; 9] =
    ["id", "libelle", "texte", "valeur", "qualificatif", "unite", "au", "an_dernier", "definition"];

/// The figures of an edition: `chiffres.json`, as `rapport figures --format json` writes it, and
/// `chiffres.csv`.
pub fn figures(prepared: &Prepared) -> Vec<OutputFile> {
    let list: Vec<&Figure> = prepared.figures.list.iter().collect();
    let columns = COLUMNS.map(str::to_owned);
    let rows: Vec<Vec<String>> = list.iter().map(|figure| row(figure)).collect();
    vec![
        OutputFile::new("chiffres/chiffres.json", json::render(&list, &prepared.input.sources)),
        OutputFile::new("chiffres/chiffres.csv", table(&columns, &rows)),
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
        figure.definition.clone(),
    ]
}

/// Its bare value: a count, or an amount, a share or a length with all its decimals.
fn value(figure: &Figure) -> String {
    figure.number().map_or_else(String::new, |number| match number {
        Number::Count(quantity) => quantity.value().to_string(),
        Number::Measure(measure) => measure.value.plain(),
    })
}

/// The tables that the report attaches, cleaned.
pub fn tables(prepared: &Prepared) -> Vec<OutputFile> {
    let tables = attachments::clean(&prepared.input, &attachments::used(prepared));
    let file =
        |it: attachments::CleanTable| OutputFile::new(format!("tables/{}", it.name), it.bytes);
    tables.into_iter().map(file).collect()
}

/// A table as Excel in French opens it: a mark of UTF-8, `;`, `\r\n`; nothing that it would take for
/// a formula.
pub(super) fn table(columns: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)) {
        let cells = row.iter().map(|cell| harmless(cell).into_owned());
        // Memory takes all that is written.
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// A number as programs read it: « 1 234 » without its spaces. Other texts stay.
pub(super) fn plain_number(text: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let is_number = text.chars().all(|c| c.is_ascii_digit() || is_space(c));
    match is_number && text.chars().any(|c| c.is_ascii_digit()) {
        true => text.chars().filter(|c| !is_space(*c)).collect(),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_plain_and_words_stay() {
        for (text, plain) in [
            ("1\u{202f}234", "1234"),
            ("12", "12"),
            ("plus de 500", "plus de 500"),
            ("inconnu", "inconnu"),
            ("", ""),
        ] {
            assert_eq!(plain_number(text), plain);
        }
    }

    #[test]
    fn a_cell_that_is_a_formula_is_made_harmless() {
        let bytes =
            table(&["a;b".to_owned(), "c".to_owned()], &[vec!["=1+1".to_owned(), "é".to_owned()]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}\"a;b\";c\r\n'=1+1;é\r\n");
    }
}
