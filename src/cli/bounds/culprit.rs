//! Which passage passes the bounds: each text that has code of its own is tried by itself, in
//! another process, then shorter and shorter beginnings of it. Where no text does, the document
//! is tried without each of the templates that were changed.

use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::probe::PASSED;
use crate::design::templates;
use crate::typeset;
use crate::typeset::bundle::{Bundle, TEMPLATES, TEXTS};

/// How often a process that runs is looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// A passage of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Culprit {
    /// The file, as users know it.
    pub(in crate::cli) path: String,
    /// Its text.
    pub(in crate::cli) text: String,
    /// The bytes of the passage.
    pub(in crate::cli) range: Range<usize>,
}

/// Looks for the passage; `give_up` says when nobody wants to know any more.
pub(in crate::cli) fn find(
    edition: &Path,
    document: &str,
    bundle: &Bundle,
    give_up: &dyn Fn() -> bool,
) -> Option<Culprit> {
    let texts =
        bundle.files().filter(|(path, _)| path.starts_with(TEXTS) && path.ends_with(".typ"));
    for (path, _) in texts {
        let Some(text) = bundle.user_text(path) else { continue };
        let passages = typeset::passages_of_code(text);
        let passes = |end: usize| passes(edition, document, path, end, give_up);
        if passages.is_empty() || passes(text.len()) != Some(true) {
            continue;
        }
        // The first passage with which a beginning passes the bounds.
        let (mut low, mut high) = (0, passages.len() - 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            match passes(passages[middle].end)? {
                true => high = middle,
                false => low = middle + 1,
            }
        }
        return Some(Culprit::new(bundle, path, text, passages[low].clone()));
    }
    template(bundle, |path| passes(edition, document, path, 0, give_up))
}

/// The changed template without which the document stays within the bounds.
fn template(bundle: &Bundle, passes: impl Fn(&str) -> Option<bool>) -> Option<Culprit> {
    let all = bundle.files().filter_map(|(path, file)| {
        let name = path.strip_prefix(TEMPLATES).filter(|name| name.ends_with(".typ"))?;
        let is_ours = templates::of_the_tool(name) == Some(file.content.as_slice());
        (!is_ours).then_some(path)
    });
    for path in all {
        let Some(text) = bundle.user_text(path) else { continue };
        if passes(path) == Some(false) {
            let range = typeset::largest_number(text).unwrap_or(0..0);
            return Some(Culprit::new(bundle, path, text, range));
        }
    }
    None
}

impl Culprit {
    fn new(bundle: &Bundle, path: &str, text: &str, range: Range<usize>) -> Self {
        Self { path: bundle.shown_path(path).to_owned(), text: text.to_owned(), range }
    }
}

/// Whether the beginning of a text passes the bounds of a probe; nothing when it cannot be known.
fn passes(
    edition: &Path,
    document: &str,
    text: &str,
    end: usize,
    give_up: &dyn Fn() -> bool,
) -> Option<bool> {
    let mut process = Command::new(std::env::current_exe().ok()?)
        .arg("sonde")
        .arg(edition)
        .args([document, text, &end.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    loop {
        match process.try_wait() {
            Ok(Some(status)) => return Some(status.code() == Some(PASSED.into())),
            Ok(None) if !give_up() => thread::sleep(PAUSE),
            _ => {
                let _ = process.kill();
                let _ = process.wait();
                return None;
            }
        }
    }
}
