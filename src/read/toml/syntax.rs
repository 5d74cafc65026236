//! The text of `rapport.toml` to its values, whatever is malformed in it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults;
use super::looks::Passage;
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::read::hits::Few;

/// The values of a text, and the offsets at which it is malformed, so that what
/// follows from a fault is not reported as another.
pub fn parse<'a>(
    text: &'a str,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> (Spanned<DeValue<'a>>, Vec<usize>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut few = Few::new(Code::TomlSyntax);
    let mut offsets = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        offsets.push(span.start);
        let written = text.get(span.clone()).unwrap_or_default();
        let passage = Passage { written, line: line_around(text, span.start) };
        let freed = foreign_spaces(text, span.start, file);
        few.add(Place::span(file, span), |one| {
            worded(one, error.message(), &passage).corrected(freed)
        });
    }
    few.finish("endroit", diagnostics);
    (Spanned::new(table.span(), DeValue::Table(table.into_inner())), offsets)
}

/// The line of a text that holds an offset, without spaces around it.
fn line_around(text: &str, offset: usize) -> &str {
    text[line_range(text, offset)].trim()
}

fn line_range(text: &str, offset: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').unwrap_or(after.len());
    start..offset.min(text.len()) + end
}

/// What takes the place of the spaces of a line that TOML does not know, no-break ones and those
/// without width; within a text, and in a comment, they may stay.
fn foreign_spaces(text: &str, offset: usize, file: FileId) -> Vec<Correction> {
    let line = line_range(text, offset);
    let mut found = Vec::new();
    let mut quote = None;
    for (at, character) in text[line.clone()].char_indices() {
        let at = line.start + at;
        let plain = match character {
            '"' | '\'' if quote == Some(character) => {
                quote = None;
                continue;
            }
            '"' | '\'' if quote.is_none() => {
                quote = Some(character);
                continue;
            }
            '#' if quote.is_none() => break,
            '\u{a0}' | '\u{202f}' | '\u{2007}' => " ",
            '\u{200b}' | '\u{feff}' => "",
            _ => continue,
        };
        if quote.is_none() {
            let place = Place::span(file, at..at + character.len_utf8());
            found.push(Correction::of_all(place, character, plain));
        }
    }
    found
}

/// A diagnostic in the words of the fault that the parser found.
fn worded(diagnostic: Diagnostic, english: &str, passage: &Passage<'_>) -> Diagnostic {
    let Some(fault) = faults::of(english) else {
        return diagnostic
            .message("ce passage n'est pas écrit selon les règles du TOML")
            .help("comparez-le aux lignes voisines");
    };
    match (fault.look)(passage) {
        Some([message, help]) => diagnostic.message(message).help(help),
        None => diagnostic.message(fault.message).help(fault.help),
    }
}
