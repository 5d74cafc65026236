//! The printed name of a value that stands in a table as an id.

use crate::dataset::geography::{self, Level};
use crate::dataset::settings::{Named, Settings};
use crate::dataset::{Dataset, Field};
use crate::language::suggest::fold;

/// What a page prints for a value of a column: the name that rapport.toml gives to an id, the value
/// itself where the column holds words.
pub(super) fn label<'a>(
    table: &str,
    column: &str,
    value: &'a str,
    settings: &'a Settings,
) -> &'a str {
    let named = |list: &'a [Named]| find(list, value, |it| &it.id, |it| &it.label);
    let found = match (table, column) {
        ("partenaires", "categorie") => named(&settings.partner_categories),
        (_, "categorie") => find(&settings.categories, value, |it| &it.id, |it| &it.label),
        // A series may bear the name of the theme that it is.
        ("evenements", "rubriques" | "serie") => named(&settings.themes),
        ("adherents" | "effectifs", "type") => {
            find(&settings.member_kinds, value, |it| &it.id, |it| &it.plural)
        }
        (_, "liste") => find(&settings.lists, value, |it| &it.id, |it| &it.name),
        (_, "collection") => find(&settings.collections, value, |it| &it.id, |it| &it.name),
        (_, "famille") => named(&settings.families),
        (_, "departement") => geography::find(value, Some(Level::Department))
            .and_then(|territory| territory.department)
            .map(|department| department.name),
        _ => None,
    };
    found.unwrap_or(value)
}

fn find<'a, T>(
    list: &'a [T],
    value: &str,
    id: impl Fn(&T) -> &String,
    name: impl Fn(&'a T) -> &'a String,
) -> Option<&'a str> {
    let folded = fold(value);
    list.iter().find(|it| fold(id(it)) == folded).map(|it| name(it).as_str())
}

/// The title of the row that an id names, where a table has ids and titles.
pub(super) fn title<'a>(table: &str, id: &str, dataset: &'a Dataset) -> Option<&'a str> {
    match table {
        "evenements" => dataset.event(id).map(|event| event.title.as_str()),
        "publications" => {
            dataset.publications.iter().find(|it| it.id == id).map(|it| it.title.as_str())
        }
        _ => None,
    }
}

/// A text field, if it says something.
pub(super) fn said<'a>(field: Field<'a>) -> Option<&'a str> {
    match field {
        Field::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}
