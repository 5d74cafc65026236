//! Who is said to have organised an event, or to have spoken at it, against its row: the columns
//! `role`, `partenaires` and `intervenants`.
//!
//! Only a sentence that names one event is judged, and only bodies and people that tables name.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{Event, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::cited::CitedEvents;
use crate::guardian::sentences::likeness::letters;
use crate::guardian::sentences::mentions::{Mentions, Word, words};
use crate::guardian::subject;
use crate::read::prose::{Block, BlockKind, Prose, sentences};

/// How a folded word begins that says who organised.
const ORGANISED: [&str; 4] = ["organis", "coorganis", "copilot", "pilot"];
/// How one begins that says who spoke; « anime » is said of rooms and of days too.
const SPOKE: &str = "interven";
/// Folded words before « réseau », « association », by which it is ours.
const OURS: [&str; 3] = ["notre", "nos", "nous"];
/// Folded words that end what organised an event.
const ENDS: [&str; 12] =
    ["et", "avec", "a", "au", "aux", "en", "s", "est", "qui", "pour", "le", "dans"];
/// Small words before the name of a body.
const ARTICLES: [&str; 6] = ["l", "le", "la", "les", "du", "de"];
/// Words between a title and « organisé », where it comes before, and after.
const BEFORE: usize = 4;
const AFTER: usize = 1;
/// Words of a name that are looked at.
const LONGEST: usize = 8;

/// Tells each sentence that gives an event an organiser or a speaker that its row denies.
pub(in crate::guardian) fn events_have_their_organisers(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let says = |block: &Block| {
        block.text.contains("rganis")
            || block.text.contains("nterv")
            || block.text.contains("pilot")
    };
    if !view.texts.iter().flat_map(|it| &it.blocks).any(says) {
        return;
    }
    let known = Known::of(view);
    for text in view.texts {
        for block in text.blocks.iter().filter(|it| it.kind != BlockKind::Quotation && says(it)) {
            for sentence in sentences(&block.text) {
                if let Some((title, event)) = known.only_event(text, block, sentence.clone()) {
                    diagnostics.extend(known.told(view, block, sentence, &title, event));
                }
            }
        }
    }
}

struct Known<'a> {
    mentions: Mentions<'a>,
    cited: CitedEvents<'a>,
    /// The letters of our names.
    own: Vec<String>,
    /// Partners of the tables, by their letters.
    bodies: FxHashMap<String, &'a str>,
    /// People of the tables, by their letters.
    people: FxHashMap<String, &'a str>,
}

/// « ANCT (organisation) » without what the cell adds in brackets.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

impl<'a> Known<'a> {
    fn of(view: &View<'a>) -> Self {
        let data = view.dataset;
        let organisation = &data.settings.organisation;
        let own = [&organisation.acronym, &organisation.name].map(|name| letters(name));
        let partners = data.partners.iter().map(|it| &it.name);
        let bodies = partners.chain(data.events.iter().flat_map(|it| &it.partners));
        let bodies = bodies.map(|it| (letters(bare(it)), it.as_str()));
        let speakers = data.events.iter().flat_map(|it| &it.speakers);
        let people =
            speakers.filter_map(|it| it.name.as_ref()).chain(data.people.iter().map(|it| &it.name));
        Self {
            mentions: Mentions::of(view),
            cited: CitedEvents::of(view),
            bodies: bodies.filter(|(key, _)| key.len() > 2 && !own.contains(key)).collect(),
            people: people
                .filter(|it| it.contains(' '))
                .map(|it| (letters(it), it.as_str()))
                .collect(),
            own: own.into_iter().filter(|it| it.len() > 1).collect(),
        }
    }

    /// The only event that a sentence names or cites, and where.
    fn only_event(
        &self,
        text: &'a Prose,
        block: &Block,
        sentence: Range<usize>,
    ) -> Option<(Range<usize>, &'a Event)> {
        let named = self.mentions.within(block, sentence.clone()).into_iter();
        let named = named.flat_map(|(range, events)| {
            events.into_iter().map(move |event| (range.clone(), event))
        });
        let cited = self.cited.within(text, block, sentence).into_iter();
        let cited = cited.map(|it| (it.range, it.event));
        let all: Vec<_> = named.chain(cited).collect();
        let rows: FxHashSet<_> = all.iter().map(|(_, it)| it.row).collect();
        all.into_iter().next().filter(|_| rows.len() == 1)
    }

    fn told(
        &self,
        view: &View<'_>,
        block: &Block,
        sentence: Range<usize>,
        title: &Range<usize>,
        event: &Event,
    ) -> Option<Diagnostic> {
        let all = words(&block.text, sentence);
        // « nous avons organisé un déplacement au Salon » tells of something else.
        let is_near = |at: usize| {
            let word = &all[at].range;
            let within = |gap: Range<usize>| {
                all.iter()
                    .filter(|it| gap.start <= it.range.start && it.range.end <= gap.end)
                    .count()
            };
            match title.end <= word.start {
                true => within(title.end..word.start) <= BEFORE,
                false => word.end <= title.start && within(word.end..title.start) <= AFTER,
            }
        };
        let (at, said) = all.iter().enumerate().find_map(|(at, word)| {
            let says = |of: &str| word.folded.starts_with(of);
            match () {
                () if ORGANISED.iter().any(|of| says(of)) && is_near(at) => {
                    self.organiser(&all, at, event)
                }
                () if says(SPOKE) => self.speaker(&all, at, event),
                () => None,
            }
            .map(|said| (at, said))
        })?;
        let range =
            said.words.start.min(all[at].range.start)..said.words.end.max(all[at].range.end);
        let message = format!("« {} » : {}", shorten(&block.text[range.clone()]), said.fault);
        block.is_typed(range.clone()).then(|| {
            Diagnostic::new(Code::RoleDiffers, message)
                .at(block.place(range))
                .related(view.cell("evenements", event.row, said.column), "la table le dit ici")
                .about(subject(event))
                .help(format!(
                    "corrigez le texte, ou la colonne « {} » de cette ligne",
                    said.column
                ))
        })
    }

