//! A rectangle of the drawing that shows a part of the globe.

use crate::dataset::geography::{Point, Projection};

/// Left, top, right, bottom, in pixels.
pub(super) type Box = (i32, i32, i32, i32);

/// Metres: west, south, east, north.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
}

impl Extent {
    /// The smallest that holds all places, if there is one.
    pub(super) fn of(places: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut places = places.into_iter();
        let (x, y) = places.next()?;
        let first = Self { west: x, south: y, east: x, north: y };
        Some(places.fold(first, |extent, (x, y)| extent.with((x, y))))
    }

    /// The same, and this place.
    pub(super) fn with(self, (x, y): (f64, f64)) -> Self {
        Self {
            west: self.west.min(x),
            south: self.south.min(y),
            east: self.east.max(x),
            north: self.north.max(y),
        }
    }

    /// Wider on each side by a part of its size.
    pub(super) fn widened(self, part: f64) -> Self {
        let (x, y) = ((self.east - self.west) * part, (self.north - self.south) * part);
        Self {
            west: self.west - x,
            south: self.south - y,
            east: self.east + x,
            north: self.north + y,
        }
    }
}

/// Where a part of the globe stands on the drawing, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) bounds: Box,
    pub(super) projection: Projection,
    /// Pixels in a metre.
    scale: f64,
    /// Metres at the left and at the top of the bounds.
    west: f64,
    north: f64,
}

impl Frame {
    /// Shows an extent in the middle of the bounds, as large as it can be.
    pub(super) fn new(bounds: Box, extent: Extent, projection: Projection) -> Self {
        let (left, top, right, bottom) = bounds;
        let (width, height) = (f64::from(right - left), f64::from(bottom - top));
        let (wide, high) = (extent.east - extent.west, extent.north - extent.south);
        let scale = (width / wide.max(1.0)).min(height / high.max(1.0));
        Self {
            bounds,
            projection,
            scale,
            west: extent.west - (width / scale - wide) / 2.0,
            north: extent.north + (height / scale - high) / 2.0,
        }
    }

    /// Where metres of the projection fall, in pixels.
    pub(super) fn pixels(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (left, top) = (f64::from(self.bounds.0), f64::from(self.bounds.1));
        (left + (x - self.west) * self.scale, top + (self.north - y) * self.scale)
    }

    /// Where a place falls, to the pixel.
    pub(super) fn place(&self, point: Point) -> (i32, i32) {
        whole(self.pixels(self.projection.metres(point)))
    }

    /// What the bounds show.
    pub(super) fn extent(&self) -> Extent {
        let (left, top, right, bottom) = self.bounds;
        Extent {
            west: self.west,
            east: self.west + f64::from(right - left) / self.scale,
            north: self.north,
            south: self.north - f64::from(bottom - top) / self.scale,
        }
    }
}

/// The nearest pixel.
pub(super) fn whole((x, y): (f64, f64)) -> (i32, i32) {
    // Far outside what is drawn, a saturated pixel is as good as the true one.
    (x.round() as i32, y.round() as i32)
}

/// Whether two rectangles have a surface in common.
pub(super) fn touch(one: Box, other: Box) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Whether a rectangle is inside another.
pub(super) fn inside(inner: Box, outer: Box) -> bool {
    inner.0 >= outer.0 && inner.1 >= outer.1 && inner.2 <= outer.2 && inner.3 <= outer.3
}
