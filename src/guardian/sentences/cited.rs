//! The events that a part of a text cites by their id, and the words that stand there for it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::dataset::Event;
use crate::guardian::View;
use crate::read::prose::{Block, Cited, Origin, Prose};

/// What finds them.
pub(in crate::guardian) struct CitedEvents<'a> {
    by_id: FxHashMap<&'a str, &'a Event>,
}

/// A field of an event, printed in a sentence.
pub(in crate::guardian) struct CitedField<'a> {
    /// Its words, in the block.
    pub range: Range<usize>,
    /// The event.
    pub event: &'a Event,
    /// Which field: « titre », « participants ».
    pub field: &'a str,
}

impl<'a> CitedEvents<'a> {
    /// Of an edition; nothing is looked up where its texts cite no event.
    pub fn of(view: &View<'a>) -> Self {
        let cites = |text: &Prose| text.citations.iter().any(|it| it.cited == Cited::Event);
        let events = view.dataset.events.iter().filter(|_| view.texts.iter().any(cites));
        Self { by_id: events.map(|it| (it.id.as_str(), it)).collect() }
    }

    /// The fields that a part of a block prints.
    pub fn within(
        &self,
        text: &'a Prose,
        block: &Block,
        part: Range<usize>,
    ) -> Vec<CitedField<'a>> {
        if self.by_id.is_empty() {
            return Vec::new();
        }
        let field = |range: Range<usize>| {
            let source = block.source(range.clone());
            let first = text.citations.partition_point(|it| it.range.start < source.start);
            let citation = text.citations.get(first)?;
            let is_it = citation.cited == Cited::Event && citation.range.end <= source.end;
            let event = *self.by_id.get(citation.id.as_str()).filter(|_| is_it)?;
            Some(CitedField { range, event, field: citation.form.as_deref()? })
        };
        let cited = block.parts().filter(|(_, origin)| *origin == Origin::Cited);
        let cited = cited.map(|(range, _)| range);
        cited
            .filter(|range| part.start <= range.start && range.end <= part.end)
            .filter_map(field)
            .collect()
    }
}
