//! Figures that were approved have kept their text.

use super::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// A figure that was approved is what it was that day; its last approval counts.
pub(super) fn approved_figures_are_what_they_were(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let approvals = &view.input.approvals;
    for (index, approval) in approvals.iter().enumerate() {
        if approvals[index + 1..].iter().any(|later| later.figure == approval.figure) {
            continue;
        }
        let figure = view.figures.list.iter().find(|figure| figure.id == approval.figure);
        let (was, by, on) = (&approval.text, &approval.by, &approval.on);
        let (message, help) = match figure {
            Some(figure) if figure.text == *was => continue,
            Some(figure) => (
                format!(
                    "« {} » vaut « {} », et valait « {was} » quand {by} l'a validé ({on})",
                    figure.id, figure.text
                ),
                format!(
                    "vérifiez ses lignes (rapport figures {0} --origine), puis validez-le à nouveau : rapport figures --valider {0} --par NOM",
                    figure.id
                ),
            ),
            None => (
                format!(
                    "« {} », que {by} a validé à « {was} » ({on}), n'est plus un chiffre de l'édition",
                    approval.figure
                ),
                "rétablissez-le dans rapport.toml, ou retirez sa validation de relecture.toml"
                    .to_owned(),
            ),
        };
        diagnostics.push(
            Diagnostic::new(Code::ReopenedApproval, message)
                .at(approval.place)
                .about(&approval.figure)
                .help(help),
        );
    }
}
