//! A cell that holds a quantity: what is read is written, and reads back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapport::language::french;
use rapport::language::quantity::Quantity;

fuzz_target!(|text: &str| {
    if let Ok(Some(quantity)) = Quantity::parse(text) {
        let printed = french::quantity(&quantity);
        assert_eq!(Quantity::parse(&printed), Ok(Some(quantity)), "{text:?} as {printed:?}");
    }
});
