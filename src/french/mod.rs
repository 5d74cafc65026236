//! French on paper. A number becomes French text in this module only, so that tables, prose and chart ticks agree.

mod cardinals;
mod fold;
mod names;
mod numbers;
mod typeset;
mod words;

pub use cardinals::cardinal;
pub use fold::{fold, means_unknown};
pub use names::{month_abbreviation, month_name, month_named, weekday_name, weekday_named};
pub use numbers::{decimal, number, ordinal, percent, signed, signed_percent};
pub use typeset::typeset;
pub use words::{Gender, agree, capitalized, de, list};

/// No-break space, before a colon and after `n°`.
pub const NO_BREAK_SPACE: char = '\u{A0}';
/// Narrow no-break space, inside numbers and guillemets, before `; ! ? % €`.
pub const NARROW_SPACE: char = '\u{202F}';
