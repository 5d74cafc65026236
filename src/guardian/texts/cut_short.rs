//! Paragraphs that stop in the midst of a sentence: « Nous remercions la ville et ».

use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::read::prose::{BlockKind, TokenKind};

/// Words with which no sentence ends.
const LINKS: &str = "et ou de du des d' la le les l' à au aux par pour que qui qu' dont dans sur sous un \
    une nos notre leurs ses ces cette mais car ni chez vers entre";

/// Tells each paragraph that ends with a word which something was to follow.
pub(in crate::guardian) fn paragraphs_are_finished(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let blocks = view.texts.iter().flat_map(|text| text.blocks.iter().map(move |it| (text, it)));
    for (text, block) in blocks {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let Some(last) = block.tokens().last().filter(|it| it.kind == TokenKind::Word) else {
            continue;
        };
        // What stands on the next line may go on with the sentence.
        let written = &view.input.sources.file(text.file).text;
        let end = block.source(last.range.clone()).end;
        let rest = written.get(end..).unwrap_or_default().trim_start_matches([' ', '\r']);
        let next = rest.strip_prefix('\n').and_then(|it| it.lines().next());
        if !next.unwrap_or(rest).trim().is_empty() {
            continue;
        }
        let word = &block.text[last.range.clone()];
        let links = LINKS.split_whitespace().any(|it| it == word);
        if links && block.tokens().len() > 3 && block.is_typed(last.range.clone()) {
            diagnostics.push(
                Diagnostic::new(
                    Code::MarkLeft,
                    format!("ce paragraphe s'arrête sur « {word} », au milieu d'une phrase"),
                )
                .doubtful()
                .at(block.place(last.range.clone()))
                .about(block.text.trim())
                .help("finissez la phrase")
                .acceptable(Acceptance::If("si elle est voulue ainsi")),
            );
        }
    }
}
