//! A figure: a value, its French text and where it comes from.

use std::ops::Deref;

use crate::dataset::RowRef;
use crate::diagnostic::source::Place;
use crate::language::french;
use crate::language::measure::Number;
use crate::language::measure::{Kind, Measure, Ratio};
use crate::language::partial_date::PartialDate;
use crate::language::quantity::{Qualifier, Quantity};

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
    pub previous: Option<Number>,
    /// Why no change since last year can be printed, where both years count it.
    pub incomparable: Option<String>,
    /// One sentence: what is counted, and how.
    pub definition: String,
    /// Rows it comes from, with what each adds to it.
    pub sources: Vec<Contribution>,
    /// How it was made, where it is no count or sum of its rows.
    pub made: Made,
    /// Where it was declared, if it was.
    pub declared_at: Option<Place>,
    /// What the rows give, where the organisation published something else.
    pub computed: Option<Number>,
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
    pub part: Option<Number>,
}

/// How a figure was made and is printed, where it is no count or sum of its rows.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// What it is made of: a part and its whole, two figures, years.
    pub components: Vec<Component>,
    /// Of how many values it was taken, for a mean: « moyenne sur 8 lignes ».
    pub basis: Option<String>,
    /// Decimals of a measure, if the edition says how many.
    pub decimals: Option<u32>,
    /// What the organisation wanted to reach.
    pub goal: Option<Number>,
}

/// A number that a figure is made of.
#[derive(Debug, Clone)]
pub struct Component {
    /// What it is.
    pub label: String,
    /// As it is printed.
    pub text: String,
    /// Rows it comes from, with what each adds to it.
    pub sources: Vec<Contribution>,
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
    /// A measure.
    Measure(Measure),
    /// A text such as « 1/5e ».
    Text(String),
    /// Nothing is known.
    Unknown,
}

impl Value {
    /// The French text; « + de » is kept where the organisation writes it so.
    pub fn text(&self, plus: bool, decimals: Option<u32>) -> String {
        match self {
            Self::Text(text) => french::typeset(text).into_owned(),
            Self::Unknown => french::UNKNOWN.to_owned(),
            Self::Count(quantity) if plus && quantity.qualifier() == Qualifier::MoreThan => {
                format!("+ de {}", french::number(quantity.value()))
            }
            Self::Count(quantity) => french::quantity(quantity),
            Self::Measure(measure) => french::measure(measure, decimals),
        }
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Count(quantity) => Self::Count(quantity),
            Number::Measure(measure) => Self::Measure(measure),
        }
    }
}

/// A change since last year.
pub struct Change {
    /// Its value, in the unit of the figure.
    pub by: Ratio,
    /// As it is printed: « + 341 », « + 120 € », « + 2,5 points ».
    pub text: String,
    /// In per cent, where that says something: « + 5,2 % ».
    pub growth: Option<String>,
}

/// The first word of a unit, without its plural.
fn stem(unit: &str) -> String {
    let folded = french::fold(unit);
    let first: String = folded.trim().chars().take_while(|it| it.is_alphabetic()).collect();
    first.trim_end_matches(['s', 'x']).to_owned()
}

impl Figure {
    /// Whether another edition declared it in another unit.
    pub fn is_of_other_unit(&self, other: &Self) -> bool {
        let are_declared = self.declared_at.is_some() && other.declared_at.is_some();
        let [one, other] = [&self.unit[0], &other.unit[0]].map(|it| stem(it));
        are_declared && !one.is_empty() && !other.is_empty() && one != other
    }

    /// The count, if it is one.
    pub fn count(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Count(quantity) => Some(quantity),
            Value::Measure(_) | Value::Text(_) | Value::Unknown => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<Number> {
        match &self.value {
            Value::Count(quantity) => Some(Number::Count(*quantity)),
            Value::Measure(measure) => Some(Number::Measure(*measure)),
            Value::Text(_) | Value::Unknown => None,
        }
    }

    /// Last year's count, if it is one.
    pub fn previous_count(&self) -> Option<Quantity> {
        self.previous.and_then(|number| number.count().copied())
    }

    /// « 177 collectivités », « une soixantaine de conférences », « 12,50 € par adhérent ».
    pub fn with_unit(&self) -> String {
        let [singular, plural] = &self.unit;
        match self.number() {
            Some(Number::Count(quantity)) if !plural.is_empty() => {
                let long = french::with_unit(&quantity, singular, plural);
                // The organisation's own wording (« + de ») is kept.
                long.replacen(&french::quantity(&quantity), &self.text, 1)
            }
            // « 2 h 30 » says by itself what it counts.
            Some(Number::Measure(it)) if it.kind == Kind::Duration && is_of_time(plural) => {
                self.text.clone()
            }
            Some(Number::Measure(_)) if !plural.is_empty() => {
                format!("{} {}", self.text, self.agreed_unit())
            }
            _ => self.text.clone(),
        }
    }

    /// The unit as it agrees with the number: « 1,5 heure », « 2 heures ».
    pub fn agreed_unit(&self) -> &str {
        let [singular, plural] = &self.unit;
        match self.number() {
            Some(Number::Count(quantity)) => french::agree(quantity.value(), singular, plural),
            Some(Number::Measure(measure)) => {
                let size = if measure.value.is_negative() {
                    Ratio::ZERO.minus(measure.value)
                } else {
                    Some(measure.value)
                };
                if size < Some(Ratio::whole(2)) { singular } else { plural }
            }
            None => plural,
        }
    }

    /// « onze »; only for exact counts.
    pub fn letters(&self) -> Option<String> {
        french::cardinal(self.count()?.exact_value()?, french::Gender::Masculine)
    }

    /// The part of its goal that a count has reached, in hundredths, rounded down.
    pub fn reached(&self) -> Option<u64> {
        let goal = self.made.goal?.count()?.value();
        self.count()?.value().saturating_mul(100).checked_div(goal)
    }

    /// The change since last year, when both are exact.
    pub fn change(&self) -> Option<Change> {
        if self.incomparable.is_some() {
            return None;
        }
        change(self.number()?, self.previous?, self.made.decimals)
    }
}

/// Whether a unit is that of a time, which a duration has with it.
fn is_of_time(unit: &str) -> bool {
    ["heures", "heure", "h", "minutes", "minute", "min"].contains(&unit)
}

/// What was gained since before; nothing unless both are exact numbers of one kind.
pub fn change(now: Number, before: Number, decimals: Option<u32>) -> Option<Change> {
    let kind = now.measure().kind;
    if !kind.is_like(before.measure().kind) {
        return None;
    }
    let from = before.exact()?;
    let by = now.exact()?.minus(from)?;
    let is_share = kind == Kind::Percent;
    let text = match by.as_whole() {
        Some(by) if kind == Kind::Decimal => french::signed(by),
        _ if is_share => french::signed_points(by, decimals),
        _ => french::signed_measure(by, kind, decimals),
    };
    // Nothing grows from zero, and a share of a share says little.
    let growth = (from > Ratio::ZERO && !is_share).then(|| by.over(from)).flatten();
    Some(Change { by, text, growth: growth.map(french::signed_growth) })
}
