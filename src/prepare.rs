//! The stages that need no engine: an edition read, checked and counted.

use std::path::Path;

use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::{self, Figures};
use crate::guardian::{self, View};
use crate::read::{self, Input};
use crate::{check, consequences, discrepancies};

/// An edition, read, checked and counted.
pub struct Prepared {
    /// What was read.
    pub input: Input,
    /// What it means.
    pub dataset: Dataset,
    /// Last year's, if there is one.
    pub previous: Option<Dataset>,
    /// What the report will say.
    pub figures: Figures,
}

/// Reads, checks and counts the edition of a folder; last year's is its
/// sibling. Each stage goes as far as it can, so that one run tells everything
/// that is wrong.
pub fn prepare(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    let (input, found) = read::read(edition);
    diagnostics.extend(found.into_vec());
    let dataset = check::check(&input, diagnostics);
    diagnostics.extend(folder_of_another_year(edition, &input));
    let previous = previous(edition, &dataset.settings, diagnostics);
    // Of wrong data, what follows from it would only mislead.
    let mut derived = Diagnostics::default();
    let figures = figures::figures(&input, &dataset, previous.as_ref(), &mut derived);
    let view =
        View { input: &input, dataset: &dataset, previous: previous.as_ref(), figures: &figures };
    guardian::judge(&view, &mut derived);
    let sound = diagnostics.errors() == 0;
    diagnostics.extend(derived.into_vec().into_iter().filter(|one| sound || one.is_error()));
    consequences::leave_out(&input, diagnostics);
    if diagnostics.errors() == 0 {
        discrepancies::acknowledge(&dataset.settings, diagnostics);
    }
    diagnostics.sort(&input.sources);
    Prepared { input, dataset, previous, figures }
}

/// What is told of an edition copied from another year, if it is one.
fn folder_of_another_year(edition: &Path, input: &Input) -> Option<Diagnostic> {
    let written = &input.manifest.edition.as_ref()?.year;
    let folder = read::editions::year_of(edition)?;
    (folder != written.value).then(|| {
        let message = format!("« annee » est {}, et le dossier s'appelle {folder}", written.value);
        Diagnostic::new(Code::YearDiffers, message)
            .at(written.place)
            .help(format!("écrivez annee = {folder}, ou renommez le dossier"))
    })
}

/// Last year's dataset, read with the words of this year's: its folder may hold
/// tables and nothing else. What is wrong in it is told when it is itself
/// checked; here one sentence says that it is incomplete.
fn previous(edition: &Path, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Dataset> {
    let year = settings.edition.year - 1;
    let folder = read::editions::previous(edition, settings.edition.year)?;
    let (input, found) = read::read(&folder);
    let mut unheard = Diagnostics::default();
    unheard.extend(found.into_vec().into_iter().filter(|one| one.code != Code::MissingFile));
    let mut settings = settings.clone();
    settings.edition.year = year;
    let dataset = check::tables(&input, settings, &mut unheard);
    if unheard.errors() > 0 {
        let message =
            format!("l'édition {year}, à laquelle celle-ci se compare, contient des erreurs");
        diagnostics.push(
            Diagnostic::new(Code::PreviousEdition, message).about(year.to_string()).help(format!(
                "lancez « rapport check {} » et corrigez-les : des comparaisons peuvent manquer",
                folder.display()
            )),
        );
    }
    Some(dataset)
}
