//! What stands in the margin of a review copy and in its list: warnings, accepted discrepancies, comments.

use serde::Serialize;

use crate::compile::read_again::Placed;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::source::SourceMap;
use crate::guardian::comments::Anchor;
use crate::language::french;
use crate::read::comments::Comment;

/// Characters of a note in the margin.
const NOTE: usize = 90;

/// What is doubtful, accepted or asked, in the margin and in the list.
#[derive(Serialize)]
pub(super) struct Remark {
    pub(super) nom: String,
    pub(super) genre: &'static str,
    pub(super) lieu: String,
    pub(super) court: String,
    pub(super) texte: String,
    pub(super) motif: Option<String>,
}

/// A warning, or a discrepancy that is accepted.
pub(super) fn remark(index: usize, one: &Diagnostic, sources: &SourceMap) -> Remark {
    let sentence = one.sentence().into_owned();
    let place = one.place.map(|place| {
        let at = sources.locate(place);
        let cell = at.cell.as_ref().map(|cell| format!(" ({cell})")).unwrap_or_default();
        format!("{at}{cell}")
    });
    Remark {
        nom: format!("R{}", index + 1),
        genre: if one.acknowledged.is_some() { "Écart accepté" } else { "Avertissement" },
        lieu: place.unwrap_or_default(),
        court: french::shorten(&sentence, NOTE),
        texte: sentence,
        motif: one.acknowledged.clone(),
    }
}

/// A comment, as it stands in the margin and in the list.
pub(super) fn comment(index: usize, placed: &Placed<'_>, sources: &SourceMap) -> Remark {
    let Comment { author, text, answer, is_open, .. } = placed.comment;
    let state = if *is_open { "ouvert" } else { "clos" };
    let by = if author.is_empty() { "Commentaire".to_owned() } else { author.clone() };
    let about = match (&placed.anchor, placed.spot) {
        (Anchor::Figure(id), _) => format!("chiffre « {id} »"),
        (Anchor::Passage(_), Some(spot)) => sources.locate(spot).to_string(),
        (Anchor::Lost, _) => "ce dont il s’agit n’est plus là".to_owned(),
        _ => "toute l’édition".to_owned(),
    };
    Remark {
        nom: format!("C{}", index + 1),
        genre: if *is_open { "Commentaire ouvert" } else { "Commentaire clos" },
        lieu: format!("{about} ; {}", sources.locate(placed.comment.place)),
        court: french::shorten(&format!("{by} : {text}"), NOTE),
        texte: format!("{by} : {text} ({state})"),
        motif: (!answer.is_empty()).then(|| answer.clone()),
    }
}
