//! The documents beside the report.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::parts::DocumentEntry;
use super::words::{date, maybe};
use crate::dataset::Dataset;
use crate::dataset::settings::OtherDocument;
use crate::language::french;
use crate::language::partial_date::PartialDate;

/// By name, with what the templates say of the event that each announces.
pub(super) fn documents(dataset: &Dataset) -> BTreeMap<String, DocumentEntry> {
    let entry = |it: &OtherDocument| (it.id.value.clone(), entry(it, dataset));
    dataset.settings.documents.iter().map(entry).collect()
}

fn entry(document: &OtherDocument, dataset: &Dataset) -> DocumentEntry {
    let day = document.date.unwrap_or(dataset.settings.edition.date);
    let id = document.event.as_ref().map(|id| id.value.clone());
    let event = dataset.events.iter().find(|event| Some(&event.id) == id.as_ref());
    let weekday = event.and_then(|event| match event.date {
        PartialDate::Day(day) => Some(french::weekday_name(day.weekday())),
        _ => None,
    });
    let month = event.and_then(|event| match event.date.months().as_slice() {
        [month] => Some(french::date(&PartialDate::Month(*month))),
        _ => None,
    });
    DocumentEntry {
        title: maybe(document.title.as_deref()),
        text: document.text.as_ref().map(|text| format!("/{text}")),
        date: date(&PartialDate::Day(day), dataset.period()),
        date_iso: day.to_string(),
        locality: maybe(document.locality.as_deref()),
        event: id,
        weekday,
        month,
        charts: document.charts.iter().map(|id| id.value.clone()).collect(),
        hours: maybe(document.hours.as_deref()),
        contact: maybe(document.contact.as_deref()),
    }
}
