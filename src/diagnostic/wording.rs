//! The one place where what is known of a diagnostic becomes what is shown of it, to people and to
//! machines.

use std::borrow::Cow;

use super::{Acceptance, AcceptedOf, Diagnostic};

/// How to accept what is reported.
const ACCEPT: &str = "acceptez l'écart dans [[ecarts]]";

impl Diagnostic {
    /// One sentence: what was found, and what follows from it.
    pub fn sentence(&self) -> Cow<'_, str> {
        match &self.consequence {
            None => self.message.as_str().into(),
            Some(consequence) => format!("{}, et {consequence}", self.message).into(),
        }
    }

    /// What to do, and how to accept it where that may be right.
    pub fn advice(&self) -> Option<Cow<'_, str>> {
        match (self.accepted_of, self.values.as_slice()) {
            (None | Some(AcceptedOf::These), _) | (Some(AcceptedOf::All), []) => {
                let help = self.help.as_deref()?;
                Some(self.acceptance.map_or(help.into(), |it| self.or_accepted(help, it).into()))
            }
            (Some(AcceptedOf::All), values) => Some(
                format!(
                    "ajoutez vu = {} à cet écart : il ne vaudra que pour ces valeurs",
                    written(values)
                )
                .into(),
            ),
            (Some(AcceptedOf::Others), []) => {
                Some("ce message n'a pas de valeur à laquelle lier l'écart : retirez « vu »".into())
            }
            (Some(AcceptedOf::Others), values) => Some(
                format!(
                    "vérifiez ce qui a changé ; si l'écart vaut encore, écrivez vu = {}",
                    written(values)
                )
                .into(),
            ),
        }
    }

    /// « …, ou acceptez l'écart dans [[ecarts]] (vu = "60 | 58") ».
    fn or_accepted(&self, help: &str, acceptance: Acceptance) -> String {
        let bound = match self.is_warning() && !self.values.is_empty() {
            true => format!(" (vu = {})", written(&self.values)),
            false => String::new(),
        };
        match acceptance {
            Acceptance::Otherwise => format!("{help}, ou {ACCEPT}{bound}"),
            Acceptance::If(condition) => format!("{help} ; {condition}, {ACCEPT}{bound}"),
            Acceptance::IfExplained(condition) => {
                format!("{help} ; {condition}, {ACCEPT}{bound} avec sa raison")
            }
        }
    }
}

/// The values as `vu` holds them.
fn written(values: &[String]) -> String {
    // A narrow space is not to be typed.
    format!("\"{}\"", values.join(" | ").replace(['\u{202f}', '\u{a0}'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn an_acceptance_is_proposed_of_the_values_and_followed() {
        let proposed = Diagnostic::new(Code::TotalDiffers, "le total diffère")
            .help("corrigez-le")
            .acceptable(Acceptance::Otherwise);
        let bound = proposed.clone().of_values(["1\u{202f}780".to_owned(), "60".to_owned()]);
        let of = |diagnostic: &Diagnostic, accepted_of| {
            let reason = (accepted_of != AcceptedOf::Others).then(|| "motif".to_owned());
            Diagnostic {
                accepted_of: Some(accepted_of),
                acknowledged: reason,
                ..diagnostic.clone()
            }
        };
        let follows = Diagnostic { consequence: Some("rien n'en dépend".into()), ..bound.clone() };
        assert_eq!(follows.sentence(), "le total diffère, et rien n'en dépend");
        for (diagnostic, advice) in [
            (proposed.clone(), "corrigez-le, ou acceptez l'écart dans [[ecarts]]"),
            (
                bound.clone(),
                "corrigez-le, ou acceptez l'écart dans [[ecarts]] (vu = \"1 780 | 60\")",
            ),
            (
                bound.clone().acceptable(Acceptance::IfExplained("si c'est voulu")),
                "corrigez-le ; si c'est voulu, acceptez l'écart dans [[ecarts]] (vu = \"1 780 | 60\") avec sa raison",
            ),
            (of(&proposed, AcceptedOf::All), "corrigez-le, ou acceptez l'écart dans [[ecarts]]"),
            (
                of(&bound, AcceptedOf::All),
                "ajoutez vu = \"1 780 | 60\" à cet écart : il ne vaudra que pour ces valeurs",
            ),
            (of(&bound, AcceptedOf::These), "corrigez-le, ou acceptez l'écart dans [[ecarts]]"),
            (
                of(&bound, AcceptedOf::Others),
                "vérifiez ce qui a changé ; si l'écart vaut encore, écrivez vu = \"1 780 | 60\"",
            ),
        ] {
            assert_eq!(diagnostic.advice().as_deref(), Some(advice));
        }
    }
}
