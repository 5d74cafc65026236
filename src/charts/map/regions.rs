//! Regions by how many points they have: a disc each, its surface as its number, the number on it, the name beside.
//!
//! A tint of the whole region would say its size more than its number.

use super::frame::Frame;
use super::{labels, land};
use crate::charts::canvas::{Canvas, Ink, middle};
use crate::charts::shapes::Anchor;
use crate::dataset::geography::{self, OVERSEAS, Region};
use crate::figures::map_data::MapData;
use crate::language::french;

/// Radius of the disc of the region that has most.
const GREATEST: i32 = 58;
/// As many overseas départements stand in the sea; more are a row under the mainland.
const IN_THE_SEA: usize = 2;
/// White around a disc.
const HALO: i32 = 3;
/// White between a number and the edge of its disc, and under the last name.
const GAP: i32 = 6;

/// Draws mainland and overseas départements with their discs; returns where the drawing ends.
pub(super) fn draw<'f>(
    canvas: &Canvas,
    data: &MapData,
    mainland: &Frame,
    overseas: impl Iterator<Item = (&'static str, &'f Frame)>,
) -> i32 {
    let counts = counts(data);
    let most = counts.first().map_or(1, |(_, count)| *count);
    let disc = |count: u64, (x, y): (i32, i32)| -> i32 {
        let text = french::number(count);
        let ink = canvas.bold();
        let color = canvas.theme.readable_on(canvas.theme.current);
        let ink = Ink { color: color.unwrap_or(canvas.theme.paper), ..ink };
        // Of the least, the number still has room: there the disc is larger than its part.
        let part = (count as f64 / most as f64).sqrt();
        let own = (f64::from(GREATEST) * part).round() as i32;
        let radius = own.max((canvas.width(&text, ink).max(ink.px)) / 2 + GAP);
        canvas.dot((x, y), radius + HALO, canvas.theme.land, false);
        canvas.dot((x, y), radius, canvas.theme.current, false);
        canvas.text(&text, ink, Anchor::Middle, x, middle(y, ink));
        radius
    };
    let (_, _, _, mut bottom) = mainland.bounds;
    let mut borders = Vec::new();
    if let Some(chart) = geography::chart("metropole") {
        land::draw_regions(canvas, &chart, mainland);
        borders = land::borders(&chart, mainland);
    }
    let here = counts.iter().filter(|(region, _)| !is_overseas(region.name));
    let named: Vec<_> = here
        .map(|(region, count)| {
            let place = mainland.place(region.point);
            (region.name, place, disc(*count, place))
        })
        .collect();

    let overseas: Vec<_> = overseas.collect();
    let mut taken = Vec::new();
    for (rank, (name, frame)) in overseas.iter().enumerate() {
        // One or two have room in the sea, at the foot of the mainland.
        let frame = &if overseas.len() > IN_THE_SEA {
            **frame
        } else {
            let (left, top, right, end) = frame.bounds;
            let (width, height) = (right - left, end - top);
            let whole = height + canvas.line_height() + GAP;
            let up = i32::try_from(overseas.len() - rank).unwrap_or(1) * whole;
            let top = mainland.bounds.3 - up;
            taken.push((0, top, width, top + whole));
            Frame::new((0, top, width, top + height), frame.extent(), frame.projection)
        };
        let Some((_, count)) = counts.iter().find(|(region, _)| region.name == *name) else {
            continue;
        };
        let code = OVERSEAS.iter().find(|(_, known)| known == name).map(|(code, _)| *code);
        if let Some(chart) = code.and_then(geography::chart) {
            land::draw_regions(canvas, &chart, frame);
        }
        let (left, top, right, end) = frame.bounds;
        let center = (i32::midpoint(left, right), i32::midpoint(top, end));
        disc(*count, center);
        let baseline = end + canvas.line_height();
        let ink = Ink { color: canvas.theme.ink, ..canvas.quiet() };
        canvas.text(name, ink, Anchor::Middle, center.0, baseline);
        bottom = bottom.max(baseline + GAP);
    }
    labels::draw(canvas, &named, mainland.bounds, &taken, &borders, Some(canvas.theme.land));
    bottom
}

fn is_overseas(name: &str) -> bool {
    OVERSEAS.iter().any(|(_, known)| *known == name)
}

/// Each region that has points with their number, the greatest first, so that small discs stand on large ones.
pub(super) fn counts(data: &MapData) -> Vec<(Region, u64)> {
    let mut counts: Vec<(Region, u64)> = Vec::new();
    for point in &data.points {
        let region = point.territory.region;
        match counts.iter_mut().find(|(known, _)| known.code == region.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((region, 1)),
        }
    }
    counts
        .sort_by_key(|(region, count)| (std::cmp::Reverse(*count), french::index_key(region.name)));
    counts
}
