//! What each row of a table must have.

use super::rows::{Imported, Refused, Rows};
use crate::read::schema::TableSchema;

/// Refuses rows without what they must have, of an export whose other rows have it: the user is asked
/// only for what all of them lack.
pub(super) fn refuse_partial(schema: &'static TableSchema, rows: &mut Rows) {
    for column in schema.columns.iter().filter(|it| it.required && it.kind.list().is_none()) {
        let has = |row: &Imported| !row.get(column.name).is_empty();
        if !rows.rows.iter().any(has) {
            continue;
        }
        let (kept, lacking) = std::mem::take(&mut rows.rows).into_iter().partition(has);
        rows.rows = kept;
        let lacking: Vec<Imported> = lacking;
        rows.refused.extend(lacking.into_iter().map(|row| Refused {
            origin: row.origin,
            reason: format!("{} : il n'y a rien", column.name),
        }));
    }
}
