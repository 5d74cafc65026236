//! A line over time: dots, the values that matter written, gaps where there is no value.

use super::canvas::{self, Canvas, Ink, LINE, Scale};
use super::shapes::Anchor;
use super::{legend, stack, ticks};
use crate::figures::chart_data::{ChartData, Counted, Point, Role, Series};
use crate::language::french;

/// Height from the axis to the greatest value.
const HEIGHT: i32 = 300;
/// White at both ends at most: half of what the first and the last name get.
const WIDEST_MARGIN: i32 = 110;
/// Names at the end of lines, with the last value, are never wider.
const WIDEST_NAME: i32 = 320;
/// Radius of a dot, of one whose value is written.
const DOT: i32 = 5;
const MAIN_DOT: i32 = 8;
const STROKE: u32 = 4;
const PREVIOUS_STROKE: u32 = 3;
/// From a dot to its value.
const GAP: i32 = 18;
/// Half the width of the hatching that stands under the axis where a value is unknown, and its height.
const HALF_BOX: i32 = 11;
const UNDER: i32 = 8;

type Box = (i32, i32, i32, i32);

/// What all lines share.
struct Frame<'f, 'c> {
    canvas: &'f Canvas<'c>,
    scale: Scale,
    centers: Vec<i32>,
    axis: i32,
}

/// Where the axis starts when it does not start at zero: it does not when
/// the values differ so little that a line from zero would look flat.
pub(super) fn floor(data: &ChartData) -> Option<u64> {
    let values = || data.series.iter().flat_map(|series| &series.points).filter_map(|p| p.value);
    let (least, greatest) = (values().min()?, values().max()?);
    let range = greatest - least;
    if range == 0 || range > greatest / 5 {
        return None;
    }
    let mut step: u64 = 1;
    while step < range / 5 {
        step = canvas::rounder(step);
    }
    let floor = (least - range / 4) / step * step;
    (floor > 0).then_some(floor)
}

/// « l’axe commence à 6 600 »
pub(super) fn floor_words(floor: u64, counted: Counted) -> String {
    format!("l’axe commence à {}", counted.text(floor))
}

/// Draws the chart; returns its height.
pub(super) fn draw(canvas: &Canvas, data: &ChartData) -> i32 {
    let floor = floor(data);
    let values = || data.series.iter().flat_map(|series| &series.points).filter_map(|p| p.value);
    let top = canvas.line_height() + GAP;
    let axis = top + HEIGHT;
    let several = data.series.len() > 1;
    let named = data.series.iter().filter(|_| several);
    let names: Vec<_> = named.filter_map(|series| end(canvas, series)).collect();
    let widest = names.iter().map(|(.., name)| canvas.width(name, canvas.bold())).max();
    let count = i32::try_from(data.labels.len()).unwrap_or(i32::MAX);
    // As for columns, so that months stand under months from chart to chart.
    let margin = (canvas.right() / count / 2).min(WIDEST_MARGIN);
    let aside = widest.map_or(margin, |widest| widest + GAP).max(margin);
    let greatest = values().max().unwrap_or(1);
    let steps = Scale::steps(floor.unwrap_or(0), greatest, canvas.theme.grid_lines);
    let numbers = steps.iter().map(|step| canvas.width(&data.counted.text(*step), canvas.quiet()));
    let first = numbers.max().map_or(margin, |widest| margin.max(widest + GAP));
    let last = canvas.right() - aside;
    let pitch = (last - first) / (count - 1).max(1);
    let frame = Frame {
        canvas,
        scale: Scale::new(floor.unwrap_or(0), greatest, (axis, top)),
        centers: (0..count).map(|index| first + index * pitch).collect(),
        axis,
    };
    for step in steps {
        let y = frame.scale.at(step);
        canvas.path(&[(0, y), (last + margin, y)], canvas.theme.grid, 1);
        canvas.text(&data.counted.text(step), canvas.quiet(), Anchor::Start, 0, y - GAP / 4);
    }
    if floor.is_some() {
        canvas.torn((0, last + margin), axis);
    } else {
        canvas.path(&[(0, axis), (last + margin, axis)], canvas.theme.axis, LINE);
    }

    let mut taken: Vec<Box> = Vec::new();
    // Last year first, so that this year is drawn over it.
    for series in data.series.iter().filter(|series| series.role == Role::Previous) {
        frame.line(series, PREVIOUS_STROKE);
    }
    let parts = stack::parts(data);
    for series in &parts {
        frame.line(series, STROKE);
    }
    frame.names(&names, &mut taken);
    for series in &parts {
        frame.gaps(series, &mut taken);
    }
    if let [series] = parts.as_slice() {
        frame.values(series, several, &mut taken);
    }
    let room = pitch.min(2 * margin);
    let unknown = data.series.iter().flat_map(|series| &series.points);
    let unknown = unknown.filter_map(Point::gap).any(|gap| gap == french::UNKNOWN);
    let names = axis + GAP / 2 + if unknown { 2 * UNDER } else { 0 };
    let mut y = ticks::draw(canvas, data, &frame.centers, room, names);
    if let Some(floor) = floor {
        y = canvas.note(&format!("{}.", french::capitalized(&floor_words(floor, data.counted))), y);
    }
    y + GAP / 2
}

/// A series, where its last known value stands, its name with this value.
fn end<'s>(canvas: &Canvas, series: &'s Series) -> Option<(&'s Series, usize, String)> {
    let mut points = series.points.iter().enumerate().rev();
    let (index, point) = points.find(|(_, point)| point.value.is_some())?;
    let value = canvas.cut(&format!("\u{A0}: {}", point.text), canvas.bold(), WIDEST_NAME);
    let room = WIDEST_NAME - canvas.width(&value, canvas.bold());
    Some((series, index, canvas.cut(&series.name, canvas.bold(), room) + &value))
}

