//! Quotation marks and brackets that nothing closes, or that nothing opened.

use super::block::{Block, Origin};
use super::enumeration;

/// A mark without its other half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbalanced {
    /// The mark.
    pub character: char,
    /// Its byte in the block's text.
    pub at: usize,
    /// Which half it is.
    pub nesting: Nesting,
}

/// Which half of a pair a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// It opens.
    Open,
    /// It closes.
    Close,
}

/// The pairs; each is followed by itself, whatever stands between.
const PAIRS: [(char, char); 5] = [('«', '»'), ('“', '”'), ('(', ')'), ('[', ']'), ('{', '}')];

/// One kind of marks in one block.
#[derive(Default)]
struct Pair {
    open: Vec<usize>,
    stray: Vec<usize>,
    nested: bool,
}

/// The marks of a block that have no other half, in order.
pub fn unbalanced(block: &Block) -> Vec<Unbalanced> {
    let found = halves(block, &[]);
    if found.iter().all(|half| !matches!(half.character, '(' | ')')) {
        return found;
    }
    // « (trois lieux : 1) Lyon, 2) Metz) »: the characters of an enumeration open and close nothing.
    let counted = enumeration::marks(&block.text);
    let without = if counted.is_empty() { found.clone() } else { halves(block, &counted) };
    if without.len() <= found.len() { without } else { found }
}

/// The marks without other half when those at some bytes are left out.
fn halves(block: &Block, left_out: &[usize]) -> Vec<Unbalanced> {
    let mut pairs: [Pair; PAIRS.len()] = Default::default();
    let mut straight = Straight::default();
    for (part, origin) in block.parts() {
        if !matches!(origin, Origin::Typed | Origin::Foreign) {
            continue;
        }
        for (offset, character) in block.text[part.clone()].char_indices() {
            if character.is_ascii_alphanumeric() || character == ' ' {
                continue;
            }
            let at = part.start + offset;
            if character == ')' && left_out.binary_search(&at).is_ok() {
                continue;
            }
            if character == '"' {
                straight.meet(&block.text, at);
            }
            for ((opens, closes), pair) in PAIRS.iter().zip(&mut pairs) {
                if character == *opens {
                    pair.nested |= !pair.open.is_empty();
                    pair.open.push(at);
                } else if character == *closes && pair.open.pop().is_none() {
                    pair.stray.push(at);
                }
            }
        }
    }
    let mut found = straight.finish();
    for ((opens, closes), mut pair) in PAIRS.into_iter().zip(pairs) {
        // Two quotations that end together may share one closing mark.
        if opens == '«' && pair.nested && pair.open.len() == 1 && pair.stray.is_empty() {
            pair.open.clear();
        }
        let half = |character, nesting| move |at| Unbalanced { character, at, nesting };
        found.extend(pair.open.into_iter().map(half(opens, Nesting::Open)));
        let stray =
            pair.stray.into_iter().filter(|at| !enumeration::needs_no_opening(&block.text, *at));
        found.extend(stray.map(half(closes, Nesting::Close)));
    }
    found.sort_by_key(|one| one.at);
    found
}

/// Straight quotation marks, whose halves look alike.
#[derive(Default)]
struct Straight {
    open: Option<usize>,
    lost: Vec<usize>,
}

impl Straight {
    fn meet(&mut self, text: &str, at: usize) {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let opens = before.is_none_or(|character| {
            character.is_whitespace() || "(['’«\u{2014}-".contains(character)
        }) && after.is_some_and(|character| !character.is_whitespace());
        match self.open {
            // Inches and seconds.
            None if before.is_some_and(|character| character.is_ascii_digit()) => {}
            None => self.open = Some(at),
            Some(former) if opens => {
                self.lost.push(former);
                self.open = Some(at);
            }
            Some(_) => self.open = None,
        }
    }

    fn finish(self) -> Vec<Unbalanced> {
        let half = |at| Unbalanced { character: '"', at, nesting: Nesting::Open };
        self.lost.into_iter().chain(self.open).map(half).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::{Place, SourceMap};
    use crate::read::prose::BlockKind;

    fn halves(text: &str) -> Vec<(usize, char)> {
        let file = SourceMap::default().add("a", "");
        let block = Block::value(BlockKind::Setting, text, Place::File(file), "");
        unbalanced(&block).into_iter().map(|one| (one.at, one.character)).collect()
    }

    #[test]
    fn a_mark_without_its_other_half_is_found() {
        for (text, expected) in [
            ("un « mot seul", vec![(3, '«')]),
            ("un mot » seul", vec![(7, '»')]),
            ("(une fois", vec![(0, '(')]),
            ("\"TZCLD : quelles opportunités ? (plus de 500)", vec![(0, '"')]),
            ("\"un mot \"et un autre\"", vec![(0, '"')]),
            ("« un \" droit »", vec![(6, '"')]),
            ("une [note", vec![(4, '[')]),
            ("réunion du 12)", vec![(14, ')')]),
            ("les 1) premiers 3) derniers", vec![(5, ')'), (17, ')')]),
            ("(trois lieux : 1) Lyon, 2) Metz", vec![(0, '(')]),
        ] {
            assert_eq!(halves(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_closed_stays_silent() {
        for text in [
            "« un » et “deux” et (trois [quatre]) et \"cinq\"",
            "\"cœur\", (\"mot\"), l'\"ami\"",
            "Six groupes : 1) Rodolphe. 2) Odette et José. 3) Daniel.",
            "a) former ; b) relier ; c) publier",
            "(trois lieux : 1) Lyon, 2) Metz, 3) Brest)",
            "Deux axes (art. 1) et (art. 2)",
            "i) former, ii) relier",
            "1°) former",
            "Bravo :)",
            "1) premier",
            "a) premier",
            "un écran de 24\" en tout",
            "« il dit : « oui »",
            "",
        ] {
            assert_eq!(halves(text), [], "{text}");
        }
    }
}
