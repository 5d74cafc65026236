//! Sums of money, exact to the cent, with their currency.
//!
//! An amount may be under zero; « environ 12 000 € » is none, since accounts are exact. An unknown
//! amount is `Option::None`, never zero.

mod currency;
mod parse;

pub use currency::Currency;
pub use parse::AmountError;

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// A sum of money, in hundredths of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    hundredths: i128,
    currency: Currency,
}

/// In which unit of its currency an amount is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AmountUnit {
    /// In full, with cents where there are some: « 12 345,60 € ».
    #[default]
    Cents,
    /// Rounded to the unit: « 12 346 € ».
    Units,
    /// In thousands, with one decimal: « 12,3 k€ ».
    Thousands,
}

/// How an amount under zero is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NegativeForm {
    /// « −1 200 ».
    #[default]
    Minus,
    /// « (1 200) ».
    Brackets,
}

impl Amount {
    /// So many hundredths of a currency.
    pub fn new(hundredths: i128, currency: Currency) -> Self {
        Self { hundredths, currency }
    }

    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The amount in hundredths of its currency: 12,50 € is 1 250.
    pub fn hundredths(self) -> i128 {
        self.hundredths
    }

    /// Its currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Whether it is under zero.
    pub fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// Reads a cell of a column of `currency`. `None` stands for an amount that is not known: empty
    /// cell, « inconnu », « ? », « n.c. », « - ».
    ///
    /// # Errors
    ///
    /// Why the text is no amount of that currency.
    pub fn parse(text: &str, currency: Currency) -> Result<Option<Self>, AmountError> {
        parse::parse(text, currency)
    }

    /// The amount as it is printed in this unit, in its tenths or hundredths, half of one rounded
    /// away from zero; and how many of its last digits are decimals.
    pub fn rounded(self, unit: AmountUnit) -> (i128, usize) {
        match unit {
            AmountUnit::Cents if self.hundredths % 100 == 0 => (self.hundredths / 100, 0),
            AmountUnit::Cents => (self.hundredths, 2),
            AmountUnit::Units => (divided(self.hundredths, 100), 0),
            AmountUnit::Thousands => (divided(self.hundredths, 10_000), 1),
        }
    }

    /// The number for a machine: `-1234.5`, `12`.
    pub fn plain(self) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let (whole, cents) = (self.hundredths / 100, self.hundredths % 100);
        let whole = whole.unsigned_abs();
        match cents.unsigned_abs() {
            0 => format!("{sign}{whole}"),
            cents => format!("{sign}{whole}.{cents:02}").trim_end_matches('0').to_owned(),
        }
    }
}

/// A division, half of one rounded away from zero.
fn divided(value: i128, by: i128) -> i128 {
    let half = if value < 0 { -by / 2 } else { by / 2 };
    value.saturating_add(half) / by
}

/// Amounts of one currency: the sum is in that of the first.
impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_add(other.hundredths), ..self }
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_sub(other.hundredths), ..self }
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self { hundredths: self.hundredths.saturating_neg(), ..self }
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.reduce(Add::add).unwrap_or(Self::zero(Currency::EUR))
    }
}

#[cfg(test)]
mod tests;
