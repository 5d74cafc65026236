//! Names that an edition gives to its tables and columns.

use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::name_key;

/// The name as files and headers have it.
pub fn name(written: &Sourced<String>, what: &str, diagnostics: &mut Diagnostics) -> String {
    let folded = name_key(written);
    if *written != folded || folded.is_empty() {
        let message = format!("« {written} » n'est pas un nom pour {what}");
        let help = match folded.is_empty() {
            true => "un nom a des lettres sans accent, des chiffres et « _ »".to_owned(),
            false => format!("écrivez « {folded} » : sans majuscule, accent ni espace"),
        };
        diagnostics
            .push(Diagnostic::new(Code::UnknownChoice, message).at(written.place).help(help));
    }
    folded
}
