//! Horizontal bars: a name, a bar from zero, its value; families under their heading.

use super::canvas::{Canvas, LINE, Scale, Side, middle};
use super::legend::{self, Key};
use super::shapes::Anchor;
use super::stack::{self, Stack};
use super::theme::ChartTheme;
use crate::figures::chart_data::{Breadth, ChartData, Counted, Label};
use crate::language::quantity::Qualifier;

/// Names never take more of the width, in twelfths.
const WIDEST_LABEL: i32 = 5;
const WIDEST_SHORT_LABEL: i32 = 7;
/// Values are never wider.
const WIDEST_VALUE: i32 = 260;
/// From a name to its bar, from a bar to its value.
const GAP: i32 = 14;
/// A bar with letters is at least this thick; thickness of last year's.
const LETTERED_BAR: i32 = 28;
const PREVIOUS_BAR: i32 = 8;
/// How much lower than its thin bar last year's value stands, to keep clear of this year's.
const PREVIOUS_DROP: i32 = 6;
/// Side of the hatched square of an unknown value: it does not touch the line of zero, as a bar does.
const UNKNOWN: i32 = 16;
/// White between two segments.
const SPLIT: i32 = 2;
/// A letter needs a segment this long.
const LETTER_ROOM: i32 = 22;
/// Above and below the names of a row, all in all.
const PADDING: i32 = 14;
const COLUMN_PADDING: i32 = 5;
/// Above and below a heading.
const ABOVE_HEADING: i32 = 20;
const BELOW_HEADING: i32 = 8;
/// A name has this many lines at most.
const LINES: usize = 3;
/// With more labels than this, each has one line, and rows draw together.
const MANY: usize = 30;
/// With more labels than this, last year's values are not written.
const FEW: usize = 12;

/// What all rows share.
struct Frame<'f, 'c> {
    canvas: &'f Canvas<'c>,
    keys: Vec<Key>,
    scale: Scale,
    greatest: u64,
    counted: Counted,
    /// Where bars start.
    zero: i32,
    bar: i32,
    padding: i32,
    write_previous: bool,
    /// The greatest and the least, where only they are written.
    written: Option<[u64; 2]>,
}

/// Draws the chart; returns its height.
pub(super) fn draw(canvas: &Canvas, data: &ChartData) -> i32 {
    let many = data.labels.len() > MANY;
    let write_previous = data.labels.len() <= FEW;
    let mut stacks = stack::stacks(data);
    let signs = stack::signed(&mut stacks);
    let name = |label| match data.breadth {
        Breadth::Page => name(canvas, label, many),
        Breadth::Column => short_name(canvas, label),
    };
    let names: Vec<_> = data.labels.iter().map(name).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>, ink| {
        texts.map(|text| canvas.width(text, ink)).max().unwrap_or(0)
    };
    let name_width = widest(&mut names.iter().flatten().map(String::as_str), canvas.plain());
    let previous = stacks.iter().filter_map(|stack| Some(stack.previous?.text.as_str()));
    let value_width = widest(&mut stacks.iter().map(|stack| stack.text.as_str()), canvas.bold())
        .max(widest(&mut previous.filter(|_| write_previous), canvas.quiet()))
        .min(WIDEST_VALUE);
    let zero = name_width + GAP;
    let keys = legend::keys(data, canvas.theme);
    // Small parts are drawn a little longer than they are.
    let slack = i32::try_from(keys.len()).unwrap_or(0) * (SPLIT + 1);
    let end = canvas.right() - GAP - value_width - slack;
    let theme = canvas.theme;
    let greatest = stack::greatest(&stacks);
    let frame = Frame {
        canvas,
        bar: if keys.len() > 1 { LETTERED_BAR.max(theme.bar_px) } else { theme.bar_px },
        keys,
        scale: Scale::new(0, greatest, (zero, end)),
        greatest,
        counted: data.counted,
        padding: match data.breadth {
            Breadth::Column => COLUMN_PADDING,
            Breadth::Page if many => PADDING / 2,
            Breadth::Page => PADDING,
        },
        zero,
        write_previous,
        written: written(&stacks, canvas.theme),
    };

    let mut y = legend::draw(canvas, data, false);
    let mut axis_top = y;
    for (index, label) in data.labels.iter().enumerate() {
        let group = |index: usize| data.labels[index].group.as_deref();
        if index == 0 || group(index) != group(index - 1) {
            if index > 0 {
                frame.axis(axis_top, y);
                y += ABOVE_HEADING;
            }
            if let Some(heading) = &label.group {
                y = frame.heading(heading, y);
            }
            axis_top = y;
        }
        let bottom = y + frame.height(&names[index], &stacks[index]);
        frame.grid(y, bottom);
        frame.row(&names[index], &stacks[index], (y, bottom));
        y = bottom;
    }
    frame.axis(axis_top, y);
    y = frame.steps(y + 2);
    signs.map_or(y, |signs| canvas.note(&signs, y) + GAP / 2)
}

