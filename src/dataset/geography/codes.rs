//! From a code, as staff write it, to the place.

use super::records::{COMMUNES, GROUPINGS};
use super::territory::{Department, Region, Territory, point};
use crate::language::suggest::fold;

/// Kinds of local authorities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A commune: INSEE code of five characters.
    Commune,
    /// A grouping of communes: SIREN of nine digits.
    Grouping,
    /// A département: two or three characters.
    Department,
    /// A region: two digits.
    Region,
}

impl Level {
    /// All of them, from the smallest.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Grouping, Self::Department, Self::Region];

    /// « commune », « communes ».
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Commune => ["commune", "communes"],
            Self::Grouping => ["intercommunalité", "intercommunalités"],
            Self::Department => ["département", "départements"],
            Self::Region => ["région", "régions"],
        }
    }

    /// The kind that a few words name: « ville », « Communauté de communes
    /// de… », « Conseil régional ».
    pub fn named_in(words: &str) -> Option<Self> {
        let folded = fold(words);
        let words: Vec<&str> = folded.split('_').collect();
        let any = |found: fn(&str) -> bool| words.iter().any(|word| found(word));
        if any(|it| it.starts_with("region")) {
            return Some(Self::Region);
        }
        if any(|it| it.starts_with("departement")) {
            return Some(Self::Department);
        }
        let grouping = |it: &str| {
            ["intercommun", "communaute", "agglomeration", "epci"]
                .iter()
                .any(|start| it.starts_with(start))
                || it.trim_end_matches('s').ends_with("metropole")
        };
        if any(grouping) {
            return Some(Self::Grouping);
        }
        let town = |it: &str| ["ville", "commune", "mairie"].contains(&it.trim_end_matches('s'));
        any(town).then_some(Self::Commune)
    }
}

/// The place of a code. `level` tells a region from a département of the same
/// two digits (75 is Paris, and Nouvelle-Aquitaine); without it, a département.
pub fn find(code: &str, level: Option<Level>) -> Option<Territory> {
    let code: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    let code = code.to_ascii_uppercase();
    match code.len() {
        2 | 3 if level == Some(Level::Region) => region(&code).or_else(|| department(&code)),
        2 | 3 => department(&code).or_else(|| region(&code)),
        5 => commune(district_of(&code).unwrap_or(&code)),
        9 => grouping(&code),
        _ => None,
    }
}

fn region(code: &str) -> Option<Territory> {
    let region = Region::find(code)?;
    Some(Territory {
        level: Level::Region,
        code: region.code,
        name: Some(region.name),
        department: None,
        region,
        point: region.point,
    })
}

fn department(code: &str) -> Option<Territory> {
    let department = Department::find(code)?;
    Some(Territory {
        level: Level::Department,
        code: department.code,
        name: Some(department.name),
        department: Some(department),
        region: department.region,
        point: department.point,
    })
}

fn commune(code: &str) -> Option<Territory> {
    let fields = COMMUNES.find(code)?;
    let department = Department::of_commune(code)?;
    Some(Territory {
        level: Level::Commune,
        code: fields.text(0),
        name: Some(fields.text(1)),
        department: Some(department),
        region: department.region,
        point: point(fields, 3)?,
    })
}

fn grouping(siren: &str) -> Option<Territory> {
    let fields = GROUPINGS.find(siren)?;
    let department = Department::find(fields.text(1))?;
    Some(Territory {
        level: Level::Grouping,
        code: fields.text(0),
        name: None,
        department: Some(department),
        region: department.region,
        point: point(fields, 2)?,
    })
}

/// The commune of a district of Paris, Lyon or Marseille.
fn district_of(code: &str) -> Option<&'static str> {
    match code.parse::<u32>().ok()? {
        75101..=75120 => Some("75056"),
        69381..=69389 => Some("69123"),
        13201..=13216 => Some("13055"),
        _ => None,
    }
}
