//! Values that must agree with one another.

use super::values::Theme;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::french;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// The width of a page that margins leave at least, in millimetres.
const NARROWEST: f64 = 60.0;
/// Its height.
const LOWEST: f64 = 80.0;
/// The height of a page of the calendar.
const LOWEST_CALENDAR: f64 = 60.0;

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
    let mut faults = Vec::new();
    let mut fault = |at: &str, with: &str, message: String, help: &str| {
        faults.push(disagree(theme, at, with, message, help));
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
    if faults.is_empty() {
        faults.extend(too_small(theme));
    }
    faults
}

/// A page that has no room for what stands on it.
fn too_small(theme: &Theme) -> Vec<Diagnostic> {
    let number = |path: &str| theme.number(path);
    let mut faults = Vec::new();
    let mut need = |[at, with]: [&str; 2], what: &str, has: f64, least: f64, help: &str| {
        if has < least {
            let message =
                format!("{what} {} mm : il en faut {}", shown(has.floor()), shown(least.ceil()));
            faults.push(disagree(theme, at, with, message, help));
        }
    };
    let (width, height) = (number("page.largeur_mm"), number("page.hauteur_mm"));
    let (columns, gutter) = (number("page.colonnes"), number("page.gouttiere_mm"));
    let printed = width - number("page.gauche_mm") - number("page.droite_mm");
    let column = (printed - (columns - 1.0) * gutter) / columns;
    for (path, what, size, times) in [
        ("page.colonnes_texte", "la colonne du texte n'a que", "corps.texte_pt", 15.0),
        ("page.colonnes_marge", "la colonne des dates et des notes n'a que", "corps.petit_pt", 6.0),
    ] {
        let has = number(path) * (column + gutter) - gutter;
        let help = "élargissez la page, réduisez ses blancs ou la gouttière, donnez plus de colonnes ou un plus petit corps";
        need([path, "page.largeur_mm"], what, has, times * number(size) / POINTS, help);
    }
    let above = number("page.haut_mm") - number("page.titre_courant_mm");
    let head = number("corps.petit_pt") / POINTS;
    need(
        ["page.titre_courant_mm", "page.haut_mm"],
        "au-dessus du titre courant, le blanc du haut n'a plus que",
        above,
        head,
        "réduisez « titre_courant_mm », ou donnez un plus grand blanc en haut",
    );
    let margins = (number("hauteurs.couverture_haut_mm") + number("hauteurs.couverture_bas_mm"))
        * height
        / number("hauteurs.pour_page_mm");
    // A title of two lines, the year, and the drawing of a year at twelve lines.
    let cover = 2.0 * number("interlignes.chapitre_pt")
        + number("corps.geant_pt")
        + 12.0 * number("corps.petit_pt");
    need(
        ["page.hauteur_mm", "hauteurs.couverture_haut_mm"],
        "entre ses blancs, la couverture n'a que",
        height - margins,
        cover / POINTS,
        "agrandissez la page, ou réduisez les blancs de la couverture, « chapitre_pt » et « geant_pt »",
    );
    let (long, short) = (width.max(height), width.min(height));
    for (section, width, height, with) in [
        ("calendrier", long, short, "page.largeur_mm"),
        (
            "affiche",
            number("affiche.largeur_mm"),
            number("affiche.hauteur_mm"),
            "affiche.largeur_mm",
        ),
    ] {
        let margin = |side: &str| number(&format!("{section}.{side}_mm"));
        let help = "réduisez ses blancs, ou agrandissez la page";
        let across = width - margin("gauche") - margin("droite");
        let down = height - margin("haut") - margin("bas");
        let least = number("calendrier.colonne_mm");
        need(
            [&format!("{section}.gauche_mm"), with],
            "entre ses blancs, le calendrier n'a de large que",
            across,
            least,
            help,
        );
        need(
            [&format!("{section}.haut_mm"), with],
            "entre ses blancs, le calendrier n'a de haut que",
            down,
            LOWEST_CALENDAR,
            help,
        );
    }
    faults
}

fn shown(value: f64) -> String {
    french::decimal(value, if value.fract() == 0.0 { 0 } else { 1 })
}

fn disagree(theme: &Theme, at: &str, with: &str, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadTheme, message)
        .at(theme.place(at))
        .related(theme.place(with), format!("« {with} » est ici"))
        .help(help)
}
