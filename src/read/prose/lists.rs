//! The lists of events that a text places: `#evenements(…)`.

use std::ops::Range;

use typst::syntax::LinkedNode;
use typst::syntax::ast;

use super::citation::string;

/// An id, and its bytes in the file.
pub type Named = (String, Range<usize>);

/// A list of events, and what it keeps of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventList {
    /// What its arguments name, each with its bytes in the file, quotation marks included.
    pub kept: Vec<(Kept, Vec<Named>)>,
    /// An argument is worked out by code: nobody knows what the list shows.
    pub is_open: bool,
    /// Bytes of the call in the file.
    pub range: Range<usize>,
}

/// By what a list keeps an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// `chapitre: "…"`
    Chapter,
    /// `rubrique: "…"`
    Theme,
    /// `types: ("…",)`
    Kind,
    /// `region: "…"`
    Region,
    /// `serie: "…"`
    Series,
    /// `ids: ("…",)`
    Ids,
}

/// The list that a call places, if it places one.
pub(super) fn event_list(node: &LinkedNode<'_>, call: ast::FuncCall<'_>) -> Option<EventList> {
    let ast::Expr::Ident(name) = call.callee() else { return None };
    if name.as_str() != "evenements" {
        return None;
    }
    let mut list = EventList { kept: Vec::new(), is_open: false, range: node.range() };
    for item in call.args().items() {
        let ast::Arg::Named(named) = item else {
            list.is_open = true;
            continue;
        };
        let kept = match named.name().as_str() {
            "chapitre" => Kept::Chapter,
            "rubrique" => Kept::Theme,
            "types" => Kept::Kind,
            "region" => Kept::Region,
            "serie" => Kept::Series,
            "ids" => Kept::Ids,
            _ => continue,
        };
        match words(node, named.expr()) {
            Some(words) => list.kept.push((kept, words)),
            None => list.is_open |= !matches!(named.expr(), ast::Expr::None(_)),
        }
    }
    Some(list)
}

/// A text, or an array of texts.
fn words(node: &LinkedNode<'_>, value: ast::Expr<'_>) -> Option<Vec<(String, Range<usize>)>> {
    match value {
        ast::Expr::Str(_) => string(node, value).map(|one| vec![one]),
        ast::Expr::Parenthesized(inner) => words(node, inner.expr()),
        ast::Expr::Array(array) => array
            .items()
            .map(|item| match item {
                ast::ArrayItem::Pos(one) => string(node, one),
                ast::ArrayItem::Spread(_) => None,
            })
            .collect(),
        _ => None,
    }
}
