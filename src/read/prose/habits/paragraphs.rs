//! Signs at the beginning of a line that cut a paragraph, though they were words of it.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::{HabitKind, Search};

/// What stands in a paragraph as words do.
fn is_words(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Text
            | SyntaxKind::Strong
            | SyntaxKind::Emph
            | SyntaxKind::Link
            | SyntaxKind::SmartQuote
            | SyntaxKind::Shorthand
            | SyntaxKind::Escape
    )
}

/// Whether nothing is printed after a mark: a comment is no words, nor is a space that a character makes.
fn is_empty(words: &str) -> bool {
    words.trim_matches([' ', '\t', '~', '\u{a0}', '\u{202f}']).is_empty() || words.starts_with("//")
}

impl Search<'_> {
    /// Whether another item of the same kind begins at a place.
    pub(super) fn continues(&self, kind: SyntaxKind, at: usize) -> bool {
        let rest = &self.text[at..];
        match kind {
            SyntaxKind::ListItem => rest.starts_with("- "),
            _ => {
                rest.starts_with("+ ")
                    || rest
                        .trim_start_matches(|character: char| character.is_ascii_digit())
                        .starts_with(". ")
            }
        }
    }

    /// Whether the line before a place ends as a sentence or an announcement does.
    pub(super) fn is_announced(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        before.ends_with(['.', '!', '?', ':', ';', ',', '…', '»', ')'])
    }

    pub(super) fn heading(&mut self, range: Range<usize>, before: SyntaxKind) {
        let text = &self.text[range.clone()];
        let words = text.trim_start_matches('=').trim_start();
        let marks = text.len() - text.trim_start_matches('=').len();
        if is_empty(words) {
            self.add(HabitKind::EmptyHeading, range.start..range.start + marks);
            return;
        }
        let digit = words.starts_with(|character: char| character.is_ascii_digit());
        let amount = words.trim_start_matches(|character: char| {
            character.is_ascii_digit() || " ,.\u{a0}\u{202f}".contains(character)
        });
        let amount = digit
            && ["%", "€", "$", "euros"].iter().any(|unit| amount.trim_start().starts_with(unit));
        let broken = is_words(before) && (digit || !self.is_announced(range.start));
        if broken || (amount && marks == 1) {
            let end = range.start + marks;
            self.add(HabitKind::BrokenParagraph, range.start..end);
        }
    }

    pub(super) fn item(&mut self, node: &LinkedNode<'_>, before: SyntaxKind, alone: bool) {
        let range = node.range();
        let text = &self.text[range.clone()];
        let marker = text.find(char::is_whitespace).unwrap_or(text.len());
        let words = text[marker..].trim_start();
        let counts = words.starts_with(|character: char| character.is_ascii_digit())
            || words.starts_with("de ")
            || words.starts_with("d'")
            || words.starts_with("d’");
        let character = range.start..range.start + marker;
        if is_empty(words) {
            self.add(HabitKind::EmptyItem, character);
        } else if text.starts_with('+') && (counts || alone) {
            self.add(HabitKind::Plus, character);
        } else if alone && is_words(before) && !self.is_announced(range.start) {
            self.add(HabitKind::BrokenParagraph, character);
        }
    }
}
