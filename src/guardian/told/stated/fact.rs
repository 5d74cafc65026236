//! A number that the data give.

use super::label::telling;
use crate::dataset::RowRef;
use crate::diagnostic::source::Place;
use crate::language::french;
use crate::language::quantity::{Bounds, Quantity};

/// A number of the data.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// The number.
    pub quantity: Quantity,
    /// What it was a year before.
    pub previous: Option<Quantity>,
    /// What it counts.
    pub what: String,
    /// The words of it that tell it from another: each statement is held against all facts.
    pub label: Vec<String>,
    /// How a text cites it.
    pub cite: Option<String>,
    /// Where it is written.
    pub place: Option<Place>,
    /// Ids of the themes it is about.
    pub themes: Vec<String>,
    /// The row of the event it is about.
    pub event: Option<RowRef>,
    /// Parts of it are not known: it may be much more.
    pub open: bool,
    /// It counts all of its kind, or all that the organisation chose to count.
    pub is_whole: bool,
}

impl Fact {
    pub fn new(quantity: Quantity, what: impl Into<String>) -> Self {
        let what = what.into();
        Self {
            quantity,
            previous: None,
            label: telling(&what),
            what,
            cite: None,
            place: None,
            themes: Vec::new(),
            event: None,
            open: false,
            is_whole: false,
        }
    }

    pub fn whole(self) -> Self {
        Self { is_whole: true, ..self }
    }

    /// What one row or one figure says.
    pub fn is_one_value(&self) -> bool {
        self.cite.is_some() || self.place.is_some()
    }

    /// What a column of a row says.
    pub fn in_cell(quantity: Quantity, column: &str, place: Place) -> Self {
        Self { place: Some(place), ..Self::new(quantity, format!("colonne « {column} »")) }
    }

    pub fn at(self, row: RowRef) -> Self {
        Self { place: Some(row.place()), ..self }
    }

    pub fn on(self, theme: &str) -> Self {
        Self { themes: vec![theme.to_owned()], ..self }
    }

    /// The counts that it allows: what was said to be « plus de 145 » is a
    /// little more, not 5 000; what lacks some of its parts may be half as much
    /// again.
    pub fn bounds(&self) -> Bounds {
        let bounds = self.quantity.bounds();
        let more = if self.open { bounds.low / 2 } else { bounds.low / 20 };
        let far = bounds.low.saturating_add(more.max(1));
        Bounds { high: Some(bounds.high.unwrap_or(far)), ..bounds }
    }

    /// « 10 (envois, Lettre électronique), #chiffre("envois-lettre") »
    pub fn in_words(&self) -> String {
        let quantity = french::quantity(&self.quantity);
        match &self.cite {
            Some(cite) => format!("{quantity} ({}), {cite}", self.what),
            None => format!("{quantity} ({})", self.what),
        }
    }
}
