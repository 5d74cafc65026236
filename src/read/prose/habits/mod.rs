//! Characters that mean something else here than where they were learnt: an address
//! with its `@`, HTML, Markdown, a price in `$`, the quotation marks of a word
//! processor inside a command; and words that the markup would not print, or
//! would print changed.
//!
//! Every leaf of the parsed text is either printed as it stands or looked at
//! here: a test holds what is printed against what is written.

mod backslashes;
mod calls;
mod lines;
mod paragraphs;
mod swallowed;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::commands::Commands;

/// Characters that do not print as they were meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    /// What they are.
    pub kind: HabitKind,
    /// Their bytes in the file.
    pub range: Range<usize>,
    /// The bytes about which the parser may complain because of them.
    pub covers: Range<usize>,
}

/// What such characters were meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HabitKind {
    /// `contact@rtes.fr`
    Address,
    /// `@ReseauRTES`
    Handle,
    /// `<b>`
    Tag,
    /// `<https://www.rtes.fr>`
    AngleLink,
    /// `10 000 $`
    Price,
    /// `$pi r^2$`: no font of the tool draws it.
    Formula,
    /// `## Titre`
    Hashes,
    /// `==` without the words of a heading.
    EmptyHeading,
    /// `-` or `+` without the words of an item.
    EmptyItem,
    /// `**gras**`
    TwoStars,
    /// `__gras__`
    TwoUnderscores,
    /// `2 * 3 * 4`
    SpacedStars,
    /// `[le site](https://www.rtes.fr)`
    MarkdownLink,
    /// `#chiffre(“adherents”)`
    Quotes,
    /// `#chiffre(adherents)`
    BareId,
    /// `#chiffre ("adherents")`
    NotCalled,
    /// `<18-25>`: a label that nothing refers to.
    Label,
    /// `<18-25 ans>`: a label that is none.
    Angle,
    /// `<<Nom>>`
    Field,
    /// `+ 12 %` at the beginning of a line.
    Plus,
    /// `- 12 %`, `= 450 €`, `2022. Puis` at the beginning of a line inside of a paragraph.
    BrokenParagraph,
    /// `/ terme : sens`
    Terms,
    /// `C:\dossier`
    Backslash,
    /// `\textbf{mot}`
    Latex,
    /// `ftp://exemple.fr`, `lundi // mardi`
    Comment,
    /// `24h/*7`
    BlockComment,
    /// `<!-- note -->`
    WebComment,
    /// `#1`, `#version`: code that is printed without its character.
    Hashtag,
    /// `~200`
    Tilde,
    /// `~~barré~~`
    TwoTildes,
    /// `--strict`
    Dashes,
    /// `-?`
    HiddenHyphen,
    /// `l`ESS`
    Backtick,
    /// An address that ends before its accent.
    CutAddress,
    /// `* un`, `• un`, each on its line.
    Bullets,
    /// `1) un`, `a) un`, each on its line.
    Enumeration,
    /// `| un | deux |`, or tabs.
    PastedTable,
    /// `#table(…)` without `table.header(…)`
    HeadlessTable,
    /// `> mots`
    MarkdownQuote,
    /// `---`
    Rule,
    /// `=Titre`
    GluedHeading,
    /// `#lorem(20)`
    Filler,
    /// `#photo()`
    NamesNothing,
    /// `#footnote[]`
    NoWords,
}

/// Bytes of a line in which the other half of a character is looked for.
const FAR: usize = 1_000;

/// All of a text, in order. `root` is the parsed text.
pub(super) fn habits(root: &LinkedNode<'_>, text: &str, commands: &Commands) -> Vec<Habit> {
    let mut search = Search {
        text,
        commands,
        found: Vec::new(),
        defines: false,
        labels: HashSet::new(),
        referred: HashSet::new(),
        begins: Vec::new(),
    };
    search.look(root);
    let of_lines = search.lines();
    let Search { mut found, defines, labels, referred, .. } = search;
    // A list of stars explains all of its stars.
    let explained = |habit: &Habit| {
        let before = of_lines.partition_point(|it| it.covers.start <= habit.range.start);
        let stars = [HabitKind::SpacedStars, HabitKind::TwoStars, HabitKind::TwoUnderscores];
        stars.contains(&habit.kind)
            && of_lines[..before].last().is_some_and(|it| it.covers.contains(&habit.range.start))
    };
    found.retain(|habit| !explained(habit));
    found.extend(of_lines);
    let ranges = |kind| -> Vec<Range<usize>> {
        found.iter().filter(|habit| habit.kind == kind).map(|habit| habit.range.clone()).collect()
    };
    let (quoted, angles) = (ranges(HabitKind::Quotes), ranges(HabitKind::Angle));
    let linked = ranges(HabitKind::AngleLink);
    found.retain(|habit| match habit.kind {
        HabitKind::Comment if linked.iter().any(|it| habit.range.contains(&it.start)) => false,
        // The characters around an address are reported with it.
        HabitKind::Address if angles.iter().any(|it| it.contains(&habit.range.start)) => false,
        // Between the quotation marks of a word processor, an id has some.
        HabitKind::BareId if quoted.iter().any(|it| it.contains(&habit.range.start)) => false,
        // A label of the text may be referred to.
        HabitKind::Handle => !labels.contains(&text[habit.range.start + 1..habit.range.end]),
        HabitKind::Label => !referred.contains(text[habit.range.clone()].trim_matches(['<', '>'])),
        // Code of its own has names of its own.
        HabitKind::BareId | HabitKind::NotCalled | HabitKind::Hashtag => !defines,
        _ => true,
    });
    found.sort_by_key(|habit| habit.range.start);
    found
}

