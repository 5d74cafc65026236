//! Maps: what stands under them, and their points by region.

use super::parts::{MapEntry, MapPlace, MapRegion};
use crate::dataset::declarations::Marks;
use crate::dataset::geography;
use crate::figures::map_data::{MapData, MapPoint, PointKind};
use crate::language::french;

/// The entry of a map that is not drawn yet: its file, its size, its
/// alternative text and its table come from the drawing.
pub fn map_entry(data: &MapData) -> MapEntry {
    MapEntry {
        id: data.id.clone(),
        file: String::new(),
        title: data.title.clone(),
        subtitle: data.subtitle.clone(),
        source: data.source.clone(),
        note: data.note.clone(),
        credit: geography::CREDIT.to_owned(),
        alt: String::new(),
        illustrative: data.illustrative,
        width: 0,
        height: 0,
        count: data.points.len() as u64,
        part: part(data),
        coverage: coverage(data),
        by_region: data.marks == Marks::Regions,
        regions: regions(data),
        unplaced: unplaced(data),
        columns: Vec::new(),
        rows: Vec::new(),
    }
}

/// The part of the whole that has a point, in hundredths.
fn part(data: &MapData) -> Option<u64> {
    let whole = data.whole.as_ref().filter(|whole| whole.count > 0)?;
    Some((data.points.len() as u64).saturating_mul(100) / whole.count)
}

/// « Figurent ici 30 collectivités sur 177 au 31 décembre 2021 : 28 villes
/// sur 75… », and the rows without a place.
fn coverage(data: &MapData) -> Option<String> {
    let count = data.points.len() as u64;
    let mut sentences = Vec::new();
    if let Some(whole) = data.whole.as_ref().filter(|whole| whole.count > count) {
        let reported = data.kinds.iter().filter(|kind| kind.is_told());
        let shares: Vec<String> = reported.map(PointKind::share).collect();
        let [singular, plural] = &whole.words;
        let members = french::agree(count, singular, plural);
        sentences.push(format!(
            "{} ici {} {members} sur {} (au {}) : {}.",
            french::agree(count, "Figure", "Figurent"),
            french::number(count),
            whole.text,
            whole.as_of,
            french::list(&shares)
        ));
    }
    let unplaced = data.unplaced.len() as u64;
    if unplaced > 0 && data.marks == Marks::Regions {
        // Online, abroad, or not told: a row without a region is no fault.
        let others = PointKind { count: unplaced, whole: None, ..data.kinds[0].clone() };
        let verb = french::agree(unplaced, "n'a", "n'ont");
        sentences.push(format!("{} {verb} pas de région : hors de la carte.", others.number()));
    } else if unplaced > 0 {
        let rows = french::agree(
            unplaced,
            "ligne de la table n'a pas de code connu et n'y est pas",
            "lignes de la table n'ont pas de code connu et n'y sont pas",
        );
        sentences.push(format!("{} {rows}.", french::number(unplaced)));
    }
    (!sentences.is_empty()).then(|| french::typeset(&sentences.join(" ")).into_owned())
}

fn unplaced(data: &MapData) -> Vec<String> {
    let mut names = data.unplaced.clone();
    names.sort_by_cached_key(|name| french::index_key(name));
    names
}

fn regions(data: &MapData) -> Vec<MapRegion> {
    let mut points: Vec<&MapPoint> = data.points.iter().collect();
    let key = |point: &&MapPoint| {
        let region = french::index_key(point.territory.region.name);
        (region, french::index_key(&point.name))
    };
    points.sort_by_cached_key(key);
    let same_region = |one: &&MapPoint, other: &&MapPoint| {
        one.territory.region.code == other.territory.region.code
    };
    let region = |points: &[&MapPoint]| MapRegion {
        name: french::typeset(points[0].territory.region.name).into_owned(),
        count: counts(points, data),
        points: points.iter().map(|point| place(point, data)).collect(),
    };
    points.chunk_by(same_region).map(region).collect()
}

/// « 1 ville et 1 intercommunalité »
fn counts(points: &[&MapPoint], data: &MapData) -> String {
    let kinds = data.kinds.iter().enumerate().filter_map(|(rank, kind)| {
        let count = points.iter().filter(|point| point.kind == rank).count() as u64;
        let own = PointKind { count, whole: None, ..kind.clone() };
        (count > 0).then(|| own.number())
    });
    french::list(&kinds.collect::<Vec<_>>())
}

fn place(point: &MapPoint, data: &MapData) -> MapPlace {
    let department = point.territory.department;
    MapPlace {
        name: point.name.clone(),
        place: point.place.clone(),
        detail: point.detail.clone(),
        kind: data.kinds[point.kind].words[0].clone(),
        number: point.number,
        department: department.map(|it| it.code.to_owned()),
        department_name: department.map(|it| french::typeset(it.name).into_owned()),
    }
}
