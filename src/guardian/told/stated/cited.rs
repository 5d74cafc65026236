//! A figure cited before the noun of another: « les #chiffre("webinaires") adhérents ».

use rustc_hash::{FxHashMap, FxHashSet};

use super::units::first_stem;
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::figures::Figure;
use crate::guardian::View;
use crate::language::french::fold;
use crate::read::prose::{Cited, Origin};

/// The form of a figure that says what it counts.
const WITH_UNIT: &str = "unite";

/// Tells each cited figure that the next word turns into a number of something else.
pub(in crate::guardian) fn cited_figures_count_what_follows(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let figures: FxHashMap<&str, &Figure> =
        view.figures.list.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let nouns = nouns(&view.figures.list);
    for text in view.texts {
        for block in &text.blocks {
            for (part, _) in block.parts().filter(|(_, origin)| *origin == Origin::Cited) {
                let source = block.source(part.clone());
                let first = text.citations.partition_point(|it| it.range.start < source.start);
                let Some(citation) = text
                    .citations
                    .get(first)
                    .filter(|it| it.cited == Cited::Figure && it.range.end <= source.end)
                else {
                    continue;
                };
                let Some(figure) = figures.get(citation.id.as_str()) else { continue };
                let Some(noun) = noun_after(&block.text[part.end..]) else { continue };
                let stem = first_stem(noun);
                if citation.form.as_deref() == Some(WITH_UNIT)
                    && stem == first_stem(&figure.unit[1])
                {
                    let place = Place::span(text.file, citation.range.clone());
                    diagnostics.push(twice(block.text[part.clone()].trim(), noun).at(place));
                }
                if citation.form.is_some() {
                    continue;
                }
                let Some(other) = nouns.get(&stem).filter(|_| counts_something(figure)) else {
                    continue;
                };
                let is_its_own = own_words(figure).contains(&stem);
                if is_its_own || other.iter().any(|other| are_of_one_table(figure, other)) {
                    continue;
                }
                diagnostics.push(
                    Diagnostic::new(
                        Code::StatedNumber,
                        format!(
                            "« {} {noun} » : « {} » compte des {}, et non des {noun}",
                            block.text[part.clone()].trim(),
                            figure.id,
                            figure.unit[1]
                        ),
                    )
                    .at(Place::span(text.file, citation.range.clone()))
                    .about(&figure.id)
                    .help(format!(
                        "citez le chiffre de ce qui suit, #chiffre(\"{}\"), ou corrigez le mot",
                        other[0].id
                    ))
                    .acceptable(Acceptance::If("si les deux sont la même chose")),
                );
            }
        }
    }
}

/// « 86 adhérents adhérents »
fn twice(cited: &str, noun: &str) -> Diagnostic {
    let message = format!("« {cited} {noun} » : le chiffre est cité avec ce qu'il compte");
    let help = format!("retirez « {noun} », ou le réglage forme: \"{WITH_UNIT}\"");
    Diagnostic::new(Code::DoubledWord, message).about(noun).help(help)
}

/// The nouns that figures count, each with those figures.
fn nouns(figures: &[Figure]) -> FxHashMap<String, Vec<&Figure>> {
    let mut nouns: FxHashMap<String, Vec<&Figure>> = FxHashMap::default();
    for figure in figures.iter().filter(|figure| counts_something(figure)) {
        nouns.entry(first_stem(&figure.unit[1])).or_default().push(figure);
    }
    // Anybody is one.
    nouns.remove(&first_stem("personnes"));
    nouns
}

fn counts_something(figure: &Figure) -> bool {
    figure.unit[1].len() > 3
}

/// The words of a figure, its definition among them.
fn own_words(figure: &Figure) -> FxHashSet<String> {
    let words = [&figure.unit[0], &figure.unit[1], &figure.label, &figure.definition, &figure.id];
    words
        .into_iter()
        .flat_map(|text| text.split(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(|word| first_stem(&fold(word)))
        .collect()
}

fn are_of_one_table(one: &Figure, other: &Figure) -> bool {
    let table = |figure: &Figure| -> Option<FileId> { Some(figure.sources.first()?.row.file) };
    table(one).is_none() || table(one) == table(other)
}

/// The word right after a number, where nothing but spaces stands between them.
fn noun_after(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let ends = |character: char| !character.is_alphabetic() && character != '-';
    let noun = &rest[..rest.find(ends).unwrap_or(rest.len())];
    (rest.len() < text.len() && noun.len() > 3).then_some(noun)
}
