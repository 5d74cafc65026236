//! The sum of quantities: it never claims more than its parts do.

use super::{Bounds, Qualifier, Quantity};

/// What a column of quantities adds up to.
///
/// Bounds add up; an unknown part is counted apart and takes the upper bound away. A sum beyond `u64::MAX`
/// keeps `u64::MAX` as its lower bound and loses the upper one, so that the bounds stay true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    low: u64,
    /// Of the known parts, as long as `high_lost` is not set.
    high: u64,
    high_lost: bool,
    stated: u64,
    parts: u64,
    unknown: u64,
    only: Option<Quantity>,
}

impl Total {
    /// Adds a part, known or not.
    pub fn add(&mut self, part: Option<Quantity>) {
        self.only = part.filter(|_| self.parts == 0);
        self.parts += 1;
        let Some(part) = part else {
            self.unknown += 1;
            return;
        };
        let bounds = part.bounds();
        self.low = self.low.saturating_add(bounds.low);
        self.stated = self.stated.saturating_add(part.value());
        match bounds.high.and_then(|high| self.high.checked_add(high)) {
            Some(high) => self.high = high,
            None => self.high_lost = true,
        }
    }

    /// The counts that the sum can be.
    pub fn bounds(&self) -> Bounds {
        let bounded = self.unknown == 0 && !self.high_lost;
        Bounds { low: self.low, high: bounded.then_some(self.high) }
    }

    /// How many parts were added, known or not.
    pub fn parts(&self) -> u64 {
        self.parts
    }

    /// How many of the parts are unknown.
    pub fn unknown(&self) -> u64 {
        self.unknown
    }

    /// The sum as a report may state it, `None` when nothing can be said.
    ///
    /// One part is shown as it was written. Otherwise: the number itself when it is certain; « plus de »
    /// the lower bound when a part is unknown or has no upper bound, a round number where some part is
    /// approximate; « environ » the sum of the numbers as they were written when the parts are approximate.
    pub fn quantity(&self) -> Option<Quantity> {
        if self.only.is_some() {
            return self.only;
        }
        match self.bounds() {
            Bounds { low: 0, high: None } => None,
            Bounds { low, high: None } if low == self.stated => {
                Some(Quantity::new(low, Qualifier::MoreThan))
            }
            Bounds { low, high: None } => Some(Quantity::new(round(low), Qualifier::MoreThan)),
            Bounds { low, high: Some(high) } if low == high => Some(Quantity::exact(low)),
            _ => Some(Quantity::new(self.stated, Qualifier::About)),
        }
    }
}

/// A lower bound of what is known to some per cent, without a precision that it has not.
fn round(low: u64) -> u64 {
    let step = match low {
        0..20 => 1,
        20..500 => 5,
        500..10_000 => 10,
        _ => 100,
    };
    low - low % step
}

/// The sum of a list of optional counts, as printed.
pub fn sum(parts: impl Iterator<Item = Option<Quantity>>) -> Option<Quantity> {
    parts.collect::<Total>().quantity()
}

impl From<Quantity> for Total {
    fn from(quantity: Quantity) -> Self {
        [Some(quantity)].into_iter().collect()
    }
}

impl FromIterator<Option<Quantity>> for Total {
    fn from_iter<I: IntoIterator<Item = Option<Quantity>>>(parts: I) -> Self {
        let mut total = Self::default();
        total.extend(parts);
        total
    }
}

impl Extend<Option<Quantity>> for Total {
    fn extend<I: IntoIterator<Item = Option<Quantity>>>(&mut self, parts: I) {
        for part in parts {
            self.add(part);
        }
    }
}
