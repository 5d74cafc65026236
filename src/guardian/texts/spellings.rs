//! One name, one spelling: the forms that the organisation does not retain.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, passages};
use crate::read::prose::{BlockKind, Origin};

/// More occurrences than this of one form are only counted.
const SHOWN: usize = 20;

/// Where a form stands, and what takes its place there.
type Found = (Place, Vec<Correction>);

/// A form that is not retained.
struct Variant<'a> {
    text: &'a str,
    retained: &'a str,
    declared: Place,
}

/// Tells each variant of `[[variantes]]`, and of the column « variantes » of
/// the people, that is written in a text, in rapport.toml or in a table.
pub(in crate::guardian) fn names_have_one_spelling(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut variants: Vec<(Variant<'_>, Vec<Found>)> =
        variants(view).into_iter().map(|variant| (variant, Vec::new())).collect();
    if variants.is_empty() {
        return;
    }
    let beginnings = Beginnings::of(variants.iter().map(|(variant, _)| variant.text));
    for block in passages(view).filter(|block| block.kind != BlockKind::Quotation) {
        let own = |range: &Range<usize>| block.origin(range.start) == Origin::Typed;
        for index in beginnings.within(&block.text) {
            let (variant, places) = &mut variants[index];
            let found = variant.occurrences(&block.text);
            let found = found.into_iter().filter(own);
            places.extend(found.map(|range| {
                let retained = block.correction(range.clone(), variant.retained);
                (block.place(range), retained.into_iter().collect())
            }));
        }
    }
    each_cell(view, |cell| {
        for index in beginnings.within(cell.text).into_iter().filter(|_| cell.is_own()) {
            let (variant, places) = &mut variants[index];
            let found = variant.occurrences(cell.text);
            if !found.is_empty() {
                let retained =
                    |part| Correction::of_part(cell.place, cell.text, part, variant.retained);
                places.push((cell.place, found.into_iter().map(retained).collect()));
            }
        }
    });
    for (variant, places) in &variants {
        variant.tell(places, diagnostics);
    }
}

/// Bytes of a variant that are looked for with all others at once.
const BEGINNING: usize = 16;

/// Finds in one pass, however many variants there are, those that a text may hold.
struct Beginnings {
    automaton: Option<AhoCorasick>,
    /// For each beginning its variant.
    variants: Vec<usize>,
}

impl Beginnings {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut beginnings, mut variants) = (Vec::new(), Vec::new());
        for (index, text) in texts.enumerate() {
            for form in [text.to_owned(), text.replace('\'', "’")] {
                beginnings.push(form.as_bytes()[..form.len().min(BEGINNING)].to_vec());
                variants.push(index);
            }
        }
        Self { automaton: AhoCorasick::new(beginnings).ok(), variants }
    }

    fn within(&self, text: &str) -> BTreeSet<usize> {
        match &self.automaton {
            Some(automaton) if !automaton.is_match(text) => BTreeSet::new(),
            Some(automaton) => {
                let found = automaton.find_overlapping_iter(text);
                found.map(|found| self.variants[found.pattern().as_usize()]).collect()
            }
            // There are too many for one pass: each is looked for by itself.
            None => self.variants.iter().copied().collect(),
        }
    }
}

fn variants<'a>(view: &View<'a>) -> Vec<Variant<'a>> {
    let declared = view.input.manifest.spellings.iter().flat_map(|spelling| {
        spelling.variants.iter().map(|variant| Variant {
            text: variant.value.trim(),
            retained: spelling.form.value.trim(),
            declared: variant.place,
        })
    });
    let people = view.input.tables.get("personnes").into_iter().flat_map(|table| table.rows());
    let of_people = people.flat_map(|row| {
        row.get("variantes").split('|').map(move |variant| Variant {
            text: variant.trim(),
            retained: row.get("nom"),
            declared: row.place("variantes"),
        })
    });
    // A variant that is the retained form itself would forbid it.
    declared.chain(of_people).filter(|it| !it.text.is_empty() && it.text != it.retained).collect()
}

