//! What a page looks like, in one number.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem};
use typst_layout::Page;

/// A number that two pages share when they are made of the same parts, sources included. The
/// engine knows the number of each part that it has kept from before.
pub(super) fn parts(page: &Page) -> u128 {
    typst::utils::hash128(&(&page.fill, &page.frame))
}

/// A number that two pages share when they print the same ink at the same places. The sources
/// that the ink comes from do not count: a line added above a paragraph leaves it as it is.
pub(super) fn print(page: &Page) -> u128 {
    typst::utils::hash128(&(page.fill_or_white(), Ink(&page.frame)))
}

/// A frame without what cannot be seen.
struct Ink<'a>(&'a Frame);

impl Hash for Ink<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (at, item) in self.0.items() {
            at.hash(state);
            match item {
                FrameItem::Group(group) => {
                    0u8.hash(state);
                    group.transform.hash(state);
                    group.clip.hash(state);
                    Ink(&group.frame).hash(state);
                }
                FrameItem::Text(run) => {
                    1u8.hash(state);
                    (&run.font, run.size, &run.fill, &run.stroke).hash(state);
                    for glyph in &run.glyphs {
                        glyph.id.hash(state);
                        (glyph.x_advance, glyph.x_offset).hash(state);
                        (glyph.y_advance, glyph.y_offset).hash(state);
                    }
                }
                FrameItem::Shape(shape, _) => (2u8, shape).hash(state),
                FrameItem::Image(image, size, _) => (3u8, image, size).hash(state),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
