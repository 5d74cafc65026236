//! Diagnostics for people: a few are shown in full, many as a summary that fits
//! a screen.

mod excerpt;
pub mod plain;
mod summary;

use super::{Code, Diagnostic, Diagnostics, Severity, shown};
use crate::diagnostic::source::MANIFEST;
use crate::diagnostic::source::{FileId, SourceMap};
use crate::language::french;
use crate::language::quantity::Quantity;

pub(crate) use self::excerpt::body;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What fits a screen: all in full, or the first ones and a table of the rest.
    Screen,
    /// Everything in full.
    Whole,
    /// As for a screen, and what is accepted in a line each: beside a result.
    Brief,
}

/// Messages that are shown in full even though they take more than a screen.
const FEW: usize = 12;
/// Diagnostics for which these few must fit a screen too.
const MANY: usize = 50;
/// Columns of the widest excerpt.
pub const WIDEST: usize = 110;
/// What is accepted is listed line by line up to this many.
const ACCEPTED_LINES: usize = 5;
/// Other places that a message names.
const ELSEWHERE: usize = 5;

/// Errors first, then warnings, then what is accepted, and a last line with
/// their number; in colour (ANSI): the writer strips it where nobody sees it.
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap, extent: Extent) -> String {
    render_within(diagnostics, sources, extent, WIDEST)
}

/// The same, with excerpts of so many columns at most.
pub fn render_within(
    diagnostics: &Diagnostics,
    sources: &SourceMap,
    extent: Extent,
    width: usize,
) -> String {
    let mut messages = messages(diagnostics, sources);
    let accepted = match extent {
        Extent::Brief => messages.split_off(messages.partition_point(|it| !it.kind().accepted)),
        Extent::Screen | Extent::Whole => Vec::new(),
    };
    let reported: usize = messages.iter().map(Message::count).sum();
    let in_full = || messages.iter().map(|it| it.render(sources, width)).collect::<String>();
    let mut text = match extent {
        Extent::Whole => in_full(),
        _ if messages.len() > FEW => summary::render(&messages, sources, width),
        // A few messages that stand for hundreds are many lines to fix.
        _ => Some(in_full())
            .filter(|text| reported <= MANY || text.lines().count() <= summary::SCREEN)
            .unwrap_or_else(|| summary::render(&messages, sources, width)),
    };
    if accepted.len() <= ACCEPTED_LINES {
        text.extend(accepted.iter().map(|message| accepted_line(message.first, sources)));
    }
    if let Some(count) = count(diagnostics) {
        text.push_str(&count);
        text.push('\n');
    }
    text
}

/// One diagnostic in full, without a line end.
pub fn render_one(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    excerpt::render(diagnostic, None, sources, WIDEST)
}

/// « écart accepté[valeur-declaree] rapport.toml:12 : … »
fn accepted_line(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = diagnostic.place.map(|place| sources.locate(place));
    let place = place.map_or_else(String::new, |at| match at.line {
        Some(line) => format!(" {}:{line}", shown::line(at.path)),
        None => format!(" {}", shown::line(at.path)),
    });
    let message = diagnostic.sentence();
    let message = shown::line(&message);
    let code = diagnostic.code.name();
    format!("\u{1b}[1;32mécart accepté\u{1b}[0m[{code}]{place} : {message}\n")
}

/// How many errors and warnings, or nothing when there is none.
pub fn count(diagnostics: &Diagnostics) -> Option<String> {
    let accepted =
        diagnostics.iter().filter(|diagnostic| diagnostic.acknowledged.is_some()).count();
    let parts: Vec<String> = [
        (diagnostics.errors(), "erreur", "erreurs"),
        (diagnostics.warnings(), "avertissement", "avertissements"),
        (accepted, "écart accepté", "écarts acceptés"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| french::with_unit(&Quantity::exact(number as u64), one, many))
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// One thing to tell, with all the places where it holds in the same words.
struct Message<'a> {
    first: &'a Diagnostic,
    others: Vec<&'a Diagnostic>,
}

/// What the messages of one table row of a summary have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MessageKind {
    accepted: bool,
    severity: Severity,
    code: Code,
}

