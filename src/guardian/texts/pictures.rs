//! Pictures that the texts place by hand: what they show.

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;

/// A picture placed by hand says what it shows.
pub(in crate::guardian) fn placed_pictures_are_described(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
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
