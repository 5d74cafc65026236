//! The mistakes of one text by itself, after a run that has stopped at an earlier one.
//!
//! The text is evaluated without being laid out. After each mistake the piece of code that holds
//! it is replaced by as many spaces, so that every place stays true, and the text is tried again.

use std::ops::Range;

use typst::diag::{FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, LinkedNode, Side, Source, SyntaxKind};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_layout::PagedDocument;

use super::issue::{self, EngineIssue};
use super::sources::Sources;
use super::world::{BundleWorld, file_id};

/// Mistakes reported of one text; whoever has more starts with these.
const MOST: usize = 20;

/// Tries a text whose syntax is sound, and tries again without each piece that fails.
pub(super) fn mistakes(world: &BundleWorld, text: Source, sources: &Sources) -> Vec<EngineIssue> {
    let mut probe = Probe::new(world, text);
    let mut issues = Vec::new();
    while issues.len() < MOST {
        let Err(mut errors) = typst::compile::<PagedDocument>(&probe).output else { break };
        for error in errors.make_mut() {
            error.trace.retain(|step| step.span.id() != Some(probe.main.id()));
        }
        let sources = sources.with(probe.text.clone());
        issues.extend(issue::translated(&errors, &sources));
        let failed = errors.first().and_then(|error| place_in_text(error, &probe.text));
        match failed.and_then(|range| without_code(&probe.text, range)) {
            Some(text) => probe = Probe::new(world, text),
            None => break,
        }
    }
    issues
}

/// Where the text itself leads to the error: at its place or at a step of its trace.
fn place_in_text(error: &SourceDiagnostic, text: &Source) -> Option<Range<usize>> {
    let sources = Sources::default().with(text.clone());
    let steps = error.trace.iter().map(|step| step.span.into());
    let places =
        std::iter::once(error.span).chain(steps).filter(|span| span.id() == Some(text.id()));
    places.filter_map(|span| sources.place(span)).map(|place| place.range).next()
}

/// The text without the smallest `#…` around a place. Nothing for a definition, an import or a
/// rule: without it, everything that depends on it would seem wrong.
fn without_code(text: &Source, place: Range<usize>) -> Option<Source> {
    let root = LinkedNode::new(text.root());
    let mut node = root.leaf_at(place.start, Side::After)?;
    let code = loop {
        let hash = node.prev_sibling_kind() == Some(SyntaxKind::Hash);
        match node.parent() {
            Some(parent) if parent.kind() == SyntaxKind::Markup && hash => break node,
            Some(parent) => node = parent.clone(),
            None => return None,
        }
    };
    let kept = [
        SyntaxKind::LetBinding,
        SyntaxKind::ModuleImport,
        SyntaxKind::SetRule,
        SyntaxKind::ShowRule,
    ];
    if kept.contains(&code.kind()) {
        return None;
    }
    let range = code.range();
    let hash = range.start.checked_sub(1)?;
    let (before, after) = (text.text().get(..hash)?, text.text().get(range.end..)?);
    let spaces = " ".repeat(range.end - hash);
    Some(Source::new(text.id(), format!("{before}{spaces}{after}")))
}

/// The bundle's world with another main file, which evaluates one text and lays nothing out.
struct Probe<'a> {
    world: &'a BundleWorld,
    main: Source,
    text: Source,
}

impl<'a> Probe<'a> {
    fn new(world: &'a BundleWorld, text: Source) -> Self {
        // Rust and Typst escape what may stand in a path alike.
        let main = format!("#let _ = include {:?}", text.id().vpath().get_with_slash());
        Self { world, main: Source::new(file_id("/<sonde>"), main), text }
    }
}

impl World for Probe<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.world.library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.world.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = [&self.main, &self.text].into_iter().find(|source| source.id() == id);
        own.map_or_else(|| self.world.source(id), |source| Ok(source.clone()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.world.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.world.font(index)
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        self.world.today(offset)
    }
}
