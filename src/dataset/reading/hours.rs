//! The hours of an event, as the organisation says them: « 13h30 à 14h ».

use crate::diagnostic::{Code, Diagnostic};
use crate::language::french::fold;

/// Until this hour of the morning an evening may last.
const NIGHT: u32 = 6;

/// What is wrong with hours, without a place. Words that are no hours are the
/// organisation's own.
pub(super) fn fault(text: &str) -> Option<Diagnostic> {
    let folded = fold(text);
    let times = times(&folded);
    if let Some((hour, minutes)) = times.iter().find(|(hour, minutes)| *hour > 24 || *minutes > 59)
    {
        let message = format!("« {text} » : il n'y a pas d'heure {hour}h{minutes:02}");
        return Some(
            Diagnostic::new(Code::ImpossibleDate, message).help("corrigez l'heure : 13h30 à 14h"),
        );
    }
    let [start, end] = times.as_slice() else { return None };
    let is_night = end.0 < NIGHT && start.0 >= 12;
    let is_span = [" a ", "-", "–", "/"].iter().any(|link| folded.contains(link));
    (is_span && end <= start && !is_night).then(|| {
        Diagnostic::new(Code::ReversedDates, format!("« {text} » : la fin précède le début"))
            .help("échangez les deux heures, ou corrigez l'une d'elles")
    })
}

/// The times of a folded text: « 14h », « 13h30 », « 9 h 05 », « 14:30 ».
fn times(folded: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for (at, _) in folded.match_indices(['h', ':']) {
        let (before, after) = (folded[..at].trim_end(), &folded[at + 1..]);
        let digits = |character: &char| character.is_ascii_digit();
        let hour = &before[before.trim_end_matches(|it: char| it.is_ascii_digit()).len()..];
        // « 14 heures 30 » ; the « h » of another word has no number before it.
        let after = after.strip_prefix("eures").or(after.strip_prefix("eure")).unwrap_or(after);
        let minutes: String = after.trim_start().chars().take_while(digits).collect();
        let minutes = if minutes.len() == 2 { minutes.parse().ok() } else { None };
        if let Some(hour) = hour.parse().ok().filter(|_| hour.len() <= 2) {
            found.push((hour, minutes.unwrap_or(0)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn hours_are_in_their_order_and_exist() {
        for (text, message) in [
            ("14h à 13h30", Some("la fin précède le début")),
            ("14:00-13:30", Some("la fin précède le début")),
            ("14 heures à 14 heures", Some("la fin précède le début")),
            ("9h75 à 10h", Some("il n'y a pas d'heure 9h75")),
            ("25h à 26h", Some("il n'y a pas d'heure 25h00")),
            ("13h30 à 14h", None),
            ("9 h 30 – 17 h", None),
            ("de 9h à 12h et de 14h à 17h", None),
            ("20h à 1h", None),
            ("à partir de 18h", None),
            ("toute la matinée", None),
            ("", None),
        ] {
            let found = fault(text).map(|diagnostic| diagnostic.message);
            assert_eq!(found.is_some(), message.is_some(), "{text}: {found:?}");
            assert!(found.unwrap_or_default().contains(message.unwrap_or_default()), "{text}");
        }
    }
}
