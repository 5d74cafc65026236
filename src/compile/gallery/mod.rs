//! The gallery of the templates: invented content at every size, for the document
//! that shows every component and every kind of chart.
//!
//! Three editions go through the real stages, so that what the gallery shows has the shape of
//! the contract and the numbers of [`crate::language::french`]; the charts are those that the golden tests
//! of [`crate::charts`] draw. Everything stands at `/galerie/` in the bundle.

mod editions;
mod extreme;
mod hard_charts;

use std::collections::BTreeSet;

use crate::compile::drawings::{self, Look};
use crate::diagnostic::Diagnostics;
use crate::figures::donnees::{Files, donnees};
use crate::figures::history::History;
use crate::typeset::bundle::{Bundle, RefusedPath};
use crate::{dataset, figures, read};
use editions::Sample;

/// The document that shows the gallery.
pub const DOCUMENT: &str = "galerie";

/// Adds to a bundle all that the gallery shows, dated in a year.
///
/// # Errors
///
/// A path that the bundle refuses; there is none.
pub(crate) fn mount(bundle: &mut Bundle, year: i32, look: &Look) -> Result<(), RefusedPath> {
    for sample in editions::all(year) {
        edition(bundle, &sample, look)?;
    }
    hard_charts::mount(bundle, look)
}

/// An invented edition, from its tables to its contract and its drawings.
fn edition(bundle: &mut Bundle, sample: &Sample, look: &Look) -> Result<(), RefusedPath> {
    let folder = format!("/galerie/{}", sample.size);
    let (input, mut diagnostics) = read::read_texts(&sample.files, &dataset::catalogue());
    let dataset = dataset::check(&input, &mut diagnostics);
    let figures =
        figures::figures(&dataset, None, &History::default(), &mut Diagnostics::default());
    let (charts, maps) = drawings::drawings(bundle, &figures, look, &folder)?;
    let files = Files { charts, maps, tables: Vec::new() };
    let donnees = donnees(
        &dataset,
        None,
        (&figures.list, &History::default()),
        &input.sources,
        files,
        &BTreeSet::new(),
    );
    bundle.mount(&format!("{folder}/donnees.json"), donnees.to_json(look.conventions))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invented_editions_are_without_a_fault() {
        for year in [2021, 2024] {
            for sample in editions::all(year) {
                let (input, mut diagnostics) =
                    read::read_texts(&sample.files, &dataset::catalogue());
                dataset::check(&input, &mut diagnostics);
                let reported: Vec<_> = diagnostics.into_vec();
                assert!(reported.is_empty(), "{} {year}: {reported:#?}", sample.size);
            }
        }
    }

    #[test]
    fn the_extreme_edition_has_a_thousand_events_and_the_empty_one_none() {
        let events = |size: &str| {
            let samples = editions::all(2021);
            let sample = samples.into_iter().find(|it| it.size == size).unwrap();
            let (input, mut diagnostics) = read::read_texts(&sample.files, &dataset::catalogue());
            dataset::check(&input, &mut diagnostics).events.len()
        };
        assert_eq!((events("vide"), events("extreme")), (0, 1_000));
        assert!((5..50).contains(&events("ordinaire")));
    }
}
