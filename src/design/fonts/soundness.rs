//! Whether a font file is whole: its tables lie within it, and each is what its checksum says.
//!
//! The engine walks the tables of a font trusting what they say of each other; what comes here
//! first is only counted and added up.

/// Tables of a face; the richest fonts have some forty.
const MOST_TABLES: usize = 256;
/// Faces of a collection.
const MOST_FACES: usize = 64;
/// Bytes of a table that its checksum does not know: the header of the font holds one of the whole.
const WHOLE_CHECKSUM: std::ops::Range<usize> = 8..12;

/// See the module. What is no font at all is not reported here.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    let Some(kind) = bytes.first_chunk::<4>() else { return true };
    if kind != b"ttcf" {
        return face(bytes, 0);
    }
    let Some(faces) = number(bytes, 8) else { return false };
    faces <= MOST_FACES
        && (0..faces).all(|index| number(bytes, 12 + 4 * index).is_some_and(|at| face(bytes, at)))
}

/// The face whose list of tables begins at `at`.
fn face(bytes: &[u8], at: usize) -> bool {
    let Some(kind) = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>) else { return false };
    if !matches!(kind, [0, 1, 0, 0] | b"OTTO" | b"true") {
        // Of another kind: whoever reads it says that it is no font.
        return at == 0;
    }
    let Some([high, low]) = bytes.get(at + 4..).and_then(<[u8]>::first_chunk::<2>) else {
        return false;
    };
    let tables = usize::from(u16::from_be_bytes([*high, *low]));
    tables <= MOST_TABLES && (0..tables).all(|index| table(bytes, at + 12 + 16 * index))
}

fn table(bytes: &[u8], entry: usize) -> bool {
    let tag = bytes.get(entry..).and_then(<[u8]>::first_chunk::<4>);
    let fields = [4, 8, 12].map(|field| number(bytes, entry + field));
    let (Some(tag), [Some(checksum), Some(start), Some(length)]) = (tag, fields) else {
        return false;
    };
    let Some(table) = start.checked_add(length).and_then(|end| bytes.get(start..end)) else {
        return false;
    };
    let is_head = tag == b"head";
    let sum = table.chunks(4).enumerate().fold(0_u32, |sum, (index, chunk)| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        let is_left_out = is_head && WHOLE_CHECKSUM.contains(&(index * 4));
        sum.wrapping_add(if is_left_out { 0 } else { u32::from_be_bytes(word) })
    });
    usize::try_from(sum) == Ok(checksum)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>)?;
    usize::try_from(u32::from_be_bytes(*word)).ok()
}

#[cfg(test)]
mod tests {
    use super::is_sound;
    use crate::design::fonts::embedded::embedded;

    #[test]
    fn the_fonts_of_the_tool_are_sound_and_one_bit_makes_them_unsound() {
        for (name, bytes) in embedded() {
            assert!(is_sound(bytes), "{name}");
            assert!(!is_sound(&bytes[..bytes.len() - 100]), "{name}");
        }
        let (_, bytes) = embedded().next().expect("there is one");
        let tables = usize::from(bytes[5]);
        let mut font = bytes.to_vec();
        // The search fields of the list, and the padding between tables, are read by nobody.
        for at in (12 + 16 * tables..font.len() - 4).step_by(font.len() / 23) {
            font[at] ^= 4;
            assert!(!is_sound(&font), "byte {at}");
            font[at] ^= 4;
        }
    }
}
