//! Looks that take too long, or too much: the preview begins anew.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::folders::Folders;
use super::resume::{Cause, Resume, print_of};
use crate::cli::bounds::{self, Bounds, Excess, Watch};
use crate::compile::preview::Guard;

/// How long a look may go on at least before a save makes it pointless.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same in the time of the last look: most of a long one is done.
const TIMES: u32 = 2;
/// How often the files are looked at meanwhile.
const PAUSE: Duration = Duration::from_millis(200);

/// What is known of the looks at an edition.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) edition: PathBuf,
    pub(super) document: String,
    pub(super) port: u16,
    /// One number for the files as the last look has read them.
    pub(super) files: Arc<AtomicU64>,
    /// Milliseconds that the last look took.
    pub(super) last: Arc<AtomicU64>,
}

impl Looks {
    /// Watches over the engine in each look. The work is pointless once the files have changed and
    /// the engine should have been done long ago.
    pub(super) fn guard(&self, folders: &Folders) -> Guard {
        let (edition, document, port) = (self.edition.clone(), self.document.clone(), self.port);
        let (files, last) = (Arc::clone(&self.files), Arc::clone(&self.last));
        let folders = folders.clone();
        Box::new(move |bundle, rows| {
            let bounds = Bounds::of(rows);
            let read = files.load(Ordering::Relaxed);
            let usual = Duration::from_millis(last.load(Ordering::Relaxed)) * TIMES;
            let mut next = Instant::now() + usual.max(PATIENCE);
            let of_pointless = folders.clone();
            let pointless = move || {
                let now = Instant::now();
                if now < next {
                    return false;
                }
                next = now + PAUSE;
                print_of(&of_pointless) != read
            };
            let (edition, document) = (edition.clone(), document.clone());
            let (folders, bundle) = (folders.clone(), bundle.clone());
            let ended = move |excess: Option<Excess>| {
                let changed = || print_of(&folders) != read;
                let cause = excess.map(|excess| {
                    let culprit = bounds::find(&edition, &document, &bundle, &changed);
                    let reported = bounds::reported(excess, bounds);
                    let place = culprit.map(|it| (it.path, it.range));
                    Cause { message: reported.message, help: reported.help, place }
                });
                Resume { port, files: read, cause }
            };
            let watch = Watch::over(bounds, pointless, move |excess| ended(excess).start_again());
            Box::new(watch)
        })
    }
}
