//! The editions before this one, for what tells of several years: curves, and what is added up.

use std::path::Path;

use crate::dataset::declarations::Aggregate;
use crate::dataset::{self, Dataset};
use crate::diagnostic::Diagnostics;
use crate::figures;
use crate::figures::history::{History, PastEdition};
use crate::read::{self, Input, editions};

/// Years that are looked at before this one, at most.
const FARTHEST: i32 = 20;
/// The function by which a text asks for a curve.
const CURVE: &str = "evolution(";

/// What the editions before this one printed, the oldest first; none where nothing asks for it.
pub(super) fn history(edition: &Path, input: &Input, dataset: &Dataset) -> History {
    let settings = &dataset.settings;
    let adds_up = settings.figures.iter().any(|it| it.aggregate == Aggregate::Cumulative);
    let shows =
        || input.texts.iter().any(|text| input.sources.file(text.file).text.contains(CURVE));
    if !adds_up && settings.edition.curves.is_none() && !shows() {
        return History::default();
    }
    let year = settings.edition.year;
    let years = (year - FARTHEST..year).map(|year| (year, editions::previous(edition, year + 1)));
    let all: Vec<PastEdition> = years
        .skip_while(|(_, folder)| folder.is_none())
        .map(|(year, folder)| PastEdition {
            year,
            printed: folder.and_then(|folder| printed(&folder, year)),
        })
        .collect();
    History { editions: all }
}

/// The figures that an edition printed; none where its folder holds tables only. What is wrong in
/// it is reported when it is itself checked.
fn printed(folder: &Path, year: i32) -> Option<Vec<figures::Figure>> {
    let (input, _) = read::read(folder, &dataset::catalogue());
    let is_report = input.manifest.edition.as_ref().is_some_and(|it| it.year.value == year);
    let unheard = &mut Diagnostics::default();
    is_report.then(|| {
        let dataset = dataset::check(&input, unheard);
        figures::list(&dataset, None, &History::default(), unheard)
    })
}
