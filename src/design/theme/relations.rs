//! Values that must agree with one another.

use super::values::Theme;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::french;

/// The width of a page that margins leave at least, in millimetres.
const NARROWEST: f64 = 60.0;
/// Its height.
const LOWEST: f64 = 80.0;

/// Sizes from the smallest to the largest.
const SCALE: &[&str] = &[
    "corps.note_pt",
    "corps.petit_pt",
    "corps.texte_pt",
    "corps.chapeau_pt",
    "corps.intertitre_pt",
    "corps.section_pt",
    "corps.chapitre_pt",
    "corps.geant_pt",
];

/// Each size, and from one of its lines to the next.
const LINES: &[(&str, &str)] = &[
    ("corps.note_pt", "interlignes.note_pt"),
    ("corps.petit_pt", "interlignes.petit_pt"),
    ("corps.chapeau_pt", "interlignes.chapeau_pt"),
    ("corps.intertitre_pt", "interlignes.intertitre_pt"),
    ("corps.section_pt", "interlignes.section_pt"),
    ("corps.chapitre_pt", "interlignes.chapitre_pt"),
];

/// What does not agree.
pub(super) fn faults(theme: &Theme) -> Vec<Diagnostic> {
    let number = |path: &str| theme.number(path);
    let shown = |value: f64| french::decimal(value, if value.fract() == 0.0 { 0 } else { 1 });
    let mut faults = Vec::new();
    let mut fault = |at: &str, with: &str, message: String, help: &str| {
        faults.push(
            Diagnostic::new(Code::BadTheme, message)
                .at(theme.place(at))
                .related(theme.place(with), format!("« {with} » est ici"))
                .help(help),
        );
    };
    for (smaller, larger) in SCALE.iter().zip(&SCALE[1..]) {
        if number(smaller) > number(larger) {
            let message = format!(
                "« {smaller} » ({} pt) est plus grand que « {larger} » ({} pt)",
                shown(number(smaller)),
                shown(number(larger))
            );
            fault(smaller, larger, message, "l'échelle des corps va du plus petit au plus grand");
        }
    }
    for (size, line) in LINES {
        if number(line) < number(size) {
            let message = format!(
                "l'interligne « {line} » ({} pt) est plus petit que le corps « {size} » ({} pt)",
                shown(number(line)),
                shown(number(size))
            );
            fault(line, size, message, "les lignes se toucheraient : donnez au moins le corps");
        }
    }
    let (step, text) = (number("rythme.pas_pt"), number("corps.texte_pt"));
    if step < text {
        let message = format!(
            "l'interligne « rythme.pas_pt » ({} pt) est plus petit que le texte ({} pt)",
            shown(step),
            shown(text)
        );
        let help = "les lignes se toucheraient : comptez 1,3 à 1,5 fois le corps du texte";
        fault("rythme.pas_pt", "corps.texte_pt", message, help);
    }
    let columns = number("page.colonnes");
    let taken = number("page.colonnes_marge") + number("page.colonnes_texte");
    if taken > columns {
        let message = format!(
            "la marge et le texte prennent {} colonnes : la grille en a {}",
            shown(taken),
            shown(columns)
        );
        fault("page.colonnes_texte", "page.colonnes", message, "réduisez « colonnes_texte »");
    }
    for (size, one, other, least) in [
        ("page.largeur_mm", "page.gauche_mm", "page.droite_mm", NARROWEST),
        ("page.hauteur_mm", "page.haut_mm", "page.bas_mm", LOWEST),
    ] {
        let left = number(size) - number(one) - number(other);
        if left < least {
            let message = format!(
                "entre « {one} » et « {other} », il reste {} mm de page : il en faut {}",
                shown(left),
                shown(least)
            );
            fault(size, one, message, "agrandissez la page, ou réduisez ses blancs");
        }
    }
    let gutters = (columns - 1.0) * number("page.gouttiere_mm");
    let width = number("page.largeur_mm") - number("page.gauche_mm") - number("page.droite_mm");
    if gutters > width / 2.0 {
        let message = format!(
            "les blancs entre les colonnes prennent {} mm des {} mm de la page",
            shown(gutters),
            shown(width)
        );
        let help = "réduisez « gouttiere_mm », ou le nombre de colonnes";
        fault("page.gouttiere_mm", "page.colonnes", message, help);
    }
    faults
}
