//! Which colours stand side by side, and how far they must be for every eye.

use super::sight::nearest;
use super::values::{Named, Theme};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;

/// Colours that are told apart, each from each.
#[derive(Debug)]
pub struct Set {
    /// Tokens; of a list, each colour.
    pub tokens: &'static [&'static str],
    /// The least distance (CIEDE2000), for the usual vision and for those without
    /// the cones for red, green or blue.
    pub least: f64,
    /// What they stand for, in French.
    pub printed: &'static str,
}

/// All sets. Chapters are told by their number and their title, on pages of their own: they are
/// in none.
pub const SETS: &[Set] = &[
    // Two bars side by side, and nothing but a line of legend.
    Set {
        tokens: &["couleurs.graphiques.actuelle", "couleurs.graphiques.precedente"],
        least: 20.0,
        printed: "les deux années d'un graphique",
    },
    // Six at most, in stacks and curves, with a letter or a shape beside.
    Set {
        tokens: &["couleurs.graphiques.series"],
        least: 15.0,
        printed: "les parts d'un graphique",
    },
    // Eleven, each with its letter: no eleven colours are far apart for all, but none may be
    // taken for another.
    Set { tokens: &["couleurs.categories"], least: 8.0, printed: "les catégories du calendrier" },
];

/// Tells each two colours that somebody takes one for the other.
pub(super) fn check(theme: &Theme, diagnostics: &mut Diagnostics) {
    for set in SETS {
        let colors: Vec<Named> = set.tokens.iter().flat_map(|path| theme.named(path)).collect();
        for (rank, one) in colors.iter().enumerate() {
            for other in &colors[rank + 1..] {
                if let Some(reported) = confused(one, other, set) {
                    diagnostics.push(reported);
                }
            }
        }
    }
}

fn confused(one: &Named, other: &Named, set: &Set) -> Option<Diagnostic> {
    let (vision, apart) = nearest(one.color.screen, other.color.screen);
    (apart < set.least).then(|| {
        let message = format!(
            "{} et {} se confondent {} : leur écart est de {}, il en faut {} ({})",
            one.name,
            other.name,
            vision.in_words(),
            french::decimal((apart * 10.0).floor() / 10.0, 1),
            french::decimal(set.least, 0),
            set.printed,
        );
        Diagnostic::new(Code::ConfusedColors, message)
            .at(other.place)
            .related(one.place, format!("l'autre couleur, {}", one.name))
            .help("éclaircissez l'une ou foncez l'autre : une clarté différente se voit par tous")
    })
}
