//! Files of which the user says what they are: an export that has changed its headings, a table whose
//! headings tell nothing.

use std::collections::BTreeMap;

use super::super::args::ImportOptions;
use super::super::{Stop, output, questions};
use super::values::{description, is_silent, repeated};
use crate::import::profile::Profile;
use crate::import::{Changed, Found, Importer, Unclear, advice};
use crate::language::suggest::name_key;
use crate::read::schema::TableSchema;

/// What the user answers where nothing is meant.
const NONE: &str = "aucun";

/// The profile that knows the new headings of an export; `None` if the file is another thing.
pub(super) fn renamed(
    options: &ImportOptions,
    path: &str,
    changed: &Changed,
    profile: &Profile,
    given: &BTreeMap<String, String>,
) -> Result<Option<String>, Stop> {
    let lacking = changed.lacking.join(" », « ");
    let of_given = |name: &String| {
        let now = given.get(&name_key(name))?;
        let heading = changed.headings.iter().find(|it| name_key(it) == name_key(now));
        Some((name.clone(), heading.cloned().unwrap_or_default()))
    };
    let names: Option<Vec<(String, String)>> = changed.lacking.iter().map(of_given).collect();
    if let Some(names) = names {
        return Ok(Some(changed.profile(profile, &names)));
    }
    if is_silent(options) {
        return Ok(None);
    }
    output::message(&format!(
        "« {path} » ressemble à « {} », mais n'a pas « {lacking} ».\n",
        profile.nom
    ));
    if !questions::offered("Est-ce bien cet export, dont les en-têtes ont changé ?") {
        return Ok(None);
    }
    let mut names = Vec::new();
    for name in &changed.lacking {
        let question = format!(
            "Lequel de ses en-têtes est « {name} » ? {} [Entrée : il n'y est plus]",
            changed.headings.join(", ")
        );
        let now = repeated(&question, |answer| one_of(answer, &changed.headings))?;
        names.push((name.clone(), now));
    }
    Ok(Some(changed.profile(profile, &names)))
}

/// What is said of an export whose headings have changed, where nobody can be asked.
pub(super) fn how_to_rename(reason: Option<&str>, changed: &Changed, profile: &Profile) -> String {
    let own = || format!("aucun profil ne le connaît ; {}", advice(profile, &changed.lacking));
    let reason = reason.map_or_else(own, str::to_owned);
    match changed.headings.is_empty() {
        true => reason,
        false => format!(
            "{reason}. Ceux qu'il a et que le profil ne connaît pas : {}",
            changed.headings.join(", ")
        ),
    }
}

/// What a table is, as the user says it.
pub(super) fn table(
    options: &ImportOptions,
    path: &str,
    importer: &Importer<'_>,
    unclear: &Unclear,
    given: &mut BTreeMap<String, String>,
) -> Result<Found, Stop> {
    let headings = unclear.headings.join(", ");
    let catalogue = &importer.input.catalogue;
    let known = unclear.known.as_ref().map(|it| it.schema);
    let named = known.or_else(|| catalogue.find(given.get("table")?));
    let schema = match named {
        Some(schema) => schema,
        None if is_silent(options) => return Ok(Found::Unknown(how_to_say(unclear))),
        None => {
            output::message(&format!(
                "« {path} » : aucun service connu ne l'a écrit, et ses en-têtes ne disent pas ce qu'il contient : {headings}.\n"
            ));
            let tables: Vec<String> =
                catalogue.iter().map(|it| format!("{} ({})", it.name, it.title)).collect();
            let question = format!("De quelle table sont ses lignes ? {}", tables.join(", "));
            repeated(&question, |answer| {
                catalogue.find(answer).ok_or_else(|| {
                    Stop::Usage(format!(
                        "« {answer} » n'est pas une table : écrivez par exemple evenements"
                    ))
                })
            })?
        }
    };
    let columns = columns(options, unclear, schema, given)?;
    // What names a heading is no value.
    for (_, column) in &columns {
        given.remove(*column);
    }
    Ok(importer.by_hand(unclear, &unclear.as_table(schema, columns)))
}

