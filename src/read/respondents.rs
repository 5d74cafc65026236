//! The answers to a form: which of them tell who gave them.

use super::personal::{Told, reported};
use crate::language::suggest::name_key;

/// Words by which a name is that of a body or a thing.
const BODIES: &[&str] = &[
    "commune",
    "ville",
    "collectivite",
    "structure",
    "organisme",
    "organisation",
    "association",
    "entreprise",
    "territoire",
    "reseau",
    "etablissement",
    "region",
    "departement",
    "projet",
    "atelier",
    "evenement",
    "service",
    "ecole",
    "club",
    "canal",
    "formation",
];
/// Words of questions that ask who somebody is.
const WHO: &[&str] =
    &["nom", "pseudo", "pseudonyme", "signature", "coordonnees", "name", "username", "contact"];

/// Whether a question of a form asks who answers, or how to reach them.
pub fn asks_who(title: &str) -> bool {
    let folded = name_key(title);
    let words: Vec<&str> = folded.split('_').collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let is_of_person = |told: Told| !matches!(told, Told::Town | Told::Trace);
    (has(WHO) && !has(BODIES)) || reported(title).is_some_and(is_of_person)
}

/// The headings of a table that tell who somebody is or how to reach them.
pub fn personal<'a>(headings: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let is_of_person = |heading: &&str| {
        reported(heading)
            .is_some_and(|told| !matches!(told, Told::Street | Told::Town | Told::Trace))
    };
    headings.filter(is_of_person).collect()
}

/// Whether an answer is an address by which somebody is reached: of mail, a telephone, a machine.
pub fn is_somebodys(answer: &str) -> bool {
    let is_mail = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let digits = answer.bytes().filter(u8::is_ascii_digit).count();
    let is_phone = (9..=14).contains(&digits)
        && answer.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+.-()/".contains(c));
    let is_machine = {
        let parts: Vec<&str> = answer.split('.').collect();
        parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
    };
    is_phone || is_machine || answer.split_whitespace().any(is_mail)
}

#[cfg(test)]
mod tests {
    use super::{asks_who, is_somebodys};

    #[test]
    fn questions_that_ask_who_one_is_are_known() {
        for title in
            ["Votre nom", "Nom et prénom", "Votre adresse e-mail", "Téléphone", "Adresse postale"]
        {
            assert!(asks_who(title), "{title}");
        }
        for title in [
            "Nom de votre commune",
            "Êtes-vous satisfait ?",
            "Dans quelle ville habitez-vous ?",
            "Combien de mails lisez-vous ? (nombre)",
        ] {
            assert!(!asks_who(title), "{title}");
        }
        for (answer, is) in [
            ("ada@exemple.org", true),
            ("06 00 00 00 00", true),
            ("203.0.113.7", true),
            ("Oui", false),
            ("2021", false),
            ("12/05/2021", false),
        ] {
            assert_eq!(is_somebodys(answer), is, "{answer}");
        }
    }
}
