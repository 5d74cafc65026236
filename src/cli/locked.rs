//! What a publication was made from, held against what is there today.

use std::fs;
use std::path::Path;

use super::{Stop, output, paths};
use crate::compile::outputs::lock::Lock;
use crate::compile::prepared::Prepared;
use crate::design::templates::Templates;
use crate::language::partial_date::Period;
use crate::read::approvals::APPROVALS;
use crate::read::comments::COMMENTS;
use crate::read::editions;

/// Refuses to go on where something differs from what a publication was made from.
pub(super) fn check(
    locked: &Path,
    edition: &Path,
    prepared: &Prepared,
    templates: &Templates,
) -> Result<(), Stop> {
    let text = fs::read_to_string(locked).map_err(|error| output::fault(locked, "lu", &error))?;
    let then = Lock::parse(&text)
        .map_err(|why| Stop::Usage(format!("« {} » : {why}", locked.display())))?;
    let now = today(templates, edition, prepared.dataset.period())?;
    let differences = then.differences(&now);
    if differences.is_empty() {
        return Ok(());
    }
    let list: String = differences.iter().map(|it| format!("- {it}\n")).collect();
    output::message(&format!("Rien n'est composé, « {} » diffère :\n{list}", locked.display()));
    Err(Stop::Data)
}

/// What an edition is made from today.
pub(super) fn today(templates: &Templates, edition: &Path, period: Period) -> Result<Lock, Stop> {
    Ok(Lock::of(templates, &inputs(edition, period)?))
}

/// The files that an edition is made from, those of last year's included, by their paths from the
/// folder that holds both.
fn inputs(edition: &Path, period: Period) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let mut files = Vec::new();
    let last = editions::previous(edition, period.name());
    for folder in std::iter::once(edition.to_owned()).chain(last) {
        let name = paths::named(&folder);
        let name = name.file_name().map(|it| it.to_string_lossy().into_owned());
        walk(&folder, &name.unwrap_or_default(), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, shown: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Stop> {
    let entries = fs::read_dir(folder).map_err(|error| output::fault(folder, "lu", &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| output::fault(folder, "lu", &error))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let shown = format!("{shown}/{name}");
        // Who has read what, and what was said of it, changes nothing that is published.
        let is_review = [APPROVALS, COMMENTS].contains(&name.as_str());
        if name.starts_with(['.', '~']) || is_review || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            walk(&path, &shown, files)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| output::fault(&path, "lu", &error))?;
            files.push((shown, bytes));
        }
    }
    Ok(())
}
