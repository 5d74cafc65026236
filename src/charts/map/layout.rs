//! Which frames a map has, where they stand, and what stands in each.
//!
//! The mainland is on the left, the overseas départements in a row under it;
//! Île-de-France, at a larger scale, is on the right with the legend under it.
//! Without it the drawing is narrower, and the legend comes last.

use super::frame::{Box, Extent, Frame};
use super::{labels, land, marks, regions, spread};
use crate::charts::canvas::{Canvas, Ink, LINE, middle};
use crate::charts::shapes::Anchor;
use crate::dataset::declarations::{Inset, Marks};
use crate::dataset::geography::{self, Department, OVERSEAS, Projection};
use crate::design::theme::Rgb;
use crate::figures::map_data::{MapData, MapPoint, NAMED};
use crate::language::french;

/// Width of the mainland, and of a drawing without Île-de-France.
const MAINLAND: i32 = 730;
/// White around the mainland, for marks on its coasts.
const MARGIN: i32 = 16;
/// The frame of Île-de-France.
const INSET: (i32, i32) = (420, 420);
/// Between the columns, and between the parts of one.
const COLUMNS: i32 = 50;
const PARTS: i32 = 26;
/// Between the frames of the overseas départements; their height.
const GAP: i32 = 14;
const OVERSEAS_HEIGHT: i32 = 104;
/// Lines of the names under one of them.
const NAMES: usize = 3;
/// From one entry of the legend to the next.
const ROW: i32 = 38;
/// Half the width of a mark that bears a number.
const NUMBER: i32 = 15;
/// Half the side of the rectangle that stands for Île-de-France, at most.
const WIDEST_WINDOW: f64 = 24.0;
/// What this frame shows at least, in metres: Paris and the départements around it.
const INNER_SUBURBS: Extent =
    Extent { west: 636_000.0, south: 6_842_000.0, east: 673_000.0, north: 6_880_000.0 };

/// The frames of a map, and the points of each by their rank.
pub(super) struct Frames {
    mainland: (Frame, Vec<usize>),
    ile_de_france: Option<(Frame, Vec<usize>)>,
    overseas: Vec<(&'static str, Frame, Vec<usize>)>,
}

impl Frames {
    /// Each frame with the ranks of its points.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&Frame, &[usize])> {
        let mainland = std::iter::once(&self.mainland);
        let pairs = mainland.chain(&self.ile_de_france).map(|(frame, own)| (frame, &own[..]));
        pairs.chain(self.overseas.iter().map(|(_, frame, own)| (frame, &own[..])))
    }
}

/// Draws the map; returns its width and height.
pub(super) fn draw(canvas: &Canvas, data: &MapData) -> (i32, i32) {
    let Some(frames) = frames(canvas, data) else { return (MAINLAND, canvas.no_data()) };
    if data.marks == Marks::Regions {
        let overseas = frames.overseas.iter().map(|(name, frame, _)| (*name, frame));
        let bottom = regions::draw(canvas, data, &frames.mainland.0, overseas);
        return (MAINLAND, bottom);
    }
    let radius = marks::radius(data.points.len());
    let drawing = Drawn { canvas, data, radius };
    drawing.mainland(&frames);
    let (_, _, _, mut bottom) = frames.mainland.0.bounds;
    for (name, frame, points) in &frames.overseas {
        bottom = bottom.max(drawing.overseas(name, frame, points));
    }
    match &frames.ile_de_france {
        Some((frame, points)) => {
            drawing.ile_de_france(frame, points);
            let (left, _, right, top) = frame.bounds;
            let end = drawing.legend((left, right), top + PARTS + GAP);
            (right + LINE as i32, bottom.max(end))
        }
        None => (MAINLAND, drawing.legend((0, MAINLAND), bottom + PARTS)),
    }
}

