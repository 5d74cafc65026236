//! Whatever stands in a text, it is read without a panic, in linear time, and
//! every place stays on a character's boundary.

use proptest::prelude::{Strategy, any, prop_oneof, proptest};

use super::{Commands, Prose, dates, read, sentences, tokens, unbalanced};
use crate::diagnostic::source::{FileId, SourceMap};

fn file() -> FileId {
    SourceMap::default().add("textes/a.typ", "")
}

fn prose(text: &str) -> Prose {
    read(file(), text, Commands::shipped(), &|citation| Some(citation.id.clone()))
}

/// All that rules ask of a text.
fn go_over(text: &str) -> Prose {
    let prose = prose(text);
    for block in &prose.blocks {
        let tokens = tokens(&block.text);
        for token in &tokens {
            let source = block.source(token.range.clone());
            assert!(text.get(source).is_some(), "{:?} of {text:?}", token.range);
            assert!(block.text.get(token.range.clone()).is_some());
        }
        for date in dates(&block.text, &tokens, 2021) {
            assert!(block.text.get(date.range).is_some());
        }
        for sentence in sentences(&block.text) {
            assert!(block.text.get(sentence).is_some());
        }
        for half in unbalanced(block) {
            assert!(block.text[half.at..].starts_with(half.character));
        }
    }
    prose
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ «»\"()\\[\\]*_~#@<>/.,:;!?0-9a-zàéèœ’'·=\\-+\n\\\\]{0,12}".boxed(),
        "#(chiffre|lien|annexe|citation|image)\\(\"[a-z#\" ]{0,5}\"?\\)?(\\[[^\\]]{0,5}\\]?)?"
            .boxed(),
        "(lundi |mardi )?[0-9]{1,4}( au | et |/|\\.)?[0-9]{0,4} ?(mai|mars|août)? ?[0-9]{0,5}"
            .boxed(),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_place_stands_in_it(text in markup()) {
        go_over(&text);
    }
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    for piece in [
        "«",
        "»",
        "\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "#[",
        "#(",
        "*",
        "_",
        "1",
        "1 ",
        "123 ",
        "1.",
        "/",
        "1/1/2021 ",
        "é.e",
        "a'",
        ". A",
        "5 mai ",
        "lundi 5 et ",
        "#chiffre(\"a\")",
        "- ",
        "\\",
        "~",
        "#lien(\"#\")[",
        "@a ",
        "= a\n\n",
    ] {
        // A cost that grew with the square of the text would be minutes for each.
        go_over(&piece.repeat(400_000 / piece.len()));
    }
}
