//! What a paragraph loses to the markup, or what the markup changes in it: each
//! kind of leaf that is not printed as it stands.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::lines::{self, Line};
use super::{Habit, HabitKind, Search, is_tag};

/// Names of the engine that are words too: `#version` alone would print « version ».
const WORDS: &[&str] = &[
    "align",
    "array",
    "assert",
    "black",
    "block",
    "blue",
    "bottom",
    "box",
    "calc",
    "center",
    "circle",
    "cite",
    "color",
    "content",
    "curve",
    "datetime",
    "document",
    "duration",
    "emph",
    "enum",
    "figure",
    "float",
    "footnote",
    "fuchsia",
    "gradient",
    "gray",
    "green",
    "grid",
    "heading",
    "horizon",
    "int",
    "label",
    "left",
    "lime",
    "line",
    "link",
    "list",
    "maroon",
    "math",
    "measure",
    "module",
    "move",
    "navy",
    "numbering",
    "olive",
    "orange",
    "outline",
    "pad",
    "page",
    "par",
    "path",
    "pattern",
    "place",
    "polygon",
    "purple",
    "quote",
    "raw",
    "rect",
    "red",
    "regex",
    "repeat",
    "right",
    "rotate",
    "scale",
    "silver",
    "square",
    "stack",
    "std",
    "str",
    "strike",
    "strong",
    "stroke",
    "sub",
    "super",
    "sym",
    "symbol",
    "table",
    "teal",
    "terms",
    "text",
    "tiling",
    "title",
    "top",
    "type",
    "underline",
    "version",
    "white",
    "yellow",
];

