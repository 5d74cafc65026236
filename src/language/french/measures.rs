//! Measures in figures: « 12,5 % », « 2 h 30 », « 1 200,50 € », « 12,3 k€ ».

use super::numbers::{decimal_figures, number};
use super::{NARROW_SPACE, NO_BREAK_SPACE, qualified};
use crate::language::measure::{Kind, Measure, Number, Ratio, Scale};

/// Decimals of what no number of decimals writes in full: of a mean, a share.
const USUAL: u32 = 1;
/// Decimals that are printed where nobody says how many, if they are all of them.
const MOST: u32 = 6;

/// A measure as it is printed, with so many decimals; else with those that it needs: cents of an
/// amount, one of what has no end.
pub fn measure(measure: &Measure, decimals: Option<u32>) -> String {
    qualified(measure.qualifier, &value(measure.value, measure.kind, decimals))
}

/// A count or a measure, the latter with so many decimals.
pub fn any_number(number: &Number, decimals: Option<u32>) -> String {
    match number {
        Number::Count(quantity) => super::quantity(quantity),
        Number::Measure(measure) => self::measure(measure, decimals),
    }
}

/// A difference, with its sign: « + 120 € », « − 2 h », « 0 € ».
pub fn signed_measure(difference: Ratio, kind: Kind, decimals: Option<u32>) -> String {
    let size = |it: Ratio| value(it, kind, decimals);
    match Ratio::ZERO.minus(difference) {
        _ if size(difference) == size(Ratio::ZERO) => size(Ratio::ZERO),
        Some(size_of) if difference.is_negative() => format!("−{NARROW_SPACE}{}", size(size_of)),
        _ => format!("+{NARROW_SPACE}{}", size(difference)),
    }
}

/// A difference of two percentages: « + 2,5 points », « − 1 point ».
pub fn signed_points(difference: Ratio, decimals: Option<u32>) -> String {
    let size =
        if difference.is_negative() { Ratio::ZERO.minus(difference) } else { Some(difference) };
    let word = if size < Some(Ratio::whole(2)) { "point" } else { "points" };
    format!("{} {word}", signed_measure(difference, Kind::Decimal, decimals))
}

/// A growth rate, with its sign and one decimal at most: « + 5,2 % ».
pub fn signed_growth(ratio: Ratio) -> String {
    let percent = ratio.times(Ratio::whole(100)).unwrap_or(Ratio::ZERO);
    let rounded = Ratio::new(percent.rounded(1), 10).unwrap_or(Ratio::ZERO);
    signed_measure(rounded, Kind::Percent, None)
}

fn value(value: Ratio, kind: Kind, decimals: Option<u32>) -> String {
    match kind {
        Kind::Decimal => figures(value, decimals, MOST),
        Kind::Percent => format!("{}{NARROW_SPACE}%", figures(value, decimals, MOST)),
        Kind::Duration => duration(value),
        Kind::Money(currency, scale) => {
            let multiple = Ratio::new(1, scale.units()).and_then(|it| value.times(it));
            let multiple = multiple.unwrap_or(value);
            let places = decimals.unwrap_or(match scale {
                Scale::Units if multiple.as_whole().is_some() => 0,
                Scale::Units => 2,
                Scale::Thousands | Scale::Millions => 1,
            });
            let prefix = match scale {
                Scale::Units => "",
                Scale::Thousands => "k",
                Scale::Millions => "M",
            };
            let sign = currency.sign();
            format!("{}{NO_BREAK_SPACE}{prefix}{sign}", figures(multiple, Some(places), MOST))
        }
    }
}

fn figures(value: Ratio, decimals: Option<u32>, most: u32) -> String {
    let places = decimals.or_else(|| value.decimals(most)).unwrap_or(USUAL);
    let shown = decimal_figures(value.rounded(places), places);
    // A mean of 7,04 is printed « 7 ».
    match decimals {
        None if places > 0 => {
            let bare = shown.trim_end_matches('0').trim_end_matches(',');
            if bare == "−0" { "0".to_owned() } else { bare.to_owned() }
        }
        _ => shown,
    }
}

/// « 2 h 30 », « 45 min », « 2 min 30 s »; seconds only under an hour.
fn duration(minutes: Ratio) -> String {
    let (sign, minutes) = match Ratio::ZERO.minus(minutes) {
        Some(positive) if minutes.is_negative() => ("−", positive),
        _ => ("", minutes),
    };
    let whole = minutes.rounded(0);
    let seconds = minutes.times(Ratio::whole(60)).map_or(0, |it| it.rounded(0));
    if seconds < 3_600 && seconds % 60 != 0 {
        let minutes = match seconds / 60 {
            0 => String::new(),
            minutes => format!("{}{NARROW_SPACE}min{NARROW_SPACE}", number(minutes)),
        };
        return format!("{sign}{minutes}{}{NARROW_SPACE}s", seconds % 60);
    }
    match (whole / 60, whole % 60) {
        (0, 0) => format!("0{NARROW_SPACE}h"),
        (0, minutes) => format!("{sign}{minutes}{NARROW_SPACE}min"),
        (hours, 0) => format!("{sign}{}{NARROW_SPACE}h", number(hours)),
        (hours, minutes) => {
            format!("{sign}{}{NARROW_SPACE}h{NARROW_SPACE}{minutes:02}", number(hours))
        }
    }
}
