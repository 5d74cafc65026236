//! The alternative text of a map.

use crate::dataset::declarations::Marks;
use crate::figures::map_data::{MapData, MapPoint, PointKind};
use crate::language::french;

/// As many points are named one by one; of more, the regions are reported.
const NAMED: usize = 6;
/// As many regions are reported.
const REGIONS: usize = 4;
/// Signs kept of a name.
const SIGNS: usize = 50;

/// A few sentences in French: how many points of which kinds, in which regions,
/// what stands out, and what the map leaves out.
pub fn describe_map(data: &MapData) -> String {
    if data.points.is_empty() {
        return "Carte de France, sans aucun point.".to_owned();
    }
    let count = data.points.len();
    let points = french::agree(count as u64, "point", "points");
    let kinds: Vec<String> =
        data.kinds.iter().filter(|kind| kind.count > 0).map(PointKind::number).collect();
    let by_region = data.marks == Marks::Regions;
    let marked = match by_region {
        true => "un disque par région".to_owned(),
        false => format!("{} {points}", french::number(count as u64)),
    };
    let mut text = format!("Carte de France, {marked} : {}.", french::list(&kinds));
    if by_region {
        text += &regions(data, usize::MAX);
    } else if count <= NAMED {
        let named: Vec<String> = data.points.iter().map(place).collect();
        text += &format!(" {}.", french::capitalized(&french::list(&named)));
    } else {
        text += &regions(data, REGIONS);
    }
    if let Some(whole) = data.whole.as_ref().filter(|whole| whole.count > count as u64) {
        text +=
            &format!(" La carte en montre {} sur {}.", french::number(count as u64), whole.text);
    }
    french::typeset(&text).into_owned()
}

/// « Mahel Coppey (Nantes Métropole, Loire-Atlantique) ».
fn place(point: &MapPoint) -> String {
    let around = point.territory.department.map(|it| it.name).filter(|it| *it != point.name);
    let where_it_is: Vec<&str> = point.place.as_deref().into_iter().chain(around).collect();
    let name = french::shorten(&point.name, SIGNS);
    match where_it_is.as_slice() {
        [] => name,
        places => format!("{name} ({})", french::shorten(&places.join(", "), SIGNS)),
    }
}

/// « Par région : Île-de-France, 26 ; Grand Est, 2. »
fn regions(data: &MapData, most: usize) -> String {
    let mut regions: Vec<(&str, u64)> = Vec::new();
    for point in &data.points {
        let name = point.territory.region.name;
        match regions.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => regions.push((name, 1)),
        }
    }
    regions.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), french::index_key(name)));
    let all = data.points.len() as f64;
    if let [(name, _)] = regions.as_slice() {
        return format!(" Tous sont dans une seule région : {name}.");
    }
    let mut reported: Vec<String> = regions
        .iter()
        .take(most)
        .map(|(name, count)| format!("{name}, {}", french::number(*count)))
        .collect();
    let more = regions.len().saturating_sub(most) as u64;
    if more > 0 {
        let words = french::agree(more, "autre région", "autres régions");
        reported.push(format!("{} {words}", french::number(more)));
    }
    let mut text = format!(" Par région : {}.", reported.join(" ; "));
    if let Some((name, count)) =
        regions.first().filter(|(_, count)| 2 * count > data.points.len() as u64)
    {
        let share = french::percent(*count as f64 / all);
        text += &format!(" Une seule région, {name}, en réunit {share}.");
    }
    text
}
