//! What those who read again have to say: where each comment stands, whether it is still open.

use super::{View, numbered};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics, shorten};
use crate::language::french::fold;
use crate::language::suggest;
use crate::read::comments::Comment;
use crate::read::prose::Prose;
use crate::read::text_path;

/// What to do about a comment.
const DONE: &str = "une fois la chose faite, écrivez « clos » dans « etat », et ce qui a été fait dans « reponse »";

/// What a comment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// A figure, by its id.
    Figure(String),
    /// A paragraph of a text, by its bytes.
    Passage(Place),
    /// The edition: it names nothing.
    Whole,
    /// Something that is no longer there.
    Lost,
}

/// What a comment is about: the paragraph that its words stand in, the figure or the text that it
/// names; where it has but a number, the figure that has this number today.
pub fn anchor(view: &View<'_>, comment: &Comment) -> Anchor {
    let path = text_path(&comment.anchor);
    let of_path = |text: &&Prose| view.input.sources.file(text.file).path == path;
    let text = view.texts.iter().find(of_path).filter(|_| !comment.anchor.is_empty());
    let is_figure = is_known(view, &comment.anchor);
    let within: Vec<&Prose> = match text {
        Some(text) => vec![text],
        None => view.texts.iter().collect(),
    };
    let passage = paragraph(&within, &comment.passage);
    match (passage, text, comment.number) {
        (Some(place), ..) if !is_figure => Anchor::Passage(place),
        _ if is_figure => Anchor::Figure(comment.anchor.clone()),
        (None, Some(text), _) if comment.passage.is_empty() => {
            let first = text.blocks.iter().find(|block| !block.is_empty());
            first.map_or(Anchor::Passage(Place::File(text.file)), |block| {
                Anchor::Passage(block.whole())
            })
        }
        (None, None, Some(number)) if comment.anchor.is_empty() && comment.passage.is_empty() => {
            let mut numbers = numbered::numbers(view);
            match number.checked_sub(1).filter(|rank| *rank < numbers.len()) {
                Some(rank) if is_known(view, &numbers[rank]) => {
                    Anchor::Figure(numbers.swap_remove(rank))
                }
                _ => Anchor::Lost,
            }
        }
        (None, None, None) if comment.anchor.is_empty() && comment.passage.is_empty() => {
            Anchor::Whole
        }
        _ => Anchor::Lost,
    }
}

/// Whether a figure, a line or a drawing of the edition has this id.
fn is_known(view: &View<'_>, id: &str) -> bool {
    view.figures.list.iter().any(|it| it.id == id) || numbered::of_id(view, id).is_some()
}

/// Where these words stand in some texts: the first paragraph that has them.
fn paragraph(texts: &[&Prose], words: &str) -> Option<Place> {
    let words = plain(words);
    if words.is_empty() {
        return None;
    }
    let blocks = texts.iter().flat_map(|text| &text.blocks);
    let mut found = blocks.filter(|block| plain(&block.text).contains(&words));
    found.next().map(|block| block.whole())
}

/// A text without the differences that copying makes.
fn plain(text: &str) -> String {
    let words = fold(text);
    words
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The number of a comment and whose it is, where a review copy has given it to another figure than the one
/// that the comment names.
fn contradicted<'a>(
    view: &View<'a>,
    comment: &Comment,
    anchor: &Anchor,
) -> Option<(usize, &'a str)> {
    let Anchor::Figure(id) = anchor else { return None };
    let number = comment.number?;
    let given = view.input.numbers.get(number.checked_sub(1)?)?;
    (given != id).then_some((number, given.as_str()))
}

/// Why nothing is what a comment is about: it is gone, or it never was.
fn lost(view: &View<'_>, comment: &Comment) -> String {
    let input = view.input;
    let gone = || "ce dont il s'agit n'est plus là".to_owned();
    if let (true, Some(number)) = (comment.anchor.is_empty(), comment.number) {
        let is_known = (1..=numbered::numbers(view).len()).contains(&number);
        return if is_known { gone() } else { format!("le numéro {number} n'existe pas") };
    }
    let path = text_path(&comment.anchor);
    let is_text = view.texts.iter().any(|text| input.sources.file(text.file).path == path);
    let was_approved = || {
        let all = input.approvals.iter().chain(&input.past_approvals);
        all.map(|it| it.of.name()).any(|name| name == comment.anchor || name == path)
    };
    if comment.anchor.is_empty()
        || is_text
        || input.numbers.contains(&comment.anchor)
        || was_approved()
    {
        return gone();
    }
    let ids = view.figures.list.iter().map(|it| it.id.as_str());
    let near = suggest::nearest(&comment.anchor, ids);
    let near = near.map(|it| format!(" (« {it} » ?)")).unwrap_or_default();
    format!("« {} » n'existe pas{near}", shorten(&comment.anchor))
}

/// Tells the comments that are open, and those of them whose place is gone.
pub(super) fn comments_are_closed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for comment in view.input.comments.iter().filter(|it| it.is_open) {
        let author = match comment.author.as_str() {
            "" => "un commentaire".to_owned(),
            author => author.to_owned(),
        };
        let text = shorten(&comment.text);
        let anchor = anchor(view, comment);
        if anchor == Anchor::Lost {
            diagnostics.push(
                Diagnostic::new(
                    Code::LostComment,
                    format!("{author} : « {text} », et {}", lost(view, comment)),
                )
                .at(match comment.anchor.is_empty() {
                    true => comment.place,
                    false => comment.anchor_place.unwrap_or(comment.place),
                })
                .help("écrivez dans « ancre » l'identifiant d'un chiffre ou le nom d'un texte, dans « passage » quelques mots d'aujourd'hui ; ou écrivez « clos » dans « etat »"),
            );
            continue;
        }
        let mut about = match &anchor {
            Anchor::Figure(id) => format!(", sur le chiffre « {id} »"),
            _ => String::new(),
        };
        let mut help = DONE.to_owned();
        if let Some((number, other)) = contradicted(view, comment, &anchor) {
            about.push_str(&format!(" ; mais le numéro {number} est celui de « {other} »"));
            help = format!("gardez de « numero » et d'« ancre » celui qui est juste ; {DONE}");
        }
        let message = format!("{author} : « {text} » (ouvert{about})");
        let mut one = Diagnostic::new(Code::OpenComment, message).at(comment.place).help(help);
        match &anchor {
            Anchor::Passage(place) => one = one.related(*place, "il s'agit de ce passage"),
            Anchor::Figure(id) => {
                one = one.about(id);
                // A number that no copy has had is another figure's as soon as a figure comes before it.
                let is_given = |number: usize| number <= view.input.numbers.len();
                let by_number = comment.anchor.is_empty() && !comment.number.is_some_and(is_given);
                let cell = comment.anchor_place.filter(|_| by_number);
                if by_number {
                    one = one.help(format!(
                        "un numéro peut devenir celui d'un autre chiffre : « rapport check --corrige » écrit « {id} » dans « ancre » ; {DONE}"
                    ));
                }
                one = one.corrected(cell.map(|cell| Correction::of_all(cell, "", id.as_str())));
            }
            Anchor::Whole | Anchor::Lost => {}
        }
        diagnostics.push(one);
    }
}
