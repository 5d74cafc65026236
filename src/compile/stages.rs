//! The stages of the work on an edition, in their order. Each command goes as far as it needs
//! (what needs its figures only, as `figures`, `schema` and the consequences of an import do, asks
//! [`prepared::prepare`] for them; `fonts` asks it, then for the pages of a document; `diff` counts
//! two editions with [`prepared::count`] and judges neither):
//!
//! | stage | what it makes | `figures` | `check` | `export`, `publish` | `fonts` | `compile` | `watch` |
//! |---|---|---|---|---|---|---|---|
//! | [`read()`] | an edition read, checked and counted; beside it, its templates | without these | yes | yes | yes | yes | yes |
//! | [`asked`] | the theme; what the edition asks of theme and templates | | yes | yes | yes | yes | yes |
//! | [`judge`](Prepared::judge) | what the rules of coherence find, without what follows from another fault | yes | yes | yes | yes | beside typesetting | beside typesetting |
//! | [`assembled`] | the bundle: contract, drawings, texts, templates, fonts | | where only pages tell | yes | yes | yes | yes |
//! | [`for_review`] | the numbers and notes of a review copy | | | | | where asked for | |
//! | [`typeset`](Engine::typeset_beside) | the pages | | where only pages tell | where pages are asked for | yes | yes | yes |
//! | [`prove`] | what only pages tell: pictures, characters, room, sheets of a press | | where only pages tell | `publish` | | yes | yes |
//! | [`complete`](prepared::Judged::complete) | the diagnostics: accepted, sorted | yes | yes | yes | yes | yes | yes |
//! | [`pdf`] or pictures | the bytes | | where only pages tell | yes | | yes | |

use std::path::Path;

use crate::charts::{Drawn, legible};
pub use crate::compile::contents::REPORT;
use crate::compile::prepared::{self, Prepared};
use crate::compile::{
    contents, declared_documents, missing_characters, offered, overflow, picture_resolution,
    press_sheets, review,
};
use crate::design::templates::Templates;
use crate::design::theme::{self, Chosen};
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::typeset::bundle::{Bundle, Purpose, RefusedPath};
use crate::typeset::export::{self, PdfMeta};
use crate::typeset::{Document, Engine};

/// What takes time, for who waits or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Files are read, checked and counted.
    Reading,
    /// Charts are drawn, and the bundle is put together.
    Assembling,
    /// Pages are made; beside it, the rules of coherence judge.
    Pages,
    /// What only pages tell.
    Proving,
    /// The file is made.
    Writing,
}

/// Reports all that is wrong with an edition and with the documents that it declares, and writes
/// nothing. Pages are made only where nothing else tells what they print: `guard` is then given
/// what the engine is going to read, and what it answers lives until the end.
pub fn check<T>(
    edition: &Path,
    diagnostics: &mut Diagnostics,
    guard: impl FnOnce(&Bundle, usize) -> T,
) -> Prepared {
    let (mut prepared, templates) = read(edition, diagnostics);
    let settings = &prepared.dataset.settings;
    let documents: Vec<String> = settings.documents.iter().map(|it| it.id.value.clone()).collect();
    let theme = asked(&mut prepared, &templates, &documents, diagnostics);
    let mut lacking = Diagnostics::default();
    let has_usual_sizes = theme.as_ref().is_none_or(Chosen::has_usual_sizes);
    if let Some(theme) = theme {
        let (input, fonts) = (&prepared.input, templates.fonts());
        missing_characters::judge_texts(input, &theme.theme, fonts, &mut lacking);
    }
    offered::texts(&prepared.input, &templates, diagnostics);
    let judged = prepared.judge(diagnostics);
    if diagnostics.errors() > 0 {
        diagnostics.extend(lacking.into_vec());
    } else if lacking.errors() > 0
        || !has_usual_sizes
        || picture_resolution::is_doubtful(&prepared.input)
        || !offered::is_known(&prepared.input, &prepared.dataset, &templates)
    {
        // Only the pages show which characters are printed, how large pictures are, what becomes of
        // code, and what has room on pages of another size.
        print_unseen(&mut prepared, &templates, diagnostics, guard);
    }
    judged.complete(&prepared.input.sources, diagnostics);
    prepared
}

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
    asked(&mut prepared, templates, &[document], diagnostics);
    let judged = prepared.judge(diagnostics);
    let bundle = assembled(&mut prepared, templates, document, purpose, drawn, diagnostics);
    judged.complete(&prepared.input.sources, diagnostics);
    (bundle, prepared.input.sources)
}

/// What an edition asks for some of its documents, held against what theme and templates offer;
/// the theme, unless it cannot be used.
pub fn asked<'a>(
    prepared: &mut Prepared,
    templates: &'a Templates,
    documents: &[impl AsRef<str>],
    diagnostics: &mut Diagnostics,
) -> Option<Chosen<'a>> {
    prepared.is_design_judged = true;
    let settings = &prepared.dataset.settings;
    let sources = &mut prepared.input.sources;
    for document in documents {
        declared_documents::check(settings, document.as_ref(), sources, diagnostics);
    }
    templates.check_contract(sources, diagnostics);
    let theme = theme::load(templates, settings.edition.theme.as_ref(), sources, diagnostics);
    offered::plan(&prepared.input, settings, templates, diagnostics);
    if let Some(theme) = &theme {
        legible::check(&prepared.figures.charts, settings, &theme.theme, diagnostics);
    }
    theme
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
    let theme = asked(prepared, templates, &[document], diagnostics);
    let bundle = theme
        .filter(|_| diagnostics.errors() == 0)
        .map(|theme| contents::assemble(prepared, templates, document, &theme, purpose, drawn));
    bundle.and_then(|bundle| match bundle {
        Ok(bundle) => Some(bundle),
        Err(path) => {
            diagnostics.push(refused(path));
            None
        }
    })
}

