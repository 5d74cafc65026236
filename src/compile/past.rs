//! The editions before this one, for what tells of several years: curves, and what is added up.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::reading::HARMLESS;
use crate::dataset::declarations::Aggregate;
use crate::dataset::{self, Dataset};
use crate::diagnostic::source::FileId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::history::{History, PastEdition};
use crate::figures::{self, Figure, Value};
use crate::language::partial_date::Period;
use crate::read::prose::Commands;
use crate::read::{self, Input, editions};

/// Years that are looked at before this one, at most.
const FARTHEST: usize = 20;
/// What the editions before this one printed, the oldest first; none where nothing asks for it.
pub(super) fn history(
    edition: &Path,
    input: &Input,
    dataset: &Dataset,
    commands: &Commands,
) -> History {
    let settings = &dataset.settings;
    let adds_up = settings.figures.iter().any(|it| it.aggregate == Aggregate::Cumulative);
    let of_years = commands.iter().filter(|(_, command)| command.of_years);
    let calls: Vec<String> = of_years.map(|(name, _)| format!("{name}(")).collect();
    let shows = || {
        let mut texts = input.texts.iter().map(|text| &input.sources.file(text.file).text);
        texts.any(|text| calls.iter().any(|call| text.contains(call.as_str())))
    };
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
        .map(|(period, folder)| match folder {
            Some(folder) => read_again(&folder, period),
            None => PastEdition::absent(period.name()),
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

/// What an edition printed; nothing where its folder holds tables only, or says to be of another
/// year. What is wrong in it is reported when it is itself checked: here it is only counted.
fn read_again(folder: &Path, period: Period) -> PastEdition {
    let (input, found) = read::read(folder, &dataset::catalogue());
    let mut edition = PastEdition {
        folder: Some(folder.display().to_string()),
        says: input.manifest.period().filter(|it| *it != period),
        ..PastEdition::absent(period.name())
    };
    if input.manifest.period() != Some(period) {
        return edition;
    }
    let mut unheard = found;
    let dataset = dataset::check(&input, &mut unheard);
    let mut printed =
        figures::list(&dataset, None, &History::default(), &mut Diagnostics::default());
    forget(&mut printed, &faulty_tables(&input, &unheard));
    // A text that is not there prints no figure: the folder of a year may hold nothing else.
    edition.is_faulty = unheard.iter().any(|it| it.is_error() && it.code != Code::MissingFile);
    edition.printed = Some(printed);
    edition
}

/// The tables of an edition of which a fault has taken a row or a value, each with its file: their
/// sums are not those of the year.
pub(super) fn faulty_tables(input: &Input, found: &Diagnostics) -> Vec<(String, FileId)> {
    let lost = |it: &&Diagnostic| it.is_error() && !HARMLESS.contains(&it.code);
    let places = found.iter().filter(lost).filter_map(|it| it.place);
    let files: FxHashSet<FileId> = places.map(|place| place.file()).collect();
    let tables = input.tables.values().filter(|table| files.contains(&table.file));
    tables.map(|table| (table.schema.name.to_owned(), table.file)).collect()
}

/// Makes the figures unknown that come from tables with a fault.
pub(super) fn forget(printed: &mut [Figure], faulty: &[(String, FileId)]) {
    let is_of = |figure: &Figure| {
        let files = || faulty.iter().map(|(_, file)| *file);
        figure.sources.iter().any(|one| files().any(|file| file == one.row.file))
    };
    for figure in printed.iter_mut().filter(|figure| is_of(figure)) {
        figure.value = Value::Unknown;
        figure.text = figure.value.text(false, None);
    }
}
