//! What is said while a command works: a line on a terminal for what takes longer than a second, and
//! the time of each step for who asks. Nothing in a pipe.

use std::fmt::Write as _;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use memchr::memmem;

use super::output;
use crate::compile::stages::Step;
use crate::language::french;

/// For so long nobody asks what is being done.
const PATIENCE: Duration = Duration::from_secs(1);
/// What says in a PDF what an object is.
const TYPE: &[u8] = b"/Type";
/// How often the line is written again.
const TICK: Duration = Duration::from_millis(200);

/// What a step is called.
pub(super) fn name(step: Step) -> &'static str {
    match step {
        Step::Reading => "lecture et comptes",
        Step::Assembling => "graphiques et assemblage",
        Step::Pages => "mise en pages",
        Step::Proving => "contrôle des pages",
        Step::Writing => "écriture",
    }
}

/// A step as it is said while it lasts: how many are left, and how many pages there were the last
/// time, where that is known.
pub(super) fn told(step: Step, former: Option<usize>) -> String {
    const STEPS: [Step; 5] =
        [Step::Reading, Step::Assembling, Step::Pages, Step::Proving, Step::Writing];
    let rank = STEPS.iter().position(|it| *it == step).unwrap_or_default() + 1;
    let pages = match (step, former) {
        (Step::Pages | Step::Proving, Some(pages)) => {
            format!(" ({} la dernière fois)", french::count(pages, "page"))
        }
        _ => String::new(),
    };
    format!("{}{pages}, étape {rank} sur {}", name(step), STEPS.len())
}

/// How many pages a PDF of this tool has, if there is one.
pub(super) fn pages_of(pdf: &Path) -> Option<usize> {
    let bytes = fs::read(pdf).ok()?;
    let is_page = |at: usize| {
        let rest = bytes[at + TYPE.len()..].trim_ascii_start();
        rest.strip_prefix(b"/Page")
            .is_some_and(|it| !it.first().is_some_and(u8::is_ascii_alphabetic))
    };
    let pages = memmem::find_iter(&bytes, TYPE).filter(|at| is_page(*at)).count();
    (pages > 0).then_some(pages)
}

/// The line, until it is dropped.
pub(super) struct Progress {
    now: Arc<Mutex<String>>,
    done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// A line that says nothing yet. It is never written where nobody would see it.
    pub(super) fn begin() -> Self {
        let (now, done) = (Arc::new(Mutex::new(String::new())), Arc::new(AtomicBool::new(false)));
        let seen = std::io::stderr().is_terminal() && !output::is_simple();
        let thread = seen.then(|| {
            let (now, done) = (Arc::clone(&now), Arc::clone(&done));
            thread::Builder::new().spawn(move || write_until(&done, &now)).ok()
        });
        Self { now, done, thread: thread.flatten() }
    }

    /// Whether somebody sees it.
    pub(super) fn is_seen(&self) -> bool {
        self.thread.is_some()
    }

    /// Says what is being done.
    pub(super) fn say(&self, words: impl Into<String>) {
        if let Ok(mut now) = self.now.lock() {
            *now = words.into();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

fn write_until(done: &AtomicBool, now: &Mutex<String>) {
    let began = Instant::now();
    let mut written = false;
    while !done.load(Ordering::Acquire) {
        let elapsed = began.elapsed();
        if elapsed >= PATIENCE {
            let words = now.lock().map(|now| now.clone()).unwrap_or_default();
            let _ = write!(std::io::stderr(), "\r{words}… {} s\u{1b}[K", elapsed.as_secs());
            let _ = std::io::stderr().flush();
            written = true;
        }
        thread::park_timeout(if written { TICK } else { PATIENCE.saturating_sub(elapsed) });
    }
    if written {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}

/// The time of each step.
pub(super) struct Times {
    began: Instant,
    steps: Mutex<Vec<(Step, Instant)>>,
}

impl Times {
    /// From now on.
    pub(super) fn begin() -> Self {
        Self { began: Instant::now(), steps: Mutex::default() }
    }

    /// A step begins, and the former one ends.
    pub(super) fn begins(&self, step: Step) {
        if let Ok(mut steps) = self.steps.lock() {
            steps.push((step, Instant::now()));
        }
    }

    /// A line a step, their sum, and how many times the pages were laid out; the last step ends now.
    pub(super) fn table(&self, passes: Option<usize>) -> String {
        let steps = self.steps.lock().map(|it| it.clone()).unwrap_or_default();
        let now = Instant::now();
        let ends = steps.iter().skip(1).map(|(_, began)| *began).chain([now]);
        let mut text = String::new();
        for ((step, began), end) in steps.iter().zip(ends) {
            let _ = writeln!(text, "{:26}{}", name(*step), seconds(end - *began));
        }
        let _ = writeln!(text, "{:26}{}", "total", seconds(now - self.began));
        if let Some(passes) = passes {
            let _ = writeln!(text, "{:26}{passes:>6}", "passes de mise en pages");
        }
        text
    }
}

/// « 0,42 s ».
fn seconds(time: Duration) -> String {
    let hundredths = time.as_millis().div_ceil(10);
    format!(
        "{:>8}",
        format!("{},{:02} s", french::number((hundredths / 100) as u64), hundredths % 100)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told() {
        let said = told(Step::Pages, Some(54));
        assert_eq!(said, "mise en pages (54 pages la dernière fois), étape 3 sur 5");
        assert_eq!(told(Step::Writing, Some(54)), "écriture, étape 5 sur 5");
        let folder = tempfile::TempDir::new().unwrap();
        let pdf = folder.path().join("a.pdf");
        fs::write(&pdf, "<</Type /Pages>> <</Type/Page/A 1>> <</Type /Page>> /Type /PageLabel")
            .unwrap();
        assert_eq!((pages_of(&pdf), pages_of(folder.path())), (Some(2), None));
    }

    #[test]
    fn times_are_told_in_french() {
        assert_eq!(seconds(Duration::from_millis(421)), "  0,43 s");
        let times = Times::begin();
        times.begins(Step::Reading);
        times.begins(Step::Pages);
        let table = times.table(None);
        let names: Vec<&str> = table.lines().filter_map(|it| it.split("  ").next()).collect();
        assert_eq!(names, ["lecture et comptes", "mise en pages", "total"]);
    }
}
