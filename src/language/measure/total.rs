//! The sum of measures: it never claims more than its parts do.

use super::{Kind, Measure, Ratio};
use crate::language::quantity::Qualifier;

/// What a column of measures of one kind adds up to.
///
/// Bounds add up, an unknown part is counted apart. As long as no part is under zero, what is unknown
/// can only add: the sum is « plus de » the rest. Where one is, nothing can be said of it.
#[derive(Clone, Copy, Debug)]
pub struct MeasureTotal {
    kind: Kind,
    low: Option<Ratio>,
    high: Option<Ratio>,
    stated: Option<Ratio>,
    parts: u64,
    unknown: u64,
    has_negative: bool,
    only: Option<Measure>,
}

impl MeasureTotal {
    /// Of no part yet.
    pub fn of(kind: Kind) -> Self {
        let zero = Some(Ratio::ZERO);
        Self {
            kind,
            low: zero,
            high: zero,
            stated: zero,
            parts: 0,
            unknown: 0,
            has_negative: false,
            only: None,
        }
    }

    /// Adds a part, known or not.
    pub fn add(&mut self, part: Option<Measure>) {
        self.only = part.filter(|_| self.parts == 0);
        self.parts += 1;
        let Some(part) = part else {
            self.unknown += 1;
            return;
        };
        let plus = |sum: Option<Ratio>, part: Option<Ratio>| sum?.plus(part?);
        let (low, high) = part.bounds();
        self.low = plus(self.low, low);
        self.high = plus(self.high, high);
        self.stated = plus(self.stated, Some(part.value));
        self.has_negative |= part.value.is_negative();
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
    pub fn measure(&self) -> Option<Measure> {
        if self.only.is_some() {
            return self.only;
        }
        let of = |value, qualifier| Measure { value, kind: self.kind, qualifier };
        match (self.low?, self.high) {
            _ if self.unknown > 0 && self.has_negative => None,
            (low, high) if self.unknown > 0 || high.is_none() => {
                (low > Ratio::ZERO).then(|| of(low, Qualifier::MoreThan))
            }
            (low, Some(high)) if low == high => Some(of(low, Qualifier::Exact)),
            _ => Some(of(self.stated?, Qualifier::About)),
        }
    }

    /// The mean of the known parts, `None` when there is none.
    pub fn mean(&self) -> Option<Measure> {
        let known = Ratio::whole(self.parts - self.unknown);
        let of = |value: Ratio, qualifier| {
            Some(Measure { value: value.over(known)?, kind: self.kind, qualifier })
        };
        match (self.low?, self.high) {
            (low, None) => of(low, Qualifier::MoreThan),
            (low, Some(high)) if low == high => of(low, Qualifier::Exact),
            _ => of(self.stated?, Qualifier::About),
        }
    }
}
