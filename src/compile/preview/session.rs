//! Looks at an edition, one after the other; what did not change between two is not done again.

use std::any::Any;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::baseline::Baseline;
use super::page::Page;
use super::reported;
use super::shown::Shown;
use super::state::{Freshness, State};
use crate::charts::Drawn;
use crate::compile::prepared::{Draft, Judged, Prepared};
use crate::compile::stages;
use crate::design::templates::Templates;
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;
use crate::typeset::bundle::{Bundle, BundleFont, Purpose};
use crate::typeset::{Document, Engine};

/// Runs after which the engine forgets what it has not used. Enough for an edit and its undoing;
/// each run that is kept costs memory.
const REMEMBERED_RUNS: usize = 3;

/// Runs that fail one after the other and count as one. They stop early and use little of what
/// the last good pages left: were it forgotten, the fixed document would be made from nothing.
const FAILED_RUNS: usize = 10;

/// Runs of the engine since it last forgot something.
#[derive(Debug, Default)]
struct Runs {
    succeeded: usize,
    failed: usize,
}

/// What stopped the engine in the middle of its work, reported in the place of the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interruption {
    /// One sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The passage that was too much: file, as users know it, and bytes.
    pub place: Option<(String, Range<usize>)>,
}

impl Interruption {
    fn reported(self, sources: &SourceMap) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(Code::Typst, self.message);
        diagnostic.help = self.help;
        let place = self.place.and_then(|(path, range)| Some((sources.by_path(&path)?, range)));
        match place {
            Some((file, range)) => diagnostic.at(Place::span(file, range)),
            None => diagnostic,
        }
    }
}

/// Asked before the engine works: who is told of the bundle and of the number of rows may watch over
/// it until its answer is dropped.
pub type Guard = Box<dyn FnMut(&Bundle, usize) -> Box<dyn Any> + Send>;

/// Work on one document of an edition, from the first look to the last.
pub struct Session {
    edition: PathBuf,
    document: String,
    date: Option<NaiveDate>,
    engine: Option<(Vec<BundleFont>, Engine)>,
    runs: Runs,
    drawn: Drawn,
    last: Option<Arc<State>>,
    interrupted: Option<Interruption>,
    guard: Guard,
}

impl Session {
    /// A session that has not looked yet. `date` takes the place of the edition's.
    pub fn new(edition: &Path, document: &str, date: Option<NaiveDate>) -> Self {
        Self {
            edition: edition.to_owned(),
            document: document.to_owned(),
            date,
            engine: None,
            runs: Runs::default(),
            drawn: Drawn::default(),
            last: None,
            interrupted: None,
            guard: Box::new(|_, _| Box::new(())),
        }
    }

    /// The session with somebody who watches over the engine. The first look tells what stopped it
    /// before, if something did, and does not ask it again.
    pub fn guarded(mut self, guard: Guard, interrupted: Option<Interruption>) -> Self {
        self.guard = guard;
        self.interrupted = interrupted;
        self
    }

    /// Reads the edition and its templates as they are now, and typesets them.
    pub fn look(&mut self) -> Arc<State> {
        let mut diagnostics = Diagnostics::default();
        let (mut prepared, templates) = stages::read(&self.edition, &mut diagnostics);
        // What is to be written is seen where it stands, and reported beside the page.
        prepared.take_as(Draft::IfUnfinished, &mut diagnostics);
        self.check_document(&templates, &mut diagnostics);
        let mut bundle = stages::assembled(
            &mut prepared,
            &templates,
            &self.document,
            Purpose::Reading,
            &mut self.drawn,
            &mut diagnostics,
        );
        if let (Some(bundle), Some(date)) = (&mut bundle, self.date) {
            bundle.date = date;
        }
        let (document, judged) = self.typeset(bundle.as_ref(), &mut prepared, &mut diagnostics);
        judged.complete(&prepared.input.sources, &mut diagnostics);
        let document = document.filter(|_| diagnostics.errors() == 0);
        let reported = reported::all(&diagnostics, &prepared.input.sources);
        let shown = document.zip(bundle).map(|(document, bundle)| Shown {
            document: Arc::new(document),
            bundle,
            prepared,
        });
        let baseline = shown.as_ref().and_then(|shown| Baseline::of(&shown.bundle));
        let state = Arc::new(self.state(shown.map(Arc::new), reported, baseline));
        self.last = Some(Arc::clone(&state));
        state
    }

    /// Gives back what the last looks did not need. To be called after each look, once its state
    /// is in sight: nobody waits for it.
    pub fn rest(&mut self) {
        if let Some((_, engine)) = &self.engine
            && (self.runs.succeeded > 0 || self.runs.failed >= FAILED_RUNS)
        {
            engine.forget_unused(REMEMBERED_RUNS);
            self.runs = Runs::default();
        }
    }

    fn check_document(&self, templates: &Templates, diagnostics: &mut Diagnostics) {
        let documents = templates.documents();
        if !documents.contains(&self.document.as_str()) {
            let message = format!("le document « {} » n'existe pas", self.document);
            let help = suggest::help(&self.document, &documents, "documents");
            diagnostics.push(Diagnostic::new(Code::MissingFile, message).help(help));
        }
    }

    fn typeset(
        &mut self,
        bundle: Option<&Bundle>,
        prepared: &mut Prepared,
        diagnostics: &mut Diagnostics,
    ) -> (Option<Document>, Judged) {
        let Some(bundle) = bundle else {
            return (None, prepared.judge(diagnostics));
        };
        if let Some(interrupted) = self.interrupted.take() {
            diagnostics.push(interrupted.reported(&prepared.input.sources));
            return (None, prepared.judge(diagnostics));
        }
        let _guard = (self.guard)(bundle, prepared.rows());
        let fonts = bundle.fonts();
        self.engine.take_if(|(known, _)| known != fonts);
        let (_, engine) = self.engine.get_or_insert_with(|| (fonts.to_vec(), Engine::new(fonts)));
        let (typeset, judged) = engine.typeset_beside(bundle, || prepared.judge(diagnostics));
        let sources = &mut prepared.input.sources;
        let document = typeset.report(bundle, sources, diagnostics);
        match document {
            Some(_) => self.runs.succeeded += 1,
            None => self.runs.failed += 1,
        }
        if let Some(document) = &document {
            stages::prove(document, bundle, sources, diagnostics);
        }
        (document, judged)
    }

    fn state(
        &self,
        shown: Option<Arc<Shown>>,
        reported: Vec<reported::Told>,
        baseline: Option<Baseline>,
    ) -> State {
        let former = self.last.as_deref();
        let former_pages = former.map_or(&[][..], |state| &state.pages);
        let freshness = if shown.is_some() { Freshness::Current } else { Freshness::Kept };
        let pages = match &shown {
            Some(shown) => Page::all(&shown.document, former_pages),
            None => former_pages.to_vec(),
        };
        let changed = (0..pages.len())
            .filter(|&index| former_pages.get(index) != pages.get(index))
            .map(|index| index + 1)
            .collect();
        let shown = shown.or_else(|| former.and_then(|state| state.shown.clone()));
        State {
            revision: former.map_or(0, |state| state.revision) + 1,
            title: shown.as_ref().map(|shown| shown.bundle.title.clone()).unwrap_or_default(),
            document: self.document.clone(),
            freshness,
            pages,
            changed,
            reported,
            baseline: baseline.or_else(|| former.and_then(|state| state.baseline)),
            shown,
        }
    }
}
