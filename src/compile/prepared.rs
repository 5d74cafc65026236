//! The stages that need no engine: an edition read, checked and counted.

use std::path::Path;

use super::last_year::LastYear;
use super::reading::{HARMLESS, texts};
use super::{last_year, past, syntax_faults};
use crate::dataset;
use crate::dataset::Dataset;
use crate::dataset::settings::Acknowledgement;
use crate::design::templates;
use crate::design::templates::Templates;
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::figures::history::History;
use crate::figures::{self, Figures, Printed};
use crate::guardian::accepted::{self, Looked};
use crate::guardian::derived_faults;
use crate::guardian::{self, Extent, Heading, View};
use crate::read::prose::{Block, Commands, Prose};
use crate::read::{self, Input, Replaced};

/// An edition, read, checked and counted.
pub struct Prepared {
    /// What was read.
    pub input: Input,
    /// What it means.
    pub dataset: Dataset,
    /// Last year's, if there is one.
    pub previous: Option<Dataset>,
    /// What the editions before this one printed, where something asks for it.
    pub history: History,
    /// What the report will say.
    pub figures: Figures,
    /// Whether all rules can judge it.
    pub extent: Extent,
    /// Whether it is shown while it is being written.
    pub draft: Draft,
    commands: Commands,
    texts: Vec<Prose>,
    previous_texts: Vec<Prose>,
    own_templates: String,
    /// Theme, fonts and templates were looked at: what they tell is among the diagnostics.
    pub(super) is_design_judged: bool,
}

/// Whether marks of what is to be written keep an edition from being printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// They do.
    No,
    /// It is printed with them, and then each page says so.
    IfUnfinished,
    /// It is printed as a draft, with or without them.
    Yes,
}

/// Reads, checks, counts and judges the edition of a folder; last year's is its
/// sibling. Each stage goes as far as it can, so that one run tells everything
/// that is wrong.
pub fn prepare(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    prepare_with(edition, &Replaced::new(), diagnostics)
}

/// The same of an edition as it would be with these files in the place of its own, or beside them.
pub fn prepare_with(
    edition: &Path,
    replaced: &Replaced,
    diagnostics: &mut Diagnostics,
) -> Prepared {
    let prepared = count_with(edition, replaced, diagnostics);
    prepared.judge(diagnostics).complete(&prepared.input.sources, diagnostics);
    prepared
}

/// Reads, checks and counts. What the rules of coherence find is still to be reported, by
/// [`judge`](Prepared::judge): nothing that is made of an edition needs it, so it can be done
/// beside the rest.
pub fn count(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    count_with(edition, &Replaced::new(), diagnostics)
}

fn count_with(edition: &Path, replaced: &Replaced, diagnostics: &mut Diagnostics) -> Prepared {
    let (input, found) = read::read_with(edition, &dataset::catalogue(), replaced);
    diagnostics.extend(found.into_vec());
    let dataset = dataset::check(&input, diagnostics);
    diagnostics.extend(folder_of_another_year(edition, &input));
    let previous = last_year::read(edition, &dataset.settings, diagnostics);
    let mut derived = Diagnostics::default();
    let (previous, printed, previous_texts) = match previous {
        Some(LastYear { dataset, printed, texts }) => (Some(dataset), printed, texts),
        None => (None, Vec::new(), Vec::new()),
    };
    let last = previous.as_ref().map(|dataset| figures::LastYear { dataset, printed: &printed });
    let commands = templates::commands_of(edition);
    let history = past::history(edition, &input, &dataset, &commands);
    let figures = figures::figures(&dataset, last, &history, &mut derived);
    let words = Printed::of(&figures.list, &dataset);
    let texts = texts(&input, &commands, &|cited| words.of_citation(cited));
    figures::check_references(&input, &dataset, &figures.list, &texts, &mut derived);
    syntax_faults::check(&input, &texts, &mut derived);
    let lost = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.is_error() && !HARMLESS.contains(&diagnostic.code));
    let extent = if lost { Extent::Part } else { Extent::Whole };
    // What figures warn of may come from the rows that are lost, and so may a value that they lack.
    derived.retain(|diagnostic| {
        !lost || (diagnostic.is_error() && diagnostic.code != Code::UnknownValue)
    });
    diagnostics.extend(derived.into_vec());
    Prepared {
        input,
        dataset,
        previous,
        history,
        figures,
        extent,
        draft: Draft::No,
        commands,
        texts,
        previous_texts,
        own_templates: String::new(),
        is_design_judged: false,
    }
}

impl Prepared {
    /// Takes the edition as one that is being written, which may be printed with what is missing.
    pub fn take_as(&mut self, draft: Draft, diagnostics: &mut Diagnostics) {
        self.draft = draft;
        if self.is_unfinished() {
            // A figure of a table that is still empty has no value yet.
            diagnostics.allow(Code::UnknownValue);
            diagnostics.allow(Code::MissingTable);
        }
    }

    /// Takes note of what the templates of the project may print of themselves.
    pub fn printed_by(&mut self, templates: &Templates) {
        self.own_templates = templates.own().collect();
    }

