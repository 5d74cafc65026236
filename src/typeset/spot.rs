//! From a passage of a source to the place where it is printed.

use std::ops::Range;

use typst::layout::{Frame, FrameItem, Point};
use typst::syntax::Span;

use super::bundle::Bundle;
use super::document::Document;

/// A point of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The page, from 1.
    pub page: usize,
    /// Points from the left.
    pub x: f64,
    /// Points from above: the line of the letters.
    pub y: f64,
}

impl Document {
    /// Where the first word of a passage of a file of the bundle is printed, by its bytes as users see them.
    pub fn spot(&self, bundle: &Bundle, path: &str, range: &Range<usize>) -> Option<Spot> {
        let range = bundle.within(path, range)?;
        let is_of = |span: Span| {
            let of_file = span.id().is_some_and(|id| id.vpath().get_with_slash() == path);
            // What a rule of the templates has put in may stand for a whole list: it says nothing.
            let within = |it: &Range<usize>| range.start <= it.start && it.end <= range.end;
            let place = || self.sources.place(span);
            of_file && place().is_some_and(|it| within(&it.range))
        };
        self.paged.pages().iter().enumerate().find_map(|(index, page)| {
            let at = first(&page.frame, Point::zero(), &is_of)?;
            Some(Spot { page: index + 1, x: at.x.to_pt(), y: at.y.to_pt() })
        })
    }
}

/// The first text in the order of drawing of which this is true.
fn first(frame: &Frame, origin: Point, is_of: &dyn Fn(Span) -> bool) -> Option<Point> {
    frame.items().find_map(|(at, item)| match item {
        FrameItem::Group(group) => {
            let moved = Point::new(group.transform.tx, group.transform.ty);
            first(&group.frame, origin + *at + moved, is_of)
        }
        FrameItem::Text(run) => {
            let is_found = run.glyphs.iter().any(|glyph| is_of(glyph.span.0));
            is_found.then(|| origin + *at)
        }
        _ => None,
    })
}
