//! Which colour and which letter stand for what, and the row that says it.

use super::canvas::{Canvas, Ink, middle};
use super::fonts::Weight;
use super::shapes::Anchor;
use super::stack;
use super::theme::ChartTheme;
use crate::design::theme::Rgb;
use crate::figures::chart_data::{ChartData, Role, Series};
use crate::language::french;

/// Side of a sample.
pub(super) const SAMPLE: i32 = 26;
/// Side of the paper under a letter that its colour would drown.
const HOLE: i32 = 18;
/// Thickness of the outline of a hollow part.
const RIM: i32 = 3;
/// Between a sample and its name.
const GAP: i32 = 10;
/// Between two entries.
const BETWEEN: i32 = 34;
/// From one row to the next.
const ROW: i32 = 36;
/// From the last row to the chart.
const BELOW: i32 = 26;
/// An entry is never wider.
const WIDEST: i32 = 760;

/// How a part of the stacks looks.
pub(super) struct Key {
    pub(super) color: Rgb,
    /// The second of two parts is an outline of the first one's colour: no second hue is needed.
    pub(super) hollow: bool,
    /// The letter in its segments; none when there is one part.
    pub(super) mark: Option<String>,
}

/// One key for each of the parts.
pub(super) fn keys(data: &ChartData, theme: &ChartTheme) -> Vec<Key> {
    let parts = stack::parts(data);
    let marks = if parts.len() > 1 { marks(&parts) } else { vec![None; parts.len()] };
    let two = parts.len() == 2 && parts.iter().all(|part| matches!(part.role, Role::Part(_)));
    let key = |(rank, (series, mark)): (usize, (&&Series, _))| Key {
        color: if two { theme.current } else { color(series, theme) },
        hollow: two && rank == 1,
        mark,
    };
    parts.iter().zip(marks).enumerate().map(key).collect()
}

/// The colour of a series.
pub(super) fn color(series: &Series, theme: &ChartTheme) -> Rgb {
    match series.role {
        Role::Current => theme.current,
        Role::Previous => theme.previous,
        Role::Category(rank) => ChartTheme::rank(&theme.palette, rank),
        Role::Part(rank) => ChartTheme::rank(&theme.series, rank),
    }
}

/// The letters given, else the first letters of the first words that differ
/// (« Presse nationale », « Presse régionale »: N, R), else A, B, C.
fn marks(parts: &[&Series]) -> Vec<Option<String>> {
    let given: Vec<_> = parts.iter().map(|series| series.mark.clone()).collect();
    if given.iter().all(Option::is_some) {
        return given;
    }
    let words: Vec<Vec<&str>> =
        parts.iter().map(|series| series.name.split(' ').collect()).collect();
    let same = |index: &usize| words.iter().all(|of| of.get(*index) == words[0].get(*index));
    let longest = words.iter().map(Vec::len).max().unwrap_or(0);
    let differing = (0..longest).find(|index| !same(index)).unwrap_or(0);
    let first = |of: &Vec<&str>| {
        let letter = of.get(differing)?.chars().find(|character| character.is_alphanumeric())?;
        Some(letter.to_uppercase().collect::<String>())
    };
    let initials: Vec<_> = words.iter().map(first).collect();
    let mut distinct = initials.clone();
    distinct.sort();
    distinct.dedup();
    if distinct.len() == parts.len() && initials.iter().all(Option::is_some) {
        return initials;
    }
    (0..parts.len())
        .map(|index| {
            let letter = u8::try_from(index % 26).map_or('Z', |offset| char::from(b'A' + offset));
            Some(letter.to_string())
        })
        .collect()
}

enum Sample {
    Part(Key),
    Thin(Rgb),
    Unknown,
}

/// Draws the legend at the top where something needs one; returns where the
/// chart starts. `unknown`: the word did not fit beside each unknown value.
pub(super) fn draw(canvas: &Canvas, data: &ChartData, unknown: bool) -> i32 {
    let parts = stack::parts(data);
    let previous = stack::previous(data);
    let mut entries = Vec::new();
    if parts.len() > 1 || previous.is_some() {
        for (series, key) in parts.iter().zip(keys(data, canvas.theme)) {
            entries.push((Sample::Part(key), series.name.as_str()));
        }
    }
    if let Some(series) = previous {
        entries.push((Sample::Thin(canvas.theme.previous), series.name.as_str()));
    }
    if unknown {
        entries.push((Sample::Unknown, french::UNKNOWN));
    }
    rows(canvas, &entries)
}