/// Makes a bundle that of the review copy of its document; see [`review`].
pub fn for_review(bundle: &mut Bundle, prepared: &Prepared, diagnostics: &mut Diagnostics) {
    // What the rules of coherence find is reported later, beside typesetting; here it is printed.
    let mut found = Diagnostics::default();
    found.extend(diagnostics.iter().cloned());
    prepared.judge(&mut found).complete(&prepared.input.sources, &mut found);
    diagnostics.extend(review::prepare(bundle, prepared, &found).err().map(refused));
}

fn refused(path: RefusedPath) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile, path.to_string())
        .help("renommez le fichier : lettres, chiffres, tirets et points suffisent")
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
    let (mut prepared, (templates, engine)) = beside(edition, diagnostics, |templates| {
        let engine = match contents::frame(&templates, document, purpose) {
            Ok(frame) => Engine::ready(&frame),
            // Told when the bundle is assembled.
            Err(_) => Engine::new(&[]),
        };
        (templates, engine)
    });
    prepared.printed_by(&templates);
    Begun { prepared, templates, engine }
}

/// Reads an edition, which the rules of coherence have not judged, and beside it its templates.
pub fn read(edition: &Path, diagnostics: &mut Diagnostics) -> (Prepared, Templates) {
    let (mut prepared, templates) = beside(edition, diagnostics, |templates| templates);
    prepared.printed_by(&templates);
    (prepared, templates)
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
        prepared::count(edition, diagnostics)
    });
    diagnostics.extend(of_templates.into_vec());
    (prepared, made.expect("a scope ends after all that was begun in it"))
}

/// The pages of a bundle, or nothing when something was wrong; and what diagnostics refer to. The
/// rules of coherence judge the edition in every case; what they needed is then given back.
/// `begins` is told each step.
pub fn pages(
    engine: &mut Engine,
    bundle: Option<&Bundle>,
    prepared: Prepared,
    diagnostics: &mut Diagnostics,
    begins: &dyn Fn(Step),
) -> (Option<Document>, SourceMap) {
    begins(Step::Pages);
    let Some(bundle) = bundle else {
        prepared.judge(diagnostics).complete(&prepared.input.sources, diagnostics);
        return (None, prepared.input.sources);
    };
    let (typeset, (judged, mut sources)) = engine.typeset_beside(bundle, || {
        let judged = prepared.judge(diagnostics);
        (judged, prepared.input.sources)
    });
    begins(Step::Proving);
    let document = typeset.report(bundle, &mut sources, diagnostics);
    if let Some(document) = &document {
        prove(document, bundle, &mut sources, diagnostics);
    }
    judged.complete(&sources, diagnostics);
    (document.filter(|_| diagnostics.errors() == 0), sources)
}

/// Reports what only the pages tell.
pub fn prove(
    document: &Document,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) {
    picture_resolution::check(bundle, document, sources, diagnostics);
    missing_characters::judge_pages(document, bundle, sources, diagnostics);
    press_sheets::check(bundle, document, diagnostics);
    // The marks of a review copy stand around the pages of the report, which are judged without them.
    if !review::is_one(bundle) {
        overflow::check(document, sources, diagnostics);
    }
}

/// Makes the report of an edition without errors, for what only its pages tell; it is not kept.
fn print_unseen<T>(
    prepared: &mut Prepared,
    templates: &Templates,
    diagnostics: &mut Diagnostics,
    guard: impl FnOnce(&Bundle, usize) -> T,
) {
    // All of it has been reported.
    let reported = &mut Diagnostics::default();
    let drawn = &mut Drawn::default();
    let bundle = assembled(prepared, templates, REPORT, Purpose::Reading, drawn, reported);
    let Some(bundle) = bundle else { return };
    let _guard = guard(&bundle, prepared.rows());
    let sources = &mut prepared.input.sources;
    let engine = &mut Engine::new(bundle.fonts());
    let document = proven(engine, &bundle, sources, diagnostics);
    if let Some(document) = document.filter(|_| diagnostics.errors() == 0) {
        written(&document, &bundle, sources, diagnostics);
    }
}

/// The pages of a bundle; nothing together with an error. What only pages tell is reported.
pub fn proven(
    engine: &mut Engine,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let typeset = engine.typeset(bundle);
    let document = typeset.report(bundle, sources, diagnostics)?;
    prove(&document, bundle, sources, diagnostics);
    Some(document)
}

/// The bytes of a PDF; nothing where its standard refuses something, which is reported.
pub fn written(
    document: &Document,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let issues = match export::pdf(document, &PdfMeta::new(bundle)) {
        Ok(bytes) => return Some(bytes),
        Err(issues) => issues,
    };
    for issue in &issues {
        diagnostics.push(issue.to_diagnostic(bundle, sources));
    }
    None
}

/// A PDF, with the pages it was made from.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The pages.
    pub document: Document,
}

/// The PDF of a bundle, or nothing when something was wrong; and what diagnostics refer to. The
/// rules of coherence judge the edition in every case. `begins` is told each step.
pub fn pdf(
    engine: &mut Engine,
    bundle: Option<&Bundle>,
    prepared: Prepared,
    diagnostics: &mut Diagnostics,
    begins: &dyn Fn(Step),
) -> (Option<Pdf>, SourceMap) {
    let (document, mut sources) = pages(engine, bundle, prepared, diagnostics, begins);
    begins(Step::Writing);
    let pdf = bundle.zip(document).and_then(|(bundle, document)| {
        let bytes = written(&document, bundle, &mut sources, diagnostics)?;
        Some(Pdf { bytes, document })
    });
    (pdf, sources)
}
