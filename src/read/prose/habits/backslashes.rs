//! Backslashes: a folder of a computer, a command of LaTeX.

use std::ops::Range;

use super::{HabitKind, Search};

impl Search<'_> {
    /// A backslash before a letter is not printed.
    pub(super) fn escape(&mut self, range: Range<usize>) {
        let character = self.text[range.start + 1..range.end].chars().next();
        let plain = range.len() > 2 && self.text[range.clone()].starts_with("\\u{");
        if plain
            || character.is_some_and(|character| !character.is_alphanumeric())
            || self.is_known(range.start)
        {
            return;
        }
        let word = self.word(range.start);
        let letters = self.text[range.start + 1..]
            .find(|character: char| !character.is_ascii_alphabetic())
            .unwrap_or(self.text.len() - range.start - 1);
        let after = &self.text[range.start + 1 + letters..];
        let name = &self.text[range.start + 1..range.start + 1 + letters];
        let starts = !self.text[..range.start]
            .ends_with(|character: char| character.is_alphanumeric() || ":\\.".contains(character));
        let latex = letters > 1 && starts && (after.starts_with('{') || is_latex(name));
        match latex {
            true => self.add(HabitKind::Latex, range.start..range.start + 1 + letters),
            false => self.add(HabitKind::Backslash, word),
        }
    }

    /// What stands between two spaces around a place.
    pub(super) fn word(&self, at: usize) -> Range<usize> {
        let before = &self.text[..at];
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + before[space..].chars().next().map_or(1, char::len_utf8));
        let end = self.text[at..].find(char::is_whitespace).map_or(self.text.len(), |end| at + end);
        start..end
    }
}

/// Commands of LaTeX that stand without braces, or are the commonest.
fn is_latex(name: &str) -> bool {
    const COMMANDS: &[&str] = &[
        "item",
        "newpage",
        "clearpage",
        "noindent",
        "bigskip",
        "medskip",
        "smallskip",
        "hline",
        "maketitle",
        "tableofcontents",
        "par",
        "newline",
        "linebreak",
        "pagebreak",
        "og",
        "fg",
        "ldots",
        "dots",
        "textwidth",
        "centering",
        "bfseries",
        "itshape",
        "section",
        "subsection",
        "chapter",
        "begin",
        "end",
        "euro",
        "oe",
        "ier",
        "iere",
        "no",
    ];
    COMMANDS.contains(&name)
}
