//! PDF, for everybody to read and keep, or for a printing house.

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::syntax::Span;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::packed;
use crate::typeset::bundle::{Bundle, Purpose};
use crate::typeset::{self, Document, EngineIssue};

/// What the PDF says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfMeta {
    /// The title, if the templates have set none.
    pub title: String,
    /// What makes it this document and no other, from one compilation to the next.
    pub ident: String,
    /// Day of creation, which is that of the edition.
    pub date: NaiveDate,
    /// The program, "rapport 0.1.0".
    pub creator: String,
    /// What the file is for.
    pub purpose: Purpose,
}

impl PdfMeta {
    /// What follows from a bundle. The identifier is made of title, year and kind of document;
    /// the engine adds one that changes with the content.
    pub fn new(bundle: &Bundle) -> Self {
        Self {
            title: bundle.title.clone(),
            ident: format!("rapport/{}/{}{}", bundle.title, bundle.date.year(), bundle.entry()),
            date: bundle.date,
            creator: format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
            purpose: bundle.purpose(),
        }
    }
}

/// Writes a document as PDF. The same document and the same meta data give the same bytes.
///
/// # Errors
///
/// What the standards of PDF refuse of the document.
pub fn pdf(document: &Document, meta: &PdfMeta) -> Result<Vec<u8>, Vec<EngineIssue>> {
    let reported = |findings: &[SourceDiagnostic]| {
        typeset::told_once(typeset::translated(findings, &document.sources))
    };
    let standards: &[PdfStandard] = match meta.purpose {
        Purpose::Reading => &[PdfStandard::Ua_1, PdfStandard::A_3a],
        Purpose::Printing => &[],
    };
    let standards = PdfStandards::new(standards)
        .map_err(|error| reported(&[SourceDiagnostic::error(Span::detached(), error.message())]))?;
    let options = PdfOptions {
        ident: Smart::Custom(meta.ident.clone()),
        creator: Smart::Custom(Some(meta.creator.clone())),
        timestamp: typeset::to_datetime(meta.date).map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    // A copy of the document shares its pages.
    let mut paged = document.paged.clone();
    paged.info_mut().title.get_or_insert_with(|| meta.title.as_str().into());
    let bytes = typst_pdf::pdf(&paged, &options).map_err(|errors| reported(&errors))?;
    Ok(match meta.purpose {
        Purpose::Reading => packed::packed(bytes),
        // A printing house may have a program from before streams of objects.
        Purpose::Printing => bytes,
    })
}
