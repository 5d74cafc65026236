//! What the texts call the officers that the table gives by one word: « présidente »,
//! « trésorier ». Offices with the name of their body are those of `mandates`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::mandates::office::OFFICERS;
use crate::dataset::Person;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::mentions::{Word, words};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, Voice, sentences};

/// What may stand before an office, or after it, and leave it the same.
const WITH: [&str; 3] = ["adjoint", "general", "premier"];
/// What the office is of, where it is ours, folded.
const OURS: [&str; 8] = [
    "association",
    "reseau",
    "federation",
    "collectif",
    "organisation",
    "structure",
    "bureau",
    "conseil",
];
/// Words before an office that make it another.
const FORMER: [&str; 5] = ["ancien", "ex", "futur", "feu", "second"];

/// Tells each sentence that gives somebody an office that the table gives to another.
pub(in crate::guardian) fn officers_have_their_office(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let officers = officers(view);
    if officers.is_empty() {
        return;
    }
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        let is_read = block.kind != BlockKind::Quotation;
        if !is_read || !officers.values().any(|it| block.text.contains(it.surname())) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = words(&block.text, sentence);
            for officer in officers.values() {
                let said = officer.said(block, &words);
                let other = said.into_iter().find(|it| !officer.has(&block.text[it.clone()]));
                if let Some(range) = other.filter(|it| block.is_typed(it.clone())) {
                    let said = block.text[range.clone()].to_owned();
                    diagnostics.push(told(view, officer, &said, block.place(range)));
                }
            }
        }
    }
    let mut given: Vec<(&String, &String, Place)> = Vec::new();
    let front = view.input.manifest.front.iter().zip(&view.dataset.settings.front);
    for (written, front) in front {
        let (Some(name), Some(function)) = (&front.signatory, &written.signatory_function) else {
            continue;
        };
        given.push((name, &function.value, function.place));
    }
    for text in view.texts {
        let place = |voice: &Voice| Place::span(text.file, voice.range.clone());
        given.extend(text.voices.iter().map(|it| (&it.author, &it.function, place(it))));
    }
    for (name, said, place) in given {
        let Some(officer) = officers.get(&fold(name)) else { continue };
        if office(said).is_some() && !officer.has(said) {
            diagnostics.push(told(view, officer, said, place));
        }
    }
}

/// Somebody of the table with offices of one word.
struct Officer<'a> {
    person: &'a Person,
    name: Vec<String>,
    offices: Vec<String>,
    /// What is written of them elsewhere, folded.
    elsewhere: String,
}

fn officers<'a>(view: &View<'a>) -> FxHashMap<String, Officer<'a>> {
    let mut found: FxHashMap<String, Officer<'a>> = FxHashMap::default();
    for person in &view.dataset.people {
        let role = person.network_role.as_deref().unwrap_or_default();
        let officer = found.entry(fold(&person.name)).or_insert_with(|| Officer {
            person,
            name: words(&person.name, 0..person.name.len())
                .into_iter()
                .map(|it| it.folded)
                .collect(),
            offices: Vec::new(),
            elsewhere: String::new(),
        });
        match office(role) {
            Some(office) => officer.offices.push(office),
            None => officer.elsewhere += &fold(role),
        }
        officer.elsewhere += &fold(person.function.as_deref().unwrap_or_default());
    }
    found.retain(|_, officer| !officer.offices.is_empty() && officer.name.len() > 1);
    found
}

