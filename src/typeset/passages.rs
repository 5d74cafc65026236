//! The passages of a text that are code.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

/// The bytes of each `#…` and each formula of a text that stands in no other, in their order.
pub fn passages_of_code(text: &str) -> Vec<Range<usize>> {
    let source = Source::detached(text);
    let mut found = Vec::new();
    gather(&LinkedNode::new(source.root()), &mut found);
    found
}

fn gather(node: &LinkedNode<'_>, found: &mut Vec<Range<usize>>) {
    let mut hash = None;
    for child in node.children() {
        match child.kind() {
            SyntaxKind::Hash => hash = Some(child.offset()),
            SyntaxKind::Equation => found.push(child.range()),
            _ => match hash.take() {
                Some(start) => found.push(start..child.range().end),
                None => gather(&child, found),
            },
        }
    }
}

/// The bytes of the largest whole number of a file: where something is repeated too often, that
/// says how often.
pub fn largest_number(text: &str) -> Option<Range<usize>> {
    fn visit(node: &LinkedNode<'_>, largest: &mut Option<(u128, Range<usize>)>) {
        if node.kind() == SyntaxKind::Int
            && let Ok(value) = node.leaf_text().parse()
            && largest.as_ref().is_none_or(|(other, _)| value > *other)
        {
            *largest = Some((value, node.range()));
        }
        node.children().for_each(|child| visit(&child, largest));
    }
    let source = Source::detached(text);
    let mut largest = None;
    visit(&LinkedNode::new(source.root()), &mut largest);
    largest.map(|(_, range)| range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_stand_in_their_order_and_hold_those_within() {
        let text = "Un #a(\"b\")[#c()] et *#d*.\n\n$x$\n\n= #e";
        let passages: Vec<&str> = passages_of_code(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(passages, ["#a(\"b\")[#c()]", "#d", "$x$", "#e"]);
    }

    #[test]
    fn the_largest_number_is_found() {
        let text = "#let a = 12\n#let f() = range(1000000).map(x => 30)\n";
        assert_eq!(largest_number(text).map(|it| &text[it]), Some("1000000"));
        assert_eq!(largest_number("rien"), None);
    }
}
