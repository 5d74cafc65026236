//! A figure: a value, its French text and where it comes from.

use std::ops::Deref;

use crate::dataset::RowRef;
use crate::diagnostic::source::Place;
use crate::language::french;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::{Quantity, Total};

/// A number (or a short text) that the report may print, by its id.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Name by which texts cite it.
    pub id: String,
    /// What it counts, as printed beside it.
    pub label: String,
    /// Its unit, singular and plural; empty when it has none.
    pub unit: [String; 2],
    /// The value printed.
    pub value: Value,
    /// The value as printed: « + de 1 780 ».
    pub text: String,
    /// At which date, for a stock.
    pub as_of: Option<PartialDate>,
    /// The same figure a year before, as last year's report printed it.
    pub previous: Option<Quantity>,
    /// Why no change since last year can be printed, where both years count it.
    pub incomparable: Option<String>,
    /// One sentence: what is counted, and how.
    pub definition: String,
    /// Rows it comes from, with what each adds to it.
    pub sources: Vec<Contribution>,
    /// Where it was declared, if it was.
    pub declared_at: Option<Place>,
    /// What the rows give, where the organisation published something else.
    pub computed: Option<Quantity>,
    /// Some of the rows were invented for the demonstration.
    pub illustrative: bool,
}

/// A row and what it adds to a figure: the parts of a figure sum up to what
/// its rows give. It stands for its row wherever a row is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// The row.
    pub row: RowRef,
    /// What it adds: its count, 1 when rows are counted, 0 when the row repeats
    /// a value that is already counted; `None` when unknown.
    pub part: Option<Quantity>,
}

impl Deref for Contribution {
    type Target = RowRef;

    fn deref(&self) -> &RowRef {
        &self.row
    }
}

/// What a figure holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A count.
    Count(Quantity),
    /// A text such as « 1/5e ».
    Text(String),
    /// Nothing is known.
    Unknown,
}

impl Figure {
    /// The count, if it is one.
    pub fn count(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Count(quantity) => Some(quantity),
            Value::Text(_) | Value::Unknown => None,
        }
    }

    /// « 177 collectivités », « une soixantaine de conférences ».
    pub fn with_unit(&self) -> String {
        let [singular, plural] = &self.unit;
        match self.count() {
            Some(quantity) if !plural.is_empty() => {
                let long = french::with_unit(quantity, singular, plural);
                // The organisation's own wording (« + de ») is kept.
                long.replacen(&french::quantity(quantity), &self.text, 1)
            }
            _ => self.text.clone(),
        }
    }

    /// « onze »; only for exact counts.
    pub fn letters(&self) -> Option<String> {
        french::cardinal(self.count()?.exact_value()?, french::Gender::Masculine)
    }

    /// What its rows add up to.
    pub fn sum(&self) -> Total {
        self.sources.iter().map(|one| one.part).collect()
    }

    /// « 38 lignes, dont 3 sans valeur ; affiché : + de 1 780 »
    pub fn summary(&self) -> String {
        let total = self.sum();
        let rows = french::count(total.parts(), "ligne");
        let unknown = match total.unknown() {
            0 => String::new(),
            unknown => format!(", dont {} sans valeur", french::number(unknown)),
        };
        let shown = if french::quantity_or_unknown(total.quantity().as_ref()) == self.text {
            String::new()
        } else {
            format!(" ; affiché : {}", self.text)
        };
        format!("{rows}{unknown}{shown}")
    }

    /// The change since last year, when both are exact.
    pub fn difference(&self) -> Option<i64> {
        if self.incomparable.is_some() {
            return None;
        }
        difference(self.count()?, self.previous.as_ref())
    }
}

/// What was gained since before; nothing unless both counts are exact.
pub fn difference(now: &Quantity, before: Option<&Quantity>) -> Option<i64> {
    let exact = |quantity: &Quantity| i64::try_from(quantity.exact_value()?).ok();
    exact(now)?.checked_sub(exact(before?)?)
}
