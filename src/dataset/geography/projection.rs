//! From the globe to a plane, in metres: Lambert-93 for the mainland and
//! Corsica, a plain local projection for each overseas département.

use super::territory::Point;

/// Of the ellipsoid GRS 80.
const ECCENTRICITY: f64 = 0.081_819_190_842_621_5;
/// Exponent and constant of the projection, origin of its coordinates.
const EXPONENT: f64 = 0.725_607_765_053_267;
const CONSTANT: f64 = 11_754_255.426;
const X_ORIGIN: f64 = 700_000.0;
const Y_ORIGIN: f64 = 12_655_612.049_9;
const CENTRAL_MERIDIAN: f64 = 3.0;
/// Metres in a degree of latitude.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// How the places of a chart are put on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// The legal one of the mainland.
    Lambert93,
    /// Around a place, in degrees: east and north of it.
    Around {
        /// Longitude of the place.
        longitude: f64,
        /// Latitude of the place.
        latitude: f64,
    },
}

impl Projection {
    /// Metres east and north.
    pub fn metres(self, point: Point) -> (f64, f64) {
        let (longitude, latitude) =
            (f64::from(point.longitude) / 1_000.0, f64::from(point.latitude) / 1_000.0);
        match self {
            Self::Lambert93 => lambert_93(longitude, latitude),
            Self::Around { longitude: east, latitude: north } => {
                let narrow = north.to_radians().cos() * METRES_PER_DEGREE;
                ((longitude - east) * narrow, (latitude - north) * METRES_PER_DEGREE)
            }
        }
    }
}

/// Lambert-93 of degrees, within a millimetre of PROJ.
pub fn lambert_93(longitude: f64, latitude: f64) -> (f64, f64) {
    let sine = latitude.to_radians().sin() * ECCENTRICITY;
    let flattened = ((1.0 - sine) / (1.0 + sine)).powf(ECCENTRICITY / 2.0);
    let isometric =
        ((std::f64::consts::FRAC_PI_4 + latitude.to_radians() / 2.0).tan() * flattened).ln();
    let radius = CONSTANT * (-EXPONENT * isometric).exp();
    let angle = EXPONENT * (longitude - CENTRAL_MERIDIAN).to_radians();
    (X_ORIGIN + radius * angle.sin(), Y_ORIGIN - radius * angle.cos())
}
