//! French on paper. A number becomes French text in this module only, so that tables, prose and chart ticks agree.
//!
//! What it prints, the readers of [`crate::language::quantity`] and [`crate::language::partial_date`] read back.

mod amounts;
mod cardinals;
mod dates;
mod first_names;
mod inclusive;
mod measures;
mod names;
mod numbers;
mod order;
mod people;
mod quantities;
mod typeset;
mod words;

pub use super::fold::fold;
pub use amounts::{amount, amount_as, amount_number, amount_sign};
pub use cardinals::{cardinal, cardinal_value, is_cardinal_word};
pub use dates::{
    continuation, date, date_in_margin, date_in_numbers, day_chip, day_of_month, month_of_period,
    month_of_period_in_short,
};
pub use inclusive::{Inclusive, InclusiveForm, InclusiveSign, inclusive_form, singular};
pub use measures::{any_number, measure, signed_growth, signed_measure, signed_points};
pub use names::{month_abbreviation, month_name, month_named, weekday_name, weekday_named};
pub use numbers::{decimal, number, ordinal, percent, signed, signed_percent};
pub use order::index_key;
pub use people::{is_a_persons, is_surely_a_persons, may_be_a_persons};
use quantities::qualified;
pub use quantities::{
    UNKNOWN, and_others, count, qualifier_words, quantity, quantity_or_unknown, with_unit,
};
pub use typeset::typeset;
pub use words::{Gender, agree, capitalized, de, elides, list, of_the, shorten, uncapitalized};

/// No-break space, before a colon and after `n°`.
pub const NO_BREAK_SPACE: char = '\u{A0}';
/// Narrow no-break space, inside numbers and guillemets, before `; ! ? % €`.
pub const NARROW_SPACE: char = '\u{202F}';
