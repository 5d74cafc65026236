//! The stages that need no engine: an edition read, checked and counted.

use std::path::Path;

use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::{self, Figures, Printed};
use crate::guardian::{self, Extent, View};
use crate::prose::{self, Citation, Prose};
use crate::read::{self, Input, Text};
use crate::{check, consequences, discrepancies};

/// Errors that lose no row and no setting.
const HARMLESS: &[Code] = &[Code::MissingFile, Code::PictureFormat, Code::DuplicateId];

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
    /// Whether all rules can judge it.
    pub extent: Extent,
    texts: Vec<Prose>,
    previous_texts: Vec<Prose>,
}

/// Reads, checks, counts and judges the edition of a folder; last year's is its
/// sibling. Each stage goes as far as it can, so that one run tells everything
/// that is wrong.
pub fn prepare(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    let prepared = count(edition, diagnostics);
    prepared.judge(diagnostics);
    prepared
}

/// Reads, checks and counts. What the rules of coherence find is still to be told, by
/// [`judge`](Prepared::judge): nothing that is made of an edition needs it, so it can be done
/// beside the rest.
pub fn count(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    let (input, found) = read::read(edition);
    diagnostics.extend(found.into_vec());
    let dataset = check::check(&input, diagnostics);
    diagnostics.extend(folder_of_another_year(edition, &input));
    let previous = previous(edition, &dataset.settings, diagnostics);
    let mut derived = Diagnostics::default();
    let (previous, previous_texts) = match previous {
        Some(LastYear { dataset, texts }) => (Some(dataset), texts),
        None => (None, Vec::new()),
    };
    let figures = figures::figures(&dataset, previous.as_ref(), &mut derived);
    let printed = Printed::of(&figures.list, &dataset);
    let texts = texts(&input, &|cited| printed.words(cited));
    figures::check_references(&input, &dataset, &figures.list, &texts, &mut derived);
    let lost = diagnostics.iter().any(|one| one.is_error() && !HARMLESS.contains(&one.code));
    let extent = if lost { Extent::Part } else { Extent::Whole };
    // What figures warn of may come from the rows that are lost.
    derived.retain(|one| !lost || one.is_error());
    diagnostics.extend(derived.into_vec());
    Prepared { input, dataset, previous, figures, extent, texts, previous_texts }
}

impl Prepared {
    /// The texts, as they will be read.
    pub fn texts(&self) -> &[Prose] {
        &self.texts
    }

    /// Adds what the rules of coherence find to what is already told; then leaves out what only
    /// follows from another fault, and marks what the organisation accepts. To be called once.
    pub fn judge(&self, diagnostics: &mut Diagnostics) {
        let view = View {
            input: &self.input,
            dataset: &self.dataset,
            previous: self.previous.as_ref(),
            figures: &self.figures,
            texts: &self.texts,
            headings: &guardian::headings(&self.dataset.events),
            settings: &guardian::settings(&self.input),
            previous_texts: &self.previous_texts,
        };
        guardian::judge(&view, self.extent, diagnostics);
        consequences::leave_out(&self.input, diagnostics);
        discrepancies::acknowledge(&self.dataset.settings, self.extent, diagnostics);
        diagnostics.sort(&self.input.sources);
    }
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

/// The texts of an edition, each read once.
fn texts(input: &Input, printed: &dyn Fn(&Citation) -> Option<String>) -> Vec<Prose> {
    let read = |text: &Text| prose::read(text.file, &input.sources.file(text.file).text, printed);
    input.texts.iter().map(read).collect()
}

/// What this year is compared with.
struct LastYear {
    dataset: Dataset,
    texts: Vec<Prose>,
}

/// Last year's edition, read with the words of this year's: its folder may hold
/// tables and nothing else. What is wrong in it is told when it is itself
/// checked; here one sentence says that it is incomplete.
fn previous(
    edition: &Path,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<LastYear> {
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
    // Its figures are not worked out: a citation stands for itself.
    let texts = texts(&input, &|cited| Some(cited.id.clone()));
    Some(LastYear { dataset, texts })
}
