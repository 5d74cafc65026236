//! A page as a picture made of pixels.

use typst_render::RenderOptions;

use crate::typeset::Document;

/// Points in an inch.
const POINTS: f64 = 72.0;

/// A page as PNG, at a number of pixels an inch. `page` counts from 0. The same page gives the
/// same bytes.
pub fn page_png(document: &Document, page: usize, pixels_per_inch: f64) -> Option<Vec<u8>> {
    let page = document.paged.pages().get(page)?;
    let options = RenderOptions {
        pixel_per_pt: (pixels_per_inch / POINTS).into(),
        ..RenderOptions::default()
    };
    typst_render::render(page, &options).encode_png().ok()
}
