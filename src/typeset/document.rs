//! A typeset document.

use std::fmt;

use typst::layout::{Frame, FrameItem, Point};
use typst_layout::{Page, PagedDocument};

use super::look;
use super::sources::Sources;

/// Finished pages, not yet in any file format.
pub struct Document {
    /// The engine's own document.
    pub(crate) paged: PagedDocument,
    /// The sources it was made from: mistakes found while writing the PDF point into them.
    pub(crate) sources: Sources,
}

/// What a page measures and looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageLook {
    /// The same for two pages that look the same.
    pub print: u128,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

impl Document {
    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.paged.pages().len()
    }

    /// What each page measures and looks like.
    pub fn looks(&self) -> Vec<PageLook> {
        let look = |page: &Page| PageLook {
            print: look::print(page),
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
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

fn text_of(page: &Frame) -> String {
    let mut runs = Vec::new();
    collect_text(page, Point::zero(), &mut runs);
    let mut text = String::new();
    let mut baseline = None;
    for (at, run) in runs {
        if baseline.is_some_and(|line| line != at.y) {
            text.push('\n');
        }
        baseline = Some(at.y);
        text.push_str(&run);
    }
    text
}

fn collect_text(frame: &Frame, origin: Point, runs: &mut Vec<(Point, String)>) {
    for (offset, item) in frame.items() {
        match item {
            FrameItem::Text(run) => runs.push((origin + *offset, run.text.to_string())),
            FrameItem::Group(group) => collect_text(&group.frame, origin + *offset, runs),
            _ => {}
        }
    }
}
