//! The stages that need no engine: an edition read, checked and counted.

use std::path::Path;

use crate::dataset::Dataset;
use crate::diagnostic::Diagnostics;
use crate::figures::{self, Figures};
use crate::read::{self, Input};
use crate::{check, discrepancies};

/// An edition, read, checked and counted.
pub struct Prepared {
    /// What was read.
    pub input: Input,
    /// What it means.
    pub dataset: Dataset,
    /// Last year's, if there is one.
    pub previous: Option<Dataset>,
    /// What the report will say.
    pub figures: Figures,
}

/// Reads, checks and counts the edition of a folder; last year's is its
/// sibling. Each stage goes as far as it can, so that one run tells everything
/// that is wrong.
pub fn prepare(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    let (input, found) = read::read(edition);
    diagnostics.extend(found.into_vec());
    let dataset = check::check(&input, diagnostics);
    let previous = previous(edition, dataset.year());
    let figures = figures::figures(&input, &dataset, previous.as_ref(), diagnostics);
    discrepancies::acknowledge(&dataset.settings, diagnostics);
    diagnostics.sort(&input.sources);
    Prepared { input, dataset, previous, figures }
}

/// Last year's dataset. What is wrong in it is told when it is itself checked.
fn previous(edition: &Path, year: i32) -> Option<Dataset> {
    let folder = read::editions::previous(edition, year)?;
    let (input, mut unheard) = read::read(&folder);
    Some(check::check(&input, &mut unheard))
}
