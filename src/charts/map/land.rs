//! The land and its borders, cut at the edges of a frame.

use super::frame::{Box, Extent, Frame, whole};
use crate::charts::canvas::Canvas;
use crate::dataset::geography::{Chart, LineKind};
use crate::design::theme::Rgb;

/// Thickness of the borders of regions, and of all other lines.
const REGION: u32 = 2;
const HAIRLINE: u32 = 1;

/// The extent of all lines of a chart.
pub(super) fn extent(chart: &Chart) -> Option<Extent> {
    Extent::of(chart.lines.iter().flat_map(|line| line.points.iter().copied()))
}

/// The coasts and the borders of regions that a frame shows, as straight pieces.
pub(super) fn borders(chart: &Chart, frame: &Frame) -> Vec<((i32, i32), (i32, i32))> {
    let mut pieces = Vec::new();
    for line in chart.lines.iter().filter(|line| line.kind != LineKind::Department) {
        let line: Vec<_> = line.points.iter().map(|point| frame.pixels(*point)).collect();
        for run in inside(&line, frame.bounds) {
            let run = plain(&run);
            pieces.extend(run.iter().copied().zip(run.iter().copied().skip(1)));
        }
    }
    pieces
}

/// Fills the land, then draws départements, regions and coasts.
pub(super) fn draw(canvas: &Canvas, chart: &Chart, frame: &Frame) {
    land(canvas, chart, frame, &[LineKind::Department, LineKind::Region, LineKind::Outer]);
}

/// The same, without départements: each region is one surface.
pub(super) fn draw_regions(canvas: &Canvas, chart: &Chart, frame: &Frame) {
    land(canvas, chart, frame, &[LineKind::Region, LineKind::Outer]);
}

fn land(canvas: &Canvas, chart: &Chart, frame: &Frame, kinds: &[LineKind]) {
    let theme = canvas.theme;
    let drawn = |kind: LineKind| {
        let lines = chart.lines.iter().filter(move |line| line.kind == kind);
        lines.map(|line| line.points.iter().map(|point| frame.pixels(*point)).collect::<Vec<_>>())
    };
    for ring in drawn(LineKind::Outer) {
        canvas.surface(&plain(&filled(&ring, frame.bounds)), theme.land);
    }
    for kind in kinds {
        let (color, width) = match kind {
            LineKind::Department => (between(theme.land, theme.outline), HAIRLINE),
            LineKind::Region => (theme.outline, REGION),
            LineKind::Outer => (theme.outline, HAIRLINE),
        };
        for line in drawn(*kind) {
            for run in inside(&line, frame.bounds) {
                canvas.path(&plain(&run), color, width);
            }
        }
    }
}

/// The colour half-way between two.
fn between(one: Rgb, other: Rgb) -> Rgb {
    let middle = |a: u8, b: u8| a.midpoint(b);
    Rgb(middle(one.0, other.0), middle(one.1, other.1), middle(one.2, other.2))
}

/// To whole pixels; points that add nothing are left out.
fn plain(points: &[(f64, f64)]) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::with_capacity(points.len());
    for point in points.iter().map(|point| whole(*point)) {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let first = (last.0 - before.0, last.1 - before.1);
            let second = (point.0 - last.0, point.1 - last.1);
            let ahead = first.0 * second.0 + first.1 * second.1 > 0;
            if ahead && first.0 * second.1 == first.1 * second.0 {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// A surface cut at four edges, one after the other (Sutherland and Hodgman).
fn filled(ring: &[(f64, f64)], bounds: Box) -> Vec<(f64, f64)> {
    let mut ring = ring.to_vec();
    for edge in edges(bounds) {
        let mut cut = Vec::with_capacity(ring.len());
        for (index, point) in ring.iter().enumerate() {
            let before = ring[(index + ring.len() - 1) % ring.len()];
            if edge.depth(before) * edge.depth(*point) < 0.0 {
                cut.push(edge.crossing(before, *point));
            }
            if edge.depth(*point) >= 0.0 {
                cut.push(*point);
            }
        }
        ring = cut;
    }
    ring
}

/// The runs of a line that are inside.
fn inside(line: &[(f64, f64)], bounds: Box) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let Some((from, to)) = segment(*from, *to, bounds) else { continue };
        match runs.last_mut() {
            Some(run) if run.last() == Some(&from) => run.push(to),
            _ => runs.push(vec![from, to]),
        }
    }
    runs
}

fn segment(
    mut from: (f64, f64),
    mut to: (f64, f64),
    bounds: Box,
) -> Option<((f64, f64), (f64, f64))> {
    for edge in edges(bounds) {
        match (edge.depth(from) < 0.0, edge.depth(to) < 0.0) {
            (true, true) => return None,
            (true, false) => from = edge.crossing(from, to),
            (false, true) => to = edge.crossing(from, to),
            (false, false) => {}
        }
    }
    Some((from, to))
}

/// An edge of a frame.
#[derive(Clone, Copy)]
enum Edge {
    Left(f64),
    Top(f64),
    Right(f64),
    Bottom(f64),
}

fn edges((left, top, right, bottom): Box) -> [Edge; 4] {
    let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
    [Edge::Left(left), Edge::Top(top), Edge::Right(right), Edge::Bottom(bottom)]
}

impl Edge {
    /// How far inside of the edge a point is; outside it is negative.
    fn depth(self, (x, y): (f64, f64)) -> f64 {
        match self {
            Self::Left(left) => x - left,
            Self::Top(top) => y - top,
            Self::Right(right) => right - x,
            Self::Bottom(bottom) => bottom - y,
        }
    }

    /// Where a line between two sides of the edge crosses it.
    fn crossing(self, from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
        let (start, end) = (self.depth(from), self.depth(to));
        let part = start / (start - end);
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    }
}
