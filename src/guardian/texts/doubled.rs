//! « la place de de l'ESS »

use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, passages};
use crate::read::prose::{Block, BlockKind, Origin, Token, TokenKind};

/// Words that French says twice.
const TWICE: &str = "nous vous en lui leur très bien trop tout plus vite loin non oui si faire fait \
    jamais bla cha tic tac toc tam pom";
/// Words that are surely a slip when the first of the two begins a sentence.
const SMALL: &str = "le la les de des du un une et à dans pour par sur au aux ce cette ces il elle \
    ils elles on qui que";

/// Tells each word that stands twice in a row.
pub(in crate::guardian) fn words_stand_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for block in passages(view) {
        judge(block, diagnostics);
    }
    each_cell(view, |cell| {
        let mut words = cell.text.split([' ', '\u{a0}']);
        let mut before = words.next().unwrap_or_default();
        let twice = words.any(|word| {
            let former = std::mem::replace(&mut before, word);
            // Signs may stand around the words: what is alike in part is looked at closely.
            !word.is_empty()
                && !former.is_empty()
                && (former.ends_with(word) || word.starts_with(former))
        });
        if twice {
            judge(&cell.block(), diagnostics);
        }
    });
}

fn judge(block: &Block, diagnostics: &mut Diagnostics) {
    if block.kind == BlockKind::Quotation {
        return;
    }
    for pair in block.tokens().windows(2) {
        let [first, second] = pair else { continue };
        if !is_slip(&block.text, first, second) {
            continue;
        }
        let word = &block.text[second.range.clone()];
        let both = first.range.start..second.range.end;
        if block.origin(both.start) != Origin::Typed || !block.is_typed(both.clone()) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(Code::DoubledWord, format!("« {word} » est écrit deux fois de suite"))
                .at(block.place(both.clone()))
                .corrected(
                    block
                        .correction(both, &block.text[first.range.clone()])
                        .map(Correction::doubtful),
                )
                .help("retirez l'un des deux"),
        );
    }
}

fn is_slip(text: &str, first: &Token, second: &Token) -> bool {
    if first.kind != TokenKind::Word || second.kind != TokenKind::Word {
        return false;
    }
    let (one, other) = (&text[first.range.clone()], &text[second.range.clone()]);
    let gap = &text[first.range.end..second.range.start];
    let apart = gap.chars().all(char::is_whitespace);
    let lowercase = other.chars().next().is_some_and(char::is_lowercase);
    if !apart || !lowercase || TWICE.split(' ').any(|word| word == other) {
        return false;
    }
    let at_start = one.to_lowercase() == other && SMALL.split(' ').any(|word| word == other);
    one == other || at_start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::prose::tokens;

    fn slips(text: &str) -> bool {
        tokens(text).windows(2).any(|pair| is_slip(text, &pair[0], &pair[1]))
    }

    #[test]
    fn only_what_is_surely_a_slip_is_told() {
        for text in
            ["la place de de l'ESS", "les les élu.e.s", "Le le club", "un club club", "d'd'abord"]
        {
            assert!(slips(text), "{text}");
        }
        for text in [
            "nous nous sommes réunis",
            "tout en en parlant",
            "Boutros Boutros",
            "l'Est est loin",
            "très très bien",
            "un. Un",
            "de, de",
            "pour faire faire",
            "a à cœur",
            "2 2",
        ] {
            assert!(!slips(text), "{text}");
        }
    }
}
