//! The tokens of `theme.toml` that charts need.

use super::WIDTH;
use crate::design::theme::{Inks, Rgb, Theme, contrast};

/// The contrast that small text needs.
const READABLE: f64 = 4.5;

/// The part of the page's width for which sizes are chosen: a drawing that takes all of it
/// prints its letters a little larger than the theme says.
const MEASURED: f64 = 165.0 / 174.0;

/// The part of the page's height that `templates/composants/graphique.typ` leaves to a drawing.
const DRAWN: f64 = 0.727;

/// The tokens of the colours below.
const COLORS: [&str; 12] = [
    "couleurs.papier",
    "couleurs.encre",
    "couleurs.discret",
    "couleurs.graphiques.actuelle",
    "couleurs.graphiques.precedente",
    "couleurs.graphiques.inconnue",
    "couleurs.graphiques.axe",
    "couleurs.graphiques.grille",
    "couleurs.graphiques.series",
    "couleurs.categories",
    "couleurs.carte.terre",
    "couleurs.carte.contour",
];

/// What a chart looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartTheme {
    /// `couleurs.papier`: the ground, and letters on a colour.
    pub paper: Rgb,
    /// `couleurs.encre`: labels and values.
    pub ink: Rgb,
    /// `couleurs.discret`: what is said in passing.
    pub muted: Rgb,
    /// `couleurs.graphiques.actuelle`: the year of the report.
    pub current: Rgb,
    /// `couleurs.graphiques.precedente`: last year.
    pub previous: Rgb,
    /// `couleurs.graphiques.inconnue`: the hatching of unknown values.
    pub unknown: Rgb,
    /// `couleurs.graphiques.axe`: the line of zero.
    pub axis: Rgb,
    /// `couleurs.graphiques.grille`: lines that carry no meaning.
    pub grid: Rgb,
    /// `couleurs.carte.terre`: the land of maps.
    pub land: Rgb,
    /// `couleurs.carte.contour`: its coasts and borders.
    pub outline: Rgb,
    /// `couleurs.categories`: those of the calendar, in order.
    pub palette: Vec<Rgb>,
    /// `couleurs.graphiques.series`: other parts of a whole, in order.
    pub series: Vec<Rgb>,
    /// The inks of all these colours, for a press.
    pub inks: Vec<(Rgb, Inks)>,
    /// `polices.texte`: the family of all text.
    pub family: String,
    /// The width of a drawing that takes half of the page's columns.
    pub column_width: u32,
    /// The height that a drawing as wide as the page may take of it, its title and foot apart.
    pub height_px: i32,
    /// `graphiques.barre_pt`, as drawn.
    pub bar_px: i32,
    /// `graphiques.colonne_pct`: the part of its place that a column takes, in hundredths.
    pub column_percent: i32,
    /// `graphiques.arrondi_pt`, as drawn: the end of bars and columns.
    pub corner_px: i32,
    /// `graphiques.reperes`: lines of the grid, at most.
    pub grid_lines: u64,
    /// `graphiques.valeurs`: whether all values are written, or the greatest and the least only.
    pub all_values: bool,
    /// `corps.petit_pt`, as drawn: labels and values.
    pub text_px: i32,
    /// `corps.note_pt`, as drawn: what is said in passing.
    pub small_px: i32,
}

impl ChartTheme {
    /// What charts need of a theme.
    pub fn of(theme: &Theme) -> Self {
        let color = |path: &str| theme.color(path).screen;
        let colors = |path: &str| theme.colors(path).iter().map(|color| color.screen).collect();
        let page = |name: &str| theme.number(&format!("page.{name}"));
        let printed = page("largeur_mm") - page("gauche_mm") - page("droite_mm");
        // A wide grid holds several texts side by side: a drawing takes the width of one of them.
        let side = (page("colonnes") / (page("colonnes_marge") + page("colonnes_texte") + 1.0))
            .floor()
            .max(1.0);
        let usable = (printed - (side - 1.0) * page("gouttiere_mm")) / side;
        let high = page("hauteur_mm") - page("haut_mm") - page("bas_mm");
        let half = (usable - page("gouttiere_mm")) / 2.0;
        // As pixels of a drawing that takes the width of the page: a few hundred at most.
        let size = |path: &str| {
            let points = usable * MEASURED / 25.4 * 72.0;
            (theme.number(path) / points * f64::from(WIDTH)).ceil() as i32
        };
        Self {
            paper: color("couleurs.papier"),
            ink: color("couleurs.encre"),
            muted: color("couleurs.discret"),
            current: color("couleurs.graphiques.actuelle"),
            previous: color("couleurs.graphiques.precedente"),
            unknown: color("couleurs.graphiques.inconnue"),
            axis: color("couleurs.graphiques.axe"),
            grid: color("couleurs.graphiques.grille"),
            land: color("couleurs.carte.terre"),
            outline: color("couleurs.carte.contour"),
            palette: colors("couleurs.categories"),
            series: colors("couleurs.graphiques.series"),
            inks: COLORS
                .iter()
                .flat_map(|path| theme.colors(path))
                .map(|color| (color.screen, color.inks))
                .collect(),
            family: theme.family("polices.texte").to_owned(),
            column_width: (half / usable * f64::from(WIDTH)) as u32,
            height_px: (high * DRAWN / usable * f64::from(WIDTH)) as i32,
            bar_px: size("graphiques.barre_pt"),
            column_percent: theme.number("graphiques.colonne_pct") as i32,
            corner_px: size("graphiques.arrondi_pt"),
            grid_lines: theme.number("graphiques.reperes") as u64,
            all_values: theme.word("graphiques.valeurs") == "toutes",
            text_px: size("corps.petit_pt"),
            small_px: size("corps.note_pt"),
        }
    }

    /// The paper or the ink, if one of them reads well on a colour.
    pub(super) fn readable_on(&self, ground: Rgb) -> Option<Rgb> {
        [self.paper, self.ink].into_iter().find(|color| contrast(*color, ground) >= READABLE)
    }

    /// The colour of a rank (from 1) in a list; beyond the last, the first again.
    pub(super) fn rank(list: &[Rgb], rank: u8) -> Rgb {
        list[usize::from(rank.saturating_sub(1)) % list.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::ChartTheme;
    use crate::design::theme::{self, Rgb};
    use crate::diagnostic::Diagnostics;
    use crate::diagnostic::source::SourceMap;

    #[test]
    fn charts_take_their_tokens_from_the_theme() {
        let text = include_str!("../../templates/theme.toml");
        let file = SourceMap::default().add("theme.toml", text);
        let theme = theme::read(file, text, &mut Diagnostics::default()).unwrap();
        let theme = ChartTheme::of(&theme);
        assert_eq!(theme.paper, Rgb(0xFF, 0xFF, 0xFF));
        // Six columns of twelve, and the blanks between them, in 1 200 px.
        assert_eq!(theme.column_width, 586);
        // 9 and 7.5 pt of a drawing of 1 200 px on 165 mm.
        assert_eq!((theme.text_px, theme.small_px), (24, 20));
        // 253 mm of text, 174 mm wide.
        assert_eq!(theme.height_px, 1268);
        assert_eq!(ChartTheme::rank(&theme.palette, 12), theme.palette[0]);
    }
}
