//! `rapport schema`: what may be written, and what the templates receive.

use std::path::Path;

use super::args::{SchemaFile, SchemaOptions};
use super::{Stop, compile, edition, output};
use crate::diagnostic::Diagnostics;
use crate::dictionary;
use crate::templates::{self, Templates};

pub(super) fn run(options: &SchemaOptions) -> Result<(), Stop> {
    if let Some(file) = options.json {
        return output::result(&match file {
            SchemaFile::Rapport => dictionary::manifest(),
            SchemaFile::Theme => dictionary::theme(),
        });
    }
    if options.tables {
        return output::result(&dictionary::tables());
    }
    output::result(&templates_dictionary(options.edition.as_deref())?)
}

/// The dictionary of the templates, with the examples of an edition: the one
/// asked for, or the newest if there is one.
fn templates_dictionary(asked: Option<&str>) -> Result<String, Stop> {
    let edition = match edition(asked) {
        Ok(edition) => edition,
        Err(stop) if asked.is_some() => return Err(stop),
        Err(_) => {
            let templates = Templates::load(None, &mut Diagnostics::default());
            return Ok(dictionary::templates(&templates, None));
        }
    };
    let folder = templates::folder_of(&edition);
    let templates = Templates::load(folder.as_deref(), &mut Diagnostics::default());
    Ok(dictionary::templates(&templates, donnees(&edition)?.as_ref()))
}

/// What the templates of an edition receive, if it has no errors.
fn donnees(edition: &Path) -> Result<Option<serde_json::Value>, Stop> {
    let mut diagnostics = Diagnostics::default();
    let (bundle, ..) = compile::bundle(edition, "rapport", &mut diagnostics)?;
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
