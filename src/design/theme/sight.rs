//! How far two colours are for the eye: contrast, and distance for eyes that
//! lack a kind of cone.

use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::{FromColor, IntoColor, Lab, Lch, LinSrgb, Srgb};

use super::color::Rgb;

/// How somebody sees colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    /// As most do.
    Usual,
    /// Without the cones for red.
    Protanopia,
    /// Without the cones for green.
    Deuteranopia,
    /// Without the cones for blue.
    Tritanopia,
}

impl Vision {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// As in « se confondent … ».
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Usual => "à l'œil",
            Self::Protanopia => "pour qui ne voit pas le rouge (protanopie)",
            Self::Deuteranopia => "pour qui ne voit pas le vert (deutéranopie)",
            Self::Tritanopia => "pour qui ne voit pas le bleu (tritanopie)",
        }
    }

    /// What a colour becomes, on linear channels, when the cones are lacking altogether. G. M.
    /// Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
    /// of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table 1, severity 1.0.
    fn matrix(self) -> Option<[[f64; 3]; 3]> {
        Some(match self {
            Self::Usual => return None,
            Self::Protanopia => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Self::Deuteranopia => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Self::Tritanopia => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        })
    }

    fn sees(self, color: Rgb) -> Lab {
        let seen = linear(color);
        let Some(matrix) = self.matrix() else { return Lab::from_color(single(seen)) };
        let channels = [seen.red, seen.green, seen.blue];
        let [red, green, blue] = matrix.map(|row| {
            let sum: f64 = row.iter().zip(channels).map(|(part, channel)| part * channel).sum();
            sum.clamp(0.0, 1.0)
        });
        Lab::from_color(single(LinSrgb::new(red, green, blue)))
    }
}

fn linear(Rgb(red, green, blue): Rgb) -> LinSrgb<f64> {
    Srgb::new(red, green, blue).into_format::<f64>().into_linear()
}

fn single(color: LinSrgb<f64>) -> LinSrgb<f32> {
    color.into_format()
}

/// How much two colours differ in lightness, from 1 to 21 (WCAG 2.1).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    Srgb::from_linear(linear(one)).relative_contrast(Srgb::from_linear(linear(other)))
}

/// How far two colours are for one who sees so (CIEDE2000): 1 is hardly
/// perceived, 100 are black and white.
pub fn distance(one: Rgb, other: Rgb, vision: Vision) -> f64 {
    f64::from(vision.sees(one).difference(vision.sees(other)))
}

/// The vision for which two colours are nearest, and how far they are there.
pub fn nearest(one: Rgb, other: Rgb) -> (Vision, f64) {
    let measured = Vision::ALL.map(|vision| (vision, distance(one, other, vision)));
    let [first, others @ ..] = measured;
    others.into_iter().fold(first, |least, other| if other.1 < least.1 { other } else { least })
}

/// The colour of the same hue, as near as can be, that contrasts enough with a ground.
pub fn passing(color: Rgb, ground: Rgb, needed: f64) -> Option<Rgb> {
    let white = Rgb(255, 255, 255);
    let step = if contrast(white, ground) >= contrast(Rgb(0, 0, 0), ground) { 0.5 } else { -0.5 };
    let mut lch: Lch = Lab::from_color(single(linear(color))).into_color();
    while (0.0..=100.0).contains(&lch.l) {
        let tried: Srgb<u8> = Srgb::from_color(lch).into_format();
        let tried = Rgb(tried.red, tried.green, tried.blue);
        if contrast(tried, ground) >= needed {
            return Some(tried);
        }
        lch.l += step;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, expected) in [
            ("#000000", "#FFFFFF", 21.0),
            ("#FFFFFF", "#000000", 21.0),
            ("#777777", "#777777", 1.0),
            ("#767676", "#FFFFFF", 4.54),
            ("#777777", "#FFFFFF", 4.48),
            ("#1F4AA8", "#FFFFFF", 8.07),
        ] {
            let found = contrast(rgb(one), rgb(other));
            assert!((found - expected).abs() < 0.02, "{one} {other}: {found}");
        }
    }

    #[test]
    fn red_and_green_of_one_lightness_are_near_without_one_of_their_cones() {
        let (red, green) = (rgb("#B24F4F"), rgb("#6E7A2E"));
        assert!(distance(red, green, Vision::Usual) > 35.0);
        assert!(distance(red, green, Vision::Deuteranopia) < 12.0);
        let (vision, least) = nearest(red, green);
        assert!(matches!(vision, Vision::Protanopia | Vision::Deuteranopia), "{vision:?}");
        assert!(least < 12.0);
        // Greys are greys for all.
        for vision in Vision::ALL {
            let apart = distance(rgb("#000000"), rgb("#FFFFFF"), vision);
            assert!((apart - 100.0).abs() < 0.1, "{vision:?}: {apart}");
            assert!(distance(red, red, vision) < 1e-3);
        }
    }

    #[test]
    fn a_colour_is_made_darker_or_lighter_until_it_reads() {
        for (color, ground) in
            [("#999999", "#FFFFFF"), ("#FFCC00", "#FFFFFF"), ("#444444", "#222222")]
        {
            let found = passing(rgb(color), rgb(ground), 4.5).unwrap();
            assert!(contrast(found, rgb(ground)) >= 4.5, "{found}");
            assert!(contrast(found, rgb(ground)) < 5.0, "{found} is further than needed");
        }
        assert_eq!(passing(rgb("#999999"), rgb("#808080"), 7.0), None);
    }
}