/// The heading of each column, as the user says it.
fn columns(
    options: &ImportOptions,
    unclear: &Unclear,
    schema: &'static TableSchema,
    given: &BTreeMap<String, String>,
) -> Result<Vec<(String, &'static str)>, Stop> {
    let mut columns: Vec<(String, &'static str)> = Vec::new();
    let mut left = unclear.headings.clone();
    for column in schema.columns {
        let said = given.get(column.name).map(|said| name_key(said));
        if let Some(at) = left.iter().position(|it| Some(name_key(it)) == said) {
            columns.push((left.remove(at), column.name));
        }
    }
    let known = unclear.known.as_ref();
    let lacks = |columns: &[(String, &'static str)]| {
        let needed = schema.columns.iter().filter(|it| it.required && it.kind.list().is_none());
        let is_known = |name: &str| known.is_some_and(|it| !it.missing.contains(&name));
        let lacking = needed.filter(|it| !is_known(it.name));
        let lacking = lacking.filter(|it| !columns.iter().any(|(_, name)| *name == it.name));
        lacking.copied().collect::<Vec<_>>()
    };
    if is_silent(options) {
        return match lacks(&columns).iter().find(|it| !given.contains_key(it.name)) {
            None => Ok(columns),
            Some(column) => Err(Stop::Usage(format!(
                "il manque la colonne « {0} » de la table « {1} » ({2}) : lequel de vos en-têtes est-ce ? ({3}) Ajoutez --avec \"{0}=…\"",
                column.name,
                schema.name,
                column.description,
                left.join(", ")
            ))),
        };
    }
    for column in lacks(&columns) {
        let question = format!(
            "Lequel est « {} » ({}) ? {} [Entrée : aucun]",
            column.name,
            description(schema, column.name),
            left.join(", ")
        );
        let heading = repeated(&question, |answer| one_of(answer, &left))?;
        if !heading.is_empty() {
            left.retain(|it| *it != heading);
            columns.push((heading, column.name));
        }
    }
    const MOST: usize = 12;
    let asked = if known.is_some() { 0 } else { MOST };
    for heading in left.iter().take(asked) {
        let free = schema.names().filter(|it| !columns.iter().any(|(_, name)| name == it));
        let free: Vec<&'static str> = free.collect();
        let question =
            format!("Dans quelle colonne va « {heading} » ? {} [Entrée : aucune]", free.join(", "));
        let column = repeated(&question, |answer| {
            let found = free.iter().copied().find(|it| *it == name_key(answer));
            match (answer, found) {
                ("", _) => Ok(None),
                (_, Some(column)) => Ok(Some(column)),
                (other, None) => {
                    Err(Stop::Usage(format!("« {other} » n'est pas une de ces colonnes")))
                }
            }
        })?;
        columns.extend(column.map(|column| (heading.clone(), column)));
    }
    Ok(columns)
}

/// One of some headings, as it is written there; empty for none.
fn one_of(answer: &str, headings: &[String]) -> Result<String, Stop> {
    let meant = name_key(answer.trim_matches(['«', '»', '"', ' ']));
    if meant.is_empty() || meant == NONE {
        return Ok(String::new());
    }
    headings.iter().find(|it| name_key(it) == meant).cloned().ok_or_else(|| {
        Stop::Usage(format!("« {answer} » n'est pas un de ces en-têtes : {}", headings.join(", ")))
    })
}

fn how_to_say(unclear: &Unclear) -> String {
    let nearest = unclear.nearest.as_ref().map(|it| format!(" ; {it}")).unwrap_or_default();
    let first = unclear.headings.first().map_or("…", String::as_str);
    format!(
        "aucun profil ne le connaît, et ses en-têtes ({}) ne disent d'aucune table{nearest}. Dites-le : --avec table=evenements --avec \"date_debut={first}\" --avec \"titre=…\" ; sur un terminal, « rapport import » le demande",
        unclear.headings.join(", ")
    )
}
