//! Many parts over time, as a grid: a row each, a cell for each label, darker where there is more, its number in it; sums
//! at the ends. One hue for all: the letter before a name has the colour of its category.

use super::canvas::{Canvas, Ink, LINE, middle};
use super::legend::{self, SAMPLE};
use super::shapes::Anchor;
use super::{stack, ticks};
use crate::figures::chart_data::{ChartData, Counted, Point};

/// Letters and names take this much of the width.
const NAMES: i32 = 344;
/// Height of a row; on a low page, no less than this.
const HEIGHT: i32 = 56;
const LOWEST: i32 = 26;
/// Rows that the labels and the totals take beside the others.
const HEAD: i32 = 4;
/// Paper between two cells.
const BETWEEN: i32 = 3;
/// Half the side of the mark of none.
const NONE: i32 = 2;
/// From a letter to its name, from the names to the cells, from the labels to the cells.
const GAP: i32 = 10;
/// A name has this many lines at most.
const LINES: usize = 2;
/// How dark a cell is, in hundredths, by quarters of the greatest value. On all but the darkest, whatever the hue,
/// the ink can be read; on the darkest, the paper.
const STEPS: [u32; 4] = [14, 28, 46, 100];

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
    let greatest = values().max().unwrap_or(1).max(1);
    let first = NAMES.min(canvas.right() / 3);
    let count = i32::try_from(data.labels.len()).unwrap_or(i32::MAX);
    // The sum of a row stands after its last cell.
    let sum_width = canvas.width("0\u{202F}000", canvas.bold()) + 2 * GAP;
    let pitch = ((canvas.right() - first - sum_width) / count).max(1);
    let centers: Vec<i32> = (0..count).map(|index| first + index * pitch + pitch / 2).collect();
    let rows = i32::try_from(parts.len()).unwrap_or(i32::MAX);
    let room = (canvas.theme.height_px - HEAD * canvas.line_height()) / rows;
    let row = room.clamp(LOWEST, HEIGHT);
    let lines = if row < 2 * canvas.line_height() { 1 } else { LINES };

    let mut top = ticks::draw(canvas, data, &centers, pitch, 0) + GAP;
    for (series, key) in parts.iter().zip(&keys) {
        let center = top + (row - BETWEEN) / 2;
        if let Some(mark) = &key.mark {
            let corner = (0, center - SAMPLE / 2);
            canvas.block(corner, (SAMPLE, corner.1 + SAMPLE), key.color);
            legend::letter(canvas, mark, key.color, (SAMPLE / 2, center));
        }
        let room = first - SAMPLE - 2 * GAP;
        let name = canvas.wrap(&series.name, canvas.plain(), room, lines);
        canvas.lines(&name, canvas.plain(), Anchor::Start, SAMPLE + GAP, center);
        for (point, middle_x) in series.points.iter().zip(&centers) {
            let left = middle_x - pitch / 2;
            let cell = ((left, top), (left + pitch - BETWEEN, top + row - BETWEEN));
            let center = (i32::midpoint(cell.0.0, cell.1.0), center);
            match point.value {
                None => canvas.unknown(cell.0, cell.1),
                Some(0) => canvas.dot(center, NONE, canvas.theme.grid, false),
                Some(value) => {
                    let step = STEPS
                        [usize::try_from((value * 4).div_ceil(greatest) - 1).unwrap_or(0).min(3)];
                    canvas.tint(cell.0, cell.1, canvas.theme.current, step);
                    let color = if step == 100 { canvas.theme.paper } else { canvas.theme.ink };
                    let ink = Ink { color, ..canvas.plain() };
                    let text = short(point, value, data.counted);
                    if canvas.width(&text, ink) < pitch - BETWEEN {
                        canvas.text(&text, ink, Anchor::Middle, center.0, middle(center.1, ink));
                    }
                }
            }
        }
        if data.counted.adds_up {
            let known = series.points.iter().filter_map(|point| point.value);
            let sum = data.counted.text(known.fold(0_u64, u64::saturating_add));
            let ink = canvas.bold();
            canvas.text(&sum, ink, Anchor::End, canvas.right(), middle(center, ink));
        }
        top += row;
    }
    if !data.counted.adds_up {
        return top + GAP;
    }
    canvas.path(&[(0, top + GAP / 2), (canvas.right(), top + GAP / 2)], canvas.theme.axis, LINE);
    totals(canvas, data, &centers, pitch, top + GAP)
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
