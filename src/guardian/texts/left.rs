//! Marks that say that something is still to be written.

mod words;

use std::ops::Range;

use aho_corasick::AhoCorasick;
use words::{PROVISIONAL, TO_COLLEAGUES, TO_DO};

use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, other_settings, own_names, passages};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, Origin, TO_WRITE, TokenKind, sentences};

/// Words that no report writes for themselves; two are cut, so that the search
/// for what is unfinished in this code does not find them here.
const NEVER: [&str; 5] = ["TODO", concat!("FIX", "ME"), concat!("XX", "X"), "XX", "TBD"];

/// Tells each mark: the report cannot be written with one, but for words that may be meant.
pub fn no_mark_is_left(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for block in passages(view) {
        marks(block, diagnostics);
    }
    for block in own_names(view.input).into_iter().chain(other_settings(view.input)) {
        marks(&block, diagnostics);
    }
    let look = QuickLook::default();
    each_cell(view, |cell| {
        if cell.is_own() && look.may_hold(cell.text) {
            marks(&cell.block(), diagnostics);
        }
    });
}

/// A quick look, for the many cells.
struct QuickLook(Option<AhoCorasick>);

impl Default for QuickLook {
    fn default() -> Self {
        let inside = ["[", "(", "À", "__", "???", "orem ipsum", "xx/xx", "xxx", "opie"];
        Self(AhoCorasick::new(NEVER.into_iter().chain(inside)).ok())
    }
}

impl QuickLook {
    fn may_hold(&self, text: &str) -> bool {
        // Said alone, a mark begins with « à » or with « texte ».
        let alone = match text.as_bytes() {
            [b'a' | b'A', next, ..] => !next.is_ascii_alphanumeric(),
            [b't' | b'T', b'e' | b'E', b'x' | b'X', ..] => true,
            [0xC3, 0xA0 | 0x80, ..] => true,
            _ => false,
        };
        let provisional = |it: &&str| it.len() == text.len() && it.eq_ignore_ascii_case(text);
        let is_short = (3..=16).contains(&text.len());
        alone
            || (is_short && PROVISIONAL.iter().any(provisional))
            || self.0.as_ref().is_none_or(|inside| inside.is_match(text))
    }
}

fn marks(block: &Block, diagnostics: &mut Diagnostics) {
    for range in found(block) {
        let words = block.text[range.clone()].trim();
        let place = block.place(range.clone());
        diagnostics.push(if is_meant(block, &range) {
            Diagnostic::new(
                Code::MarkLeft,
                format!("« {words} » dit peut-être qu'il reste à écrire ici"),
            )
            .doubtful()
            .at(place)
            .about(block.text.trim())
            .help("écrivez ce qui manque")
            .acceptable(Acceptance::If("si ces mots sont voulus"))
        } else {
            Diagnostic::new(Code::MarkLeft, format!("« {words} » dit qu'il reste à écrire ici"))
                .at(place)
                .help("écrivez ce qui manque, ou retirez la phrase")
        });
    }
}

/// Whether the words may be a title that means what it says: in a table, in a setting where the
/// tool writes no such mark, in quotation marks, stuck to a word (« Vraiment??? »).
fn is_meant(block: &Block, range: &Range<usize>) -> bool {
    let text = block.text.as_str();
    let words = fold(&text[range.clone()]);
    let is_whole = range.len() >= bare(text).len();
    if PROVISIONAL.contains(&words.as_str())
        || is_copied(&words)
        || is_to_colleague(&text[range.clone()])
    {
        return true;
    }
    let is_of_tool = TO_WRITE.contains(&words.as_str()) && is_whole;
    let after = text[range.end..].trim_start();
    // « TODO : le titre », « [à compléter] »: no title is written so.
    let is_sure = (NEVER.contains(&&text[range.clone()]) && after.starts_with(':'))
        || text[range.clone()].starts_with(['[', '(']) && words.len() > "[...]".len();
    match block.kind {
        BlockKind::Cell | BlockKind::Setting if is_sure => false,
        BlockKind::Cell => true,
        BlockKind::Setting => !is_of_tool,
        _ => {
            let before = &text[..range.start];
            let quoted = before.rfind(['«', '“']).is_some_and(|open| {
                !before[open..].contains(['»', '”']) && text[range.end..].contains(['»', '”'])
            });
            let stuck = words.starts_with('?') && before.ends_with(char::is_alphanumeric);
            let is_title = block.kind == BlockKind::Heading || !is_whole;
            quoted || stuck || (words == "a venir" && is_title)
        }
    }
}

/// The words without what may end them.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ':', ' ', '…', '!'])
}

