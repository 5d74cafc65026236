//! Collections of sheets: families, counts and the sheet most asked for.

use super::parts::{Collection, Family, Sheet, TopSheet};
use super::words::{maybe, number, picture, text};
use crate::dataset::settings::{self, Settings};
use crate::dataset::{Dataset, Download};
use crate::figures::standard;

pub(super) fn collections(settings: &Settings, dataset: &Dataset) -> Vec<Collection> {
    settings.collections.iter().map(|collection| one(collection, settings, dataset)).collect()
}

fn one(collection: &settings::Collection, settings: &Settings, dataset: &Dataset) -> Collection {
    let rows: Vec<&Download> =
        dataset.downloads.iter().filter(|row| row.collection == collection.id).collect();
    let sheets = rows.iter().filter(|row| row.sheet.is_some());
    let families = settings.families.iter().map(|family| {
        let mut sheets: Vec<Sheet> = rows
            .iter()
            .filter(|row| row.family.as_ref() == Some(&family.id))
            .filter_map(|row| sheet(row))
            .collect();
        sheets.sort_by_key(|sheet| sheet.number);
        Family { id: family.id.clone(), label: text(&family.label), sheets }
    });
    Collection {
        id: collection.id.clone(),
        name: text(&collection.name),
        slogan: maybe(collection.slogan.as_deref()),
        cover: picture(collection.cover.as_ref(), &format!("Couverture : {}", collection.name)),
        subscribers: collection.subscribers.as_ref().map(number),
        sheets: sheets.count() as u64,
        downloads: standard::sum(dataset.downloads_of(&collection.id).iter().map(|row| row.unique))
            .as_ref()
            .map(number),
        top: top(&rows),
        families: families.filter(|family| !family.sheets.is_empty()).collect(),
        illustrative: rows.iter().any(|row| row.illustrative),
    }
}

fn sheet(row: &Download) -> Option<Sheet> {
    Some(Sheet {
        number: row.sheet?,
        title: text(row.title.as_deref().unwrap_or_default()),
        page: row.page,
        unique: row.unique.as_ref().map(number),
        illustrative: row.illustrative,
    })
}

fn top(rows: &[&Download]) -> Option<TopSheet> {
    let known = rows.iter().filter_map(|row| Some((row, row.sheet?, row.unique?)));
    // Of equal values the first row is kept.
    let (row, sheet, unique) = known.rev().max_by_key(|(_, _, unique)| unique.value())?;
    Some(TopSheet {
        number: sheet,
        title: text(row.title.as_deref().unwrap_or_default()),
        unique: number(&unique),
        illustrative: row.illustrative,
    })
}
