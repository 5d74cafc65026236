//! A cell of an export as our tables write it.

use super::profile::Origin;
use super::rows::Source;
use super::values::month_of;
use crate::language::french;
use crate::language::quantity::{Quantity, without_unit};
use crate::language::suggest::fold;
use crate::read::schema::CellForm;

impl Source<'_> {
    /// A cell as our tables write it.
    pub fn written(&self, text: &str, kind: CellForm, from: &Origin) -> Result<String, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(String::new());
        }
        if text.contains(['\u{fffd}', '\0']) {
            return Err("des caractères ont été perdus : refaites l'export".to_owned());
        }
        let known = from.valeurs.iter().find(|(theirs, _)| fold(theirs) == fold(text));
        if let Some((_, ours)) = known {
            return Ok(ours.clone());
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
                Some(number) => Ok(number.to_string()),
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

/// 3 of « kit-2/fiche-03.pdf ».
fn last_number(text: &str) -> Option<u64> {
    let stem = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    let mut numbers = stem.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    numbers.next_back()?.parse().ok()
}

fn shown(text: &str) -> String {
    french::shorten(text, 40)
}

/// Words on one line, without what a terminal or a table would take for a command.
fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