struct Search<'a> {
    text: &'a str,
    commands: &'a Commands,
    found: Vec<Habit>,
    /// The text defines names.
    defines: bool,
    labels: HashSet<&'a str>,
    /// The labels that the text refers to.
    referred: HashSet<&'a str>,
    /// Where lines begin with markup, and with what.
    begins: Vec<(usize, SyntaxKind)>,
}

impl Search<'_> {
    fn add(&mut self, kind: HabitKind, range: Range<usize>) {
        self.add_covering(kind, range.clone(), range);
    }

    fn add_covering(&mut self, kind: HabitKind, range: Range<usize>, covers: Range<usize>) {
        self.found.push(Habit { kind, range, covers });
    }

    fn look(&mut self, node: &LinkedNode<'_>) {
        self.node(node);
        self.line_begins(node);
        if node.kind() == SyntaxKind::Markup {
            self.swallowed(node);
        }
        for child in node.children() {
            self.look(&child);
        }
    }

    fn node(&mut self, node: &LinkedNode<'_>) {
        let range = node.range();
        match node.kind() {
            SyntaxKind::Ref => self.at_sign(range),
            SyntaxKind::RefMarker => {
                self.referred.insert(&self.text[range.start + 1..range.end]);
            }
            SyntaxKind::Label => self.label(node),
            SyntaxKind::Equation if is_price(self.text, &range) => {
                self.add_covering(HabitKind::Price, range.start..range.start + 1, range);
            }
            // What code holds is of one who knows.
            SyntaxKind::Equation if node.parent_kind() == Some(SyntaxKind::Markup) => {
                self.add(HabitKind::Formula, range);
            }
            SyntaxKind::Strong if self.text[range.clone()].starts_with("**") => {
                let line = self.rest_of_line(range.start);
                let words = &self.text[range.start + 2..line.end.max(range.start + 2)];
                // Both pairs of stars are read as nothing in bold.
                let end = words.find("**").filter(|end| !words[..*end].trim().is_empty());
                if let Some(end) = end.filter(|_| !self.is_known(range.start)) {
                    self.add(HabitKind::TwoStars, range.start..range.start + 2 + end + 2);
                }
            }
            // « le budget est de ____ euros »: a place to fill in, which would print as nothing.
            SyntaxKind::Emph
                if self.text[range.start..].starts_with("___") && !self.is_known(range.start) =>
            {
                let rest = self.text[range.start..].bytes();
                let run = rest.take_while(|it| *it == b'_').count();
                self.add(HabitKind::Field, range.start..range.start + run);
            }
            SyntaxKind::Emph if self.text[range.clone()].starts_with("__") => {
                let line = self.rest_of_line(range.start);
                let words = &self.text[range.start + 2..line.end.max(range.start + 2)];
                let end = words.find("__").filter(|end| !words[..*end].trim().is_empty());
                if let Some(end) = end.filter(|_| !self.is_known(range.start)) {
                    let range = range.start..range.start + 2 + end + 2;
                    self.add(HabitKind::TwoUnderscores, range);
                }
            }
            SyntaxKind::Strong | SyntaxKind::Emph => self.spaced(range),
            SyntaxKind::Link => self.link(range),
            SyntaxKind::Hash => self.hash(node),
            SyntaxKind::Error => self.error(range),
            SyntaxKind::LetBinding | SyntaxKind::Closure | SyntaxKind::ForLoop => {
                self.defines = true
            }
            SyntaxKind::FuncCall => self.call(node),
            _ => {}
        }
    }

    /// To the end of the line, or as far as anyone looks.
    fn rest_of_line(&self, start: usize) -> Range<usize> {
        let far = self.text.floor_char_boundary(start + FAR);
        let end = self.text[start..far].find('\n').map_or(far, |at| start + at);
        start..end
    }

    /// Whether the last that was found already explains a place.
    fn is_known(&self, at: usize) -> bool {
        self.found.last().is_some_and(|last| last.covers.contains(&at))
    }

    fn at_sign(&mut self, range: Range<usize>) {
        let part = |character: char| character.is_alphanumeric() || "._%+-".contains(character);
        let before = self.text[..range.start].trim_end_matches(part).len();
        match before < range.start {
            true => self.add(HabitKind::Address, before..range.end),
            false => self.add(HabitKind::Handle, range),
        }
    }

    fn link(&mut self, range: Range<usize>) {
        let rest = &self.text[range.end..];
        if rest.starts_with(|character: char| !character.is_ascii() && character.is_alphanumeric())
        {
            let part = |character: char| {
                character.is_alphanumeric() || "-._~:/?#@!$&*+=%".contains(character)
            };
            let far = rest.floor_char_boundary(FAR);
            let end = rest[..far].find(|character| !part(character)).unwrap_or(far);
            let end = rest[..end].trim_end_matches(['.', ':', '?', '!']).len();
            self.add(HabitKind::CutAddress, range.start..range.end + end);
        }
        let before = &self.text[..range.start];
        let Some(words) = before.strip_suffix("](") else { return };
        let far = words.ceil_char_boundary(words.len().saturating_sub(FAR));
        let line = words[far..].rfind('\n').map_or(far, |at| far + at + 1);
        if let Some(open) = words[line..].rfind('[') {
            let closed = usize::from(self.text[range.end..].starts_with(')'));
            self.add(HabitKind::MarkdownLink, line + open..range.end + closed);
        }
    }

    /// A character before a command, or before a heading of another format.
    fn hash(&mut self, node: &LinkedNode<'_>) {
        let start = node.offset();
        let line = self.rest_of_line(start);
        let hashes = self.text[line.clone()].bytes().take_while(|byte| *byte == b'#').count();
        let after = &self.text[start + hashes..line.end];
        let begins = self.text[..start].ends_with('\n') || start == 0;
        if begins && after.starts_with(' ') && !after.trim().is_empty() {
            self.add_covering(HabitKind::Hashes, start..start + hashes, line);
            return;
        }
        let name = after
            .split(|character: char| !(character.is_alphanumeric() || character == '-'))
            .next();
        let Some(name) = name.filter(|_| hashes == 1) else { return };
        let end = start + 1 + name.len();
        let is_command = self.commands.get(name).is_some() || name == "image";
        if is_command && !self.text[end..].starts_with(['(', '[', '.', '_']) {
            self.add(HabitKind::NotCalled, start..end);
        }
    }

    fn error(&mut self, range: Range<usize>) {
        let rest = &self.text[range.start..];
        if rest.starts_with(['“', '”', '«', '„']) {
            let line = self.rest_of_line(range.start);
            let known = self.is_known(range.start);
            let close = self.text[line.clone()].find(['”', '»']).filter(|at| *at > 0);
            if let Some(close) = close.filter(|_| !known) {
                let character =
                    self.text[line.start + close..].chars().next().map_or(0, char::len_utf8);
                let end = line.start + close + character;
                self.add_covering(HabitKind::Quotes, range.start..end, line);
            }
            return;
        }
        let Some(inner) = rest.strip_prefix('<') else { return };
        let name = inner.split(['>', '/', ' ', '\n', ':']).next().unwrap_or_default();
        let line = self.rest_of_line(range.start);
        let end = self.text[line.clone()].find('>').map_or(range.end, |at| line.start + at + 1);
        if inner.starts_with("http") || inner.starts_with("www.") {
            self.add_covering(HabitKind::AngleLink, range.start..end, line);
        } else if is_tag(name) {
            self.add_covering(HabitKind::Tag, range.start..end, line);
        } else if self.text[..range.start].ends_with('<') {
            // `<<Nom de famille>>`
            let end = (end + 1).min(line.end);
            self.add_covering(HabitKind::Field, range.start - 1..end, line);
        } else {
            self.add_covering(HabitKind::Angle, range.start..end, line);
        }
    }
}

