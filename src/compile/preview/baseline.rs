//! The grid that all lines of text stand on.

use serde::Serialize;

use crate::typeset::bundle::Bundle;

/// The lines that the theme sets text on, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Baseline {
    /// From one line to the next: `rythme.pas_pt`.
    pub step: f64,
    /// From the upper edge of the page to the first line.
    pub first: f64,
}

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;
/// Where the letters stand in their line, from its upper edge: the templates set `top-edge` so.
const ASCENT: f64 = 0.75;

impl Baseline {
    /// The grid of the theme of a document; nothing if it does not say enough. What is wrong with a theme is reported
    /// by those who need it.
    pub fn of(bundle: &Bundle) -> Option<Self> {
        let text = bundle.user_text("/templates/theme.toml")?;
        let theme: toml::Table = toml::from_str(text).ok()?;
        let number = |section: &str, key: &str| {
            let value = theme.get(section)?.get(key)?;
            value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64))
        };
        let step = number("rythme", "pas_pt").filter(|step| *step >= 1.0)?;
        let top = number("page", "haut_mm").unwrap_or_default() * PT_PER_MM;
        let size = number("corps", "texte_pt").unwrap_or_default();
        Some(Self { step, first: top + ASCENT * size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_that_of_the_theme() {
        let date = chrono::NaiveDate::from_ymd_opt(2022, 6, 21).unwrap();
        let mut bundle = Bundle::new("/templates/a.typ", "A", date).unwrap();
        assert_eq!(Baseline::of(&bundle), None);
        let shipped = include_str!("../../../templates/theme.toml").to_owned();
        bundle.mount("/templates/theme.toml", shipped).unwrap();
        let grid = Baseline::of(&bundle).unwrap();
        assert_eq!(grid.step, 14.0);
        // 24 mm, and three quarters of a line of 10 points.
        assert!((grid.first - (24.0 * 72.0 / 25.4 + 7.5)).abs() < 1e-9, "{grid:?}");
    }
}
