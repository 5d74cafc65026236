//! What there is to see after a look at the edition.

use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::baseline::Baseline;
use super::origin::{self, Origin};
use super::page::Page;
use super::patch::Patch;
use super::reading::{self, Reading, Remark};
use super::reported::Told;
use super::shown::Shown;
use crate::read::approvals::Approved;

/// How many changed pages are drawn before anybody asks for them. Of more, the ones in sight come
/// first, and only the browser knows them.
const DRAWN_AHEAD: usize = 3;

/// What there is to see, and to say.
pub struct State {
    /// Counts the looks, from 1.
    pub revision: u64,
    /// Title of the report.
    pub title: String,
    /// Which document it is: `rapport`, `communique`…
    pub document: String,
    /// Whether the pages show what stands in the files now.
    pub freshness: Freshness,
    /// The pages: those of the last look without errors.
    pub pages: Vec<Page>,
    /// Which pages differ from those before, from 1.
    pub changed: Vec<usize>,
    /// All that was found, errors and warnings.
    pub reported: Vec<Told>,
    /// The grid of the theme.
    pub baseline: Option<Baseline>,
    /// What the pages were made from.
    pub shown: Option<Arc<Shown>>,
}

/// Whether pages show what stands in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// They do.
    Current,
    /// The files have errors: the pages are those of before.
    Kept,
}

impl State {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count("erreur")
    }

    /// How many warnings there are that nobody accepted.
    pub fn warnings(&self) -> usize {
        self.count("avertissement")
    }

    /// What makes the pages that changed, if they are few, from those before.
    fn patches(&self) -> Vec<Way> {
        if self.changed.len() > DRAWN_AHEAD {
            return Vec::new();
        }
        let pages: Vec<&Page> =
            self.changed.iter().filter_map(|number| self.pages.get(number - 1)).collect();
        let way = |page: &Page| {
            let (former, patch) = page.patch()?;
            Some(Way { name: page.name(), former, patch })
        };
        pages.into_par_iter().filter_map(way).collect()
    }

    /// The page of this name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name() == name)
    }

    /// Where the thing comes from that is printed at a point of a page, in points from its upper
    /// left corner. `page` counts from 1.
    pub fn origin(&self, page: usize, x: f64, y: f64) -> Option<Origin> {
        let shown = self.shown.as_ref()?;
        let hit = shown.document.hit(&shown.bundle, page.checked_sub(1)?, x, y)?;
        origin::of(&hit, shown)
    }

    /// The figures and the texts that somebody may approve; none before the first pages.
    pub fn ticks(&self) -> Vec<Reading> {
        self.shown.as_deref().map(reading::ticks).unwrap_or_default()
    }

    /// The comments that are open.
    pub fn comments(&self) -> Vec<Remark> {
        self.shown.as_deref().map(reading::comments).unwrap_or_default()
    }

    /// What somebody approves under a name, if it is today what it was when it was shown; nothing
    /// while the pages are those of before.
    pub fn as_marked(&self, name: &str, mark: &str) -> Option<Approved> {
        let shown = self.shown.as_deref().filter(|_| self.freshness == Freshness::Current)?;
        reading::as_marked(shown, name, mark)
    }

    /// The state for the page in the browser, as JSON on one line. It brings with it how a few
    /// changed pages are made from those before: one journey less until they are in sight.
    pub fn to_json(&self) -> String {
        let sheet = |page: &Page| {
            let (width, height) = page.size();
            Sheet { name: page.name(), width, height }
        };
        let event = Event {
            revision: self.revision,
            title: &self.title,
            document: &self.document,
            current: self.freshness == Freshness::Current,
            pages: self.pages.iter().map(sheet).collect(),
            changed: &self.changed,
            patches: self.patches(),
            errors: self.errors(),
            warnings: self.warnings(),
            reported: &self.reported,
            baseline: self.baseline,
            comments: self.comments(),
        };
        serde_json::to_string(&event).expect("plain data serializes")
    }

    fn count(&self, level: &str) -> usize {
        self.reported.iter().filter(|one| one.level == level).count()
    }
}

/// What is sent to the browser.
#[derive(Serialize)]
struct Event<'a> {
    revision: u64,
    title: &'a str,
    document: &'a str,
    current: bool,
    pages: Vec<Sheet>,
    changed: &'a [usize],
    patches: Vec<Way>,
    errors: usize,
    warnings: usize,
    reported: &'a [Told],
    baseline: Option<Baseline>,
    comments: Vec<Remark>,
}

/// From one picture of a page to the next.
#[derive(Serialize)]
struct Way {
    name: String,
    former: String,
    patch: Patch,
}

#[derive(Serialize)]
struct Sheet {
    name: String,
    width: f64,
    height: f64,
}
