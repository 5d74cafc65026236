//! The pages of a small association: accounts, people, tables of its own, a season.

use rapport::compile::prepared::prepare;
use rapport::compile::stages;
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;
use rapport::typeset::bundle::Purpose;
use rapport::typeset::{self, Document};

use super::compare;
use crate::edition::repository;

/// Its report of 2023-2024.
fn report() -> Document {
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::load(Some(&repository().join("templates")), &mut diagnostics);
    let edition = repository().join("tests/editions/association/data/2023-2024");
    let prepared = prepare(&edition, &mut diagnostics);
    let (bundle, _) =
        stages::bundle(prepared, &templates, "rapport", Purpose::Reading, &mut diagnostics);
    let said: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert!(said.is_empty(), "{said:?}");
    let result = typeset::typeset(&bundle.expect("the data are sound"));
    result.document.unwrap_or_else(|| panic!("{:?}", result.issues))
}

#[test]
fn the_pages_of_the_association_look_as_they_did() {
    let document = report();
    let pages: Vec<(String, usize)> = (0..document.page_texts().len())
        .map(|page| (format!("association-{:02}", page + 1), page))
        .collect();
    compare("association", &document, &pages);
}
