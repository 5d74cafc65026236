//! The backend that keeps what plotters draws as plain shapes. [`super::svg`]
//! writes them for screens, [`super::press`] for presses.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::WIDTH;
use super::fonts::Weight;
use crate::design::theme::Rgb;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Where a text stands from its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A shape, in whole pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Rectangle {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        paint: Paint,
    },
    /// An open line.
    Line {
        points: Vec<(i32, i32)>,
        paint: Paint,
    },
    /// What a closed line holds.
    Surface {
        points: Vec<(i32, i32)>,
        paint: Paint,
    },
    Disc {
        x: i32,
        y: i32,
        radius: u32,
        paint: Paint,
    },
    /// `y` is that of the baseline.
    Text {
        x: i32,
        y: i32,
        anchor: Anchor,
        px: i32,
        weight: Weight,
        color: Rgb,
        text: String,
    },
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Fill(Rgb),
    /// In hundredths; never all of it.
    Tint {
        color: Rgb,
        percent: u32,
    },
    Stroke {
        color: Rgb,
        width: u32,
    },
}

/// Appends shapes to a list. The height of the drawing is not known before the end.
pub(super) struct Shapes<'a>(pub(super) &'a mut Vec<Shape>);

fn rgb(color: BackendColor) -> Rgb {
    Rgb(color.rgb.0, color.rgb.1, color.rgb.2)
}

fn paint<S: BackendStyle>(style: &S, fill: bool) -> Paint {
    let color = rgb(style.color());
    let percent = (style.color().alpha * 100.0).round() as u32;
    if fill && percent < 100 {
        return Paint::Tint { color, percent };
    }
    if fill { Paint::Fill(color) } else { Paint::Stroke { color, width: style.stroke_width() } }
}

impl DrawingBackend for Shapes<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // The document is cut to its true height at the end.
        (WIDTH, i32::MAX.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.0.push(Shape::Rectangle {
            x: x0.min(x1),
            y: y0.min(y1),
            width: (x1 - x0).abs(),
            height: (y1 - y0).abs(),
            paint: paint(style, fill),
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().collect();
        self.0.push(Shape::Line { points, paint: paint(style, false) });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().collect();
        self.0.push(Shape::Surface { points, paint: paint(style, true) });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.0.push(Shape::Disc { x, y, radius, paint: paint(style, fill) });
        Ok(())
    }

    /// The position is that of the baseline, whatever the vertical anchor.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            _ => Weight::Regular,
        };
        self.0.push(Shape::Text {
            x,
            y,
            anchor,
            px: style.size().round() as i32,
            weight,
            color: rgb(style.color()),
            text: text.to_owned(),
        });
        Ok(())
    }
}
