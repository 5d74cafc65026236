//! The dates and the numbers of rapport.toml.

use crate::dataset::cells::{Dating, date_diagnostic, quantity_diagnostic};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::Sourced;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::Quantity;
use crate::read::toml::{WrittenDate, WrittenQuantity};

/// The date of a setting, if it is one.
pub(super) fn date(
    written: &Sourced<WrittenDate>,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> Option<PartialDate> {
    match dating.read(&written.value.0) {
        Ok(date) => Some(date),
        Err(error) => {
            diagnostics.push(date_diagnostic(&written.value.0, &error, dating).at(written.place));
            None
        }
    }
}

/// The number of a setting, if it is one.
pub(super) fn quantity(
    written: &Sourced<WrittenQuantity>,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Quantity> {
    match Quantity::parse(&written.value.0) {
        Ok(quantity) => quantity,
        Err(error) => {
            diagnostics.push(quantity_diagnostic(key, &written.value.0, &error).at(written.place));
            None
        }
    }
}