impl Variant<'_> {
    /// Where it stands as whole words and is no part of the retained form.
    fn occurrences(&self, text: &str) -> Vec<Range<usize>> {
        let found = matches(text, self.text);
        if found.is_empty() || !self.retained.contains(self.text) {
            return found;
        }
        let right = matches(text, self.retained);
        let within = |range: &Range<usize>| {
            right.iter().any(|right| right.start <= range.start && range.end <= right.end)
        };
        found.into_iter().filter(|range| !within(range)).collect()
    }

    fn tell(&self, places: &[Found], diagnostics: &mut Diagnostics) {
        let (variant, retained) = (self.text, self.retained);
        for (index, (place, corrections)) in places.iter().take(SHOWN).enumerate() {
            let others = places.len().saturating_sub(SHOWN);
            let more = match others {
                _ if index + 1 < SHOWN => String::new(),
                0 => String::new(),
                1 => " (et à 1 autre endroit)".to_owned(),
                _ => format!(" (et à {others} autres endroits)"),
            };
            // The last one that is shown speaks for those that are only counted.
            let counted = places.iter().skip(SHOWN).filter(|_| index + 1 == SHOWN);
            let corrections = corrections.iter().chain(counted.flat_map(|(_, it)| it));
            diagnostics.push(
                Diagnostic::new(
                    Code::Spelling,
                    format!("« {variant} » n'est pas la forme retenue{more}"),
                )
                .at(*place)
                .related(self.declared, "la variante est déclarée ici")
                .about(variant)
                .help(format!("écrivez « {retained} »"))
                .corrected(corrections.cloned()),
            );
        }
    }
}

/// Whole words only; typographic apostrophes are those of the keyboard.
fn matches(text: &str, words: &str) -> Vec<Range<usize>> {
    let curly;
    let mut found: Vec<Range<usize>> = whole(text, words).collect();
    if words.contains('\'') {
        curly = words.replace('\'', "’");
        found.extend(whole(text, &curly));
        found.sort_by_key(|range| range.start);
    }
    found
}

fn whole<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let part_of_word =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '@' | '·' | '_');
    text.match_indices(words).map(|(at, found)| at..at + found.len()).filter(move |range| {
        let mut before = text[..range.start].chars().rev();
        let mut after = text[range.end..].chars();
        let (last, first) = (before.next(), after.next());
        // « www.rtes.fr »: a stop between two letters makes one word of them.
        let glued_before = last == Some('.') && before.next().is_some_and(char::is_alphanumeric);
        let glued_after = first == Some('.') && after.next().is_some_and(char::is_alphanumeric);
        let glued = glued_before || glued_after;
        !(glued || last.is_some_and(part_of_word) || first.is_some_and(part_of_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    #[test]
    fn a_variant_is_found_as_whole_words_outside_of_the_retained_form() {
        let declared = Place::File(SourceMap::default().add("rapport.toml", ""));
        for (text, variant, retained, count) in [
            ("en Grand-Est, puis Grand-Est", "Grand-Est", "Grand Est", 2),
            ("en Grand Est", "Grand-Est", "Grand Est", 0),
            ("l'Avisé et l'avisée", "Avisé", "Avise", 1),
            ("www.rtes.fr et le rtes.", "rtes", "RTES", 1),
            ("@rtes, rtes-info", "rtes", "RTES", 0),
            ("Labo de l’ESS", "Labo de l'ESS", "Le Labo de l'ESS", 1),
            ("ESS France et ESS-France", "ESS-France", "ESS France", 1),
            ("l'AMIF et AMIF IDF", "AMIF", "AMIF IDF", 1),
        ] {
            let variant = Variant { text: variant, retained, declared };
            assert_eq!(variant.occurrences(text).len(), count, "{text}");
        }
    }
}
