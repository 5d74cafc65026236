//! Exact fractions: what a mean or a share is before it is printed.

use std::cmp::Ordering;

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `numerator / denominator`; `None` of a division by zero, and of numbers too large to be
    /// reckoned with.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let common = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs()));
        let common = common.ok().filter(|it| *it > 0 && denominator != 0)?;
        let sign = if denominator < 0 { -1 } else { 1 };
        Some(Self {
            numerator: (numerator / common).checked_mul(sign)?,
            denominator: (denominator / common).checked_mul(sign)?,
        })
    }

    /// A whole number.
    pub fn whole(value: impl Into<i128>) -> Self {
        Self { numerator: value.into(), denominator: 1 }
    }

    /// Its whole value, if it is one.
    pub fn as_whole(self) -> Option<i128> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// Whether it is under zero.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// The sum; `None` where it is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            let sum = self.numerator.checked_add(other.numerator)?;
            return if self.denominator == 1 {
                Some(Self::whole(sum))
            } else {
                Self::new(sum, self.denominator)
            };
        }
        let (left, right) = (
            self.numerator.checked_mul(other.denominator)?,
            other.numerator.checked_mul(self.denominator)?,
        );
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference; `None` where it is too large.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, ..other })
    }

    /// The product; `None` where it is too large.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// The quotient; `None` of a division by zero, or where it is too large.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.denominator)?,
            self.denominator.checked_mul(other.numerator)?,
        )
    }

    /// In units of the last of so many decimals, half of one rounded away from zero: 2/3 with two
    /// decimals is 67.
    pub fn rounded(self, decimals: u32) -> i128 {
        let scaled =
            10_i128.checked_pow(decimals).and_then(|scale| self.numerator.checked_mul(scale));
        let scaled = scaled.unwrap_or(if self.numerator < 0 { i128::MIN } else { i128::MAX });
        let (quotient, rest) = (scaled / self.denominator, scaled % self.denominator);
        let is_up = rest.unsigned_abs() >= self.denominator.unsigned_abs().div_ceil(2);
        quotient + if is_up { scaled.signum() } else { 0 }
    }

    /// The number for a machine, with six decimals at most: `-1234.5`, `12`.
    pub fn plain(self) -> String {
        let millionths = self.rounded(6);
        let sign = if millionths < 0 { "-" } else { "" };
        let size = millionths.unsigned_abs();
        let figures = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
        figures.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// How many decimals write it in full, if so many or fewer do.
    pub fn decimals(self, most: u32) -> Option<u32> {
        (0..=most)
            .find(|it| 10_i128.checked_pow(*it).is_some_and(|scale| scale % self.denominator == 0))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        // Whole parts first, then the rests the other way round: no product that could overflow.
        let whole = |it: &Self| it.numerator.div_euclid(it.denominator);
        let rest = |it: &Self| it.numerator.rem_euclid(it.denominator);
        whole(self).cmp(&whole(other)).then_with(|| match (rest(self), rest(other)) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            (one, two) => Self { numerator: other.denominator, denominator: two }
                .cmp(&Self { numerator: self.denominator, denominator: one }),
        })
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).expect("no zero below")
    }

    #[test]
    fn fractions_are_exact() {
        assert_eq!(ratio(1, 3).plus(ratio(1, 6)), Some(ratio(1, 2)));
        assert_eq!(ratio(1, 10).plus(ratio(2, 10)), Some(ratio(3, 10)));
        assert_eq!(ratio(1, 2).minus(ratio(2, 3)), Some(ratio(-1, 6)));
        assert_eq!(ratio(2, -4), ratio(-1, 2));
        assert_eq!(ratio(7, 2).over(ratio(7, 4)), Some(Ratio::whole(2)));
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::whole(i128::MAX).plus(Ratio::whole(1)), None);
    }

    #[test]
    fn half_is_rounded_away_from_zero_once() {
        for (fraction, decimals, expected) in [
            (ratio(2, 3), 2, 67),
            (ratio(1, 3), 0, 0),
            (ratio(1, 2), 0, 1),
            (ratio(-1, 2), 0, -1),
            (ratio(249_999, 100_000), 0, 2),
            (ratio(5, 3), 0, 2),
            (ratio(12_345, 1_000), 2, 1_235),
        ] {
            assert_eq!(fraction.rounded(decimals), expected, "{fraction:?} {decimals}");
        }
        assert_eq!(
            [ratio(-5, 2), ratio(2, 3), Ratio::ZERO].map(Ratio::plain),
            ["-2.5", "0.666667", "0"]
        );
        assert_eq!(ratio(1, 8).decimals(3), Some(3));
        assert_eq!(ratio(1, 3).decimals(6), None);
    }

    #[test]
    fn the_order_is_that_of_numbers() {
        let mut all =
            [ratio(1, 2), ratio(-1, 2), ratio(2, 3), Ratio::ZERO, ratio(3, 5), ratio(-5, 3)];
        all.sort();
        let expected =
            [ratio(-5, 3), ratio(-1, 2), Ratio::ZERO, ratio(1, 2), ratio(3, 5), ratio(2, 3)];
        assert_eq!(all, expected);
        assert!(ratio(i128::MAX - 1, i128::MAX) < Ratio::whole(1));
    }
}
