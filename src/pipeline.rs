//! The stages that end in a document: bundle, pages, PDF.

use crate::bundle::Bundle;
use crate::charts::{ChartTheme, Drawn};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::export::{self, PdfMeta};
use crate::prepare::Prepared;
use crate::source::SourceMap;
use crate::templates::Templates;
use crate::typeset::{Document, Engine};
use crate::{assemble, documents, offer, resolution};

/// The bundle of one document, or nothing when something was wrong. What is no longer needed
/// is given back; a program that goes on asks for [`assembled`].
pub fn bundle(
    mut prepared: Prepared,
    templates: &Templates,
    document: &str,
    diagnostics: &mut Diagnostics,
) -> (Option<Bundle>, SourceMap) {
    let drawn = &mut Drawn::default();
    let bundle = assembled(&mut prepared, templates, document, drawn, diagnostics);
    (bundle, prepared.input.sources)
}

/// The bundle of one document, or nothing when something was wrong. `drawn` knows the drawings of
/// before, if there were any.
pub fn assembled(
    prepared: &mut Prepared,
    templates: &Templates,
    document: &str,
    drawn: &mut Drawn,
    diagnostics: &mut Diagnostics,
) -> Option<Bundle> {
    let settings = &prepared.dataset.settings;
    documents::check(settings, document, &prepared.input.sources, diagnostics);
    offer::plan(&prepared.input, settings, templates, diagnostics);
    templates.check_contract(&mut prepared.input.sources, diagnostics);
    let theme = theme(templates, &mut prepared.input.sources, diagnostics);
    let bundle = theme
        .filter(|_| diagnostics.errors() == 0)
        .map(|theme| assemble::assemble(prepared, templates, document, &theme, drawn));
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

fn theme(
    templates: &Templates,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<ChartTheme> {
    let text = templates.get("theme.toml").and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(text) = text else {
        diagnostics.push(Diagnostic::new(
            Code::BadTheme,
            "templates/theme.toml manque ou n'est pas du texte",
        ));
        return None;
    };
    let file = sources.add("templates/theme.toml", text);
    match ChartTheme::read(file, text) {
        Ok(theme) => Some(theme),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    }
}

/// A PDF, with the pages it was made from.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The pages.
    pub document: Document,
}

/// The PDF of a bundle, or nothing when the engine refuses it.
pub fn pdf(
    engine: &mut Engine,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Pdf> {
    let result = engine.typeset(bundle);
    for issue in &result.issues {
        diagnostics.push(issue.to_diagnostic(bundle, sources));
    }
    let document = result.document?;
    resolution::check(bundle, &document, sources, diagnostics);
    if diagnostics.errors() > 0 {
        return None;
    }
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
