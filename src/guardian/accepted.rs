//! Discrepancies that the organisation accepts, with its reason.

use crate::dataset::settings::{Acknowledgement, Settings};
use crate::diagnostic::{AcceptedOf, Code, Diagnostic, Diagnostics, Severity};
use crate::language::french;
use crate::language::suggest;

/// Codes of what only the pages of one document tell: an acceptance of them may be of another.
const OF_PAGES: &[Code] = &[Code::TypstWarning, Code::CoarsePicture, Code::NoRoom, Code::OddSheets];
/// Codes of what theme, fonts and templates tell, which not every command looks at.
const OF_DESIGN: &[Code] = &[
    Code::ConfusedColors,
    Code::LowContrast,
    Code::UnreadableChart,
    Code::TemplateContract,
    Code::UnreadableFont,
    Code::UnknownFont,
    Code::UnknownFunction,
    Code::MissingCharacter,
];

/// How far an edition was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// Rows are missing, or some rules only.
    InPart,
    /// All rules have judged tables and texts.
    AtContent,
    /// The design too.
    AtContentAndDesign,
}

impl Looked {
    /// Whether what was not found of this code is not there.
    fn knows(self, code: Code) -> bool {
        match self {
            Self::InPart => false,
            Self::AtContent => !OF_PAGES.contains(&code) && !OF_DESIGN.contains(&code),
            Self::AtContentAndDesign => !OF_PAGES.contains(&code),
        }
    }
}

/// Reports what `[[ecarts]]` cannot accept.
pub fn check(settings: &Settings, diagnostics: &mut Diagnostics) {
    let refused = |accepted| acceptable(accepted, diagnostics).err().map(|it| *it);
    let wrong: Vec<Diagnostic> = settings.accepted.iter().filter_map(refused).collect();
    diagnostics.extend(wrong);
}

/// Marks what is accepted, where it is not marked yet; says which acceptances no longer apply, as
/// far as that is known.
pub fn acknowledge(list: &[Acknowledgement], looked: Looked, diagnostics: &mut Diagnostics) {
    let mut stale = Vec::new();
    for accepted in list {
        let Ok(code) = acceptable(accepted, diagnostics) else { continue };
        let mut applied = false;
        for diagnostic in diagnostics
            .iter_mut()
            .filter(|diagnostic| diagnostic.code == code && !diagnostic.is_error())
        {
            let target = accepted.target.as_deref();
            if target.is_none() || target == diagnostic.subject.as_deref() {
                if diagnostic.accepted_of.is_none() {
                    accept(accepted, diagnostic);
                }
                applied = true;
            }
        }
        if !applied && looked.knows(code) {
            let target = accepted
                .target
                .as_ref()
                .map(|target| format!(" sur « {target} »"))
                .unwrap_or_default();
            stale.push(
                Diagnostic::new(
                    Code::StaleAcknowledgement,
                    format!("l'écart accepté « {} »{target} ne se présente plus", code.name()),
                )
                .at(accepted.code.place)
                .help("retirez-le de [[ecarts]]"),
            );
        }
    }
    diagnostics.extend(stale);
}

/// The code that an acceptance is of, if what has it may be accepted.
fn acceptable(
    accepted: &Acknowledgement,
    diagnostics: &Diagnostics,
) -> Result<Code, Box<Diagnostic>> {
    let code = &accepted.code;
    let refused = |message, help| {
        let diagnostic = Diagnostic::new(Code::UnknownReference, message).at(code.place);
        Err(Box::new(diagnostic.help(help)))
    };
    let Some(known) = Code::from_name(&code.value) else {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let help = suggest::help(&code.value, &names, "codes");
        return refused(format!("« {} » n'est le code d'aucun message", code.value), help);
    };
    // Some errors are only likely in places, and then a warning.
    let likely =
        || diagnostics.iter().any(|diagnostic| diagnostic.code == known && diagnostic.is_doubtful);
    if known.severity() == Severity::Error && !likely() {
        return refused(
            format!("« {} » est une erreur : elle ne s'accepte pas", code.value),
            "corrigez les données ; seuls les avertissements peuvent être acceptés".to_owned(),
        );
    }
    Ok(known)
}

/// Accepts a discrepancy; one that was accepted of other values is reported again.
fn accept(accepted: &Acknowledgement, diagnostic: &mut Diagnostic) {
    // One acceptance may be of several places, each with its value.
    let is_known = |seen: &str| {
        let known: Vec<String> = seen.split('|').map(bare).collect();
        !diagnostic.values.is_empty()
            && diagnostic.values.iter().all(|value| known.contains(&bare(value)))
    };
    let of = match &accepted.seen {
        None => AcceptedOf::All,
        Some(seen) if is_known(&seen.value) => AcceptedOf::These,
        Some(seen) => {
            diagnostic
                .related
                .push((seen.place, "l'écart a été accepté pour d'autres valeurs".to_owned()));
            AcceptedOf::Others
        }
    };
    if of != AcceptedOf::Others {
        diagnostic.acknowledged = Some(accepted.reason.to_string());
    }
    diagnostic.accepted_of = Some(of);
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
