//! Cells of dates that say what became of the event: « 12 mars 2022 (annulé) », « reporté au 5 avril ».

use super::cures;
use crate::dataset::Status;
use crate::language::french::fold;
use crate::language::partial_date::{PartialDate, Period};

/// What to write in the place of such a cell: the date that it tells, and its word in the column `statut`.
pub(in crate::dataset) fn cure(text: &str, period: Period) -> Option<String> {
    const WORDS: [(&str, Status); 7] = [
        ("annul", Status::Cancelled),
        ("supprim", Status::Cancelled),
        ("report", Status::Postponed),
        ("décal", Status::Postponed),
        ("decal", Status::Postponed),
        ("confirm", Status::Held),
        ("provisoire", Status::Tentative),
    ];
    // As long as the text, byte for byte.
    let lower = text.to_ascii_lowercase();
    let mut found = WORDS.iter().filter_map(|(word, status)| Some((lower.find(word)?, *status)));
    let (at, status) = found.next()?;
    let folded = fold(text);
    let is_held = status == Status::Held;
    let tentative = is_held
        && ["a confirmer", "non confirm", "pas confirm"].iter().any(|it| folded.contains(it));
    let status = if tentative { Status::Tentative } else { status };
    let word = status.word();
    let (planned, new) = (date(&text[..at], period), date(&text[at..], period));
    match (planned, new) {
        (_, Some(new)) if status == Status::Postponed => Some(format!(
            "écrivez ici la nouvelle date, « {new} » ; l'ancienne, s'il faut la garder, va sur une ligne à part, avec « {word} » dans la colonne « statut »"
        )),
        (Some(date), _) | (None, Some(date)) => {
            Some(format!("écrivez « {date} » ici, et « {word} » dans la colonne « statut »"))
        }
        (None, None) if status.is_held() => None,
        (None, None) => Some(format!(
            "écrivez ici la date qui était prévue, et « {word} » dans la colonne « statut »"
        )),
    }
}

/// The only date of a part of a text, as a cell holds it.
fn date(text: &str, period: Period) -> Option<String> {
    let character = |character: char| !character.is_alphanumeric();
    let words = text.find(|character: char| character.is_ascii_digit()).map(|at| &text[at..]);
    let parts = text.split(['(', ',', ';', ':']);
    let whole = parts.chain(words).map(|part| part.trim_matches(character));
    let mut whole =
        whole.filter(|part| !part.is_empty() && PartialDate::parse(part, period).is_ok());
    whole.next().map(str::to_owned).or_else(|| cures::date_within(text, period))
}

#[cfg(test)]
mod tests {
    use super::cure;

    #[test]
    fn the_date_stays_and_the_word_goes_to_its_column() {
        for (text, expected) in [
            ("12 mars 2022 (annulé)", Some("« 12 mars 2022 » ici, et « annulé » dans")),
            ("12/03/2022 annulée", Some("« 12/03/2022 » ici, et « annulé » dans")),
            ("ANNULÉ - 12/03/2022", Some("« 12/03/2022 » ici, et « annulé » dans")),
            ("mars 2022 (à confirmer)", Some("« mars 2022 » ici, et « à confirmer » dans")),
            ("12 mars 2022 confirmé", Some("« 12 mars 2022 » ici, et « confirmé » dans")),
            ("12 mars, reporté", Some("« 12 mars » ici, et « reporté » dans")),
            ("reporté au 5 avril 2022", Some("la nouvelle date, « 5 avril 2022 »")),
            ("12/03/2022 reporté au 05/04/2022", Some("la nouvelle date, « 05/04/2022 »")),
            ("annulé", Some("la date qui était prévue, et « annulé »")),
            ("reporté", Some("la date qui était prévue, et « reporté »")),
            ("à confirmer", None),
            ("12 mars 2022", None),
        ] {
            let found = cure(text, 2022.into()).map(|found| found.replace('\u{a0}', " "));
            let matches = match (&found, expected) {
                (Some(found), Some(expected)) => found.contains(expected),
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(matches, "{text}: {found:?}");
        }
    }
}