impl Officer<'_> {
    fn surname(&self) -> &str {
        self.person.name.split_whitespace().next_back().unwrap_or_default()
    }

    /// Whether an office is one of theirs, here or elsewhere.
    fn has(&self, said: &str) -> bool {
        let Some(said) = office(said) else { return true };
        self.offices.contains(&said) || self.elsewhere.contains(&said)
    }

    /// The offices that a sentence gives them: « Claire Le Goff, présidente, », « notre présidente,
    /// Claire Le Goff ».
    fn said(&self, block: &Block, words: &[Word]) -> Vec<Range<usize>> {
        let text = &block.text;
        let length = self.name.len();
        let is_name =
            |at: &usize| words[*at..*at + length].iter().map(|it| &it.folded).eq(self.name.iter());
        let last = words.len().checked_sub(length).map_or(0, |last| last + 1);
        let mut found = Vec::new();
        for at in (0..last).filter(is_name) {
            let (first, end) = (&words[at], at + length);
            let gap = |from: &Word, to: &Word| text[from.range.end..to.range.start].trim();
            let apart = words
                .get(end)
                .filter(|next| [",", "(", ", la", ", le"].contains(&gap(&words[end - 1], next)));
            let mut next = end;
            if apart.is_some() {
                next += usize::from(["la", "le", "notre"].contains(&words[next].folded.as_str()));
                if let Some(range) = self.office_at(text, words, next) {
                    found.push(range);
                }
            }
            // « la trésorière, Claire Le Goff »
            let before = at.checked_sub(1).filter(|before| {
                ["", ","].contains(&gap(&words[*before], first))
                    && plain(&words[*before].folded).is_some()
            });
            let article = before.and_then(|before| before.checked_sub(1));
            if let (Some(before), Some(article)) = (before, article)
                && ["la", "le", "notre"].contains(&words[article].folded.as_str())
                && !is_joined(text, words, before)
                && words.get(end).is_none_or(|it| !["de", "du", "d"].contains(&&*it.folded))
            {
                found.push(words[before].range.clone());
            }
        }
        found
    }

    /// The office that stands at a word and goes no further, or is said to be ours.
    fn office_at(&self, text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
        let mut last = at;
        plain(&words.get(at)?.folded)?;
        if is_joined(text, words, at) {
            return None;
        }
        while words
            .get(last + 1)
            .is_some_and(|it| WITH.iter().any(|word| it.folded.starts_with(word)))
        {
            last += 1;
        }
        let after = text[words[last].range.end..].trim_start_matches(' ');
        let is_end = after.is_empty() || after.starts_with([',', ')', '.', ';', ':', '!', '–']);
        let is_ours = || {
            let of = words.get(last + 1).is_some_and(|it| ["de", "du", "d"].contains(&&*it.folded));
            of && words[last + 2..].iter().take(2).any(|it| OURS.contains(&it.folded.as_str()))
        };
        (is_end || is_ours()).then(|| words[at].range.start..words[last].range.end)
    }
}

/// Whether an office is a part of another: « vice-présidente », « ancienne présidente ».
fn is_joined(text: &str, words: &[Word], at: usize) -> bool {
    let start = words[at].range.start;
    text[..start].ends_with('-')
        || at
            .checked_sub(1)
            .is_some_and(|before| FORMER.iter().any(|it| words[before].folded.starts_with(it)))
}

/// An office of one word, of either gender: « Trésorière adjointe » is « tresorier adjoint ».
fn office(role: &str) -> Option<String> {
    let folded = fold(role);
    let mut words = folded.split_whitespace();
    let first = plain(words.next()?)?;
    let mut found = first.to_owned();
    for word in words {
        let with = WITH.iter().find(|it| word.starts_with(**it))?;
        found = format!("{found} {with}");
    }
    Some(found)
}

/// A folded word without the ending of its gender and number, if it is an office.
fn plain(word: &str) -> Option<&'static str> {
    let stem = word.trim_end_matches('s').trim_end_matches('e');
    OFFICERS.into_iter().find(|it| *it == stem)
}

fn told(view: &View<'_>, officer: &Officer<'_>, said: &str, place: Place) -> Diagnostic {
    let person = officer.person;
    let role = person.network_role.as_deref().unwrap_or_default();
    Diagnostic::new(
        Code::RoleDiffers,
        format!("{} : « {said} » ici, « {} » dans la table « personnes »", person.name, shorten(role)),
    )
    .at(place)
    .related(view.cell("personnes", person.row, "role_reseau"), "l'autre rôle est ici")
    .about(&person.name)
    .help("gardez le bon rôle, ou ajoutez à la table une ligne pour l'autre, avec « debut » et « fin »")
}

#[cfg(test)]
mod tests {
    use super::office;

    #[test]
    fn offices_are_one_in_both_genders() {
        for (role, expected) in [
            ("présidente", Some("president")),
            ("Trésorier", Some("tresorier")),
            ("trésorière adjointe", Some("tresorier adjoint")),
            ("vice-présidente", Some("vice-president")),
            ("secrétaire", Some("secretair")),
            ("présidente de la commission", None),
            ("jardinier", None),
        ] {
            assert_eq!(office(role).as_deref(), expected, "{role}");
        }
    }
}
