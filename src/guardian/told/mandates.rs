//! What people are in the organisation, and until when: who answers for a
//! document, who spoke as what, who is said to be what.
//!
//! Of speakers and in texts only the offices of the organisation itself are
//! judged (« président du RTES »), and only of people whose office the table
//! tells; of a contact, whether a row of the table holds on the date.

pub(super) mod office;

use std::ops::Range;

use rustc_hash::FxHashMap;

use self::office::{Body, Office, Written};
use crate::dataset::Person;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::sentences::likeness::letters;
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::partial_date::{PartialDate, Period};
use crate::read::prose::{Block, BlockKind, sentences};

/// Who answers questions about a document is there on its date.
pub(in crate::guardian) fn contacts_are_in_office(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let settings = &view.dataset.settings;
    for (written, document) in view.input.manifest.documents.iter().zip(&settings.documents) {
        let Some(contact) = &written.contact else { continue };
        let date = document.date.unwrap_or(settings.edition.date);
        let name = letters(&contact.value);
        let rows = view.dataset.people.iter().filter(|it| letters(&it.name) == name);
        let Some((person, outside)) = out_of_office(rows, &PartialDate::Day(date)) else {
            continue;
        };
        let column = outside.column();
        diagnostics.push(
            Diagnostic::new(
                Code::OutOfOffice,
                format!(
                    "{} est la personne à joindre d'un document du {}, {}",
                    contact.value,
                    french::date(&PartialDate::Day(date)),
                    outside.words("et son rôle")
                ),
            )
            .at(contact.place)
            .related(view.cell("personnes", person.row, column), outside.place_words())
            .about(&contact.value)
            .help(format!(
                "nommez la personne à joindre ce jour-là, ou corrigez « {column} » dans la table « personnes »"
            )),
        );
    }
}

/// How a date is out of the time of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outside {
    /// The role ended before.
    After(PartialDate),
    /// It begins later.
    Before(PartialDate),
}

impl Outside {
    fn column(&self) -> &'static str {
        match self {
            Self::After(_) => "fin",
            Self::Before(_) => "debut",
        }
    }

    /// « et son rôle a pris fin en septembre 2021 »
    fn words(&self, role: &str) -> String {
        match self {
            Self::After(end) => format!("{role} a pris fin {}", when(end)),
            Self::Before(start) => format!("{role} commence plus tard, {}", when(start)),
        }
    }

    fn place_words(&self) -> &'static str {
        match self {
            Self::After(_) => "la fin est ici",
            Self::Before(_) => "le début est ici",
        }
    }
}

/// « le 3 mai 2021 », « en septembre 2021 », « du 3 au 5 mai 2021 »
fn when(date: &PartialDate) -> String {
    match date {
        PartialDate::Day(_) => format!("le {}", french::date(date)),
        PartialDate::Month(_) | PartialDate::Year(_) => format!("en {}", french::date(date)),
        _ => french::date(date),
    }
}

fn outside(person: &Person, date: &PartialDate) -> Option<Outside> {
    let after = |end: &&PartialDate| {
        end.last_day().zip(date.first_day()).is_some_and(|(end, first)| end < first)
    };
    let before = |start: &&PartialDate| {
        start.first_day().zip(date.last_day()).is_some_and(|(start, last)| last < start)
    };
    let ended = person.until.as_ref().filter(after).cloned().map(Outside::After);
    ended.or_else(|| person.since.as_ref().filter(before).cloned().map(Outside::Before))
}

/// The row to name, when every one of these is out of its time at a date.
fn out_of_office<'a>(
    rows: impl Iterator<Item = &'a Person>,
    date: &PartialDate,
) -> Option<(&'a Person, Outside)> {
    let mut found = None;
    for person in rows {
        let outside = outside(person, date)?;
        found = Some((person, outside));
    }
    found
}

/// The offices of one person, each with its row.
struct Known<'a> {
    /// Letters of the name.
    letters: String,
    name: &'a str,
    offices: Vec<(Office, &'a Person)>,
}

fn known<'a>(view: &View<'a>, body: &Body) -> Vec<Known<'a>> {
    let mut all: Vec<Known<'a>> = Vec::new();
    let mut ranks: FxHashMap<String, usize> = FxHashMap::default();
    for person in &view.dataset.people {
        let role = person.network_role.as_deref().unwrap_or_default();
        let offices = body.offices(role).into_iter().map(|it| (it.office, person));
        let key = letters(&person.name);
        let rank = *ranks.entry(key.clone()).or_insert(all.len());
        match all.get_mut(rank) {
            Some(same) => same.offices.extend(offices),
            None => {
                let offices = offices.collect();
                all.push(Known { letters: key, name: &person.name, offices });
            }
        }
    }
    all.retain(|it| !it.offices.is_empty());
    all
}

