//! The names of people in the texts, against those of the tables.

use std::ops::Range;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::likeness::{ByHash, Name, one_slip};
use crate::guardian::sentences::mentions::{Word, words};
use crate::guardian::sentences::passages::passages;
use crate::language::french;
use crate::read::prose::sentences;

/// A name has as many words.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// A person whom the tables name.
struct Known<'a> {
    written: &'a str,
    name: Name,
    place: Place,
}

/// Tells a name of the texts that is, but for one letter, that of somebody in the tables.
pub(in crate::guardian) fn people_have_one_name(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let known = known(view);
    let mut slips: ByHash<Vec<usize>> = ByHash::default();
    for (index, person) in known.iter().enumerate() {
        for key in person.name.slip_keys() {
            slips.entry(key).or_default().push(index);
        }
    }
    if slips.is_empty() {
        return;
    }
    for block in passages(view) {
        for sentence in sentences(&block.text) {
            let start = sentence.start;
            for (range, index) in near(&block.text[sentence], &known, &slips) {
                let written = &block.text[start + range.start..start + range.end];
                let person = &known[index];
                diagnostics.push(
                    Diagnostic::new(
                        Code::NearNames,
                        format!(
                            "« {written} » est, à une lettre près, « {} » des tables",
                            person.written
                        ),
                    )
                    .at(block.place(start + range.start..start + range.end))
                    .related(person.place, format!("« {} » est ici", person.written))
                    .about(written)
                    .help("écrivez le nom partout de la même façon")
                    .acceptable(Acceptance::If("si ce sont deux personnes")),
                );
            }
        }
    }
}

fn known<'a>(view: &View<'a>) -> Vec<Known<'a>> {
    let data = view.dataset;
    let people =
        data.people.iter().map(|it| (it.name.as_str(), view.cell("personnes", it.row, "nom")));
    let interviews =
        data.interviews.iter().map(|it| (it.name.as_str(), view.cell("entretiens", it.row, "nom")));
    let speakers = data.events.iter().flat_map(|event| {
        let place = view.cell("evenements", event.row, "intervenants");
        event.speakers.iter().filter_map(move |it| Some((it.name.as_deref()?, place)))
    });
    let all = people.chain(interviews).chain(speakers);
    // A name of one word is near too many others.
    all.filter(|(name, _)| french::fold(name).split_whitespace().count() > 1)
        .map(|(written, place)| Known { written, name: Name::of(written), place })
        .collect()
}

/// Where a sentence says a name that is nearly one of those, with its index.
fn near(text: &str, known: &[Known<'_>], slips: &ByHash<Vec<usize>>) -> Vec<(Range<usize>, usize)> {
    let words = words(text, 0..text.len());
    let is_capital = |word: &Word| text[word.range.clone()].starts_with(char::is_uppercase);
    let mut found = Vec::new();
    let mut start = 0;
    while start + 1 < words.len() {
        let next = if is_capital(&words[start]) {
            said(text, &words[start..], known, slips)
        } else {
            Said::Nobody(1)
        };
        match next {
            Said::Nobody(words) => start += words,
            Said::Nearly(count, index) => {
                found.push((words[start].range.start..words[start + count - 1].range.end, index));
                start += count;
            }
        }
    }
    found
}

/// Whom the words from one on name.
enum Said {
    /// Nobody who is nearly somebody; so many words are done with.
    Nobody(usize),
    /// In so many words, nearly the person of this index.
    Nearly(usize, usize),
}

fn said(text: &str, words: &[Word], known: &[Known<'_>], slips: &ByHash<Vec<usize>>) -> Said {
    let mut nearly = None;
    for count in WORDS {
        let Some(last) = words.get(count - 1) else { break };
        let between = &text[words[count - 2].range.end..last.range.start];
        if between.contains(['.', ',', ':', ';', '!', '?', '(', ')', '|', '«', '»'])
            && between != ". "
        {
            break;
        }
        if !text[last.range.clone()].starts_with(char::is_uppercase) {
            continue;
        }
        let name = Name::of(&text[words[0].range.start..last.range.end]);
        let alike: Vec<usize> =
            name.slip_keys().iter().filter_map(|key| slips.get(key)).flatten().copied().collect();
        if alike.iter().any(|index| known[*index].name.letters == name.letters) {
            return Said::Nobody(count);
        }
        let slip = alike.into_iter().find(|index| one_slip(&known[*index].name, &name));
        nearly = nearly.or(slip.map(|index| Said::Nearly(count, index)));
    }
    nearly.unwrap_or(Said::Nobody(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    #[test]
    fn a_slip_in_a_name_is_found() {
        let place = Place::File(SourceMap::default().add("a", ""));
        let known = ["Camille Exemple", "Anne-Laure Modèle"].map(|written| Known {
            written,
            name: Name::of(written),
            place,
        });
        let mut slips: ByHash<Vec<usize>> = ByHash::default();
        for (index, person) in known.iter().enumerate() {
            for key in person.name.slip_keys() {
                slips.entry(key).or_default().push(index);
            }
        }
        for (text, expected) in [
            ("Merci à Camille Exemple, élue.", &[][..]),
            ("Merci à Camille Exampl.", &[]),
            ("Merci à Camille Exenple, élue.", &["Camille Exenple"]),
            ("Mme Camile Exemple et Anne Laure Modèle", &["Camile Exemple"]),
            ("Avec Anne-Laure Model", &["Anne-Laure Model"]),
            ("CAMILLE EXEMPLE", &[]),
            ("la camille exenple", &[]),
            ("Camille, Exenple", &[]),
        ] {
            let found = near(text, &known, &slips);
            let found: Vec<&str> = found.into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