/// The values that a theme writes when it does not write all.
fn written(stacks: &[Stack], theme: &ChartTheme) -> Option<[u64; 2]> {
    let totals = || stacks.iter().filter_map(|stack| stack.total);
    (!theme.all_values).then_some([totals().max()?, totals().min()?])
}

/// The name as drawn: in full where it fits, else the short one, else cut.
fn name(canvas: &Canvas, label: &Label, many: bool) -> Vec<String> {
    let lines = if many { 1 } else { LINES };
    let widest = canvas.right() * WIDEST_LABEL / 12;
    let wrap = |text: &str| canvas.wrap(text, canvas.plain(), widest, lines);
    let full = wrap(&label.text);
    match &label.short {
        Some(short) if full.iter().any(|line| line.ends_with('…')) => wrap(short),
        _ => full,
    }
}

/// The short name on one line, where there is little room.
fn short_name(canvas: &Canvas, label: &Label) -> Vec<String> {
    let text = label.short.as_deref().unwrap_or(&label.text);
    canvas.wrap(text, canvas.plain(), canvas.right() * WIDEST_SHORT_LABEL / 12, 1)
}

impl Frame<'_, '_> {
    fn heading(&self, heading: &str, y: i32) -> i32 {
        let ink = self.canvas.bold();
        let height = self.canvas.line_height();
        let heading = self.canvas.cut(heading, ink, self.canvas.right());
        self.canvas.text(&heading, ink, Anchor::Start, 0, middle(y + height / 2, ink));
        y + height + BELOW_HEADING
    }

    /// The line of zero along a family.
    fn axis(&self, top: i32, bottom: i32) {
        self.canvas.path(&[(self.zero, top), (self.zero, bottom)], self.canvas.theme.axis, LINE);
    }

    /// The bars of a row, all in all.
    fn bars(&self, stack: &Stack) -> i32 {
        self.bar + if stack.previous.is_some() { SPLIT + PREVIOUS_BAR } else { 0 }
    }

    fn height(&self, name: &[String], stack: &Stack) -> i32 {
        let lines = i32::try_from(name.len()).unwrap_or(1);
        let written = if stack.previous.is_some() && self.write_previous { PADDING } else { 0 };
        (lines * self.canvas.line_height()).max(self.bars(stack)) + self.padding + written
    }

    /// The values of the lines of the grid.
    fn marks(&self) -> Vec<u64> {
        Scale::steps(0, self.greatest, self.canvas.theme.grid_lines)
    }

    fn grid(&self, top: i32, bottom: i32) {
        for x in self.marks().into_iter().map(|value| self.scale.at(value)) {
            self.canvas.path(&[(x, top), (x, bottom)], self.canvas.theme.grid, 1);
        }
    }

