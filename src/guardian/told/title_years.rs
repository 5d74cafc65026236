//! The year in a title that a text quotes: « Forum 2023 » of the table's « Forum 2024 ».

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::dataset::Event;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::sentences::named::{bare, quoted};
use crate::guardian::{View, subject};
use crate::read::prose::{Block, BlockKind, Origin};

/// Shorter titles without their year are those of many things.
const SHORTEST: usize = 5;

/// Tells each title quoted with another year than the one that the table gives it.
pub(in crate::guardian) fn titles_are_quoted_with_their_year(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut quotations: Vec<(&Block, Range<usize>, i32, String)> = Vec::new();
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation {
            continue;
        }
        for range in quoted(&block.text) {
            if block.origin(range.start) != Origin::Typed {
                continue;
            }
            if let Some((year, rest)) = parted(&bare(&block.text[range.clone()])) {
                quotations.push((block, range, year, rest));
            }
        }
    }
    if quotations.is_empty() {
        return;
    }
    let mut titles: FxHashMap<String, Vec<(i32, &Event)>> = FxHashMap::default();
    for (event, heading) in view.events() {
        if let Some((year, rest)) = parted(&heading.title) {
            titles.entry(rest).or_default().push((year, event));
        }
    }
    let before = view.previous.iter().flat_map(|previous| &previous.events);
    let before: Vec<String> = before.map(|event| bare(&event.title)).collect();
    for (block, range, year, rest) in quotations {
        let Some(known) = titles.get(&rest) else { continue };
        let quotation = bare(&block.text[range.clone()]);
        // Last year's meeting is named on purpose.
        if known.iter().any(|(other, _)| *other == year) || before.contains(&quotation) {
            continue;
        }
        let (other, event) = known[0];
        let paragraph = &block.text;
        if paragraph.contains(&other.to_string()) {
            continue;
        }
        let digits = block.text[range.clone()].find(&year.to_string());
        let Some(at) = digits.map(|at| range.start + at) else { continue };
        diagnostics.push(
            Diagnostic::new(
                Code::TitleWording,
                format!(
                    "« {} » : la table dit « {} »",
                    block.text[range.clone()].trim(),
                    event.title
                ),
            )
            .at(block.place(at..at + year.to_string().len()))
            .related(event.row.place(), "le titre est écrit ici")
            .about(subject(event))
            .help(format!("écrivez {other}, ou corrigez la table")),
        );
    }
}

/// The only year of a folded title, and what is left without it.
fn parted(title: &str) -> Option<(i32, String)> {
    let mut years = title
        .split(|character: char| !character.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| Some((digits, digits.parse::<i32>().ok()?)))
        .filter(|(_, year)| (1900..2100).contains(year));
    let (digits, year) = years.next()?;
    if years.next().is_some() {
        return None;
    }
    let rest = title.replacen(digits, "", 1);
    let rest: Vec<&str> =
        rest.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let rest = rest.join(" ");
    (rest.len() >= SHORTEST).then_some((year, rest))
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn the_year_of_a_title_is_found() {
        for (title, year, rest) in [
            ("forum 2024", 2024, "forum"),
            ("la fete des jardins (2024)", 2024, "la fete des jardins"),
            ("2024 : le grand bilan", 2024, "le grand bilan"),
        ] {
            assert_eq!(parted(title), Some((year, rest.to_owned())), "{title}");
        }
        for title in ["forum", "agenda 2030 et 2050", "2024", "rue 1234567"] {
            assert_eq!(parted(title), None, "{title}");
        }
    }
}
