//! A page, drawn when it is asked for.

use std::sync::{Arc, OnceLock};

use crate::export;
use crate::typeset::{Document, PageLook};

/// A page of the preview.
#[derive(Debug, Clone)]
pub struct Page {
    look: PageLook,
    document: Arc<Document>,
    index: usize,
    svg: Arc<OnceLock<String>>,
}

impl Page {
    /// The pages of a document. What `former` has drawn is not drawn again for a page that looks
    /// the same, wherever it stands now.
    pub(super) fn all(document: &Arc<Document>, former: &[Self]) -> Vec<Self> {
        let looks = document.looks().into_iter().enumerate();
        looks.map(|(index, look)| Self::new(document, index, look, former)).collect()
    }

    fn new(document: &Arc<Document>, index: usize, look: PageLook, former: &[Self]) -> Self {
        let same = |page: &&Self| page.look == look;
        let known = former.get(index).filter(same).or_else(|| former.iter().find(same));
        let svg = known.map(|page| Arc::clone(&page.svg)).unwrap_or_default();
        Self { look, document: Arc::clone(document), index, svg }
    }

    /// A name that two pages share exactly when they look the same.
    pub fn name(&self) -> String {
        format!("{:032x}", self.look.print)
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
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
    }
}
