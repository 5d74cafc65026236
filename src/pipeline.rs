//! The stages that end in a document: bundle, pages, PDF.

use std::path::Path;

use crate::bundle::{Bundle, Purpose};
use crate::charts::{Drawn, legible};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::export::{self, PdfMeta};
use crate::prepare::{self, Prepared};
use crate::source::SourceMap;
use crate::templates::Templates;
use crate::typeset::{Document, Engine, Typeset};
use crate::{assemble, documents, fonts, offer, resolution, room, sheets, theme};

/// The document that is made where no other is named.
pub const REPORT: &str = "rapport";

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
    if let Some(theme) = &theme {
        let charts = &prepared.figures.charts;
        legible::check(charts, &prepared.dataset.settings, &theme.theme, diagnostics);
    }
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

/// What the work on a document begins with.
pub struct Begun {
    /// The edition; the rules of coherence have not judged it.
    pub prepared: Prepared,
    /// What shows it.
    pub templates: Templates,
    /// An engine that knows the templates.
    pub engine: Engine,
}

/// Reads an edition, and beside it makes ready what shows it.
pub fn begin(
    edition: &Path,
    document: &str,
    purpose: Purpose,
    diagnostics: &mut Diagnostics,
) -> Begun {
    let (prepared, (templates, engine)) = beside(edition, diagnostics, |templates| {
        let engine = match assemble::frame(&templates, document, purpose) {
            Ok(frame) => Engine::ready(&frame),
            // Told when the bundle is assembled.
            Err(_) => Engine::new(&[]),
        };
        (templates, engine)
    });
    Begun { prepared, templates, engine }
}

/// Reads an edition, which the rules of coherence have not judged, and beside it its templates.
pub fn read(edition: &Path, diagnostics: &mut Diagnostics) -> (Prepared, Templates) {
    beside(edition, diagnostics, |templates| templates)
}

/// Reads an edition while another thread makes something of its templates.
fn beside<T: Send>(
    edition: &Path,
    diagnostics: &mut Diagnostics,
    make: impl FnOnce(Templates) -> T + Send,
) -> (Prepared, T) {
    let mut of_templates = Diagnostics::default();
    let mut made = None;
    let prepared = rayon::in_place_scope(|scope| {
        scope.spawn(|_| made = Some(make(Templates::of(edition, &mut of_templates))));
        prepare::count(edition, diagnostics)
    });
    diagnostics.extend(of_templates.into_vec());
    (prepared, made.expect("a scope ends after all that was begun in it"))
}

/// Typesets a bundle while the rules of coherence judge the edition that it was made from: `judge`
/// is what does it, and is called once.
pub fn typeset<T: Send>(
    engine: &mut Engine,
    bundle: &Bundle,
    judge: impl FnOnce() -> T + Send,
) -> (Typeset, T) {
    let mut judged = None;
    let typeset = rayon::in_place_scope(|scope| {
        scope.spawn(|_| judged = Some(judge()));
        engine.typeset(bundle)
    });
    (typeset, judged.expect("a scope ends after all that was begun in it"))
}

/// The pages of a bundle, or nothing when something was wrong; and what diagnostics refer to. The
/// rules of coherence judge the edition in every case; what they needed is then given back.
pub fn pages(
    engine: &mut Engine,
    bundle: Option<&Bundle>,
    prepared: Prepared,
    diagnostics: &mut Diagnostics,
) -> (Option<Document>, SourceMap) {
    let Some(bundle) = bundle else {
        prepared.judge(diagnostics);
        return (None, prepared.input.sources);
    };
    let (typeset, mut sources) = typeset(engine, bundle, || {
        prepared.judge(diagnostics);
        prepared.input.sources
    });
    let document = typeset.told(bundle, &mut sources, diagnostics).filter(|document| {
        resolution::check(bundle, document, &sources, diagnostics);
        fonts::judge_pages(document, bundle, &mut sources, diagnostics);
        sheets::check(bundle, document, diagnostics);
        room::check(document, &sources, diagnostics);
        diagnostics.errors() == 0
    });
    (document, sources)
}

/// Makes the report of an edition without errors, for what only its pages tell; it is not kept.
/// `guard` is given what the engine is going to read, and what it answers lives until the end.
pub fn prove<T>(
    prepared: &mut Prepared,
    templates: &Templates,
    diagnostics: &mut Diagnostics,
    guard: impl FnOnce(&Bundle, usize) -> T,
) {
    // All of it is told already.
    let told = &mut Diagnostics::default();
    let drawn = &mut Drawn::default();
    let bundle = assembled(prepared, templates, REPORT, Purpose::Reading, drawn, told);
    let Some(bundle) = bundle else { return };
    let _guard = guard(&bundle, prepared.rows());
    let sources = &mut prepared.input.sources;
    let typeset = Engine::new(bundle.fonts()).typeset(&bundle);
    let Some(document) = typeset.told(&bundle, sources, diagnostics) else { return };
    fonts::judge_pages(&document, &bundle, sources, diagnostics);
    room::check(&document, sources, diagnostics);
    if diagnostics.errors() == 0
        && let Err(issues) = export::pdf(&document, &PdfMeta::new(&bundle))
    {
        for issue in &issues {
            diagnostics.push(issue.to_diagnostic(&bundle, sources));
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

/// The PDF of a bundle, or nothing when something was wrong; and what diagnostics refer to. The
/// rules of coherence judge the edition in every case.
pub fn pdf(
    engine: &mut Engine,
    bundle: Option<&Bundle>,
    prepared: Prepared,
    diagnostics: &mut Diagnostics,
) -> (Option<Pdf>, SourceMap) {
    let (document, mut sources) = pages(engine, bundle, prepared, diagnostics);
    let pdf = bundle.zip(document).and_then(|(bundle, document)| {
        match export::pdf(&document, &PdfMeta::new(bundle)) {
            Ok(bytes) => Some(Pdf { bytes, document }),
            Err(issues) => {
                for issue in &issues {
                    diagnostics.push(issue.to_diagnostic(bundle, &mut sources));
                }
                None
            }
        }
    });
    (pdf, sources)
}
