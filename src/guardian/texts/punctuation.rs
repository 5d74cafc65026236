//! Quotation marks and brackets that lack their other half.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::each_cell;
use crate::read::prose::{Block, Nesting, Unbalanced, unbalanced};

/// A quotation may go on over this many paragraphs.
const PARAGRAPHS: usize = 4;

/// Tells each half that stands alone: in a text, where a quotation may go on
/// from one paragraph to the next; in a value of rapport.toml; in a cell.
pub(in crate::guardian) fn marks_are_closed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        let mut waiting: Vec<(usize, &Block, Unbalanced)> = Vec::new();
        for (index, block) in text.blocks.iter().enumerate() {
            for half in unbalanced(block) {
                let opened = waiting.last().is_some_and(|(from, _, other)| {
                    half.nesting == Nesting::Close
                        && other.nesting == Nesting::Open
                        && other.character == opening(half.character)
                        && index - from <= PARAGRAPHS
                });
                if opened {
                    waiting.pop();
                } else {
                    waiting.push((index, block, half));
                }
            }
        }
        waiting.iter().for_each(|(_, block, half)| diagnostics.push(reported(block, half)));
    }
    // A name made of characters alone is a name.
    let says = |text: &str| text.contains(char::is_alphabetic);
    for block in view.settings.iter().filter(|block| says(&block.text)) {
        unbalanced(block).iter().for_each(|half| diagnostics.push(reported(block, half)));
    }
    each_cell(view, |cell| {
        // An extract of an article is cut where it is cut.
        if !may_lack_half(cell.text) || !says(cell.text) || cell.column == "extrait" {
            return;
        }
        let block = cell.block();
        unbalanced(&block).iter().for_each(|half| diagnostics.push(reported(&block, half)));
    });
}

/// A quick look, for the many cells: most have no mark, or pairs one after the other. « and » are C2 AB and C2 BB in
/// UTF-8, “ and ” E2 80 9C and E2 80 9D.
fn may_lack_half(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut open = None;
    for (at, byte) in bytes.iter().enumerate() {
        let closed_by = match byte {
            b'"' => return true,
            b'(' => Some(b')'),
            b'[' => Some(b']'),
            b'{' => Some(b'}'),
            0xC2 if bytes.get(at + 1) == Some(&0xAB) => Some(0xBB),
            0xE2 if bytes.get(at + 1..at + 3) == Some(&[0x80, 0x9C]) => Some(0x9D),
            _ => None,
        };
        let closes = match byte {
            b')' | b']' | b'}' => Some(*byte),
            0xC2 if bytes.get(at + 1) == Some(&0xBB) => Some(0xBB),
            0xE2 if bytes.get(at + 1..at + 3) == Some(&[0x80, 0x9D]) => Some(0x9D),
            _ => None,
        };
        match (closed_by, closes) {
            (None, None) => {}
            (Some(mark), _) if open.is_none() => open = Some(mark),
            (None, Some(mark)) if open == Some(mark) => open = None,
            _ => return true,
        }
    }
    open.is_some()
}

fn opening(closing: char) -> char {
    match closing {
        '»' => '«',
        '”' => '“',
        ')' => '(',
        ']' => '[',
        '}' => '{',
        other => other,
    }
}

fn reported(block: &Block, half: &Unbalanced) -> Diagnostic {
    let character = half.character;
    let (what, name) = match (half.nesting, character) {
        (Nesting::Open, '(' | '[' | '{') => ("ouvre et n'est pas refermé", "le signe"),
        (Nesting::Open, _) => ("ouvre une citation qui n'est pas refermée", "le guillemet"),
        (Nesting::Close, ')' | ']' | '}') => ("ferme sans que rien ne soit ouvert", "le signe"),
        (Nesting::Close, _) => ("ferme une citation qui n'est pas ouverte", "le guillemet"),
    };
    Diagnostic::new(Code::UnbalancedMark, format!("{name} {character} {what}"))
        .at(block.place(half.at..half.at + character.len_utf8()))
        .help("ajoutez l'autre signe de la paire, ou retirez celui-ci")
}
