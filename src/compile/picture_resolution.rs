//! Whether pictures have pixels enough for the size at which they were placed.

use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::picture;
use crate::read::{Asset, Input};
use crate::typeset::bundle::{Bundle, Purpose};
use crate::typeset::{Document, PlacedPicture};

/// Points per inch under which a picture is blurred on a screen, and on paper.
const ON_SCREEN: f64 = 150.0;
const ON_PAPER: f64 = 300.0;
/// Pixels that are enough across a page of 210 millimetres.
const SURE: u32 = 1_240;
/// Points of the page in an inch.
const INCH: f64 = 72.0;
/// Places that are told, of those that name a picture.
const NAMED: usize = 5;
/// The pictures of the edition, in the bundle.
const PICTURES: &str = "/images/";

/// Tells each picture that is too coarse, once, where it is largest.
pub fn check(
    bundle: &Bundle,
    document: &Document,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    let pictures: Vec<_> = bundle.files().filter(|(path, _)| path.starts_with(PICTURES)).collect();
    if pictures.is_empty() {
        return;
    }
    let needed = match bundle.purpose() {
        Purpose::Reading => ON_SCREEN,
        Purpose::Printing => ON_PAPER,
    };
    let placed = document.placed_pictures();
    for (path, file) in pictures {
        let content = file.content.as_slice();
        let coarsest = placed
            .iter()
            .filter(|it| it.bytes == content)
            .min_by(|a, b| density(a).total_cmp(&density(b)));
        let Some(coarsest) = coarsest.filter(|it| density(it) < needed) else { continue };
        let name = path.trim_start_matches(PICTURES);
        let mut diagnostic = Diagnostic::new(
            Code::CoarsePicture,
            format!(
                "l'image « {name} » n'a que {:.0} points par pouce à la page {} : il en faut {needed:.0}",
                density(coarsest).floor(),
                coarsest.page
            ),
        )
        .about(name)
        .help(format!(
            "prenez un fichier d'au moins {:.0} points de large ; celui-ci en a {}",
            (coarsest.width / INCH * needed).ceil(),
            coarsest.pixels
        ));
        // Only its page tells which of several places prints it largest.
        let mut named = sources.find(name, NAMED).into_iter();
        if let Some(first) = named.next() {
            diagnostic = diagnostic.at(first);
        }
        diagnostic.related = named.map(|place| (place, "nommée là aussi".to_owned())).collect();
        diagnostics.push(diagnostic);
    }
}

/// Whether a picture has so few pixels that only its page tells whether they are enough.
pub fn is_doubtful(input: &Input) -> bool {
    let few = |image: &Asset| picture::width(&image.bytes).is_some_and(|width| width < SURE);
    input.images.iter().any(few)
}

/// Points per inch.
fn density(placed: &PlacedPicture<'_>) -> f64 {
    f64::from(placed.pixels) / (placed.width / INCH)
}
