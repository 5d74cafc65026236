//! Events that did not take place: their status says so, and no text tells them as held.

use crate::dataset::{Event, Status};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::sentences::mentions::Mentions;
use crate::guardian::{View, subject};
use crate::language::french::fold;
use crate::language::partial_date::Period;
use crate::read::Field;
use crate::read::prose::{Block, BlockKind, Cited, Prose, dates, sentences, tokens};

/// What is cited of an event as if it had taken place.
const OF_HELD: [&str; 2] = ["date", "participants"];
/// Beginnings of folded words by which a paragraph says that it did not take place as planned.
const TOLD: [&str; 14] = [
    "annul", "reporte", "repouss", "decal", "ajourn", "suspend", "suspens", "supprim", "devai",
    "aurai", "prevu", "initial", "renonc", "n'a pas",
];
/// Folded words that call an event off, without their plural and their feminine.
const OFF: [&str; 3] = ["annul", "annulation", "report"];
/// Folded words that may stand before them in a remark.
const BEFORE: [&str; 14] = [
    "evenement",
    "seance",
    "session",
    "reunion",
    "rencontre",
    "webinaire",
    "finalement",
    "a",
    "ete",
    "est",
    "l",
    "la",
    "le",
    "cet",
];
/// Folded words after which the row is that of what took place: « reporté du 3 mars ».
const NEW_DATE: [&str; 6] = ["puis", "du", "de", "d", "mais", "depuis"];
/// Folded words that say why, or until when, in a mark of a title: « (reporté en 2022) ».
const AFTER: [&str; 8] = ["au", "a", "en", "cause", "faute", "sine", "covid", "pour"];

/// Tells each citation of the date, or of the participants, of an event that was called off.
pub(in crate::guardian) fn events_told_were_held(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        let of_held = text.citations.iter().filter(|it| {
            it.cited == Cited::Event && it.form.as_deref().is_some_and(|it| OF_HELD.contains(&it))
        });
        let mut told: Vec<(&Event, usize)> = Vec::new();
        for citation in of_held {
            let found = view.dataset.events.iter().find(|it| it.id == citation.id);
            let Some(event) = found.filter(|it| !it.status.is_held()) else { continue };
            let at = block_at(text, citation.range.start);
            if at.is_some_and(|(_, block)| says_so(block)) {
                continue;
            }
            // The date and the participants of one event, in one paragraph, are told once.
            let here = (event, at.map_or(usize::MAX, |(index, _)| index));
            if told.iter().any(|it| it.1 == here.1 && it.0.row == here.0.row) {
                continue;
            }
            told.push(here);
            diagnostics.push(told_as_held(
                view,
                event,
                Place::span(text.file, citation.range.clone()),
            ));
        }
    }
}

/// Tells each sentence that names, by its title, an event that was called off, and says what it was.
pub(in crate::guardian) fn events_named_were_held(view: &View<'_>, diagnostics: &mut Diagnostics) {
    if view.dataset.events.iter().all(|it| it.status.is_held()) {
        return;
    }
    let mentions = Mentions::of(view);
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    for block in blocks.filter(|block| block.kind != BlockKind::Quotation) {
        for sentence in sentences(&block.text) {
            let found = mentions.within(block, sentence.clone());
            let [(range, events)] = found.as_slice() else { continue };
            let Some(event) = events.first() else { continue };
            let is_off = events.iter().all(|it| !it.status.is_held());
            if is_off
                && block.is_typed(range.clone())
                && says_it_was(&block.text[sentence.clone()], &block.text[range.end..sentence.end])
                && !says_so(block)
            {
                diagnostics.push(told_as_held(view, event, block.place(range.clone())));
            }
        }
    }
}

/// What follows a title by which a sentence says what took place, folded, without a mark.
const WAS: [&str; 8] =
    ["a ", "ont ", "s'est ", "se sont ", "fut ", "reunissait ", "etait ", "aura ete "];
/// Beginnings of folded words that say why it did not.
const WHY_NOT: [&str; 8] =
    ["crise", "covid", "sanitaire", "confine", "empech", "n'a ", "n'ont ", "n'est "];

