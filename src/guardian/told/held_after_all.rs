//! Events that a text says were called off, and that the table counts as held.

use crate::dataset::{Event, Status};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::sentences::mentions::Mentions;
use crate::guardian::told::stated::other_years;
use crate::guardian::{View, subject};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, sentences};

/// What follows a title, folded, where its event is called off.
const AFTER: [&str; 16] = [
    "a ete annule",
    "a du etre annule",
    "a donc ete annule",
    "a finalement ete annule",
    "a malheureusement ete annule",
    "a egalement ete annule",
    "a ete supprime",
    "est annule",
    "fut annule",
    "etait annule",
    "n'a pas eu lieu",
    "n'a pas pu avoir lieu",
    "n'a pas pu se tenir",
    "n'a finalement pas eu lieu",
    "n'aura pas lieu",
    "n'a pas ete organise",
];
/// What stands before it, folded, without its article.
const BEFORE: [&str; 8] = [
    "annuler",
    "annule",
    "l'annulation de",
    "l'annulation du",
    "annulation de",
    "annulation du",
    "renoncer a",
    "renonce a",
];
/// Articles between what calls an event off and its title.
const ARTICLES: [&str; 10] = ["le", "la", "les", "l'", "notre", "nos", "cette", "ce", "\"", "au"];
/// What tells, in the paragraph, that it took place in the end, or that another year is told.
const AND_YET: [&str; 20] = [
    "failli",
    "presque",
    "manque d",
    "menac",
    "risqu",
    "sans ",
    "evit",
    "maintenu",
    "maintenir",
    "finalement eu lieu",
    "a nouvelle date",
    "nouvelle date",
    "report",
    "reprogramm",
    "an dernier",
    "annee derniere",
    "annee precedente",
    "en ligne",
    "visioconference",
    "remplac",
];

/// Tells each sentence that calls off an event of which the table says no such thing.
pub(in crate::guardian) fn what_is_called_off_was_not_held(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    let may_be = |text: &str| {
        ["annul", "Annul", "renonc", "supprim", "lieu", "se tenir", "pas été"]
            .iter()
            .any(|it| text.contains(it))
    };
    let blocks: Vec<&Block> =
        blocks.filter(|block| block.kind != BlockKind::Quotation && may_be(&block.text)).collect();
    if blocks.is_empty() {
        return;
    }
    let mentions = Mentions::of(view);
    for block in blocks {
        let paragraph = fold(&block.text);
        if AND_YET.iter().any(|it| paragraph.contains(it)) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence.clone()];
            if !other_years(words, view.dataset.period()).is_empty() {
                continue;
            }
            let found = mentions.within(block, sentence.clone());
            let [(range, events)] = found.as_slice() else { continue };
            // One of several sessions of a title may be the one that was called off.
            let [event] = events.as_slice() else { continue };
            let before = &block.text[sentence.start..range.start];
            let after = &block.text[range.end..sentence.end];
            if event.status == Status::Held && calls_off(before, after) {
                diagnostics.push(told(view, event).at(block.place(range.clone())));
            }
        }
    }
}

/// Whether the words around a title call its event off.
fn calls_off(before: &str, after: &str) -> bool {
    let after = fold(after);
    let after = after.trim_start_matches(|it: char| !it.is_alphanumeric());
    // « « Troc » (25 mai) a été annulé »
    let after = match after.split_once(')') {
        Some((_, rest)) if rest.trim_start().starts_with(['a', 'n', 'e', 'f']) => rest.trim_start(),
        _ => after,
    };
    let before = fold(before);
    let mut before = before.trim_end_matches([' ', '"', '«', '“']);
    while let Some(rest) = ARTICLES.iter().find_map(|it| before.strip_suffix(it)) {
        // An article is a word of its own.
        if rest.ends_with(char::is_alphanumeric) {
            break;
        }
        before = rest.trim_end_matches([' ', '"', '«', '“']);
    }
    // « La visite prévue pendant » a title was called off, not its event.
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    if AFTER.iter().any(|it| after.starts_with(it)) {
        return clause.split_whitespace().count() <= 2;
    }
    BEFORE.iter().any(|it| {
        before.strip_suffix(it).is_some_and(|rest| {
            !rest.ends_with(char::is_alphanumeric) && !rest.trim_end().ends_with("pas")
        })
    })
}

fn told(view: &View<'_>, event: &Event) -> Diagnostic {
    let word = &view.dataset.settings.vocabulary.event;
    let title = shorten(&event.title);
    let status = Status::Cancelled.word();
    Diagnostic::new(
        Code::CalledOff,
        format!(
            "le texte dit que « {title} » n'a pas eu lieu, et la table compte {}",
            word.with_article()
        ),
    )
    .related(view.cell("evenements", event.row, "titre"), "la ligne est ici")
    .about(subject(event))
    .help(format!("écrivez « {status} » dans « statut » de sa ligne, ou corrigez le texte"))
    .acceptable(Acceptance::If("si les deux sont vrais"))
}

#[cfg(test)]
mod tests {
    use super::calls_off;

    #[test]
    fn words_that_call_an_event_off_are_told_from_others() {
        for (before, after, expected) in [
            ("", " a été annulée à cause de la pluie.", true),
            ("« ", " » n'a pas pu avoir lieu.", true),
            ("Nous avons dû annuler ", " pour cause de tempête.", true),
            ("L'annulation de la ", " a déçu.", true),
            ("", " (25 mai) a été annulé.", true),
            ("", " a réuni 60 personnes.", false),
            ("La visite prévue pendant ", " a été annulée.", false),
            ("À cause de la pluie, ", " a été annulé.", true),
            ("Le webinaire « ", " » est annulé.", true),
            ("Nous n'avons pas annulé ", ".", false),
        ] {
            assert_eq!(calls_off(before, after), expected, "{before}…{after}");
        }
    }
}
