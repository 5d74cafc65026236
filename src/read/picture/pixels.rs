//! Headers of pictures made of pixels, and whether their files go to their ends.

use memchr::memchr;

use super::{Fault, Header};

/// Large ends first.
fn number(bytes: &[u8], at: usize, length: usize) -> Result<u32, Fault> {
    let end = at.checked_add(length).ok_or(Fault::Damaged)?;
    let bytes = bytes.get(at..end).ok_or(Fault::Truncated)?;
    Ok(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Small ends first.
fn little(bytes: &[u8], at: usize, length: usize) -> Result<u32, Fault> {
    let end = at.checked_add(length).ok_or(Fault::Damaged)?;
    let bytes = bytes.get(at..end).ok_or(Fault::Truncated)?;
    Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// The frame tells size and inks; after the last scan stands the mark of the end.
pub(super) fn jpeg(bytes: &[u8]) -> Result<Header, Fault> {
    let mut at = 2;
    let mut header = None;
    loop {
        // Between two scans stands what was packed: in it a mark is one that no zero follows.
        at += memchr(0xFF, bytes.get(at..).unwrap_or_default()).ok_or(Fault::Truncated)?;
        let marker = *bytes.get(at + 1).ok_or(Fault::Truncated)?;
        match marker {
            0xFF => at += 1,
            0x00 | 0x01 | 0xD0..=0xD8 => at += 2,
            0xD9 => return header.ok_or(Fault::Damaged),
            _ => {
                let length = number(bytes, at + 2, 2)?;
                if length < 2 {
                    return Err(Fault::Damaged);
                }
                if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                    let [depth, inks] = [number(bytes, at + 4, 1)?, number(bytes, at + 9, 1)?];
                    match (marker, depth, inks) {
                        (_, _, 4) => return Err(Fault::Cmyk),
                        (0xC0..=0xC2, 8, 1 | 3) => {}
                        _ => return Err(Fault::RareJpeg),
                    }
                    let (height, width) = (number(bytes, at + 5, 2)?, number(bytes, at + 7, 2)?);
                    header = Some(Header { width, height, is_animated: false });
                }
                at += 2 + length as usize;
            }
        }
    }
}

/// Each chunk has its checksum.
pub(super) fn png(bytes: &[u8]) -> Result<Header, Fault> {
    let mut at = 8;
    let mut header = None;
    let mut is_animated = false;
    loop {
        let length = number(bytes, at, 4)? as usize;
        let end = at.checked_add(8).and_then(|it| it.checked_add(length)).ok_or(Fault::Damaged)?;
        let chunk = bytes.get(at + 4..end).ok_or(Fault::Truncated)?;
        if crc32fast::hash(chunk) != number(bytes, end, 4)? {
            return Err(Fault::Damaged);
        }
        match &chunk[..4] {
            b"IHDR" => {
                let (width, height) = (number(chunk, 4, 4)?, number(chunk, 8, 4)?);
                header = Some(Header { width, height, is_animated: false });
            }
            b"acTL" => is_animated = true,
            b"IEND" => {
                return header.map(|it| Header { is_animated, ..it }).ok_or(Fault::Damaged);
            }
            _ => {}
        }
        at = end + 4;
    }
}

/// Blocks, of which those of images are counted; some programs leave the last character out.
pub(super) fn gif(bytes: &[u8]) -> Result<Header, Fault> {
    let palette = |flags: u32| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let (width, height) = (little(bytes, 6, 2)?, little(bytes, 8, 2)?);
    let mut at = 13 + palette(number(bytes, 10, 1)?);
    let mut images = 0;
    let blocks_end = |mut at: usize| loop {
        match number(bytes, at, 1)? as usize {
            0 => return Ok::<usize, Fault>(at + 1),
            length => at += length + 1,
        }
    };
    loop {
        match bytes.get(at) {
            Some(0x21) => at = blocks_end(at + 2)?,
            Some(0x2C) => {
                images += 1;
                at = blocks_end(at + 11 + palette(number(bytes, at + 9, 1)?))?;
            }
            Some(0x3B) | None if images > 0 => {
                return Ok(Header { width, height, is_animated: images > 1 });
            }
            None => return Err(Fault::Truncated),
            Some(_) => return Err(Fault::Damaged),
        }
    }
}

/// Three ways to pack, each with its own header.
pub(super) fn webp(bytes: &[u8]) -> Result<Header, Fault> {
    let length = little(bytes, 4, 4)? as usize;
    if bytes.len() < length.saturating_add(8) {
        return Err(Fault::Truncated);
    }
    let chunk = bytes.get(12..16).ok_or(Fault::Truncated)?;
    let (width, height, is_animated) = match chunk {
        b"VP8 " => (little(bytes, 26, 2)? & 0x3FFF, little(bytes, 28, 2)? & 0x3FFF, false),
        b"VP8L" => {
            let packed = little(bytes, 21, 4)?;
            ((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1, false)
        }
        b"VP8X" => {
            let animated = number(bytes, 20, 1)? & 2 != 0;
            (little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1, animated)
        }
        _ => return Err(Fault::Damaged),
    };
    Ok(Header { width, height, is_animated })
}