/// Whether a sentence says of an event, whose title it names, what it was or who came.
fn says_it_was(sentence: &str, after_title: &str) -> bool {
    let (sentence, after) = (fold(sentence), fold(after_title));
    let after = after.trim_start_matches(|it: char| !it.is_alphanumeric());
    let came =
        ["ont participe", "a reuni", "ont assiste", "a rassemble", "a accueilli", "sont venu"];
    !WHY_NOT.iter().any(|it| sentence.contains(it))
        && (WAS.iter().any(|it| after.starts_with(it))
            || came.iter().any(|it| sentence.contains(it)))
}

fn told_as_held(view: &View<'_>, event: &Event, place: Place) -> Diagnostic {
    let (title, status) = (shorten(&event.title), event.status.word());
    let word = &view.dataset.settings.vocabulary.event;
    // « annulé », « reporté » agree with the word.
    let status = format!("{status}{}", word.ending());
    let as_if = if word.feminine { "la raconte comme si elle" } else { "le raconte comme s'il" };
    let message = format!(
        "{} « {title} » est {status}, et le texte {as_if} avait eu lieu",
        word.with_article()
    );
    Diagnostic::new(Code::CalledOff, message)
        .at(place)
        .related(view.cell("evenements", event.row, "statut"), "la table le dit ici")
        .about(subject(event))
        .help(format!(
            "dites dans le texte qu'{} est {status}, retirez la phrase, ou corrigez « statut »",
            word.pronoun()
        ))
}

/// The block of a text that holds a byte of its file.
fn block_at(text: &Prose, byte: usize) -> Option<(usize, &Block)> {
    text.blocks.iter().enumerate().find(|(_, it)| it.source(0..it.text.len()).contains(&byte))
}

fn says_so(block: &Block) -> bool {
    let folded = fold(&block.text);
    folded.contains("n'a pas")
        || folded.contains("n'a pu")
        || folded
            .split(|character: char| !character.is_alphanumeric())
            .any(|word| word == "report" || TOLD.iter().any(|it| word.starts_with(it)))
}

/// Tells each event whose title or remarks say that it was called off, and whose status does not.
pub(in crate::guardian) fn status_says_what_was_called_off(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(table) = view.input.tables.get("evenements") else { return };
    let columns: Vec<(&'static str, Field)> = ["titre", "titre_court", "description", "notes"]
        .into_iter()
        .filter_map(|column| Some((column, table.field(column)?)))
        .collect();
    let status = table.field("statut");
    for event in view.dataset.events.iter().filter(|it| it.status.is_held()) {
        let record = event.row.record;
        // « confirmé » answers what another cell says.
        let typed = status.map_or("", |field| table.text(record, field).trim());
        if !typed.is_empty() && event.status == Status::Held {
            continue;
        }
        let found = columns.iter().find_map(|(column, field)| {
            let text = table.text(record, *field);
            if !may_call_off(text) {
                return None;
            }
            let off = match *column {
                "titre" | "titre_court" => mark_of_title(text),
                _ => remark(text).filter(|_| !names_its_date(text, event, view.dataset.period())),
            };
            Some((*column, off?))
        });
        let Some((column, off)) = found else { continue };
        let (title, status) = (shorten(&event.title), off.word());
        let where_said = match column {
            "titre" => "son titre".to_owned(),
            column => format!("« {column} »"),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::CalledOff,
                format!("« {title} » : {where_said} le dit {status}, et « statut » ne le dit pas : il est compté et imprimé comme s'il avait eu lieu"),
            )
            .at(view.cell("evenements", event.row, column))
            .about(subject(event))
            .help(format!("écrivez « {status} » dans « statut » ; s'il a eu lieu, écrivez-y « confirmé »")),
        );
    }
}

/// Most cells say nothing of the kind: they are not even folded.
fn may_call_off(text: &str) -> bool {
    ["nnul", "NNUL", "eport", "EPORT", "pas eu lieu"].iter().any(|it| text.contains(it))
}

