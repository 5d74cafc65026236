//! Whether the families that a theme names are there.

use super::{FOLDER, Fonts};
use crate::design::theme::Theme;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;

/// The tokens that name a family.
pub(super) const FAMILIES: [&str; 2] = ["polices.titre", "polices.texte"];

/// Tells each family of the theme that no font file has.
pub fn judge_families(theme: &Theme, fonts: &Fonts, diagnostics: &mut Diagnostics) {
    for path in FAMILIES {
        let name = theme.family(path);
        if fonts.regular(name).is_some() {
            continue;
        }
        let families = fonts.families();
        let known: Vec<&str> = families.keys().copied().collect();
        let help = suggest::help(name, &known, "polices");
        diagnostics.push(
            Diagnostic::new(Code::UnknownFont, format!("la police « {name} » n'est pas là"))
                .at(theme.place(path))
                .help(format!("{help} ; ou déposez ses fichiers .ttf ou .otf dans « {FOLDER} »")),
        );
    }
}
