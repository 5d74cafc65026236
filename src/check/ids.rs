//! The ids that rapport.toml declares, to which tables refer.

use crate::dataset::settings::Settings;

/// Ids by kind, in the order of the settings.
pub(super) struct Ids<'a> {
    pub(super) categories: Vec<&'a str>,
    pub(super) themes: Vec<&'a str>,
    pub(super) collections: Vec<&'a str>,
    pub(super) families: Vec<&'a str>,
    pub(super) lists: Vec<&'a str>,
    pub(super) member_kinds: Vec<&'a str>,
    pub(super) partner_categories: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        Self {
            categories: settings.categories.iter().map(|it| it.id.as_str()).collect(),
            themes: settings.themes.iter().map(|it| it.id.as_str()).collect(),
            collections: settings.collections.iter().map(|it| it.id.as_str()).collect(),
            families: settings.families.iter().map(|it| it.id.as_str()).collect(),
            lists: settings.lists.iter().map(|it| it.id.as_str()).collect(),
            member_kinds: settings.member_kinds.iter().map(|it| it.id.as_str()).collect(),
            partner_categories: settings
                .partner_categories
                .iter()
                .map(|it| it.id.as_str())
                .collect(),
        }
    }
}
