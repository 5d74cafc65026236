//! A place that a code stands for.

use super::level::Level;
use super::records::{DEPARTMENTS, Fields, REGIONS};

/// A place on the globe, in thousandths of a degree: what the data are exact to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// East of Greenwich.
    pub longitude: i32,
    /// North of the equator.
    pub latitude: i32,
}

/// A département.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Department {
    /// « 93 », « 2A », « 974 ».
    pub code: &'static str,
    /// « Seine-Saint-Denis ».
    pub name: &'static str,
    /// Its region.
    pub region: Region,
    /// The mean of its communes.
    pub point: Point,
}

/// A region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// « 11 ».
    pub code: &'static str,
    /// « Île-de-France ».
    pub name: &'static str,
    /// The mean of its communes.
    pub point: Point,
}

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Territory {
    /// Of which kind it is.
    pub level: Level,
    /// The code, as INSEE writes it.
    pub code: &'static str,
    /// Its official name, without its article; the groupings have none here.
    pub name: Option<&'static str>,
    /// Where it mostly is; a region has none.
    pub department: Option<Department>,
    /// Where it is.
    pub region: Region,
    /// The town hall of a commune, else the mean of its communes.
    pub point: Point,
}

impl Department {
    /// The département of this code.
    pub fn find(code: &str) -> Option<Self> {
        let fields = DEPARTMENTS.find(code)?;
        Some(Self {
            code: fields.text(0),
            name: fields.text(1),
            region: Region::find(fields.text(2))?,
            point: point(fields, 3)?,
        })
    }

    /// The département of a commune's code.
    pub(super) fn of_commune(code: &str) -> Option<Self> {
        let length = if code.starts_with("97") { 3 } else { 2 };
        Self::find(code.get(..length)?)
    }
}

impl Region {
    /// The region of this code.
    pub fn find(code: &str) -> Option<Self> {
        REGIONS.find(code).and_then(region)
    }
}

/// All départements, in the order of their codes.
pub fn departments() -> impl Iterator<Item = Department> {
    DEPARTMENTS.iter().filter_map(|fields| Department::find(fields.text(0)))
}

/// All regions, in the order of their codes.
pub fn regions() -> impl Iterator<Item = Region> {
    REGIONS.iter().filter_map(region)
}

fn region(fields: Fields) -> Option<Region> {
    Some(Region { code: fields.text(0), name: fields.text(1), point: point(fields, 2)? })
}

/// Longitude and latitude from the field of this rank on.
pub(super) fn point(fields: Fields, index: usize) -> Option<Point> {
    Some(Point { longitude: fields.number(index)?, latitude: fields.number(index + 1)? })
}
