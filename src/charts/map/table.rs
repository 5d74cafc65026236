//! The points of a map as a table: regions by kinds.

use crate::charts::DataTable;
use crate::figures::map_data::MapData;
use crate::language::french;

/// How many points of each kind each region has: the regions in French order,
/// a total where there are several kinds.
pub fn map_table(data: &MapData) -> DataTable {
    let used: Vec<usize> =
        (0..data.kinds.len()).filter(|kind| data.kinds[*kind].count > 0).collect();
    let mut columns = vec!["Région".to_owned()];
    columns.extend(used.iter().map(|kind| french::capitalized(&data.kinds[*kind].words[1])));
    if used.len() > 1 {
        columns.push("Total".to_owned());
    }
    let mut regions: Vec<&str> = data.points.iter().map(|it| it.territory.region.name).collect();
    regions.sort_by_key(|name| french::index_key(name));
    regions.dedup();
    let rows = regions.iter().map(|region| {
        let own = || data.points.iter().filter(|point| point.territory.region.name == *region);
        let count = |number: usize| french::number(number as u64);
        let of_kind = |kind: &usize| count(own().filter(|point| point.kind == *kind).count());
        let mut row = vec![(*region).to_owned()];
        row.extend(used.iter().map(of_kind));
        if used.len() > 1 {
            row.push(count(own().count()));
        }
        row
    });
    DataTable { columns, rows: rows.collect() }
}
