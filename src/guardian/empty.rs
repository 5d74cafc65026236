//! Texts of the outline that say nothing.

use super::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::text_path;

/// Tells each text of the outline that has no words, nor calls anything.
pub(super) fn texts_say_something(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for named in view.input.manifest.texts() {
        let path = text_path(&named.value);
        let Some(text) = view.input.texts.iter().find(|text| text.path == path) else { continue };
        let words = &view.input.sources.file(text.file).text;
        let says_nothing = |line: &str| line.trim().is_empty() || line.trim().starts_with("//");
        if words.lines().all(says_nothing) {
            diagnostics.push(
                Diagnostic::new(Code::EmptyText, format!("le texte « {path} » est vide"))
                    .at(named.place)
                    .about(path)
                    .help("écrivez-le, ou retirez-le du plan : son titre serait seul sur sa page"),
            );
        }
    }
}
