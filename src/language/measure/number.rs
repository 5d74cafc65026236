//! A count or a measure: what a figure is worth, what a column adds up to.

use super::{Measure, Ratio};
use crate::language::french;
use crate::language::quantity::Quantity;

/// A number with how it is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Of whole things.
    Count(Quantity),
    /// With decimals, or of a kind: money, a share, a duration.
    Measure(Measure),
}

impl Number {
    /// A measure, or the count that it is.
    pub fn of(measure: Measure) -> Self {
        measure.as_count().map_or(Self::Measure(measure), Self::Count)
    }

    /// The count, if it is one.
    pub fn count(&self) -> Option<&Quantity> {
        match self {
            Self::Count(quantity) => Some(quantity),
            Self::Measure(_) => None,
        }
    }

    /// The same as a measure.
    pub fn measure(&self) -> Measure {
        match self {
            Self::Count(quantity) => Measure::from(*quantity),
            Self::Measure(measure) => *measure,
        }
    }

    /// The value itself, if nothing qualifies it.
    pub fn exact(&self) -> Option<Ratio> {
        self.measure().exact_value()
    }

    /// As it is printed, measures with so many decimals.
    pub fn text(&self, decimals: Option<u32>) -> String {
        match self {
            Self::Count(quantity) => french::quantity(quantity),
            Self::Measure(measure) => french::measure(measure, decimals),
        }
    }
}
