//! Data that travel packed in the binary: `build.rs` packs them.

use std::io::Read;
use std::sync::OnceLock;

use flate2::read::DeflateDecoder;

/// Bytes that are taken out at their first use, and kept.
pub struct Packed {
    packed: &'static [u8],
    plain: OnceLock<Vec<u8>>,
}

impl Packed {
    /// What `build.rs` packed.
    pub const fn new(packed: &'static [u8]) -> Self {
        Self { packed, plain: OnceLock::new() }
    }

    /// The bytes as they were.
    pub fn bytes(&self) -> &[u8] {
        self.plain.get_or_init(|| {
            let mut plain = Vec::with_capacity(self.packed.len() * 4);
            let mut decoder = DeflateDecoder::new(self.packed);
            decoder.read_to_end(&mut plain).expect("the build packed it");
            plain
        })
    }

    /// The bytes as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).expect("the build packed a text")
    }
}