fn found(block: &Block) -> Vec<Range<usize>> {
    let text = block.text.as_str();
    let mut found: Vec<Range<usize>> = Vec::new();
    // « … » is all that there is of it.
    let bare = Some(bare(text)).filter(|it| !it.is_empty()).unwrap_or(text.trim());
    // Short enough to be a mark and nothing else.
    let is_alone = bare.len() <= 60 && (is_mark(bare) || is_crossed(bare));
    // In a cell, « ? » says that a value is not known.
    let may_be_provisional = block.kind != BlockKind::Cell || !bare.starts_with('?');
    let is_title = matches!(block.kind, BlockKind::Cell | BlockKind::Setting | BlockKind::Heading);
    let may_be_provisional = may_be_provisional && (is_title || !is_copied(bare));
    if is_alone || (may_be_provisional && is_provisional(bare)) {
        let start = text.len() - text.trim_start().len();
        found.push(start..start + bare.len().max(1));
        return found;
    }
    let tokens = block.tokens();
    let mut bracket = None;
    for (index, token) in tokens.iter().enumerate() {
        let word = &text[token.range.clone()];
        let next = tokens.get(index + 1);
        match token.kind {
            TokenKind::Sign if matches!(word, "[" | "(") => bracket = Some(token.range.end),
            TokenKind::Sign if matches!(word, "]" | ")") => {
                if let Some(start) = bracket.take()
                    && token.range.start - start <= 80
                    && begins_with_mark(&text[start..token.range.start])
                {
                    found.push(start - 1..token.range.end);
                }
            }
            TokenKind::Sign if word == "?" && text[token.range.start..].starts_with("???") => {
                let already = found.last().is_some_and(|last| last.end > token.range.start);
                if !already {
                    let run = text.as_bytes()[token.range.start..].iter();
                    let run = run.take_while(|it| **it == b'?').count();
                    found.push(token.range.start..token.range.start + run);
                }
            }
            // « le __/__/2021 », in a cell.
            TokenKind::Sign
                if text[token.range.start..].starts_with("__")
                    && found.last().is_none_or(|last| last.end <= token.range.start) =>
            {
                let rest = text[token.range.start..].bytes();
                let run = rest.take_while(|it| matches!(it, b'_' | b'/')).count();
                found.push(token.range.start..token.range.start + run);
            }
            TokenKind::Word if NEVER.contains(&word) => {
                // « XX » alone may be a number of kings; before a noun it is a number to come, as
                // after « page ».
                let noun = next.is_some_and(|next| {
                    next.kind == TokenKind::Word && text[next.range.clone()].len() > 3
                });
                let before = index.checked_sub(1).map_or("", |at| &text[tokens[at].range.clone()]);
                let is_number = ["page", "pages", "p", "n", "numéro"].contains(&before);
                if word != "XX" || noun || is_number {
                    found.push(token.range.clone());
                }
            }
            TokenKind::Word if word == "À" || word == "A" => {
                // In capitals: « À RÉDIGER ».
                if let Some(next) = next.filter(|next| {
                    let next = &text[next.range.clone()];
                    next.len() > 3 && !next.chars().any(char::is_lowercase)
                }) && is_mark(&text[token.range.start..next.range.end])
                {
                    found.push(token.range.start..next.range.end);
                }
            }
            TokenKind::Word if word.eq_ignore_ascii_case("lorem") => {
                if let Some(next) =
                    next.filter(|next| text[next.range.clone()].eq_ignore_ascii_case("ipsum"))
                {
                    found.push(token.range.start..next.range.end);
                }
            }
            TokenKind::Word if is_crossed(word) => found.push(token.range.clone()),
            TokenKind::Word if word.eq_ignore_ascii_case("xx") => {
                let whole = token.range.start..token.range.start + 5;
                if text.get(whole.clone()).is_some_and(|it| it.eq_ignore_ascii_case("xx/xx")) {
                    found.push(whole);
                }
            }
            _ => {}
        }
    }
    if !matches!(block.kind, BlockKind::Cell | BlockKind::Setting | BlockKind::Quotation) {
        found.extend(sentences(text).into_iter().filter(|it| is_to_colleague(&text[it.clone()])));
    }
    found.retain(|range| block.origin(range.start) == Origin::Typed);
    found
}

/// « Paragraphe à faire valider par Sophie », « NB : demander à Marc ».
fn is_to_colleague(sentence: &str) -> bool {
    if sentence.len() > 160 {
        return false;
    }
    let folded = fold(sentence);
    TO_COLLEAGUES.0.iter().any(|it| folded.starts_with(it))
        || TO_COLLEAGUES.1.iter().any(|it| folded.contains(it))
}

/// « xxx »
fn is_crossed(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}

fn is_provisional(text: &str) -> bool {
    (text.len() <= 20 && PROVISIONAL.contains(&fold(text).as_str())) || is_copied(text)
}

