//! Maps: France and its insets, points by shape and colour or regions by number, the legend.

mod describe;
mod frame;
mod labels;
mod land;
mod layout;
mod marks;
mod regions;
mod spread;
mod table;

#[cfg(test)]
mod tests;

pub use describe::describe_map;
pub use table::map_table;

use super::canvas::Canvas;
use super::theme::ChartTheme;
use super::{Drawing, WIDTH};
use crate::figures::map_data::MapData;

/// Draws a map. The same data and theme give the same bytes.
pub fn draw_map(data: &MapData, theme: &ChartTheme) -> Drawing {
    let mut shapes = Vec::new();
    let canvas = Canvas::new(&mut shapes, theme, WIDTH);
    let (width, height) = layout::draw(&canvas, data);
    drop(canvas);
    let (width, height) = (width.unsigned_abs(), height.unsigned_abs());
    Drawing { shapes, width, height }
}