/// What a word says of an event.
fn off(word: &str) -> Option<Status> {
    let singular = word.trim_end_matches('s').trim_end_matches('e');
    let known = OFF.contains(&singular) && !matches!(word, "report" | "reports" | "annul");
    known.then_some(if word.starts_with('r') { Status::Postponed } else { Status::Cancelled })
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words =
        folded.split(|character: char| !character.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// What a title says beside the name of the event: « ANNULÉ - Forum », « Salon (reporté) ».
fn mark_of_title(title: &str) -> Option<Status> {
    let parts = title.split(['(', ')', '[', ']', '-', '–', '—', ':', '|', '*', '!', '/']);
    let marked = parts.map(words).find_map(|part| {
        let is_alone = part.get(1).is_none_or(|next| AFTER.contains(&next.as_str()));
        off(part.first()?).filter(|_| is_alone)
    });
    // « ANNULÉ Forum », « Forum annulé ».
    let capitals = || {
        let first = title.split_whitespace().next()?;
        off(&fold(first)).filter(|_| !first.contains(char::is_lowercase))
    };
    let last = || {
        let word = fold(title.split_whitespace().last()?);
        off(&word).filter(|_| !word.ends_with('s') && !word.starts_with("annulation"))
    };
    marked.or_else(capitals).or_else(last)
}

/// What a remark says first: « Annulé », « Séance reportée à l'automne ».
fn remark(text: &str) -> Option<Status> {
    let words = words(text);
    if words.windows(3).any(|it| *it == ["pas", "eu", "lieu"]) {
        return Some(Status::Cancelled);
    }
    let first = words.iter().position(|word| !BEFORE.contains(&word.as_str()))?;
    let next = words.get(first + 1).map_or("", String::as_str);
    let held = words.windows(2).any(|it| *it == ["eu", "lieu"]);
    let is_new = NEW_DATE.contains(&next) && !words[first].starts_with("annulation");
    off(&words[first]).filter(|_| !is_new && !held)
}

/// Whether a remark gives the date of the row: it was put off until then.
fn names_its_date(text: &str, event: &Event, period: Period) -> bool {
    let tokens = tokens(text);
    dates(text, &tokens, period).iter().any(|it| {
        it.date.as_ref().is_ok_and(|date| *date == event.date || date.shares_a_day(&event.date))
    })
}

#[cfg(test)]
mod tests {
    use super::{mark_of_title, remark};
    use crate::dataset::Status::{Cancelled, Postponed};

    #[test]
    fn a_title_that_calls_its_event_off_is_told_from_a_subject() {
        for (title, status) in [
            ("ANNULÉ - Forum", Some(Cancelled)),
            ("Salon (annulé)", Some(Cancelled)),
            ("[Reporté] Club", Some(Postponed)),
            ("Rencontres (reportées en 2022)", Some(Postponed)),
            ("ANNULÉE Journée des élus", Some(Cancelled)),
            ("Forum annulé", Some(Cancelled)),
            ("ANNULATION : Forum", Some(Cancelled)),
            ("Annulation de la dette : que faire ?", None),
            ("Reporter un marché public", None),
            ("Le report des élections", None),
            ("Marchés annulés : quels recours", None),
            ("Congés annuels et reports", None),
        ] {
            assert_eq!(mark_of_title(title), status, "{title}");
        }
    }

    #[test]
    fn a_remark_that_calls_its_event_off_is_told_from_a_story() {
        for (text, status) in [
            ("Annulé", Some(Cancelled)),
            ("annulée (covid)", Some(Cancelled)),
            ("La séance a été reportée à l'automne.", Some(Postponed)),
            ("N'a pas eu lieu.", Some(Cancelled)),
            ("Reporté du 3 mars", None),
            ("Annulé puis reprogrammé", None),
            ("Annulé en mars, a eu lieu en mai", None),
            ("Le bureau a annulé sa venue", None),
            ("Repris de l'annuaire", None),
        ] {
            assert_eq!(remark(text), status, "{text}");
        }
    }
}
