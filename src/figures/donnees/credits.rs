//! Who is credited, and what is invented.

use super::parts::Credits;
use super::words::{maybe, text};
use crate::dataset::Dataset;
use crate::language::french;
use crate::read::schema::TableSchema;

pub(super) fn credits(dataset: &Dataset) -> Credits {
    let credits = dataset.settings.credits.as_ref();
    let own = maybe(credits.and_then(|it| it.illustrative.as_deref()));
    Credits {
        photographs: maybe(credits.and_then(|it| it.photographs.as_deref())),
        illustrative: own.or_else(|| invented(dataset)),
    }
}

/// Rows that were invented are said to be, even where rapport.toml does not.
fn invented(dataset: &Dataset) -> Option<String> {
    let lines = |(table, count): (&TableSchema, usize)| {
        format!("{} de la table « {} »", french::count(count, "ligne"), table.title)
    };
    let tables: Vec<String> = dataset.invented().into_iter().map(lines).collect();
    let said = format!(
        "Données illustratives, inventées pour la démonstration : {}.",
        french::list(&tables)
    );
    (!tables.is_empty()).then(|| text(&said))
}
