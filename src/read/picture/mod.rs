//! Pictures judged by their headers, before anything decodes them: what they are, how large,
//! whole or cut. A header of seventy bytes may ask for forty gigabytes of memory.

mod pixels;
mod svg;

use std::fmt;

use crate::language::french;

/// Pixels of the largest picture: cameras of telephones go to two hundred million, a full page at
/// the finest print needs ten.
const MOST_PIXELS: u64 = 128_000_000;

/// What a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A photograph, mostly.
    Jpeg,
    /// A picture without losses.
    Png,
    /// A small or moving picture.
    Gif,
    /// A picture of a web site.
    WebP,
    /// A drawing.
    Svg,
}

impl Kind {
    /// The endings of its files; the first is proposed.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::WebP => &["webp"],
            Self::Svg => &["svg"],
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Svg => "SVG",
        })
    }
}

/// Why a picture cannot be printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No byte at all.
    Empty,
    /// No picture that is known.
    Unknown,
    /// A picture, or a document, of a format that is not printed.
    Foreign(&'static str),
    /// The file ends before the picture does.
    Truncated,
    /// Bytes that do not fit together.
    Damaged,
    /// The four inks of a press.
    Cmyk,
    /// A JPEG written in a way that hardly anything reads.
    RareJpeg,
    /// More pixels than any page needs.
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// It moves: only its first image is printed.
    Animated,
    /// A drawing with something that is not printed.
    Drawing(&'static str),
}

/// A size and what else a header tells.
struct Header {
    width: u32,
    height: u32,
    is_animated: bool,
}

/// What the first bytes say that a file is.
pub fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    let beginning = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match bytes {
        [] => Err(Fault::Empty),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Ok(Kind::Png),
        [b'G', b'I', b'F', b'8', ..] => Ok(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Kind::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Err(Fault::Foreign("AVIF")),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => Err(Fault::Foreign("HEIC")),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Err(Fault::Foreign("TIFF")),
        [b'B', b'M', ..] if bytes.len() > 26 => Err(Fault::Foreign("BMP")),
        [b'%', b'P', b'D', b'F', ..] => Err(Fault::Foreign("PDF")),
        [b'8', b'B', b'P', b'S', ..] => Err(Fault::Foreign("Photoshop")),
        [0x1F, 0x8B, ..] => Err(Fault::Foreign("SVG comprimé")),
        [b'%', b'!', ..] => Err(Fault::Foreign("PostScript")),
        _ if text.starts_with('<') && !text.to_ascii_lowercase().contains("<html") => Ok(Kind::Svg),
        _ => Err(Fault::Unknown),
    }
}

/// What is wrong with a picture of that kind.
pub fn judge(kind: Kind, bytes: &[u8]) -> Result<(), Fault> {
    let header = match kind {
        Kind::Jpeg => pixels::jpeg(bytes)?,
        Kind::Png => pixels::png(bytes)?,
        Kind::Gif => pixels::gif(bytes)?,
        Kind::WebP => pixels::webp(bytes)?,
        Kind::Svg => return svg::judge(bytes),
    };
    let Header { width, height, is_animated } = header;
    if width == 0 || height == 0 {
        return Err(Fault::Damaged);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Fault::TooLarge { width, height });
    }
    if is_animated { Err(Fault::Animated) } else { Ok(()) }
}

/// Pixels of its width, for a picture made of pixels.
pub fn width(bytes: &[u8]) -> Option<u32> {
    let header = match kind(bytes).ok()? {
        Kind::Jpeg => pixels::jpeg(bytes),
        Kind::Png => pixels::png(bytes),
        Kind::Gif => pixels::gif(bytes),
        Kind::WebP => pixels::webp(bytes),
        Kind::Svg => return None,
    };
    header.ok().map(|header| header.width)
}

