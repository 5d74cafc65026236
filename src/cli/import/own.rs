//! A table with headings of its own: the section of `rapport.toml` that reads it, shown and written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::super::args::ImportOptions;
use super::super::{Stop, output, paths, questions};
use super::{consequences, values};
use crate::diagnostic::source::Place;
use crate::import::{Importer, Own};
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::by_rules::Proposal;
use crate::read::{MANIFEST, Replaced, Table};

/// Shows the section and writes it, with the file if it is not in the edition yet.
pub(super) fn run(
    options: &ImportOptions,
    edition: &Path,
    importer: &Importer<'_>,
    path: &Path,
    own: &Own,
    given: &BTreeMap<String, String>,
) -> Result<(), Stop> {
    let mut proposal = own.proposal.clone();
    let schema = proposal.schema;
    // A column that the file has under a heading of its own is named by that heading.
    for column in own.proposal.missing.iter().copied() {
        if let Some(value) = given.get(column) {
            proposal.take(value, column);
        }
    }
    let input = importer.input;
    if let Some(advice) = importer.nearest(own) {
        output::message(&format!(
            "« {} » n'est l'export d'aucun service connu ; {advice}.\n",
            path.display()
        ));
    }
    let readings = input.manifest.readings.iter().flat_map(|it| &it.0);
    if let Some((name, _)) = readings.into_iter().find(|(name, _)| name_key(name) == schema.name) {
        return Err(Stop::Usage(format!(
            "« {} » se lirait comme la table « {} », que [lecture.{name}] de rapport.toml lit déjà : ajoutez-le à « fichier », qui admet une liste",
            path.display(),
            schema.name
        )));
    }
    let is_it = |table: &&Table| {
        let there = edition.join(&input.sources.file(table.file).path);
        paths::real(&there) == paths::real(path)
    };
    if let Some(table) = input.tables.get(schema.name).filter(|table| !is_it(table)) {
        let there = paths::place(Place::File(table.file), &input.sources);
        return Err(Stop::Usage(format!(
            "« {} » se lirait comme la table « {} », qui est déjà dans « {there} » : mettez les deux fichiers dans l'édition et nommez-les sous [lecture.{1}] : fichier = [\"…\", \"…\"]",
            path.display(),
            schema.name
        )));
    }
    let mut constants = Vec::new();
    for column in proposal.missing.clone() {
        let list = schema.list_of(column);
        let known = list.map(|list| input.manifest.entries(list)).unwrap_or_default();
        let value = match given.get(column) {
            Some(value) => {
                not_part_of_a_heading(&proposal, column, value)?;
                values::accepted(schema, column, value, &known)?
            }
            None if known.is_empty() && !proposal.ignored.is_empty() => {
                let value = named_or_same(options, &proposal, column)?;
                if proposal.take(&value, column) {
                    continue;
                }
                values::accepted(schema, column, &value, &known)?
            }
            None => values::asked(options, schema, column, &known)?,
        };
        constants.push((column, value));
    }
    for (column, value) in importer.usual(schema) {
        if !proposal.columns.iter().any(|(_, name)| *name == column) {
            let value = given.get(column).cloned().unwrap_or(value);
            constants.push((column, value));
        }
    }
    let pairs: Vec<(&str, &str)> =
        constants.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let target = edition.join(&name);
    let is_inside = paths::real(path).starts_with(paths::real(edition));
    let written = match is_inside {
        true => {
            let inside = paths::real(path);
            let relative = inside.strip_prefix(paths::real(edition)).unwrap_or(&inside);
            relative.to_string_lossy().replace('\\', "/")
        }
        false => name,
    };
    let section = proposal.section(&written, &own.sheets, &pairs);
    output::message(&format!(
        "« {} » se lit comme la table « {} » ({}), par ces lignes de rapport.toml :\n\n",
        path.display(),
        schema.name,
        schema.title
    ));
    output::result(&section)?;
    own.told.iter().for_each(|told| output::message(&format!("  · {told}\n")));
    let bytes = super::bytes(path)?;
    let text = with_section(edition, &section)?;
    let replaced = Replaced::from([
        (written.clone(), Arc::from(bytes.as_slice())),
        (MANIFEST.to_owned(), Arc::from(text.as_bytes())),
    ]);
    output::message("\n");
    if let Some(prepared) = consequences::tell(edition, || replaced, 0) {
        let rows = prepared.input.tables.get(schema.name).map_or(0, Table::len);
        let rows = french::count(rows, "ligne");
        output::message(&format!("La table « {} » aurait {rows}.\n", schema.name));
    }
    if options.a_blanc {
        return Ok(());
    }
    if !is_inside && target.exists() && fs::read(&target).ok().as_ref() != Some(&bytes) {
        return Err(Stop::Usage(format!(
            "« {} » existe et contient autre chose : donnez un autre nom au fichier",
            target.display()
        )));
    }
    if !options.oui {
        if !questions::are_answered() {
            return Err(Stop::Usage(
                "rien n'est écrit sans accord : ajoutez --oui pour écrire ces lignes, --a-blanc pour les voir seulement"
                    .to_owned(),
            ));
        }
        if !questions::offered("Les ajouter à rapport.toml ?") {
            output::message("Rien n'a été écrit.\n");
            return Ok(());
        }
    }
    let manifest = edition.join(MANIFEST);
    let mut files: Vec<(&Path, &[u8])> = Vec::new();
    if !is_inside {
        files.push((&target, &bytes));
    }
    files.push((&manifest, text.as_bytes()));
    output::write_all(&files)?;
    output::message(&format!(
        "\nC'est écrit dans « {} ». « rapport check » dit ce que la table donne.\n",
        manifest.display()
    ));
    Ok(())
}

