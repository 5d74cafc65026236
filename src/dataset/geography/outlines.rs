//! Coasts and borders, in metres of a plane.

use super::projection::Projection;
use super::records::text_of;

/// The overseas départements with their names, from west to east.
pub const OVERSEAS: [(&str, &str); 5] = [
    ("971", "Guadeloupe"),
    ("972", "Martinique"),
    ("973", "Guyane"),
    ("974", "La Réunion"),
    ("976", "Mayotte"),
];

/// The outlines of one part of France.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How places are put on it.
    pub projection: Projection,
    /// Its lines; together those of [`LineKind::Outer`] enclose the land.
    pub lines: Vec<Line>,
}

/// A line of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it separates.
    pub kind: LineKind,
    /// Metres east and north.
    pub points: Vec<(f64, f64)>,
}

/// What a line separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// The land and what is not shown; such a line is closed.
    Outer,
    /// Two regions.
    Region,
    /// Two départements of one region.
    Department,
}

/// The chart of this name: `metropole`, `ile-de-france`, or the code of an
/// overseas département.
pub fn chart(name: &str) -> Option<Chart> {
    let mut lines = text_of("contours.txt").lines();
    let head = lines.by_ref().find_map(|line| {
        let mut words = line.strip_prefix("carte ")?.split(' ');
        (words.next() == Some(name)).then_some(words)
    })?;
    let center: Vec<f64> = head.filter_map(|word| word.parse().ok()).collect();
    let projection = match center.as_slice() {
        &[longitude, latitude] => Projection::Around { longitude, latitude },
        _ => Projection::Lambert93,
    };
    let lines = lines.take_while(|line| !line.starts_with("carte ")).filter_map(line).collect();
    Some(Chart { projection, lines })
}

/// `d 9192,65415 0,42 -18,15`: a kind, a point, the step to each of the next,
/// in hundreds of metres.
fn line(written: &str) -> Option<Line> {
    let (kind, rest) = written.split_once(' ')?;
    let kind = match kind {
        "c" => LineKind::Outer,
        "r" => LineKind::Region,
        "d" => LineKind::Department,
        _ => return None,
    };
    let (mut x, mut y) = (0_i32, 0_i32);
    let steps = rest.split(' ').filter_map(|pair| {
        let (east, north) = pair.split_once(',')?;
        Some((east.parse::<i32>().ok()?, north.parse::<i32>().ok()?))
    });
    let points = steps.map(|(east, north)| {
        (x, y) = (x + east, y + north);
        (f64::from(x) * 100.0, f64::from(y) * 100.0)
    });
    Some(Line { kind, points: points.collect() })
}
