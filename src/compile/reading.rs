//! What this edition and those before it are read alike by.

use crate::diagnostic::Code;
use crate::read::prose::{self, Citation, Commands, Prose};
use crate::read::{Input, Text};

/// Errors that lose no row and no setting.
pub(super) const HARMLESS: &[Code] = &[Code::MissingFile, Code::PictureFormat, Code::DuplicateId];

/// The texts of an edition, each read once.
pub(super) fn texts(
    input: &Input,
    commands: &Commands,
    printed: &dyn Fn(&Citation) -> Option<String>,
) -> Vec<Prose> {
    let read = |text: &Text| {
        prose::read(text.file, &input.sources.file(text.file).text, commands, printed)
    };
    input.texts.iter().map(read).collect()
}
