//! Points that would cover one another stand side by side instead.

use std::collections::HashMap;

use super::frame::{Box, inside, touch};

/// Rings of places that are tried around the true one.
const RINGS: i32 = 12;

/// Where each point is drawn: its own place if it is free, else the first free
/// one on rings around it, all inside the bounds and off the obstacles. Points
/// keep their order: the first come keep their places.
pub(super) fn spread(
    places: &[(i32, i32)],
    radius: i32,
    bounds: Box,
    obstacles: &[Box],
) -> Vec<(i32, i32)> {
    let mut taken = Taken { pitch: 2 * radius + 2, cells: HashMap::new() };
    let reach = radius * 4 / 3 + 1;
    let around = |(x, y): (i32, i32)| (x - reach, y - reach, x + reach, y + reach);
    let free = |place: (i32, i32), taken: &Taken| {
        inside(around(place), bounds)
            && !obstacles.iter().any(|obstacle| touch(around(place), *obstacle))
            && taken.is_free(place)
    };
    let place = |own: &(i32, i32)| {
        // A place outside (a small island that no outline shows) comes to the edge.
        let own = (
            own.0.clamp(bounds.0 + reach, (bounds.2 - reach).max(bounds.0 + reach)),
            own.1.clamp(bounds.1 + reach, (bounds.3 - reach).max(bounds.1 + reach)),
        );
        let chosen = candidates(own, taken.pitch).find(|place| free(*place, &taken));
        // Where all is full, points cover one another at their true place.
        let chosen = chosen.unwrap_or(own);
        taken.add(chosen);
        chosen
    };
    places.iter().map(place).collect()
}

/// The place itself, then rings from the nearest on, each from the east on.
fn candidates((x, y): (i32, i32), pitch: i32) -> impl Iterator<Item = (i32, i32)> {
    let ring = move |ring: i32| {
        let radius = f64::from(ring * pitch) / 2.0;
        let count = 6 * ring;
        (0..count).map(move |step| {
            let angle = std::f64::consts::TAU * f64::from(step) / f64::from(count);
            let (east, south) = (radius * angle.cos(), radius * angle.sin());
            (x + east.round() as i32, y + south.round() as i32)
        })
    };
    std::iter::once((x, y)).chain((1..=RINGS).flat_map(ring))
}

/// The places that are taken, in cells as wide as two points need.
struct Taken {
    pitch: i32,
    cells: HashMap<(i32, i32), Vec<(i32, i32)>>,
}

impl Taken {
    fn cell(&self, (x, y): (i32, i32)) -> (i32, i32) {
        (x.div_euclid(self.pitch), y.div_euclid(self.pitch))
    }

    fn add(&mut self, place: (i32, i32)) {
        self.cells.entry(self.cell(place)).or_default().push(place);
    }

    fn is_free(&self, place: (i32, i32)) -> bool {
        let (column, row) = self.cell(place);
        let beside = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y)));
        let mut others = beside.filter_map(|cell| self.cells.get(&cell)).flatten();
        others.all(|other| {
            let (x, y) = (place.0 - other.0, place.1 - other.1);
            // One pixel less than the pitch: rings are rounded to pixels.
            x * x + y * y >= (self.pitch - 1) * (self.pitch - 1)
        })
    }
}
