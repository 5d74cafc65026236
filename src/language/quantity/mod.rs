//! Counts as a report states them: exact, or with the words that say how they are to be read.
//!
//! | written | true of an actual count when |
//! |---|---|
//! | `60` | it is 60 |
//! | plus de 500 | it is 500 or more |
//! | près de 7 000 | it is under 7 000 by 5 % at most: 6 830 and 6 941 both are |
//! | environ 200 | it is within 5 % of 200 |
//! | une soixantaine | it is within 15 % of 60: a word of this kind promises less than a number |
//! | près d'une centaine | it is under 100 by 15 % at most |
//!
//! A tolerance is never narrower than one unit: « environ 10 » is true of 9 and of 11, « près de 10 » of 9.
//!
//! An unknown count is `Option::None`, never zero.

mod collective;
mod parse;
mod total;
mod unit;

pub use parse::{QuantityError, scale};
pub(in crate::language) use parse::{digit_groups, split_digits, split_qualifier};
pub use total::{Total, sum};
pub use unit::without_unit;

use serde::Serialize;

pub(crate) use collective::collective_noun;

/// Tolerance of « près de » and « environ », in per cent.
const TOLERANCE: u128 = 5;
/// Tolerance of the words that stand for a round number (« une soixantaine »), in per cent.
const COLLECTIVE_TOLERANCE: u128 = 15;

/// A count with the reading it asks for.
///
/// The fields are private because a collective wording exists for a few values only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Quantity {
    value: u64,
    qualifier: Qualifier,
    wording: Wording,
}

/// How the number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// The number itself.
    Exact,
    /// « plus de »: at least the number.
    MoreThan,
    /// « près de »: just under the number.
    Almost,
    /// « environ »: on one side or the other.
    About,
}

/// Whether the number is said in figures or by a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// 60, 1 500, 2 millions.
    Figures,
    /// « une soixantaine », « un millier »; never with [`Qualifier::Exact`].
    Collective,
}

/// The counts that a quantity allows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Bounds {
    /// The least count.
    pub low: u64,
    /// The greatest count, or `None` when there is no limit.
    pub high: Option<u64>,
}

/// What is known of a statement once it is held against the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// True whatever the unknown parts are.
    Yes,
    /// False whatever the unknown parts are.
    No,
    /// The data are too vague or too incomplete.
    CannotTell,
}

impl Quantity {
    /// `value` itself.
    pub fn exact(value: u64) -> Self {
        Self::new(value, Qualifier::Exact)
    }

    /// `value` in figures, with its qualifier.
    pub fn new(value: u64, qualifier: Qualifier) -> Self {
        Self { value, qualifier, wording: Wording::Figures }
    }

    /// « une soixantaine », « près d'une centaine »: `None` where French has no noun for `value`,
    /// and for an exact quantity.
    pub fn collective(value: u64, qualifier: Qualifier) -> Option<Self> {
        collective_noun(value).filter(|_| qualifier != Qualifier::Exact)?;
        Some(Self { value, qualifier, wording: Wording::Collective })
    }

    /// The noun nearest to `actual`, if one is true of it: 62 is « une soixantaine ».
    pub fn nearest_collective(actual: u64) -> Option<Self> {
        collective::VALUES
            .iter()
            .min_by_key(|value| value.abs_diff(actual))
            .and_then(|value| Self::collective(*value, Qualifier::About))
            .filter(|quantity| quantity.bounds().contains(actual))
    }

    /// `actual` rounded to a multiple of `step` on the side the qualifier asks for:
    /// 1 784 by tens is « plus de 1 780 ». `None` when no such multiple makes a true statement,
    /// or when it would be zero.
    pub fn rounded(actual: u64, qualifier: Qualifier, step: u64) -> Option<Self> {
        let step = step.max(1);
        let below = actual - actual % step;
        let above = below.checked_add(step);
        let value = match qualifier {
            Qualifier::Exact => actual,
            Qualifier::MoreThan => below,
            Qualifier::Almost => above?,
            Qualifier::About if actual - below < step - actual % step => below,
            Qualifier::About => above?,
        };
        let quantity = Self::new(value, qualifier);
        let says_something = value > 0 || qualifier == Qualifier::Exact;
        (says_something && quantity.bounds().contains(actual)).then_some(quantity)
    }

    /// Reads a cell. `None` stands for a count that is not known: empty cell, « inconnu », « ? », « n.c. ».
    ///
    /// # Errors
    ///
    /// Why the text is no quantity.
    pub fn parse(text: &str) -> Result<Option<Self>, QuantityError> {
        parse::parse(text)
    }

    /// The number as it is stated, without its qualifier.
    pub fn value(&self) -> u64 {
        self.value
    }

    /// The value, when nothing qualifies it.
    pub fn exact_value(&self) -> Option<u64> {
        (self.qualifier == Qualifier::Exact).then_some(self.value)
    }

    /// How the number is to be read.
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Whether it is said in figures or by a noun.
    pub fn wording(&self) -> Wording {
        self.wording
    }

    /// The counts of which the quantity is true.
    ///
    /// The upper end stops at `u64::MAX`, above which no count can be.
    pub fn bounds(&self) -> Bounds {
        let tolerance = match self.wording {
            Wording::Figures => TOLERANCE,
            Wording::Collective => COLLECTIVE_TOLERANCE,
        };
        let margin =
            u64::try_from(u128::from(self.value) * tolerance / 100).unwrap_or(u64::MAX).max(1);
        let below = self.value.saturating_sub(margin);
        match self.qualifier {
            Qualifier::Exact => Bounds { low: self.value, high: Some(self.value) },
            Qualifier::MoreThan => Bounds { low: self.value, high: None },
            Qualifier::Almost => Bounds { low: below, high: Some(self.value.saturating_sub(1)) },
            Qualifier::About => {
                Bounds { low: below, high: Some(self.value.saturating_add(margin)) }
            }
        }
    }

    /// Holds the statement against what the data add up to.
    ///
    /// Two statements contradict each other only on [`Verdict::No`]:
    /// « près de 7 000 » and « plus de 6 800 » do not.
    pub fn holds_for(&self, actual: &Total) -> Verdict {
        let (stated, actual) = (self.bounds(), actual.bounds());
        if stated.includes(&actual) {
            Verdict::Yes
        } else if stated.meets(&actual) {
            Verdict::CannotTell
        } else {
            Verdict::No
        }
    }
}

impl Bounds {
    /// Whether `count` is within.
    pub fn contains(&self, count: u64) -> bool {
        self.low <= count && self.high.is_none_or(|high| count <= high)
    }

    /// Whether every count of `other` is within.
    pub fn includes(&self, other: &Self) -> bool {
        let ends_within = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => other <= own,
        };
        self.low <= other.low && ends_within
    }

    /// Whether some count is within both.
    pub fn meets(&self, other: &Self) -> bool {
        self.high.is_none_or(|high| other.low <= high)
            && other.high.is_none_or(|high| self.low <= high)
    }
}

#[cfg(test)]
mod tests;
