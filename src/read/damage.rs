//! Characters of a text that was damaged before it came here.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;

use super::grid::is_unseen;
use super::hits::Hits;

/// What is wrong with a text, whatever it holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Control characters and invisible marks.
    pub controls: Hits,
    /// Characters that an earlier program could not read, U+FFFD.
    pub lost: Hits,
    /// Accents that were decoded twice, such as `Ã©`.
    pub mojibake: Hits,
}

impl Damage {
    /// One pass over the text.
    pub fn of(text: &str) -> Self {
        let mut damage = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += match byte {
                b'\t' | b'\n' | b'\r' | b' '..=b'~' => 1,
                0..=0x1F | 0x7F => hit(&mut damage.controls, at, 1),
                _ => damage.read_char(text, at),
            };
        }
        damage
    }

    /// Signs without width in a text that is printed as it stands: what a reader looks for there is not found. A soft
    /// hyphen is one that typesetting knows, a joiner may belong to a picture.
    pub fn add_unseen(&mut self, text: &str) {
        let is_found = |character: char| {
            is_unseen(character)
                && !matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
        };
        if !text.is_ascii() {
            for (at, character) in text.match_indices(is_found) {
                hit(&mut self.controls, at, character.len());
            }
        }
    }

    /// Length of the character or of the damaged group at `at`, which is not ASCII.
    fn read_char(&mut self, text: &str, at: usize) -> usize {
        let Some(c) = text[at..].chars().next() else { return 1 };
        match c {
            // A mark of UTF-8 in the middle: two files were put end to end.
            '\u{80}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                hit(&mut self.controls, at, c.len_utf8())
            }
            // What turns the order of the characters on the page: no French text has it.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => hit(&mut self.controls, at, 3),
            '\u{fffd}' => hit(&mut self.lost, at, 3),
            'Ã' | 'Â' | 'Å' | 'â' => match repaired(&text[at..]) {
                Some((length, _)) => hit(&mut self.mojibake, at, length),
                None => c.len_utf8(),
            },
            _ => c.len_utf8(),
        }
    }
}

fn hit(hits: &mut Hits, at: usize, length: usize) -> usize {
    hits.add(at..at + length);
    length
}

/// What the damaged characters of a text were, where that is known: accents that were decoded twice,
/// bytes of Windows-1252 that were taken for control characters; what has no width goes.
pub fn repairs(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let mut length = character.len_utf8();
        let kept = |it: char| matches!(it, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}');
        match character {
            'Ã' | 'Â' | 'Å' | 'â' => {
                if let Some((damaged, original)) = repaired(&text[at..]) {
                    length = damaged;
                    found.push((at..at + length, original.to_string()));
                }
            }
            '\u{80}'..='\u{9f}' => {
                let byte = [u8::try_from(u32::from(character)).unwrap_or_default()];
                let (original, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
                if !original.contains(character) {
                    found.push((at..at + length, original.into_owned()));
                }
            }
            _ if is_unseen(character) && !kept(character) => {
                found.push((at..at + length, String::new()));
            }
            _ => {}
        }
        at += length;
    }
    found
}

/// If the text begins with UTF-8 that was read as Windows-1252: the bytes it
/// takes and the character it was.
pub fn repaired(text: &str) -> Option<(usize, char)> {
    if text.starts_with("Ã ") {
        // The second half of « à » is a no-break space, which many programs replace.
        return Some((3, 'à'));
    }
    let mut original = Vec::with_capacity(3);
    for (start, c) in text.char_indices().take(3) {
        original.push(windows_1252_byte(c)?);
        let decoded = std::str::from_utf8(&original).ok().and_then(|text| text.chars().next());
        if let Some(decoded) = decoded {
            return Some((start + c.len_utf8(), decoded));
        }
    }
    None
}

/// The byte above 127 that Windows-1252, or a decoder that knows only
/// ISO 8859-1, shows as this character.
fn windows_1252_byte(c: char) -> Option<u8> {
    if let '\u{80}'..='\u{ff}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    let text = c.to_string();
    let (bytes, _, unmappable) = WINDOWS_1252.encode(&text);
    (!unmappable && !c.is_ascii()).then(|| bytes[0])
}

#[cfg(test)]
mod tests {
    use super::{Damage, repaired};

    fn counts(text: &str) -> (usize, usize, usize) {
        let damage = Damage::of(text);
        (damage.controls.count, damage.lost.count, damage.mojibake.count)
    }

    #[test]
    fn sound_texts_are_sound() {
        for text in [
            "",
            "a;b\r\n\té à ç œ « » ’ – € … °\n",
            "Âge, Ârès, São Paulo, Ångström, château, HÂVRE",
            "日本語 Ελλάδα 🎉",
        ] {
            assert_eq!(counts(text), (0, 0, 0), "{text}");
        }
    }

    #[test]
    fn damage_is_counted() {
        for (text, expected) in [
            ("a\0b\u{7}c\u{7f}d\u{92}e\u{feff}", (5, 0, 0)),
            ("A \u{202e}ABC\u{202c} fin, \u{2066}b\u{2069}", (4, 0, 0)),
            ("r\u{fffd}union", (0, 1, 0)),
            ("rÃ©union", (0, 0, 1)),
            ("lâ€™annÃ©e", (0, 0, 2)),
            ("Ã  la une, Ã\u{a0} voir", (0, 0, 2)),
            ("Ã‰tat, 5Â\u{a0}%, cÅ“ur, Â«Â», Ã\u{89}", (0, 0, 6)),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
    }

    #[test]
    fn what_it_was_is_known() {
        for (damaged, original) in
            [("Ã©", 'é'), ("Ã‰", 'É'), ("Ã§a", 'ç'), ("â€™a", '’'), ("â‚¬", '€'), ("Å“", 'œ')]
        {
            assert_eq!(repaired(damaged).map(|(_, c)| c), Some(original), "{damaged}");
        }
    }
}