impl Search<'_> {
    /// A label is not printed; nothing but a reference to it makes it of use.
    pub(super) fn label(&mut self, node: &LinkedNode<'_>) {
        let range = node.range();
        let name = self.text[range.clone()].trim_matches(['<', '>']);
        if node.parent_kind() != Some(SyntaxKind::Markup) {
            // Code that holds a label refers to it.
            let at = range.start + 1;
            self.referred.insert(&self.text[at..at + name.len()]);
        } else if is_tag(name) {
            self.add(HabitKind::Tag, range);
        } else if self.text[..range.start].ends_with('<') && self.text[range.end..].starts_with('>')
        {
            self.add(HabitKind::Field, range.start - 1..range.end + 1);
        } else {
            let at = range.start + 1;
            self.labels.insert(&self.text[at..at + name.len()]);
            self.add(HabitKind::Label, range);
        }
    }

    /// « 2 * 3 * 4 »: stars and underscores that no word touches.
    pub(super) fn spaced(&mut self, range: Range<usize>) {
        let inside = &self.text[range.clone()];
        if !inside.ends_with(['*', '_']) {
            return;
        }
        let inside = inside.get(1..inside.len().saturating_sub(1)).unwrap_or_default();
        let touches =
            |character: Option<char>| character.is_some_and(|character| !character.is_whitespace());
        if !inside.trim().is_empty()
            && (!touches(inside.chars().next()) || !touches(inside.chars().next_back()))
        {
            self.add(HabitKind::SpacedStars, range);
        }
    }

    /// The children of a passage of markup.
    pub(super) fn swallowed(&mut self, markup: &LinkedNode<'_>) {
        // The sibling before, spaces left out; a blank line is one.
        let mut before = SyntaxKind::Parbreak;
        let mut children = markup.children().peekable();
        while let Some(child) = children.next() {
            let (kind, range) = (child.kind(), child.range());
            let next = children.peek();
            match kind {
                SyntaxKind::Space => continue,
                SyntaxKind::Heading => self.heading(range, before),
                SyntaxKind::ListItem | SyntaxKind::EnumItem => {
                    // The parser puts one space, with its line break, between two items.
                    let alone = before != kind
                        && next.is_none_or(|next| {
                            next.kind() != SyntaxKind::Space
                                || !self.continues(kind, next.range().end)
                        });
                    self.item(&child, before, alone);
                }
                SyntaxKind::TermItem => self.add(HabitKind::Terms, range.start..range.end),
                SyntaxKind::Escape => self.escape(range),
                SyntaxKind::Linebreak if self.text[..range.start].ends_with(':') => {
                    self.escape(range);
                }
                SyntaxKind::LineComment => self.line_comment(range),
                SyntaxKind::BlockComment => self.block_comment(range),
                SyntaxKind::Shorthand => self.shorthand(range),
                SyntaxKind::Raw => self.raw(range),
                SyntaxKind::Hash => {
                    if let Some(next) = next {
                        self.hashtag(range, next);
                    }
                }
                _ => {}
            }
            before = kind;
        }
    }

    /// Keeps a leaf of markup by which a line begins.
    pub(super) fn line_begins(&mut self, leaf: &LinkedNode<'_>) {
        let kind = match leaf.kind() {
            // A star that nothing closes is an error, and begins a line all the same.
            SyntaxKind::Error if self.text[leaf.offset()..].starts_with('*') => SyntaxKind::Star,
            kind @ (SyntaxKind::Text | SyntaxKind::Star | SyntaxKind::Shorthand) => kind,
            _ => return,
        };
        if self.begins_line(leaf.offset()) {
            self.begins.push((leaf.offset(), kind));
        }
    }

    /// Whether nothing but spaces stands before a place of its line.
    fn begins_line(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// A comment hides the rest of its line, which may have been meant as words.
    fn line_comment(&mut self, range: Range<usize>) {
        let line = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..range.start];
        let comment = &self.text[range.clone()];
        let hidden = if before.trim().is_empty() {
            // `//serveur/dossier`
            let word = comment[2..].split_whitespace().next().unwrap_or_default();
            comment[2..].starts_with(char::is_alphanumeric) && word.contains(['/', '.'])
        } else if before.ends_with(char::is_whitespace) {
            // After a sentence or a command, a comment is one.
            let code =
                before.trim_start().starts_with('#') && before.trim_end().ends_with([')', ']']);
            !code && !self.is_announced(range.start)
        } else {
            true
        };
        if hidden {
            let start = before.rfind(char::is_whitespace).map_or(line, |space| {
                line + space + before[space..].chars().next().map_or(1, char::len_utf8)
            });
            let start = if before.ends_with(char::is_whitespace) { range.start } else { start };
            self.add(HabitKind::Comment, start..range.end);
        }
    }

    fn block_comment(&mut self, range: Range<usize>) {
        let unclosed = !self.text[range.clone()].ends_with("*/") || range.len() < 4;
        let glued = self.text[..range.start].ends_with(char::is_alphanumeric);
        if unclosed || glued {
            self.add(HabitKind::BlockComment, range.start..range.start + 2);
        }
    }

    fn shorthand(&mut self, range: Range<usize>) {
        let begins = self.text[..range.start]
            .chars()
            .next_back()
            .is_none_or(|character| character.is_whitespace() || "([«\u{202f}".contains(character));
        let next = self.text[range.end..].chars().next();
        match &self.text[range.clone()] {
            "--" | "---" if self.text[..range.start].ends_with("<!") => {
                let far = self.text.floor_char_boundary(range.end + super::FAR);
                let end = self.text[range.end..far].find("-->").map(|at| range.end + at + 3);
                let end = end.unwrap_or_else(|| self.rest_of_line(range.start).end);
                self.add(HabitKind::WebComment, range.start - 2..end);
            }
            "~" if begins && self.text[range.start..].starts_with("~~") => {
                self.add(HabitKind::TwoTildes, range.start..range.end + 1);
            }
            "~" if begins && next.is_some_and(char::is_alphanumeric) => {
                self.add(HabitKind::Tilde, range);
            }
            "--" if begins && next.is_some_and(char::is_alphabetic) => {
                self.add(HabitKind::Dashes, range);
            }
            "-?" => self.add(HabitKind::HiddenHyphen, range),
            _ => {}
        }
    }

    /// « l`ESS et l`eau », « ``mot'' »: accents that stand for an apostrophe or a quotation mark.
    fn raw(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let glued = self.text[..range.start].ends_with(char::is_alphabetic);
        let empty = text.bytes().all(|byte| byte == b'`');
        if (glued || empty) && !text.starts_with("```") {
            self.add(HabitKind::Backtick, range);
        }
    }

    /// `#1`, `#version`, `#none`: code, which is printed without its character or not at all.
    fn hashtag(&mut self, hash: Range<usize>, next: &LinkedNode<'_>) {
        let range = hash.start..next.range().end;
        let name = &self.text[next.range()];
        let literal = matches!(
            next.kind(),
            SyntaxKind::Int
                | SyntaxKind::Float
                | SyntaxKind::Numeric
                | SyntaxKind::None
                | SyntaxKind::Auto
                | SyntaxKind::Bool
        );
        // `&#39;` is reported with the other signs of web pages.
        let entity =
            self.text[..hash.start].ends_with('&') && self.text[range.end..].starts_with(';');
        let word = next.kind() == SyntaxKind::Ident && WORDS.binary_search(&name).is_ok();
        if (literal && !entity) || word {
            self.add(HabitKind::Hashtag, range);
        }
    }

    /// What is found line by line.
    pub(super) fn lines(&mut self) -> Vec<Habit> {
        let mut found = Vec::new();
        let mut paragraph: Vec<Line<'_>> = Vec::new();
        for &(start, begins) in &self.begins {
            let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
            let follows = paragraph.last().is_some_and(|before| {
                let between = &self.text
                    [before.start + before.text.len()..start.max(before.start + before.text.len())];
                between.trim().is_empty() && between.matches('\n').count() == 1
            });
            if !follows {
                lines::habits(&paragraph, &mut found);
                paragraph.clear();
            }
            paragraph.push(Line { text: self.text[start..end].trim_end(), start, begins });
        }
        lines::habits(&paragraph, &mut found);
        found
    }
}
