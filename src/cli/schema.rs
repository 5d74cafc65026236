//! `rapport schema`: what may be written, and what the templates receive.

use std::path::Path;

use super::args::{SchemaFile, SchemaOptions};
use super::targets::{self, Target};
use super::{Stop, compile, edition, output};
use crate::begin::reference;
use crate::begin::workbook::{self, Rows, Words};
use crate::compile::prepared::prepare;
use crate::dataset;
use crate::design::templates::Templates;
use crate::diagnostic::Diagnostics;
use crate::read;
use crate::read::schema::Catalogue;
use crate::typeset::bundle::Purpose;

pub(super) fn run(options: &SchemaOptions) -> Result<(), Stop> {
    if let Some(file) = options.json {
        return output::result(&match file {
            SchemaFile::Rapport => reference::manifest(),
            SchemaFile::Theme => reference::theme(),
            SchemaFile::Tables => reference::tables_schema(&catalogue(options)?),
        });
    }
    if options.tables {
        return output::result(&reference::tables(&catalogue(options)?));
    }
    if options.classeur {
        return entry_workbook(options);
    }
    output::result(&templates_dictionary(options.edition.as_deref())?)
}

/// The tables of the edition asked for, or of the newest if there is one; else those of the tool.
fn catalogue(options: &SchemaOptions) -> Result<Catalogue, Stop> {
    match edition(options.edition.as_deref()) {
        Ok(edition) => Ok(read::read(&edition, &dataset::catalogue()).0.catalogue),
        Err(stop) if options.edition.is_some() => Err(stop),
        Err(_) => Ok(dataset::catalogue()),
    }
}

/// The workbook of entry: with the words of the edition asked for, or of the
/// newest if there is one.
fn entry_workbook(options: &SchemaOptions) -> Result<(), Stop> {
    let ending = options.output.as_deref().and_then(Path::extension);
    if let Some(ending) = ending.filter(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Stop::Usage(format!(
            "la forme « {} » n'est pas écrite : donnez au classeur un nom en .xlsx",
            ending.display()
        )));
    }
    let edition = match edition(options.edition.as_deref()) {
        Ok(edition) => Some(edition),
        Err(stop) if options.edition.is_some() || options.lignes => return Err(stop),
        Err(_) => None,
    };
    let mut diagnostics = Diagnostics::default();
    let read = edition.as_deref().map(|edition| prepare(edition, &mut diagnostics));
    if let Some(edition) = edition.as_deref().filter(|_| diagnostics.errors() > 0) {
        output::message(&format!(
            "l'édition « {0} » a des erreurs : des listes peuvent être incomplètes (« rapport check {0} » les dit)\n",
            edition.display()
        ));
    }
    let words = read.as_ref().map_or_else(Words::of_columns, |prepared| {
        Words::of_edition(&prepared.dataset.settings, &prepared.input)
    });
    let rows = match &read {
        Some(prepared) if options.lignes => Rows::Of(&prepared.input),
        _ => Rows::Example,
    };
    let period = words.period.map(|period| format!("-{period}")).unwrap_or_default();
    let usual = targets::usual(edition.as_deref(), &format!("saisie{period}.xlsx"));
    let target = Target::of(options.output.as_deref(), &usual);
    let bytes = workbook::write(&words, &rows)
        .map_err(|error| Stop::Usage(format!("le classeur ne peut pas être écrit ({error})")))?;
    match target {
        Target::Stdout => output::bytes(&bytes),
        Target::File(target) => {
            output::write_whole(&target, &bytes)?;
            output::result(&format!("{}\n", target.display()))
        }
    }
}

/// The dictionary of the templates, with the examples of an edition: the one
/// asked for, or the newest if there is one.
fn templates_dictionary(asked: Option<&str>) -> Result<String, Stop> {
    let edition = match edition(asked) {
        Ok(edition) => edition,
        Err(stop) if asked.is_some() => return Err(stop),
        Err(_) => {
            let templates = Templates::load(None, &mut Diagnostics::default());
            return Ok(reference::templates(&templates, None));
        }
    };
    let templates = Templates::of(&edition, &mut Diagnostics::default());
    Ok(reference::templates(&templates, donnees(&edition)?.as_ref()))
}

/// What the templates of an edition receive, if it has no errors.
fn donnees(edition: &Path) -> Result<Option<serde_json::Value>, Stop> {
    let mut diagnostics = Diagnostics::default();
    let (bundle, ..) = compile::bundle(edition, "rapport", Purpose::Reading, &mut diagnostics)?;
    let donnees = bundle.as_ref().and_then(|bundle| bundle.file("/donnees.json"));
    let Some(donnees) = donnees else {
        output::message(&format!(
            "l'édition « {0} » a des erreurs : les exemples manquent (« rapport check {0} » les dit)\n",
            edition.display()
        ));
        return Ok(None);
    };
    Ok(serde_json::from_slice(donnees.content.as_slice()).ok())
}
