//! What the texts cite, read from their syntax without typesetting them.
//!
//! The engine's own parser is used, so that a place is exact whatever markup
//! stands around it.

use std::ops::Range;

use typst::syntax::ast::AstNode;
use typst::syntax::{LinkedNode, Source, ast};

/// A call such as `#chiffre("adherents")` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub cited: Cited,
    /// Its id.
    pub id: String,
    /// Bytes of the id in the text, quotation marks included.
    pub range: Range<usize>,
}

/// What a text may cite by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// `#chiffre("…")`
    Figure,
    /// `#evenement("…")`, `#intervenants("…")`
    Event,
    /// `#graphique("…")`
    Chart,
    /// `#carte("…")`
    Map,
    /// `#collection("…")`
    Collection,
    /// `#publication("…")`
    Publication,
    /// `#annexe("…")`
    Annex,
    /// `#evenements(rubrique: "…")`
    Theme,
}

/// All citations of a text, in its order. Ids that are worked out by code are
/// left to the templates, which judge them when they run.
pub fn citations(text: &str) -> Vec<Citation> {
    // A source numbers its nodes, by which they are found again.
    let source = Source::detached(text);
    let mut found = Vec::new();
    visit(&LinkedNode::new(source.root()), &mut found);
    found
}

fn visit(node: &LinkedNode<'_>, found: &mut Vec<Citation>) {
    if let Some(call) = node.cast::<ast::FuncCall<'_>>() {
        found.extend(citation(node, call));
    }
    for child in node.children() {
        visit(&child, found);
    }
}

fn citation(node: &LinkedNode<'_>, call: ast::FuncCall<'_>) -> Option<Citation> {
    let ast::Expr::Ident(name) = call.callee() else { return None };
    let (cited, argument) = match name.as_str() {
        "chiffre" => (Cited::Figure, None),
        "evenement" | "intervenants" => (Cited::Event, None),
        "graphique" => (Cited::Chart, None),
        "carte" => (Cited::Map, None),
        "collection" => (Cited::Collection, None),
        "publication" => (Cited::Publication, None),
        "annexe" => (Cited::Annex, None),
        "evenements" => (Cited::Theme, Some("rubrique")),
        _ => return None,
    };
    let expression = call.args().items().find_map(|item| match (item, argument) {
        (ast::Arg::Pos(expression), None) => Some(expression),
        (ast::Arg::Named(named), Some(wanted)) if named.name().as_str() == wanted => {
            Some(named.expr())
        }
        _ => None,
    })?;
    let ast::Expr::Str(string) = expression else { return None };
    let range = node.find(string.to_untyped().span())?.range();
    Some(Citation { cited, id: string.get().to_string(), range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_found_with_their_place() {
        let text = "= Titre\nEn #chiffre(\"a\")\u{a0}: *#evenement(\"b\", \"date\")*.\n#evenements(forme: \"courte\", rubrique: \"c\")\n#encadre(titre: \"x\")[#chiffre(\"d\")] `#chiffre(\"e\")` #chiffre(id)";
        let found: Vec<_> =
            citations(text).into_iter().map(|it| (it.cited, text[it.range].to_owned())).collect();
        let expected = [
            (Cited::Figure, "\"a\""),
            (Cited::Event, "\"b\""),
            (Cited::Theme, "\"c\""),
            (Cited::Figure, "\"d\""),
        ];
        assert_eq!(found, expected.map(|(cited, id)| (cited, id.to_owned())));
    }

    #[test]
    fn broken_markup_is_no_obstacle() {
        assert_eq!(citations("*#chiffre(\"a\")[ #(").len(), 1);
    }
}
