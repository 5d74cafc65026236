//! Vertical columns from zero, their parts stacked, the total above.

use super::canvas::{Canvas, LINE, Scale, Side, middle};
use super::legend::{self, Key};
use super::shapes::Anchor;
use super::stack::{self, Stack};
use super::{multiples, ticks};
use crate::figures::chart_data::ChartData;
use crate::language::quantity::Qualifier;

/// From the middle of a column to the next, at most.
const WIDEST_PITCH: i32 = 220;
/// Thickness of a column, of last year's.
const WIDEST_COLUMN: i32 = 72;
const PREVIOUS_COLUMN: i32 = 8;
/// Height from zero to the greatest value.
const HEIGHT: i32 = 340;
const STACKED_HEIGHT: i32 = 480;
/// Up to this total, one of the unit is high enough for its letter.
const COUNTABLE: u64 = 26;
const UNIT: i32 = 24;
const LOWEST: i32 = 200;
/// A letter needs a segment this high, in a column this wide.
const LETTER_ROOM: i32 = 20;
/// Height of the hatching that stands under the axis, where no value can be, for one that is unknown.
const UNDER: i32 = 10;
/// From a number of the grid to the first column.
const AFTER_STEP: i32 = 12;
/// White between two segments, between a value and its column.
const SPLIT: i32 = 2;
const GAP: i32 = 8;
/// A value has this many lines at most.
const VALUE_LINES: usize = 3;

/// What all columns share.
struct Frame<'f, 'c> {
    canvas: &'f Canvas<'c>,
    keys: Vec<Key>,
    scale: Scale,
    zero: i32,
    column: i32,
    pitch: i32,
}

/// Draws the chart; returns its height.
pub(super) fn draw(canvas: &Canvas, data: &ChartData) -> i32 {
    if multiples::suits(stack::parts(data).len()) {
        return multiples::draw(canvas, data);
    }
    let mut stacks = stack::stacks(data);
    let signs = stack::signed(&mut stacks);
    let greatest = stack::greatest(&stacks);
    let steps = Scale::steps(0, greatest, canvas.theme.grid_lines);
    let widest = steps.iter().map(|step| canvas.width(&data.counted.text(*step), canvas.quiet()));
    let first = widest.max().map_or(0, |widest| widest + AFTER_STEP);
    let count = i32::try_from(stacks.len()).unwrap_or(i32::MAX);
    let pitch = ((canvas.right() - first) / count).clamp(1, WIDEST_PITCH);
    let values: Vec<_> = stacks.iter().map(|stack| value_lines(canvas, stack, pitch)).collect();
    let word_fits = stacks
        .iter()
        .filter(|stack| stack.total.is_none())
        .all(|stack| canvas.width(&stack.text, canvas.quiet()) < pitch);
    let legend_end = legend::draw(canvas, data, !word_fits);

    let tallest = values.iter().map(Vec::len).max().unwrap_or(1);
    let headroom = i32::try_from(tallest).unwrap_or(1) * canvas.line_height() + GAP;
    let keys = legend::keys(data, canvas.theme);
    let top = legend_end + headroom;
    let zero = top + height(greatest, keys.len());
    let frame = Frame {
        canvas,
        keys,
        scale: Scale::new(0, greatest, (zero, top)),
        zero,
        column: (pitch * canvas.theme.column_percent / 100).clamp(3, WIDEST_COLUMN),
        pitch,
    };
    let written = written(&values, &stacks, greatest, canvas.theme.all_values);
    let centers: Vec<_> = (0..count).map(|index| first + index * pitch + pitch / 2).collect();
    let end = (first + count * pitch).min(canvas.right());
    for step in steps {
        let y = frame.scale.at(step);
        canvas.path(&[(first, y), (end, y)], canvas.theme.grid, 1);
        let ink = canvas.quiet();
        canvas.text(&data.counted.text(step), ink, Anchor::End, first - AFTER_STEP, middle(y, ink));
    }
    for (index, (stack, center)) in stacks.iter().zip(&centers).enumerate() {
        let value = if written.contains(&index) { values[index].as_slice() } else { &[] };
        frame.column(stack, value, *center, word_fits);
    }
    canvas.path(&[(first, zero), (end, zero)], canvas.theme.axis, LINE);
    let unknown = stacks.iter().any(|stack| stack.total.is_none());
    let names = zero + GAP + if unknown { UNDER } else { 0 };
    let y = ticks::draw(canvas, data, &centers, pitch, names) + GAP / 2;
    signs.map_or(y, |signs| canvas.note(&signs, y) + GAP / 2)
}

fn height(greatest: u64, parts: usize) -> i32 {
    match i32::try_from(greatest) {
        _ if parts < 2 => HEIGHT,
        Ok(units) if greatest <= COUNTABLE => (units * UNIT).max(LOWEST),
        _ => STACKED_HEIGHT,
    }
}

