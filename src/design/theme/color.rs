//! Colours, for screens and for presses.

use std::fmt;

/// A colour of a screen, printed as `#RRVVBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Cyan, magenta, yellow and black, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inks(pub [u8; 4]);

/// A colour of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// On a screen.
    pub screen: Rgb,
    /// On paper.
    pub inks: Inks,
}

impl Rgb {
    /// Reads `#RRVVBB`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |start: usize| u8::from_str_radix(&digits[start..start + 2], 16).ok();
        Some(Self(channel(0)?, channel(2)?, channel(4)?))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// Channels that differ by less make a grey: printed with black alone, small letters stay sharp.
const GREY: u8 = 18;
/// A grey whose channels are all below is the black of texts.
const BLACK: u8 = 48;

impl Inks {
    /// The most ink that a sheet takes, in per cent.
    pub const MOST: u16 = 300;

    /// Those of a colour for which the theme gives none: as much black as the
    /// three others can be freed of, and black alone for a grey. `theme.typ`
    /// does the same.
    pub fn of(Rgb(red, green, blue): Rgb) -> Self {
        let brightest = red.max(green).max(blue);
        let darkest = red.min(green).min(blue);
        let percent = |part: f64| (part * 100.0).round() as u8;
        let black = 1.0 - f64::from(brightest) / 255.0;
        if brightest - darkest < GREY {
            return Self([0, 0, 0, if brightest < BLACK { 100 } else { percent(black) }]);
        }
        let ink = |channel: u8| percent(1.0 - f64::from(channel) / f64::from(brightest));
        Self([ink(red), ink(green), ink(blue), percent(black)])
    }

    /// All inks together, in per cent.
    pub fn total(self) -> u16 {
        self.0.iter().copied().map(u16::from).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Rgb::parse("#1f4Aa8"), Some(Rgb(0x1F, 0x4A, 0xA8)));
        for text in ["", "#", "1F4AA8", "#1F4AA", "#1F4AA8F", "#1F4AAG", "#ééé", "bleu"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
        assert_eq!(Rgb(0x1F, 0x4A, 0xA8).to_string(), "#1F4AA8");
    }

    #[test]
    fn greys_are_printed_with_black_alone() {
        for (color, inks) in [
            ("#FFFFFF", [0, 0, 0, 0]),
            ("#000000", [0, 0, 0, 100]),
            ("#1B1B26", [0, 0, 0, 100]),
            ("#585866", [0, 0, 0, 60]),
            ("#FF0000", [0, 100, 100, 0]),
            ("#1F4AA8", [82, 56, 0, 34]),
        ] {
            let found = Inks::of(Rgb::parse(color).unwrap());
            assert_eq!(found, Inks(inks), "{color}");
            assert!(found.total() <= Inks::MOST);
        }
    }
}
