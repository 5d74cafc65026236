//! What a column of the workbook says, how it shows its cells, and what it refuses.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula, XlsxError,
};

use super::lists::{self, MONTHS, Words};
use crate::diagnostic::source::column_letters;
use crate::language::partial_date::Period;
use crate::read::schema::{CellForm, Column};

/// What a spreadsheet admits in a message, in UTF-16 units.
const LONGEST_MESSAGE: usize = 250;
/// The note of a column: what to write, in which forms.
pub fn explanation(column: &Column, words: &Words) -> String {
    format!("{}\n{}", column.name, sentences(column, words))
}

fn sentences(column: &Column, words: &Words) -> String {
    let need = if column.required { "Obligatoire." } else { "Facultatif." };
    let forms = forms(column.kind, words);
    let space = if forms.is_empty() { "" } else { "\n" };
    format!("{}. {need}{space}{forms}", column.description.trim_end_matches('.'))
}

fn forms(kind: CellForm, words: &Words) -> String {
    match kind {
        CellForm::Date => {
            let period = words.period.unwrap_or(Period::calendar(2021));
            let of = |month| period.year_of(month);
            format!(
                "Un jour : 05/02/{}. Plusieurs : 26/27 mai {}, du 16 au 18 novembre {}. Un mois : mars {}.",
                of(2),
                of(5),
                of(11),
                of(3)
            )
        }
        CellForm::Count => {
            "Un nombre, ou : plus de 500, près de 200, environ 200, une soixantaine. Vide si inconnu, ce qui n'est pas zéro.".to_owned()
        }
        CellForm::Amount(currency) => {
            let code = currency.unwrap_or(words.currency);
            format!("Un montant en {}, au centime : 1 200,50 ; -300 s'il est négatif. Vide si inconnu.", code.code())
        }
        CellForm::Number => "Un nombre entier.".to_owned(),
        CellForm::NumberOr(word) => format!("Un nombre entier, ou « {word} »."),
        CellForm::Decimal => "Un nombre, avec une virgule s'il le faut : 12,5. Vide si inconnu.".to_owned(),
        CellForm::Percent => "Un pourcentage : 12,5 %. Vide si inconnu.".to_owned(),
        CellForm::Duration => "Une durée, avec son unité : 2 h 30, 90 min, 1:30. Vide si inconnue.".to_owned(),
        CellForm::Row(table) => match words.range(&lists::rows(table)) {
            Some(_) => "À choisir dans la liste.".to_owned(),
            None => format!("Une ligne de la table « {table} », par son id ou son nom."),
        },
        CellForm::Ignored => "Cette colonne n'est pas lue.".to_owned(),
        CellForm::Place => "Un lieu, par son code (INSEE, SIREN) ou son nom.".to_owned(),
        CellForm::Flag => "oui ou non ; vide vaut non.".to_owned(),
        CellForm::Choice(_) => "À choisir dans la liste.".to_owned(),
        CellForm::Usual(_) => "La liste propose ; un autre mot est admis.".to_owned(),
        CellForm::Reference(list) | CellForm::ReferenceOr(list, _) => match words.range(list) {
            Some(_) => "À choisir dans la liste.".to_owned(),
            None => format!("Un identifiant de [[{list}]] dans rapport.toml."),
        },
        CellForm::References(list) => {
            format!("Identifiants de [[{list}]] dans rapport.toml ; plusieurs se séparent par « | ».")
        }
        CellForm::List => "Plusieurs se séparent par « | ».".to_owned(),
        CellForm::Code => "La cellule est un texte : les zéros du début restent.".to_owned(),
        CellForm::Picture(_) | CellForm::Photo(_) => "Le nom d'un fichier du dossier images.".to_owned(),
        CellForm::Text | CellForm::Address => String::new(),
    }
}

/// All but numbers are text: a spreadsheet would make a day of « mars 2021 » and
/// of « 1/2 », and a number of `01004`.
pub fn format(kind: CellForm) -> Format {
    Format::new().set_num_format(match kind {
        CellForm::Count => "#,##0",
        CellForm::Amount(_) => "#,##0.00",
        CellForm::Number | CellForm::NumberOr(_) => "0",
        _ => "@",
    })
}

