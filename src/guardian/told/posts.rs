//! What people are said to be elsewhere than in the organisation, « maire de Nantes »: in texts,
//! beside the words that are quoted of them and as speakers, against what the tables say of them.
//!
//! Only posts that cannot both be held are told: one of two places, or two of one place.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::dataset::RowRef;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::mentions::{Word, words};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, sentences};
use post::{Post, posts};

mod post;

/// Somebody of the tables, with what is written of them.
struct Known<'a> {
    name: &'a str,
    words: Vec<String>,
    /// Those of `fonction`, each in its place.
    posts: Vec<Post>,
    /// Those of `role_reseau`, which other rules judge.
    others: Vec<Post>,
    /// The first row that says what they are, and its words.
    said: Option<(RowRef, String)>,
}

/// Tells each post that the tables contradict.
pub(in crate::guardian) fn people_hold_their_posts(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let known = known(view);
    if known.is_empty() {
        return;
    }
    let by_name = |name: &str| known.get(&fold(name));
    let by_surname = by_surname(&known);
    let mut judge = |person: &Known<'_>, said: &str, place: Place| {
        diagnostics.extend(told(view, person, said).map(|it| it.at(place)));
    };
    for text in view.texts {
        for voice in &text.voices {
            if let Some(person) = by_name(&voice.author) {
                judge(person, &voice.function, Place::span(text.file, voice.range.clone()));
            }
        }
        for block in text.blocks.iter().filter(|it| it.kind != BlockKind::Quotation) {
            for (person, range) in beside(&by_surname, block) {
                judge(person, &block.text[range.clone()], block.place(range));
            }
        }
    }
    for event in &view.dataset.events {
        for speaker in &event.speakers {
            if let (Some(name), Some(function)) = (&speaker.name, &speaker.function)
                && let Some(person) = by_name(name)
            {
                judge(person, function, view.cell("evenements", event.row, "intervenants"));
            }
        }
    }
    for interview in &view.dataset.interviews {
        if let Some(person) = by_name(&interview.name) {
            judge(person, &interview.function, view.cell("entretiens", interview.row, "fonction"));
        }
    }
    let front = view.input.manifest.front.iter().zip(&view.dataset.settings.front);
    for (written, front) in front {
        if let (Some(name), Some(function)) = (&front.signatory, &written.signatory_function)
            && let Some(person) = by_name(name)
        {
            judge(person, &function.value, function.place);
        }
    }
}

/// The people of `personnes`, by their folded name.
fn known<'a>(view: &View<'a>) -> FxHashMap<String, Known<'a>> {
    let mut all: FxHashMap<String, Known<'a>> = FxHashMap::default();
    for person in &view.dataset.people {
        let known = all.entry(fold(&person.name)).or_insert_with(|| Known {
            name: &person.name,
            words: words(&person.name, 0..person.name.len())
                .into_iter()
                .map(|it| it.folded)
                .collect(),
            posts: Vec::new(),
            others: Vec::new(),
            said: None,
        });
        known.others.extend(posts(person.network_role.as_deref().unwrap_or_default(), ""));
        let Some(function) = &person.function else { continue };
        let body = person.body.as_deref().unwrap_or_default();
        known.posts.extend(posts(function, body));
        let parts = [function.as_str(), body];
        let whole =
            parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(", ");
        known.said.get_or_insert((person.row, whole));
    }
    all.retain(|_, it| it.words.len() > 1 && !it.posts.is_empty());
    all
}

/// A post that nothing written of a person bears out, and something contradicts.
fn told(view: &View<'_>, person: &Known<'_>, said: &str) -> Option<Diagnostic> {
    let (row, whole) = person.said.as_ref()?;
    let is_other = |post: &Post| {
        let mut all = person.posts.iter().chain(&person.others);
        !all.any(|it| it.agrees(post)) && person.posts.iter().any(|it| it.excludes(post))
    };
    posts(said, "").iter().find(|post| is_other(post))?;
    let (name, said) = (person.name, shorten(said));
    let message =
        format!("{name} : « {said} » ici, « {} » dans la table « personnes »", shorten(whole));
    Some(
        Diagnostic::new(Code::RoleDiffers, message)
            .related(view.cell("personnes", *row, "fonction"), "l'autre rôle est ici")
            .about(name)
            .help("gardez le bon rôle, ou ajoutez à la table une ligne pour l'autre, avec « debut » et « fin »"),
    )
}

/// The same people, by the last word of their name.
fn by_surname<'b, 'a>(
    known: &'b FxHashMap<String, Known<'a>>,
) -> FxHashMap<&'b str, Vec<&'b Known<'a>>> {
    let mut found: FxHashMap<&str, Vec<&Known<'_>>> = FxHashMap::default();
    for person in known.values() {
        if let Some(surname) = person.words.last() {
            found.entry(surname).or_default().push(person);
        }
    }
    found
}

/// The people whom a block names, each with what stands beside the name: « Jean Martin, maire de
/// Brest », « le maire de Brest, Jean Martin ».
fn beside<'b, 'a>(
    people: &FxHashMap<&str, Vec<&'b Known<'a>>>,
    block: &Block,
) -> Vec<(&'b Known<'a>, Range<usize>)> {
    let mut found = Vec::new();
    let has_post = post::may_have(&block.text);
    for sentence in sentences(&block.text).into_iter().filter(|_| has_post) {
        let text = &block.text[..sentence.end];
        let all = words(text, sentence.clone());
        for (at, word) in all.iter().enumerate() {
            let Some(named) = people.get(word.folded.as_str()) else { continue };
            let is_whole = |person: &&&Known<'_>| {
                let said = all[..=at].iter().rev().map(|it| &it.folded);
                said.take(person.words.len()).eq(person.words.iter().rev())
            };
            let Some(person) = named.iter().find(is_whole) else { continue };
            let first = all[at + 1 - person.words.len()].range.start;
            let said = after(text, word.range.end).or_else(|| before(text, sentence.start..first));
            found.extend(said.filter(|it| block.is_typed(it.clone())).map(|it| (*person, it)));
        }
    }
    found
}

/// Signs that end what is said of somebody.
const ENDS: [char; 9] = [',', '(', ')', ';', ':', '.', '!', '?', '–'];

/// « , maire de Brest, » after a name that ends at a byte.
fn after(text: &str, name: usize) -> Option<Range<usize>> {
    let rest = &text[name..];
    let opened = rest.strip_prefix(',').or_else(|| rest.strip_prefix(" ("))?.trim_start();
    let start = text.len() - opened.len();
    let end = start + opened.find(ENDS).unwrap_or(opened.len());
    let first = fold(text[start..end].split_whitespace().next()?);
    post::is_head(&first).then_some(start..end)
}

/// « le maire de Brest, » at the end of what stands before a name.
fn before(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let end = part.start + text[part.clone()].trim_end().trim_end_matches(',').len();
    let from = text[part.start..end].rfind(ENDS).map_or(part.start, |at| part.start + at);
    let all = words(text, from..end);
    let is_said = |it: &[Word]| {
        ["le", "la", "notre"].contains(&&*it[0].folded) && post::is_head(&it[1].folded)
    };
    let at = all.windows(2).rposition(is_said)?;
    Some(all[at + 1].range.start..end)
}