/// Which heading a column that must be there has in the file; or the words that all its rows have.
fn named_or_same(
    options: &ImportOptions,
    proposal: &Proposal,
    column: &str,
) -> Result<String, Stop> {
    let headings: Vec<String> = proposal.ignored.iter().map(|it| format!("« {it} »")).collect();
    let headings = headings.join(", ");
    if options.oui || options.a_blanc || !questions::are_answered() {
        let example = proposal.ignored.first().map_or("…", String::as_str);
        return Err(Stop::Usage(format!(
            "il manque la colonne « {column} » de la table « {} » : lequel de vos en-têtes est-ce ? ({headings}) \
             Ajoutez par exemple --avec \"{column}={example}\" ; d'autres mots vaudraient pour toutes les lignes",
            proposal.schema.name
        )));
    }
    let question = format!("Lequel de vos en-têtes est « {column} » ? ({headings})");
    questions::answer(&question)
        .filter(|it| !it.is_empty())
        .ok_or_else(|| Stop::Usage("l'import est abandonné : rien n'a été écrit".to_owned()))
}

/// Refuses words for all rows that were surely meant to name a heading.
fn not_part_of_a_heading(proposal: &Proposal, column: &str, value: &str) -> Result<(), Stop> {
    let words = name_key(value);
    match proposal.ignored.iter().find(|heading| name_key(heading).contains(&words)) {
        Some(heading) => Err(Stop::Usage(format!(
            "« {value} » n'est pas un de vos en-têtes, et vaudrait pour toutes les lignes : pour l'en-tête « {heading} », écrivez --avec \"{column}={heading}\""
        ))),
        None => Ok(()),
    }
}

/// The text of `rapport.toml` with a section more.
fn with_section(edition: &Path, section: &str) -> Result<String, Stop> {
    let manifest = edition.join(MANIFEST);
    let text =
        fs::read_to_string(&manifest).map_err(|error| output::fault(&manifest, "lu", &error))?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let section = format!("\n{section}").replace('\n', line_end);
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { line_end };
    Ok(format!("{text}{end}{section}"))
}
