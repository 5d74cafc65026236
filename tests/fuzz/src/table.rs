//! A table as bytes; the first of them says which one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapport::dataset::tables::TABLES;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let name = TABLES[usize::from(*which) % TABLES.len()].name;
    rapport_fuzz::check(&[(&format!("{name}.csv"), bytes)]);
});
