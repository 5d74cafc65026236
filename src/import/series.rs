//! The data of a chart: names of points in the first column, a series in each of the others. They
//! become one row for each number.

use std::collections::BTreeMap;

use super::rows::{Imported, Refused, Rows, Source};
use crate::language::suggest::name_key;
use crate::read::export::ExportTable;

/// What separates decimals in a column, as far as its cells tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Comma,
    Point,
    /// No cell has decimals.
    None,
    /// `1,234` alone: a thousand, or one and a bit.
    Unclear,
}

/// A row for each number of each series.
pub fn rows(source: &Source<'_>, table: &ExportTable, header: usize) -> Rows {
    let mut rows = Rows::default();
    let records: Vec<usize> =
        (header + 1..table.len()).filter(|record| !table.is_blank(*record)).collect();
    let chart = source.given.get("graphique").cloned().unwrap_or_else(|| source.stem());
    let mut seen = BTreeMap::new();
    let all = |records: &[usize], fields: std::ops::Range<usize>| -> Vec<String> {
        let cells =
            records.iter().flat_map(|it| fields.clone().map(|field| table.cell(*it, field)));
        cells.map(|cell| cell.trim().to_owned()).filter(|cell| is_number(cell)).collect()
    };
    // A file has one way to write numbers; a column alone may not tell it.
    let whole = sign(&all(&records, 1..table.width(header)));
    for field in 1..table.width(header) {
        let series = table.cell(header, field).trim();
        let cells = all(&records, field..field + 1);
        let filled = records.iter().filter(|it| !table.cell(**it, field).trim().is_empty()).count();
        if cells.len() * 2 < filled || filled == 0 {
            rows.told
                .push(format!("La colonne « {series} » n'a pas de nombres : elle est laissée"));
            continue;
        }
        let sign = match sign(&cells) {
            Sign::Unclear => whole,
            sign => sign,
        };
        for record in &records {
            let cell = table.cell(*record, field).trim();
            if cell.is_empty() || is_missing(cell) {
                continue;
            }
            let origin = format!("{}, ligne {}", source.file, table.row(*record));
            let Some(value) = number(cell, sign) else {
                let reason = format!(
                    "« {cell} » de « {series} » n'est pas un nombre que l'on lise d'une seule façon : écrivez-le sans séparateur de milliers"
                );
                rows.refused.push(Refused { origin, reason });
                continue;
            };
            let point = table.cell(*record, 0).trim().to_owned();
            let identity = [chart.as_str(), series, &point].join("\u{1f}");
            let said = [
                ("graphique", chart.clone()),
                ("serie", series.to_owned()),
                ("libelle", point),
                ("valeur", value),
            ];
            let columns = source.schema.columns.iter().filter_map(|column| {
                let (_, value) = said.iter().find(|(name, _)| *name == column.name)?;
                Some((column.name, value.clone()))
            });
            let values: BTreeMap<&'static str, String> = columns.collect();
            let key =
                source.key(&identity, |it| values.get(it).cloned().unwrap_or_default(), &mut seen);
            let profile = source.number;
            rows.rows.push(Imported { key, values, origin, profile, ..Imported::default() });
        }
    }
    rows
}

/// What programs write where a number is not known.
fn is_missing(cell: &str) -> bool {
    ["na", "n_a", "nan", "null", ""].contains(&name_key(cell).as_str())
}

fn bare(cell: &str) -> String {
    let unit = cell.trim_end_matches(['%', '€', '$']);
    unit.chars()
        .filter(|c| !c.is_whitespace() && *c != '\'')
        .collect::<String>()
        .replace('\u{2212}', "-")
}

fn is_number(cell: &str) -> bool {
    let bare = bare(cell);
    let rest = bare.strip_prefix('-').unwrap_or(&bare);
    rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}

/// The sign before decimals, from what no thousands can be.
fn sign(cells: &[String]) -> Sign {
    let mut found = Sign::None;
    for cell in cells {
        let bare = bare(cell);
        let (commas, points) = (bare.matches(',').count(), bare.matches('.').count());
        let after = |sign: char| bare.rsplit_once(sign).map_or(0, |(_, rest)| rest.len());
        let sign = match (commas, points) {
            (0, 0) => continue,
            (0, 1) if after('.') != 3 => Sign::Point,
            (1, 0) if after(',') != 3 => Sign::Comma,
            (0, 2..) => Sign::Comma,
            (2.., 0) => Sign::Point,
            (1.., 1..) if bare.rfind(',') > bare.rfind('.') => Sign::Comma,
            (1.., 1..) => Sign::Point,
            _ => Sign::Unclear,
        };
        found = match (found, sign) {
            (found, Sign::Unclear) if found != Sign::None => found,
            (Sign::None | Sign::Unclear, sign) => sign,
            (found, sign) if found == sign => found,
            _ => return Sign::Unclear,
        };
    }
    found
}

/// A number as tables write it: `1234,5`; `None` if it can be read in two ways.
fn number(cell: &str, sign: Sign) -> Option<String> {
    if !is_number(cell) {
        return None;
    }
    let bare = bare(cell);
    let (decimal, thousands) = match sign {
        Sign::Comma => (',', '.'),
        Sign::Point => ('.', ','),
        Sign::None => return Some(bare),
        Sign::Unclear if !bare.contains([',', '.']) => return Some(bare),
        Sign::Unclear => return None,
    };
    let (whole, decimals) = bare.split_once(decimal).unwrap_or((&bare, ""));
    let mut groups = whole.split(thousands).skip(1);
    let is_sound = groups.all(|it| it.len() == 3) && !decimals.contains([',', '.']);
    let whole = whole.replace(thousands, "");
    is_sound.then(|| if decimals.is_empty() { whole } else { format!("{whole},{decimals}") })
}

#[cfg(test)]
mod tests {
    use super::{Sign, number, sign};

    #[test]
    fn the_numbers_of_a_column_are_read_in_one_way() {
        for (cells, expected) in [
            (&["1,234.5", "12"][..], &[Some("1234,5"), Some("12")][..]),
            (&["1.234,5", "12"], &[Some("1234,5"), Some("12")]),
            (&["12.5", "1,234"], &[Some("12,5"), Some("1234")]),
            (&["1 234,5", "-3"], &[Some("1234,5"), Some("-3")]),
            (&["12,5 %", "7 %"], &[Some("12,5"), Some("7")]),
            (&["1,234", "2"], &[None, Some("2")]),
            (&["12.5", "12,5"], &[None, None]),
            (&["1,234,567"], &[Some("1234567")]),
            (&["12", "34"], &[Some("12"), Some("34")]),
        ] {
            let owned: Vec<String> = cells.iter().map(|it| (*it).to_owned()).collect();
            let sign = sign(&owned);
            let read: Vec<Option<String>> = cells.iter().map(|it| number(it, sign)).collect();
            let read: Vec<Option<&str>> = read.iter().map(Option::as_deref).collect();
            assert_eq!(read, expected, "{cells:?}");
        }
        assert_eq!(sign(&[]), Sign::None);
    }
}
