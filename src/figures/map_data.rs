//! What a map says, as plain data: `figures` fills it, `charts` draws it.

use crate::dataset::declarations::{Inset, Marks};
use crate::dataset::geography::Territory;
use crate::language::french;

/// As many points of a frame are named on it.
pub const NAMED: usize = 12;
/// Of more, up to so many, those of Île-de-France bear numbers, which the list beside the map repeats.
pub const NUMBERED: usize = 60;

/// A map before ink.
#[derive(Debug, Clone, PartialEq)]
pub struct MapData {
    /// Name by which texts place it.
    pub id: String,
    /// The message, one sentence.
    pub title: String,
    /// What a point is, and when.
    pub subtitle: String,
    /// Where the rows come from.
    pub source: Option<String>,
    /// What must be known to read it.
    pub note: Option<String>,
    /// Some rows were invented for the demonstration.
    pub illustrative: bool,
    /// One a shape, in the order of the legend.
    pub kinds: Vec<PointKind>,
    /// In the order of the table.
    pub points: Vec<MapPoint>,
    /// The names of the rows without a code, or with one that does not exist.
    pub unplaced: Vec<String>,
    /// All that the points are a part of, if the edition counts it.
    pub whole: Option<Whole>,
    /// Whether each point is drawn, or each region by how many it has.
    pub marks: Marks,
    /// Whether Île-de-France has a frame of its own.
    pub ile_de_france: Inset,
}

/// The number of which the points show a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// How many there are in all.
    pub count: u64,
    /// « 177 ».
    pub text: String,
    /// « 31 décembre 2021 ».
    pub as_of: String,
    /// What is counted: « adhérent·e », « adhérent·e·s ».
    pub words: [String; 2],
}

/// What a shape and a colour stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointKind {
    /// « ville », « villes ».
    pub words: [String; 2],
    /// Points of this kind.
    pub count: u64,
    /// How many there are in all, if the edition counts them.
    pub whole: Option<u64>,
}

/// A row that has its place.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPoint {
    /// What is named beside the point and in the list: a member, a person.
    pub name: String,
    /// Where that is, where it is not the name itself.
    pub place: Option<String>,
    /// What else the list says.
    pub detail: Option<String>,
    /// Rank of its kind, from 0.
    pub kind: usize,
    /// Where it is.
    pub territory: Territory,
    /// What stands for its name on a frame with too many, in the order of the list.
    pub number: Option<u64>,
}

impl PointKind {
    /// « 28 villes »
    pub fn number(&self) -> String {
        let [singular, plural] = &self.words;
        format!("{} {}", french::number(self.count), french::agree(self.count, singular, plural))
    }

    /// « 28 villes sur 75 », « 9 régions »
    pub fn share(&self) -> String {
        match self.whole {
            Some(whole) if whole > self.count => {
                format!("{} sur {}", self.number(), french::number(whole))
            }
            _ => self.number(),
        }
    }

    /// It has points, or the edition counts it.
    pub fn is_told(&self) -> bool {
        self.count > 0 || self.whole.is_some_and(|whole| whole > 0)
    }
}
