//! The engine's English in French.
//!
//! Typst has no catalogue of messages, only sentences. Those that the users of `rapport` may meet
//! are in [`super::messages`], as patterns; any other is shown as it is, and said to be English.

use super::hints::HINTS;
use super::issue_kind::IssueKind;
use super::messages::{MESSAGES, Wording};
use super::words;

/// What is said to the user.
pub(super) struct Said {
    pub(super) kind: IssueKind,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
    pub(super) subject: Option<String>,
}

/// Translates a message.
pub(super) fn sentence(english: &str) -> Said {
    let (standards, english) = split_standards(english);
    let mut said = match MESSAGES.iter().find_map(|wording| apply(wording, english)) {
        Some(said) => said,
        None => Said {
            kind: if standards.is_some() { IssueKind::Accessibility } else { IssueKind::Other },
            message: format!("le moteur de mise en page signale, en anglais : {english}"),
            help: None,
            subject: None,
        },
    };
    if let Some(standards) = standards {
        said.message = format!("{} (exigé par {standards})", said.message);
    }
    said
}

/// Translates a hint.
pub(super) fn hint(english: &str) -> String {
    let known = HINTS.iter().find_map(|(pattern, french)| {
        let pieces = pieces(pattern, english)?;
        Some(filled(french, &pieces))
    });
    known.unwrap_or_else(|| format!("indication du moteur, en anglais : {english}"))
}

/// Takes "PDF/UA-1 error:" off the message of a check that a standard of PDF asks for.
fn split_standards(english: &str) -> (Option<String>, &str) {
    match english.split_once(" error: ") {
        Some((standards, rest)) if standards.starts_with("PDF/") => {
            (Some(standards.replace(", ", " et ")), rest)
        }
        _ => (None, english),
    }
}

fn apply(wording: &Wording, english: &str) -> Option<Said> {
    let pieces = pieces(wording.english, english)?;
    Some(Said {
        kind: wording.kind,
        message: filled(wording.french, &pieces),
        help: wording.help,
        subject: pieces.into_iter().next(),
    })
}

/// The pieces of a text that a pattern leaves open, translated where the pattern says so; `None`
/// when the text is not of that pattern.
fn pieces(pattern: &str, text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let (first, mut open) = until_gap(pattern);
    let mut rest = text.strip_prefix(first)?;
    while let Some((gap, after)) = open {
        let (literal, next) = until_gap(after);
        let end = match (literal, &next) {
            ("", None) => rest.len(),
            (_, None) => {
                rest.len().checked_sub(literal.len()).filter(|_| rest.ends_with(literal))?
            }
            _ => rest.find(literal)?,
        };
        let piece = &rest[..end];
        found.push(if gap == "{w}" { words::list(piece) } else { piece.to_owned() });
        rest = &rest[end + literal.len()..];
        open = next;
    }
    rest.is_empty().then_some(found)
}

/// The literal text before the next gap; then, if there is one, the gap and what follows it.
fn until_gap(pattern: &str) -> (&str, Option<(&str, &str)>) {
    let gaps = ["{}", "{w}"];
    let next = gaps.iter().filter_map(|gap| Some((pattern.find(gap)?, *gap))).min();
    match next {
        Some((at, gap)) => (&pattern[..at], Some((gap, &pattern[at + gap.len()..]))),
        None => (pattern, None),
    }
}

/// Puts the pieces into the gaps, in their order; `{1}`, `{2}` choose another order.
fn filled(french: &str, pieces: &[String]) -> String {
    let mut text = String::new();
    let mut following = 0;
    let mut rest = french;
    while let Some((before, (gap, after))) =
        rest.split_once('{').and_then(|(before, gap)| Some((before, gap.split_once('}')?)))
    {
        let index = gap.parse::<usize>().map_or(following, |number| number - 1);
        following += 1;
        text.push_str(before);
        text.push_str(pieces.get(index).map_or("", String::as_str));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_sentence_is_said_in_french() {
        let said = sentence("expected string or none, found relative length");
        assert_eq!(
            said.message,
            "valeur attendue : un texte entre guillemets ou `none` ; \
             trouvé : une longueur ou un pourcentage"
        );
    }

    #[test]
    fn pieces_may_change_places_and_may_hold_braces() {
        let said = sentence("module `{a}` does not contain `{2}`");
        assert_eq!(said.message, "« {2} » n'existe pas dans le module « {a} »");
    }

    #[test]
    fn a_standard_of_pdf_is_named_after_the_sentence() {
        let said = sentence("PDF/UA-1 error: skipped from heading level 1 to 3");
        assert_eq!(said.message, "un niveau de titre est sauté, de 1 à 3 (exigé par PDF/UA-1)");
    }

    #[test]
    fn an_unknown_sentence_is_kept_and_said_to_be_english() {
        let said = sentence("something new");
        assert_eq!(said.message, "le moteur de mise en page signale, en anglais : something new");
        assert_eq!(hint("try this"), "indication du moteur, en anglais : try this");
    }

    #[test]
    fn every_wording_translates_its_own_pattern() {
        for wording in MESSAGES {
            let said = sentence(wording.english);
            assert!(!said.message.contains("en anglais"), "{}", wording.english);
            assert!(!said.message.is_empty(), "{}", wording.english);
        }
        for (english, french) in HINTS {
            let gaps = |text: &str| text.matches(['{', '}']).count();
            assert!(gaps(french) <= gaps(english), "{english}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_sentence_is_too_strange(text in ".*") {
            sentence(&text);
            hint(&text);
            sentence(&format!("PDF/{text} error: expected {text}, found {text}"));
        }
    }
}
