//! The sources of a run: what turns the engine's spans into places of the bundle.

use std::collections::HashMap;
use std::ops::Range;

use typst::syntax::{DiagSpan, DiagSpanKind, FileId, Source, Span, SyntaxKind};

use crate::typeset::bundle::BundlePlace;

/// The Typst files that a run has read. Cheap to keep: a source is shared, not copied.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources(HashMap<FileId, Source>);

impl Sources {
    pub(super) fn new(sources: impl Iterator<Item = Source>) -> Self {
        Self(sources.map(|source| (source.id(), source)).collect())
    }

    /// The same sources, with another state of one of them.
    pub(super) fn with(&self, source: Source) -> Self {
        let mut sources = self.0.clone();
        sources.insert(source.id(), source);
        Self(sources)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.values()
    }

    /// The place that a span stands for; nothing for a detached span.
    pub(super) fn place(&self, span: impl Into<DiagSpan>) -> Option<BundlePlace> {
        let (id, range) = match span.into().get() {
            DiagSpanKind::Detached => return None,
            DiagSpanKind::Range { id, range } => (id, range),
            DiagSpanKind::Number { id, num, sub_range } => {
                (id, self.0.get(&id)?.range(num, sub_range)?)
            }
        };
        Some(place(id, range))
    }

    /// What kind of thing is written at a span.
    pub(super) fn kind(&self, span: Span) -> Option<SyntaxKind> {
        Some(self.0.get(&span.id()?)?.find(span)?.kind())
    }
}

fn place(id: FileId, range: Range<usize>) -> BundlePlace {
    BundlePlace { path: id.vpath().get_with_slash().to_owned(), range }
}
