//! Without frames, excerpts or colours, one information a line: for screen readers, and for logs.

use std::fmt::Write;

use super::{Extent, MANY, Message, body, count, messages};
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, shown};

/// The same messages in the same order as [`render`](super::render).
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap, extent: Extent) -> String {
    let mut messages = messages(diagnostics, sources);
    let all = messages.len();
    if extent != Extent::Whole {
        messages.truncate(MANY);
    }
    let mut text: String = messages.iter().map(|message| one(message, sources)).collect();
    if messages.len() < all {
        let rest = all - messages.len();
        let _ = writeln!(text, "Autres messages : {rest}. Tout lire : rapport check --tout.\n");
    }
    if let Some(count) = count(diagnostics) {
        let _ = writeln!(text, "En tout : {count}.");
    }
    text
}

fn one(message: &Message<'_>, sources: &SourceMap) -> String {
    let first = message.first;
    let kind = match (first.acknowledged.is_some(), first.severity()) {
        (true, _) => "Écart accepté",
        (_, Severity::Error) => "Erreur",
        (_, Severity::Warning) => "Avertissement",
    };
    let mut text = format!("{kind} {} : {}\n", first.code.name(), shown::line(&first.message));
    let mut line = |name: &str, words: &str| {
        let _ = writeln!(text, "{name} : {}", shown::line(words));
    };
    for (name, words) in places(first, sources) {
        line(&name, &words);
    }
    let others = [
        ("De même", message.elsewhere(sources)),
        ("À faire", first.help.clone()),
        ("Motif", first.acknowledged.clone()),
    ];
    for (name, words) in others {
        if let Some(words) = words {
            line(name, &words);
        }
    }
    text.push('\n');
    text
}

/// Where it is and what stands there, then the other places with what they are.
fn places(diagnostic: &Diagnostic, sources: &SourceMap) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if let Some(place) = diagnostic.place {
        lines.push(("Où".to_owned(), at(place, sources)));
        lines.extend(marked(place, sources).map(|text| ("Texte".to_owned(), text)));
    }
    lines.extend(diagnostic.related.iter().map(|(place, words)| {
        ("Voir aussi".to_owned(), format!("{}, {words}", at(*place, sources)))
    }));
    lines
}

fn at(place: Place, sources: &SourceMap) -> String {
    let location = sources.locate(place);
    match (location.sheet, location.line, &location.cell) {
        (None, Some(line), Some(cell)) => {
            format!("{}, ligne {line}, cellule {cell}", location.path)
        }
        (None, Some(line), None) => format!("{}, ligne {line}", location.path),
        _ => location.to_string(),
    }
}

fn marked(place: Place, sources: &SourceMap) -> Option<String> {
    let location = sources.locate(place);
    let body = body(sources.file_of(place), location.span, location.line?);
    let text = body.line[body.mark].trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::diagnostic::source::Records;

    #[test]
    fn a_message_is_lines_without_any_drawing() {
        let mut sources = SourceMap::default();
        let file = sources.add("evenements.csv", "date_debut;titre\n31/04/2021;Réunion\n");
        sources.set_records(file, Records::new(b';', vec![0, 17], vec![1, 2]));
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::new(Code::ImpossibleDate, "le 31 avril 2021 n'existe pas")
                .at(Place::Cell { file, record: 1, field: 0 })
                .related(Place::File(file), "la table")
                .help("avril a 30 jours"),
        );
        insta::assert_snapshot!(render(&diagnostics, &sources, Extent::Screen), @"
        Erreur date-impossible : le 31 avril 2021 n'existe pas
        Où : evenements.csv, ligne 2, cellule A2
        Texte : 31/04/2021
        Voir aussi : evenements.csv, la table
        À faire : avril a 30 jours

        En tout : 1 erreur.
        ");
    }
}
