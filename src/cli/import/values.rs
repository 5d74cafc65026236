//! The value of a column that a file has not, and that its table must have: given in the command, the
//! only one that there is, or asked for.

use std::collections::BTreeSet;

use super::super::args::ImportOptions;
use super::super::{Stop, output, questions};
use crate::import::plan::Plan;
use crate::import::{Choice, Said};
use crate::language::partial_date::{ANY_YEAR, PartialDate};
use crate::language::quantity::Quantity;
use crate::language::suggest::{self, name_key};
use crate::read::schema::{CellForm, TableSchema};

/// The value that nobody gave: asked for on a terminal.
pub(super) fn asked(
    options: &ImportOptions,
    schema: &TableSchema,
    column: &str,
    choices: &[Choice],
) -> Result<String, Stop> {
    if let [(id, _)] = choices {
        output::message(&format!("« {column} » : « {id} », la seule valeur déclarée.\n"));
        return Ok(id.clone());
    }
    if is_silent(options) {
        return Err(Stop::Usage(told(schema, column, choices)));
    }
    let among = match choices.is_empty() {
        true => description(schema, column).to_owned(),
        false => listed(choices),
    };
    let question = format!("Quelle valeur de « {column} » pour toutes ces lignes ? {among}");
    repeated(&question, |answer| accepted(schema, column, answer, choices))
}

/// Whether nobody is asked.
pub(super) fn is_silent(options: &ImportOptions) -> bool {
    options.oui || options.a_blanc || !questions::are_answered()
}

/// What the user says of columns and sorts that no row of an import has: it serves nothing.
pub(super) fn not_used(said: &Said, tables: &[&TableSchema], plans: &[Plan]) -> Vec<String> {
    let names = || tables.iter().flat_map(|it| it.names());
    let no_column = |column: &str| {
        let near = suggest::nearest(column, names());
        let near = near.map_or_else(String::new, |it| format!(" ; vouliez-vous dire « {it} » ?"));
        format!("aucune des tables importées n'a de colonne « {column} »{near}")
    };
    let sorts: BTreeSet<&str> =
        plans.iter().flat_map(|plan| &plan.rows).map(|it| it.row.sort.as_str()).collect();
    let no_sort = |word: &str| {
        let sorts: Vec<String> = sorts
            .iter()
            .filter(|it| !it.is_empty())
            .take(8)
            .map(|it| format!("« {it} »"))
            .collect();
        let among = match sorts.is_empty() {
            true => "l'export n'a pas de mot pour les sortes de lignes".to_owned(),
            false => format!("l'export dit {}", sorts.join(", ")),
        };
        format!("aucune ligne n'est « {word} » ; {among}")
    };
    let all = said.all.iter().filter(|(column, _)| {
        column.as_str() != "table" && !names().any(|it| it == column.as_str())
    });
    let all = all.map(|(column, value)| (format!("{column}={value}"), no_column(column)));
    let of_sorts = said.sorts.iter().filter_map(|((column, word), value)| {
        let why = match names().any(|it| it == column) {
            false => no_column(column),
            true if !sorts.iter().any(|it| name_key(it) == *word) => no_sort(word),
            true => return None,
        };
        Some((format!("{column}[{word}]={value}"), why))
    });
    let sentence =
        |(what, why): (String, String)| format!("--avec {what} ne sert à rien : {why}\n");
    all.chain(of_sorts).map(sentence).collect()
}

/// Asks until the answer is understood; one that is never understood ends the import, before anything is
/// written.
pub(super) fn repeated<T>(
    question: &str,
    understood: impl Fn(&str) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let abandoned = || Stop::Usage("l'import est abandonné : rien n'a été écrit".to_owned());
    const MOST: usize = 5;
    for is_last in (1..=MOST).map(|it| it == MOST) {
        let answer = questions::answer(question).ok_or_else(abandoned)?;
        match understood(answer.trim()) {
            Err(Stop::Usage(reason)) if is_last => {
                return Err(Stop::Usage(format!(
                    "{reason} ; rien n'a été écrit, la même commande recommence"
                )));
            }
            Err(Stop::Usage(reason)) => output::message(&format!("  {reason}\n")),
            other => return other,
        }
    }
    Err(abandoned())
}

/// What is lacking, and how it is given.
pub(super) fn told(schema: &TableSchema, column: &str, choices: &[Choice]) -> String {
    let kind = schema.index(column).map(|index| schema.columns[index].kind);
    let example = match (choices.first(), kind) {
        (Some((id, _)), _) => id.as_str(),
        (None, Some(CellForm::Date)) if description(schema, column).starts_with("Année") => {
            "2021-02"
        }
        (None, Some(CellForm::Date)) => "05/02/2021",
        (None, _) => "…",
    };
    let among = match choices.is_empty() {
        true => String::new(),
        false => format!(" ; valeurs déclarées : {}", listed(choices)),
    };
    format!(
        "il manque la colonne « {column} » de la table « {} » ({}) : ajoutez --avec {column}={example}{among}",
        schema.name,
        description(schema, column)
    )
}

/// A value as the table writes it: of a list, by its id or its name.
///
/// # Errors
///
/// That the column cannot hold it.
pub(super) fn accepted(
    schema: &TableSchema,
    column: &str,
    value: &str,
    choices: &[Choice],
) -> Result<String, Stop> {
    let meant = name_key(value);
    if let Some((id, _)) =
        choices.iter().find(|(id, name)| name_key(id) == meant || name_key(name) == meant)
    {
        return Ok(id.clone());
    }
    let refused = |why: String| Err(Stop::Usage(why));
    if !choices.is_empty() {
        let list = schema.list_of(column).unwrap_or_default();
        let names = choices.iter().flat_map(|(id, name)| [id.as_str(), name.as_str()]);
        let near = suggest::nearest(value, names.filter(|it| !it.is_empty()));
        let near = near.map_or(String::new(), |near| format!(" (« {near} » ?)"));
        return refused(format!(
            "« {value} » n'est pas une valeur de « {column} »{near} ; valeurs déclarées : {} ; une autre se déclare sous [[{list}]] dans rapport.toml",
            listed(choices)
        ));
    }
    let kind = schema.index(column).map(|index| schema.columns[index].kind);
    let is_date =
        || matches!(PartialDate::parse(value, ANY_YEAR), Ok(date) if date != PartialDate::Unknown);
    match kind {
        _ if value.is_empty() => refused(format!("« {column} » ne peut pas rester vide")),
        Some(CellForm::Date) if !is_date() => {
            refused(format!("« {value} » n'est pas une date : écrivez par exemple 05/02/2021"))
        }
        Some(CellForm::Count) if !matches!(Quantity::parse(value), Ok(Some(_))) => {
            refused(format!("« {value} » n'est pas un nombre"))
        }
        _ => Ok(value.to_owned()),
    }
}

/// « rencontres (Rencontres), visites »
pub(super) fn listed(choices: &[Choice]) -> String {
    let one = |(id, name): &Choice| match name.is_empty() || name_key(id) == name_key(name) {
        true => id.clone(),
        false => format!("{id} ({name})"),
    };
    choices.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub(super) fn description(schema: &TableSchema, column: &str) -> &'static str {
    schema.index(column).map_or("", |index| schema.columns[index].description)
}