    /// What the row denies of who is said to have organised.
    fn organiser(&self, all: &[Word], at: usize, event: &Event) -> Option<Said> {
        let after = all.get(at + 1).filter(|it| it.folded == "par").map(|_| &all[at + 2..]);
        let (ours, words) = match after {
            Some(after) => (self.ours_at(after), self.body_at(after)),
            None => (self.ours_before(&all[..at]), None),
        };
        if let Some(words) = ours {
            let role = event.role.filter(|it| matches!(it, Role::Attendee | Role::Context))?;
            let fault = format!("« role » est « {} » pour cet événement", role.word());
            return Some(Said { words, fault, column: "role" });
        }
        let (words, key) = words?;
        let partners: Vec<String> = event.partners.iter().map(|it| letters(bare(it))).collect();
        if partners.contains(&key) {
            return None;
        }
        match (partners.is_empty(), event.role) {
            (false, _) => Some(Said {
                words,
                fault: "« partenaires » ne le dit pas de cet événement".to_owned(),
                column: "partenaires",
            }),
            (true, Some(Role::Organiser)) => Some(Said {
                words,
                fault: format!("« role » est « {} » pour cet événement", Role::Organiser.word()),
                column: "role",
            }),
            _ => None,
        }
    }

    /// Ourselves after « organisé par »: « notre réseau », our name.
    fn ours_at(&self, after: &[Word]) -> Option<Range<usize>> {
        let first = after.first()?;
        if OURS.contains(&first.folded.as_str()) {
            return Some(first.range.start..after.get(1).unwrap_or(first).range.end);
        }
        let skipped = usize::from(ARTICLES.contains(&first.folded.as_str()));
        self.named(&after[skipped..], |key| self.own.iter().any(|own| own == key))
            .map(|(range, _)| range)
    }

    /// Ourselves before « a organisé »: « nous avons », our name, « notre association a ».
    fn ours_before(&self, before: &[Word]) -> Option<Range<usize>> {
        let without = match before {
            [rest @ .., last] if ["co", "avons", "a"].contains(&last.folded.as_str()) => rest,
            _ => before,
        };
        let without = match without {
            [rest @ .., last] if ["avons", "a"].contains(&last.folded.as_str()) => rest,
            _ => without,
        };
        let last = without.last()?;
        if last.folded == "nous" {
            return Some(last.range.clone());
        }
        let our = without.len().checked_sub(2).map(|at| &without[at]);
        if without.len() < before.len() && our.is_some_and(|it| it.folded == "notre") {
            return Some(last.range.clone());
        }
        if without.len() == before.len() {
            return None;
        }
        (1..=LONGEST.min(without.len())).find_map(|count| {
            let name = &without[without.len() - count..];
            let key: String = name.iter().map(|it| it.folded.as_str()).collect();
            self.own.contains(&key).then(|| name[0].range.start..last.range.end)
        })
    }

    /// The body that some words begin with.
    fn body_at(&self, after: &[Word]) -> Option<(Range<usize>, String)> {
        let skipped = usize::from(ARTICLES.contains(&after.first()?.folded.as_str()));
        let end = after.get(skipped..)?;
        self.named(end, |key| self.bodies.contains_key(key))
    }

    /// The longest name that some words begin with, and that ends there.
    fn named(
        &self,
        words: &[Word],
        is_known: impl Fn(&str) -> bool,
    ) -> Option<(Range<usize>, String)> {
        let first = words.first()?;
        (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let key: String = words[..count].iter().map(|it| it.folded.as_str()).collect();
            let ends = words.get(count).is_none_or(|it| {
                ENDS.contains(&it.folded.as_str())
                    || it.range.start > words[count - 1].range.end + 1
            });
            (ends && is_known(&key)).then(|| (first.range.start..words[count - 1].range.end, key))
        })
    }

    /// What the row denies of who is said to have spoken: « Jean Martin est intervenu ».
    fn speaker(&self, all: &[Word], at: usize, event: &Event) -> Option<Said> {
        if event.speakers.is_empty() || event.speakers.iter().any(|it| it.name.is_none()) {
            return None;
        }
        let before = &all[..at];
        let before = match before {
            [rest @ .., last] if ["est", "a", "sont"].contains(&last.folded.as_str()) => rest,
            _ => before,
        };
        let (words, key) = (2..=4.min(before.len())).find_map(|count| {
            let name = &before[before.len() - count..];
            let key: String = name.iter().map(|it| it.folded.as_str()).collect();
            let range = name[0].range.start..name[count - 1].range.end;
            self.people.contains_key(&key).then_some((range, key))
        })?;
        let spoke = event.speakers.iter().filter_map(|it| it.name.as_ref());
        let is_listed = spoke.map(|it| letters(it)).any(|it| it == key);
        (!is_listed).then(|| Said {
            words,
            fault: "cette personne n'est pas parmi les « intervenants » de cet événement"
                .to_owned(),
            column: "intervenants",
        })
    }
}

/// What a sentence says, and the row denies.
struct Said {
    /// Bytes of the name.
    words: Range<usize>,
    fault: String,
    column: &'static str,
}