/// The value above a column: « plus de 500 » on one line, or its number on the second.
fn value_lines(canvas: &Canvas, stack: &Stack, pitch: i32) -> Vec<String> {
    let ink = if stack.total.is_none() { canvas.quiet() } else { canvas.bold() };
    let room = pitch - GAP;
    let fits = |text: &str| canvas.width(text, ink) <= room;
    match stack.text.rsplit_once(' ') {
        Some((words, number)) if !fits(&stack.text) && fits(words) && fits(number) => {
            vec![words.to_owned(), number.to_owned()]
        }
        _ => canvas.wrap(&stack.text, ink, room, VALUE_LINES),
    }
}

/// Which values are written: all, or the greatest and the least where the theme says so, or where they are too
/// wide for it, the greatest.
fn written(values: &[Vec<String>], stacks: &[Stack], greatest: u64, all: bool) -> Vec<usize> {
    let least = stacks.iter().filter_map(|stack| stack.total).min();
    if !all {
        let chosen = |stack: &Stack| stack.total == Some(greatest) || stack.total == least;
        return (0..stacks.len()).filter(|index| chosen(&stacks[*index])).collect();
    }
    let crowded = values.iter().flatten().any(|line| line.ends_with('…'));
    if !crowded {
        return (0..values.len()).collect();
    }
    stacks.iter().position(|stack| stack.total == Some(greatest)).into_iter().collect()
}

impl Frame<'_, '_> {
    fn column(&self, stack: &Stack, value: &[String], center: i32, word_fits: bool) {
        let canvas = self.canvas;
        let aside = if stack.previous.is_some() { (PREVIOUS_COLUMN + SPLIT) / 2 } else { 0 };
        let (left, right) = (center - self.column / 2 + aside, center + self.column / 2 + aside);
        self.previous(stack, left - SPLIT);
        let Some(total) = stack.total else {
            let top = self.zero + 3;
            canvas.unknown((left + 1, top), (right - 1, top + UNDER));
            if word_fits {
                let baseline = self.zero - GAP;
                canvas.text(&stack.text, canvas.quiet(), Anchor::Middle, center, baseline);
            }
            return;
        };
        let top = self.segments(stack, left, right);
        let ink = if total == 0 { canvas.plain() } else { canvas.bold() };
        let alone = value.len() == 1 && value[0].ends_with('…');
        let mut baseline = top - GAP;
        if alone {
            let wide = canvas.cut(&stack.text, ink, self.pitch.max(WIDEST_PITCH));
            let half = canvas.width(&wide, ink) / 2;
            let edge = canvas.right() - half;
            canvas.text(&wide, ink, Anchor::Middle, center.clamp(half.min(edge), edge), baseline);
            return;
        }
        for line in value.iter().rev() {
            canvas.text(line, ink, Anchor::Middle, (left + right) / 2, baseline);
            baseline -= canvas.line_height();
        }
    }

    /// Draws the parts from zero up; returns where they end.
    fn segments(&self, stack: &Stack, left: i32, right: i32) -> i32 {
        let canvas = self.canvas;
        let mut below: u64 = 0;
        let mut top = self.zero;
        let last = stack.parts.len().saturating_sub(1);
        for (position, (part, value)) in stack.parts.iter().enumerate() {
            let start = self.scale.at(below).min(top);
            below = below.saturating_add(*value);
            top = self.scale.at(below).min(start - SPLIT - 1);
            let split = if position == last { 0 } else { SPLIT };
            let open = position == last && (stack.qualifier != Qualifier::Exact || stack.lacking);
            let key = &self.keys[*part];
            let pieces = stack::pieces(start - top - split, open);
            for (rank, (from, to)) in pieces.iter().enumerate() {
                let (one, other) = ((left, start - to), (right, start - from));
                if position == last && rank + 1 == pieces.len() {
                    canvas.end(one, other, Side::Top, key.color);
                    if key.hollow {
                        legend::hollow(canvas, one, other);
                    }
                } else {
                    legend::part(canvas, one, other, key);
                }
            }
            let body = pieces[0].1;
            let room = body.min(right - left);
            if let Some(mark) = key.mark.as_deref().filter(|_| room >= LETTER_ROOM) {
                let ground = legend::ground(canvas, key);
                legend::letter(
                    canvas,
                    mark,
                    ground,
                    (i32::midpoint(left, right), start - body / 2),
                );
            }
        }
        top
    }

    fn previous(&self, stack: &Stack, right: i32) {
        let Some(value) = stack.previous.and_then(|point| point.value) else { return };
        let top = if value > 0 { self.scale.at(value).min(self.zero - SPLIT) } else { self.zero };
        let left = right - PREVIOUS_COLUMN.min(self.column);
        self.canvas.block((left, top), (right, self.zero), self.canvas.theme.previous);
    }
}
