//! The mark of the State among those who support the organisation: a drawing, never letters.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::fold;

/// The words that stand under the mark.
const MOTTO: &str = "liberte egalite fraternite";

/// The motto of the Republic is printed in letters only where its mark is not drawn.
pub(in crate::guardian) fn the_mark_of_the_state_is_drawn(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for supporter in view.input.manifest.supporters.iter().filter(|it| it.logo.is_none()) {
        let Some(motto) = &supporter.motto else { continue };
        let folded = fold(&motto.value.0);
        let words = folded.split(|character: char| !character.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        if words.join(" ") != MOTTO {
            continue;
        }
        let name = &supporter.name.value;
        let message = format!("la marque de l'État est imitée en lettres sous « {name} »");
        diagnostics.push(
            Diagnostic::new(Code::StateMark, message).at(motto.place).about(name).help(
                "demandez le fichier de son bloc-marque, déposez-le dans « images » et nommez-le à « logo » ; ou retirez la devise",
            ),
        );
    }
}
