//! A page as a picture that a browser shows without any font.

use typst::layout::{Frame, FrameItem};
use typst::visualize::{Image, ImageKind, SvgImage};
use typst_svg::{SvgOptions, WebImage};

use crate::language::html::percent_encoded;
use crate::typeset::Document;

/// A page as SVG, its letters as outlines. `page` counts from 0.
pub fn page_svg(document: &Document, page: usize) -> Option<String> {
    let page = document.paged.pages().get(page)?;
    let mut svg = typst_svg::svg(page, &SvgOptions::default());
    let mut drawings = Vec::new();
    collect(&page.frame, &mut drawings);
    for (image, drawing) in drawings {
        // The engine embeds a chart as it is, and a picture within a picture knows no font of
        // the page that shows it.
        let embedded = WebImage::new(image).to_base64_url();
        svg = svg.replace(embedded.as_str(), &data_url(&outlined(drawing)));
    }
    Some(svg)
}

fn collect<'a>(frame: &'a Frame, drawings: &mut Vec<(&'a Image, &'a SvgImage)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, drawings),
            FrameItem::Image(image, ..) => match image.kind() {
                ImageKind::Svg(drawing) => drawings.push((image, drawing)),
                ImageKind::Raster(_) | ImageKind::Pdf(_) => {}
            },
            _ => {}
        }
    }
}

/// The drawing with its text as outlines, made with the fonts of the bundle.
fn outlined(drawing: &SvgImage) -> String {
    drawing.tree().to_string(&Default::default())
}

fn data_url(svg: &str) -> String {
    let is_kept = |byte: u8| byte.is_ascii() && !b"%#\"<>&'".contains(&byte);
    let one_line = svg.replace(['\n', '\r', '\t'], " ");
    format!("data:image/svg+xml,{}", percent_encoded(&one_line, is_kept))
}
