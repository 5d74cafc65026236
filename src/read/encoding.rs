//! Bytes to text: UTF-8, UTF-16, and what Excel in French writes by default.

use std::fmt;

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use memchr::memmem;

use super::hits::Hits;

/// Bytes looked at to see whether a file without a mark is UTF-16.
const UTF16_SAMPLE: usize = 4096;
/// What programs write at the beginning of a text to say that it is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The same, read as Windows-1252 and encoded again.
const MARK_TWICE: &[u8] = b"\xC3\xAF\xC2\xBB\xC2\xBF";

/// How the bytes of a file stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at the beginning.
    Utf8,
    /// UTF-16, least significant byte first: « Texte Unicode » of Excel.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows-1252: « CSV (point-virgule) » of Excel.
    Windows1252,
    /// Mac OS Roman: « CSV (Macintosh) » of Excel.
    Macintosh,
}

impl Encoding {
    /// Those of one byte a character: which byte is which.
    pub fn signs(self) -> &'static encoding_rs::Encoding {
        if self == Self::Macintosh { MACINTOSH } else { WINDOWS_1252 }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::Macintosh => "Mac OS Roman",
        })
    }
}

/// How a text was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoding {
    /// How the bytes were read.
    pub encoding: Encoding,
    /// Nothing in the file says that it is this encoding.
    pub guessed: bool,
    /// Single bytes that are no UTF-8 in a text that is; each was read as
    /// Windows-1252, so that the rest of the cell can still be understood.
    pub foreign: Hits,
}

impl Decoding {
    fn sure(encoding: Encoding) -> Self {
        Self { encoding, guessed: false, foreign: Hits::default() }
    }

    fn guessed(encoding: Encoding) -> Self {
        Self { guessed: true, ..Self::sure(encoding) }
    }
}

/// Any bytes give a text, without the marks that begin it or one of its lines, as a
/// text that was marked twice has them, or files that were put end to end; what could
/// not be decoded is U+FFFD in it.
pub fn decode(bytes: Vec<u8>) -> (String, Decoding) {
    let (is_marked, bytes) = without_marks(bytes);
    match bytes.as_slice() {
        _ if is_marked => {
            return match String::from_utf8(bytes) {
                Ok(text) => (text, Decoding::sure(Encoding::Utf8)),
                Err(error) => patched_utf8(error.as_bytes()),
            };
        }
        [0xFF, 0xFE, rest @ ..] => {
            return (utf16(rest, u16::from_le_bytes), Decoding::sure(Encoding::Utf16Le));
        }
        [0xFE, 0xFF, rest @ ..] => {
            return (utf16(rest, u16::from_be_bytes), Decoding::sure(Encoding::Utf16Be));
        }
        _ => {}
    }
    if let Some(encoding) = obvious_utf16(&bytes) {
        let unit =
            if encoding == Encoding::Utf16Le { u16::from_le_bytes } else { u16::from_be_bytes };
        return (utf16(&bytes, unit), Decoding::guessed(encoding));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, Decoding::sure(Encoding::Utf8)),
        Err(error) if is_mostly_utf8(error.as_bytes()) => patched_utf8(error.as_bytes()),
        Err(error) if is_of_a_mac(error.as_bytes()) => {
            let (text, _) = MACINTOSH.decode_without_bom_handling(error.as_bytes());
            (text.into_owned(), Decoding::guessed(Encoding::Macintosh))
        }
        Err(error) => (windows_1252(error.as_bytes()), Decoding::guessed(Encoding::Windows1252)),
    }
}

/// Whether the accents of a text are those of old Macs: « é è ê ç ù », of which Windows-1252 has one
/// letter of the Czechs and four bytes for nothing.
fn is_of_a_mac(bytes: &[u8]) -> bool {
    let count = |of: &dyn Fn(u8) -> bool| bytes.iter().filter(|byte| of(**byte)).count();
    let mac = count(&|byte| matches!(byte, 0x8D..=0x90 | 0x9D));
    let windows = count(&|byte| matches!(byte, 0xC0..=0xC9 | 0xE0..=0xFC));
    mac > windows && bytes.contains(&0x8E)
}

/// Whether the bytes begin with a mark of UTF-8, and the bytes without those of any line.
fn without_marks(mut bytes: Vec<u8>) -> (bool, Vec<u8>) {
    let is_marked = bytes.starts_with(MARK);
    if memmem::find(&bytes, MARK).is_some() {
        let mut kept = Vec::with_capacity(bytes.len());
        let mut rest = bytes.as_slice();
        while let Some(at) = memmem::find(rest, MARK) {
            kept.extend_from_slice(&rest[..at]);
            // In the midst of a line it is a character that someone pasted, which is reported.
            if !matches!(kept.last(), None | Some(b'\n' | b'\r')) {
                kept.extend_from_slice(MARK);
            }
            rest = &rest[at + MARK.len()..];
        }
        kept.extend_from_slice(rest);
        bytes = kept;
    }
    if bytes.starts_with(MARK_TWICE) {
        bytes.drain(..MARK_TWICE.len());
    }
    (is_marked, bytes)
}

