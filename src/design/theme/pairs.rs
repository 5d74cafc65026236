//! Which colours are printed one on the other, and how much they must contrast.

use super::sight::{contrast, passing};
use super::values::Theme;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;

/// What a colour is printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Letters of any size: 4.5 (WCAG 2.1, 1.4.3).
    Text,
    /// Shapes that tell something: 3 (WCAG 2.1, 1.4.11).
    Shape,
}

impl Use {
    /// The contrast that it needs.
    pub fn needed(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Shape => 3.0,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Text => "pour un texte",
            Self::Shape => "pour un dessin",
        }
    }
}

/// Two tokens that are printed one on the other.
#[derive(Debug)]
pub struct Pair {
    /// What is printed, or each of them.
    pub front: &'static str,
    /// What it is printed on. Paper on a colour contrasts as the colour on paper.
    pub ground: &'static str,
    /// What for.
    pub usage: Use,
    /// Where, in French.
    pub printed: &'static str,
}

const fn text(front: &'static str, ground: &'static str, printed: &'static str) -> Pair {
    Pair { front, ground, usage: Use::Text, printed }
}

const fn shape(front: &'static str, ground: &'static str, printed: &'static str) -> Pair {
    Pair { front, ground, usage: Use::Shape, printed }
}

/// All pairs. A colour that tells nothing by itself (`filet`, `grille`, `contour`) is in none.
pub const PAIRS: &[Pair] = &[
    text("couleurs.encre", "couleurs.papier", "les textes et les titres"),
    text("couleurs.encre", "couleurs.fond", "les encadrés"),
    text("couleurs.encre", "couleurs.carte.terre", "les noms sur les cartes"),
    text("couleurs.discret", "couleurs.papier", "les sources, les légendes, les titres courants"),
    text("couleurs.discret", "couleurs.fond", "les légendes des encadrés"),
    text("couleurs.annexes", "couleurs.papier", "les titres et les pages pleines des annexes"),
    text(
        "couleurs.chapitres",
        "couleurs.papier",
        "les ouvertures de chapitre, les grands chiffres",
    ),
    text("couleurs.categories", "couleurs.papier", "les lettres des catégories"),
    text("couleurs.fond_couverture", "couleurs.papier", "la couverture, le dos, l'affiche"),
    text(
        "couleurs.accent",
        "couleurs.fond_couverture",
        "les temps forts de la couverture et de l'affiche",
    ),
    shape("couleurs.chapitres", "couleurs.accent", "les temps forts des ouvertures de chapitre"),
    shape("couleurs.annexes", "couleurs.accent", "les temps forts de l'ouverture des annexes"),
    shape("couleurs.chapitres", "couleurs.fond", "les dessins des encadrés"),
    shape("couleurs.graphiques.actuelle", "couleurs.papier", "les barres de l'année"),
    shape("couleurs.graphiques.precedente", "couleurs.papier", "les barres de l'année d'avant"),
    shape("couleurs.graphiques.inconnue", "couleurs.papier", "les hachures des valeurs inconnues"),
    shape("couleurs.graphiques.axe", "couleurs.papier", "la ligne du zéro"),
    shape("couleurs.graphiques.series", "couleurs.papier", "les parts des graphiques"),
    shape("couleurs.graphiques.series", "couleurs.carte.terre", "les points des cartes"),
];

/// Tells each pair that does not contrast enough.
pub(super) fn check(theme: &Theme, diagnostics: &mut Diagnostics) {
    for pair in PAIRS {
        let ground = theme.named(pair.ground).remove(0);
        for front in theme.named(pair.front) {
            let (color, on) = (front.color.screen, ground.color.screen);
            let (found, needed) = (contrast(color, on), pair.usage.needed());
            if found >= needed {
                continue;
            }
            let message = format!(
                "{} sur {} : le contraste est de {}:1, il en faut {}:1 {} ({})",
                front.name,
                ground.name,
                // Cut, not rounded: what fails must not read as what is needed.
                french::decimal((found * 100.0).floor() / 100.0, 2),
                french::decimal(needed, 1),
                pair.usage.in_words(),
                pair.printed,
            );
            let help = match passing(color, on, needed) {
                Some(passing) => {
                    format!("{passing} passe, dans la même teinte ; ou changez le fond")
                }
                None => "aucune clarté de cette teinte ne suffit : changez le fond".to_owned(),
            };
            diagnostics.push(
                Diagnostic::new(Code::LowContrast, message)
                    .at(front.place)
                    .related(ground.place, format!("le fond, {}", ground.name))
                    .help(help),
            );
        }
    }
}
