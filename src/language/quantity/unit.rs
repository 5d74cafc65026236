//! What is counted, written behind the number: « 60 personnes ».

use super::Quantity;
use crate::language::suggest::name_key;

/// Words that say of a count what it counts, folded.
const UNITS: [&str; 23] = [
    "pers",
    "personne",
    "personnes",
    "participant",
    "participante",
    "participants",
    "participantes",
    "participant_e_s",
    "participant_es",
    "present",
    "presents",
    "present_e_s",
    "inscrit",
    "inscrits",
    "inscrit_e_s",
    "pax",
    "abonnes",
    "adherents",
    "destinataires",
    "visites",
    "vues",
    "telechargements",
    "lectures",
];

/// The number alone, of a cell in which the words behind it only say what is counted; `None` where
/// there are none, or others.
pub fn without_unit(text: &str) -> Option<&str> {
    let text = text.trim();
    let end = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (number, unit) = text.split_at(end);
    let is_unit = UNITS.contains(&name_key(unit).as_str());
    (is_unit && matches!(Quantity::parse(number), Ok(Some(_)))).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::without_unit;

    #[test]
    fn words_that_say_what_is_counted_are_taken_off() {
        for (text, number) in [
            ("60 personnes", Some("60")),
            ("12 pers.", Some("12")),
            ("plus de 1 200 participant·e·s", Some("plus de 1 200")),
            ("15 inscrits", Some("15")),
            ("60", None),
            ("60 femmes", None),
            ("3 séances", None),
            ("1 000 k", None),
            ("personnes", None),
        ] {
            assert_eq!(without_unit(text), number, "{text}");
        }
    }
}
