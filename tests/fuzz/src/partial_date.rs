//! A cell that holds a date: what is read is written, and reads back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapport::language::french;
use rapport::language::partial_date::PartialDate;

fuzz_target!(|text: &str| {
    if let Ok(date) = PartialDate::parse(text, 2021) {
        let iso = date.to_iso();
        assert_eq!(PartialDate::parse(&iso, 2021).as_ref(), Ok(&date), "{text:?} as {iso:?}");
        std::hint::black_box((french::date(&date), date.months(), date.number_of_days()));
    }
});