impl Fault {
    /// What is wrong, after the name of the picture, and what to do.
    pub fn words(&self) -> (String, &'static str) {
        const COPY: &str =
            "copiez de nouveau le fichier d'origine à sa place, et vérifiez qu'il s'ouvre";
        const SAVE: &str =
            "ouvrez-la dans un logiciel de photos et enregistrez-la en JPEG ou en PNG";
        const EXPORT: &str = "exportez-la en SVG, ou en PNG, depuis le logiciel qui l'a faite, et nommez ce fichier-là";
        match self {
            Self::Empty => ("est un fichier vide".to_owned(), COPY),
            Self::Unknown => ("n'est pas une image, ou elle est abîmée".to_owned(), COPY),
            Self::Foreign(format) => {
                let is_drawing = matches!(*format, "PDF" | "PostScript");
                let words = format!("est au format {format}, qui ne s'imprime pas");
                (words, if is_drawing { EXPORT } else { SAVE })
            }
            Self::Truncated => ("est coupée : la fin du fichier manque".to_owned(), COPY),
            Self::Damaged => ("est abîmée".to_owned(), COPY),
            Self::Cmyk => (
                "est en couleurs d'imprimerie (CMJN), que le PDF n'admet pas".to_owned(),
                "convertissez-la en couleurs d'écran (RVB) et enregistrez-la de nouveau",
            ),
            Self::RareJpeg => ("est un JPEG codé d'une façon qui n'est pas lue".to_owned(), SAVE),
            Self::TooLarge { width, height } => (
                format!(
                    "annonce {} × {} points, bien plus qu'une page n'en montre",
                    french::number(*width),
                    french::number(*height)
                ),
                "réduisez-la : 6 000 points de large suffisent à une pleine page imprimée",
            ),
            Self::Animated => (
                "est animée : seule sa première image est imprimée".to_owned(),
                "choisissez l'image qui doit paraître, et enregistrez-la en PNG",
            ),
            Self::Drawing(what) => (
                (*what).to_owned(),
                "exportez de nouveau le dessin, tout compris dans le fichier et les textes en tracés, ou en PNG",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Kind, judge, kind};

    /// A PNG with this header and no data.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = b"IHDR".to_vec();
        header.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        header.extend([8, 2, 0, 0, 0]);
        for chunk in [header, b"IDAT".to_vec(), b"IEND".to_vec()] {
            bytes.extend(u32::try_from(chunk.len() - 4).expect("short").to_be_bytes());
            bytes.extend(&chunk);
            bytes.extend(crc32fast::hash(&chunk).to_be_bytes());
        }
        bytes
    }

    /// A JPEG of this frame.
    fn jpeg(marker: u8, components: u8) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, marker];
        bytes.extend([0, 8 + 3 * components, 8, 0, 10, 0, 20, components]);
        bytes.extend(std::iter::repeat_n(1, usize::from(components) * 3));
        bytes.extend([0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0, 3, 0xFF, 0xD9]);
        bytes
    }

    fn verdict(bytes: &[u8]) -> Result<(), Fault> {
        kind(bytes).and_then(|kind| judge(kind, bytes))
    }

    #[test]
    fn a_picture_is_judged_by_its_header() {
        let whole = png(10, 10);
        let mut damaged = whole.clone();
        damaged[20] ^= 1;
        let gif = |width: u16, frames: usize| {
            let mut bytes = b"GIF89a".to_vec();
            bytes.extend([width.to_le_bytes(), width.to_le_bytes()].concat());
            bytes.extend([0, 0, 0]);
            for _ in 0..frames {
                bytes.extend([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 7, 0]);
            }
            bytes.push(0x3B);
            bytes
        };
        let cases: &[(&str, Vec<u8>, Result<(), Fault>)] = &[
            ("png", whole.clone(), Ok(())),
            ("cut png", whole[..whole.len() - 6].to_vec(), Err(Fault::Truncated)),
            ("damaged png", damaged, Err(Fault::Damaged)),
            (
                "huge png",
                png(100_000, 100_000),
                Err(Fault::TooLarge { width: 100_000, height: 100_000 }),
            ),
            ("jpeg", jpeg(0xC0, 3), Ok(())),
            ("cmyk", jpeg(0xC2, 4), Err(Fault::Cmyk)),
            ("rare", jpeg(0xC9, 3), Err(Fault::RareJpeg)),
            ("cut jpeg", jpeg(0xC0, 3)[..36].to_vec(), Err(Fault::Truncated)),
            ("gif", gif(10, 1), Ok(())),
            ("moving", gif(10, 2), Err(Fault::Animated)),
            ("huge gif", gif(65_535, 1), Err(Fault::TooLarge { width: 65_535, height: 65_535 })),
            ("nothing", Vec::new(), Err(Fault::Empty)),
            ("words", b"bonjour".to_vec(), Err(Fault::Unknown)),
            ("heic", b"\0\0\0\x18ftypheic".to_vec(), Err(Fault::Foreign("HEIC"))),
            ("tiff", b"II*\0".to_vec(), Err(Fault::Foreign("TIFF"))),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(verdict(bytes), *expected, "{name}");
        }
        assert_eq!(kind(&whole), Ok(Kind::Png));
    }

    #[test]
    fn no_bytes_make_the_judge_fail() {
        for whole in [png(10, 10), jpeg(0xC0, 3), b"GIF89a\x01\0\x01\0\x80\0\0".to_vec()] {
            for end in 0..whole.len() {
                let _ = verdict(&whole[..end]);
                for bit in 0..8 {
                    let mut flipped = whole.clone();
                    flipped[end] ^= 1 << bit;
                    let _ = verdict(&flipped);
                }
            }
        }
    }
}
