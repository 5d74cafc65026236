//! The fonts of the tool.

use crate::read::packed::Packed;

// `FILES`: those of `fonts/`, by name.
include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// The fonts embedded in the binary: file name and bytes.
pub fn embedded() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().map(|(name, font)| (*name, font.bytes()))
}

/// One of them, by the name of its file.
pub fn embedded_font(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, font)| font.bytes())
}

/// Takes all of them out, side by side: 3.6 MB. By threads of their own, since it is done once, under a
/// lock: a thread of the engine that waits for others takes up another task, which may wait for this lock.
pub(super) fn unpack() {
    std::thread::scope(|scope| {
        for (_, font) in &FILES {
            scope.spawn(|| font.bytes());
        }
    });
}
