//! Many parts over time: a row each, its own small columns, all on one scale and in one colour; what they make together
//! under them. The letter before a name has the colour of its category.

use super::canvas::{Canvas, LINE, Scale, Side, middle};
use super::legend::{self, SAMPLE};
use super::shapes::Anchor;
use super::{stack, ticks};
use crate::figures::chart_data::{ChartData, Counted, Point};

/// Letters and names take this much of the width.
const NAMES: i32 = 344;
/// Height of the greatest column of all rows; on a low page, no less than this.
const HEIGHT: i32 = 48;
const LOWEST: i32 = 16;
/// Rows that the months and the totals take under the others.
const FOOT: i32 = 3;
/// A column takes this part of its place at most, and is never wider.
const WIDEST_COLUMN: i32 = 34;
/// Values are written where a place is this wide.
const READABLE: i32 = 34;
/// From a letter to its name, from the names to the columns, from a column to its value.
const GAP: i32 = 10;
const VALUE_GAP: i32 = 4;
/// White above the value of a row.
const ABOVE: i32 = 16;
/// Height of the hatching of an unknown value, under the line of zero.
const UNDER: i32 = 6;
/// A name has this many lines at most.
const LINES: usize = 2;

/// More parts than this are not stacked: in one column, neither hues nor letters would tell them apart.
const MOST_STACKED: usize = 6;

/// Whether a chart in columns of so many parts is drawn so.
pub(super) fn suits(parts: usize) -> bool {
    parts > MOST_STACKED
}

/// Draws the chart; returns its height.
pub(super) fn draw(canvas: &Canvas, data: &ChartData) -> i32 {
    let parts = stack::parts(data);
    let keys = legend::keys(data, canvas.theme);
    let values = || parts.iter().flat_map(|series| &series.points).filter_map(|point| point.value);
    let greatest = values().max().unwrap_or(1);
    let first = NAMES.min(canvas.right() / 3);
    let count = i32::try_from(data.labels.len()).unwrap_or(i32::MAX);
    // The sum of a row stands after its last column.
    let sum_width = canvas.width("0\u{202F}000", canvas.bold()) + 2 * GAP;
    let pitch = ((canvas.right() - first - sum_width) / count).max(1);
    let end = first + count * pitch;
    let column = (pitch * canvas.theme.column_percent / 100).clamp(2, WIDEST_COLUMN);
    let centers: Vec<i32> = (0..count).map(|index| first + index * pitch + pitch / 2).collect();
    let written = ABOVE + canvas.theme.small_px;
    let rows = i32::try_from(parts.len()).unwrap_or(i32::MAX);
    let room = (canvas.theme.height_px - FOOT * canvas.line_height()) / rows - written;
    let height = room.clamp(LOWEST, HEIGHT);
    let row = written + height;
    let lines = if row < 2 * canvas.line_height() { 1 } else { LINES };

    let mut zero = 0;
    for (series, key) in parts.iter().zip(&keys) {
        zero += row;
        let scale = Scale::new(0, greatest, (zero, zero - height));
        let center = zero - SAMPLE / 2;
        if let Some(mark) = &key.mark {
            canvas.block((0, zero - SAMPLE), (SAMPLE, zero), key.color);
            legend::letter(canvas, mark, key.color, (SAMPLE / 2, center));
        }
        let room = first - SAMPLE - 2 * GAP;
        let name = canvas.wrap(&series.name, canvas.plain(), room, lines);
        canvas.lines(&name, canvas.plain(), Anchor::Start, SAMPLE + GAP, center);
        for (point, center) in series.points.iter().zip(&centers) {
            let (left, right) = (center - column / 2, center - column / 2 + column);
            let Some(value) = point.value else {
                canvas.unknown((left, zero + 2), (right, zero + 2 + UNDER));
                continue;
            };
            if value == 0 {
                continue;
            }
            let top = scale.at(value).min(zero - 2);
            canvas.end((left, top), (right, zero), Side::Top, canvas.theme.current);
            if pitch >= READABLE {
                let ink = canvas.quiet();
                canvas.text(
                    &short(point, value, data.counted),
                    ink,
                    Anchor::Middle,
                    *center,
                    top - VALUE_GAP,
                );
            }
        }
        canvas.path(&[(first, zero), (end, zero)], canvas.theme.grid, LINE);
        if !data.counted.adds_up {
            continue;
        }
        let known = series.points.iter().filter_map(|point| point.value);
        let sum = data.counted.text(known.fold(0_u64, u64::saturating_add));
        canvas.text(
            &sum,
            canvas.bold(),
            Anchor::End,
            canvas.right(),
            middle(center, canvas.bold()),
        );
    }
    let y = ticks::draw(canvas, data, &centers, pitch, zero + GAP);
    if !data.counted.adds_up {
        return y + GAP;
    }
    totals(canvas, data, &centers, pitch, y + GAP)
}

/// The number alone: what it is worth is in the table of values.
fn short(point: &Point, value: u64, counted: Counted) -> String {
    let number = counted.text(value);
    if point.is_approximate() { format!("~{number}") } else { number }
}

/// What all parts make on each label, in one row; returns where it ends.
fn totals(canvas: &Canvas, data: &ChartData, centers: &[i32], pitch: i32, y: i32) -> i32 {
    let ink = canvas.bold();
    let baseline = y + canvas.line_height();
    canvas.text("Ensemble", ink, Anchor::Start, SAMPLE + GAP, baseline);
    let mut stacks = stack::stacks(data);
    let signs = stack::signed(&mut stacks);
    if stacks.iter().all(|stack| canvas.width(&stack.text, ink) < pitch) {
        for (stack, center) in stacks.iter().zip(centers) {
            canvas.text(&stack.text, ink, Anchor::Middle, *center, baseline);
        }
    }
    let all = stacks.iter().filter_map(|stack| stack.total).fold(0_u64, u64::saturating_add);
    canvas.text(&data.counted.text(all), ink, Anchor::End, canvas.right(), baseline);
    let end = baseline + GAP;
    signs.map_or(end, |signs| canvas.note(&signs, end) + GAP)
}