/// Entries one after the other when they fit on a row, else in columns.
fn rows(canvas: &Canvas, entries: &[(Sample, &str)]) -> i32 {
    let ink = canvas.plain();
    let widths: Vec<_> = entries
        .iter()
        .map(|(_, name)| (SAMPLE + GAP + canvas.width(name, ink)).min(WIDEST))
        .collect();
    if widths.is_empty() {
        return 0;
    }
    let on_one_row =
        widths.iter().map(|width| width + BETWEEN).sum::<i32>() - BETWEEN <= canvas.right();
    let starts = columns(&widths, canvas.right());
    let rows = if on_one_row { 1 } else { widths.len().div_ceil(starts.len()) };
    let down = |row: usize| i32::try_from(row).unwrap_or(0) * ROW;
    let (mut x, mut y) = (0, 0);
    for (index, ((sample, name), width)) in entries.iter().zip(&widths).enumerate() {
        if !on_one_row {
            (x, y) = (starts[index / rows], down(index % rows));
        }
        let name = canvas.cut(name, ink, width - SAMPLE - GAP);
        entry(canvas, sample, &name, ink, (x, y));
        x += width + BETWEEN;
    }
    down(rows) - (ROW - SAMPLE) + BELOW
}

/// Where the columns of the entries start: as many columns as there is room
/// for, of one width where the longest names allow it, else each as wide as
/// its own.
fn columns(widths: &[i32], room: i32) -> Vec<i32> {
    for wanted in (2..=widths.len()).rev() {
        let widest: Vec<i32> = widths
            .chunks(widths.len().div_ceil(wanted))
            .map(|column| column.iter().copied().max().unwrap_or(0) + BETWEEN)
            .collect();
        let Ok(count) = i32::try_from(widest.len()) else { continue };
        let pitch = (room + BETWEEN) / count;
        if widest.iter().all(|width| *width <= pitch) {
            return (0..count).map(|column| column * pitch).collect();
        }
        let used: i32 = widest.iter().sum();
        if used <= room + BETWEEN {
            let spare = (room + BETWEEN - used) / count;
            let ends = widest.iter().scan(0, |end, width| {
                let start = *end;
                *end += width + spare;
                Some(start)
            });
            return ends.collect();
        }
    }
    vec![0]
}

fn entry(canvas: &Canvas, sample: &Sample, name: &str, ink: Ink, (x, y): (i32, i32)) {
    let center = y + SAMPLE / 2;
    match sample {
        Sample::Part(key) => {
            part(canvas, (x, y), (x + SAMPLE, y + SAMPLE), key);
            if let Some(mark) = &key.mark {
                letter(canvas, mark, ground(canvas, key), (x + SAMPLE / 2, center));
            }
        }
        Sample::Thin(color) => canvas.block((x, center - 4), (x + SAMPLE, center + 4), *color),
        Sample::Unknown => canvas.unknown((x + 1, y + 1), (x + SAMPLE - 1, y + SAMPLE - 1)),
    }
    canvas.text(name, ink, Anchor::Start, x + SAMPLE + GAP, middle(center, ink));
}

/// A piece of a part: its colour, or its outline.
pub(super) fn part(canvas: &Canvas, (x0, y0): (i32, i32), (x1, y1): (i32, i32), key: &Key) {
    canvas.block((x0, y0), (x1, y1), key.color);
    if key.hollow {
        hollow(canvas, (x0, y0), (x1, y1));
    }
}

/// Paper inside a block that was drawn: its outline is left.
pub(super) fn hollow(canvas: &Canvas, (x0, y0): (i32, i32), (x1, y1): (i32, i32)) {
    canvas.block((x0 + RIM, y0 + RIM), (x1 - RIM, y1 - RIM), canvas.theme.paper);
}

/// What a letter on a part stands on.
pub(super) fn ground(canvas: &Canvas, key: &Key) -> Rgb {
    if key.hollow { canvas.theme.paper } else { key.color }
}

/// A letter on its colour; on a small ground of paper where neither the
/// paper's colour nor the ink would read well enough on it.
pub(super) fn letter(canvas: &Canvas, mark: &str, ground: Rgb, (x, y): (i32, i32)) {
    let theme = canvas.theme;
    let on_color = theme.readable_on(ground);
    if on_color.is_none() {
        let half = HOLE / 2;
        canvas.block((x - half, y - half), (x + half, y + half), theme.paper);
    }
    let color = on_color.unwrap_or(theme.ink);
    let ink = Ink { px: theme.small_px, weight: Weight::Bold, color };
    canvas.text(mark, ink, Anchor::Middle, x, middle(y, ink));
}
