//! What texts and templates place, by name: pictures, charts, maps.

use rustc_hash::FxHashSet;

use crate::dataset::settings::{OtherDocument, Settings};
use crate::guardian::View;

/// Charts that the summary shows where rapport.toml names none.
const OF_THE_SUMMARY: &[&str] = &[
    "participants-par-mois",
    "evenements-par-mois",
    "presse-par-mois",
    "adherents-par-type",
    "abonnes",
];

/// What the texts name between quotation marks, and all that they and the project's templates say.
pub(in crate::guardian) struct Placed<'a> {
    quoted: FxHashSet<&'a str>,
    texts: Vec<&'a str>,
    templates: &'a str,
}

impl<'a> Placed<'a> {
    pub(in crate::guardian) fn of(view: &View<'a>) -> Self {
        let input = view.input;
        let texts = view.texts.iter().map(|text| input.sources.file(text.file).text.as_str());
        let texts: Vec<&str> = texts.collect();
        let lines = texts.iter().flat_map(|text| text.lines());
        // An id may be worked out by code, but stands somewhere.
        let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
        let quoted = lines.flat_map(|line| line.split('"').skip(1)).collect();
        Self { quoted, texts, templates: view.own_templates }
    }

    /// Whether a text or a template names this id.
    pub(in crate::guardian) fn has(&self, id: &str) -> bool {
        !id.is_empty() && (self.quoted.contains(id) || self.templates.contains(id))
    }

    /// Whether a text or a template names this file.
    pub(in crate::guardian) fn names(&self, file: &str) -> bool {
        self.texts.iter().any(|text| text.contains(file)) || self.templates.contains(file)
    }

    /// Whether a page of a document draws this chart.
    pub(in crate::guardian) fn draws_chart(&self, id: &str, settings: &Settings) -> bool {
        let mut documents = settings.documents.iter();
        self.reports_chart(id, settings) || documents.any(|it| shows_chart(it, id))
    }

    /// Whether a page of the report draws this chart.
    pub(in crate::guardian) fn reports_chart(&self, id: &str, settings: &Settings) -> bool {
        let members = has_annex(settings, "adherents");
        let of_map = settings.maps.iter().any(|it| it.id.value == "adherents");
        let of_members = members && !of_map && id == "adherents-par-type";
        let of_collection = settings
            .collections
            .iter()
            .any(|it| it.chart.as_ref().is_some_and(|chart| chart.value == id) && self.has(&it.id));
        self.has(id) || of_collection || of_members
    }

    /// Whether a page draws this map.
    pub(in crate::guardian) fn draws_map(&self, id: &str, settings: &Settings) -> bool {
        self.has(id) || (id == "adherents" && has_annex(settings, "adherents"))
    }
}

/// Whether a document beside the report shows this chart, because it names it or as the summary does.
pub(in crate::guardian) fn shows_chart(document: &OtherDocument, id: &str) -> bool {
    let is_usual = document.id.value == "synthese" && document.charts.is_empty();
    document.charts.iter().any(|it| it.value == id) || (is_usual && OF_THE_SUMMARY.contains(&id))
}

fn has_annex(settings: &Settings, id: &str) -> bool {
    settings.annexes.iter().any(|it| it.id == id)
}
