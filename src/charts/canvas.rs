//! What all shapes draw with: text, blocks, lines, the mark of an unknown value.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, RGBColor, ShapeStyle};

use super::fonts::{Measure, Weight};
use super::shapes::{Anchor, Shape, Shapes};
use super::theme::ChartTheme;
use crate::design::theme::Rgb;

/// Distance between two strokes of a hatching.
const HATCH: i32 = 9;
/// From a tooth of a broken line to the next, and their height.
const TOOTH: usize = 8;
const TEETH: i32 = 6;
/// Thickness of lines that carry meaning.
pub(super) const LINE: u32 = 2;

/// Where a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Top,
}

/// Size, weight and colour of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub(super) px: i32,
    pub(super) weight: Weight,
    pub(super) color: Rgb,
}

/// A drawing that is being made, as wide as all of them and as high as it needs.
pub(super) struct Canvas<'a> {
    area: DrawingArea<Shapes<'a>, Shift>,
    pub(super) theme: &'a ChartTheme,
    pub(super) measure: Measure,
    width: u32,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(shapes: &'a mut Vec<Shape>, theme: &'a ChartTheme, width: u32) -> Self {
        let area = Shapes(shapes).into_drawing_area();
        Self { area, theme, measure: Measure::new(&theme.family), width }
    }

    /// The right edge.
    pub(super) fn right(&self) -> i32 {
        i32::try_from(self.width).unwrap_or(i32::MAX)
    }

    /// Labels, names.
    pub(super) fn plain(&self) -> Ink {
        Ink { px: self.theme.text_px, weight: Weight::Regular, color: self.theme.ink }
    }

    /// Values, headings.
    pub(super) fn bold(&self) -> Ink {
        Ink { weight: Weight::Bold, ..self.plain() }
    }

    /// What is said in passing.
    pub(super) fn quiet(&self) -> Ink {
        Ink { px: self.theme.small_px, weight: Weight::Regular, color: self.theme.muted }
    }

    /// From one baseline to the next.
    pub(super) fn line_height(&self) -> i32 {
        self.theme.text_px * 28 / 25
    }

    pub(super) fn width(&self, text: &str, ink: Ink) -> i32 {
        self.measure.width(text, ink.weight, ink.px)
    }

    pub(super) fn cut(&self, text: &str, ink: Ink, max: i32) -> String {
        self.measure.cut(text, ink.weight, ink.px, max)
    }

    pub(super) fn wrap(&self, text: &str, ink: Ink, max: i32, lines: usize) -> Vec<String> {
        self.measure.wrap(text, ink.weight, ink.px, max, lines)
    }

    /// A text on the baseline `y`.
    pub(super) fn text(&self, text: &str, ink: Ink, anchor: Anchor, x: i32, y: i32) {
        let family = FontFamily::Name(&self.theme.family);
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = FontDesc::new(family, f64::from(ink.px), ink.weight.style())
            .color(&color(ink.color))
            .pos(Pos::new(horizontal, VPos::Bottom));
        drawn(self.area.draw(&Text::new(text, (x, y), style)));
    }

    /// Lines of text whose middle is at the height `y`.
    pub(super) fn lines(&self, lines: &[String], ink: Ink, anchor: Anchor, x: i32, y: i32) {
        let extra = i32::try_from(lines.len()).map_or(0, |lines| lines - 1) * self.line_height();
        let mut baseline = middle(y, ink) - extra / 2;
        for line in lines {
            self.text(line, ink, anchor, x, baseline);
            baseline += self.line_height();
        }
    }

    /// A filled rectangle; nothing when it has no surface.
    pub(super) fn block(&self, (x0, y0): (i32, i32), (x1, y1): (i32, i32), fill: Rgb) {
        if x1 > x0 && y1 > y0 {
            drawn(self.area.draw(&Rectangle::new([(x0, y0), (x1, y1)], color(fill).filled())));
        }
    }

    /// The same, of a part of a colour, in hundredths: the paper shows through.
    pub(super) fn tint(&self, from: (i32, i32), to: (i32, i32), fill: Rgb, percent: u32) {
        let style = color(fill).mix(f64::from(percent) / 100.0).filled();
        drawn(self.area.draw(&Rectangle::new([from, to], style)));
    }

    /// The last piece of a bar or a column, its far end rounded as the theme asks.
    pub(super) fn end(&self, (x0, y0): (i32, i32), (x1, y1): (i32, i32), side: Side, fill: Rgb) {
        let (length, thickness) = match side {
            Side::Right => (x1 - x0, y1 - y0),
            Side::Top => (y1 - y0, x1 - x0),
        };
        let corner = self.theme.corner_px.min(thickness / 2);
        // A short end would be a lozenge.
        if corner < 1 || length < 3 * corner {
            return self.block((x0, y0), (x1, y1), fill);
        }
        // A quarter of a circle, from along the bar to across it: how far back and how far in.
        let quarter = (0..=6).map(|step| {
            let angle = f64::from(step) * std::f64::consts::FRAC_PI_2 / 6.0;
            let inward = |part: f64| (f64::from(corner) * (1.0 - part)).round() as i32;
            (inward(angle.sin()), inward(angle.cos()))
        });
        let quarter: Vec<(i32, i32)> = quarter.collect();
        let mut points = Vec::new();
        match side {
            Side::Right => {
                points.push((x0, y0));
                points.extend(quarter.iter().map(|(back, aside)| (x1 - back, y0 + aside)));
                points.extend(quarter.iter().rev().map(|(back, aside)| (x1 - back, y1 - aside)));
                points.push((x0, y1));
            }
            Side::Top => {
                points.push((x0, y1));
                points.extend(quarter.iter().map(|(back, aside)| (x0 + aside, y0 + back)));
                points.extend(quarter.iter().rev().map(|(back, aside)| (x1 - aside, y0 + back)));
                points.push((x1, y1));
            }
        }
        self.surface(&points, fill);
    }

    /// A line of zero that is broken all along: what stands on it does not start at zero.
    pub(super) fn torn(&self, (from, to): (i32, i32), y: i32) {
        let points: Vec<(i32, i32)> = (from..=to)
            .step_by(TOOTH)
            .enumerate()
            .map(|(rank, x)| (x, if rank % 2 == 0 { y } else { y + TEETH }))
            .collect();
        self.path(&points, self.theme.axis, LINE);
    }

    /// What must be known to read the drawing, under it; returns where it ends.
    pub(super) fn note(&self, sentence: &str, y: i32) -> i32 {
        let end = y + self.line_height();
        self.text(sentence, self.quiet(), Anchor::Start, 0, end);
        end
    }

    /// A line through points.
    pub(super) fn path(&self, points: &[(i32, i32)], stroke: Rgb, width: u32) {
        if points.len() > 1 {
            let style = ShapeStyle::from(color(stroke)).stroke_width(width);
            drawn(self.area.draw(&PathElement::new(points.to_vec(), style)));
        }
    }

    /// A filled surface inside a closed line.
    pub(super) fn surface(&self, points: &[(i32, i32)], fill: Rgb) {
        if points.len() > 2 {
            drawn(self.area.draw(&Polygon::new(points.to_vec(), color(fill).filled())));
        }
    }

    /// A dot, hollow where its value is not exact.
    pub(super) fn dot(&self, center: (i32, i32), radius: i32, fill: Rgb, hollow: bool) {
        drawn(self.area.draw(&Circle::new(center, radius, color(fill).filled())));
        if hollow {
            let paper = color(self.theme.paper).filled();
            drawn(self.area.draw(&Circle::new(center, radius - 2, paper)));
        }
    }

    /// An outlined, hatched box: here is a value that nobody knows. It is one
    /// path: the outline, then the hatching to and fro along its edges.
    pub(super) fn unknown(&self, (x0, y0): (i32, i32), (x1, y1): (i32, i32)) {
        let mut points = vec![(x0, y1), (x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        let (width, height) = (x1 - x0, y1 - y0);
        // A stroke goes from the foot or the right edge to the left edge or the top.
        let foot = |d: i32| if d <= width { (x0 + d, y1) } else { (x1, y1 - (d - width)) };
        let top = |d: i32| if d <= height { (x0, y1 - d) } else { (x0 + d - height, y0) };
        let mut distance = HATCH;
        let mut forth = true;
        while distance < width + height {
            let (from, to) = (foot(distance), top(distance));
            points.extend(if forth { [from, to] } else { [to, from] });
            forth = !forth;
            distance += HATCH;
        }
        self.path(&points, self.theme.unknown, LINE);
    }

    /// What is drawn where there is nothing to draw.
    pub(super) fn no_data(&self) -> i32 {
        let height = self.line_height() * 2;
        let ink = Ink { px: self.theme.text_px, ..self.quiet() };
        self.text("Aucune valeur à représenter.", ink, Anchor::Start, 0, middle(height / 2, ink));
        height
    }
}

/// The baseline of a text whose figures are centred on the height `y`.
pub(super) fn middle(y: i32, ink: Ink) -> i32 {
    y + ink.px * 33 / 100
}

/// A linear scale: values to whole pixels, plotters' own mapping.
pub(super) struct Scale {
    range: RangedCoordf64,
    pixels: (i32, i32),
}

impl Scale {
    /// From `floor` at the first pixel to `top` at the second.
    pub(super) fn new(floor: u64, top: u64, pixels: (i32, i32)) -> Self {
        let top = top.max(floor.saturating_add(1));
        Self { range: (floor as f64..top as f64).into(), pixels }
    }

    /// Round values under the greatest, at equal distances: `most` of them, or fewer.
    pub(super) fn steps(floor: u64, top: u64, most: u64) -> Vec<u64> {
        let range = top.saturating_sub(floor);
        if most == 0 || range < 2 {
            return Vec::new();
        }
        let mut step: u64 = 1;
        while range / step > most {
            step = rounder(step);
        }
        let first = floor / step + 1;
        (first..).map(|rank| rank.saturating_mul(step)).take_while(|value| *value <= top).collect()
    }

    pub(super) fn at(&self, value: u64) -> i32 {
        self.range.map(&(value as f64), self.pixels)
    }
}

/// The round number after this one: 1, 2, 5, 10, 20, 50…
pub(super) fn rounder(round: u64) -> u64 {
    let second = round.to_string().starts_with('2');
    if second { round / 2 * 5 } else { round.saturating_mul(2) }
}

fn color(rgb: Rgb) -> RGBColor {
    RGBColor(rgb.0, rgb.1, rgb.2)
}

fn drawn(result: Result<(), DrawingAreaErrorKind<Infallible>>) {
    result.expect("writing to a string does not fail");
}