pub(super) fn is_tag(name: &str) -> bool {
    const TAGS: &[&str] = &[
        "b", "i", "u", "em", "strong", "br", "p", "a", "span", "div", "ul", "ol", "li", "h1", "h2",
        "h3", "h4", "sup", "sub", "hr", "img", "table", "small", "center", "font",
    ];
    TAGS.contains(&name.to_ascii_lowercase().as_str())
}

/// A formula that stands beside a number, « 10 $ et 20 $ », « $10 et $20 », that is but an amount, « $12 %$ », or that
/// holds words of a sentence: it was none.
fn is_price(text: &str, range: &Range<usize>) -> bool {
    const WORDS: &[&str] =
        &["et", "de", "le", "la", "les", "des", "du", "en", "par", "pour", "une", "euros"];
    let digit = |character: char| character.is_ascii_digit();
    let of_amount = |character: char| {
        digit(character) || character.is_whitespace() || "%€.,".contains(character)
    };
    let inside = text[range.start + 1..range.end].trim_start();
    text[..range.start].trim_end().ends_with(digit)
        || (inside.starts_with(digit) && text[range.end..].starts_with(digit))
        || !inside.ends_with('$')
        || (inside.starts_with(digit) && inside.trim_end_matches('$').chars().all(of_amount))
        || inside
            .split(|character: char| !character.is_alphabetic())
            .any(|word| WORDS.contains(&word))
}
