//! Measures: exact values that are no counts, with how they are to be read.
//!
//! | kind | written | held in |
//! |---|---|---|
//! | decimal | `12,5`, « environ 3,2 » | units |
//! | percentage | `12,5 %`, « près de 40 % » | per cent |
//! | duration | `2 h 30`, `90 min`, `1:30`, « plus de 20 h » | minutes |
//! | money | what [`Amount`](crate::language::amount::Amount) reads | units of the currency |
//!
//! « plus de », « près de » and « environ » mean what they do of a
//! [quantity](crate::language::quantity). An unknown measure is `Option::None`, never zero.

mod number;
mod parse;
mod ratio;
mod total;

pub use number::Number;
pub use parse::MeasureError;
pub use ratio::Ratio;
pub use total::MeasureTotal;

use crate::language::amount::{Amount, Currency};
use crate::language::quantity::{Qualifier, Quantity};

/// Tolerance of « près de » and « environ », in per cent, as of a quantity.
const TOLERANCE: i128 = 5;

/// A value of one kind, exact, with the reading it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The number, in the unit of its kind.
    pub value: Ratio,
    /// What it is a number of.
    pub kind: Kind,
    /// How the number is to be read.
    pub qualifier: Qualifier,
}

/// What a measure is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Of whatever its column counts.
    Decimal,
    /// Hundredths of a whole.
    Percent,
    /// Minutes.
    Duration,
    /// Units of a currency, printed in units, thousands or millions of it.
    Money(Currency, Scale),
}

/// In which multiple of its unit an amount is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// In units: « 12 345,60 € ».
    #[default]
    Units,
    /// In thousands: « 12,3 k€ ».
    Thousands,
    /// In millions: « 1,2 M€ ».
    Millions,
}

impl Scale {
    /// How many units one is.
    pub fn units(self) -> i128 {
        match self {
            Self::Units => 1,
            Self::Thousands => 1_000,
            Self::Millions => 1_000_000,
        }
    }
}

impl Kind {
    /// Whether two may be added up or compared: money in one currency, however it is printed.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Money(one, _), Self::Money(two, _)) => one == two,
            _ => self == other,
        }
    }
}

impl Measure {
    /// A value itself.
    pub fn exact(value: Ratio, kind: Kind) -> Self {
        Self { value, kind, qualifier: Qualifier::Exact }
    }

    /// Reads a cell of a column of this kind. `None` stands for what is not known, as of a quantity.
    ///
    /// # Errors
    ///
    /// Why the text is no such measure.
    pub fn parse(text: &str, kind: Kind) -> Result<Option<Self>, MeasureError> {
        parse::parse(text, kind)
    }

    /// Reads what says its kind by itself: `12,5 %`, `2 h 30`, `1 200 €`, `12,5`; `None` for other
    /// words, and for what is a quantity.
    pub fn of_any_kind(text: &str) -> Option<Self> {
        parse::of_any_kind(text)
    }

    /// The value itself, if nothing qualifies it.
    pub fn exact_value(&self) -> Option<Ratio> {
        (self.qualifier == Qualifier::Exact).then_some(self.value)
    }

    /// The least and the greatest value that it allows; `None` where nothing limits it, or the limit
    /// is beyond what is reckoned with.
    pub fn bounds(&self) -> (Option<Ratio>, Option<Ratio>) {
        let size =
            if self.value.is_negative() { Ratio::ZERO.minus(self.value) } else { Some(self.value) };
        let margin =
            size.zip(Ratio::new(TOLERANCE, 100)).and_then(|(size, share)| size.times(share));
        let below = margin.and_then(|margin| self.value.minus(margin));
        let above = margin.and_then(|margin| self.value.plus(margin));
        match self.qualifier {
            Qualifier::Exact => (Some(self.value), Some(self.value)),
            Qualifier::MoreThan => (Some(self.value), None),
            Qualifier::Almost => (below, Some(self.value)),
            Qualifier::About => (below, above),
        }
    }

    /// The count that it is: a whole number of things, nothing under zero.
    pub fn as_count(&self) -> Option<Quantity> {
        let whole = self.value.as_whole().filter(|_| self.kind == Kind::Decimal)?;
        Some(Quantity::new(u64::try_from(whole).ok()?, self.qualifier))
    }
}

impl From<Amount> for Measure {
    fn from(amount: Amount) -> Self {
        let value = Ratio::new(amount.hundredths(), 100).unwrap_or(Ratio::ZERO);
        Self::exact(value, Kind::Money(amount.currency(), Scale::Units))
    }
}

impl From<Quantity> for Measure {
    fn from(quantity: Quantity) -> Self {
        Self {
            value: Ratio::whole(quantity.value()),
            kind: Kind::Decimal,
            qualifier: quantity.qualifier(),
        }
    }
}

#[cfg(test)]
mod tests;
