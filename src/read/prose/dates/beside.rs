//! The day of the week that stands apart from its date.

use chrono::Datelike;

use super::{Reader, WrittenDate, WrittenWeekday};
use crate::language::partial_date::PartialDate;

impl Reader<'_> {
    /// « 3 janvier 2022 (samedi) », « samedi, le 3 janvier »: the weekday that stands apart.
    pub(super) fn with_weekday_beside(&self, mut written: WrittenDate) -> WrittenDate {
        let Ok(PartialDate::Day(day)) = written.date else { return written };
        let rank = |byte: usize| self.tokens.partition_point(|it| it.range.start < byte);
        let (first, after) = (rank(written.range.start), rank(written.range.end));
        let in_brackets = || {
            let is = self.is(Some(after), &["("]) && self.is(Some(after + 2), &[")"]);
            is.then(|| self.weekday(after + 1)).flatten()
        };
        let before = || {
            let comma = first.checked_sub(2).filter(|at| self.is(Some(*at), &[","]))?;
            let is = self.is(first.checked_sub(1), &["le"]);
            is.then(|| self.weekday(comma.checked_sub(1)?)).flatten()
        };
        if written.weekdays.is_empty()
            && let Some((weekday, range, _)) = in_brackets().or_else(before)
        {
            let (day, month, year) = (day.day(), day.month(), day.year());
            written.weekdays.push(WrittenWeekday { weekday, day, month, year, range });
        }
        written
    }
}