/// « Copie de Forum », « Forum (copie) »: a row or a file that was doubled to be changed.
fn is_copied(text: &str) -> bool {
    let folded = if text.contains("opie") { fold(text) } else { return false };
    folded.starts_with("copie de ") || folded.ends_with("(copie)") || folded.ends_with("-copie")
}

fn is_mark(text: &str) -> bool {
    let folded = fold(text);
    TO_DO.contains(&folded.as_str()) || bracketed(&folded).is_some_and(|it| TO_DO.contains(&it))
}

fn bracketed(folded: &str) -> Option<&str> {
    folded.strip_prefix(['[', '(', '<'])?.strip_suffix([']', ')', '>'])
}

/// « à compléter », « à compléter : les chiffres »: the mark and what is meant.
fn begins_with_mark(inside: &str) -> bool {
    let folded = fold(inside);
    TO_DO.iter().filter(|mark| **mark != "a venir").any(|mark| {
        folded
            .strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ',', '-', ' ']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::{Place, SourceMap};

    fn marked(text: &str) -> Vec<String> {
        let file = SourceMap::default().add("a", "");
        let block = Block::value(BlockKind::Setting, text, Place::File(file), "");
        let ranges = found(&block);
        assert!(
            ranges.is_empty() || QuickLook::default().may_hold(text),
            "the quick look sees « {text} »"
        );
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn marks_are_found() {
        for (text, mark) in [
            ("À rédiger.", "À rédiger"),
            ("[à compléter]", "[à compléter]"),
            ("Le réseau a réuni [à compléter] personnes.", "[à compléter]"),
            ("Le bilan (à rédiger : les chiffres) suit.", "(à rédiger : les chiffres)"),
            ("Le bilan À RÉDIGER", "À RÉDIGER"),
            ("TODO : le bilan", "TODO"),
            ("XX participants", "XX"),
            (NEVER[2], NEVER[2]),
            ("Le ??? mai", "???"),
            ("le xx/xx/2021", "xx/xx"),
            ("Lorem ipsum dolor", "Lorem ipsum"),
            ("[…]", "[…]"),
            ("[à revoir]", "[à revoir]"),
            ("xxx", "xxx"),
            ("Sans titre", "Sans titre"),
            ("Test", "Test"),
            ("xxx participants", "xxx"),
        ] {
            assert_eq!(marked(text), [mark], "{text}");
        }
    }

    #[test]
    fn what_may_be_a_title_is_doubtful() {
        for (kind, text, doubtful) in [
            (BlockKind::Cell, "ÉCHO À VENIR", true),
            (BlockKind::Cell, "À compléter", true),
            (BlockKind::Cell, "TODO", true),
            (BlockKind::Cell, "TODO : le titre", false),
            (BlockKind::Cell, "[à compléter]", false),
            (BlockKind::Setting, "À venir", true),
            (BlockKind::Setting, "?", true),
            (BlockKind::Cell, "Sans titre", true),
            (BlockKind::Cell, "Forum des communs (copie)", true),
            (BlockKind::Heading, "Titre", true),
            (BlockKind::Paragraph, "Passage à faire valider par Sophie.", true),
            (BlockKind::Paragraph, "NB : demander à Marc.", true),
            (BlockKind::Setting, "Vraiment???", true),
            (BlockKind::Setting, "À compléter", false),
            (BlockKind::Setting, "À rédiger", false),
            (BlockKind::Paragraph, "À rédiger.", false),
            (BlockKind::Paragraph, "À venir.", false),
            (BlockKind::Heading, "À venir", true),
            (BlockKind::Heading, "À rédiger", false),
            (BlockKind::Paragraph, "Le film « À COMPLÉTER » a plu.", true),
            (BlockKind::Paragraph, "Le festival ÉCHO À VENIR a plu.", true),
            (BlockKind::Paragraph, "Le bilan À RÉDIGER a plu.", false),
            (BlockKind::Paragraph, "« Oui » et le bilan [à compléter]", false),
            (BlockKind::Paragraph, "Vraiment???", true),
            (BlockKind::Paragraph, "Le ??? mai", false),
        ] {
            let file = SourceMap::default().add("a", "");
            let block = Block::value(kind, text, Place::File(file), "");
            let ranges = found(&block);
            assert_eq!(ranges.len(), 1, "{text}");
            assert_eq!(is_meant(&block, &ranges[0]), doubtful, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_marks() {
        for text in [
            "Il reste des textes à rédiger avec les communes.",
            "« […] un livret que j'ai trouvé très bien construit »",
            "Le XXe siècle",
            "Louis XX",
            "Comment ?",
            "les éditions à venir",
            "un livre (à venir)",
            "TODOS ensemble",
            "Test de recrutement",
            "Le titre",
            "",
        ] {
            assert_eq!(marked(text), Vec::<String>::new(), "{text}");
        }
    }
}
