//! From a cell to a value: dates, quantities, amounts, names of other rows, with what is wrong and how to write it.
//!
//! Nothing here knows which tables there are: they, the settings and the tables of an edition read their cells by it.

mod around;
mod cures;
mod date_columns;
mod dating;
mod faults;
mod ids;
mod measures;
mod money;
mod picture;
mod places;
mod put_off;
mod row;
mod serial;
mod slips;
mod targets;
mod writings;

pub use places::territory;

pub(super) use date_columns::Doubted;
pub(super) use dating::{Dating, doubt_settings};
pub(super) use faults::{
    date_diagnostic, language_diagnostic, quantity_diagnostic, zone_diagnostic,
};
pub(super) use ids::Ids;
pub(super) use money::currency_diagnostic;
pub(super) use row::{Cells, Context};
pub(super) use targets::Targets;

pub(crate) use targets::named_rows;
