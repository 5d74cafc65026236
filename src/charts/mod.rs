//! Charts and maps: plain data to SVG, alternative text and a table of values.
//!
//! plotters stays in this module. Title, unit, period and source are not
//! drawn: the templates set them around the picture.

mod bars;
mod canvas;
mod columns;
mod describe;
mod drawn;
mod fonts;
mod legend;
pub mod legible;
mod line;
mod map;
mod multiples;
mod press;
pub mod samples;
mod shapes;
mod stack;
mod svg;
mod table;
mod theme;
mod ticks;

#[cfg(test)]
mod samples_2021;
#[cfg(test)]
mod tests;

pub use describe::describe;
pub use drawn::{Drawings, Drawn};
pub use map::{describe_map, draw_map, map_table};
pub use table::{DataTable, table};
pub use theme::ChartTheme;

use crate::figures::chart_data::{Breadth, ChartData, ChartForm};
use canvas::Canvas;

/// Width of a drawing that takes the whole page, in pixels.
pub const WIDTH: u32 = 1200;

/// A chart or a map, in whole pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    shapes: Vec<shapes::Shape>,
    /// [`WIDTH`], or less for a map and for a chart that stands beside something.
    pub width: u32,
    /// Follows what is drawn.
    pub height: u32,
}

impl Drawing {
    /// As an SVG document; its text asks for the theme's font.
    pub fn svg(&self, theme: &ChartTheme) -> String {
        svg::document(self, theme)
    }

    /// As JSON, in the inks of a press, for `composants/dessin.typ`.
    pub fn for_press(&self, theme: &ChartTheme) -> String {
        press::document(self, theme)
    }
}

/// Draws a chart. The same data and theme give the same bytes.
pub fn draw(data: &ChartData, theme: &ChartTheme) -> Drawing {
    let mut shapes = Vec::new();
    let width = match data.breadth {
        Breadth::Page => WIDTH,
        Breadth::Column => theme.column_width,
    };
    let canvas = Canvas::new(&mut shapes, theme, width);
    let height = match data.shape {
        _ if data.labels.is_empty() => canvas.no_data(),
        ChartForm::Bars => bars::draw(&canvas, data),
        ChartForm::Columns => columns::draw(&canvas, data),
        ChartForm::Line => line::draw(&canvas, data),
    };
    drop(canvas);
    let height = height.unsigned_abs();
    Drawing { shapes, width, height }
}
