//! Columns that admit a few words: those of an export are ours in another form, or not understood.

use super::rows::Rows;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::schema::{CellForm, TableSchema};

/// Leaves empty what a column does not admit, and tells it.
pub(super) fn leave(schema: &'static TableSchema, rows: &mut Rows) {
    for column in schema.columns.iter().filter(|it| !it.required) {
        let CellForm::Choice(words) = column.kind else { continue };
        let mut unknown: Vec<(String, usize)> = Vec::new();
        for value in rows.rows.iter_mut().filter_map(|row| row.values.get_mut(column.name)) {
            if value.is_empty() || words.contains(&value.as_str()) {
                continue;
            }
            let ours = ours(value, words).unwrap_or_default().to_owned();
            let theirs = std::mem::replace(value, ours);
            if value.is_empty() {
                match unknown.iter().position(|(word, _)| *word == theirs) {
                    Some(at) => unknown[at].1 += 1,
                    None if unknown.len() < MOST => unknown.push((theirs, 1)),
                    None => {}
                }
            }
        }
        for (word, count) in unknown {
            rows.told.push(format!(
                "{} : « {} » n'est pas compris ({}) et reste vide, {}",
                column.name,
                french::shorten(&word, 40),
                words.join(", "),
                french::count(count, "ligne")
            ));
        }
    }
}

/// Words that are told of a column.
const MOST: usize = 8;

/// « annulé » of « Annulées », « présentiel » of « En présentiel (Lille) ».
fn ours(value: &str, words: &[&'static str]) -> Option<&'static str> {
    let folded = name_key(value);
    let plain = folded.strip_prefix("en_").unwrap_or(&folded);
    words.iter().copied().find(|word| {
        let word = name_key(word);
        let word = word.strip_prefix("en_").unwrap_or(&word);
        let rest = plain.strip_prefix(word);
        rest.is_some_and(|rest| ["", "s", "e", "es"].contains(&rest) || rest.starts_with('_'))
    })
}

#[cfg(test)]
mod tests {
    use super::ours;

    #[test]
    fn words_in_another_form_are_ours() {
        for (theirs, word) in [
            ("Annulées", Some("annulé")),
            ("en présentiel", Some("présentiel")),
            ("En ligne (Zoom)", Some("en ligne")),
            ("non annulé", None),
            ("Tenu", None),
        ] {
            assert_eq!(ours(theirs, &["annulé", "présentiel", "en ligne"]), word, "{theirs}");
        }
    }
}
