//! What becomes of the rows of an export, and of those that stand in a table.

use super::rows::Imported;

/// What becomes of one row of an export.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The row.
    pub row: Imported,
    /// What becomes of it.
    pub fate: Fate,
    /// The row of the table that it is about.
    pub record: Option<u32>,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// The export has other values than it had before.
    Changed(Standing),
    /// It stands in the table as it is.
    Unchanged,
    /// The row of the table was edited since, or written by hand: it stays, unless the user says
    /// otherwise.
    Edited(Standing),
}

/// A row of the table that a row of an export is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its record.
    pub record: u32,
    /// Where it came from.
    pub from: Came,
    /// The columns that differ: what stands there, and what the export has.
    pub differences: Vec<(&'static str, String, String)>,
}

/// Where a row of the table came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// From an earlier export of the same kind.
    SameExport,
    /// From an export of another kind, which tells of the same thing.
    OtherExport,
    /// From no export.
    Hand,
}

/// A row that an earlier export had and this one has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its record.
    pub record: u32,
    /// What the export says of it instead: « autre année ».
    pub why: Option<String>,
}
