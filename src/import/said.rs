//! What the user says of new rows: of all of them, of those of a sort, of one.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::profile::Profile;
use super::rows::Imported;
use crate::language::suggest::name_key;

/// What the user says of new rows, by column.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Of all of them.
    pub all: BTreeMap<String, String>,
    /// Of those that exports call by this word, folded.
    pub sorts: BTreeMap<(String, String), String>,
    /// Of the row of this key.
    pub rows: BTreeMap<(String, u64), String>,
}

/// What a new row has in columns that its export does not fill.
pub type Completed = Rc<BTreeMap<String, String>>;

/// Rows that are completed in the same way are given the same.
#[derive(Default)]
pub(super) struct Completions<'a> {
    known: FxHashMap<(usize, &'a str, &'a BTreeMap<&'static str, String>), Completed>,
}

impl<'a> Completions<'a> {
    /// What a row has of the profile, of the user, of itself: what is said of fewer rows counts more.
    pub(super) fn of(&mut self, row: &'a Imported, profile: &Profile, said: &Said) -> Completed {
        let of_sort = self.known.entry((row.profile, row.sort.as_str(), &row.usual));
        let of_sort = of_sort.or_insert_with(|| {
            let mut all: BTreeMap<String, String> = profile.usuel.clone();
            all.extend(said.all.clone());
            let usual = row.usual.iter();
            all.extend(usual.map(|(column, value)| ((*column).to_owned(), value.clone())));
            let sort = name_key(&row.sort);
            let sorts = said.sorts.iter().filter(|((_, word), _)| *word == sort);
            all.extend(sorts.map(|((column, _), value)| (column.clone(), value.clone())));
            Rc::new(all)
        });
        if !said.rows.keys().any(|(_, key)| *key == row.key) {
            return Rc::clone(of_sort);
        }
        let mut own = (**of_sort).clone();
        let rows = said.rows.iter().filter(|((_, key), _)| *key == row.key);
        own.extend(rows.map(|((column, _), value)| (column.clone(), value.clone())));
        Rc::new(own)
    }
}
