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
mod line;
mod map;
mod stack;
mod svg;
mod table;
mod theme;
mod ticks;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use describe::describe;
pub use drawn::Drawn;
pub use map::{describe_map, draw_map, map_table};
pub use table::{DataTable, table};
pub use theme::{ChartTheme, Rgb};

use crate::figures::chart_data::{Breadth, ChartData, Shape};
use canvas::Canvas;

/// Width of a drawing that takes the whole page, in pixels.
pub const WIDTH: u32 = 1200;
/// Width of one that takes six of the page's twelve columns.
const COLUMN_WIDTH: u32 = 586;
/// Width on the page for which sizes are chosen: a text of 9 pt there is
/// drawn `9 / PRINTED_WIDTH_PT * WIDTH` pixels high.
const PRINTED_WIDTH_PT: f64 = 165.0 / 25.4 * 72.0;

/// A chart or a map in ink, in whole pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The SVG document; its text asks for the theme's font.
    pub svg: String,
    /// [`WIDTH`], or less for a map and for a chart that stands beside something.
    pub width: u32,
    /// Follows what is drawn.
    pub height: u32,
}

/// Draws a chart. The same data and theme give the same bytes.
pub fn draw(data: &ChartData, theme: &ChartTheme) -> Drawing {
    let mut elements = String::new();
    let width = match data.breadth {
        Breadth::Page => WIDTH,
        Breadth::Column => COLUMN_WIDTH,
    };
    let canvas = Canvas::new(&mut elements, theme, width);
    let height = match data.shape {
        _ if data.labels.is_empty() => canvas.no_data(),
        Shape::Bars => bars::draw(&canvas, data),
        Shape::Columns => columns::draw(&canvas, data),
        Shape::Line => line::draw(&canvas, data),
    };
    drop(canvas);
    let height = height.unsigned_abs();
    Drawing { svg: svg::document(&elements, width, height, theme), width, height }
}
