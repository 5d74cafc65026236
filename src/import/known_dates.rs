//! Dates that come again: of a hundred thousand rows few have a date of their own.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::language::partial_date::PartialDate;

/// Texts that are kept.
const MOST: usize = 4_096;

/// What texts were found to be.
#[derive(Debug, Clone, Default)]
pub struct KnownDates(RefCell<FxHashMap<String, Option<PartialDate>>>);

impl KnownDates {
    /// The date of a text, read the first time.
    pub fn date(
        &self,
        text: &str,
        read: impl FnOnce() -> Option<PartialDate>,
    ) -> Option<PartialDate> {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let date = read();
        let mut known = self.0.borrow_mut();
        if known.len() < MOST {
            known.insert(text.to_owned(), date.clone());
        }
        date
    }

    /// The same as tables write it; `None` if the text is no date.
    pub fn iso(&self, text: &str, read: impl FnOnce() -> Option<PartialDate>) -> Option<String> {
        self.date(text, read).filter(|date| *date != PartialDate::Unknown).map(|it| it.to_iso())
    }
}
