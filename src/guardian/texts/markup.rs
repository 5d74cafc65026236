//! Characters that mean something else in a text of a report than where they were
//! learnt, and would not be printed as they were meant.

mod swallowed;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::read::prose::{Habit, HabitKind};

/// Tells each, with what to write instead.
pub(in crate::guardian) fn signs_print_as_they_were_meant(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for prose in view.texts {
        let text = &view.input.sources.file(prose.file).text;
        for habit in &prose.habits {
            let written = &text[habit.range.clone()];
            // A label, or a reference, may have its other half in another text.
            let elsewhere = || {
                let name = written.trim_matches(['<', '>', '@']);
                let half = match habit.kind {
                    HabitKind::Handle => format!("<{name}>"),
                    _ => format!("@{name}"),
                };
                let others = view.texts.iter().filter(|other| other.file != prose.file);
                others.map(|it| &view.input.sources.file(it.file).text).any(|it| it.contains(&half))
            };
            if matches!(habit.kind, HabitKind::Label | HabitKind::Handle) && elsewhere() {
                continue;
            }
            diagnostics
                .push(reported(habit, written).at(Place::span(prose.file, habit.range.clone())));
        }
    }
}

fn reported(habit: &Habit, written: &str) -> Diagnostic {
    let (code, message, help) = match habit.kind {
        HabitKind::Address => (
            Code::ReservedSign,
            format!("« {written} » : le signe @ seul est un renvoi, et l'adresse ne s'imprime pas"),
            address(written),
        ),
        HabitKind::Handle => (
            Code::ReservedSign,
            format!("« {written} » : le signe @ seul est un renvoi, et le nom ne s'imprime pas"),
            format!("écrivez \\{written}"),
        ),
        HabitKind::Tag => (
            Code::ReservedSign,
            format!("« {written} » : les balises des pages web ne s'impriment pas"),
            tag(written).to_owned(),
        ),
        HabitKind::AngleLink => (
            Code::ReservedSign,
            format!("« {written} » : une adresse ne se met pas entre < et >"),
            format!("écrivez l'adresse seule : {}", written.trim_matches(['<', '>'])),
        ),
        HabitKind::Price => (
            Code::ReservedSign,
            "le signe $ ouvre ici une formule de mathématiques".to_owned(),
            "écrivez \\$ pour le signe lui-même, ou « dollars »".to_owned(),
        ),
        HabitKind::Hashes => (
            Code::ReservedSign,
            format!("« {written} » suivi d'une espace ne fait pas un titre"),
            "un titre de paragraphe commence par des signes « = », par exemple === Dans la presse"
                .to_owned(),
        ),
        HabitKind::Quotes => (
            Code::ReservedSign,
            format!("{written} : ce ne sont pas les guillemets d'une commande"),
            format!("écrivez des guillemets droits : \"{}\"", inner(written)),
        ),
        HabitKind::BareId => (
            Code::ReservedSign,
            format!("« {written} » n'a pas de guillemets"),
            format!("écrivez \"{written}\""),
        ),
        HabitKind::NotCalled => (
            Code::ReservedSign,
            format!("« {written} » n'est pas suivi aussitôt d'une parenthèse"),
            format!("sans espace : {written}(…)"),
        ),
        kind => return swallowed::reported(kind, written),
    };
    Diagnostic::new(code, message).help(help)
}

fn address(written: &str) -> String {
    let escaped = written.replace('@', "\\@");
    format!("écrivez #lien(\"mailto:{written}\")[{escaped}], ou {escaped} sans lien")
}

fn tag(written: &str) -> &'static str {
    match written.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase().as_str() {
        "b" | "strong" => "en gras : *les mots*",
        "i" | "em" => "en italique : _les mots_",
        "br" | "p" => "laissez une ligne vide entre deux paragraphes",
        "sup" => "en exposant : #super[e]",
        "li" | "ul" | "ol" => "une liste : une ligne par élément, qui commence par un tiret",
        "h1" | "h2" | "h3" | "h4" => "un titre : === Dans la presse",
        _ => "retirez-la, ainsi que celle qui la ferme",
    }
}

/// What stands between two quotation marks of a word processor.
fn inner(written: &str) -> &str {
    written.trim_matches(|character: char| "“”„«»".contains(character) || character.is_whitespace())
}