impl Frame<'_, '_> {
    fn place(&self, index: usize, point: &Point) -> Option<(i32, i32)> {
        Some((*self.centers.get(index)?, self.scale.at(point.value?)))
    }

    fn line(&self, series: &Series, stroke: u32) {
        let color = legend::color(series, self.canvas.theme);
        let places: Vec<_> = series
            .points
            .iter()
            .enumerate()
            .map(|(index, point)| self.place(index, point))
            .collect();
        for run in places.split(Option::is_none) {
            let run: Vec<_> = run.iter().flatten().copied().collect();
            self.canvas.path(&run, color, stroke);
        }
        if series.role != Role::Previous {
            for (point, place) in series.points.iter().zip(places) {
                if let Some(place) = place {
                    self.canvas.dot(place, DOT, color, point.is_approximate());
                }
            }
        }
    }

    /// What the line does not join, in words, once a run; a hatching under the axis, where no value can be,
    /// for one that is unknown, none where there is nothing to know.
    fn gaps(&self, series: &Series, taken: &mut Vec<Box>) {
        let canvas = self.canvas;
        let points: Vec<_> = series.points.iter().zip(&self.centers).collect();
        for run in points.chunk_by(|(one, _), (next, _)| one.gap() == next.gap()) {
            let (Some((point, first)), Some((_, last))) = (run.first(), run.last()) else {
                continue;
            };
            let Some(gap) = point.gap() else { continue };
            if gap == french::UNKNOWN {
                for (_, center) in run {
                    let (left, right) = (*center - HALF_BOX, *center + HALF_BOX);
                    canvas.unknown((left, self.axis + 3), (right, self.axis + 3 + UNDER));
                }
            }
            let baseline = self.axis - GAP / 2;
            self.write(gap, canvas.quiet(), (*first + *last) / 2, baseline, taken);
        }
    }

    /// The last value if its name does not say it, the first, the greatest,
    /// the least: what has room.
    fn values(&self, series: &Series, last_is_said: bool, taken: &mut Vec<Box>) {
        let canvas = self.canvas;
        let known: Vec<(usize, u64)> = series
            .points
            .iter()
            .enumerate()
            .filter_map(|(index, point)| Some((index, point.value?)))
            .collect();
        let greatest = known.iter().rev().max_by_key(|(_, value)| *value);
        let least = known.iter().min_by_key(|(_, value)| *value);
        let mut chosen: Vec<usize> = Vec::new();
        for (index, _) in [known.last(), known.first(), greatest, least].into_iter().flatten() {
            let said = last_is_said && known.last().is_some_and(|(last, _)| last == index);
            if !said && !chosen.contains(index) {
                chosen.push(*index);
            }
        }
        for index in chosen {
            let point = &series.points[index];
            let Some((x, y)) = self.place(index, point) else { continue };
            let value = |index: Option<usize>| series.points.get(index?)?.value;
            let beside: Vec<u64> = [value(index.checked_sub(1)), value(Some(index + 1))]
                .into_iter()
                .flatten()
                .collect();
            let higher = beside.iter().filter(|value| Some(**value) > point.value).count();
            let valley = higher > 0 && higher == beside.len();
            let ink = canvas.bold();
            let under = y + GAP + ink.px * 2 / 3;
            let baseline = if valley && under < self.axis { under } else { y - GAP };
            if self.write(&point.text, ink, x, baseline, taken) {
                let color = legend::color(series, canvas.theme);
                canvas.dot((x, y), MAIN_DOT, color, point.is_approximate());
            }
        }
    }

    /// Writes a text around `x` unless it would touch another; tells whether it did.
    fn write(&self, text: &str, ink: Ink, x: i32, baseline: i32, taken: &mut Vec<Box>) -> bool {
        let text = self.canvas.cut(text, ink, WIDEST_NAME);
        let half = self.canvas.width(&text, ink) / 2 + 1;
        let x = x.clamp(half, self.canvas.right() - half);
        let place = (x - half - 4, baseline - ink.px, x + half + 4, baseline + ink.px / 4);
        let touches = |other: &Box| {
            place.0 < other.2 && other.0 < place.2 && place.1 < other.3 && other.1 < place.3
        };
        if taken.iter().any(touches) {
            return false;
        }
        taken.push(place);
        self.canvas.text(&text, ink, Anchor::Middle, x, baseline);
        true
    }

    /// The name of each line at its end, from the lowest up, moved apart where
    /// they would touch.
    fn names(&self, names: &[(&Series, usize, String)], taken: &mut Vec<Box>) {
        let canvas = self.canvas;
        let mut ends: Vec<_> = names
            .iter()
            .filter_map(|(series, index, name)| {
                Some((self.place(*index, &series.points[*index])?.1, *series, name))
            })
            .collect();
        ends.sort_by_key(|(y, ..)| std::cmp::Reverse(*y));
        let mut lowest = self.axis - GAP;
        let x = self.centers.last().copied().unwrap_or(0) + GAP;
        for (y, series, name) in ends {
            // Not in the colour of the line: it need not be dark enough for text.
            let ink = match series.role {
                Role::Previous => Ink { color: canvas.theme.muted, ..canvas.plain() },
                _ => canvas.bold(),
            };
            let y = y.min(lowest);
            let baseline = canvas::middle(y, ink);
            canvas.text(name, ink, Anchor::Start, x, baseline);
            taken.push((x, baseline - ink.px, x + canvas.width(name, ink), baseline + ink.px / 4));
            lowest = y - canvas.line_height();
        }
    }
}
