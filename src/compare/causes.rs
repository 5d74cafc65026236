//! How a row explains that a figure has changed.

use serde::Serialize;

use super::Pair;

/// A row that explains a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowCause {
    /// How.
    pub cause: Cause,
    /// How the row is called.
    pub name: Pair<String>,
    /// Where it stands: « evenements.csv:12 ».
    pub place: Pair<String>,
    /// What it adds to the figure, as it is printed; nothing where it does not count.
    pub part: Pair<String>,
    /// Of a share or a ratio, what it adds to: « tout (toutes les lignes) »; of a chart or a statement, of
    /// which value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// How a row changes a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It adds another number.
    Changed,
    /// It stands in both states, and counts in one only: its category, its status, its date has
    /// changed.
    Reclassified,
}
