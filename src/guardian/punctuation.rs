//! Quotation marks and brackets that lack their other half.

use super::View;
use super::passages::each_cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::prose::{Block, Nesting, Unbalanced, unbalanced};

/// A quotation may go on over this many paragraphs.
const PARAGRAPHS: usize = 4;

/// Tells each half that stands alone: in a text, where a quotation may go on
/// from one paragraph to the next; in a value of rapport.toml; in a cell.
pub(super) fn marks_are_closed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        let mut waiting: Vec<(usize, &Block, Unbalanced)> = Vec::new();
        for (index, block) in text.blocks.iter().enumerate() {
            for half in unbalanced(block) {
                let opened = waiting.last().is_some_and(|(from, _, other)| {
                    half.nesting == Nesting::Close
                        && other.nesting == Nesting::Open
                        && other.sign == opening(half.sign)
                        && index - from <= PARAGRAPHS
                });
                if opened {
                    waiting.pop();
                } else {
                    waiting.push((index, block, half));
                }
            }
        }
        waiting.iter().for_each(|(_, block, half)| diagnostics.push(told(block, half)));
    }
    // A name made of signs alone is a name.
    let says = |text: &str| text.contains(char::is_alphabetic);
    for block in view.settings.iter().filter(|block| says(&block.text)) {
        unbalanced(block).iter().for_each(|half| diagnostics.push(told(block, half)));
    }
    each_cell(view, |cell| {
        // An extract of an article is cut where it is cut.
        if !may_be_marked(cell.text) || !says(cell.text) || cell.column == "extrait" {
            return;
        }
        let block = cell.block();
        unbalanced(&block).iter().for_each(|half| diagnostics.push(told(&block, half)));
    });
}

/// A quick look, for the many cells: « and » begin with byte C2 in UTF-8, “ and ” with E2.
fn may_be_marked(text: &str) -> bool {
    let begins_mark =
        |byte: &u8| matches!(byte, b'"' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | 0xC2 | 0xE2);
    text.as_bytes().iter().any(begins_mark)
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

fn told(block: &Block, half: &Unbalanced) -> Diagnostic {
    let sign = half.sign;
    let (what, name) = match (half.nesting, sign) {
        (Nesting::Open, '(' | '[' | '{') => ("ouvre et n'est pas refermé", "le signe"),
        (Nesting::Open, _) => ("ouvre une citation qui n'est pas refermée", "le guillemet"),
        (Nesting::Close, ')' | ']' | '}') => ("ferme sans que rien ne soit ouvert", "le signe"),
        (Nesting::Close, _) => ("ferme une citation qui n'est pas ouverte", "le guillemet"),
    };
    Diagnostic::new(Code::UnbalancedMark, format!("{name} {sign} {what}"))
        .at(block.place(half.at..half.at + sign.len_utf8()))
        .help("ajoutez l'autre signe de la paire, ou retirez celui-ci")
}