    fn is_unfinished(&self) -> bool {
        match self.draft {
            Draft::No => false,
            Draft::IfUnfinished => self.is_marked(),
            Draft::Yes => true,
        }
    }

    /// How many rows all tables have.
    pub fn rows(&self) -> usize {
        self.input.facts.iter().map(|facts| facts.rows).sum()
    }

    /// What the texts may call.
    pub fn commands(&self) -> &Commands {
        &self.commands
    }

    /// The texts, as they will be read.
    pub fn texts(&self) -> &[Prose] {
        &self.texts
    }

    /// Adds what the rules of coherence find to what is already reported; then leaves out what only
    /// follows from another fault. To be called once; what the pages tell is still to come, and
    /// then the diagnostics are to be [completed](Judged::complete).
    pub fn judge(&self, diagnostics: &mut Diagnostics) -> Judged {
        let headings = guardian::headings(&self.dataset.events);
        let settings = guardian::settings(&self.input);
        guardian::judge(&self.view(&headings, &settings), self.extent, diagnostics);
        if self.draft != Draft::No {
            diagnostics.allow(Code::MarkLeft);
        }
        derived_faults::leave_out(&self.input, diagnostics);
        if self.is_unfinished() {
            // The first day, tables are empty.
            diagnostics.allow(Code::MissingTable);
        }
        accepted::check(&self.dataset.settings, diagnostics);
        let looked = match (self.extent, self.is_design_judged) {
            (Extent::Part, _) => Looked::InPart,
            (Extent::Whole, false) => Looked::AtContent,
            (Extent::Whole, true) => Looked::AtContentAndDesign,
        };
        Judged { accepted: self.dataset.settings.accepted.clone(), looked }
    }
}

/// An edition that the rules of coherence have judged: what its diagnostics still need.
#[must_use = "the diagnostics are to be completed"]
pub struct Judged {
    accepted: Vec<Acknowledgement>,
    looked: Looked,
}

impl Judged {
    /// Marks what the organisation accepts of all that was found, and sorts it. The last step; again
    /// the last where pages are made after a first look at what was found.
    pub fn complete(&self, sources: &SourceMap, diagnostics: &mut Diagnostics) {
        accepted::acknowledge(&self.accepted, self.looked, diagnostics);
        diagnostics.sort(sources);
    }
}

impl Prepared {
    /// What the rules of coherence look at.
    pub(super) fn view<'a>(&'a self, headings: &'a [Heading], settings: &'a [Block]) -> View<'a> {
        View {
            input: &self.input,
            dataset: &self.dataset,
            previous: self.previous.as_ref(),
            history: &self.history,
            figures: &self.figures,
            commands: &self.commands,
            texts: &self.texts,
            headings,
            settings,
            previous_texts: &self.previous_texts,
            own_templates: &self.own_templates,
        }
    }

    /// Citations for the numbers that its texts type and that are those of a figure; none as long as
    /// rows are lost.
    pub fn typed_figures(&self) -> Vec<Correction> {
        let settings = guardian::settings(&self.input);
        let headings = guardian::headings(&self.dataset.events);
        match self.extent {
            Extent::Whole => guardian::typed_figures(&self.view(&headings, &settings)),
            Extent::Part => Vec::new(),
        }
    }

    /// Whether marks of what is to be written are left in it.
    fn is_marked(&self) -> bool {
        let settings = guardian::settings(&self.input);
        let mut reported = Diagnostics::default();
        guardian::no_mark_is_left(&self.view(&[], &settings), &mut reported);
        reported.errors() > 0
    }

    /// What each page says of an edition that is not finished.
    pub fn notice(&self) -> Option<&'static str> {
        let period = self.dataset.period();
        let mut reported = Diagnostics::default();
        reported.extend(guardian::examples(&self.input, period, &self.texts));
        accepted::acknowledge(&self.dataset.settings.accepted, Looked::InPart, &mut reported);
        let examples = reported
            .iter()
            .any(|diagnostic| diagnostic.code == Code::ExampleLeft && diagnostic.is_warning());
        match (self.is_unfinished(), examples) {
            (true, true) => Some("Brouillon : contient des exemples à remplacer"),
            (true, false) => Some("Brouillon : document en cours d’écriture"),
            (false, true) => Some("Exemple : contient des données à remplacer"),
            (false, false) => None,
        }
    }
}

/// What is told of an edition copied from another year, if it is one.
fn folder_of_another_year(edition: &Path, input: &Input) -> Option<Diagnostic> {
    let written = input.manifest.edition.as_ref()?.period()?;
    let folder = read::editions::period_of(edition)?;
    (folder != written.value.name()).then(|| {
        let key = if written.value.is_calendar() { "annee" } else { "exercice" };
        let message = format!("« {key} » est {}, et le dossier s'appelle {folder}", written.value);
        // The months of a season; of a year, those of most seasons.
        let first = if written.value.is_calendar() { 9 } else { written.value.first_month() };
        let write = read::manifest::setting(folder.beginning_in(first));
        Diagnostic::new(Code::YearDiffers, message)
            .at(written.place)
            .help(format!("écrivez {write}, ou renommez le dossier"))
    })
}
