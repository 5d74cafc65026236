//! Pages that look different.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::Pair;
use crate::typeset::{Document, PageLook, export};

/// Pixels an inch of a picture that stands beside another.
const FINENESS: f64 = 60.0;

/// A page that looks different, or that only one document has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageChange {
    /// Its number, from 1.
    pub page: Pair<usize>,
    /// What it looks like, as PNG, where it is to be shown.
    #[serde(skip)]
    pub picture: Pair<Vec<u8>>,
}

/// The pages that differ between two documents, in their order, with their pictures where they are to
/// be shown. A page that only moved is the same.
pub fn compare(before: &Document, after: &Document, is_shown: bool) -> Vec<PageChange> {
    let old = before.looks(&[]);
    // Most pages are the same: what they look like is known.
    let new = after.looks(&old);
    let prints = |looks: &[PageLook]| -> Vec<u128> { looks.iter().map(|it| it.print).collect() };
    let (old, new) = (prints(&old), prints(&new));
    let numbers = if old <= new {
        differing(&old, &new)
    } else {
        differing(&new, &old).into_iter().map(Pair::mirrored).collect()
    };
    let picture = |document: &Document, page: Option<usize>| {
        let page = page.filter(|_| is_shown);
        page.and_then(|page| export::page_png(document, page - 1, FINENESS))
    };
    let change = |page: Pair<usize>| PageChange {
        picture: Pair { before: picture(before, page.before), after: picture(after, page.after) },
        page,
    };
    numbers.into_iter().map(change).collect()
}

/// The numbers of the pages that differ: side by side as long as both documents have some at that
/// place.
fn differing(old: &[u128], new: &[u128]) -> Vec<Pair<usize>> {
    let mut pages = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        for index in 0..old_range.len().max(new_range.len()) {
            let number = |range: &std::ops::Range<usize>| {
                (index < range.len()).then(|| range.start + index + 1)
            };
            pages.push(Pair { before: number(&old_range), after: number(&new_range) });
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_more_is_one_page() {
        let told = differing(&[1, 2, 3], &[1, 9, 2, 4]);
        let told: Vec<_> = told.into_iter().map(|it| (it.before, it.after)).collect();
        assert_eq!(told, [(None, Some(2)), (Some(3), Some(4))]);
    }
}
