//! The charts of the golden tests, as entries of the contract: every kind at every size.

use serde::Serialize;

use crate::charts::{self, samples};
use crate::compile::drawings::{Look, chart_entry};
use crate::figures::donnees::ChartEntry;
use crate::language::french;
use crate::typeset::bundle::{Bundle, RefusedPath};

/// A chart of the gallery.
#[derive(Serialize)]
struct Shown {
    /// « barres », « colonnes » or « courbe ».
    forme: &'static str,
    /// « vide », « ordinaire » or « extrême ».
    taille: &'static str,
    /// What to look at.
    montre: String,
    graphique: ChartEntry,
}

/// Draws them all; `/galerie/graphiques.json` is their list.
pub(super) fn mount(bundle: &mut Bundle, look: &Look) -> Result<(), RefusedPath> {
    let mut list = Vec::new();
    for sample in samples::gallery() {
        let drawing = charts::draw(&sample.data, look.theme);
        let (file, bytes) = look.file(&format!("/galerie/graphiques/{}", sample.name), &drawing);
        list.push(Shown {
            forme: samples::word(sample.data.shape),
            taille: sample.size.word(),
            montre: french::typeset(sample.shows).into_owned(),
            graphique: chart_entry(&sample.data, &drawing, &file),
        });
        bundle.mount(&file, bytes)?;
    }
    let json = serde_json::to_vec(&list).expect("plain data serializes");
    bundle.mount("/galerie/graphiques.json", json)
}
