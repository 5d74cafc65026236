//! The printed name of a value that stands in a table as an id.

use crate::dataset::geography::{self, Level};
use crate::dataset::settings::{Named, Settings};
use crate::dataset::{Dataset, Field};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::language::suggest::name_key;

/// What a page prints for a value of a column: the name that rapport.toml gives to an id, the value
/// itself where the column holds words.
pub fn label<'a>(table: &str, column: &str, value: &'a str, settings: &'a Settings) -> &'a str {
    let named = |list: &'a [Named]| find(list, value, |it| &it.id, |it| &it.label);
    let list = match column {
        // A series may bear the name of the theme that it is.
        "serie" => Some("rubriques"),
        // A publication may bear another one than those of rapport.toml.
        "collection" => Some("collections"),
        _ => settings.catalogue.find(table).and_then(|table| table.list_of(column)),
    };
    let found = match list {
        Some("partenaires_categories") => named(&settings.partner_categories),
        Some("categories") => find(&settings.categories, value, |it| &it.id, |it| &it.label),
        Some("rubriques") => named(&settings.themes),
        Some("types_adherents") => {
            find(&settings.member_kinds, value, |it| &it.id, |it| &it.plural)
        }
        Some("listes") => find(&settings.lists, value, |it| &it.id, |it| &it.name),
        Some("collections") => find(&settings.collections, value, |it| &it.id, |it| &it.name),
        Some("familles") => named(&settings.families),
        _ if column == "departement" => geography::find(value, Some(Level::Department))
            .and_then(|territory| territory.department)
            .map(|department| department.name),
        _ => None,
    };
    found.unwrap_or(value)
}

fn find<'a, T>(
    list: &'a [T],
    value: &str,
    id: impl Fn(&T) -> &str,
    name: impl Fn(&'a T) -> &'a str,
) -> Option<&'a str> {
    let folded = name_key(value);
    list.iter().find(|it| name_key(id(it)) == folded).map(name)
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

/// For one or for several.
pub(super) fn agreed(quantity: Option<&Quantity>, [singular, plural]: &[String; 2]) -> String {
    let count = quantity.map_or(0, Quantity::value);
    french::agree(count, singular, plural).to_owned()
}
