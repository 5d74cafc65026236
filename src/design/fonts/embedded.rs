//! The fonts of the tool.

use rayon::prelude::*;

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

/// Takes all of them out, by all threads: 3.6 MB.
pub(super) fn unpack() {
    FILES.par_iter().for_each(|(_, font)| {
        font.bytes();
    });
}
