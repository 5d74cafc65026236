//! From a point of a page to the source of what is printed there.

use typst::introspection::Tag;
use typst::layout::{Abs, Frame, FrameItem, Point, Size};
use typst::syntax::{Span, SyntaxKind};
use typst::text::{Glyph, TextItem};
use typst::visualize::{FillRule, Image, ImageKind};

use super::document::Document;
use super::sources::Sources;
use crate::typeset::bundle::{Bundle, BundlePlace, TEXTS};

/// Points that a line counts for at least, so that it can be clicked.
const HAIRLINE_PT: f64 = 1.5;

/// Runs of characters between which a character of the templates is looked for in a text: « 1 », « er ».
const NEAR: usize = 3;

/// What is printed at a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The source that it comes from; the engine does not know it for some values of the data.
    pub place: Option<BundlePlace>,
    /// What it is.
    pub what: Printed,
}

/// What can be printed at a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// The text that has the same source: a title with all its lines.
    Text(String),
    /// A picture, with its path in the bundle when it is one of its files.
    Picture(Option<String>),
    /// A line or a surface.
    Shape,
}

impl Document {
    /// What is printed at a point of a page, in points from its upper left corner; the topmost
    /// thing first. `page` counts from 0.
    pub fn hit(&self, bundle: &Bundle, page: usize, x: f64, y: f64) -> Option<Hit> {
        if !(x.is_finite() && y.is_finite()) {
            return None;
        }
        let frame = &self.paged.pages().get(page)?.frame;
        let hit = match find(frame, Point::new(Abs::pt(x), Abs::pt(y)))? {
            Found::Text(run, glyph) => {
                let flow = Flow::around(frame, run, glyph.span.0);
                let place = flow.place(glyph, &self.sources);
                Hit { place, what: Printed::Text(flow.words()) }
            }
            Found::Picture(image, span) => Hit {
                place: self.sources.place(span),
                what: Printed::Picture(file_of(image, bundle)),
            },
            Found::Shape(span) => {
                Hit { place: Some(self.sources.place(span)?), what: Printed::Shape }
            }
        };
        Some(hit)
    }
}

enum Found<'a> {
    Text(&'a TextItem, &'a Glyph),
    Picture(&'a Image, Span),
    Shape(Span),
}

fn find(frame: &Frame, click: Point) -> Option<Found<'_>> {
    frame.items().rev().find_map(|(at, item)| match item {
        FrameItem::Group(group) => {
            let inside = (click - *at).transform_inf(group.transform.invert()?);
            let cut =
                group.clip.as_ref().is_some_and(|clip| !clip.contains(FillRule::NonZero, inside));
            if cut { None } else { find(&group.frame, inside) }
        }
        FrameItem::Text(run) => glyph_at(run, *at, click).map(|glyph| Found::Text(run, glyph)),
        FrameItem::Image(image, size, span) => {
            within(*at, *size, click).then_some(Found::Picture(image, *span))
        }
        FrameItem::Shape(shape, span) => {
            let area = shape.geometry.bbox(None);
            let size = area.size().max(Size::splat(Abs::pt(HAIRLINE_PT)));
            let drawn = shape.fill.is_some() || shape.stroke.is_some();
            let known = span.id().is_some();
            (known && drawn && within(*at + area.min, size, click)).then_some(Found::Shape(*span))
        }
        _ => None,
    })
}

/// The glyph under a point; a line is as high as its letters.
fn glyph_at(run: &TextItem, at: Point, click: Point) -> Option<&Glyph> {
    let below = 0.25 * run.size;
    let top = Point::new(at.x, at.y - run.size + below);
    if !within(top, Size::new(run.width(), run.size + below), click) {
        return None;
    }
    let mut x = at.x;
    run.glyphs.iter().find(|glyph| {
        x += glyph.x_advance.at(run.size);
        click.x < x
    })
}

fn within(at: Point, size: Size, click: Point) -> bool {
    let inside = click - at;
    inside.x >= Abs::zero() && inside.x <= size.x && inside.y >= Abs::zero() && inside.y <= size.y
}