/// What is wrong with an office that someone is said to have.
enum Fault<'a> {
    /// The table gives another one.
    Other(&'a Person),
    /// It has it at another time.
    Time(&'a Person, Outside),
}

fn fault<'a>(known: &Known<'a>, said: &Office, date: Option<&PartialDate>) -> Option<Fault<'a>> {
    let same = known.offices.iter().filter(|(office, _)| office.is(said));
    let same: Vec<&'a Person> = same.map(|(_, person)| *person).collect();
    if same.is_empty() {
        // Of several, the one whose time it is.
        let in_time = |person: &&'a Person| date.is_none_or(|date| outside(person, date).is_none());
        let all = || known.offices.iter().map(|(_, person)| *person);
        return Some(Fault::Other(all().find(in_time).or_else(|| all().next())?));
    }
    let (person, outside) = out_of_office(same.into_iter(), date?)?;
    Some(Fault::Time(person, outside))
}

fn diagnostic(view: &View<'_>, known: &Known<'_>, said: &str, fault: Fault<'_>) -> Diagnostic {
    let name = known.name;
    match fault {
        Fault::Other(person) => {
            let role = person.network_role.as_deref().unwrap_or_default();
            Diagnostic::new(
                Code::RoleDiffers,
                format!("{name} : « {said} » ici, « {} » dans la table « personnes »", shorten(role)),
            )
            .related(view.cell("personnes", person.row, "role_reseau"), "l'autre rôle est ici")
            .help("gardez le bon rôle, ou ajoutez à la table une ligne pour l'autre, avec « debut » et « fin »")
        }
        Fault::Time(person, outside) => {
            let column = outside.column();
            Diagnostic::new(
                Code::OutOfOffice,
                format!("{name} : « {said} », {}", outside.words("un rôle qui")),
            )
            .related(view.cell("personnes", person.row, column), outside.place_words())
            .help(format!("donnez le rôle de ce jour-là, ou corrigez « {column} » dans la table « personnes »"))
        }
    }
    .about(name)
}

/// The organisation and its people; nothing when nobody could be judged.
fn officers<'a>(view: &View<'a>) -> Option<(Body, Vec<Known<'a>>)> {
    let body = Body::of(&view.dataset.settings.organisation)?;
    let people = known(view, &body);
    (!people.is_empty()).then_some((body, people))
}

/// Who speaks at an event as an officer of the organisation is one, and is so then.
pub(in crate::guardian) fn speakers_have_their_role(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some((body, people)) = officers(view) else { return };
    for event in &view.dataset.events {
        for speaker in &event.speakers {
            let (Some(name), Some(function)) = (&speaker.name, &speaker.function) else { continue };
            if !body.is_named_in(function) {
                continue;
            }
            let name = letters(name);
            let Some(person) = people.iter().find(|it| it.letters == name) else { continue };
            for said in body.offices(function) {
                if let Some(fault) = fault(person, &said.office, Some(&event.date)) {
                    let place = view.cell("evenements", event.row, "intervenants");
                    let said = &function[said.range];
                    let one = diagnostic(view, person, said, fault).at(place);
                    diagnostics.push(one.about(subject(event)));
                }
            }
        }
    }
}

/// Who is called an officer of the organisation in a text is one.
pub(in crate::guardian) fn texts_give_people_their_role(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some((body, people)) = officers(view) else { return };
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation || !body.is_named_in(&block.text) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let start = sentence.start;
            let words = &block.text[sentence.clone()];
            for said in body.offices(words) {
                let Some(person) = beside(&people, words, &said) else { continue };
                let range = said.range.start + start..said.range.end + start;
                let date = only_day(block, sentence.clone(), view.dataset.period());
                let fault = fault(person, &said.office, date.as_ref());
                if let Some(fault) = fault.filter(|_| block.is_typed(range.clone())) {
                    let words = &block.text[range.clone()];
                    diagnostics.push(diagnostic(view, person, words, fault).at(block.place(range)));
                }
            }
        }
    }
}

/// The person to whom a sentence gives an office: « Mahel Coppey, présidente du
/// RTES », « la présidente du RTES, Mahel Coppey ».
fn beside<'a, 'b>(
    people: &'b [Known<'a>],
    sentence: &str,
    said: &Written,
) -> Option<&'b Known<'a>> {
    let before = letters(sentence[..said.range.start].trim_end_matches([' ', '(', ',', '\u{a0}']));
    let apart = sentence[..said.range.start].trim_end().ends_with([',', '(']);
    let after = letters(sentence[said.range.end..].trim_start_matches([' ', ',', '\u{a0}']));
    let named_before = |it: &&Known<'_>| apart && before.ends_with(&it.letters);
    let named_after = |it: &&Known<'_>| !apart && after.starts_with(&it.letters);
    people.iter().find(named_before).or_else(|| people.iter().find(named_after))
}

/// The day that a sentence tells, when it writes or cites one date.
fn only_day(block: &Block, sentence: Range<usize>, period: Period) -> Option<PartialDate> {
    block.only_date(sentence, period)?.date.ok().filter(|date| date.first_day().is_some())
}
