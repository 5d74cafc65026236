//! The text of `rapport.toml` to its values, whatever is malformed in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults;
use super::looks::Passage;
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
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
        few.add(Place::span(file, span), |one| worded(one, error.message(), &passage));
    }
    few.finish("endroit", diagnostics);
    (Spanned::new(table.span(), DeValue::Table(table.into_inner())), offsets)
}

/// The line of a text that holds an offset, without spaces around it.
fn line_around(text: &str, offset: usize) -> &str {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').unwrap_or(after.len());
    text[start..offset.min(text.len()) + end].trim()
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