/// Whether a cell that is a plain number is written as a number.
pub fn holds_numbers(kind: CellForm) -> bool {
    matches!(kind, CellForm::Count | CellForm::Amount(_) | CellForm::Number | CellForm::NumberOr(_))
}

/// In characters.
pub fn width(column: &Column) -> u32 {
    let least = u32::try_from(column.name.len()).unwrap_or(0) + 4;
    let usual = match column.kind {
        CellForm::Text if ["titre", "description", "extrait"].contains(&column.name) => 48,
        CellForm::Text | CellForm::List | CellForm::References(_) | CellForm::Address => 26,
        CellForm::Date => 22,
        _ => 14,
    };
    usual.max(least)
}

/// The drop-down list of a column, or the rule that its cells keep to.
///
/// # Errors
///
/// What the writer of workbooks refuses of the rule.
pub fn rule(
    table: &str,
    column: &Column,
    index: u16,
    words: &Words,
) -> Result<DataValidation, XlsxError> {
    let first = format!("{}2", column_letters(index));
    let own = || words.range(&lists::name(table, column.name));
    let rule = DataValidation::new();
    let rule = match column.kind {
        CellForm::Flag | CellForm::Choice(_) => list(rule, own(), Others::Refused),
        CellForm::Usual(_) => list(rule, own(), Others::Admitted),
        CellForm::ReferenceOr(..) => list(rule, own(), Others::Refused),
        CellForm::Reference(name) => list(rule, words.range(name), Others::Refused),
        CellForm::Row(table) => list(rule, words.range(&lists::rows(table)), Others::Admitted),
        CellForm::References(name) => list(rule, words.range(name), Others::Admitted),
        CellForm::Number => Some(refuse(
            rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            "Écrivez un nombre entier.",
        )?),
        CellForm::NumberOr(word) => Some(refuse(
            custom(
                rule,
                &format!(
                    "OR({first}=\"{word}\",AND(ISNUMBER({first}),{first}>=0,{first}=INT({first})))"
                ),
            ),
            &format!("Écrivez un nombre entier, ou « {word} »."),
        )?),
        CellForm::Count => Some(refuse(
            custom(
                rule,
                &format!(
                    "OR(ISTEXT({first}),AND(ISNUMBER({first}),{first}>=0,{first}=INT({first})))"
                ),
            ),
            "Écrivez un nombre entier, sans signe moins ; ou « plus de 500 », « environ 200 ».",
        )?),
        CellForm::Amount(_) => Some(refuse(
            rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
            "Écrivez un montant, sans mot : 1200,50.",
        )?),
        CellForm::Date => Some(
            refuse(custom(rule, &date_rule(&first, words)), "Cette date n'a ni chiffre ni mois.")?
                .set_error_style(DataValidationErrorStyle::Warning),
        ),
        _ => None,
    };
    // A column without a rule still says what to write.
    let rule = rule.unwrap_or_else(|| DataValidation::new().allow_any_value());
    let message = short(&sentences(column, words));
    rule.set_input_title(column.name)?.set_input_message(message)
}

/// Whether words beyond those of a list may be typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Admitted,
    Refused,
}

fn list(rule: DataValidation, range: Option<String>, others: Others) -> Option<DataValidation> {
    let rule = rule.allow_list_formula(Formula::new(format!("={}", range?)));
    Some(rule.show_error_message(others == Others::Refused))
}

fn custom(rule: DataValidation, formula: &str) -> DataValidation {
    rule.allow_custom(Formula::new(format!("={formula}")))
}

fn refuse(rule: DataValidation, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_error_title("À vérifier")?.set_error_message(message)
}

/// A figure or a month stands somewhere in the cell.
fn date_rule(cell: &str, words: &Words) -> String {
    let any = |what: &str| format!("SUMPRODUCT(--ISNUMBER(SEARCH({what},{cell})))>0");
    let digit = any("ROW($1:$10)-1");
    let month = words.range(MONTHS).map(|range| any(&range));
    format!("OR({})", std::iter::once(digit).chain(month).collect::<Vec<_>>().join(","))
}

fn short(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_MESSAGE
        })
        .collect()
}
