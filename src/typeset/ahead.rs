//! The texts of a report, evaluated on the core that is idle while the main file is: the engine
//! remembers what was evaluated, whichever thread did it, so that the main file finds it done.

use typst::World;
use typst::comemo::Track;
use typst::engine::{Route, Sink, Traced};

use super::world::{BundleWorld, file_id};

/// Evaluates the texts of these paths, from the last to the first: the main file comes to meet
/// them. What they have to say is said again when the main file reads them.
pub(super) fn evaluate<'a>(world: &BundleWorld, texts: impl DoubleEndedIterator<Item = &'a str>) {
    let world: &dyn World = world;
    for path in texts.rev() {
        let Ok(source) = world.source(file_id(path)) else { continue };
        // The result is in the memory of the engine; a fault is met again at its place.
        let _ = typst_eval::eval(
            world.track(),
            world.library(),
            Traced::default().track(),
            Sink::new().track_mut(),
            Route::default().track(),
            &source,
        );
    }
}
