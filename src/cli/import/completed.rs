//! What new rows lack: given in the command, taken from what stands in the table, asked for on a
//! terminal; what is taken without a question is told.

use super::super::args::ImportOptions;
use super::super::{Stop, output};
use super::declared::Declared;
use super::values::{self, accepted, is_silent, listed, repeated};
use crate::import::plan::Plan;
use crate::import::{ASKED_EACH, Importer, Lacking, Said, Wanted};
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::schema::{CellForm, TableSchema};

/// Finds out what the new rows of a plan lack.
pub(super) fn complete(
    options: &ImportOptions,
    importer: &Importer<'_>,
    plan: &Plan,
    said: &mut Said,
    declared: &mut Declared,
) -> Result<(), Stop> {
    for column in plan.schema.columns.iter().filter(|column| !column.required) {
        let Some(value) = said.all.get(column.name) else { continue };
        let value = match column.kind {
            CellForm::Choice(words) => word(column.name, value, words)?,
            _ => accepted(plan.schema, column.name, value, &[])?,
        };
        said.all.insert(column.name.to_owned(), value);
    }
    for lacking in importer.lacking(plan) {
        needed(options, plan.schema, &lacking, said, declared)?;
    }
    for wanted in importer.wanted(plan) {
        optional(options, plan.schema, &wanted, said)?;
    }
    Ok(())
}

/// A column that the table must have.
fn needed(
    options: &ImportOptions,
    schema: &TableSchema,
    lacking: &Lacking,
    said: &mut Said,
    declared: &mut Declared,
) -> Result<(), Stop> {
    let Lacking { column, choices, list, .. } = lacking;
    let choices = match list {
        Some(list) => [choices.clone(), declared.of(list)].concat(),
        None => choices.clone(),
    };
    if let Some(list) = list.filter(|_| choices.is_empty()) {
        let name = match said.all.get(*column) {
            Some(name) => name.clone(),
            None if is_silent(options) => {
                return Err(Stop::Usage(format!(
                    "il manque la colonne « {column} » de la table « {} », et rapport.toml ne déclare encore rien sous [[{list}]] : ajoutez par exemple --avec \"{column}=Le kit\", qui l'y déclare",
                    schema.name
                )));
            }
            None => repeated(
                &format!(
                    "Rien n'est encore déclaré sous [[{list}]] de rapport.toml. Comment s'appelle ce que « {column} » nomme pour ces lignes ? (par exemple : Le kit)"
                ),
                |answer| accepted(schema, column, answer, &[]),
            )?,
        };
        let id = declared.add(list, &name);
        output::message(&format!("« {name} » est déclaré dans rapport.toml, sous [[{list}]].\n"));
        said.all.insert((*column).to_owned(), id);
        return Ok(());
    }
    if let Some(value) = said.all.get(*column) {
        let value = accepted(schema, column, value, &choices)?;
        said.all.insert((*column).to_owned(), value);
        return Ok(());
    }
    // One declared value is meant for one word, and not for two.
    let words = lacking.sorts.iter().filter(|sort| !sort.word.is_empty()).count();
    if words > usize::from(choices.len() == 1) {
        return by_sort(options, schema, (lacking, &choices), said, declared);
    }
    if list.is_none() && (2..=ASKED_EACH).contains(&lacking.rows.len()) && !is_silent(options) {
        for (key, name) in &lacking.rows {
            let what = values::description(schema, column);
            let question = format!("« {name} » : quelle valeur de « {column} » ? {what}");
            let value = repeated(&question, |answer| accepted(schema, column, answer, &[]))?;
            said.rows.insert(((*column).to_owned(), *key), value);
        }
        return Ok(());
    }
    let value = values::asked(options, schema, column, &choices)?;
    if let (1, [sort]) = (choices.len(), lacking.sorts.as_slice())
        && !sort.word.is_empty()
    {
        output::message(&format!(
            "  L'export dit « {0} » ; --avec \"{column}[{0}]={0}\" en déclare une autre.\n",
            sort.word
        ));
    }
    said.all.insert((*column).to_owned(), value);
    Ok(())
}

