//! What differs from one French-speaking country to another in what the tool prints and reads by
//! itself: the currency of amounts, the zone in which an instant is a day, the sign between thousands.

use super::french::NARROW_SPACE;

/// The conventions of a country.
#[derive(Debug, PartialEq, Eq)]
pub struct Conventions {
    /// The code of its currency (ISO 4217).
    pub currency: &'static str,
    /// Its time zone.
    pub zone: &'static str,
    /// What stands between thousands.
    pub thousands: char,
}

/// France, where nothing is said.
pub const FRANCE: Conventions =
    Conventions { currency: "EUR", zone: "Europe/Paris", thousands: NARROW_SPACE };
/// Belgium.
pub const BELGIUM: Conventions =
    Conventions { currency: "EUR", zone: "Europe/Brussels", thousands: NARROW_SPACE };
/// Luxembourg.
pub const LUXEMBOURG: Conventions =
    Conventions { currency: "EUR", zone: "Europe/Luxembourg", thousands: NARROW_SPACE };
/// Switzerland.
pub const SWITZERLAND: Conventions =
    Conventions { currency: "CHF", zone: "Europe/Zurich", thousands: '’' };
/// Québec.
pub const QUEBEC: Conventions =
    Conventions { currency: "CAD", zone: "America/Toronto", thousands: NARROW_SPACE };

impl Conventions {
    /// A text that is to be printed, in which numbers stand as in France, with their thousands as here.
    pub fn printed(&self, text: String) -> String {
        if self.thousands == NARROW_SPACE || !text.contains(NARROW_SPACE) {
            return text;
        }
        let mut printed = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find(NARROW_SPACE) {
            let (before, after) = (&rest[..at], &rest[at + NARROW_SPACE.len_utf8()..]);
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let is_between = before.ends_with(|it: char| it.is_ascii_digit()) && digits == 3;
            printed.push_str(before);
            printed.push(if is_between { self.thousands } else { NARROW_SPACE });
            rest = after;
        }
        printed.push_str(rest);
        printed
    }
}

#[cfg(test)]
mod tests {
    use super::{FRANCE, QUEBEC, SWITZERLAND};

    #[test]
    fn thousands_are_those_of_the_country() {
        let text = "1\u{202f}234\u{202f}567 personnes\u{202f}; 12\u{202f}% de 1\u{202f}200";
        for (country, expected) in [
            (FRANCE, text),
            (QUEBEC, text),
            (SWITZERLAND, "1’234’567 personnes\u{202f}; 12\u{202f}% de 1’200"),
        ] {
            assert_eq!(country.printed(text.to_owned()), expected);
        }
    }
}
