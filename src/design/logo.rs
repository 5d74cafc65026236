//! The colours of a logo: those that cover most of it, greys and paper left out.

use std::collections::BTreeMap;

use super::theme::{Rgb, Vision, distance};
use crate::read::picture::{PictureFormat, check, kind};

/// Pixels that are looked at.
const LOOKED_AT: usize = 200_000;
/// Channels that differ by less make a grey.
const GREY: u8 = 40;
/// Colours that are nearer are shades of one.
const SHADES: f64 = 25.0;
/// The least part of what is coloured, in per cent.
const LEAST: usize = 4;

/// The colours of a picture, the one that covers most first; none when it has none, or is no
/// picture that is printed.
pub fn colors(bytes: &[u8]) -> Vec<Rgb> {
    let found = match kind(bytes) {
        Ok(kind) if check(kind, bytes).is_err() => return Vec::new(),
        Ok(PictureFormat::Svg) => of_drawing(&String::from_utf8_lossy(bytes)),
        Ok(PictureFormat::Png | PictureFormat::Jpeg) => of_pixels(bytes),
        _ => return Vec::new(),
    };
    most(found.into_iter().filter(is_coloured))
}

fn is_coloured(Rgb(red, green, blue): &Rgb) -> bool {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    most - least >= GREY
}

/// Colours written in a drawing, as often as they are written.
fn of_drawing(text: &str) -> Vec<Rgb> {
    let digits = |after: &str| {
        let end = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
        match &after[..end] {
            short if short.len() == 3 => Some(short.chars().flat_map(|c| [c, c]).collect()),
            long if long.len() == 6 => Some(long.to_owned()),
            _ => None,
        }
    };
    let written = text.split('#').skip(1).filter_map(digits);
    written.filter_map(|digits: String| Rgb::parse(&format!("#{digits}"))).collect()
}

fn of_pixels(bytes: &[u8]) -> Vec<Rgb> {
    let Ok(picture) = image::load_from_memory(bytes) else { return Vec::new() };
    let picture = picture.to_rgba8();
    let step = (picture.pixels().len() / LOOKED_AT).max(1);
    let seen = picture.pixels().step_by(step).filter(|pixel| pixel.0[3] >= 128);
    seen.map(|pixel| Rgb(pixel.0[0], pixel.0[1], pixel.0[2])).collect()
}

/// The colours that come most often, shades of one together.
fn most(found: impl Iterator<Item = Rgb>) -> Vec<Rgb> {
    let mut often: BTreeMap<[u8; 3], (usize, BTreeMap<Rgb, usize>)> = BTreeMap::new();
    let mut all = 0;
    for color in found {
        let near = often.entry([color.0 >> 4, color.1 >> 4, color.2 >> 4]).or_default();
        near.0 += 1;
        *near.1.entry(color).or_default() += 1;
        all += 1;
    }
    let mut ranked: Vec<(usize, BTreeMap<Rgb, usize>)> = often.into_values().collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut kept: Vec<Rgb> = Vec::new();
    for (count, shades) in ranked {
        let Some((color, _)) = shades.into_iter().max_by_key(|(_, count)| *count) else { continue };
        let is_new = kept.iter().all(|other| distance(color, *other, Vision::Usual) >= SHADES);
        if is_new && count * 100 >= all * LEAST && kept.len() < 3 {
            kept.push(color);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(colors: &[(Rgb, u32)]) -> Vec<u8> {
        let rows: Vec<Rgb> =
            colors.iter().flat_map(|(color, rows)| vec![*color; *rows as usize]).collect();
        let picture = image::RgbaImage::from_fn(10, rows.len() as u32, |_, row| {
            let Rgb(red, green, blue) = rows[row as usize];
            image::Rgba([red, green, blue, 255])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn paper_and_greys_are_no_colours() {
        let (white, grey) = (Rgb(255, 255, 255), Rgb(90, 90, 96));
        let (blue, shade, gold) = (Rgb(0, 60, 140), Rgb(0, 66, 150), Rgb(240, 180, 20));
        assert_eq!(
            colors(&png(&[(white, 50), (grey, 9), (blue, 9), (shade, 3), (gold, 5)])),
            [blue, gold]
        );
        assert_eq!(colors(&png(&[(white, 5), (grey, 9)])), []);
    }

    #[test]
    fn a_drawing_says_its_colours() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"#0a5\"/><path id=\"a\" fill='#00AA55'/><path fill=\"#fff\" stroke=\"#C01020\"/></svg>";
        assert_eq!(colors(drawing.as_bytes()), [Rgb(0, 0xAA, 0x55), Rgb(0xC0, 0x10, 0x20)]);
        assert_eq!(colors(b"GIF89a"), []);
    }
}
