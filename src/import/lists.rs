//! Columns that cite a list of `rapport.toml`: names become ids; a word that is in no list says what sort
//! a row is, and the user says which id is meant.

use rustc_hash::FxHashMap;

use super::plan::{Fate, Plan};
use super::rows::Rows;
use crate::language::suggest::name_key;
use crate::read::manifest::Manifest;
use crate::read::schema::{CellForm, TableSchema};

/// Words from which each row has its own, and none is a sort.
const MOST_SORTS: usize = 15;

/// What an id of a list of `rapport.toml` may be, and what it is called.
pub type Choice = (String, String);

/// A word of exports for a sort of rows.
pub struct Sort {
    /// The word; empty for the rows that have none.
    pub word: String,
    /// How many new rows have it.
    pub count: usize,
    /// What the rows of the table have that came with the same word.
    pub known: Option<String>,
}

/// Names of lists become the ids that cells cite; a name that is in no list is left to be asked for.
pub(super) fn resolve(manifest: &Manifest, schema: &TableSchema, rows: &mut Rows) {
    for column in schema.columns {
        let Some(list) = column.kind.list() else { continue };
        let mut choices = manifest.entries(list);
        if let CellForm::ReferenceOr(_, word) = column.kind {
            choices.push((word.to_owned(), word.to_owned()));
        }
        let folded: Vec<(String, &str)> = choices
            .iter()
            .flat_map(|(id, name)| [(name_key(id), id.as_str()), (name_key(name), id.as_str())])
            .collect();
        let id_of = |word: &str| {
            let word = name_key(word);
            folded.iter().find(|(name, _)| *name == word).map(|(_, id)| *id)
        };
        // Of thousands of rows, few have another value than the one before.
        let mut known: FxHashMap<String, String> = FxHashMap::default();
        let is_asked = column.required && !matches!(column.kind, CellForm::References(_));
        for row in &mut rows.rows {
            if let Some(value) = row.values.get_mut(column.name) {
                let ids = known.entry(value.clone()).or_insert_with(|| {
                    value.split(" | ").filter_map(id_of).collect::<Vec<_>>().join(" | ")
                });
                // Their word says more than what stands beside it.
                if is_asked && ids.is_empty() && !value.is_empty() {
                    row.sort.clone_from(value);
                }
                value.clone_from(ids);
            }
            if is_asked && row.values.get(column.name).is_none_or(String::is_empty) {
                if row.sort.is_empty() {
                    row.sort = row.values.get("type").cloned().unwrap_or_default();
                }
                let id = known
                    .entry(row.sort.clone())
                    .or_insert_with(|| id_of(&row.sort).unwrap_or_default().to_owned());
                if !id.is_empty() {
                    row.usual.insert(column.name, id.clone());
                }
            }
        }
    }
}

/// The sorts of the new rows that have nothing in a column, in the order in which they are met.
pub(super) fn sorts(plan: &Plan, column: &str, standing: impl Fn(u32) -> String) -> Vec<Sort> {
    let mut sorts: Vec<Sort> = Vec::new();
    let mut at: FxHashMap<&str, usize> = FxHashMap::default();
    let added = plan.rows.iter().filter(|it| it.fate == Fate::Added);
    for row in added.filter(|it| it.row.get(column).is_empty()) {
        let word = row.row.sort.as_str();
        let number = *at.entry(word).or_insert_with(|| {
            sorts.push(Sort { word: word.to_owned(), count: 0, known: None });
            sorts.len() - 1
        });
        sorts[number].count += 1;
    }
    if sorts.len() > MOST_SORTS {
        let count = sorts.iter().map(|it| it.count).sum();
        return vec![Sort { word: String::new(), count, known: None }];
    }
    // What stands in the table for a word is meant again, if it was always the same.
    for sort in sorts.iter_mut().filter(|sort| !sort.word.is_empty()) {
        let same = plan.rows.iter().filter(|it| it.row.sort == sort.word);
        let records = same.filter_map(|it| it.record);
        let mut ids: Vec<String> = records.map(&standing).filter(|id| !id.is_empty()).collect();
        ids.sort_unstable();
        ids.dedup();
        sort.known = ids.pop().filter(|_| ids.is_empty());
    }
    sorts
}