/// The text of a page in the order of drawing, cut where its source changes.
struct Flow<'a> {
    parts: Vec<Part<'a>>,
    /// The part that was clicked.
    at: usize,
}

impl<'a> Flow<'a> {
    fn around(page: &'a Frame, run: &TextItem, span: Span) -> Self {
        let mut parts = Vec::new();
        collect(page, None, &mut parts);
        let clicked = |part: &Part| part.span == span && std::ptr::eq(part.run, run);
        let at = parts.iter().position(clicked).unwrap_or_default();
        Self { parts, at }
    }

    /// The source of a glyph. In written text a span is a whole paragraph, and the glyph knows
    /// its character. A character that a rule of the templates has put in stands where the text before it
    /// does; a value of the data, where the element does that shows it.
    fn place(&self, glyph: &Glyph, sources: &Sources) -> Option<BundlePlace> {
        let (span, offset) = glyph.span;
        let part = self.parts.get(self.at)?;
        let mut own = sources.place(span);
        if let Some(own) = &mut own
            && sources.kind(span) == Some(SyntaxKind::Text)
        {
            own.range.start = (own.range.start + usize::from(offset)).min(own.range.end);
        }
        let is_text = |place: &BundlePlace| place.path.starts_with(TEXTS);
        if own.as_ref().is_some_and(is_text) {
            return own;
        }
        let text_of = |part: &Part| sources.place(part.span).filter(is_text);
        let before = self.parts[..self.at].iter().rev().take(NEAR).find_map(text_of);
        let after = self.parts[self.at + 1..].iter().take(NEAR).find_map(text_of);
        match (before, after) {
            (Some(before), Some(after)) if before.path == after.path => {
                Some(BundlePlace { range: before.range.end..before.range.end, ..before })
            }
            _ => own.or_else(|| sources.place(part.element?)),
        }
    }

    /// The text that has the same source as what was clicked: a title that goes on over several
    /// lines, but not the next one, which the same line of a template prints.
    fn words(&self) -> String {
        let Some(clicked) = self.parts.get(self.at) else { return String::new() };
        // Values without a source of their own are told apart by their lines.
        let same = |part: &Part| {
            part.span == clicked.span
                && (!part.span.is_detached() || part.element == clicked.element)
        };
        let before = self.parts[..self.at].iter().rposition(|part| !same(part));
        let own = &self.parts[before.map_or(0, |before| before + 1)..];
        let words: Vec<&str> =
            own.iter().take_while(|part| same(part)).map(|part| part.words.as_str()).collect();
        words.join(" ")
    }
}

/// Glyphs that follow each other and come from one source.
struct Part<'a> {
    run: &'a TextItem,
    span: Span,
    /// The element around it.
    element: Option<Span>,
    words: String,
}

fn collect<'a>(frame: &'a Frame, around: Option<Span>, parts: &mut Vec<Part<'a>>) {
    let mut element = around;
    for (_, item) in frame.items() {
        match item {
            FrameItem::Tag(Tag::Start(content, _)) if !content.span().is_detached() => {
                element = Some(content.span());
            }
            FrameItem::Group(group) => collect(&group.frame, element, parts),
            FrameItem::Text(run) => {
                for glyphs in run.glyphs.chunk_by(|one, next| one.span.0 == next.span.0) {
                    let words = glyphs.iter().filter_map(|glyph| run.text.get(glyph.range()));
                    let (span, words) = (glyphs[0].span.0, words.collect());
                    parts.push(Part { run, span, element, words });
                }
            }
            _ => {}
        }
    }
}

/// The file of the bundle that a picture shows.
fn file_of(image: &Image, bundle: &Bundle) -> Option<String> {
    let data = match image.kind() {
        ImageKind::Raster(raster) => raster.data(),
        ImageKind::Svg(svg) => svg.data(),
        ImageKind::Pdf(_) => return None,
    };
    let shown = |(_, file): &(&str, &crate::typeset::bundle::BundleFile)| {
        file.content.as_slice() == data.as_slice()
    };
    bundle.files().find(shown).map(|(path, _)| path.to_owned())
}
