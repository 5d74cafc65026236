//! Sums of money: « 12 345,60 € », « 12,3 k€ », « (1 200) € ».

use super::{NO_BREAK_SPACE, number};
use crate::language::amount::{Amount, AmountUnit, NegativeForm};

/// « 12 345 € », « 12 345,60 € », « −1 200 € ».
pub fn amount(amount: Amount) -> String {
    amount_as(amount, AmountUnit::default(), NegativeForm::default())
}

/// An amount with its currency, in a unit: « 12,3 k€ », « (1 200) € ».
pub fn amount_as(amount: Amount, unit: AmountUnit, negative: NegativeForm) -> String {
    let number = amount_number(amount, unit, negative);
    format!("{number}{NO_BREAK_SPACE}{}", amount_sign(amount, unit))
}

/// An amount without its currency, as it stands in a column: « 12 345,60 », « (1 200) ».
pub fn amount_number(amount: Amount, unit: AmountUnit, negative: NegativeForm) -> String {
    let (value, decimals) = amount.rounded(unit);
    let scale = 10_i128.pow(decimals as u32);
    let (whole, rest) = (value / scale, (value % scale).unsigned_abs());
    let size = number(whole.abs());
    let size = if decimals == 0 { size } else { format!("{size},{rest:0decimals$}") };
    match negative {
        _ if value >= 0 => size,
        NegativeForm::Minus => format!("−{size}"),
        NegativeForm::Brackets => format!("({size})"),
    }
}

/// What stands after an amount in a unit: « € », « k€ », « kCHF ».
pub fn amount_sign(amount: Amount, unit: AmountUnit) -> String {
    let currency = amount.currency();
    let sign = currency.sign();
    match unit {
        AmountUnit::Cents | AmountUnit::Units => sign.to_owned(),
        AmountUnit::Thousands => format!("k{sign}"),
    }
}
