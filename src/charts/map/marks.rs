//! The shapes of the points: told apart without their colours too.

use crate::charts::canvas::Canvas;
use crate::charts::theme::ChartTheme;
use crate::design::theme::Rgb;

/// Paper around a mark, so that neighbours do not run together.
const HALO: i32 = 2;
/// Above this number of points on a drawing the marks are small and have no halo.
const MANY: usize = 200;

/// How large the marks of a drawing are, half their width.
pub(super) fn radius(points: usize) -> i32 {
    match points {
        0..=60 => 9,
        61..=MANY => 7,
        _ => 5,
    }
}

/// Draws the mark of a kind.
pub(super) fn draw(canvas: &Canvas, kind: usize, center: (i32, i32), radius: i32) {
    if radius > 5 {
        shape(canvas, kind, center, radius + HALO, canvas.theme.paper);
    }
    shape(canvas, kind, center, radius, color(canvas, kind));
}

/// The colour of a kind.
pub(super) fn color(canvas: &Canvas, kind: usize) -> Rgb {
    let rank = u8::try_from(kind + 1).unwrap_or(u8::MAX);
    ChartTheme::rank(&canvas.theme.series, rank)
}

/// Six shapes, of about the same surface; a seventh kind is the first again.
fn shape(canvas: &Canvas, kind: usize, (x, y): (i32, i32), radius: i32, color: Rgb) {
    let at = |points: &[(i32, i32)]| -> Vec<(i32, i32)> {
        let scaled = |part: i32| (part * radius + part.signum() * 50) / 100;
        points.iter().map(|(east, south)| (x + scaled(*east), y + scaled(*south))).collect()
    };
    match kind % 6 {
        0 => canvas.dot((x, y), radius, color, false),
        1 => {
            let half = radius * 8 / 9;
            canvas.block((x - half, y - half), (x + half, y + half), color);
        }
        2 => canvas.surface(&at(&[(0, -125), (115, 80), (-115, 80)]), color),
        3 => canvas.surface(&at(&[(0, -130), (130, 0), (0, 130), (-130, 0)]), color),
        4 => canvas.surface(&at(&[(0, 125), (115, -80), (-115, -80)]), color),
        _ => canvas.surface(
            &at(&[
                (-40, -110),
                (40, -110),
                (40, -40),
                (110, -40),
                (110, 40),
                (40, 40),
                (40, 110),
                (-40, 110),
                (-40, 40),
                (-110, 40),
                (-110, -40),
                (-40, -40),
            ]),
            color,
        ),
    }
}
