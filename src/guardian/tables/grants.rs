//! The fundings: what is granted is no more than what was asked for, and what is paid no more than
//! what was granted.

use crate::dataset::Grant;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::amount::Amount;
use crate::language::french;

/// A column of amounts, and what it has for a row.
type Column = (&'static str, fn(&Grant) -> Option<Amount>);

/// Each is at most the one before it.
const STEPS: [Column; 3] =
    [("demande", |it| it.asked), ("accorde", |it| it.granted), ("verse", |it| it.paid)];

/// Tells each amount that is more than the one it comes from.
pub(in crate::guardian) fn grants_are_within_what_was_asked(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for row in &view.dataset.grants {
        for pair in STEPS.windows(2) {
            let [(before, of_before), (after, of_after)] = pair else { continue };
            let (Some(most), Some(amount)) = (of_before(row), of_after(row)) else { continue };
            if amount.hundredths() <= most.hundredths() {
                continue;
            }
            let (most, amount) = (french::amount(most), french::amount(amount));
            diagnostics.push(
                Diagnostic::new(
                    Code::PartExceedsWhole,
                    format!(
                        "« {} » : « {after} » est de {amount}, plus que « {before} », {most}",
                        shorten(&row.funder)
                    ),
                )
                .at(view.cell("financements", row.row, after))
                .related(view.cell("financements", row.row, before), "au plus ceci")
                .about(&row.funder)
                .of_values([amount, most])
                .help("vérifiez les deux montants : deux colonnes ont peut-être été échangées")
                .acceptable(Acceptance::If("si le financeur a donné plus")),
            );
        }
    }
}
