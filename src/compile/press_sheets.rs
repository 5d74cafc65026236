//! Whether the pages of a document that goes to press fill its sheets.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::typeset::Document;
use crate::typeset::bundle::{Bundle, Purpose};

/// Pages of a sheet that is folded once.
const PER_SHEET: usize = 4;
/// Pages that one leaf has: nothing is folded, nothing is bound.
const ON_A_LEAF: usize = 2;

/// Tells a number of pages that no binding takes as it is.
pub fn check(bundle: &Bundle, document: &Document, diagnostics: &mut Diagnostics) {
    if bundle.purpose() == Purpose::Printing {
        diagnostics.extend(judge(document.page_count()));
    }
}

fn judge(pages: usize) -> Option<Diagnostic> {
    let over = pages % PER_SHEET;
    if pages <= ON_A_LEAF || over == 0 {
        return None;
    }
    let number = |pages: usize| french::number(pages as u64);
    let missing = PER_SHEET - over;
    let message = format!(
        "le document a {} pages : une brochure pliée en demande un multiple de quatre",
        number(pages)
    );
    let (more, less) = (pages + missing, pages - over);
    Some(Diagnostic::new(Code::OddSheets, message).help(format!(
        "ajoutez {} (il y en aurait {}), retirez-en {} (il y en aurait {}), ou convenez de pages blanches avec l'imprimeur",
        french::count(missing, "page"),
        number(more),
        number(over),
        number(less),
    )))
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn a_multiple_of_four_and_a_single_leaf_are_printed_as_they_are() {
        for pages in [0, 1, 2, 4, 8, 40] {
            assert_eq!(judge(pages), None, "{pages}");
        }
        for (pages, more, less) in [(3, 4, 0), (5, 8, 4), (38, 40, 36), (39, 40, 36)] {
            let reported = judge(pages).expect("it is told");
            let help = reported.help.expect("it says what to do");
            assert!(help.contains(&format!("aurait {more})")), "{help}");
            assert!(less == 0 || help.contains(&format!("aurait {less})")), "{help}");
        }
    }
}
