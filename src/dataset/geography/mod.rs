//! Where the municipalities, groupings, départements and regions of France are.
//!
//! Codes are keys, names are not: two hundred names are shared by several
//! communes, and « Clichy-la-Garenne » is officially Clichy. The data stand in
//! `data/`, embedded and searched where they lie: nothing is parsed before it
//! is asked for.

mod codes;
mod level;
mod names;
mod old_regions;
mod outlines;
mod projection;
mod records;
mod territory;

pub use codes::find;
pub use level::Level;
pub use names::{Near, Suggestion, same_place, suggestions};
pub use old_regions::region_named;
pub use outlines::{Chart, Line, LineKind, OVERSEAS, chart};
pub use projection::{Projection, lambert_93};
pub use territory::{Department, Point, Region, Territory, departments, regions};

/// What stands wherever a map is printed.
pub const CREDIT: &str = "IGN, INSEE";
/// The code of the region that has a frame of its own on maps.
pub const ILE_DE_FRANCE: &str = "11";

#[cfg(test)]
mod tests;