impl Message<'_> {
    fn kind(&self) -> MessageKind {
        kind(self.first)
    }

    /// How many diagnostics it stands for.
    fn count(&self) -> usize {
        1 + self.others.len()
    }

    fn file(&self) -> Option<FileId> {
        self.first.place.map(|place| place.file())
    }

    /// In full, with an empty line after it.
    fn render(&self, sources: &SourceMap, width: usize) -> String {
        let elsewhere = self.elsewhere(sources);
        let mut text = excerpt::render(self.first, elsewhere.as_deref(), sources, width);
        text.push_str("\n\n");
        text
    }

    /// « D3, D7 et 12 autres fois dans le fichier ».
    fn elsewhere(&self, sources: &SourceMap) -> Option<String> {
        let places = self.others.iter().filter_map(|diagnostic| diagnostic.place);
        let named: Vec<String> = places
            .take(ELSEWHERE)
            .map(|place| {
                let location = sources.locate(place);
                match (location.cell, location.line) {
                    (Some(cell), _) => format!("cellule {cell}"),
                    (None, Some(line)) => format!("ligne {line}"),
                    (None, None) => location.path.to_owned(),
                }
            })
            .collect();
        let rest = self.others.len() - named.len();
        let rest = french::and_others(rest, "une autre fois", "autres fois");
        (!named.is_empty()).then(|| format!("{}{rest}", named.join(", ")))
    }
}

fn kind(diagnostic: &Diagnostic) -> MessageKind {
    MessageKind {
        accepted: diagnostic.acknowledged.is_some(),
        severity: diagnostic.severity(),
        code: diagnostic.code,
    }
}

/// Errors first, then warnings, then what is accepted; among errors those of
/// rapport.toml, which cause others. What is said of several places of a file in
/// the same words is one message.
fn messages<'a>(diagnostics: &'a Diagnostics, sources: &SourceMap) -> Vec<Message<'a>> {
    let settings = sources.by_path(MANIFEST);
    let is_elsewhere = |diagnostic: &Diagnostic| match (diagnostic.place, settings) {
        (Some(place), Some(settings)) => place.file() != settings,
        _ => false,
    };
    let mut list: Vec<&Diagnostic> = diagnostics.iter().collect();
    list.sort_by_key(|diagnostic| {
        (diagnostic.acknowledged.is_some(), diagnostic.severity(), is_elsewhere(diagnostic))
    });
    let mut messages: Vec<Message<'_>> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for diagnostic in list {
        let words = (
            kind(diagnostic).accepted,
            diagnostic.code,
            diagnostic.place.map(|place| place.file()),
            diagnostic.sentence(),
        );
        match known.get(&words) {
            Some(&index) if diagnostic.related.is_empty() => {
                let message: &mut Message<'_> = &mut messages[index];
                message.others.push(diagnostic);
            }
            _ => {
                known.insert(words, messages.len());
                messages.push(Message { first: diagnostic, others: Vec::new() });
            }
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::Place;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    /// A table of as many rows, each with a wrong category.
    fn wrong_categories(rows: usize) -> (SourceMap, Diagnostics) {
        let mut sources = SourceMap::default();
        let text: String = (0..rows).map(|row| format!("agora;mot {row}\n")).collect();
        let starts =
            (0..rows).map(|row| text.match_indices("agora").nth(row).map_or(0, |it| it.0 as u32));
        let starts: Vec<u32> = starts.collect();
        let lines = (1..=rows as u32).collect();
        let file = sources.add("evenements.csv", text.clone());
        sources.set_records(file, crate::diagnostic::source::Records::new(b';', starts, lines));
        let mut diagnostics = Diagnostics::default();
        for row in 0..rows {
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, format!("« mot {row} » n'est pas déclaré"))
                    .at(Place::Cell { file, record: row as u32, field: 1 })
                    .help("identifiants déclarés : rencontres"),
            );
            diagnostics.push(
                Diagnostic::new(Code::OutsideYear, "la date est hors de 2021")
                    .at(Place::Record { file, record: row as u32 })
                    .help("corrigez l'année"),
            );
        }
        (sources, diagnostics)
    }

    #[test]
    fn what_is_said_in_the_same_words_is_told_once() {
        let (sources, diagnostics) = wrong_categories(8);
        let text = plain(&render(&diagnostics, &sources, Extent::Screen));
        assert_eq!(text.matches("la date est hors de 2021").count(), 1, "{text}");
        assert!(
            text.contains("de même: ligne 2, ligne 3, ligne 4, ligne 5, ligne 6 et 2 autres fois"),
            "{text}"
        );
        assert!(text.ends_with("8 erreurs, 8 avertissements\n"), "{text}");
    }

    #[test]
    fn hundreds_fit_a_screen_and_all_can_be_seen() {
        let (sources, diagnostics) = wrong_categories(400);
        let text = plain(&render(&diagnostics, &sources, Extent::Screen));
        assert!(text.lines().count() <= 23, "{} lines", text.lines().count());
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        insta::assert_snapshot!(text);
        let whole = plain(&render(&diagnostics, &sources, Extent::Whole));
        assert_eq!(whole.matches("erreur[reference-inconnue]").count(), 400);
    }
}
