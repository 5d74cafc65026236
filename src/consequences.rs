//! What only follows from another fault is not told: the cause is.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::{Input, MANIFEST};

/// Faults of rapport.toml by which an element that is written in it is lost.
const LOSSES: &[Code] =
    &[Code::TomlSyntax, Code::MissingKey, Code::WrongType, Code::MissingFile, Code::UnreadableFile];

/// Leaves out what is said of tables and texts only because rapport.toml could
/// not be read as it was meant: ids that it seems not to declare, dates judged
/// by a year that it does not give, or that is not the one of the folder.
pub fn leave_out(input: &Input, diagnostics: &mut Diagnostics) {
    let Some(file) = input.sources.by_path(MANIFEST) else { return };
    let text = &input.sources.file(file).text;
    let of_manifest = |one: &Diagnostic| one.place.is_some_and(|place| place.file() == file);
    let damaged = diagnostics.iter().any(|one| of_manifest(one) && LOSSES.contains(&one.code));
    let lacks_year = input.manifest.edition.is_none();
    let is_another_year = diagnostics.iter().any(|one| one.code == Code::YearDiffers);
    let follows = |one: &Diagnostic| match one.code {
        Code::UnknownReference | Code::UnknownFigure => {
            damaged && one.subject.as_ref().is_some_and(|id| text.is_empty() || declares(text, id))
        }
        Code::OutsideYear => lacks_year || is_another_year,
        Code::ImpossibleDate => lacks_year,
        _ => false,
    };
    diagnostics.retain(|one| !follows(one));
}

/// Whether a text seems to give an element this id, in quotes or without.
fn declares(text: &str, id: &str) -> bool {
    text.lines().filter_map(|line| line.split_once('=')).any(|(key, value)| {
        key.trim() == "id" && value.trim().trim_matches(['"', '\'']) == id.trim()
    })
}

#[cfg(test)]
mod tests {
    use super::declares;

    #[test]
    fn an_id_is_found_in_what_is_malformed() {
        let text =
            "[[categories]\nid = rencontres\nlibelle = \"x\"\n[[categories]]\nid = 'clubs'\n";
        for (id, found) in [("rencontres", true), ("clubs", true), ("x", false), ("club", false)] {
            assert_eq!(declares(text, id), found, "{id}");
        }
    }
}