    /// The numbers of the grid, under the last row; returns where they end.
    fn steps(&self, y: i32) -> i32 {
        let marks = self.marks();
        for value in &marks {
            let ink = self.canvas.quiet();
            let baseline = y + self.canvas.line_height();
            let text = self.counted.text(*value);
            self.canvas.text(&text, ink, Anchor::Middle, self.scale.at(*value), baseline);
        }
        if marks.is_empty() { y } else { y + self.canvas.line_height() + BELOW_HEADING }
    }

    fn row(&self, name: &[String], stack: &Stack, (top, bottom): (i32, i32)) {
        let canvas = self.canvas;
        let center = top + (bottom - top) / 2;
        canvas.lines(name, canvas.plain(), Anchor::End, self.zero - GAP, center);
        let bar_top = center - self.bars(stack) / 2;
        self.bar(stack, bar_top);
        self.previous(stack, bar_top + self.bar + SPLIT);
    }

    fn bar(&self, stack: &Stack, top: i32) {
        let canvas = self.canvas;
        let center = top + self.bar / 2;
        let Some(total) = stack.total else {
            let left = self.zero + GAP;
            let end = left + UNKNOWN;
            canvas.unknown((left, center - UNKNOWN / 2), (end, center + UNKNOWN / 2));
            let ink = canvas.quiet();
            canvas.text(&stack.text, ink, Anchor::Start, end + GAP, middle(center, ink));
            return;
        };
        let mut below: u64 = 0;
        let last = stack.parts.len().saturating_sub(1);
        let mut end = self.zero;
        for (position, (part, value)) in stack.parts.iter().enumerate() {
            let start = self.scale.at(below).max(end);
            below = below.saturating_add(*value);
            end = self.scale.at(below).max(start + SPLIT + 1);
            let split = if position == last { 0 } else { SPLIT };
            let open = position == last && (stack.qualifier != Qualifier::Exact || stack.lacking);
            let key = &self.keys[*part];
            let pieces = stack::pieces(end - split - start, open);
            for (rank, (from, to)) in pieces.iter().enumerate() {
                let (one, other) = ((start + from, top), (start + to, top + self.bar));
                if position == last && rank + 1 == pieces.len() {
                    canvas.end(one, other, Side::Right, key.color);
                    if key.hollow {
                        legend::hollow(canvas, one, other);
                    }
                } else {
                    legend::part(canvas, one, other, key);
                }
            }
            let body = pieces[0].1;
            if let Some(mark) = key.mark.as_deref().filter(|_| body >= LETTER_ROOM) {
                legend::letter(
                    canvas,
                    mark,
                    legend::ground(canvas, key),
                    (start + body / 2, center),
                );
            }
        }
        if self.written.is_some_and(|written| !written.contains(&total)) {
            return;
        }
        let ink = if total == 0 { canvas.plain() } else { canvas.bold() };
        let text = canvas.cut(&stack.text, ink, WIDEST_VALUE);
        canvas.text(&text, ink, Anchor::Start, end + GAP, middle(center, ink));
    }

    fn previous(&self, stack: &Stack, top: i32) {
        let Some(point) = stack.previous else { return };
        let end = match point.value {
            None => self.zero + GAP + UNKNOWN,
            Some(0) => self.zero,
            Some(value) => self.scale.at(value).max(self.zero + SPLIT),
        };
        let bottom = top + PREVIOUS_BAR;
        match point.value {
            None => self.canvas.unknown((self.zero + GAP, top + 1), (end, bottom)),
            Some(_) => {
                self.canvas.block((self.zero, top), (end, bottom), self.canvas.theme.previous)
            }
        }
        if self.write_previous {
            let ink = self.canvas.quiet();
            let text = self.canvas.cut(&point.text, ink, WIDEST_VALUE);
            let baseline = middle(top + PREVIOUS_BAR / 2 + PREVIOUS_DROP, ink);
            self.canvas.text(&text, ink, Anchor::Start, end + GAP, baseline);
        }
    }
}
