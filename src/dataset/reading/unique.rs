//! Ids that one table uses twice, reported in the order of its rows.

use rustc_hash::FxHashMap;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::Table;

/// Tells every id of a table that an earlier row has; not all tables have ids.
pub(super) fn ids(table: &Table, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<&str, Place> = FxHashMap::default();
    let Some(field) = table.field("id") else { return };
    for row in table.rows() {
        let (id, place) = (row.at(field), row.place_at(field));
        if id.is_empty() {
            continue;
        }
        match seen.get(id) {
            None => {
                seen.insert(id, place);
            }
            Some(first) => diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("l'identifiant « {id} » sert déjà à une autre ligne"),
                )
                .at(place)
                .about(id)
                .related(*first, "première fois ici")
                .help("donnez un identifiant à chaque ligne, ou supprimez la ligne en double"),
            ),
        }
    }
}
