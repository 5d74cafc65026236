//! Pictures that the texts place: who made them, and what they show.

use super::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::prose::Cited;
use crate::source::Place;

/// Each photo that a text places is credited, by itself or by rapport.toml.
pub(super) fn placed_photos_are_credited(view: &View<'_>, diagnostics: &mut Diagnostics) {
    if view.dataset.settings.credits.photographs.is_some() {
        return;
    }
    for text in view.texts {
        for cited in text.citations.iter().filter(|it| it.cited == Cited::Photo) {
            let event = view.dataset.events.iter().find(|event| event.id == cited.id);
            let Some(event) = event else { continue };
            // Without a file, a drawing takes its place.
            let Some(photo) = event.photo.as_ref().filter(|it| it.credit.is_none()) else {
                continue;
            };
            let file = photo.path.trim_start_matches("images/");
            diagnostics.push(
                Diagnostic::new(Code::MissingCredit, format!("l'auteur de la photo « {file} » n'est pas nommé"))
                    .at(Place::span(text.file, cited.range.clone()))
                    .related(event.row.place(), "la photo est celle de cet événement")
                    .about(&event.id)
                    .help("remplissez « photo_credit », ou « photographies » dans [credits] de rapport.toml"),
            );
        }
    }
}

/// A picture placed by hand says what it shows.
pub(super) fn placed_pictures_are_described(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        for picture in text.pictures.iter().filter(|it| !it.described) {
            let file = picture.path.rsplit('/').next().unwrap_or_default();
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingAlternative,
                    format!("l'image « {file} » ne dit pas ce qu'elle montre"),
                )
                .at(Place::span(text.file, picture.range.clone()))
                .about(file)
                .help("ajoutez alt: \"…\" : une phrase pour qui ne la voit pas"),
            );
        }
    }
}
