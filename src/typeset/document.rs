//! A typeset document.

use std::collections::HashMap;
use std::fmt;

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::{Page, PagedDocument};

use super::look;
use super::sources::Sources;

/// Finished pages, not yet in any file format.
pub struct Document {
    /// The engine's own document.
    pub(crate) paged: PagedDocument,
    /// The sources it was made from: mistakes found while writing the PDF point into them.
    pub(crate) sources: Sources,
    /// How many times the pages were laid out.
    pub(super) passes: usize,
}

/// What a page measures and looks like.
#[derive(Debug, Clone, Copy)]
pub struct PageLook {
    /// The same for two pages that look the same.
    pub print: u128,
    /// The same for two pages that are made of the same parts; quicker to know.
    pub(crate) parts: u128,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

impl PageLook {
    fn new(page: &Page, parts: u128) -> Self {
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        Self { print: look::print(page), parts, width, height }
    }
}

impl PartialEq for PageLook {
    fn eq(&self, other: &Self) -> bool {
        self.print == other.print
    }
}

impl Document {
    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.paged.pages().len()
    }

    /// How many times they were laid out, until what they say of themselves was true.
    pub fn passes(&self) -> usize {
        self.passes
    }

    /// What each page measures and looks like. What `former` knows is not looked at again.
    pub fn looks(&self, former: &[PageLook]) -> Vec<PageLook> {
        let known: HashMap<u128, &PageLook> = former.iter().map(|it| (it.parts, it)).collect();
        let look = |page: &Page| {
            let parts = look::parts(page);
            known.get(&parts).map_or_else(|| PageLook::new(page, parts), |it| **it)
        };
        self.paged.pages().iter().map(look).collect()
    }

    /// The text of each page, one line for each line of the page, in the order of drawing.
    pub fn page_texts(&self) -> Vec<String> {
        self.paged.pages().iter().map(|page| text_of(&page.frame)).collect()
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document of {} pages", self.page_count())
    }
}

/// A gap between two runs of a line, in parts of the size of the type, from which it is a space.
const GAP: f64 = 0.15;

/// A piece of text that was drawn at one go.
struct Run {
    at: Point,
    end: Abs,
    size: Abs,
    text: String,
}

fn text_of(page: &Frame) -> String {
    let mut runs = Vec::new();
    collect_text(page, Point::zero(), &mut runs);
    let mut text = String::new();
    let mut previous: Option<&Run> = None;
    for run in &runs {
        match previous {
            Some(before) if before.at.y != run.at.y => text.push('\n'),
            // Columns and cells of one line are apart without any space between them.
            Some(before) if (run.at.x - before.end).abs() > run.size * GAP => text.push(' '),
            _ => {}
        }
        text.push_str(&run.text);
        previous = Some(run);
    }
    text
}

fn collect_text(frame: &Frame, origin: Point, runs: &mut Vec<Run>) {
    for (offset, item) in frame.items() {
        let at = origin + *offset;
        match item {
            FrameItem::Text(run) => runs.push(Run {
                at,
                end: at.x + run.width(),
                size: run.size,
                text: run.text.to_string(),
            }),
            FrameItem::Group(group) => collect_text(&group.frame, at, runs),
            _ => {}
        }
    }
}