pub(super) fn frames(canvas: &Canvas, data: &MapData) -> Option<Frames> {
    let mainland = geography::chart("metropole")?;
    let extent = land::extent(&mainland)?;
    let height = f64::from(MAINLAND) * (extent.north - extent.south) / (extent.east - extent.west);
    let height = height.round() as i32;
    let bounds = (0, 0, MAINLAND, height);
    let padding = f64::from(MARGIN) / f64::from(MAINLAND);
    let frame = Frame::new(bounds, extent.widened(padding), mainland.projection);
    let within = |wanted: &dyn Fn(&MapPoint) -> bool| -> Vec<usize> {
        let points = data.points.iter().enumerate().filter(|(_, point)| wanted(point));
        points.map(|(index, _)| index).collect()
    };
    let overseas_code = |point: &MapPoint| {
        let department = point.territory.department.map(|it| it.code);
        let region = point.territory.region.name;
        OVERSEAS.iter().position(|(code, name)| department == Some(*code) || region == *name)
    };
    let parisian = within(&|point| point.territory.region.code == geography::ILE_DE_FRANCE);
    let has_inset = data.ile_de_france == Inset::Shown && !parisian.is_empty();
    let is_mainland = |point: &MapPoint| {
        let elsewhere = has_inset && point.territory.region.code == geography::ILE_DE_FRANCE;
        overseas_code(point).is_none() && !elsewhere
    };
    // A frame without a point says nothing; a point overseas is never lost.
    let width = (MAINLAND - 4 * GAP) / 5;
    let has_points = |rank: &usize| data.points.iter().any(|it| overseas_code(it) == Some(*rank));
    let shown = (0..OVERSEAS.len()).filter(has_points).enumerate();
    let overseas = shown.filter_map(|(column, rank)| {
        let it = OVERSEAS[rank];
        let chart = geography::chart(it.0)?;
        let left = i32::try_from(column).ok()? * (width + GAP);
        let top = height + PARTS;
        let bounds = (left, top, left + width, top + OVERSEAS_HEIGHT);
        let extent = land::extent(&chart)?.widened(0.12);
        let points = within(&|point| overseas_code(point) == Some(rank));
        Some((it.1, Frame::new(bounds, extent, chart.projection), points))
    });
    let ile_de_france = has_inset.then(|| {
        let left = MAINLAND + COLUMNS;
        let top = canvas.line_height() * 3 / 2;
        let bounds = (left, top, left + INSET.0, top + INSET.1);
        let places = parisian.iter().map(|index| data.points[*index].territory.point);
        let places = places.map(|point| Projection::Lambert93.metres(point));
        let extent = places.fold(INNER_SUBURBS, Extent::with).widened(0.07);
        (Frame::new(bounds, extent, Projection::Lambert93), parisian.clone())
    });
    Some(Frames {
        mainland: (frame, within(&is_mainland)),
        ile_de_france,
        overseas: overseas.collect(),
    })
}

/// What all frames draw with.
struct Drawn<'d, 'c> {
    canvas: &'d Canvas<'c>,
    data: &'d MapData,
    radius: i32,
}

impl Drawn<'_, '_> {
    fn mainland(&self, frames: &Frames) {
        let (frame, points) = &frames.mainland;
        if let Some(chart) = geography::chart("metropole") {
            land::draw(self.canvas, &chart, frame);
        }
        let inset = frames.ile_de_france.as_ref();
        let window = inset.map(|(inset, points)| self.window(frame, inset, points.len()));
        let window: Vec<Box> = window.into_iter().collect();
        let placed = self.points(frame, points, &window, self.radius);
        let borders = geography::chart("metropole").map(|chart| land::borders(&chart, frame));
        self.names(frame, points, &placed, &window, &borders.unwrap_or_default());
    }

    /// The rectangle of the mainland that a frame shows larger, outlined like
    /// it, with the number of its points.
    fn window(&self, mainland: &Frame, inset: &Frame, points: usize) -> Box {
        let canvas = self.canvas;
        let shown = inset.extent();
        let (left, top) = mainland.pixels((shown.west, shown.north));
        let (right, bottom) = mainland.pixels((shown.east, shown.south));
        let count = french::number(u64::try_from(points).unwrap_or(u64::MAX));
        let ink = canvas.bold();
        let least = f64::from(canvas.width(&count, ink).max(ink.px)) / 2.0 + 5.0;
        let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        // Of the whole region, a white square would hide too much of the map.
        let half = ((right - left) / 2.0).clamp(least, least.max(WIDEST_WINDOW)).round() as i32;
        let (x, y) = (x.round() as i32, y.round() as i32);
        let window = (x - half, y - half, x + half, y + half);
        canvas.block((window.0, window.1), (window.2, window.3), canvas.theme.paper);
        outline(canvas, window, canvas.theme.axis);
        canvas.text(&count, ink, Anchor::Middle, x, middle(y, ink));
        window
    }

    fn ile_de_france(&self, frame: &Frame, points: &[usize]) {
        let canvas = self.canvas;
        let (left, top, ..) = frame.bounds;
        let baseline = top - canvas.line_height() / 2;
        let (name, ink) = ("Île-de-France", canvas.bold());
        canvas.text(name, ink, Anchor::Start, left, baseline);
        let count = french::number(u64::try_from(points.len()).unwrap_or(u64::MAX));
        let x = left + canvas.width(name, ink) + GAP;
        canvas.text(&count, canvas.plain(), Anchor::Start, x, baseline);
        if let Some(chart) = geography::chart("ile-de-france") {
            land::draw(canvas, &chart, frame);
        }
        outline(canvas, frame.bounds, canvas.theme.axis);
        let numbered = points.iter().any(|index| self.data.points[*index].number.is_some());
        let radius = if numbered { NUMBER } else { self.radius };
        let placed = self.points(frame, points, &[], radius);
        if numbered {
            self.numbers(points, &placed);
        } else {
            let chart = geography::chart("ile-de-france");
            let borders = chart.map(|chart| land::borders(&chart, frame));
            self.names(frame, points, &placed, &[], &borders.unwrap_or_default());
        }
        let reach = radius + 2;
        let marks: Vec<Box> =
            placed.iter().map(|(x, y)| (x - reach, y - reach, x + reach, y + reach)).collect();
        for code in ["75", "77", "78", "91", "92", "93", "94", "95"] {
            if let Some(department) = Department::find(code) {
                let word = if code == "75" { department.name } else { code };
                labels::aside(canvas, word, frame.place(department.point), frame.bounds, &marks);
            }
        }
    }

