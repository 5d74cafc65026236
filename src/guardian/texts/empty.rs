//! Texts of the outline that say nothing.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::read::prose::Prose;
use crate::read::text_path;

/// Tells each text of the outline that has no words, nor calls anything.
pub(in crate::guardian) fn texts_say_something(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for named in view.input.manifest.texts() {
        let path = text_path(&named.value);
        let Some(text) = view.input.texts.iter().find(|text| text.path == path) else { continue };
        // Comments are no words; code may print anything.
        let words = &view.input.sources.file(text.file).text;
        let is_code = words.lines().any(|line| line.trim_start().starts_with('#'));
        let says_nothing = |prose: &&Prose| {
            !prose.broken
                && !is_code
                && prose.blocks.is_empty()
                && prose.functions.is_empty()
                && prose.pictures.is_empty()
        };
        let read = view.texts.iter().find(|prose| prose.file == text.file);
        if read.filter(says_nothing).is_some() {
            diagnostics.push(
                Diagnostic::new(Code::EmptyText, format!("le texte « {path} » est vide"))
                    .at(named.place)
                    .about(path)
                    .help("écrivez-le, ou retirez-le du plan : son titre serait seul sur sa page"),
            );
        }
    }
}
