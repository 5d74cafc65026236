//! A page, drawn when it is asked for.

use std::sync::{Arc, OnceLock};

use super::patch::Patch;
use crate::typeset::export;
use crate::typeset::{Document, PageLook};

/// How many former pictures of a page can be patched: a browser that misses as many changes asks
/// for the whole page.
const FORMER: usize = 2;

/// A page of the preview.
#[derive(Debug, Clone)]
pub struct Page {
    look: PageLook,
    document: Arc<Document>,
    index: usize,
    svg: Arc<OnceLock<String>>,
    /// What stood in its place before and was drawn, the latest first.
    former: Vec<Former>,
}

/// A picture of before.
#[derive(Debug, Clone)]
struct Former {
    look: PageLook,
    svg: Arc<OnceLock<String>>,
}

impl Page {
    /// The pages of a document. What `former` has drawn is not drawn again for a page that looks
    /// the same, wherever it stands now.
    pub(super) fn all(document: &Arc<Document>, former: &[Self]) -> Vec<Self> {
        let known: Vec<PageLook> = former.iter().map(|page| page.look).collect();
        let looks = document.looks(&known).into_iter().enumerate();
        looks.map(|(index, look)| Self::new(document, index, look, former)).collect()
    }

    fn new(document: &Arc<Document>, index: usize, look: PageLook, former: &[Self]) -> Self {
        let same = |page: &&Self| page.look == look;
        let known = former.get(index).filter(same).or_else(|| former.iter().find(same));
        let svg = known.map(|page| Arc::clone(&page.svg)).unwrap_or_default();
        let before = former.get(index).map(|page| page.succeeded_by(&look)).unwrap_or_default();
        Self { look, document: Arc::clone(document), index, svg, former: before }
    }

    /// The former pictures of the page that takes the place of this one.
    fn succeeded_by(&self, look: &PageLook) -> Vec<Former> {
        let this = Former { look: self.look, svg: Arc::clone(&self.svg) };
        let all = std::iter::once(this).chain(self.former.iter().cloned());
        all.filter(|one| one.look != *look && one.svg.get().is_some()).take(FORMER).collect()
    }

    /// A name that two pages share exactly when they look the same.
    pub fn name(&self) -> String {
        name(&self.look)
    }

    /// Width and height in points.
    pub fn size(&self) -> (f64, f64) {
        (self.look.width, self.look.height)
    }

    /// The page as a picture.
    pub fn svg(&self) -> &str {
        // The index comes from the document itself.
        self.svg.get_or_init(|| export::page_svg(&self.document, self.index).unwrap_or_default())
    }

    /// What makes this picture from the one before it, with the name of that one.
    pub fn patch(&self) -> Option<(String, Patch)> {
        let former = self.former.first()?;
        Some((name(&former.look), self.patch_of(former)?))
    }

    /// What makes this picture from a former one of this name; `None` when that one is forgotten
    /// or has too little in common with it.
    pub fn patch_from(&self, former: &str) -> Option<Patch> {
        self.patch_of(self.former.iter().find(|one| name(&one.look) == former)?)
    }

    fn patch_of(&self, former: &Former) -> Option<Patch> {
        Patch::between(former.svg.get()?, self.svg())
    }
}

fn name(look: &PageLook) -> String {
    format!("{:032x}", look.print)
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
    }
}
