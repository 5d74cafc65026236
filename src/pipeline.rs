//! The stages that end in a document: bundle, pages, PDF.

use crate::bundle::{Bundle, Purpose};
use crate::charts::Drawn;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::export::{self, PdfMeta};
use crate::prepare::Prepared;
use crate::source::SourceMap;
use crate::templates::Templates;
use crate::typeset::{Document, Engine};
use crate::{assemble, documents, fonts, offer, resolution, sheets, theme};

/// The bundle of one document, or nothing when something was wrong. What is no longer needed
/// is given back; a program that goes on asks for [`assembled`].
pub fn bundle(
    mut prepared: Prepared,
    templates: &Templates,
    document: &str,
    purpose: Purpose,
    diagnostics: &mut Diagnostics,
) -> (Option<Bundle>, SourceMap) {
    let drawn = &mut Drawn::default();
    let bundle = assembled(&mut prepared, templates, document, purpose, drawn, diagnostics);
    (bundle, prepared.input.sources)
}

/// The bundle of one document, or nothing when something was wrong. `drawn` knows the drawings of
/// before, if there were any.
pub fn assembled(
    prepared: &mut Prepared,
    templates: &Templates,
    document: &str,
    purpose: Purpose,
    drawn: &mut Drawn,
    diagnostics: &mut Diagnostics,
) -> Option<Bundle> {
    let settings = &prepared.dataset.settings;
    documents::check(settings, document, &prepared.input.sources, diagnostics);
    offer::plan(&prepared.input, settings, templates, diagnostics);
    templates.check_contract(&mut prepared.input.sources, diagnostics);
    let name = prepared.dataset.settings.edition.theme.as_ref();
    let theme = theme::load(templates, name, &mut prepared.input.sources, diagnostics);
    let bundle = theme
        .filter(|_| diagnostics.errors() == 0)
        .map(|theme| assemble::assemble(prepared, templates, document, &theme, purpose, drawn));
    bundle.and_then(|bundle| match bundle {
        Ok(bundle) => Some(bundle),
        Err(refused) => {
            diagnostics.push(
                Diagnostic::new(Code::UnreadableFile, refused.to_string())
                    .help("renommez le fichier : lettres, chiffres, tirets et points suffisent"),
            );
            None
        }
    })
}

/// A PDF, with the pages it was made from.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The pages.
    pub document: Document,
}

/// The pages of a bundle, or nothing when the engine refuses it.
pub fn pages(
    engine: &mut Engine,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let result = engine.typeset(bundle);
    for issue in &result.issues {
        diagnostics.push(issue.to_diagnostic(bundle, sources));
    }
    let document = result.document?;
    resolution::check(bundle, &document, sources, diagnostics);
    fonts::judge_pages(&document, bundle, sources, diagnostics);
    sheets::check(bundle, &document, diagnostics);
    (diagnostics.errors() == 0).then_some(document)
}

/// The PDF of a bundle, or nothing when the engine refuses it.
pub fn pdf(
    engine: &mut Engine,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Pdf> {
    let document = pages(engine, bundle, sources, diagnostics)?;
    match export::pdf(&document, &PdfMeta::new(bundle)) {
        Ok(bytes) => Some(Pdf { bytes, document }),
        Err(issues) => {
            for issue in &issues {
                diagnostics.push(issue.to_diagnostic(bundle, sources));
            }
            None
        }
    }
}
