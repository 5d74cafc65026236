//! A cell of an export as our tables write it.

use super::profile::Origin;
use super::rows::Source;
use super::values::month_of;
use crate::language::french;
use crate::language::quantity::{Quantity, without_unit};
use crate::language::suggest::name_key;
use crate::read::schema::CellForm;

impl Source<'_> {
    /// A cell as our tables write it.
    ///
    /// # Errors
    ///
    /// Why it cannot be: what the message says of it, in French.
    pub fn written(&self, text: &str, kind: CellForm, from: &Origin) -> Result<String, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(String::new());
        }
        if text.contains(['\u{fffd}', '\0']) {
            return Err("des caractères ont été perdus : refaites l'export".to_owned());
        }
        if !from.valeurs.is_empty() {
            let meant = name_key(text);
            let mut known = from.valeurs.iter().filter(|(theirs, _)| name_key(theirs) == meant);
            if let Some((_, ours)) = known.next() {
                return Ok(ours.clone());
            }
        }
        let number_of = |text: &str| match from.chiffre {
            true => last_number(text),
            false => self.reading.number(text),
        };
        match kind {
            CellForm::NumberOr(word) | CellForm::ReferenceOr(_, word) if text == word => {
                Ok(text.to_owned())
            }
            CellForm::Date => match self.reading.date(text) {
                Some(date) if from.mois => Ok(month_of(&date)),
                Some(date) => Ok(date.to_iso()),
                None => Err(format!("« {} » n'est pas une date", shown(text))),
            },
            // Amounts and shares are judged with the table, which knows their unit.
            kind if kind.is_measure() => Ok(one_line(text)),
            kind if kind.is_number() => match number_of(text) {
                // What begins with 0 and has ten figures reaches somebody.
                Some(_)
                    if text.starts_with('0')
                        && text.chars().filter(char::is_ascii_digit).count() == 10 =>
                {
                    Err("ce nombre est un numéro de téléphone".to_owned())
                }
                Some(number) => Ok(number.to_string()),
                None if from.rang => Ok(String::new()),
                None if from.approche && without_unit(text).is_some() => {
                    Ok(one_line(without_unit(text).unwrap_or(text)))
                }
                None if from.approche && matches!(Quantity::parse(text), Ok(Some(_))) => {
                    Ok(one_line(text))
                }
                None => Err(format!("« {} » n'est pas un nombre entier", shown(text))),
            },
            CellForm::List | CellForm::References(_) => {
                let separator = from.separateur.as_deref().unwrap_or("|");
                let items = text.split(separator).map(str::trim).filter(|item| !item.is_empty());
                Ok(items.map(one_line).collect::<Vec<_>>().join(" | "))
            }
            _ => Ok(one_line(text)),
        }
    }
}

/// 3 of « kit-2/fiche-03.pdf »; a year, a day and a version are the number of no sheet.
fn last_number(text: &str) -> Option<u64> {
    const MOST: u64 = 999;
    let text = text.split(['?', '#']).next().unwrap_or(text);
    let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_date = stem.split(|c: char| !c.is_ascii_digit() && c != '-' && c != '_').any(|part| {
        let parts: Vec<&str> = part.split(['-', '_']).filter(|it| !it.is_empty()).collect();
        parts.len() > 1 && parts.iter().any(|it| it.len() == 4)
    });
    let numbers = stem.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let number = numbers.filter_map(|it| it.parse().ok()).rfind(|it| *it <= MOST);
    number.filter(|_| !is_date)
}

fn shown(text: &str) -> String {
    french::shorten(text, 40)
}

/// Words on one line, without what a terminal or a table would take for a command.
pub(super) fn one_line(text: &str) -> String {
    let is_gap = |it: char| it.is_whitespace() || it.is_control();
    // Nearly all cells are one line already.
    let is_clean = text.bytes().all(|it| (b' '..0x7f).contains(&it)) && !text.contains("  ");
    if is_clean {
        return text.trim().to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(is_gap).filter(|it| !it.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{last_number, one_line};

    #[test]
    fn words_stand_on_one_line() {
        for (text, line) in [
            ("Salle des fêtes", "Salle des fêtes"),
            (" Salle  2 ", "Salle 2"),
            ("Salle\r\n2,\u{a0}Lille\u{1b}[1m", "Salle 2, Lille [1m"),
            ("\u{7f}a\u{85}b", "a b"),
            (" ", ""),
            ("", ""),
        ] {
            assert_eq!(one_line(text), line, "{text:?}");
        }
    }

    #[test]
    fn the_number_of_a_sheet_is_no_year() {
        for (name, number) in [
            ("fiche-03.pdf", Some(3)),
            ("/kit-2/fiche-12-mobilite.pdf", Some(12)),
            ("https://exemple.org/kit/7/", Some(7)),
            ("rapport-2024.pdf", None),
            ("Rapport_2023-2024.pdf", None),
            ("fiche-3-2024.pdf", None),
            ("fiche 3 (2024).pdf", Some(3)),
            ("statuts.pdf", None),
            ("20240115.pdf", None),
            ("/kit-2/guide.pdf", None),
        ] {
            assert_eq!(last_number(name), number, "{name}");
        }
    }
}
