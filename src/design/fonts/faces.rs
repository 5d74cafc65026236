//! What a font file offers.

use std::fmt;

use typst::foundations::Bytes;
use typst::text::{Font, FontStyle};

use crate::design::FileContent;

/// One style of a family, in a font file.
#[derive(Clone)]
pub struct Face {
    /// The family, as `theme.toml` names it.
    pub family: String,
    /// From 100 to 900; 400 is regular.
    pub weight: u16,
    /// Upright or not.
    pub slope: Slope,
    /// The weights that one file gives, for a variable font.
    pub weights: Option<(u16, u16)>,
    font: Font,
}

/// Whether letters stand upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slope {
    /// They do.
    Upright,
    /// They are italic, or oblique.
    Italic,
}

/// The faces of a font file; none when it is no font.
pub fn faces(file: &FileContent) -> Vec<Face> {
    Font::iter(Bytes::new(file.clone())).map(Face::new).collect()
}

impl Face {
    fn new(font: Font) -> Self {
        let info = font.info();
        let slope = match info.variant.style {
            FontStyle::Normal => Slope::Upright,
            FontStyle::Italic | FontStyle::Oblique => Slope::Italic,
        };
        let axis = info.axes.iter().find(|axis| axis.tag.to_string() == "wght");
        let weights = axis.map(|axis| (axis.min.0 as u16, axis.max.0 as u16));
        let (family, weight) = (info.family.clone(), info.variant.weight.to_number());
        Self { family, weight, slope, weights, font }
    }

    /// Whether it can show a character.
    pub fn has(&self, character: char) -> bool {
        self.font.info().coverage.contains(u32::from(character))
    }

    /// How many characters it can show.
    pub fn count(&self) -> usize {
        self.font.info().coverage.iter().count()
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.family, self.weight, self.slope)
    }
}
