//! What those who read again write: approvals at the end of relecture.toml, comments that are closed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{Stop, day, output};
use crate::diagnostic::source::SourceMap;
use crate::read::approvals::{self, APPROVALS, Approved, BEGINNING};
use crate::read::comments::{COMMENTS, Comment};
use crate::read::corrected::corrected;

/// Writes that figures and texts were read again, as what they are.
pub(super) fn approve(edition: &Path, all: &[Approved], by: &str) -> Result<(), Stop> {
    let by = by.trim();
    if by.is_empty() {
        return Err(Stop::Usage("--par attend le nom de qui a relu".to_owned()));
    }
    let day = match day::source_date()? {
        Some(day) => day,
        None => day::today(),
    };
    let added: String = all.iter().map(|of| approvals::written(of, by, &day.to_string())).collect();
    add(edition, &added)
}

/// Writes the numbers that a review copy has given, so that the next one gives the same.
pub(super) fn number(edition: &Path, given: &[String]) {
    if given.is_empty() {
        return;
    }
    if let Err(Stop::Usage(why)) = add(edition, &approvals::written_numbers(given)) {
        output::message(&format!(
            "{why} : les numéros de cette copie ne sont pas gardés, et peuvent devenir ceux d'autres chiffres\n"
        ));
    }
}

/// Writes something at the end of relecture.toml.
fn add(edition: &Path, added: &str) -> Result<(), Stop> {
    let file = edition.join(APPROVALS);
    let former = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => BEGINNING.to_owned(),
        Err(error) => return Err(output::fault(&file, "lu", &error)),
    };
    let end = if former.ends_with('\n') { "" } else { "\n" };
    output::write_whole(&file, format!("{former}{end}{added}").as_bytes())
}

/// Writes that nothing more is to be done about a comment; all other bytes of its file stay.
pub(super) fn close(edition: &Path, comment: &Comment, sources: &SourceMap) -> Result<(), Stop> {
    let path = edition.join(COMMENTS);
    let Some(closing) = comment.closing() else {
        return Err(Stop::Usage(format!("« {COMMENTS} » n'a pas de colonne « etat »")));
    };
    let bytes = fs::read(&path).map_err(|error| output::fault(&path, "lu", &error))?;
    let source = sources.file_of(closing.place);
    let new = corrected(&bytes, source, sources, &[(0, &closing)]);
    if new.made.is_empty() {
        return Err(Stop::Usage(format!("« {COMMENTS} » vient de changer : recommencez")));
    }
    output::write_whole(&path, &new.bytes)
}
