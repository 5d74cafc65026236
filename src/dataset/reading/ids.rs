//! The ids that rapport.toml declares, to which tables refer.

use crate::dataset::settings::Settings;

/// Ids by the list that declares them, in the order of the settings.
pub(in crate::dataset) struct Ids([(&'static str, Vec<String>); 7]);

impl Ids {
    pub(super) fn new(settings: &Settings) -> Self {
        Self([
            ("categories", settings.categories.iter().map(|it| it.id.clone()).collect()),
            ("rubriques", settings.themes.iter().map(|it| it.id.to_string()).collect()),
            ("collections", settings.collections.iter().map(|it| it.id.clone()).collect()),
            ("familles", settings.families.iter().map(|it| it.id.to_string()).collect()),
            ("listes", settings.lists.iter().map(|it| it.id.to_string()).collect()),
            ("types_adherents", settings.member_kinds.iter().map(|it| it.id.to_string()).collect()),
            (
                "partenaires_categories",
                settings.partner_categories.iter().map(|it| it.id.to_string()).collect(),
            ),
        ])
    }

    /// The ids of a list.
    pub(super) fn of(&self, list: &str) -> &[String] {
        self.0.iter().find(|(name, _)| *name == list).map_or(&[], |(_, ids)| ids)
    }
}
