//! Pictures as they were placed.

use typst::layout::{Frame, FrameItem};
use typst::visualize::ImageKind;

use super::document::Document;

/// A picture made of pixels, on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPicture<'a> {
    /// Page, from 1.
    pub page: usize,
    /// The file.
    pub bytes: &'a [u8],
    /// Pixels across.
    pub pixels: u32,
    /// Width on the page, in points.
    pub width: f64,
}

impl Document {
    /// The pictures made of pixels, page after page. Drawings have no pixels, and are left out.
    pub fn placed_pictures(&self) -> Vec<PlacedPicture<'_>> {
        let mut placed = Vec::new();
        for (index, page) in self.paged.pages().iter().enumerate() {
            collect(&page.frame, index + 1, &mut placed);
        }
        placed
    }
}

fn collect<'a>(frame: &'a Frame, page: usize, placed: &mut Vec<PlacedPicture<'a>>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, page, placed),
            FrameItem::Image(image, size, _) => {
                if let ImageKind::Raster(raster) = image.kind() {
                    let (bytes, width) = (raster.data().as_slice(), size.x.to_pt());
                    // The engine counts pixels after turning the picture upright.
                    let pixels = image.width() as u32;
                    placed.push(PlacedPicture { page, bytes, pixels, width });
                }
            }
            _ => {}
        }
    }
}
