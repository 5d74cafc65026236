//! Texts that no part of the outline prints.

use super::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::text_path;

/// Tells each text that is written and not printed, where the outline prints others.
pub(super) fn texts_are_in_the_outline(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let manifest = &view.input.manifest;
    let annexes = manifest.annexes.iter().filter_map(|it| it.text.as_ref());
    let places: Vec<_> = manifest.texts().chain(annexes).collect();
    let named: Vec<String> = places.iter().map(|text| text_path(&text.value)).collect();
    // A text that is named and not there is told: another one may be meant.
    let is_there = |name: &String| view.input.texts.iter().any(|text| text.path == *name);
    let Some(outline) = places.first().filter(|_| named.iter().all(is_there)) else { return };
    for text in &view.input.texts {
        let source = &view.input.sources.file(text.file).text;
        // A text may be placed in another one.
        let name = text.path.rsplit('/').next().unwrap_or(&text.path);
        let is_included = || {
            let others = view.input.texts.iter().filter(|other| other.file != text.file);
            let mut others = others.map(|other| &view.input.sources.file(other.file).text);
            others.any(|other| other.contains("include") && other.contains(name))
        };
        if named.contains(&text.path) || source.trim().is_empty() || is_included() {
            continue;
        }
        let value = text.path.trim_start_matches("textes/");
        diagnostics.push(
            Diagnostic::new(
                Code::TextOutsideOutline,
                format!("« {} » n'est pas au plan du rapport : il n'est pas imprimé", text.path),
            )
            .at(outline.place)
            .about(&text.path)
            .help(format!(
                "nommez-le au plan de rapport.toml, texte = \"textes/{value}\" dans [[avant]], une section ou une annexe ; ou sortez-le du dossier « textes »"
            )),
        );
    }
}