    /// Draws the frame of a département and its names; returns where they end.
    fn overseas(&self, name: &str, frame: &Frame, points: &[usize]) -> i32 {
        let canvas = self.canvas;
        let code = OVERSEAS.iter().find(|(_, known)| *known == name).map(|(code, _)| *code);
        if let Some(chart) = code.and_then(geography::chart) {
            land::draw(canvas, &chart, frame);
        }
        outline(canvas, frame.bounds, canvas.theme.outline);
        self.points(frame, points, &[], self.radius);
        let (left, _, right, bottom) = frame.bounds;
        let middle = i32::midpoint(left, right);
        // The frame is small: what few points it has are named under it.
        let names: Vec<&str> =
            points.iter().map(|index| self.data.points[*index].name.as_str()).collect();
        let ink = Ink { color: canvas.theme.ink, ..canvas.quiet() };
        let named = canvas.wrap(&names.join(", "), ink, right - left + GAP / 2, NAMES);
        let mut baseline = bottom + canvas.line_height() - 4;
        canvas.text(name, canvas.quiet(), Anchor::Middle, middle, baseline);
        if !named.iter().any(|line| line.ends_with('…')) {
            for line in named {
                baseline += canvas.line_height();
                canvas.text(&line, ink, Anchor::Middle, middle, baseline);
            }
        }
        baseline + 4
    }

    /// Draws the marks of a frame, those of the first kinds first, and tells
    /// where each of the points stands.
    fn points(
        &self,
        frame: &Frame,
        points: &[usize],
        obstacles: &[Box],
        radius: i32,
    ) -> Vec<(i32, i32)> {
        let mut order: Vec<usize> = (0..points.len()).collect();
        let point = |index: &usize| &self.data.points[points[*index]];
        order.sort_by_key(|index| (point(index).kind, point(index).territory.code, *index));
        let own: Vec<_> =
            order.iter().map(|index| frame.place(point(index).territory.point)).collect();
        let spread = spread::spread(&own, radius, frame.bounds, obstacles);
        let mut placed = vec![(0, 0); points.len()];
        for (index, place) in order.iter().zip(spread) {
            marks::draw(self.canvas, point(index).kind, place, radius);
            placed[*index] = place;
        }
        placed
    }

    /// The number of each point, on its mark.
    fn numbers(&self, points: &[usize], placed: &[(i32, i32)]) {
        let canvas = self.canvas;
        for (index, (x, y)) in points.iter().zip(placed) {
            let point = &self.data.points[*index];
            let Some(number) = point.number else { continue };
            let color = canvas.theme.readable_on(marks::color(canvas, point.kind));
            let ink = Ink { color: color.unwrap_or(canvas.theme.paper), ..canvas.bold() };
            let ink = Ink { px: canvas.theme.small_px - 2, ..ink };
            canvas.text(&number.to_string(), ink, Anchor::Middle, *x, middle(*y, ink));
        }
    }

    fn names(
        &self,
        frame: &Frame,
        points: &[usize],
        placed: &[(i32, i32)],
        obstacles: &[Box],
        borders: &[labels::Segment],
    ) {
        if points.len() > NAMED {
            return;
        }
        let own = points.iter().map(|index| self.data.points[*index].name.as_str());
        let names = own.zip(placed.iter().copied());
        let names: Vec<_> = names.map(|(name, place)| (name, place, self.radius)).collect();
        labels::draw(self.canvas, &names, frame.bounds, obstacles, borders, None);
    }

    /// Each kind with its number, between two edges; returns where the legend ends.
    fn legend(&self, (left, right): (i32, i32), top: i32) -> i32 {
        let canvas = self.canvas;
        let mut y = top;
        for (rank, kind) in self.data.kinds.iter().enumerate().filter(|(_, kind)| kind.is_told()) {
            let center = y + ROW / 2;
            marks::draw(canvas, rank, (left + 12, center), marks::radius(0));
            let ink = canvas.plain();
            let widest = right - left - ROW;
            let entry = canvas.cut(&kind.share(), ink, widest);
            canvas.text(&entry, ink, Anchor::Start, left + ROW, middle(center, ink));
            y += ROW;
        }
        y
    }
}

pub(super) fn outline(canvas: &Canvas, (left, top, right, bottom): Box, color: Rgb) {
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    canvas.path(&corners, color, 1);
}
