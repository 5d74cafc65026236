//! The ids that rapport.toml declares, to which tables refer.

use crate::dataset::settings::Settings;
use crate::diagnostic::Correction;
use crate::diagnostic::source::Place;
use crate::language::suggest;

/// Ids by the list that declares them, in the order of the settings.
pub(in crate::dataset) struct Ids([(&'static str, Vec<String>); 7]);

impl Ids {
    pub(in crate::dataset) fn new(settings: &Settings) -> Self {
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
    pub(in crate::dataset) fn of(&self, list: &str) -> &[String] {
        self.0.iter().find(|(name, _)| *name == list).map_or(&[], |(_, ids)| ids)
    }
}

/// The ids that a word is made of, with another sign between them than the one that is read.
pub(in crate::dataset) fn several<'a>(word: &'a str, ids: &[&str]) -> Option<Vec<&'a str>> {
    let parts: Vec<&str> = word.split([',', ';', '/', '|', '+', '&']).map(str::trim).collect();
    let known = |part: &&str| {
        let part = suggest::name_key(part);
        ids.iter().any(|id| suggest::name_key(id) == part)
    };
    (parts.len() > 1 && parts.iter().all(known)).then_some(parts)
}

/// What to write in the place of several ids: what holds one is told which, not how to write more.
pub(in crate::dataset) fn apart(parts: &[&str], column: &str, holds_several: bool) -> String {
    if holds_several {
        return format!("plusieurs valeurs se séparent par « | » : {}", parts.join(" | "));
    }
    let parts: Vec<String> = parts.iter().map(|part| format!("« {part} »")).collect();
    let themes = match column {
        "categorie" => " ; « rubriques » peut en avoir plusieurs",
        _ => "",
    };
    format!("une ligne n'en a qu'une : gardez {}{themes}", parts.join(" ou "))
}

/// The id that a word of a cell was surely meant to be, as somebody may decide.
pub(in crate::dataset) fn meant(
    cell: &str,
    word: &str,
    ids: &[&str],
    place: Place,
) -> Option<Correction> {
    let near = suggest::nearest(word, ids.iter().copied())?;
    let at = cell.find(word)?;
    Some(Correction::of_part(place, cell, at..at + word.len(), near).doubtful())
}
