//! How far two pictures of a page are from one another, for an eye.
//!
//! A page is judged block by block: over a whole page, mostly white, a label that has moved is
//! nothing. Of each block of eight pixels, the structural similarity of the light (SSIM) and the
//! distance of the colours are held against their own limit.

use image::{Rgb, RgbImage};

/// Side of the blocks that the measure compares.
const BLOCK: u32 = 8;
/// Most difference of structure, from 0 (the same) to 1. Two ways of smoothing the edges of the
/// same letters differ by a third at most, letters moved by a pixel by three quarters and more.
pub const STRUCTURE: f64 = 0.45;
/// Most difference of colour, on average over a block, in steps of 255. The steps of a reference
/// (see [`coarse`]) may be four apart.
pub const COLOUR: f64 = 8.0;

/// The worst blocks of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// From 0 to 1.
    pub structure: f64,
    /// From 0 to 255.
    pub colour: f64,
}

impl Difference {
    /// Whether somebody would see it.
    pub fn is_seen(self) -> bool {
        self.structure > STRUCTURE || self.colour > COLOUR
    }
}

/// The worst blocks, and a picture of where they are: red for the structure, blue for the colour.
/// `None` for pictures of two sizes.
pub fn difference(before: &RgbImage, after: &RgbImage) -> Option<(Difference, RgbImage)> {
    let similarity = image_compare::rgb_hybrid_compare(before, after).ok()?;
    // Of each pixel: structure, then the two axes of colour, 0 where nothing differs.
    let map = similarity.image.to_color_map().to_rgb8();
    let mut shown = after.clone();
    let mut worst = Difference { structure: 0.0, colour: 0.0 };
    for top in (0..map.height()).step_by(BLOCK as usize) {
        for left in (0..map.width()).step_by(BLOCK as usize) {
            let (right, bottom) =
                ((left + BLOCK).min(map.width()), (top + BLOCK).min(map.height()));
            let pixels = || (top..bottom).flat_map(move |y| (left..right).map(move |x| (x, y)));
            let of = |channel: &dyn Fn(&Rgb<u8>) -> u8| {
                let sum: f64 = pixels().map(|(x, y)| f64::from(channel(map.get_pixel(x, y)))).sum();
                sum / f64::from((right - left) * (bottom - top))
            };
            let block = Difference {
                structure: of(&|pixel| pixel[0]) / 255.0,
                colour: of(&|pixel| pixel[1].max(pixel[2])),
            };
            worst.structure = worst.structure.max(block.structure);
            worst.colour = worst.colour.max(block.colour);
            for (x, y) in pixels() {
                let pixel = shown.get_pixel_mut(x, y);
                // What is the same stays, faintly.
                let faint = pixel.0.map(|level| 191 + level / 4);
                *pixel = Rgb(match block {
                    _ if block.structure > STRUCTURE => [220, faint[1] / 3, faint[2] / 3],
                    _ if block.colour > COLOUR => [faint[0] / 3, faint[1] / 3, 220],
                    _ => faint,
                });
            }
        }
    }
    Some((worst, shown))
}

/// The picture in 32 steps a colour: half the bytes, and nothing that the measure would miss.
pub fn coarse(picture: &RgbImage) -> RgbImage {
    let mut coarse = picture.clone();
    for pixel in coarse.pixels_mut() {
        pixel.0 = pixel.0.map(|level| {
            let step = (u16::from(level) * 31 + 127) / 255;
            u8::try_from(step * 255 / 31).unwrap_or(u8::MAX)
        });
    }
    coarse
}
