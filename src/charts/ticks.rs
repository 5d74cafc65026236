//! The names under columns and lines.

use super::canvas::{Canvas, middle};
use super::shapes::Anchor;
use crate::figures::chart_data::{ChartData, Label};
use crate::language::french;

/// White between two names.
const GAP: i32 = 10;
/// Where less than this is left to each, only some are named.
const NARROW: i32 = 60;
/// What a name gets, when only some are named.
const ROOM: i32 = 150;
/// A name has this many lines at most.
const LINES: usize = 3;

/// Names the places `centers`, `pitch` pixels apart, under the height `top`;
/// returns where the names end.
pub(super) fn draw(
    canvas: &Canvas,
    data: &ChartData,
    centers: &[i32],
    pitch: i32,
    top: i32,
) -> i32 {
    if pitch < NARROW {
        return some(canvas, data, centers, pitch, top);
    }
    let ink = canvas.plain();
    let wrap = |text: &str| canvas.wrap(text, ink, pitch - GAP, LINES);
    // Either all names are in full, or all that have a short one show it.
    let cut = data.labels.iter().any(|label| wrap(&label.text).iter().any(|l| l.ends_with('…')));
    // Months that have no room even so are their first letters.
    let letters = cut
        && data
            .labels
            .iter()
            .all(|label| (1..=12).any(|month| french::month_abbreviation(month) == short(label)))
        && data.labels.iter().any(|label| canvas.width(short(label), ink) > pitch - GAP);
    let mut tallest = 1;
    for (label, center) in data.labels.iter().zip(centers) {
        let lines = match short(label).chars().next() {
            Some(first) if letters => vec![first.to_uppercase().to_string()],
            _ => wrap(if cut { short(label) } else { &label.text }),
        };
        let height = i32::try_from(lines.len()).unwrap_or(1);
        let half = lines.iter().map(|line| canvas.width(line, ink)).max().unwrap_or(0) / 2;
        let center = (*center).max(half).min((canvas.right() - half).max(half));
        canvas.lines(&lines, ink, Anchor::Middle, center, top + height * canvas.line_height() / 2);
        tallest = tallest.max(height);
    }
    top + tallest * canvas.line_height()
}

/// Names those that have room, each on one line that starts under its place.
fn some(canvas: &Canvas, data: &ChartData, centers: &[i32], pitch: i32, top: i32) -> i32 {
    let ink = canvas.plain();
    let baseline = middle(top + canvas.line_height() / 2, ink);
    let mut free = i32::MIN;
    for (label, center) in data.labels.iter().zip(centers) {
        let start = center - pitch / 2;
        let name = canvas.cut(short(label), ink, ROOM - GAP);
        let end = start + canvas.width(&name, ink);
        if start >= free && end <= canvas.right() {
            canvas.text(&name, ink, Anchor::Start, start, baseline);
            free = end + GAP * 2;
        }
    }
    top + canvas.line_height()
}

fn short(label: &Label) -> &str {
    label.short.as_deref().unwrap_or(&label.text)
}
