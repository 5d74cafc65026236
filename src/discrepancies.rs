//! Discrepancies that the organisation accepts, with its reason.

use crate::dataset::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::guardian::Extent;
use crate::suggest;

/// Marks what `[[ecarts]]` accepts; says which of them no longer apply, if all
/// rules have judged.
pub fn acknowledge(settings: &Settings, judged: Extent, diagnostics: &mut Diagnostics) {
    let mut wrong = Vec::new();
    for accepted in &settings.accepted {
        let code = &accepted.code;
        let Some(known) = Code::ALL.iter().find(|known| known.name() == code.value) else {
            let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
            wrong.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("« {} » n'est le code d'aucun message", code.value),
                )
                .at(code.place)
                .help(suggest::help(&code.value, &names, "codes")),
            );
            continue;
        };
        if known.severity() == Severity::Error {
            wrong.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("« {} » est une erreur : elle ne s'accepte pas", code.value),
                )
                .at(code.place)
                .help("corrigez les données ; seuls les avertissements peuvent être acceptés"),
            );
            continue;
        }
        let mut applied = false;
        for one in diagnostics.iter_mut().filter(|one| one.code == *known) {
            let target = accepted.target.as_deref();
            if target.is_none() || target == one.subject.as_deref() {
                one.acknowledged = Some(accepted.reason.clone());
                applied = true;
            }
        }
        if !applied && judged == Extent::Whole {
            let target = accepted
                .target
                .as_ref()
                .map(|target| format!(" sur « {target} »"))
                .unwrap_or_default();
            wrong.push(
                Diagnostic::new(
                    Code::StaleAcknowledgement,
                    format!("l'écart accepté « {} »{target} ne se présente plus", code.value),
                )
                .at(code.place)
                .help("retirez-le de [[ecarts]]"),
            );
        }
    }
    wrong.into_iter().for_each(|one| diagnostics.push(one));
}
