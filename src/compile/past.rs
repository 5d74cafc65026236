//! The editions before this one, for what tells of several years: curves, and what is added up.

use std::path::{Path, PathBuf};

use crate::dataset::declarations::Aggregate;
use crate::dataset::{self, Dataset};
use crate::diagnostic::Diagnostics;
use crate::figures;
use crate::figures::history::{History, PastEdition};
use crate::language::partial_date::Period;
use crate::read::{self, Input, editions};

/// Years that are looked at before this one, at most.
const FARTHEST: usize = 20;
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
    let one_before = |period: &Period| Some(period.before());
    let later = std::iter::successors(Some(settings.edition.period), one_before);
    let mut before: Vec<Past> = later.take(FARTHEST).map(|period| past(edition, period)).collect();
    before.reverse();
    let all: Vec<PastEdition> = before
        .into_iter()
        .skip_while(|(_, folder)| folder.is_none())
        .map(|(period, folder)| PastEdition {
            period: period.name(),
            printed: folder.and_then(|folder| printed(&folder, period)),
        })
        .collect();
    History { editions: all }
}

/// A year or a season, and the folder of its edition.
type Past = (Period, Option<PathBuf>);

/// The one before a year or a season.
fn past(edition: &Path, period: Period) -> Past {
    (period.before(), editions::previous(edition, period.name()))
}

/// The figures that an edition printed; none where its folder holds tables only. What is wrong in
/// it is reported when it is itself checked.
fn printed(folder: &Path, period: Period) -> Option<Vec<figures::Figure>> {
    let (input, _) = read::read(folder, &dataset::catalogue());
    let is_report = input.manifest.period() == Some(period);
    let unheard = &mut Diagnostics::default();
    is_report.then(|| {
        let dataset = dataset::check(&input, unheard);
        figures::list(&dataset, None, &History::default(), unheard)
    })
}
