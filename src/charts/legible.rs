//! Charts of which the names would be printed too small to be read.

use super::{ChartTheme, WIDTH, draw};
use crate::dataset::settings::Settings;
use crate::design::theme::Theme;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::chart_data::{Breadth, ChartData, ChartForm, Series};
use crate::language::french;

/// The smallest letters that are read on paper, in points.
const SMALLEST: f64 = 6.0;
/// Lines of the text that the title and the foot of a chart take: `graphique.typ` leaves as many.
const LINES_AROUND: f64 = 14.0;
/// With fewer bars than this, every chart fits a page.
const FEW: usize = 30;
/// As many bars are drawn to know the height of all.
const SAMPLE: usize = 200;
/// More columns or points than this have no room for their names and values.
const MOST_COLUMNS: usize = 120;
/// Half as many are read well.
const FEWER_COLUMNS: usize = 60;

/// What a page leaves to a chart, in points.
struct Room {
    width: f64,
    height: f64,
}

impl Room {
    fn of(theme: &Theme) -> Self {
        let points = |millimetres: f64| millimetres / 25.4 * 72.0;
        let page = |name: &str| points(theme.number(&format!("page.{name}_mm")));
        Self {
            width: page("largeur") - page("gauche") - page("droite"),
            height: page("hauteur")
                - page("haut")
                - page("bas")
                - LINES_AROUND * theme.number("rythme.pas_pt"),
        }
    }
}

/// Tells every chart that has too many bars for a page, with how many would fit.
pub fn check(
    charts: &[ChartData],
    settings: &Settings,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
) {
    let room = Room::of(theme);
    for chart in charts.iter().filter(|chart| chart.labels.len() > FEW) {
        let Some(most) = most(chart, &ChartTheme::of(theme), &room) else { continue };
        let Some(id) = settings.charts.iter().map(|it| &it.id).find(|id| id.value == chart.id)
        else {
            continue;
        };
        let what = if chart.shape == ChartForm::Bars { "barres" } else { "valeurs" };
        let message = format!(
            "le graphique « {} » a {} {what} : sur une page, ses noms ne se liraient pas",
            chart.id,
            french::number(chart.labels.len() as u64)
        );
        diagnostics.push(
            Diagnostic::new(Code::UnreadableChart, message).at(id.place).about(&chart.id).help(
                format!(
                    "écrivez limite = {most} dans ce [[graphiques]] pour ne garder que les premières, prenez une colonne qui a moins de valeurs, ou partagez-le en plusieurs par un filtre"
                ),
            ),
        );
    }
}

/// How many labels can be read where all cannot.
fn most(chart: &ChartData, theme: &ChartTheme, room: &Room) -> Option<usize> {
    let labels = chart.labels.len();
    if chart.shape != ChartForm::Bars {
        return (labels > MOST_COLUMNS).then_some(FEWER_COLUMNS);
    }
    // Rows are alike: the first ones tell how high all would be.
    let drawn = labels.min(SAMPLE);
    let first = ChartData {
        labels: chart.labels[..drawn].to_vec(),
        series: chart
            .series
            .iter()
            .map(|one| Series {
                points: one.points.iter().take(drawn).cloned().collect(),
                ..one.clone()
            })
            .collect(),
        ..chart.clone()
    };
    let height = f64::from(draw(&first, theme).height) / drawn as f64 * labels as f64;
    let full_size = room.width / f64::from(WIDTH);
    // A chart that is higher than the page is made smaller, but for one that fills its column.
    let smallest = match chart.breadth {
        Breadth::Page => full_size.min(SMALLEST / f64::from(theme.text_px)),
        Breadth::Column => full_size,
    };
    let fits = room.height / (height * smallest);
    (fits < 1.0).then_some(((labels as f64 * fits) as usize).max(1))
}