/// Whether accents written in UTF-8 are not outnumbered by bytes that are no
/// UTF-8. In Windows-1252 an accent followed by `»` may look like one by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        invalid += chunk.invalid().len();
    }
    valid * 4 >= invalid && valid > 0
}

fn patched_utf8(bytes: &[u8]) -> (String, Decoding) {
    let mut text = String::with_capacity(bytes.len());
    let mut foreign = Hits::default();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let start = text.len();
            text.push_str(&windows_1252(&[*byte]));
            foreign.add(start..text.len());
        }
    }
    (text, Decoding { foreign, ..Decoding::sure(Encoding::Utf8) })
}

fn windows_1252(bytes: &[u8]) -> String {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // Five bytes stand for nothing; the decoder of the Web gives them control characters.
    if text.contains(is_undefined) {
        return text.replace(is_undefined, "\u{fffd}");
    }
    text.into_owned()
}

fn is_undefined(c: char) -> bool {
    matches!(c, '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}')
}

/// Half a pair, or half a unit at the end, is U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let mut line_begins = true;
    text.retain(|character| {
        let is_mark = character == '\u{feff}' && line_begins;
        line_begins = is_mark || character == '\n' || character == '\r';
        !is_mark
    });
    text
}

/// In UTF-16 nearly each letter of French has one byte that is zero, always the same one.
fn obvious_utf16(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes[..bytes.len().min(UTF16_SAMPLE)].as_chunks::<2>();
    let zeros = |index: usize| pairs.iter().filter(|pair| pair[index] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = pairs.len() * 7 / 10;
    match pairs.len() {
        0 | 1 => None,
        _ if second > many && first * 20 < pairs.len() => Some(Encoding::Utf16Le),
        _ if first > many && second * 20 < pairs.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Decoding, Encoding, decode};
    use crate::read::hits::Hits;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn bytes_become_text() {
        let text = "titre;é\nœuvre à 5 €;ok\n";
        let le = utf16(text, u16::to_le_bytes);
        let be = utf16(text, u16::to_be_bytes);
        let cp1252 = b"titre;\xe9\n\x9cuvre \xe0 5 \x80;ok\n".to_vec();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, encoding, guessed) in [
            (text.as_bytes().to_vec(), Encoding::Utf8, false),
            (with(b"\xef\xbb\xbf", text.as_bytes()), Encoding::Utf8, false),
            (with(b"\xef\xbb\xbf\xef\xbb\xbf", text.as_bytes()), Encoding::Utf8, false),
            (with(b"\xef\xbb\xbf\xc3\xaf\xc2\xbb\xc2\xbf", text.as_bytes()), Encoding::Utf8, false),
            (text.replace('œ', "\u{feff}œ").into_bytes(), Encoding::Utf8, false),
            (with(b"\xff\xfe", &le), Encoding::Utf16Le, false),
            (with(b"\xff\xfe\xff\xfe", &le), Encoding::Utf16Le, false),
            (with(b"\xfe\xff", &be), Encoding::Utf16Be, false),
            (le, Encoding::Utf16Le, true),
            (be, Encoding::Utf16Be, true),
            (cp1252, Encoding::Windows1252, true),
            (b"titre;\x8e\n\xcfuvre \x88 5 \xdb;ok\n".to_vec(), Encoding::Macintosh, true),
        ] {
            let decoding = Decoding { encoding, guessed, foreign: Hits::default() };
            assert_eq!(decode(bytes), (text.to_owned(), decoding));
        }
    }

    #[test]
    fn what_is_no_text_is_replaced_and_never_lost() {
        for (bytes, text) in [
            (b"\xff\xfea\x00b".to_vec(), "a\u{fffd}"),
            (b"\xff\xfe\x00\xd8a\x00".to_vec(), "\u{fffd}a"),
            (b"r\xe9union \x81 \x9d".to_vec(), "réunion \u{fffd} \u{fffd}"),
            (b"".to_vec(), ""),
            (b"\xef\xbb\xbf".to_vec(), ""),
            (b"\xff\xfe".to_vec(), ""),
            (b"\x00".to_vec(), "\0"),
        ] {
            assert_eq!(decode(bytes).0, text);
        }
    }

    #[test]
    fn a_few_bad_bytes_do_not_turn_utf8_into_windows_1252() {
        let (text, decoding) = decode(b"\xc3\xa9t\xc3\xa9 \xe9t\xe9 caf\x81".to_vec());
        assert_eq!(text, "été été caf\u{fffd}");
        assert_eq!((decoding.encoding, decoding.foreign.count), (Encoding::Utf8, 3));
        assert_eq!(decoding.foreign.first[0], 6..8);
    }

    #[test]
    fn accents_that_look_like_utf8_by_chance_do_not_outvote_the_others() {
        let (text, decoding) = decode(b"\xabD\xc9CLAR\xc9\xbb \xe0 \xe9 \xe8 \xea \xf4".to_vec());
        assert_eq!(decoding.encoding, Encoding::Windows1252);
        assert_eq!(text, "«DÉCLARÉ» à é è ê ô");
    }
}
