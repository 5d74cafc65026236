//! The bounds of what texts and templates may ask of the machine. What passes them is reported at its
//! line, in place of a machine that stands still.

mod culprit;
mod memory;
mod probe;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub(super) use self::culprit::find;
pub use self::memory::Bounded;
pub(super) use self::probe::run as probe;
use super::output;
use crate::diagnostic::human::Extent;
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::typeset::bundle::Bundle;

/// How often the watch looks.
const TICK: Duration = Duration::from_millis(40);
/// Part of a second in which Linux counts the time of a program.
const TICKS: u64 = 100;
const GIB: u64 = 1024 * 1024 * 1024;

/// What a document may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Bytes of memory.
    pub(super) memory: u64,
    /// Time of the processor, all threads together.
    pub(super) time: Duration,
}

impl Bounds {
    /// Those of an edition: several times what the largest that are known need, and more for each
    /// row.
    pub(super) fn of(rows: usize) -> Self {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        Self {
            memory: (3 * GIB)
                .saturating_add(rows.saturating_mul(200_000))
                .min(available().max(GIB)),
            time: Duration::from_millis(rows.saturating_mul(10).saturating_add(30_000)),
        }
    }
}

/// Which bound was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// That of memory.
    Memory,
    /// That of time.
    Time,
}

/// A watch over the program, until it is dropped.
pub(super) struct Watch {
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Watches. `ended` is called in a thread of its own, with the bound that was passed, or with
    /// none once the work is `pointless`; the other threads stand still or run on, and it ends the
    /// program.
    pub(super) fn over(
        bounds: Bounds,
        mut pointless: impl FnMut() -> bool + Send + 'static,
        ended: impl FnOnce(Option<Excess>) + Send + 'static,
    ) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let done = Arc::clone(&over);
        let began = time();
        memory::bound(bounds.memory);
        let work = move || {
            memory::watch();
            // Given back when there is nothing else left to speak with.
            let reserve = vec![1_u8; 4 * 1024 * 1024];
            while !done.load(Ordering::Acquire) {
                let excess = match () {
                    () if memory::is_passed() => Some(Excess::Memory),
                    () if time().saturating_sub(began) > bounds.time => Some(Excess::Time),
                    () => None,
                };
                if excess.is_some() || pointless() {
                    drop(std::hint::black_box(reserve));
                    return ended(excess);
                }
                thread::park_timeout(TICK);
            }
        };
        Self { over, thread: thread::Builder::new().spawn(work).ok() }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        memory::free();
        self.over.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It may be telling an excess: then it ends the program.
            let _ = thread.join();
        }
    }
}

/// Watches over a document; what passes the bounds is reported at its line, and ends the program.
pub(super) fn guard(edition: &Path, document: &str, bundle: &Bundle, rows: usize) -> Watch {
    let bounds = Bounds::of(rows);
    let (edition, document, bundle) = (edition.to_owned(), document.to_owned(), bundle.clone());
    Watch::over(
        bounds,
        || false,
        move |excess| {
            let culprit = find(&edition, &document, &bundle, &|| false);
            let mut sources = SourceMap::default();
            let mut diagnostics = Diagnostics::default();
            let mut one = reported(excess.unwrap_or(Excess::Time), bounds);
            if let Some(culprit) = culprit {
                let file = sources.add(culprit.path, culprit.text);
                one = one.at(Place::span(file, culprit.range));
            }
            diagnostics.push(one);
            output::diagnostics(&diagnostics, &sources, Extent::Brief);
            std::process::exit(1)
        },
    )
}

/// What is told of an excess.
pub(super) fn reported(excess: Excess, bounds: Bounds) -> Diagnostic {
    let message = match excess {
        Excess::Memory => format!(
            "la composition demande plus de mémoire que n'importe quel rapport : elle s'est arrêtée à {} Mio",
            bounds.memory / (1024 * 1024)
        ),
        Excess::Time => format!(
            "la composition ne finit pas : elle s'est arrêtée après {} secondes de calcul",
            bounds.time.as_secs()
        ),
    };
    Diagnostic::new(Code::Typst, message).help(
        "réduisez ce qui se répète (range, lorem, for, pagebreak, une chaîne multipliée), ou retirez le dernier passage modifié",
    )
}

/// Time of the processor that the program has taken; where the system does not tell it, time of a
/// clock.
fn time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let start = *START.get_or_init(Instant::now);
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets, and may hold anything.
    let fields = text.rsplit(')').next().unwrap_or_default().split(' ');
    let ticks: Vec<u64> = fields.skip(12).take(2).filter_map(|it| it.parse().ok()).collect();
    match ticks.as_slice() {
        [user, system] => Duration::from_millis((user + system) * 1000 / TICKS),
        _ => start.elapsed(),
    }
}

/// Bytes that the machine can give, with some left to others; no bound where it does not tell.
fn available() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kib = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or(u64::MAX, |kib| kib * 1024 / 10 * 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_grow_with_the_rows() {
        assert!(Bounds::of(50_000).time > Duration::from_secs(500));
        assert!(Bounds::of(1_000).time >= Duration::from_secs(40));
    }

    #[test]
    fn a_bound_of_time_is_seen() {
        let (sender, heard) = std::sync::mpsc::channel();
        let bounds = Bounds { memory: u64::MAX, time: Duration::ZERO };
        let watch = Watch::over(bounds, || false, move |excess| sender.send(excess).unwrap());
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end && !watch.thread.as_ref().unwrap().is_finished() {
            std::hint::black_box((0..1000).sum::<u64>());
        }
        assert_eq!(heard.recv_timeout(Duration::from_secs(1)), Ok(Some(Excess::Time)));
    }
}
