//! Lines that make a list, a table or a rule elsewhere, and run together here.

use std::ops::Range;

use typst::syntax::SyntaxKind;

use super::{Habit, HabitKind};

/// Characters that a word processor or a web page puts before each item of a list; those of
/// its symbol fonts are private characters.
const BULLETS: &str = "•▪▫■□●○◦‣⁃∙➢➤►▶✓✔·\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f076}\u{f02d}";

/// Characters that make a list when two lines begin with them; a font of symbols draws its bullets with « Ø », « § », « ü ».
const ALONE_NONE: &str = "–—-o‐‑−Ø§üvq→⇒⇨➔➜➤❖✗✘☐☑☒★";

/// A line of a text that begins with markup, not with code or a comment.
pub(super) struct Line<'a> {
    /// Without the spaces around it.
    pub text: &'a str,
    /// Its first byte in the file.
    pub start: usize,
    /// What stands at its beginning.
    pub begins: SyntaxKind,
}

impl Line<'_> {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// What is found in a paragraph: lines that no blank line parts.
pub(super) fn habits(paragraph: &[Line<'_>], found: &mut Vec<Habit>) {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return };
    let covers = first.start..last.range().end;
    let mut add = |kind, range: Range<usize>| {
        found.push(Habit { kind, range, covers: covers.clone() });
    };
    if let Some(line) = listed(paragraph) {
        let character = line.text.chars().next().map_or(0, char::len_utf8);
        add(HabitKind::Bullets, line.start..line.start + character);
    } else if let Some(line) = enumerated(paragraph) {
        let character =
            line.text.find([' ', '\t', '\u{a0}', '\u{202f}']).unwrap_or(line.text.len());
        add(HabitKind::Enumeration, line.start..line.start + character);
    } else if let Some(table) = table(paragraph) {
        add(HabitKind::PastedTable, table);
    }
    for line in paragraph {
        let quoted = line.begins == SyntaxKind::Text && line.text.starts_with("> ");
        let words = line.text.chars().filter(|character| !character.is_whitespace());
        let rule = ['-', '*', '_'].iter().any(|character| words.clone().all(|it| it == *character));
        let heading = line.text.trim_start_matches('=');
        let glued = line.begins == SyntaxKind::Text
            && heading.len() < line.text.len()
            && heading.starts_with(char::is_alphabetic);
        if glued {
            add(HabitKind::GluedHeading, line.range());
        } else if quoted {
            add(HabitKind::MarkdownQuote, line.start..line.start + 1);
        } else if rule && words.clone().count() >= 3 {
            add(HabitKind::Rule, line.range());
        }
    }
}

/// The first line of a list whose characters are not read as one.
fn listed<'a, 'b>(paragraph: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let after = |line: &Line<'_>, character: char| {
        let rest = line.text.strip_prefix(character);
        rest.is_some_and(|rest| {
            rest.starts_with(|character: char| character.is_whitespace()) && !rest.trim().is_empty()
        })
    };
    let is_text = |line: &&Line<'_>| line.begins == SyntaxKind::Text;
    let star = |line: &&Line<'_>| line.begins == SyntaxKind::Star && after(line, '*');
    let bullet = |line: &&Line<'_>| BULLETS.chars().any(|character| after(line, character));
    let sure = |line: &&Line<'_>| star(line) || (is_text(line) && (bullet(line) || tabbed(line)));
    if let Some(line) = paragraph.iter().find(sure) {
        return Some(line);
    }
    // A character that the words touch is one of a list as well: « -former ». A number after a dash is negative.
    let glued = |line: &Line<'_>, character: char| {
        let rest = line.text.strip_prefix(character);
        rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic)) && !character.is_alphabetic()
    };
    // A dash may open an aside, « § » a reference, and « o » is a letter: two of them make a list.
    ALONE_NONE.chars().chain(BULLETS.chars()).find_map(|character| {
        let mut lines = paragraph.iter().filter(|line| {
            (is_text(line) || line.begins == SyntaxKind::Shorthand)
                && (after(line, character) || (character != '§' && glued(line, character)))
        });
        let first = lines.next()?;
        lines.next().map(|_| first)
    })
}

/// Whether a line is an item as a word processor copies it: its character, one tab, and words.
fn tabbed(line: &&Line<'_>) -> bool {
    ALONE_NONE.chars().any(|character| {
        let rest = line.text.strip_prefix(character);
        rest.and_then(|rest| rest.strip_prefix('\t'))
            .is_some_and(|words| !words.contains('\t') && !words.trim().is_empty())
    })
}

/// The first of two lines that go on counting: « 1) … 2) … », « a) … b) … », « 1° ».
fn enumerated<'a, 'b>(paragraph: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let mut counted = paragraph.iter().filter(|line| line.begins == SyntaxKind::Text);
    let mut first = counted.by_ref().find(|line| rank(line.text).is_some())?;
    for line in counted {
        let Some(next) = rank(line.text) else { continue };
        if rank(first.text).is_some_and(|rank| rank.0 == next.0 && rank.1 + 1 == next.1) {
            return Some(first);
        }
        first = line;
    }
    None
}

/// The character that follows a number or a letter at the beginning of a line, and its rank.
fn rank(text: &str) -> Option<(char, u32)> {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric())?;
    let character = text[end..].chars().next()?;
    let spaced = text[end + character.len_utf8()..].starts_with(char::is_whitespace);
    let rank = match &text.as_bytes()[..end] {
        [letter] if letter.is_ascii_alphabetic() && character == ')' => u32::from(*letter),
        digits if digits.len() <= 2 => text[..end].parse().ok()?,
        _ => return None,
    };
    (spaced && ")°/-".contains(character)).then_some((character, rank))
}

/// The lines of a table in Markdown, or pasted from a sheet with tabs between its cells.
fn table(paragraph: &[Line<'_>]) -> Option<Range<usize>> {
    let barred = |line: &&Line<'_>| {
        line.begins == SyntaxKind::Text
            && (line.text.starts_with('|') || line.text.matches(" | ").count() >= 2)
    };
    let tabbed = |line: &&Line<'_>| line.begins == SyntaxKind::Text && line.text.contains('\t');
    let lines = |is_row: &dyn Fn(&&Line<'_>) -> bool| {
        let mut rows = paragraph.iter().filter(is_row);
        let first = rows.next()?;
        let last = rows.next_back()?;
        Some(first.start..last.range().end)
    };
    lines(&barred).or_else(|| lines(&tabbed))
}
