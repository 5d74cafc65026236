//! The titles of the events, made comparable once: several rules look for the same ones.

use std::ops::Range;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::dataset::Event;
use crate::guardian::sentences::likeness::Words;
use crate::guardian::sentences::named::{bare, quoted};

/// Events whose titles one thread reads at a time; nearly all editions have fewer.
const BLOCK: usize = 2_048;

/// The titles of an event, as rules compare them.
pub struct Heading {
    /// The long title, [`bare`].
    pub(in crate::guardian) title: String,
    /// The short title, [`bare`].
    pub(in crate::guardian) short: Option<String>,
    /// What the long title quotes: where in it, and [`bare`].
    pub(in crate::guardian) quoted: Vec<(Range<usize>, String)>,
    /// The words of the long title.
    pub(in crate::guardian) words: Words,
}

impl Heading {
    fn of(event: &Event) -> Self {
        let title = bare(&event.title);
        let inside = |range: Range<usize>| (range.clone(), bare(&event.title[range]));
        Self {
            short: event.short_title.as_deref().map(bare),
            quoted: quoted(&event.title).into_iter().map(inside).collect(),
            words: Words::of_folded(&title),
            title,
        }
    }
}

/// The headings of events, in their order.
pub fn headings(events: &[Event]) -> Vec<Heading> {
    events.par_iter().with_min_len(BLOCK).map(Heading::of).collect()
}
