//! The charts of the golden tests, as entries of the contract: every kind at every size.

use serde::Serialize;

use crate::assemble::chart_entry;
use crate::bundle::{Bundle, RefusedPath};
use crate::charts::{self, ChartTheme, samples};
use crate::figures::donnees::ChartEntry;
use crate::french;

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
pub(super) fn mount(bundle: &mut Bundle, theme: &ChartTheme) -> Result<(), RefusedPath> {
    let mut list = Vec::new();
    for sample in samples::gallery() {
        let drawing = charts::draw(&sample.data, theme);
        let file = format!("/galerie/graphiques/{}.svg", sample.name);
        list.push(Shown {
            forme: samples::word(sample.data.shape),
            taille: sample.size.word(),
            montre: french::typeset(sample.shows).into_owned(),
            graphique: chart_entry(&sample.data, &drawing, &file),
        });
        bundle.mount(&file, drawing.svg.into_bytes())?;
    }
    let json = serde_json::to_vec(&list).expect("plain data serializes");
    bundle.mount("/galerie/graphiques.json", json)
}