/// A column whose value depends on the word that the export has for each row.
fn by_sort(
    options: &ImportOptions,
    schema: &TableSchema,
    (lacking, choices): (&Lacking, &[(String, String)]),
    said: &mut Said,
    declared: &mut Declared,
) -> Result<(), Stop> {
    let column = lacking.column;
    let mut open = Vec::new();
    for sort in &lacking.sorts {
        let key = (column.to_owned(), name_key(&sort.word));
        match (said.sorts.get(&key), &sort.known) {
            (Some(value), _) => {
                let value = named(schema, (lacking, choices), &sort.word, value, declared)?;
                said.sorts.insert(key, value);
            }
            (None, Some(known)) => {
                output::message(&format!(
                    "« {column} » : « {known} » pour « {} », comme les lignes déjà là.\n",
                    sort.word
                ));
                said.sorts.insert(key, known.clone());
            }
            (None, None) => open.push(sort),
        }
    }
    let Some(first) = open.first() else { return Ok(()) };
    let told = open.iter().map(|sort| match sort.word.as_str() {
        "" => format!("sans indication ({})", sort.count),
        word => format!("« {word} » ({})", sort.count),
    });
    let told = told.collect::<Vec<_>>().join(", ");
    if is_silent(options) {
        return Err(Stop::Usage(format!(
            "il manque la colonne « {column} » de la table « {0}. L'export distingue {told} : ajoutez --avec {column}=… pour toutes les lignes, ou une fois pour chacun : --avec \"{column}[{1}]=…\" (« {1} » lui-même l'y déclare) ; valeurs déclarées : {2}",
            format_args!("{} »", schema.name),
            first.word,
            listed(choices)
        )));
    }
    output::message(&format!("L'export distingue {told}.\n"));
    for sort in open {
        let rows = french::count(sort.count, "ligne");
        let which = match sort.word.as_str() {
            "" => format!("Les autres ({rows})"),
            word => format!("« {word} » ({rows})"),
        };
        let new = match (sort.word.as_str(), lacking.list) {
            (word, Some(_)) if !word.is_empty() => format!(" ; « {word} » l'y déclare"),
            _ => String::new(),
        };
        let question =
            format!("{which} : quelle valeur de « {column} » ? {}{new}", listed(choices));
        let value = repeated(&question, |answer| match is_new(lacking, &sort.word, answer) {
            true => Ok(answer.to_owned()),
            false => accepted(schema, column, answer, choices),
        })?;
        let value = named(schema, (lacking, choices), &sort.word, &value, declared)?;
        said.sorts.insert((column.to_owned(), name_key(&sort.word)), value);
    }
    Ok(())
}

/// The value that is said of a word of the export: the word itself is declared.
fn named(
    schema: &TableSchema,
    (lacking, choices): (&Lacking, &[(String, String)]),
    word: &str,
    value: &str,
    declared: &mut Declared,
) -> Result<String, Stop> {
    let meant = name_key(value);
    let is_known =
        choices.iter().any(|(id, name)| name_key(id) == meant || name_key(name) == meant);
    match lacking.list.filter(|_| !is_known && is_new(lacking, word, value)) {
        None => accepted(schema, lacking.column, value, choices),
        Some(list) => {
            output::message(&format!(
                "« {word} » est déclaré dans rapport.toml, sous [[{list}]].\n"
            ));
            Ok(declared.add(list, word))
        }
    }
}

/// Whether a value is the export's own word, which a list may be given.
fn is_new(lacking: &Lacking, word: &str, value: &str) -> bool {
    lacking.list.is_some() && !word.is_empty() && name_key(word) == name_key(value)
}

/// A column by which figures choose, or that only the organisation knows.
fn optional(
    options: &ImportOptions,
    schema: &TableSchema,
    wanted: &Wanted,
    said: &mut Said,
) -> Result<(), Stop> {
    let Wanted { column, usual, words, figures, question, rows } = wanted;
    if said.all.contains_key(*column) {
        return Ok(());
    }
    let counted = match figures.as_slice() {
        [] => String::new(),
        [one] => format!(" ; le chiffre « {one} » choisit ses lignes par là"),
        many => {
            format!(" ; les chiffres « {} » choisissent leurs lignes par là", many.join(" », « "))
        }
    };
    let is_one = rows.len() == 1;
    if is_silent(options) || (question.is_some() && !is_one) {
        output::message(&match (question, usual.as_str()) {
            (Some(question), "") => {
                format!("« {column} » reste vide. {question} (--avec {column}=…)\n")
            }
            (Some(_), usual) => format!(
                "« {column} » : « {usual} », d'après le nom du fichier ; --avec \"{column}=…\" dit autre chose.\n"
            ),
            (None, "") => format!("« {column} » reste vide{counted} (--avec {column}=…).\n"),
            (None, usual) => format!(
                "« {column} » : « {usual} » pour les lignes nouvelles{counted} ; --avec {column}=… dit autre chose.\n"
            ),
        });
        return Ok(());
    }
    let among = if words.is_empty() { String::new() } else { format!(" {}", words.join(", ")) };
    let asked = match question {
        Some(question) => question.clone(),
        None => {
            format!("Quelle valeur de « {column} » pour les lignes nouvelles ?{among}{counted}")
        }
    };
    let kept = if usual.is_empty() {
        "Entrée : on ne sait pas".to_owned()
    } else {
        format!("Entrée : {usual}")
    };
    let value = repeated(&format!("{asked} [{kept}]"), |answer| match answer.is_empty() {
        true => Ok(String::new()),
        false if words.is_empty() => accepted(schema, column, answer, &[]),
        false => word(column, answer, words),
    })?;
    if value.is_empty() {
        return Ok(());
    }
    match (question, rows.as_slice()) {
        (Some(_), [(key, _)]) => drop(said.rows.insert(((*column).to_owned(), *key), value)),
        _ => drop(said.all.insert((*column).to_owned(), value)),
    }
    Ok(())
}

/// One of the words that a column admits, as it writes it.
fn word(column: &str, value: &str, words: &[impl AsRef<str>]) -> Result<String, Stop> {
    let meant = name_key(value);
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let word = words.iter().find(|word| name_key(word) == meant);
    word.map(|word| (*word).to_owned()).ok_or_else(|| {
        let words = words.join(", ");
        Stop::Usage(format!("« {value} » n'est pas une valeur de « {column} » : {words}"))
    })
}
