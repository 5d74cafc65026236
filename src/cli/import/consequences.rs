//! What an edition would say of itself after an import, and does not say today: told before anything is
//! written.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::output;
use crate::compile::prepared::{Prepared, prepare, prepare_with};
use crate::diagnostic::human::Extent;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::Replaced;

/// Rows from which the edition is judged after the import alone, by `rapport check`.
const MANY: usize = 20_000;

/// Tells what files would bring up; the edition as it would be, unless it has too many rows.
pub(super) fn tell(
    edition: &Path,
    replaced: impl FnOnce() -> Replaced,
    rows: usize,
) -> Option<Prepared> {
    if rows > MANY {
        return None;
    }
    let key = |one: &Diagnostic| (one.code, one.message.clone());
    let mut known = Diagnostics::default();
    prepare(edition, &mut known);
    let known: BTreeSet<_> = known.iter().map(key).collect();
    let mut found = Diagnostics::default();
    let prepared = prepare_with(edition, &replaced(), &mut found);
    found.retain(|one| one.acknowledged.is_none() && !known.contains(&key(one)));
    if found.iter().next().is_some() {
        output::message("L'édition dirait alors ceci, qu'elle ne dit pas aujourd'hui :\n");
        output::diagnostics(&found, &prepared.input.sources, Extent::Screen);
    }
    Some(prepared)
}
