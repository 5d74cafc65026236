//! The words that a citation becomes in its sentence.

use rustc_hash::FxHashMap;

use super::donnees::unit;
use super::figure::Figure;
use crate::dataset::vocabulary::Vocabulary;
use crate::dataset::{Dataset, Event};
use crate::language::french;
use crate::read::prose::{Citation, Cited};

/// Figures and events by their ids: a text may cite thousands.
pub struct Printed<'a> {
    figures: FxHashMap<&'a str, &'a Figure>,
    events: FxHashMap<&'a str, &'a Event>,
    dataset: &'a Dataset,
}

impl<'a> Printed<'a> {
    /// All that texts may cite; of two of one id, the first.
    pub fn of(figures: &'a [Figure], dataset: &'a Dataset) -> Self {
        // A row of another year counts nowhere, and can be cited.
        let events = dataset.events.iter().chain(&dataset.other_years.events);
        Self {
            figures: figures.iter().rev().map(|it| (it.id.as_str(), it)).collect(),
            events: events.rev().map(|it| (it.id.as_str(), it)).collect(),
            dataset,
        }
    }

    /// The printed words of a citation; nothing for what is no part of a sentence,
    /// and for what does not exist, which is reported elsewhere.
    pub fn of_citation(&self, citation: &Citation) -> Option<String> {
        let form = citation.form.as_deref();
        match citation.cited {
            Cited::Figure => {
                let figure = self.figures.get(citation.id.as_str())?;
                match form {
                    Some("lettres") => figure.letters(),
                    Some("unite") => Some(figure.with_unit()),
                    _ => Some(figure.text.clone()),
                }
            }
            Cited::Event => field(
                self.events.get(citation.id.as_str())?,
                form?,
                &self.dataset.settings.vocabulary,
            ),
            Cited::Organisation => {
                let organisation = &self.dataset.settings.organisation;
                match citation.id.as_str() {
                    "nom" => Some(organisation.name.clone()),
                    "sigle" => Some(organisation.acronym.clone()),
                    "creation" => organisation.founded.map(|year| year.to_string()),
                    "mission" => organisation.mission.clone(),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// What `#evenement` may print of an event.
const FIELDS: &[&str] = &["date", "titre", "participants", "inscrits", "nombre", "lieu"];

impl Printed<'_> {
    /// The event of which a citation asks what its row does not say.
    pub fn lacking(&self, citation: &Citation) -> Option<&Event> {
        let form = citation.form.as_deref().filter(|form| FIELDS.contains(form))?;
        let event =
            self.events.get(citation.id.as_str()).filter(|_| citation.cited == Cited::Event)?;
        field(event, form, &self.dataset.settings.vocabulary).is_none().then_some(*event)
    }
}

fn field(event: &Event, name: &str, vocabulary: &Vocabulary) -> Option<String> {
    match name {
        "date" => Some(french::date(&event.date)),
        "titre" => Some(event.title.clone()),
        "participants" => {
            let (singular, plural) = unit(event, vocabulary);
            event.participants.as_ref().map(|it| french::with_unit(it, &singular, &plural))
        }
        "inscrits" => {
            let [singular, plural] = vocabulary.registered.forms();
            event.registered.as_ref().map(|it| french::with_unit(it, &singular, &plural))
        }
        "nombre" => event.participants.as_ref().map(french::quantity),
        "lieu" => event.place.clone(),
        _ => None,
    }
}
