//! Events as the lists of the report show them.

use super::parts::{EventEntry, SpeakerEntry};
use super::words::{date, maybe, number, picture, text, texts, unparted};
use crate::dataset::settings::Settings;
use crate::dataset::vocabulary::Vocabulary;
use crate::dataset::{Event, Status};
use crate::language::french;

pub(super) fn event_entry(event: &Event, settings: &Settings) -> EventEntry {
    let category = settings.categories.iter().find(|category| category.id == event.category);
    let (singular, plural) = unit(event, &settings.vocabulary);
    let [registered, registered_many] = settings.vocabulary.registered.forms();
    EventEntry {
        id: event.id.clone(),
        date: date(&event.date, settings.edition.period),
        title: text(&event.title),
        short_title: text(event.short_title.as_deref().unwrap_or(&event.title)),
        category: event.category.clone(),
        letter: category.map(|it| it.letter.clone()).unwrap_or_default(),
        color: category.map_or(1, |it| it.color),
        kind: maybe(event.kind.as_deref()),
        format: event.format.map(|it| it.word()),
        role: event.role.map(|it| it.word()),
        participants: event.participants.as_ref().map(number),
        attendance: event
            .participants
            .as_ref()
            .map(|it| unparted(&french::with_unit(it, &singular, &plural))),
        registered: event.registered.as_ref().map(number),
        registration: event
            .registered
            .as_ref()
            .map(|it| unparted(&french::with_unit(it, &registered, &registered_many))),
        unit: plural.clone(),
        sessions: event.sessions.as_ref().map(number),
        place: maybe(event.place.as_deref()),
        region: maybe(event.region.as_deref()),
        speakers: event
            .speakers
            .iter()
            .map(|it| SpeakerEntry {
                name: maybe(it.name.as_deref()),
                function: maybe(it.function.as_deref()),
            })
            .collect(),
        representatives: event.representatives.clone(),
        partners: texts(&event.partners),
        themes: event.themes.clone(),
        chapters: settings
            .chapters
            .iter()
            .filter(|chapter| chapter.has(event))
            .map(|chapter| chapter.id.clone())
            .collect(),
        status: (event.status != Status::Held).then(|| event.status.word()),
        highlight: event.highlight,
        description: maybe(event.description.as_deref()),
        language: event.language.clone(),
        url: event.url.clone(),
        series: event.series.clone(),
        photo: picture(event.photo.as_ref(), &event.title),
        caption: text(caption(event, settings)),
    }
}

/// What the table says, else the name of the theme that the series is, else the title.
fn caption<'a>(event: &'a Event, settings: &'a Settings) -> &'a str {
    let series = event.series.as_ref().filter(|id| event.themes.contains(id));
    let theme = series.and_then(|id| settings.themes.iter().find(|theme| theme.id == *id));
    match (&event.caption, theme) {
        (Some(caption), _) => caption,
        (None, Some(theme)) => &theme.label,
        (None, None) => &event.title,
    }
}

/// Singular and plural of what an event counts; a unit is written in the plural.
pub(in crate::figures) fn unit(event: &Event, vocabulary: &Vocabulary) -> (String, String) {
    match event.unit.as_deref() {
        Some(plural) => (text(french::singular(plural)), text(plural)),
        None => vocabulary.participant.forms().into(),
    }
}
