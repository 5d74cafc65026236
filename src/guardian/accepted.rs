//! Discrepancies that the organisation accepts, with its reason.

use crate::dataset::settings::{Acknowledgement, Settings};
use crate::diagnostic::{ACCEPT, Code, Diagnostic, Diagnostics, Severity};
use crate::guardian::Extent;
use crate::language::french;
use crate::language::suggest;

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
        // Some errors are only likely in places, and then a warning.
        let likely = diagnostics.iter().any(|one| one.code == *known && one.is_doubtful);
        if known.severity() == Severity::Error && !likely {
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
        for one in diagnostics.iter_mut().filter(|one| one.code == *known && !one.is_error()) {
            let target = accepted.target.as_deref();
            if target.is_none() || target == one.subject.as_deref() {
                accept(accepted, one);
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
    diagnostics.extend(wrong);
    for one in diagnostics.iter_mut().filter(|one| one.is_warning() && !one.values.is_empty()) {
        let bound = format!("{ACCEPT} (vu = {})", written(&one.values));
        one.help = one.help.take().map(|help| help.replacen(ACCEPT, &bound, 1));
    }
}

/// Accepts a discrepancy; one that was accepted of other values is told again.
fn accept(accepted: &Acknowledgement, one: &mut Diagnostic) {
    let Some(seen) = &accepted.seen else {
        one.acknowledged = Some(accepted.reason.to_string());
        if !one.values.is_empty() {
            one.help = Some(format!(
                "ajoutez vu = {} à cet écart : il ne vaudra que pour ces valeurs",
                written(&one.values)
            ));
        }
        return;
    };
    // One acceptance may be of several places, each with its value.
    let known: Vec<String> = seen.value.split('|').map(bare).collect();
    let is_known = |value: &String| known.contains(&bare(value));
    if !one.values.is_empty() && one.values.iter().all(is_known) {
        one.acknowledged = Some(accepted.reason.to_string());
        return;
    }
    one.related.push((seen.place, "l'écart a été accepté pour d'autres valeurs".to_owned()));
    one.help = Some(match one.values.as_slice() {
        [] => "ce message n'a pas de valeur à laquelle lier l'écart : retirez « vu »".to_owned(),
        values => format!(
            "vérifiez ce qui a changé ; si l'écart vaut encore, écrivez vu = {}",
            written(values)
        ),
    });
}

/// The values as `vu` holds them.
fn written(values: &[String]) -> String {
    // A narrow space is not to be typed.
    format!("\"{}\"", values.join(" | ").replace(['\u{202f}', '\u{a0}'], " "))
}

/// A value without what does not change it: « + de 1780 » is « plus de 1 780 ».
fn bare(value: &str) -> String {
    let folded: String = french::fold(value).split_whitespace().collect();
    folded.replace("+de", "plusde")
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn spaces_and_signs_do_not_make_another_value() {
        for (one, other, same) in [
            ("+ de 1780", "plus de 1\u{202f}780", true),
            ("3 fois par mois", "3 fois par mois", true),
            ("Près de 7000", "près de 7\u{a0}000", true),
            ("1 780", "2 780", false),
            ("plus de 180", "180", false),
        ] {
            assert_eq!(bare(one) == bare(other), same, "{one} / {other}");
        }
    }
}
