//! Collections of sheets: families, counts and the sheet most asked for.

use super::parts::{Collection, Family, Sheet, TopSheet};
use super::words::{maybe, number, picture, text};
use crate::dataset::settings::{self, Settings};
use crate::dataset::{Dataset, Download, Record};
use crate::language::quantity::Quantity;
use crate::language::quantity::sum;

pub(super) fn collections(settings: &Settings, dataset: &Dataset) -> Vec<Collection> {
    settings.collections.iter().map(|collection| one(collection, settings, dataset)).collect()
}

fn one(collection: &settings::Collection, settings: &Settings, dataset: &Dataset) -> Collection {
    let sheets = dataset.sheets_of(&collection.id);
    let families = settings.families.iter().map(|family| {
        let is_of = |rows: &&Vec<&Download>| {
            rows.iter().any(|row| row.family.as_deref() == Some(&family.id))
        };
        let sheets = sheets.values().filter(is_of).filter_map(|rows| sheet(rows)).collect();
        Family { id: family.id.to_string(), label: text(&family.label), sheets }
    });
    let mut rows = dataset.downloads.iter().filter(|row| row.collection == collection.id);
    Collection {
        id: collection.id.clone(),
        name: text(&collection.name),
        slogan: maybe(collection.slogan.as_deref()),
        cover: picture(collection.cover.as_ref(), &format!("Couverture : {}", collection.name)),
        chart: collection.chart.as_ref().map(|it| it.value.clone()),
        subscribers: collection.subscribers.as_ref().map(number),
        sheets: sheets.len() as u64,
        downloads: sum(dataset.downloads_of(&collection.id).iter().map(|row| row.unique))
            .as_ref()
            .map(number),
        top: top(sheets.values()),
        families: families.filter(|family| !family.sheets.is_empty()).collect(),
        illustrative: rows.any(|row| row.illustrative()),
    }
}

/// A sheet over the year, whose title and page one of its rows is enough to give.
fn sheet(rows: &[&Download]) -> Option<Sheet> {
    Some(Sheet {
        number: rows.first()?.sheet?,
        title: text(title(rows)),
        page: rows.iter().find_map(|row| row.page),
        unique: unique(rows).as_ref().map(number),
        illustrative: rows.iter().any(|row| row.illustrative()),
    })
}

fn title<'a>(rows: &[&'a Download]) -> &'a str {
    rows.iter().find_map(|row| row.title.as_deref()).unwrap_or_default()
}

fn unique(rows: &[&Download]) -> Option<Quantity> {
    sum(rows.iter().map(|row| row.unique))
}

fn top<'a>(sheets: impl DoubleEndedIterator<Item = &'a Vec<&'a Download>>) -> Option<TopSheet> {
    let known = sheets.filter_map(|rows| Some((rows, unique(rows)?)));
    // Of equal values the first sheet is kept.
    let (rows, unique) = known.rev().max_by_key(|(_, unique)| unique.value())?;
    Some(TopSheet {
        number: rows.first()?.sheet?,
        title: text(title(rows)),
        unique: number(&unique),
        illustrative: rows.iter().any(|row| row.illustrative()),
    })
}
