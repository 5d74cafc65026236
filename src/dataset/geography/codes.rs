//! From a code, as staff write it, to the place.

use super::level::Level;
use super::records::{COMMUNES, GROUPINGS};
use super::territory::{Department, Region, Territory, point};

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
