//! What rapport.toml must say before a document can be made.
//!
//! Most documents show whatever the edition has. A press release is about one
//! thing, which nobody can guess.

use crate::dataset::settings::{OtherDocument, Settings};
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;

/// The documents that must be declared, with a title and a text.
const DECLARED: &[&str] = &["communique"];

/// How the edition declares a document, if it does.
pub fn declaration<'a>(settings: &'a Settings, document: &str) -> Option<&'a OtherDocument> {
    settings.documents.iter().find(|it| it.id.value == document)
}

/// Tells what a document lacks.
pub fn check(
    settings: &Settings,
    document: &str,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    if !DECLARED.contains(&document) {
        return;
    }
    let Some(declared) = declaration(settings, document) else {
        diagnostics.push(undeclared(settings, document, sources));
        return;
    };
    for (key, missing) in [("titre", declared.title.is_none()), ("texte", declared.text.is_none())]
    {
        if missing {
            let message = format!("le document « {document} » n'a pas de {key}");
            diagnostics.push(
                Diagnostic::new(Code::MissingKey, message)
                    .at(declared.id.place)
                    .help(format!("ajoutez {key} = \"…\" à cet élément de [[documents]]")),
            );
        }
    }
}

fn undeclared(settings: &Settings, document: &str, sources: &SourceMap) -> Diagnostic {
    let message = format!("l'édition ne déclare pas le document « {document} »");
    let diagnostic = Diagnostic::new(Code::MissingKey, message);
    let ids = settings.documents.iter().map(|it| it.id.value.as_str());
    // A near name is surely the one that was meant.
    let near = suggest::nearest(document, ids).and_then(|near| declaration(settings, near));
    if let Some(OtherDocument { id, .. }) = near {
        let help = format!("écrivez « {document} » au lieu de « {} »", id.value);
        return diagnostic.at(id.place).help(help);
    }
    let diagnostic = match sources.by_path("rapport.toml") {
        Some(file) => diagnostic.at(Place::File(file)),
        None => diagnostic,
    };
    diagnostic.help(format!(
        "ajoutez à rapport.toml [[documents]] avec id = \"{document}\", titre = \"…\" et \
         texte = \"textes/{document}.typ\""
    ))
}
