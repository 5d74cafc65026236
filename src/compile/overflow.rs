//! Whether the texts have room on their pages: what leaves the page is not printed, and what lies
//! on another text cannot be read.
//!
//! Tables and lists go on on the next page; this is for what stands at a place of its own (a
//! cover, a margin, the head of a page) and for templates that someone has changed.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::typeset::{Document, TextBox};

/// Characters of a text that are shown.
const SHOWN: usize = 40;

/// Bytes of a word that a PDF can hold; the engine stops at a longer one.
const LONGEST_WORD: usize = 60_000;

/// Tells each page with a text that leaves it, or lies on another; once, by the longest of them,
/// which says most.
pub fn check(document: &Document, sources: &SourceMap, diagnostics: &mut Diagnostics) {
    let mut off = document.texts_off_the_page();
    off.sort_by_key(|one| (one.page, Reverse(one.text.len())));
    for one in off.iter().filter(|one| one.text.len() > LONGEST_WORD) {
        let characters = Quantity::exact(one.text.chars().count() as u64);
        let message = format!(
            "« {} » est un mot de {} : aucun PDF ne peut le contenir",
            shown(one),
            french::with_unit(&characters, "caractère", "caractères")
        );
        let diagnostic = Diagnostic::new(Code::Typst, message);
        diagnostics.push(diagnostic.help("retirez-le, ou mettez-y des espaces"));
    }
    let mut overprinted = document.overprinted_texts();
    overprinted.sort_by_key(|[one, _]| (one.page, Reverse(one.text.len())));
    let mut pages = BTreeSet::new();
    let mut tell = |one: &TextBox, message: String, help: &str| {
        if !pages.insert(one.page) {
            return;
        }
        let mut diagnostic =
            Diagnostic::new(Code::NoRoom, message).about(format!("page {}", one.page)).help(help);
        if let Some(place) = sources.find(one.text.trim(), 1).first() {
            diagnostic = diagnostic.at(*place);
        }
        diagnostics.push(diagnostic);
    };
    for one in &off {
        tell(
            one,
            format!("« {} » sort de la page {}", shown(one), one.page),
            "raccourcissez-le, ou faites-lui de la place dans le thème (son corps, le format de la page) : ce qui sort de la page n'est pas imprimé",
        );
    }
    for [one, other] in &overprinted {
        tell(
            one,
            format!(
                "« {} » et « {} » s'impriment l'un sur l'autre à la page {}",
                shown(one),
                shown(other),
                one.page
            ),
            "raccourcissez l'un des deux : ils ne se lisent pas",
        );
    }
}

fn shown(text: &TextBox) -> String {
    french::shorten(text.text.trim(), SHOWN)
}
