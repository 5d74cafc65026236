//! The words that a citation becomes in its sentence.

use super::donnees::unit;
use super::figure::Figure;
use crate::dataset::{Dataset, Event};
use crate::french::{self, Inclusive};
use crate::prose::{Citation, Cited};

/// The printed words of a citation; nothing for what is no part of a sentence,
/// and for what does not exist, which is told elsewhere.
pub fn printed(citation: &Citation, figures: &[Figure], dataset: &Dataset) -> Option<String> {
    let form = citation.form.as_deref();
    match citation.cited {
        Cited::Figure => {
            let figure = figures.iter().find(|figure| figure.id == citation.id)?;
            match form {
                Some("lettres") => figure.letters(),
                Some("unite") => Some(figure.with_unit()),
                _ => Some(figure.text.clone()),
            }
        }
        Cited::Event => {
            let event = dataset.event(&citation.id)?;
            field(event, form?, dataset.settings.inclusive)
        }
        Cited::Organisation => {
            let organisation = &dataset.settings.organisation;
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

fn field(event: &Event, name: &str, inclusive: Inclusive) -> Option<String> {
    match name {
        "date" => Some(french::date(&event.date)),
        "titre" => Some(event.title.clone()),
        "participants" => {
            let (singular, plural) = unit(event, inclusive);
            event.participants.as_ref().map(|it| french::with_unit(it, &singular, &plural))
        }
        "inscrits" => {
            let [singular, plural] = inclusive.words("inscrit", "e");
            event.registered.as_ref().map(|it| french::with_unit(it, &singular, &plural))
        }
        "nombre" => event.participants.as_ref().map(french::quantity),
        "lieu" => event.place.clone(),
        _ => None,
    }
}
