//! The tables: rows, columns and sums against one another, and against last year.

pub(in crate::guardian) mod attendance;
pub(in crate::guardian) mod blank;
pub(in crate::guardian) mod calendar;
pub(in crate::guardian) mod channels;
pub(in crate::guardian) mod counted_twice;
pub(in crate::guardian) mod dates;
pub(in crate::guardian) mod duplicates;
pub(in crate::guardian) mod grants;
pub(in crate::guardian) mod groups;
pub(in crate::guardian) mod imported;
pub(in crate::guardian) mod last_year;
pub(in crate::guardian) mod ledger;
pub(in crate::guardian) mod lists;
pub(in crate::guardian) mod months;
pub(in crate::guardian) mod names;
pub(in crate::guardian) mod organisation_chart;
pub(in crate::guardian) mod people;
pub(in crate::guardian) mod places;
pub(in crate::guardian) mod rows_twice;
pub(in crate::guardian) mod slips;
pub(in crate::guardian) mod state_mark;
pub(in crate::guardian) mod swapped;
pub(in crate::guardian) mod totals;
pub(in crate::guardian) mod two_dates;
pub(in crate::guardian) mod wordings;
