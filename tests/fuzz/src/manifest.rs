//! The bytes of `rapport.toml`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| rapport_fuzz::check(&[("rapport.toml", bytes)]));
